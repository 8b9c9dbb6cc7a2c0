// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "elevation.h"
#include "rack_edits.h"
#include "shell/page.h"

#include <QPointer>

class QBoxLayout;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class DesignList;
class ElevationModel;
class ElevationView;
class ElidedLabel;
class EmptyState;
class RackFigures;
class ReplaceDialog;
class SegmentedControl;
class TrayPalette;

/// One rack at a time: which design, what can go in, how it looks from the front and from the back, what it does.
class RackPage : public Page {
    Q_OBJECT
public:
    explicit RackPage(QWidget* parent = nullptr);

    QByteArray key() const override { return "rack"; }
    QString title() const override { return tr("Rack"); }
    QString explanation() const override { return tr("Trays in a frame: power, heat, coolant, limits"); }
    QString iconName() const override { return QStringLiteral("rack"); }
    void setDocument(PlanDocument* document) override;
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    QList<QAction*> pageActions() const override { return m_actions; }
    QList<QByteArray> views() const override { return {"front", "rear", "both", "table"}; }
    void showView(const QByteArray& view) override;
    QList<PageExport> exports() override;
    QAction* editAction(const QByteArray& key) const override;

    [[nodiscard]] ElevationView* elevationView() const { return m_view; }
    [[nodiscard]] ElevationView* rearView() const { return m_rear; }
    [[nodiscard]] SegmentedControl* faceChoice() const { return m_twin; }
    /// Opens the dialog that puts another platform in the place of the one shown, or answers the one that is open.
    ReplaceDialog* replacePlatform();
    [[nodiscard]] TrayPalette* palettePart() const { return m_palette; }
    [[nodiscard]] RackFigures* figuresPart() const { return m_figures; }
    [[nodiscard]] DesignList* designs() const { return m_designs; }
    [[nodiscard]] QString design() const { return m_design; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeMiddle();
    void makeActions();
    void connectView(ElevationView* view);
    void showTwin(int index);
    void shareWidth();
    void fitHead(int middle);

    void showDesign(const QString& id);
    void refreshIfSeen();
    void refresh();
    void place(const QString& offerKey, int position);
    void placeLowest(const QString& offerKey);
    void move(const QStringList& slotIds, int by);
    void remove(const QStringList& slotIds);
    void duplicate(const QStringList& slotIds);
    void edit(const QString& slot);
    void selected(const QStringList& slotIds);
    bool apply(EditList edits);

    QPointer<PlanDocument> m_document;
    QString m_design;
    Elevation m_elevation;
    std::vector<TrayOffer> m_offers;

    QAction* m_copyDesign = nullptr;
    QList<QAction*> m_actions;
    QPointer<ReplaceDialog> m_replace;
    QStackedWidget* m_whole;
    QSplitter* m_splitter = nullptr;
    bool m_ownWidths = false;  ///< the planner has moved the borders
    EmptyState* m_empty;
    QWidget* m_left = nullptr;
    DesignList* m_designs;
    TrayPalette* m_palette;
    ElidedLabel* m_title;
    QBoxLayout* m_head;
    SegmentedControl* m_twin;
    QStackedWidget* m_twins;
    ElevationView* m_view;
    ElevationView* m_rear;
    QTableView* m_table;
    ElevationModel* m_model;
    RackFigures* m_figures;
    bool m_selecting = false;
    bool m_stale = false;  ///< the plan has changed unseen
};

}  // namespace rw::ui
