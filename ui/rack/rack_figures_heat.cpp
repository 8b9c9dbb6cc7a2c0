// SPDX-License-Identifier: GPL-3.0-or-later
#include "elevation.h"
#include "plots/plot_view.h"
#include "rack_figures.h"
#include "shell/theme.h"
#include "widgets/figure_row.h"
#include "widgets/quantity_edit.h"
#include "widgets/section_header.h"
#include "widgets/stacked_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

// Where a rack's heat goes, and the coolant that takes it.
namespace rw::ui {
namespace {

constexpr int kPlotHeight = 250;  // px
constexpr int kCasePlotHeight = 200;

}  // namespace

QVBoxLayout* rackPart(QWidget* part)
{
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    return column;
}

QWidget* RackFigures::makeHeatPart()
{
    auto* part = new QWidget;
    auto* column = rackPart(part);
    column->addWidget(new SectionHeader(tr("Where the heat goes")));
    m_heat = new StackedBar;
    m_heat->setTitle(tr("Heat to liquid and to air"));
    m_heat->setLabelsShown(false);
    column->addWidget(m_heat);
    m_liquid = new FigureRow(tr("To the coolant"));
    m_air = new FigureRow(tr("To the room’s air"));
    column->addWidget(m_liquid);
    column->addWidget(m_air);
    return part;
}

QWidget* RackFigures::makeCoolantPart()
{
    auto* part = new QWidget;
    auto* column = rackPart(part);
    column->addWidget(new SectionHeader(tr("Coolant")));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kS);
    auto* label = new QLabel(tr("Supply temperature"));
    m_supply = new QuantityEdit;
    m_supply->setField(*typeOf<RackDesign>().find("supply_temperature"));
    m_supply->setDragLabel(label);
    m_supply->setMaximumWidth(110);
    label->setBuddy(m_supply);
    label->setToolTip(tr("Drag sideways to change the temperature"));
    row->addSpacing(space::kXs);
    row->addWidget(label);
    row->addStretch(1);
    row->addWidget(m_supply);
    column->addLayout(row);
    m_flow = new FigureRow(tr("Flow"));
    m_rise = new FigureRow(tr("Temperature rise"));
    m_drop = new FigureRow(tr("Pressure drop"));
    m_case = new FigureRow(tr("Hottest case"));
    for (FigureRow* figureRow : {m_flow, m_rise, m_drop, m_case}) column->addWidget(figureRow);
    m_plot = new PlotView;
    m_plot->setFixedHeight(kPlotHeight);
    m_plot->setFileStem(QStringLiteral("coolant"));
    column->addSpacing(space::kS);
    column->addWidget(m_plot);
    m_casePlot = new PlotView;
    m_casePlot->setFixedHeight(kCasePlotHeight);
    m_casePlot->setFileStem(QStringLiteral("case-temperature"));
    m_casePlot->hide();
    column->addSpacing(space::kS);
    column->addWidget(m_casePlot);
    connect(m_supply, &QuantityEdit::siChanged, this, [this](std::optional<double> si) {
        if (m_filling || !m_document) return;
        apply({"edit.set", {Edit::set(QStringLiteral("rack_designs[%1].supply_temperature").arg(m_design).toStdString(),
                                      si ? Tree(*si) : Tree())}});
    });
    connect(m_supply, &QuantityEdit::liveEditStarted, this, [this] {
        if (m_document) m_document->beginLiveEdit();
    });
    connect(m_supply, &QuantityEdit::liveEditFinished, this, [this] {
        if (m_document) m_document->endLiveEdit();
    });
    connect(m_supply, &QuantityEdit::refused, this, &RackFigures::refused);
    return part;
}

void RackFigures::showHeat(const RackDesign&, const RackResult<double>* rack)
{
    const bool known = rack && rack->liquidHeat && rack->airHeat;
    const double liquid = known ? rack->liquidHeat->value() : 0.0;
    const double air = known ? rack->airHeat->value() : 0.0;
    const double all = liquid + air;
    const Colors& c = Theme::of(this).colors();
    QList<StackedBar::Share> shares;
    if (all > 0.0)
        shares = {{tr("Liquid"), liquid, formatPercent(liquid / all), false, c.liquidCold},
                  {tr("Air"), air, formatPercent(air / all), false, c.air}};
    m_heat->setShares(shares);
    m_heat->setVisible(!shares.isEmpty());
    m_liquid->setFigure(known ? formatValue(liquid, unit::Wheat) : noFigure(), known ? figure("liquid_heat_W") : QString());
    m_air->setFigure(known ? formatValue(air, unit::Wheat) : noFigure(), known ? figure("air_heat_W") : QString());
    m_liquid->setSwatch(c.liquidCold);
    m_air->setSwatch(c.air);
    m_liquid->setRemark(all > 0.0 ? formatPercent(liquid / all, 1) : QString());
    m_air->setRemark(all > 0.0 ? formatPercent(air / all, 1) : QString());
}

void RackFigures::showCoolant(const RackDesign& design, const RackResult<double>* rack)
{
    const UnitSystem units = m_document->unitSystem();
    if (units != m_supplyUnits) {
        m_supply->setField(*typeOf<RackDesign>().find("supply_temperature"));
        m_supply->setUnitSystem(units);
        m_supplyUnits = units;
    }
    m_supply->setSi(design.supplyTemperature.si);
    const auto show = [&](FigureRow* row, std::optional<double> value, const Unit& unit, const char* key) {
        row->setFigure(value ? formatValue(*value, unit, units) : noFigure(), value ? figure(key) : QString());
    };
    std::optional<double> flow, rise, drop, hottest;
    if (rack) {
        if (rack->plate) hottest = rack->plate->temperature.value();
        if (rack->coolantFlow) flow = rack->coolantFlow->value();
        if (rack->coolantRise) rise = rack->coolantRise->value();
        if (rack->pressureDrop) drop = rack->pressureDrop->value();
    }
    show(m_flow, flow, unit::Lmin, "coolant_flow_m3_s");
    show(m_rise, rise, unit::K, "coolant_rise_K");
    show(m_drop, drop, unit::kPa, "pressure_drop_Pa");
    show(m_case, hottest, unit::C, "case_temperature_C");
    m_case->setVisible(hottest.has_value());
    QString margin;
    if (rack && rack->plate && rack->plate->margin) {
        const double kelvin = rack->plate->margin->value();
        const QString words = formatValue(std::abs(kelvin), unit::K, units);
        margin = kelvin < 0.0 ? tr("%1 over its limit").arg(words) : tr("%1 under its limit").arg(words);
    }
    m_case->setRemark(margin);
    if (const Coolant* coolant = findById(m_document->plan().coolants, design.coolant))
        m_flow->setRemark(toQString(coolant->name));
    m_plot->setVisible(design.supplyTemperature.set() || flow.has_value());
}

}  // namespace rw::ui
