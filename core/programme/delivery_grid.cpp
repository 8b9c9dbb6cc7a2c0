// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "programme/delivery_parts.h"

#include <algorithm>
#include <limits>

namespace rw::delivery {

namespace {

constexpr double kSamePower = 1e-9;

/// What one site of an entry may draw from a day on, W.
struct Step {
    std::int64_t day = 0;
    double power = 0.0;
};

/// Rising by day; empty: the entry has no date, and nothing is checked.
std::vector<Step> stepsOf(const Site& site)
{
    std::vector<Step> steps;
    for (const GridStep& step : site.gridSteps)
        if (step.day.set() && step.power.set()) steps.push_back({dayNumber(step.day), *step.power.si});
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.day < b.day; });
    if (site.gridDate.set()) {
        const std::int64_t full = dayNumber(site.gridDate);
        // From the day of the full contract on, that rules.
        steps.erase(std::remove_if(steps.begin(), steps.end(), [&](const Step& s) { return s.day >= full; }), steps.end());
        steps.push_back({full, site.gridLimit.set() ? *site.gridLimit.si : std::numeric_limits<double>::infinity()});
    }
    return steps;
}

double energised(const std::vector<Step>& steps, std::int64_t day)
{
    double power = 0.0;
    for (const Step& step : steps)
        if (step.day <= day) power = step.power;
    return power;
}

/// One entry of the plan's sites with its dates.
class Entry {
public:
    Entry(const std::vector<PhasePart>& phases, std::size_t site, std::vector<Step> steps)
        : m_site(site), m_steps(std::move(steps))
    {
        for (const PhasePart& part : phases) {
            if (!part.ramp) continue;
            if (const double w = meter(part); w > 0.0) m_needs.push_back({w, DatedRamp(*part.ramp)});
            m_opens.push_back({dayNumber(part.ramp->from), open(part)});
        }
    }

    bool stands() const { return !m_needs.empty(); }
    double needed(std::int64_t day) const
    {
        double w = 0.0;
        for (const Need& need : m_needs) w += need.watts * need.ramp.shareAt(static_cast<double>(day));
        return w;
    }
    /// On the sites that are open on a day.
    double available(std::int64_t day) const
    {
        std::int64_t most = 0;
        for (const Open& from : m_opens)
            if (from.day <= day) most = std::max(most, from.sites);
        return times(most, energised(m_steps, day));
    }
    double missing(std::int64_t day) const { return beyond(needed(day), available(day)); }
    /// Of a power on so many sites.
    double missingOf(double power, std::int64_t open, std::int64_t day) const
    {
        return beyond(power, times(open, energised(m_steps, day)));
    }
    std::int64_t open(const PhasePart& part) const { return part.open[m_site]; }
    double meter(const PhasePart& part) const
    {
        double w = 0.0;
        for (const SitePart& s : part.sites)
            if (s.site == m_site) w += s.meterW;
        return w;
    }
    /// The first day from one on that gives a power on so many sites.
    std::optional<std::int64_t> dayOf(double power, std::int64_t open, std::int64_t from) const
    {
        const auto there = [&](std::int64_t day) { return missingOf(power, open, day) <= 0.0; };
        if (there(from)) return from;
        for (const Step& step : m_steps)
            if (step.day > from && there(step.day)) return step.day;
        return {};
    }

private:
    static double beyond(double need, double there) { return need > there * (1.0 + kSamePower) ? need - there : 0.0; }
    static double times(std::int64_t sites, double each) { return sites > 0 ? static_cast<double>(sites) * each : 0.0; }

    struct Need {
        double watts;  ///< of a phase here, at the meter
        DatedRamp ramp;
    };
    struct Open {
        std::int64_t day;
        std::int64_t sites;
    };
    std::size_t m_site;
    std::vector<Step> m_steps;
    std::vector<Need> m_needs;
    std::vector<Open> m_opens;
};

std::vector<Step> stepsAt(const DeliveryInput& in, std::size_t site)
{
    const Site* entry = findById(in.plan.sites, in.sites[site].id);
    return entry && in.sites[site].count.value() > 0.0 ? stepsOf(*entry) : std::vector<Step>{};
}

GridCheck checkOf(const SiteResult<double>& site, const std::vector<PhasePart>& phases, const Entry& entry)
{
    GridCheck check;
    check.site = site.id;
    check.name = displayName(site);
    std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = std::numeric_limits<std::int64_t>::min();
    for (const PhasePart& part : phases) {
        if (!part.ramp || entry.meter(part) <= 0.0) continue;
        first = std::min(first, dayNumber(part.ramp->from));
        last = std::max(last, dayNumber(part.ramp->to));
    }
    for (std::int64_t day = first; day <= last; ++day) {
        const double w = entry.missing(day);
        if (w <= 0.0) continue;
        if (!check.firstShort.set()) {
            check.firstShort = dateOfDay(day);
            check.missingThen = Power<>::fromSi(w);
        }
        if (w <= check.worstMissing.value()) continue;
        check.worstMissing = Power<>::fromSi(w);
        check.worst = dateOfDay(day);
    }
    check.needed = Power<>::fromSi(entry.needed(last));
    double sum = 0.0;
    for (const PhasePart& part : phases) {
        if (!part.ramp || entry.meter(part) <= 0.0) continue;
        sum += entry.meter(part);
        const std::int64_t end = dayNumber(part.ramp->to), open = entry.open(part);
        check.sites = std::max(check.sites, open);
        GridCheck::OfPhase phase;
        phase.phase = part.result->id;
        phase.missing = Power<>::fromSi(entry.missingOf(sum, open, end));
        if (const auto day = entry.dayOf(sum, open, end)) phase.energised = dateOfDay(*day);
        check.phases.push_back(std::move(phase));
    }
    return check;
}

}  // namespace

Date firstEnergised(const Site& site)
{
    const std::vector<Step> steps = stepsOf(site);
    return steps.empty() ? Date{} : dateOfDay(steps.front().day);
}

std::vector<GridCheck> gridChecks(const DeliveryInput& in, const std::vector<PhasePart>& phases)
{
    std::vector<GridCheck> checks;
    for (std::size_t i = 0; i < in.sites.size(); ++i) {
        std::vector<Step> steps = stepsAt(in, i);
        if (steps.empty()) continue;
        const Entry entry(phases, i, std::move(steps));
        if (entry.stands()) checks.push_back(checkOf(in.sites[i], phases, entry));
    }
    return checks;
}

Power<> gridMissing(const DeliveryInput& in, const std::vector<PhasePart>& phases, const Date& day)
{
    double w = 0.0;
    for (std::size_t i = 0; i < in.sites.size(); ++i) {
        std::vector<Step> steps = stepsAt(in, i);
        if (steps.empty()) continue;
        const Entry entry(phases, i, std::move(steps));
        if (entry.stands()) w += entry.missing(dayNumber(day));
    }
    return Power<>::fromSi(w);
}

}  // namespace rw::delivery
