// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_data.h"
#include "programme_page.h"
#include "shell/theme.h"
#include "target_editor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kSame = 1e-9;  // of the greatest power: rounding of sums

bool isHeld(const PowerOverDays& power)
{
    double most = 0.0;
    for (const Power<>& total : power.total) most = std::max(most, total.value());
    for (std::size_t i = 0; i < power.days.size(); ++i)
        if (std::abs((power.expected[i] - power.total[i]).value()) > kSame * most) return true;
    return false;
}

/// What the plot has to say: met, and when; or how much is missing; and what holds it back.
QString message(const Plan& plan, const DeliveryResult& delivery)
{
    if (delivery.power.days.empty()) return ProgrammePage::tr("Cumulative power: the phases have no dates yet");
    const double built = delivery.power.total.back().value();
    const QString target = formatValue(delivery.target.value(), unit::W);
    if (!delivery.targetDay.set())
        return ProgrammePage::tr("%1 short of the target on %2")
            .arg(formatValue(delivery.target.value() - built, unit::W), formatDate(delivery.lastEnd));
    const QString reached = plan.programme.targetKind == TargetKind::Power ? ProgrammePage::tr("%1 reached on %2") : ProgrammePage::tr("%1 built by %2");
    const QString day = reached.arg(target, formatDate(delivery.targetDay));
    if (!delivery.targetExpected.set()) return ProgrammePage::tr("%1, with what there is of supply and grid never").arg(day);
    if (delivery.targetExpected == delivery.targetDay) return day;
    return ProgrammePage::tr("%1 as planned, expected on %2").arg(day, formatDate(delivery.targetExpected));
}

/// How power comes on, as the phases say.
QString shapes(const Plan& plan, const DeliveryResult& delivery)
{
    std::array<qsizetype, 3> count{};
    qsizetype undated = 0;
    for (const PhaseDelivery& phase : delivery.phases) {
        const Phase* planned = findById(plan.programme.phases, phase.id);
        if (!phase.dated) ++undated;
        else ++count.at(static_cast<std::size_t>(planned ? planned->ramp : RampShape::Linear));
    }
    const qsizetype even = count[static_cast<std::size_t>(RampShape::Linear)];
    const qsizetype step = count[static_cast<std::size_t>(RampShape::Step)];
    const qsizetype smooth = count[static_cast<std::size_t>(RampShape::Smooth)];
    QStringList words;
    const qsizetype dated = even + step + smooth;
    if (dated > 0 && even == dated) words << ProgrammePage::tr("phases ramp evenly");
    else if (dated > 0 && step == dated) words << ProgrammePage::tr("phases step up at their ends");
    else if (dated > 0 && smooth == dated) words << ProgrammePage::tr("phases ramp along S-curves");
    else if (dated > 0) {
        QStringList mixed;
        if (even > 0) mixed << ProgrammePage::tr("%1 evenly").arg(even);
        if (step > 0) mixed << ProgrammePage::tr("%1 as a step at the end").arg(step);
        if (smooth > 0) mixed << ProgrammePage::tr("%1 along an S-curve").arg(smooth);
        words << ProgrammePage::tr("of %1 phases ramp %2").arg(dated).arg(mixed.join(QStringLiteral(", ")));
    }
    if (undated > 0)
        words << counted(undated, ProgrammePage::tr("%1 phase without both dates is left out"), ProgrammePage::tr("%1 phases without both dates are left out"));
    return words.join(QStringLiteral("; "));
}

/// A line along days, level before and behind them.
PlotSeries line(const QString& name, const std::vector<Date>& days, const std::vector<Power<>>& power, const Unit& unit, double from, double to)
{
    PlotSeries series;
    series.name = name;
    if (days.empty()) return series;
    series.x = {from};
    series.y = {0.0};
    const double first = yearsOf(toQDate(days.front()));
    if (power.front().value() > 0.0 && first > from) {
        // The first phase is a step.
        series.x << std::nextafter(first, 0.0);
        series.y << 0.0;
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
        series.x << yearsOf(toQDate(days[i]));
        series.y << unit.fromSi(power[i].value());
    }
    if (series.x.last() < to) {
        series.x << to;
        series.y << series.y.last();
    }
    return series;
}

}  // namespace

PlotData cumulativePlot(const Plan& plan, const Evaluation& evaluation, const DeliveryResult& delivery, const Timeline& timeline,
                        const Theme& theme)
{
    PlotData plot;
    const PowerOverDays& over = delivery.power;
    const bool aims = evaluation.programme.target && evaluation.programme.target->value() > 0.0;
    double largest = aims ? delivery.target.value() : 0.0;
    for (const Power<>& total : over.total) largest = std::max(largest, total.value());
    const Unit& power = scaledUnit(std::max(largest, 1.0), unit::W);
    const bool held = isHeld(over);
    plot.title = message(plan, delivery);
    plot.subtitle = ProgrammePage::tr("Cumulative power as %1").arg(basisWord(evaluation.basis));
    if (const QString words = shapes(plan, delivery); !words.isEmpty()) plot.subtitle += QStringLiteral("; ") + words;
    if (held) plot.subtitle += QStringLiteral("; ") + ProgrammePage::tr("dashed: with what holds phases back");
    plot.x = {{}, {}, true, timeline.from, timeline.to};
    plot.y = {ProgrammePage::tr("Cumulative power"), QString::fromUtf8(power.symbol), false, 0.0, {}};
    // Each platform stands on those before it.
    std::vector<Power<>> sum(over.days.size());
    for (const PowerOverDays::Part& part : over.platforms) {
        double most = 0.0;
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += part.power[i];
            most = std::max(most, part.power[i].value());
        }
        if (most <= 0.0) continue;
        const auto cluster = std::find_if(plan.clusters.begin(), plan.clusters.end(), [&](const Cluster& c) { return c.id == part.id; });
        PlotSeries series = line(platformName(plan, part.id), over.days, sum, power, timeline.from, timeline.to);
        series.color = theme.category(static_cast<int>(cluster - plan.clusters.begin()));
        series.filled = true;
        plot.series << series;
    }
    if (held) {
        PlotSeries expected = line(ProgrammePage::tr("Expected"), over.days, over.expected, power, timeline.from, timeline.to);
        expected.color = theme.colors().text;
        expected.pen = PlotSeries::Pen::Dashed;
        plot.series << expected;
    }
    if (aims)
        plot.marks << PlotMark{Qt::Horizontal, power.fromSi(delivery.target.value()),
                               ProgrammePage::tr("Target %1").arg(formatValue(delivery.target.value(), unit::W))};
    const std::vector<Ramp> ramps = plannedRamps(plan, delivery);
    for (const TimelineFlag& flag : timeline.flags) {
        if (!flag.day.isValid()) continue;
        double watts = flag.power;
        if (watts <= 0.0)
            watts = powerAt(ramps, static_cast<double>(dayNumber({flag.day.year(), flag.day.month(), flag.day.day()}))).value();
        plot.flags << PlotFlag{yearsOf(flag.day), power.fromSi(watts), flag.name, flag.explanation, PlotFlag::Shape::Flag, false};
    }
    return plot;
}

}  // namespace rw::ui
