// SPDX-License-Identifier: GPL-3.0-or-later
#include "rack_figures.h"

#include "catalogue/display_name.h"
#include "coolant_curve.h"
#include "document/refusal.h"
#include "elevation.h"
#include "plots/plot_view.h"
#include "power/rack_inventory.h"
#include "shell/theme.h"
#include "tray_bars.h"
#include "tray_paint.h"
#include "widgets/figure_row.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kTwoColumns = 660;    // px, from which two columns fit beside each other
constexpr int kMeterLabel = 92;     // px
constexpr int kMeterValue = 84;     // px
constexpr int kLimitValue = 118;    // px, with the limit beside it
constexpr int kNarrow = 300;        // px, below which labels stand closer
constexpr int kNarrowLabel = 74;
constexpr int kNarrowValue = 60;
constexpr int kNarrowLimit = 96;

QLabel* note()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    setMuted(label);
    setTextSize(label, TextSize::Small);
    label->hide();
    return label;
}

void setNote(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

}  // namespace

RackFigures::RackFigures(QWidget* parent) : QScrollArea(parent), m_curve(new CoolantCurveJob(this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);  // with large letters
    setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom, body);
    m_columns->setContentsMargins(0, 0, space::kM, space::kM);
    m_columns->setSpacing(space::kXl);
    auto* first = new QVBoxLayout;
    first->setSpacing(space::kL);
    first->addWidget(makePowerPart());
    first->addWidget(makeTrayPart());
    first->addWidget(makeRulePart());
    first->addWidget(makeLimitsPart());
    first->addStretch(1);
    auto* second = new QVBoxLayout;
    second->setSpacing(space::kL);
    second->addWidget(makeHeatPart());
    second->addWidget(makeCoolantPart());
    second->addStretch(1);
    m_columns->addLayout(first, 1);
    m_columns->addLayout(second, 1);
    setWidget(body);

    for (FigureRow* row : body->findChildren<FigureRow*>())
        connect(row, &FigureRow::derivationWanted, this, &RackFigures::derivationWanted);
    for (FigureMeter* meter : body->findChildren<FigureMeter*>())
        connect(meter, &FigureMeter::derivationWanted, this, &RackFigures::derivationWanted);
    connect(m_curve, &CoolantCurveJob::ready, this, [this](const CoolantCurve& curve) {
        if (!m_document || curve.design != m_design) return;
        m_plot->setPlot(coolantPlot(curve, m_document->unitSystem()));
        const PlotData cases = rw::ui::casePlot(curve, m_document->unitSystem());
        m_casePlot->setVisible(!cases.series.isEmpty());
        m_casePlot->setPlot(cases);
    });
}

QWidget* RackFigures::makePowerPart()
{
    auto* part = new QWidget;
    auto* column = rackPart(part);
    column->addWidget(new SectionHeader(tr("Power at the rack’s input")));
    for (const QString& state : {tr("Idle"), tr("Typical"), tr("Design"), tr("Peak"), tr("Nameplate")}) {
        auto* meter = new FigureMeter(state);
        meter->setColumns(kMeterLabel, kMeterValue);
        m_states << meter;
        column->addWidget(meter);
    }
    m_powerNote = note();
    column->addWidget(m_powerNote);
    return part;
}

QWidget* RackFigures::makeTrayPart()
{
    auto* part = m_trayPart = new QWidget;
    auto* column = rackPart(part);
    auto* header = new SectionHeader(tr("Power by tray"));
    m_state = new QComboBox;
    m_state->addItems({tr("Idle"), tr("Typical"), tr("Design"), tr("Peak"), tr("Nameplate")});
    m_state->setCurrentIndex(2);
    m_state->setAccessibleName(tr("Which power the bars show"));
    header->addTrailing(m_state);
    column->addWidget(header);
    m_trayBars = new TrayBars;
    column->addWidget(m_trayBars);
    connect(m_trayBars, &TrayBars::chosen, this, &RackFigures::trayChosen);
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    return part;
}

