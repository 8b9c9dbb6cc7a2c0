// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_compare_view.h"

#include "building/failure_table.h"
#include "building/job_bar.h"
#include "document/plan_document.h"
#include "jobs/analysis_runner.h"
#include "plots/plot_view.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

using Column = FailureTable::Column;
using Cell = FailureTable::Cell;

constexpr double kWarmDryBulb = 27.0;  // °C: the top of the recommended range of air before racks (ASHRAE TC 9.9)
constexpr double kWarmWetBulb = 24.0;  // °C
// After the point, in all rows alike, as in the list of places and on the tiles.
constexpr int kTemperatureDecimals = 1;
constexpr int kRatioDecimals = 3;
constexpr int kSitesAtFirst = 2;
constexpr int kLeastRows = 3;
constexpr int kLeastPlot = 190;  // px

Cell nothing() { return cellOf(QStringLiteral("–")); }

double hoursAbove(const WeatherYear& year, double WeatherHour::*member, double celsius)
{
    return static_cast<double>(kHoursOfYear) - hoursAtMost(year, member, unit::C.toSi(celsius));
}

}  // namespace

std::optional<QStringList> PlaceCompareView::tellingPlaces(const QList<ClimatePlace>& places, const WeatherShelf& shelf)
{
    QStringList keys;
    const ClimatePlace *coldest = nullptr, *driest = nullptr, *wettest = nullptr;
    const auto statistics = [&](const ClimatePlace* p) { return shelf.find(p->weather)->statistics; };
    for (const ClimatePlace& one : places) {
        const PlaceWeather* weather = shelf.find(one.weather);
        if (!weather) return std::nullopt;
        if (!weather->year) continue;
        if (one.kind == ClimatePlace::Kind::Site && keys.size() < kSitesAtFirst) keys << one.key();
        if (one.kind != ClimatePlace::Kind::BuiltIn) continue;
        const WeatherStatistics& s = weather->statistics;
        if (!coldest || s.meanDryBulb < statistics(coldest).meanDryBulb) coldest = &one;
        if (!driest || s.dryBulb[0].temperature > statistics(driest).dryBulb[0].temperature) driest = &one;
        if (!wettest || s.meanWetBulb > statistics(wettest).meanWetBulb) wettest = &one;
    }
    for (const ClimatePlace* one : {coldest, driest, wettest})
        if (one && !keys.contains(one->key())) keys << one->key();
    return keys;
}

PlaceCompareView::PlaceCompareView(QWidget* parent)
    : QWidget(parent), m_years(new PlantYears(this)), m_whole(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("climate"), tr("No place is ticked"),
                             tr("Tick up to six places in the list: their air stands here beside each other, and what the "
                                "plan’s building would come to there."))),
      m_parts(new QSplitter(Qt::Vertical)), m_line(new ElidedLabel), m_bar(new JobBar(*m_years->runner())),
      m_quantity(new SegmentedControl), m_table(new QTableView), m_model(new FailureTableModel(this)),
      m_filter(new FailureFilter(this)), m_plot(new PlotView)
{
    setMuted(m_line);
    m_bar->setRunWords(tr("Work out the years"), tr("Work out the years"));
    m_quantity->addSegment(tr("Dry bulb"));
    m_quantity->addSegment(tr("Wet bulb"));
    m_quantity->setAccessibleName(tr("Curves of"));
    m_quantity->setCurrentIndex(1);
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    prepareTable(*m_table, tr("Places beside each other"));
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_plot->setFileStem(QStringLiteral("places"));

    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kM);
    row->addWidget(m_line, 1);
    row->addWidget(m_bar);
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(head);
    column->addWidget(m_table, 1);
    auto* lower = new QWidget;
    auto* below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, space::kM, space::kS);
    below->setSpacing(space::kS);
    below->addWidget(m_quantity, 0, Qt::AlignLeft);
    below->addWidget(m_plot, 1);
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(space::kM);
    m_parts->addWidget(upper);
    m_parts->addWidget(lower);
    m_parts->setStretchFactor(0, 0);
    m_parts->setStretchFactor(1, 1);
    m_plot->setMinimumHeight(kLeastPlot);
    // In a low window the table keeps its rows and the plot its height.
    auto* area = new QScrollArea;
    area->setWidget(m_parts);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_whole->addWidget(area);
    m_whole->addWidget(m_empty);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_whole);

    connect(m_parts, &QSplitter::splitterMoved, this, [this] { m_ownSizes = true; });
    connect(m_quantity, &SegmentedControl::currentChanged, this, &PlaceCompareView::refresh);
    connect(m_bar, &JobBar::runWanted, this, [this] {
        m_stopped = false;
        run();
    });
    connect(m_bar, &JobBar::cancelled, this, [this] {
        m_stopped = true;
        refresh();
    });
    connect(m_years, &PlantYears::changed, this, [this] {
        refresh();
        runIfDue();
    });
    connect(m_years, &PlantYears::outdated, this, &PlaceCompareView::refresh);
    connect(m_years->runner(), &AnalysisRunner::failed, this, &PlaceCompareView::statusText);
    refresh();
}

