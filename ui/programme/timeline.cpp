// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline.h"

#include "plots/plot_table_model.h"
#include "shell/theme.h"
#include "target_editor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Timeline)
};

constexpr double kYearsWithoutDates = 5.0;
constexpr double kPad = 0.25;  // a quarter of air at both ends

double perRack(const Evaluation& evaluation, const std::string& cluster)
{
    for (const PlatformResult<double>& platform : evaluation.platforms) {
        if (platform.cluster != cluster) continue;
        switch (evaluation.basis) {
        case Basis::Systems: return platform.rackPower.value();
        case Basis::It: return platform.itPerRack.value();
        case Basis::Facility: return platform.facilityPerRack.value();
        case Basis::Grid: return platform.gridPerRack.value();
        }
    }
    return 1.0;
}

/// The part of a phase that stands at a time: 0 before its start, 1 from its end.
double done(double start, double end, double at)
{
    if (end <= start) return at >= start ? 1.0 : 0.0;
    return std::clamp((at - start) / (end - start), 0.0, 1.0);
}

QString flagExplanation(const Milestone& milestone, const QDate& day)
{
    QStringList lines{QStringLiteral("<b>%1</b>").arg(toQString(milestone.name).toHtmlEscaped())};
    if (milestone.at.set()) lines << Tr::tr("At %1").arg(formatValue(*milestone.at.si, unit::W));
    if (day.isValid()) lines << (milestone.day.set() ? formatDate(milestone.day) : Tr::tr("reached %1").arg(quarterText(yearsOf(day))));
    if (milestone.amount.set()) lines << formatValue(*milestone.amount.si, unit::GUSD);
    if (milestone.shares > 0) lines << Tr::tr("%1 shares vest").arg(formatCount(milestone.shares));
    if (!milestone.condition.empty()) lines << toQString(milestone.condition).toHtmlEscaped();
    return lines.join(QStringLiteral("<br>"));
}

}  // namespace

double yearsOf(const QDate& date)
{
    if (!date.isValid()) return 0.0;
    return date.year() + (date.dayOfYear() - 1) / static_cast<double>(date.daysInYear());
}

QDate dateAt(double years)
{
    const int year = static_cast<int>(std::floor(years));
    const QDate first(year, 1, 1);
    return first.addDays(std::lround((years - year) * first.daysInYear()));
}

QDate toQDate(const Date& date)
{
    return date.set() ? QDate(date.year, date.month, date.day) : QDate();
}

Tree dateTree(const QDate& date)
{
    return date.isValid() ? Tree(date.toString(Qt::ISODate).toStdString()) : Tree();
}

QString periodText(const QDate& start, const QDate& end)
{
    if (!start.isValid() && !end.isValid()) return Tr::tr("no dates yet");
    if (!end.isValid()) return Tr::tr("from %1").arg(quarterText(yearsOf(start)));
    if (!start.isValid()) return Tr::tr("until %1").arg(quarterText(yearsOf(end)));
    const QString from = quarterText(yearsOf(start));
    const QString to = quarterText(yearsOf(end));
    return from == to ? from : Tr::tr("%1 to %2").arg(from, to);
}

QString platformName(const Plan& plan, const std::string& clusterId)
{
    const Cluster* cluster = findById(plan.clusters, clusterId);
    if (!cluster) return toQString(clusterId);
    if (const RackDesign* design = findById(plan.rackDesigns, cluster->rackDesign); design && !design->name.empty())
        return toQString(design->name);
    return toQString(cluster->name.empty() ? cluster->id : cluster->name);
}

double Ramp::at(double when) const
{
    if (years.isEmpty() || when < years.first()) return 0.0;
    for (qsizetype i = 1; i < years.size(); ++i) {
        if (when >= years.at(i)) continue;
        const double t = (when - years.at(i - 1)) / (years.at(i) - years.at(i - 1));
        return total(i - 1) + t * (total(i) - total(i - 1));
    }
    return final();
}

std::optional<double> Ramp::reached(double watts) const
{
    for (qsizetype i = 0; i < years.size(); ++i) {
        // What the rounding to whole racks leaves open by a hair counts as reached.
        if (total(i) < watts * (1.0 - 1e-9)) continue;
        if (i == 0) return years.at(0);
        const double below = total(i - 1);
        if (total(i) <= below) return years.at(i);
        const double t = std::clamp((watts - below) / (total(i) - below), 0.0, 1.0);
        return years.at(i - 1) + t * (years.at(i) - years.at(i - 1));
    }
    return std::nullopt;
}