QWidget* RackFigures::makeRulePart()
{
    auto* part = new QWidget;
    auto* column = rackPart(part);
    auto* header = new SectionHeader(tr("Which figure rules"));
    m_rule = new SegmentedControl;
    m_rule->addSegment(tr("Maker"), {}, tr("The maker’s figure for the whole rack rules; the trays are scaled to it"));
    m_rule->addSegment(tr("Trays"), {}, tr("The sum of the trays rules"));
    m_rule->setAccessibleName(tr("Which figure rules"));
    header->addTrailing(m_rule);
    column->addWidget(header);
    m_maker = new FigureRow(tr("Maker’s figure"));
    m_trays = new FigureRow(tr("Sum of trays, with losses"));
    m_difference = new FigureRow(tr("Difference"));
    for (FigureRow* row : {m_maker, m_trays, m_difference}) column->addWidget(row);
    m_ruleNote = note();
    column->addWidget(m_ruleNote);
    connect(m_rule, &SegmentedControl::currentChanged, this, [this](int index) {
        if (m_filling || !m_document) return;
        apply({"edit.set", {Edit::set(QStringLiteral("rack_designs[%1].power_rule").arg(m_design).toStdString(),
                                      Tree(index == 0 ? "maker" : "trays"))}});
    });
    return part;
}

QWidget* RackFigures::makeLimitsPart()
{
    auto* part = new QWidget;
    auto* column = rackPart(part);
    column->addWidget(new SectionHeader(tr("Against its limits")));
    m_shelf = new FigureMeter(tr("Power shelves"));
    m_busbar = new FigureMeter(tr("Busbar"));
    m_mass = new FigureMeter(tr("Mass"));
    m_height = new FigureMeter(tr("Height"));
    for (FigureMeter* meter : {m_shelf, m_busbar, m_mass, m_height}) meter->setColumns(kMeterLabel, kLimitValue);
    m_shelfNote = note();
    column->addWidget(m_shelf);
    column->addWidget(m_shelfNote);
    m_free = new FigureRow(tr("Free height"));
    m_centre = new FigureRow(tr("Centre of gravity"));
    m_footprint = new FigureRow(tr("On its footprint"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_busbar, m_height, m_free, m_mass, m_centre, m_footprint})
        column->addWidget(widget);
    return part;
}

void RackFigures::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void RackFigures::setDesign(const QString& id)
{
    if (id == m_design) return;
    m_design = id;
    m_plot->setPlot({});
    m_casePlot->hide();
    refresh();
}

void RackFigures::apply(EditList edits)
{
    if (const Status status = m_document->apply(std::move(edits)); !status) {
        emit refused(refusalWords(m_document->plan(), status.error()));
        refresh();
    }
}

QString RackFigures::figure(const char* key) const
{
    return QStringLiteral("racks[%1].%2").arg(m_design, QLatin1String(key));
}

void RackFigures::refresh()
{
    if (!m_document) return;
    const RackDesign* design = findById(m_document->plan().rackDesigns, m_design.toStdString());
    if (!design) return;
    const RackResult<double>* rack = nullptr;
    if (const auto& evaluation = m_document->evaluation())
        rack = findById(evaluation->racks, m_design.toStdString());
    m_filling = true;
    showPower(*design, rack);
    showTrays(*design, rack);
    showRoom(*design, rack);
    showRule(*design, rack);
    showHeat(*design, rack);
    showLimits(*design, rack);
    showCoolant(*design, rack);
    m_filling = false;
    if (!m_document->evaluationStale()) m_curve->request(*m_document, m_design);
}

void RackFigures::showPower(const RackDesign&, const RackResult<double>* rack)
{
    const bool known = rack && rack->power;
    std::array<double, 5> watts{};
    if (known) {
        const PowerStates<double>& p = *rack->power;
        watts = {p.idle.value(), p.typical.value(), p.design.value(), p.peak.value(), p.nameplate.value()};
    }
    const std::array<const char*, 5> keys{"power_W.idle", "power_W.typical", "power_W.design", "power_W.peak",
                                          "power_W.nameplate"};
    const double most = *std::max_element(watts.begin(), watts.end());
    for (int i = 0; i < m_states.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        m_states[i]->setMaximum(std::max(most, 1.0));
        m_states[i]->setValue(watts[at], known ? formatValue(watts[at], unit::W) : noFigure());
        m_states[i]->setFigurePath(known ? figure(keys[at]) : QString());
    }
    QString words;
    if (known && rack->powerLow && rack->powerHigh)
        words = tr("The design power is known only within %1 to %2.")
                    .arg(formatValue(rack->powerLow->value(), unit::W), formatValue(rack->powerHigh->value(), unit::W));
    else if (!known)
        words = tr("Nobody has published this rack’s power. Enter the trays’ power or the maker’s figure in the "
                   "inspector to see the rest.");
    setNote(m_powerNote, words);
}