void PlaceCompareView::setDocument(PlanDocument* document)
{
    m_stopped = false;
    m_years->setDocument(document);
}

void PlaceCompareView::setPlant(const QString& site, const QString& name)
{
    if (site == m_years->plant() && name == m_plantName) return;
    m_plantName = name;
    m_years->setPlant(site);
    refresh();
    runIfDue();
}

void PlaceCompareView::showPlaces(const QList<ClimatePlace>& places, const WeatherShelf& shelf, UnitSystem units)
{
    QList<SharedWeather> weather;
    for (const ClimatePlace& place : places) {
        const PlaceWeather* found = shelf.find(place.weather);
        weather << (found ? found->year : nullptr);
    }
    const bool same = m_shelf && places == m_places && weather == m_weather && units == m_units;
    if (places != m_places) m_stopped = false;
    m_places = places;
    m_weather = weather;
    m_shelf = &shelf;
    m_units = units;
    if (!same || weather.contains(nullptr)) refresh();
    runIfDue();
}

bool PlaceCompareView::isEmptyShown() const { return m_whole->currentWidget() == m_empty; }

int PlaceCompareView::known() const
{
    int known = 0;
    for (const ClimatePlace& place : m_places) {
        const PlantYear* year = m_years->findAlone(place);
        known += year && year->year ? 1 : 0;
    }
    return known;
}

bool PlaceCompareView::isDue() const
{
    if (m_stopped) return false;
    for (const ClimatePlace& place : m_places)
        if (!m_years->findAlone(place) && (place.kind == ClimatePlace::Kind::Site || !m_years->plant().isEmpty())) return true;
    return false;
}

bool PlaceCompareView::isSettled() const
{
    return !isVisible() || (!m_years->runner()->isRunning() && (!isDue() || !m_years->hasFigures()));
}

void PlaceCompareView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    runIfDue();
}

void PlaceCompareView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void PlaceCompareView::runIfDue()
{
    if (isVisible() && isDue()) run();
}

void PlaceCompareView::run()
{
    if (!m_years->workOut(m_places, true) && !m_years->hasFigures() && !m_places.isEmpty())
        emit statusText(tr("The figures of the plan are on their way; the years follow."));
    refresh();
}

