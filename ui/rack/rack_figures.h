// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QPointer>
#include <QScrollArea>

class QBoxLayout;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace rw::ui {

class CoolantCurveJob;
class EmptyState;
class FigureMeter;
class FigureRow;
class PlotView;
class QuantityEdit;
class SegmentedControl;
class StackedBar;
class TrayBars;

/// The column of one part of the figures.
QVBoxLayout* rackPart(QWidget* part);
/// Where a figure is not known.
inline QString noFigure() { return QStringLiteral("–"); }

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
    [[nodiscard]] PlotView* casePlot() const { return m_casePlot; }
    [[nodiscard]] TrayBars* trayBars() const { return m_trayBars; }
    [[nodiscard]] QComboBox* stateChoice() const { return m_state; }

signals:
    void derivationWanted(const QString& figurePath);
    /// A problem that an edit met.
    void refused(const QString& reason);
    /// All trays of a kind are meant.
    void trayChosen(const QString& tray);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makePowerPart();
    QWidget* makeTrayPart();
    QWidget* makeRulePart();
    QWidget* makeHeatPart();
    QWidget* makeLimitsPart();
    QWidget* makeCoolantPart();

    void showPower(const RackDesign& design, const RackResult<double>* rack);
    void showTrays(const RackDesign& design, const RackResult<double>* rack);
    void showRoom(const RackDesign& design, const RackResult<double>* rack);
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
    QComboBox* m_state;  // which of the powers the bars show
    TrayBars* m_trayBars;
    QWidget* m_trayPart;
    StackedBar* m_heat;
    FigureRow* m_liquid;
    FigureRow* m_air;
    FigureMeter* m_shelf;
    QLabel* m_shelfNote;
    FigureMeter* m_busbar;
    FigureMeter* m_mass;
    FigureMeter* m_height;
    FigureRow* m_free;
    FigureRow* m_centre;
    FigureRow* m_footprint;
    QuantityEdit* m_supply;
    UnitSystem m_supplyUnits = UnitSystem::Si;
    FigureRow* m_flow;
    FigureRow* m_rise;
    FigureRow* m_drop;
    FigureRow* m_case;
    PlotView* m_plot;
    PlotView* m_casePlot;
    bool m_filling = false;
};

}  // namespace rw::ui