void RackFigures::showTrays(const RackDesign& design, const RackResult<double>* rack)
{
    std::vector<TrayPower> bars;
    if (rack && rack->power) {
        using States = PowerStates<double>;
        constexpr std::array<Power<double> States::*, 5> kStates{&States::idle, &States::typical, &States::design, &States::peak,
                                                                 &States::nameplate};
        const auto state = kStates[static_cast<std::size_t>(std::max(m_state->currentIndex(), 0))];
        double left = ((*rack->power).*state).value();
        for (const TrayStates& tray : trayStates(m_document->shownPlan(), design, *rack)) {
            const double all = (tray.power.*state).value();
            const Tray* kind = findById(design.trays, tray.id);
            if (!kind || all <= 0.0) continue;
            left -= all;
            TrayPower bar;
            bar.id = toQString(tray.id);
            bar.name = toQString(displayName(*kind));
            bar.each = tray.count == 1 ? QString()
                                       : tr("%1 × %2").arg(formatCount(tray.count), formatValue(all / static_cast<double>(tray.count), unit::W));
            bar.all = formatValue(all, unit::W);
            bar.liquid = all * tray.liquidShare;
            bar.air = all - bar.liquid;
            bar.swatch = trayColor(kind->kind, Theme::of(this));
            bars.push_back(std::move(bar));
        }
        std::stable_sort(bars.begin(), bars.end(),
                         [](const TrayPower& a, const TrayPower& b) { return a.liquid + a.air > b.liquid + b.air; });
        // What the trays leave of the rack's input is lost on the way to them.
        if (!bars.empty() && left > 0.5)
            bars.push_back({{}, tr("Loss in shelves and busbar"), {}, formatValue(left, unit::W), 0.0, left, Theme::of(this).colors().outline});
    }
    m_trayBars->setPowers(bars);
    m_trayPart->setVisible(!bars.empty());
}

void RackFigures::showRoom(const RackDesign& design, const RackResult<double>* rack)
{
    const UnitSystem units = m_document->unitSystem();
    const RackBalance balance = rack ? rackBalance(m_document->shownPlan(), design, *rack) : RackBalance{};
    const QString unitName = mountingUnit(findById(m_document->shownPlan().frames, design.frame));
    const bool placed = rack && !design.slots.empty();
    m_free->setFigure(tr("%1 %2").arg(balance.free).arg(unitName));
    m_free->setRemark(balance.free > 0 ? tr("%1 in one piece").arg(balance.largestGap) : QString());
    m_free->setVisible(placed);
    m_centre->setFigure(balance.centre ? tr("%1 above the floor").arg(formatValue(balance.centre->value(), unit::m, units)) : noFigure());
    m_centre->setRemark(balance.partial ? tr("of what is told") : QString());
    m_centre->setVisible(placed && balance.centre.has_value());
    m_footprint->setFigure(balance.footprint ? formatValue(balance.footprint->value(), unit::kPaFloor, units) : noFigure());
    m_footprint->setVisible(balance.footprint.has_value());
}

void RackFigures::showRule(const RackDesign& design, const RackResult<double>* rack)
{
    m_rule->setCurrentIndex(design.powerRule == PowerRule::Maker ? 0 : 1);
    m_rule->setSegmentEnabled(0, design.makerDesignPower.set() || design.powerRule == PowerRule::Maker);
    std::optional<double> maker = design.makerDesignPower.si;
    std::optional<double> trays;
    if (rack && rack->makerPower) maker = rack->makerPower->value();
    if (rack && rack->traySum) trays = rack->traySum->value();
    m_maker->setFigure(maker ? formatValue(*maker, unit::W) : noFigure());
    m_trays->setFigure(trays ? formatValue(*trays, unit::W) : noFigure());
    m_maker->setStrong(design.powerRule == PowerRule::Maker);
    m_trays->setStrong(design.powerRule == PowerRule::Trays);
    QString words;
    if (maker && trays && *trays > 0.0) {
        const double by = *maker - *trays;
        m_difference->setLabel(by >= 0.0 ? tr("Maker above trays") : tr("Maker below trays"));
        m_difference->setFigure(formatValue(std::abs(by), unit::W));
        m_difference->setRemark(tr("%1 of the tray sum").arg(formatPercent(std::abs(by) / *trays, 1)));
        if (design.powerRule == PowerRule::Maker && std::abs(by) > 0.5)
            words = tr("The trays are scaled by %1 to meet the maker’s figure.")
                        .arg(formatIn(*maker / *trays, unit::one).number);
    } else {
        m_difference->setLabel(tr("Difference"));
        m_difference->setFigure(noFigure());
        m_difference->setRemark({});
        if (!design.makerDesignPower.set()) words = tr("The maker gives no figure for the whole rack.");
    }
    setNote(m_ruleNote, words);
}

