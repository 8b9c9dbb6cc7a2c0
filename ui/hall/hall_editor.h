// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_drawing.h"
#include "hall_faults.h"
#include "jobs/analysis_runner.h"
#include "layout/check.h"
#include "layout/operations.h"

#include "document/plan_document.h"

#include <QLineF>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rw::ui {

/// A movement that is tried: how far it goes once it has snapped, and what would be wrong there.
struct HallTrial {
    QPointF by;
    std::vector<QLineF> guides;  ///< mm
    std::vector<HallFault> faults;
    bool checking = false;  ///< the faults are those of a place before: trialChanged() tells the new ones
};

layout::Point roundPoint(const QPointF& p);

/// What is done to one hall: its drawing and its checks as they follow the plan, what is selected, and every operation
/// as one step of the document. Views of a hall share one.
class HallEditor : public QObject {
    Q_OBJECT
public:
    explicit HallEditor(const Theme& theme, QObject* parent = nullptr);

    void setDocument(PlanDocument* document);
    [[nodiscard]] PlanDocument* document() const { return m_document; }
    void setHall(const QString& id);
    /// While nobody looks, nothing is drawn or checked; what was missed is made up for.
    void setActive(bool active);
    [[nodiscard]] QString hallId() const { return m_hall; }
    /// Of the plan that is edited; null: there is none of that id.
    [[nodiscard]] const Hall* hall() const;
    void setColor(HallColor by);
    [[nodiscard]] HallColor color() const { return m_color; }
    /// Null while there is no hall.
    [[nodiscard]] const std::shared_ptr<const HallDrawing>& drawing() const { return m_drawing; }
    [[nodiscard]] UnitSystem units() const;

    // --- what is selected: places in the layout, rising
    [[nodiscard]] const std::vector<std::size_t>& selected() const { return m_selected; }
    [[nodiscard]] bool isSelected(std::size_t i) const;
    /// The one that keys go on from; size() of the drawing: none.
    [[nodiscard]] std::size_t current() const { return m_current; }
    void select(std::vector<std::size_t> selected);
    void select(std::vector<std::size_t> selected, std::size_t current);
    void selectIds(const std::vector<std::string>& ids);
    void selectAll();
    [[nodiscard]] std::vector<std::string> selectedIds() const;
    [[nodiscard]] const QRectF& selectedBox() const { return m_selectedBox; }

    // --- what the checks say
    /// The first of them; faultCount() tells how many there are.
    [[nodiscard]] const std::vector<HallFault>& faults() const { return m_faults; }
    [[nodiscard]] std::size_t faultCount() const { return m_faultCount; }
    [[nodiscard]] const std::vector<std::size_t>& faultyPlacements() const { return m_faulty; }
    [[nodiscard]] bool isChecked() const { return m_checked; }
    /// What the floor bears most, Pa, over a rack and its half of the aisles; unset: no rack's mass is known.
    [[nodiscard]] const std::optional<double>& greatestFloorLoad() const { return m_floorLoad; }
    /// The selection moved so far; \p reach: onto tiles and neighbours within it, mm. Many things are checked on
    /// another thread.
    [[nodiscard]] HallTrial tryMove(const QPointF& by, double reach);
    /// New things, or a copy of the selection.
    [[nodiscard]] HallTrial tryAdd(const std::vector<Placement>& added) const;
    [[nodiscard]] QPointF snapped(const QPointF& at) const;  ///< to the tile

    // --- operations, each one undo step; false: refused, and why was told
    bool moveSelected(const QPointF& by);
    bool rotateSelected();
    bool mirrorSelected(layout::Axis across);
    bool align(layout::AlignTo to);
    bool distribute(layout::Axis along);
    /// So many times the selection, itself counted; pitches in mm.
    bool fillArray(std::int64_t columns, std::int64_t rows, layout::Mm pitchX, layout::Mm pitchY);
    bool removeSelected();
    bool duplicateSelected();
    /// Ids are given; several racks without a row become a row of their own. What is added is selected then.
    bool add(std::vector<Placement> placements, const char* label = "edit.hall.add");
    /// Equipment without a name has its kind and the next number that is free: "CDU 3".
    static std::vector<Placement> countedByName(std::vector<Placement> things, const Block<Placement>& among);
    bool change(const std::vector<std::size_t>& which, const std::function<void(Placement&)>& how, const char* label);
    /// All of the drawing at once, with other edits of the plan in the same step.
    bool replaceAll(const std::vector<Placement>& layout, std::vector<Edit> others, const char* label);
    void copy() const;
    bool paste();
    bool apply(EditList edits);
    /// A row name that no placement has.
    [[nodiscard]] std::string freeRowName() const;

signals:
    /// \p everything: colours may have changed as well.
    void drawingChanged(bool everything);
    void selectionChanged();
    void faultsChanged();
    void trialChanged();  ///< the faults of where things are carried are known now: tryMove() gives them
    void hallChanged();
    void told(const QString& text);

private:
    void refresh();
    void followSelection(const Block<Placement>& before);
    void setSelection(std::vector<std::size_t> selected);
    void check();
    [[nodiscard]] layout::HallLimits limits() const;
    [[nodiscard]] const layout::HallChecker* checker() const;
    [[nodiscard]] std::vector<Placement> chosen() const;
    bool put(const std::vector<Placement>& now, const char* label);
    void tryNext();
    void forgetTrials();

    const Theme& m_theme;
    QPointer<PlanDocument> m_document;
    QString m_hall;
    HallColor m_color = HallColor::Platform;
    std::shared_ptr<const HallDrawing> m_drawing;
    bool m_active = false;
    bool m_stale = true;
    bool m_recolor = true;  ///< theme or choice of colour is another one
    std::vector<std::size_t> m_selected;
    QRectF m_selectedBox;
    std::size_t m_current = 0;
    std::vector<std::string> m_wanted;  ///< ids to be selected once they are drawn
    std::vector<HallFault> m_faults;
    std::vector<std::size_t> m_faulty;
    std::size_t m_faultCount = 0;
    bool m_checked = false;
    std::optional<double> m_floorLoad;
    /// What the checks were last begun for.
    struct Checked {
        Block<Placement> layout;
        layout::HallLimits limits;
        UnitSystem units = UnitSystem::Si;
    };
    std::optional<Checked> m_checkedFor;
    AnalysisRunner* m_checks;
    mutable std::shared_ptr<const layout::HallChecker> m_checker;  ///< of the drawing as it is; made when first asked
    AnalysisRunner* m_trials;
    std::optional<QPointF> m_toTry;    ///< where many things are carried to, not looked at yet
    std::optional<HallTrial> m_tried;  ///< what was found of them last
};

}  // namespace rw::ui
