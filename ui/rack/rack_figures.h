// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QPointer>
#include <QScrollArea>

class QBoxLayout;
class QLabel;

namespace rw::ui {

class CoolantCurveJob;
class EmptyState;
class FigureMeter;
class FigureRow;
class PlotView;
class QuantityEdit;
class SegmentedControl;
class StackedBar;

/// What the engine says of one rack design: power by state, whose figure rules, where it goes, what
/// is near its limit, and the coolant it needs.
class RackFigures : public QScrollArea {
    Q_OBJECT
public:
    explicit RackFigures(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void setDesign(const QString& id);
    /// After new figures, or an edit of the design.
    void refresh();
    [[nodiscard]] PlotView* plot() const { return m_plot; }

signals:
    void derivationWanted(const QString& figurePath);
    /// A problem that an edit met.
    void refused(const QString& reason);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makePowerPart();
    QWidget* makeRulePart();
    QWidget* makeHeatPart();
    QWidget* makeLimitsPart();
    QWidget* makeCoolantPart();

    void showPower(const RackDesign& design, const RackResult<double>* rack);
    void showRule(const RackDesign& design, const RackResult<double>* rack);
    void showHeat(const RackDesign& design, const RackResult<double>* rack);
    void showLimits(const RackDesign& design, const RackResult<double>* rack);
    void showCoolant(const RackDesign& design, const RackResult<double>* rack);
    [[nodiscard]] QString figure(const char* key) const;
    void apply(EditList edits);

    QPointer<PlanDocument> m_document;
    QString m_design;
    QBoxLayout* m_columns;
    CoolantCurveJob* m_curve;

    QList<FigureMeter*> m_states;
    QLabel* m_powerNote;
    SegmentedControl* m_rule;
    FigureRow* m_maker;
    FigureRow* m_trays;
    FigureRow* m_difference;
    QLabel* m_ruleNote;
    StackedBar* m_byKind;
    QList<FigureRow*> m_kinds;  // one a kind, and the loss last
    StackedBar* m_heat;
    FigureRow* m_liquid;
    FigureRow* m_air;
    FigureMeter* m_shelf;
    QLabel* m_shelfNote;
    FigureMeter* m_busbar;
    FigureMeter* m_mass;
    FigureMeter* m_height;
    QuantityEdit* m_supply;
    UnitSystem m_supplyUnits = UnitSystem::Si;
    FigureRow* m_flow;
    FigureRow* m_rise;
    FigureRow* m_drop;
    PlotView* m_plot;
    bool m_filling = false;
};

}  // namespace rw::ui
