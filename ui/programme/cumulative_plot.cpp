// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_data.h"
#include "plots/plot_table_model.h"
#include "programme_page.h"
#include "shell/theme.h"
#include "target_editor.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

/// What the plot has to say: met, and when; or how much is missing.
QString message(const Plan& plan, const Ramp& ramp, const std::optional<double>& target)
{
    if (ramp.years.isEmpty()) return ProgrammePage::tr("Cumulative power: the phases have no dates yet");
    const QString final = formatValue(ramp.final(), unit::W);
    const QString when = quarterText(ramp.years.last());
    if (!target || plan.programme.targetKind != TargetKind::Power) return ProgrammePage::tr("%1 by %2").arg(final, when);
    if (const auto reached = ramp.reached(*target))
        return ProgrammePage::tr("%1 reached in %2").arg(formatValue(*target, unit::W), quarterText(*reached));
    return ProgrammePage::tr("%1 short of the target in %2").arg(formatValue(*target - ramp.final(), unit::W), when);
}

}  // namespace

PlotData cumulativePlot(const Plan& plan, const Evaluation& evaluation, const Ramp& ramp, const Timeline& timeline,
                        const Theme& theme)
{
    PlotData plot;
    std::optional<double> target;
    if (evaluation.programme.target) target = evaluation.programme.target->value();
    const double largest = std::max(ramp.final(), target.value_or(0.0));
    const Unit& power = scaledUnit(std::max(largest, 1.0), unit::W);
    plot.title = message(plan, ramp, target);
    plot.subtitle = ProgrammePage::tr("Cumulative power as %1, phases ramping evenly").arg(basisWord(evaluation.basis));
    plot.x = {ProgrammePage::tr("Quarter"), {}, true, timeline.from, timeline.to};
    plot.x.label.clear();
    plot.y = {ProgrammePage::tr("Cumulative power"), QString::fromUtf8(power.symbol), false, 0.0, {}};
    for (const Ramp::Layer& layer : ramp.layers) {
        const auto cluster = std::find_if(plan.clusters.begin(), plan.clusters.end(),
                                          [&](const Cluster& c) { return c.id == layer.cluster; });
        PlotSeries series;
        series.name = layer.name;
        series.color = theme.category(static_cast<int>(cluster - plan.clusters.begin()));
        series.filled = true;
        series.x = {timeline.from};
        series.y = {0.0};
        if (!ramp.years.isEmpty() && ramp.years.first() > timeline.from) {
            series.x << ramp.years.first();
            series.y << (ramp.years.size() > 1 && layer.watts.first() > 0.0 ? 0.0 : power.fromSi(layer.watts.first()));
        }
        for (qsizetype i = 0; i < ramp.years.size(); ++i) {
            series.x << ramp.years.at(i);
            series.y << power.fromSi(layer.watts.at(i));
        }
        if (!ramp.years.isEmpty() && ramp.years.last() < timeline.to) {
            series.x << timeline.to;
            series.y << series.y.last();
        }
        plot.series << series;
    }
    if (target && *target > 0.0)
        plot.marks << PlotMark{Qt::Horizontal, power.fromSi(*target),
                               ProgrammePage::tr("Target %1").arg(formatValue(*target, unit::W))};
    for (const TimelineFlag& flag : timeline.flags) {
        if (!flag.day.isValid()) continue;
        const double at = yearsOf(flag.day);
        double watts = flag.power;
        if (watts <= 0.0)
            for (qsizetype i = 0; i < ramp.years.size(); ++i)
                if (ramp.years.at(i) <= at) watts = ramp.total(i);
        plot.flags << PlotFlag{at, power.fromSi(watts), flag.name, flag.explanation, PlotFlag::Shape::Flag, false};
    }
    return plot;
}

}  // namespace rw::ui