Ramp rampOf(const Plan& plan, const Evaluation& evaluation, const std::optional<MovedPhase>& moved)
{
    struct Part {
        double start;
        double end;
        double watts;
        std::vector<std::pair<std::string, double>> weights;
        double sum = 0.0;
    };
    std::vector<Part> parts;
    Ramp ramp;
    for (const PhaseResult<double>& phase : evaluation.phases) {
        QDate start = toQDate(phase.start);
        QDate end = toQDate(phase.end);
        if (moved && moved->id == toQString(phase.id)) {
            start = moved->start;
            end = moved->end;
        }
        if (!start.isValid()) start = end;
        if (!start.isValid()) continue;
        if (!end.isValid()) end = start;
        Part part{yearsOf(start), yearsOf(end), phase.power.value(), {}};
        for (const auto& [cluster, racks] : phase.racksByCluster) {
            const double weight = racks.value() * perRack(evaluation, cluster);
            part.weights.emplace_back(cluster, weight);
            part.sum += weight;
        }
        ramp.years << part.start << part.end;
        parts.push_back(std::move(part));
    }
    std::sort(ramp.years.begin(), ramp.years.end());
    // A step keeps both its ends: the time stands twice, before and after.
    QList<double> years;
    for (const double at : ramp.years) {
        const bool step = std::any_of(parts.begin(), parts.end(), [at](const Part& p) { return p.start == at && p.end <= at; });
        if (years.isEmpty() || years.last() != at) {
            if (step) years << std::nextafter(at, 0.0);
            years << at;
        }
    }
    ramp.years = years;
    for (const Cluster& cluster : plan.clusters) {
        Ramp::Layer layer{cluster.id, platformName(plan, cluster.id), {}};
        bool used = false;
        for (qsizetype i = 0; i < ramp.years.size(); ++i) {
            double watts = ramp.layers.isEmpty() ? 0.0 : ramp.layers.last().watts.at(i);
            for (const Part& part : parts)
                for (const auto& [id, weight] : part.weights)
                    if (id == cluster.id && part.sum > 0.0) {
                        used = used || weight > 0.0;
                        watts += part.watts * weight / part.sum * done(part.start, part.end, ramp.years.at(i));
                    }
            layer.watts << watts;
        }
        if (used) ramp.layers << layer;
    }
    return ramp;
}

Timeline timelineOf(const Plan& plan, const Ramp& ramp, const Theme& theme)
{
    Timeline timeline;
    double from = 1e9;
    double to = -1e9;
    const auto take = [&](const QDate& date) {
        if (!date.isValid()) return;
        from = std::min(from, yearsOf(date));
        to = std::max(to, yearsOf(date));
    };
    for (const Phase& phase : plan.programme.phases) {
        TimelinePhase bar;
        bar.id = toQString(phase.id);
        bar.name = toQString(phase.name.empty() ? phase.id : phase.name);
        bar.target = phase.target.set() ? formatValue(*phase.target.si, unit::W) : Tr::tr("the rest");
        if (phase.basis != PhaseBasis::Programme)
            bar.target += QLatin1Char(' ') + basisWord(static_cast<Basis>(static_cast<int>(phase.basis) - 1));
        bar.start = toQDate(phase.start);
        bar.end = toQDate(phase.end);
        for (const MixShare& share : phase.mix) {
            const auto cluster = std::find_if(plan.clusters.begin(), plan.clusters.end(),
                                              [&](const Cluster& c) { return c.id == share.cluster; });
            const auto index = static_cast<int>(cluster - plan.clusters.begin());
            bar.mix << TimelineShare{platformName(plan, share.cluster), share.share.si.value_or(0.0), theme.category(index)};
        }
        take(bar.start);
        take(bar.end);
        timeline.phases << bar;
    }
    for (const Milestone& milestone : plan.programme.milestones) {
        TimelineFlag flag;
        flag.id = toQString(milestone.id);
        flag.name = toQString(milestone.name.empty() ? milestone.id : milestone.name);
        flag.day = toQDate(milestone.day);
        flag.power = milestone.at.si.value_or(0.0);
        if (!flag.day.isValid() && flag.power > 0.0)
            if (const auto when = ramp.reached(flag.power)) flag.day = dateAt(*when);
        flag.explanation = flagExplanation(milestone, flag.day);
        take(flag.day);
        timeline.flags << flag;
    }
    if (from > to) {
        from = 2026.0;
        to = from + kYearsWithoutDates;
    }
    timeline.from = std::floor((from - kPad) * 4.0) / 4.0;
    timeline.to = std::ceil((std::max(to, from + 1.0) + kPad) * 4.0) / 4.0;
    return timeline;
}

}  // namespace rw::ui
