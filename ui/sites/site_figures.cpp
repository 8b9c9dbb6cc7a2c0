// SPDX-License-Identifier: GPL-3.0-or-later
#include "site_figures.h"

#include "widgets/figure_row.h"
#include "widgets/section_header.h"

#include <QVBoxLayout>

namespace rw::ui {

SiteFigures::SiteFigures(QWidget* parent) : QWidget(parent), m_head(new SectionHeader(tr("In use, a year")))
{
    setAccessibleName(tr("Year of the chosen site"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    const auto row = [&](const char* figure, const QString& label) {
        auto* made = new FigureRow(label);
        column->addWidget(made);
        m_rows.insert(QLatin1String(figure), made);
        connect(made, &FigureRow::derivationWanted, this, &SiteFigures::derivationWanted);
    };
    row("grid_peak_W", tr("Peak at the meter"));
    row("pue_annual", tr("PUE"));
    row("energy_J_per_year", tr("Energy from the grid"));
    row("energy_cost_USD_per_year", tr("Cost of energy"));
    row("cue_kg_per_kWh", tr("CUE"));
    row("water_m3_per_year", tr("Water"));
    row("wue_L_per_kWh", tr("WUE"));
}

void SiteFigures::show(const Evaluation* evaluation, const QString& site, qint64 inUse, UnitSystem units)
{
    bool any = false;
    for (auto at = m_rows.cbegin(); at != m_rows.cend(); ++at) {
        const QString path = QStringLiteral("programme.sites_by_name[%1].%2").arg(site, at.key());
        const Result<Figure> found = evaluation && inUse > 0 ? figure(*evaluation, path.toStdString()) : Result<Figure>(Error{});
        const bool known = found && found->si;
        at.value()->setVisible(known);
        if (known) at.value()->setFigure(formatFigure(*found, units), path);
        any = any || known;
    }
    m_head->setRemark(inUse > 1 ? tr("%1 together").arg(formatCount(inUse)) : QString());
    setVisible(any);
}

}  // namespace rw::ui
