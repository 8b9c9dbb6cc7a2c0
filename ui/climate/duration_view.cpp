// SPDX-License-Identifier: GPL-3.0-or-later
#include "duration_view.h"

#include "plots/plot_view.h"
#include "shell/theme.h"
#include "widgets/tab_order.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kTwoColumns = 540;  // px, from which on plots stand side by side
constexpr int kLeastHeight = 230;

}  // namespace

DurationView::DurationView(QWidget* parent)
    : QWidget(parent), m_area(new QScrollArea), m_hours(new PlotView), m_pue(new PlotView), m_energy(new PlotView),
      m_cooling(new PlotView), m_water(new PlotView), m_waiting(new QLabel)
{
    auto* inside = new QWidget;
    m_grid = new QGridLayout(inside);
    m_grid->setContentsMargins(0, 0, space::kM, space::kS);
    m_grid->setHorizontalSpacing(space::kXl);
    m_grid->setVerticalSpacing(space::kL);
    m_waiting->setWordWrap(true);
    m_waiting->setAlignment(Qt::AlignCenter);
    setMuted(m_waiting);
    for (PlotView* plot : {m_hours, m_pue, m_energy, m_cooling, m_water}) plot->hide();
    m_area->setWidget(inside);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_area);
    setFileStem(QString());
}

void DurationView::showAir(const PlaceWeather* weather, const DesignPoints& design, UnitSystem units)
{
    const ShownAir air{weather ? weather->year : nullptr, design, units};
    if (air.year && air == m_shown) return;
    m_shown = air;
    const PlotData plot = weather ? hoursAtMostPlot(*weather, design, units) : PlotData{};
    if (!plot.series.isEmpty()) m_hours->setPlot(plot);
    m_hours->setVisible(!plot.series.isEmpty());
    arrange();
}

void DurationView::showPlant(const PlantYear* plant, const QString& waiting, UnitSystem units)
{
    const auto show = [&](PlotView* view, const PlotData& plot) {
        if (!plot.series.isEmpty()) view->setPlot(plot);
        view->setVisible(!plot.series.isEmpty());
    };
    const bool any = plant && plant->year;
    show(m_pue, any ? pueHoursPlot(*plant) : PlotData{});
    show(m_energy, any ? monthlyEnergyPlot(*plant) : PlotData{});
    show(m_cooling, any ? monthlyModePlot(*plant) : PlotData{});
    show(m_water, any ? monthlyWaterPlot(*plant, units) : PlotData{});
    m_waiting->setText(waiting);
    m_waiting->setVisible(!waiting.isEmpty());
    arrange();
}

void DurationView::setTablesShown(bool shown)
{
    for (PlotView* plot : {m_hours, m_pue, m_energy, m_cooling, m_water}) plot->setTableShown(shown);
}

void DurationView::setFileStem(const QString& stem)
{
    const QString start = stem.isEmpty() ? QString() : stem + QLatin1Char('-');
    m_hours->setFileStem(start + QStringLiteral("hours"));
    m_pue->setFileStem(start + QStringLiteral("pue-hours"));
    m_energy->setFileStem(start + QStringLiteral("energy"));
    m_cooling->setFileStem(start + QStringLiteral("cooling-hours"));
    m_water->setFileStem(start + QStringLiteral("water"));
}

void DurationView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// What is there, side by side where there is room.
void DurationView::arrange()
{
    const int columns = width() >= kTwoColumns ? 2 : 1;
    QList<QWidget*> placed;
    for (QWidget* part : {static_cast<QWidget*>(m_hours), static_cast<QWidget*>(m_pue), static_cast<QWidget*>(m_waiting),
                          static_cast<QWidget*>(m_energy), static_cast<QWidget*>(m_cooling), static_cast<QWidget*>(m_water)})
        if (!part->isHidden()) placed << part;
    if (placed == m_placed && columns == m_columns) return;
    m_placed = placed;
    m_columns = columns;
    while (QLayoutItem* item = m_grid->takeAt(0)) delete item;
    for (int i = 0; i < placed.size(); ++i) {
        // The last one of an odd number has the row for itself.
        const bool alone = i + 1 == placed.size() && i % columns == 0;
        m_grid->addWidget(placed.at(i), i / columns, i % columns, 1, alone ? columns : 1);
        placed.at(i)->setMinimumHeight(kLeastHeight);
        m_grid->setRowStretch(i / columns, 1);
    }
    for (int column = 0; column < 2; ++column) m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    // Air and plant come when each is ready: Tab goes by place, not by who was first.
    if (placed.size() > 1) chainTabs(placed);
}

}  // namespace rw::ui
