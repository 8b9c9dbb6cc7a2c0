// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline.h"

#include "catalogue/display_name.h"
#include "document/plan_words.h"
#include "plots/plot_table_model.h"
#include "quantity/money_units.h"
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

/// What a milestone releases, on what condition, and when.
QString flagExplanation(const Milestone& milestone, const MilestoneResult* result)
{
    const auto line = [](const QString& label, const QString& value) { return Tr::tr("%1: %2").arg(label, value); };
    QStringList lines{QStringLiteral("<b>%1</b>").arg(toQString(displayName(milestone)).toHtmlEscaped()),
                      milestoneWord(milestone.kind)};
    if (milestone.amount.set()) lines << line(Tr::tr("Releases"), formatValue(*milestone.amount.si, unit::bnUSD));
    if (milestone.shares > 0)
        lines << line(Tr::tr("Releases"), counted(milestone.shares, Tr::tr("%1 share"), Tr::tr("%1 shares at most")));
    if (milestone.sharePrice.set())
        lines << Tr::tr("Only if a share has reached %1; never taken as fulfilled").arg(formatValue(*milestone.sharePrice.si, unit::USD));
    if (milestone.at.set()) lines << line(Tr::tr("At"), formatValue(*milestone.at.si, unit::W));
    if (milestone.day.set()) lines << line(Tr::tr("Due"), formatDate(milestone.day));
    if (result) {
        switch (result->state) {
        case MilestoneResult::State::Reached:
            if (milestone.at.set()) lines << line(Tr::tr("Its power is there on"), formatDate(result->day));
            break;
        case MilestoneResult::State::NoDate:
            if (milestone.at.set()) lines << Tr::tr("When it is reached is not known: phases lack dates");
            break;
        case MilestoneResult::State::Unreached: lines << Tr::tr("Not reached: the programme builds less"); break;
        }
        if (result->lateDays > 0) lines << line(Tr::tr("Late"), counted(result->lateDays, Tr::tr("%1 day"), Tr::tr("%1 days")));
        if (milestone.at.set() && result->expected != result->day)
            lines << (result->expected.set() ? line(Tr::tr("Expected, with what holds phases back"), formatDate(result->expected))
                                             : Tr::tr("With what holds phases back it is never there"));
        if (result->gridMissing.value() > 0.0)
            lines << Tr::tr("%1 at the meter are not energised on that day").arg(formatValue(result->gridMissing.value(), unit::W));
    }
    if (!milestone.condition.empty()) lines << toQString(milestone.condition).toHtmlEscaped();
    return lines.join(QStringLiteral("<br>"));
}

QString heldWords(const PhaseDelivery& phase)
{
    if (phase.heldBy == HeldBy::Nothing) return {};
    if (phase.never) return Tr::tr("never complete: held by %1").arg(heldWord(phase.heldBy));
    return Tr::tr("complete %1, %2 late: held by %3")
        .arg(formatDate(phase.complete), counted(phase.lateDays, Tr::tr("%1 day"), Tr::tr("%1 days")), heldWord(phase.heldBy));
}