void RackFigures::showLimits(const RackDesign& design, const RackResult<double>* rack)
{
    const Frame* frame = findById(m_document->shownPlan().frames, design.frame);
    const UnitSystem units = m_document->unitSystem();
    const auto show = [units](FigureMeter* meter, std::optional<double> value, std::optional<double> limit, const Unit& unit) {
        const Unit& wanted = unitFor(unit, units);
        const Unit& shared =
            &wanted == &unit ? scaledUnit(std::max(value.value_or(0.0), limit.value_or(0.0)), unit) : wanted;
        QString words = value ? formatIn(*value, shared, 3).text() : noFigure();
        if (value && limit) words = tr("%1 of %2").arg(formatIn(*value, shared, 3).number, formatIn(*limit, shared, 3).text());
        meter->setValue(value.value_or(0.0), words);
        if (limit)
            meter->setLimit(*limit, formatValue(*limit, unit, units));
        else
            meter->clearLimit();
        meter->setFigurePath({});
    };
    const auto si = [](const auto& quantity) {
        return quantity ? std::optional(quantity->value()) : std::nullopt;
    };
    std::optional<double> busbar, usable, installed, current, mass;
    if (rack) {
        busbar = si(rack->busbarPower);
        usable = si(rack->shelfUsable);
        installed = si(rack->shelfInstalled);
        current = si(rack->busbarCurrent);
        mass = si(rack->mass);
    }
    show(m_shelf, usable ? busbar : std::nullopt, usable, unit::W);
    m_shelf->setMarks(installed && usable && *installed > *usable
                          ? QList<BarMeter::Mark>{{*installed, tr("Installed %1").arg(formatValue(*installed, unit::W))}}
                          : QList<BarMeter::Mark>{});
    QString words;
    if (usable && installed && busbar) {
        const QString usableText = formatValue(*usable, unit::W);
        const QString installedText = formatValue(*installed, unit::W);
        if (*busbar > *installed)
            words = tr("Overload: more than the %1 installed.").arg(installedText);
        else if (*busbar > *usable)
            words = tr("Redundancy lost: usable %1 of %2 installed.").arg(usableText, installedText);
        else if (design.shelfRedundancy == ShelfRedundancy::NPlus1)
            words = tr("One shelf may be lost: usable %1 of %2 installed.").arg(usableText, installedText);
        else if (design.shelfRedundancy == ShelfRedundancy::NPlusN)
            words = tr("Half of the shelves may be lost: usable %1 of %2 installed.").arg(usableText, installedText);
        else
            words = tr("No shelf to spare: %1 installed.").arg(installedText);
    } else if (rack) {
        words = tr("No power shelves in this rack.");
    }
    setNote(m_shelfNote, words);
    m_shelf->setVisible(usable.has_value());
    show(m_busbar, current, frame ? frame->busbarRating.si : std::nullopt, unit::A);
    m_busbar->setVisible(current || (frame && frame->busbarRating.set()));
    show(m_mass, mass, frame ? frame->massLimit.si : std::nullopt, unit::kg);
    if (rack && mass) m_mass->setFigurePath(figure("mass_kg"));
    const Elevation elevation = elevationOf(m_document->plan(), design, rack);
    const int used = elevation.unitsUsed();
    m_height->setValue(used, tr("%1 of %2 %3").arg(used).arg(elevation.units).arg(elevation.unitName));
    m_height->setLimit(elevation.units, QStringLiteral("%1 %2").arg(elevation.units).arg(elevation.unitName));
    if (rack) m_height->setFigurePath(figure("height_used_U"));
}

void RackFigures::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    const bool narrow = viewport()->width() < kNarrow;
    for (FigureMeter* meter : m_states) meter->setColumns(narrow ? kNarrowLabel : kMeterLabel, narrow ? kNarrowValue : kMeterValue);
    for (FigureMeter* meter : {m_shelf, m_busbar, m_mass, m_height})
        meter->setColumns(narrow ? kNarrowLabel : kMeterLabel, narrow ? kNarrowLimit : kLimitValue);
    m_columns->setDirection(viewport()->width() >= kTwoColumns ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace rw::ui
