// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "elevation.h"
#include "rack_edits.h"
#include "shell/page.h"

#include <QPointer>

class QLabel;
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
class SegmentedControl;
class TrayPalette;

/// One rack at a time: which design, what can go in, how it looks from the front, what it does.
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

    [[nodiscard]] ElevationView* elevationView() const { return m_view; }
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

    QStackedWidget* m_whole;
    QSplitter* m_splitter = nullptr;
    bool m_ownWidths = false;  ///< the planner has moved the borders
    EmptyState* m_empty;
    DesignList* m_designs;
    TrayPalette* m_palette;
    ElidedLabel* m_title;
    SegmentedControl* m_twin;
    QStackedWidget* m_twins;
    ElevationView* m_view;
    QTableView* m_table;
    ElevationModel* m_model;
    RackFigures* m_figures;
    bool m_selecting = false;
    bool m_stale = false;  ///< the plan has changed unseen
};

}  // namespace rw::ui