/// The word of a choice, by its field's own table.
template <class T>
QString choiceOf(const char* field, std::size_t value)
{
    return choiceWord(*typeOf<T>().find(field), typeOf<T>().find(field)->choices[value]);
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

/// The quarter that a day lies in: the last day of a year is in its last one.
static QString quarterOf(const QDate& day)
{
    constexpr int kMonths = 3;
    return quarterText(day.year() + ((day.month() - 1) / kMonths + 0.5) / 4.0);
}

QString periodText(const QDate& start, const QDate& end)
{
    if (!start.isValid() && !end.isValid()) return Tr::tr("no dates yet");
    if (!end.isValid()) return Tr::tr("from %1").arg(quarterOf(start));
    if (!start.isValid()) return Tr::tr("until %1").arg(quarterOf(end));
    const QString from = quarterOf(start);
    const QString to = quarterOf(end);
    return from == to ? from : Tr::tr("%1 to %2").arg(from, to);
}

QString platformName(const Plan& plan, const std::string& clusterId)
{
    const Cluster* cluster = findById(plan.clusters, clusterId);
    if (!cluster) return toQString(clusterId);
    if (const RackDesign* design = findById(plan.rackDesigns, cluster->rackDesign); design && !design->name.empty())
        return toQString(design->name);
    return toQString(displayName(*cluster));
}

QString rampWord(RampShape shape)
{
    return choiceOf<Phase>("ramp", static_cast<std::size_t>(shape));
}

std::string rampName(RampShape shape)
{
    return std::string(typeOf<Phase>().find("ramp")->choices[static_cast<std::size_t>(shape)]);
}

QString milestoneWord(MilestoneKind kind)
{
    return choiceOf<Milestone>("kind", static_cast<std::size_t>(kind));
}

QString heldWord(HeldBy by)
{
    return coreText("report.held." + std::string(name(by)));
}

DeliveryResult deliveryOf(const Plan& plan, const Evaluation& evaluation, const std::optional<MovedPhase>& moved)
{
    if (!moved) return evaluation.delivery;
    Plan with = plan;
    std::vector<PhaseResult<double>> phases = evaluation.phases;
    const auto date = [](const QDate& day) { return day.isValid() ? Date{day.year(), day.month(), day.day()} : Date{}; };
    const auto move = [&](auto& list) {
        for (auto& phase : list) {
            if (phase.id != moved->id.toStdString()) continue;
            phase.start = date(moved->start);
            phase.end = date(moved->end);
        }
    };
    move(with.programme.phases);
    move(phases);
    return evaluateDelivery({with, phases, evaluation.platforms, evaluation.sites, evaluation.programme});
}

std::vector<Ramp> plannedRamps(const Plan& plan, const DeliveryResult& delivery)
{
    std::vector<Ramp> ramps;
    for (const PhaseDelivery& phase : delivery.phases) {
        if (!phase.dated) continue;
        const Phase* planned = findById(plan.programme.phases, phase.id);
        ramps.push_back({phase.power, phase.start, phase.end, planned ? planned->ramp : RampShape::Linear});
    }
    return ramps;
}

Timeline timelineOf(const Plan& plan, const DeliveryResult* delivery, const Theme& theme)
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
        bar.name = toQString(displayName(phase));
        bar.target = phase.target.set() ? formatValue(*phase.target.si, unit::W) : Tr::tr("the rest");
        if (phase.basis != PhaseBasis::Programme)
            bar.target += QLatin1Char(' ') + basisWord(static_cast<Basis>(static_cast<int>(phase.basis) - 1));
        bar.start = toQDate(phase.start);
        bar.end = toQDate(phase.end);
        bar.ramp = phase.ramp;
        if (const PhaseDelivery* there = delivery ? findById(delivery->phases, phase.id) : nullptr) {
            bar.held = heldWords(*there);
            bar.never = there->never;
            if (there->lateDays > 0) bar.complete = toQDate(there->complete);
        }
        for (const MixShare& share : phase.mix) {
            const auto cluster = std::find_if(plan.clusters.begin(), plan.clusters.end(),
                                              [&](const Cluster& c) { return c.id == share.cluster; });
            const auto index = static_cast<int>(cluster - plan.clusters.begin());
            bar.mix << TimelineShare{platformName(plan, share.cluster), share.share.si.value_or(0.0), theme.category(index)};
        }
        take(bar.start);
        take(bar.end);
        take(bar.complete);
        timeline.phases << bar;
    }
    for (const Milestone& milestone : plan.programme.milestones) {
        TimelineFlag flag;
        flag.id = toQString(milestone.id);
        flag.name = toQString(displayName(milestone));
        flag.kind = milestone.kind;
        flag.day = toQDate(milestone.day);
        flag.power = milestone.at.si.value_or(0.0);
        const MilestoneResult* result = delivery ? findById(delivery->milestones, milestone.id) : nullptr;
        if (!flag.day.isValid() && result) flag.day = toQDate(result->day);
        flag.explanation = flagExplanation(milestone, result);
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