void PlaceCompareView::refresh()
{
    m_whole->setCurrentIndex(m_places.isEmpty() ? 1 : 0);
    const Unit& degrees = unitFor(unit::C, m_units);
    FailureTable table;
    const auto words = [&](const QString& heading) { table.columns.push_back({heading, Column::Kind::Words, nullptr, 4, {}}); };
    const auto quantity = [&](const QString& heading, const Unit& unit, const QString& explanation, int decimals = -1) {
        table.columns.push_back({heading, Column::Kind::Quantity, &unit, 4, explanation, decimals});
    };
    const auto count = [&](const QString& heading, const QString& explanation) {
        table.columns.push_back({heading, Column::Kind::Count, nullptr, 0, explanation});
    };
    const auto warm = [&](double celsius) { return formatIn(unit::C.toSi(celsius), degrees, 3).text(); };
    // A column in which all places have nought says nothing.
    bool water = false;
    for (const ClimatePlace& place : m_places)
        if (const PlantYear* plant = m_years->findAlone(place); plant && plant->figures) water = water || plant->figures->water.value() > 0.0;
    words(tr("Place"));
    quantity(tr("PUE"), unit::one, tr("Annual, at the buildings’ inputs, of one full site"), kRatioDecimals);
    count(tr("Free (h)"), tr("Hours without any chiller"));
    if (water) {
        quantity(tr("Water"), unitFor(unit::m3, m_units), tr("Make-up in a year, of one full site"));
        quantity(tr("WUE"), unitFor(unit::LkWh, m_units), tr("Make-up over IT energy"), kRatioDecimals);
    }
    quantity(tr("Energy"), unit::MUSD, tr("Cost in a year, of one full site, at the place’s own price"));
    quantity(tr("0.4 %"), degrees, tr("Dry bulb exceeded in 0.4 % of the hours"), kTemperatureDecimals);
    quantity(tr("Wet 0.4 %"), degrees, tr("Wet bulb exceeded in 0.4 % of the hours"), kTemperatureDecimals);
    count(tr("Dry > %1 (h)").arg(warm(kWarmDryBulb)), tr("Hours with a dry bulb above it"));
    count(tr("Wet > %1 (h)").arg(warm(kWarmWetBulb)), tr("Hours with a wet bulb above it"));
    quantity(tr("Mean"), degrees, tr("Mean dry bulb"), kTemperatureDecimals);
    quantity(tr("99.6 %"), degrees, tr("Dry bulb exceeded in 99.6 % of the hours"), kTemperatureDecimals);
    QList<NamedWeather> curves;
    QString problem;
    for (const ClimatePlace& place : m_places) {
        FailureTable::Row row;
        row.cells.push_back(cellOf(place.name, place.source));
        row.components << place.key();
        const PlantYear* plant = m_years->findAlone(place);
        if (plant && plant->figures) {
            const YearFigures<double>& f = *plant->figures;
            row.cells.insert(row.cells.end(), {cellOf(f.pue.value()), cellOf(plant->year->result.total.freeHours)});
            if (water) row.cells.insert(row.cells.end(), {cellOf(f.water.value()), cellOf(f.wue.value())});
            row.cells.push_back(f.cost ? cellOf(f.cost->value()) : cellOf(QStringLiteral("–"), tr("No price of energy is known for this place")));
        } else {
            row.cells.insert(row.cells.end(), water ? 5 : 3, nothing());
            if (plant && problem.isEmpty()) problem = tr("%1: %2").arg(place.name, plant->problem);
        }
        const PlaceWeather* weather = m_shelf ? m_shelf->find(place.weather) : nullptr;
        if (weather && weather->year) {
            const WeatherStatistics& s = weather->statistics;
            row.cells.insert(row.cells.end(), {cellOf(s.dryBulb[0].temperature), cellOf(s.wetBulb[0].temperature),
                                               cellOf(hoursAbove(*weather->year, &WeatherHour::dryBulb, kWarmDryBulb)),
                                               cellOf(hoursAbove(*weather->year, &WeatherHour::wetBulb, kWarmWetBulb)),
                                               cellOf(s.meanDryBulb), cellOf(s.heating996)});
            curves << NamedWeather{place.name, weather};
        } else {
            row.cells.insert(row.cells.end(), 6, nothing());
        }
        table.rows.push_back(std::move(row));
    }
    const auto columns = static_cast<qsizetype>(table.columns.size());
    m_model->show(std::move(table));
    const qsizetype fit = m_places.size() * 100 + known() + columns;
    if (m_fitted != fit) fitColumns(*m_table);
    m_fitted = fit;
    // As high as its rows and a bar below them.
    const int rows = std::max(1, static_cast<int>(m_places.size()));
    const int high = m_table->verticalHeader()->defaultSectionSize();
    const int heading = m_table->horizontalHeader()->sizeHint().height();
    m_table->setMinimumHeight(heading + high * std::min(rows, kLeastRows));
    m_table->setMaximumHeight(heading + high * (rows + 1));
    if (!m_ownSizes) {
        const int upper = heading + high * rows + m_bar->sizeHint().height() + space::kL + high / 2;
        const int most = m_parts->height() * 55 / 100;
        m_parts->setSizes({std::min(upper, most), std::max(1, m_parts->height() - std::min(upper, most))});
    }
    const PlotData plot = overlayPlot(curves, m_quantity->currentIndex() == 1 ? AirQuantity::WetBulb : AirQuantity::DryBulb, m_units);
    m_plot->setVisible(!plot.series.isEmpty());
    if (!plot.series.isEmpty()) m_plot->setPlot(plot);

    const bool all = known() == m_places.size();
    m_bar->setHasResult(known() > 0);
    m_bar->setRunEnabled(m_years->hasFigures() && !all);
    m_bar->setVisible(m_years->runner()->isRunning() || (!all && !m_plantName.isEmpty()));
    QString line = tr("Each as one full “%1” by itself").arg(m_plantName);
    if (m_plantName.isEmpty()) line = tr("The plan has no site whose building could stand there");
    else if (!problem.isEmpty()) line = problem;
    else if (m_years->runner()->isRunning()) line = tr("Working out 8,760 hours at each place…");
    m_line->setText(line);
}

}  // namespace rw::ui
