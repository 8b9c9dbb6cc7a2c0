// SPDX-License-Identifier: GPL-3.0-or-later
#include "carpet_view.h"

#include "building/job_bar.h"
#include "plots/carpet_canvas.h"
#include "plots/plot_view.h"
#include "shell/theme.h"
#include "widgets/section_header.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kAirQuantities = 3;
constexpr int kPlantQuantities = 5;
const char* const kAirStems[] = {"dry-bulb", "wet-bulb", "dew-point"};
const char* const kPlantStems[] = {"pue", "cooling", "water", "grid", "supply"};

}  // namespace

CarpetView::CarpetView(AnalysisRunner& runner, QWidget* parent)
    : QWidget(parent), m_area(new QScrollArea), m_plantHead(new SectionHeader(tr("Plant"))), m_waiting(new QLabel),
      m_bar(new JobBar(runner))
{
    m_bar->setRunWords(tr("Work out the year"), tr("Work out the year"));
    m_plantHead->addTrailing(m_bar);
    m_waiting->setWordWrap(true);
    setMuted(m_waiting);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, space::kM, space::kS);
    column->setSpacing(space::kS);
    for (int i = 0; i < kAirQuantities; ++i) {
        m_air << makePlot();
        column->addWidget(m_air.last(), 1);
    }
    column->addWidget(m_plantHead);
    column->addWidget(m_waiting);
    for (int i = 0; i < kPlantQuantities; ++i) {
        m_plant << makePlot();
        column->addWidget(m_plant.last(), 1);
    }
    column->addStretch(0);
    m_area->setWidget(inside);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_area);
    setFileStem(QString());
}

PlotView* CarpetView::makePlot()
{
    auto* plot = new PlotView;
    plot->setCompact(true);
    plot->hide();
    return plot;
}

/// Carpets are made with their first plot.
void CarpetView::hook(PlotView* plot)
{
    CarpetCanvas* carpet = plot->carpet();
    if (!carpet || m_hooked.contains(plot)) return;
    m_hooked << plot;
    connect(carpet, &CarpetCanvas::hourRead, this, &CarpetView::readEverywhere);
    connect(carpet, &CarpetCanvas::daysShown, this, [this, carpet](double from, double to) {
        for (const PlotView* other : m_air + m_plant)
            if (other->carpet() && other->carpet() != carpet) other->carpet()->showDays(from, to);
    });
}

void CarpetView::readEverywhere(int hour)
{
    m_hour = hour;
    for (const PlotView* plot : m_air + m_plant)
        if (plot->carpet()) plot->carpet()->showHour(hour);
}

void CarpetView::setFileStem(const QString& stem)
{
    const QString start = stem.isEmpty() ? QString() : stem + QLatin1Char('-');
    for (int i = 0; i < m_air.size(); ++i) m_air.at(i)->setFileStem(start + QLatin1String(kAirStems[i]));
    for (int i = 0; i < m_plant.size(); ++i) m_plant.at(i)->setFileStem(start + QLatin1String(kPlantStems[i]));
}

void CarpetView::setTablesShown(bool shown)
{
    for (PlotView* plot : m_air + m_plant) {
        plot->setTableShown(shown);
        plot->setMinimumHeight(shown ? plot->fontMetrics().height() * 9 : 0);
    }
}

void CarpetView::showAir(const PlaceWeather* weather, UnitSystem units)
{
    const ShownAir air{weather ? weather->year : nullptr, {}, units};
    if (air.year && air == m_shown) return;
    m_shown = air;
    for (int i = 0; i < m_air.size(); ++i) {
        PlotView* plot = m_air.at(i);
        const PlotData hours = weather ? airCarpet(static_cast<AirQuantity>(i), *weather, units) : PlotData{};
        if (hours.isCarpet()) plot->setPlot(hours);
        plot->setVisible(hours.isCarpet());
        hook(plot);
    }
}

void CarpetView::showPlant(const PlantYear* plant, const QString& heading, const QString& remark, const QString& waiting, UnitSystem units)
{
    m_plantHead->setTitle(heading);
    m_plantHead->setRemark(remark);
    const bool any = plant && plant->year;
    for (int i = 0; i < m_plant.size(); ++i) {
        PlotView* plot = m_plant.at(i);
        const PlotData hours = any ? plantCarpet(static_cast<PlantQuantity>(i), *plant, units) : PlotData{};
        if (hours.isCarpet()) plot->setPlot(hours);
        plot->setVisible(hours.isCarpet());
        hook(plot);
    }
    setWaiting(waiting);
}

void CarpetView::setWaiting(const QString& waiting)
{
    m_waiting->setText(waiting);
    m_waiting->setVisible(!waiting.isEmpty());
}

QString CarpetView::waitingText() const { return m_waiting->text(); }

}  // namespace rw::ui
