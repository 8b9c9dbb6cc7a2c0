// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "programme/delivery_parts.h"

#include "power/rack.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rw {

Date releaseOf(const Plan& plan, const RackDesign& design)
{
    const Accelerator* accelerator = acceleratorOf(plan, design);
    return accelerator && accelerator->released.set() ? std::max(design.released, accelerator->released) : design.released;
}

}  // namespace rw

namespace rw::delivery {

namespace {

constexpr double kEndless = std::numeric_limits<double>::infinity();
constexpr std::int64_t kHorizon = 36525;  ///< days after a phase's end past which supply counts as none
constexpr double kSameCount = 1e-6;       ///< accelerators

Date plusMonths(const Date& from, std::int64_t months)
{
    const std::int64_t all = from.year * 12LL + from.month - 1 + months;
    Date date{static_cast<int>(all / 12), static_cast<int>(all % 12) + 1, 1};
    const std::int64_t next = (all + 1) % 12, year = (all + 1) / 12;
    const std::int64_t length =
        dayNumber({static_cast<int>(year), static_cast<int>(next) + 1, 1}) - dayNumber(date);
    date.day = static_cast<int>(std::min<std::int64_t>(from.day, length));
    return date;
}

/// Quarters of three calendar months from a day to another, linear within each.
double quartersBetween(const Date& from, std::int64_t day)
{
    const Date to = dateOfDay(day);
    std::int64_t quarters = ((to.year - from.year) * 12LL + to.month - from.month) / 3;
    while (quarters > 0 && dayNumber(plusMonths(from, 3 * quarters)) > day) --quarters;
    const std::int64_t begin = dayNumber(plusMonths(from, 3 * quarters));
    const std::int64_t end = dayNumber(plusMonths(from, 3 * (quarters + 1)));
    return static_cast<double>(quarters) + static_cast<double>(day - begin) / static_cast<double>(end - begin);
}

/// What a design's phases need.
struct Need {
    struct Of {
        const PhasePart* phase;
        std::int64_t accelerators;
    };
    std::vector<Of> phases;  ///< with dates, in the programme's order

    double by(std::int64_t day) const
    {
        double n = 0.0;
        for (const Of& of : phases)
            n += static_cast<double>(of.accelerators) * shareAt(*of.phase->ramp, static_cast<double>(day));
        return n;
    }
};

/// Accelerators of one design that have come by a day. An entry of the plan holds until the next one takes over; what came
/// under it stays. Where an entry bounds nothing, what was needed until it ends has come.
class Deliveries {
public:
    Deliveries(std::vector<const SupplyLimit*> limits, const Date& otherwise, const Need& need)
    {
        const auto from = [&](const SupplyLimit* limit) { return limit->from.set() ? limit->from : otherwise; };
        std::stable_sort(limits.begin(), limits.end(),
                         [&](const SupplyLimit* a, const SupplyLimit* b) { return from(a) < from(b); });
        for (const SupplyLimit* limit : limits) {
            Span span;
            span.from = from(limit);
            span.day = dayNumber(span.from);
            if (!m_spans.empty()) {
                const double before = by(span.day);
                span.base = std::isfinite(before) ? before : std::max(m_spans.back().base, need.by(span.day));
            }
            span.base += static_cast<double>(limit->stock);
            span.perQuarter = limit->perQuarter ? static_cast<double>(*limit->perQuarter) : kEndless;
            m_spans.push_back(span);
        }
    }

    double by(std::int64_t day) const
    {
        const Span* span = nullptr;
        for (const Span& s : m_spans)
            if (s.day <= day) span = &s;
        if (!span) return 0.0;
        if (!std::isfinite(span->perQuarter)) return kEndless;
        return span->base + span->perQuarter * quartersBetween(span->from, day);
    }

    /// The first day from one on by which so many have come; unset: never.
    std::optional<std::int64_t> dayOf(double accelerators, std::int64_t from) const
    {
        const auto there = [&](std::int64_t day) { return by(day) >= accelerators - kSameCount; };
        if (there(from)) return from;
        std::int64_t low = from, high = from + kHorizon;
        if (!there(high)) return {};
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (there(middle) ? high : low) = middle;
        }
        return high;
    }

private:
    struct Span {
        Date from;
        std::int64_t day = 0;
        double base = 0.0;  ///< that have come by its first day, with its stock
        double perQuarter = kEndless;
    };
    std::vector<Span> m_spans;
};

/// The first day of a phase that builds the design.
Date firstStart(const Need& need)
{
    Date first;
    for (const Need::Of& of : need.phases)
        if (!first.set() || of.phase->ramp->from < first) first = of.phase->ramp->from;
    return first;
}

std::int64_t missing(double needed, double delivered)
{
    // Below a whole accelerator nothing is missing.
    return std::isfinite(delivered) ? std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(needed - delivered + kSameCount)))
                                    : 0;
}

SupplyCheck checkOf(const RackDesign& design, const Need& need, const Deliveries& deliveries)
{
    SupplyCheck check;
    check.rackDesign = design.id;
    check.name = displayName(design);
    std::int64_t first = dayNumber(need.phases.front().phase->ramp->from), last = first;
    for (const Need::Of& of : need.phases) {
        first = std::min(first, dayNumber(of.phase->ramp->from));
        last = std::max(last, dayNumber(of.phase->ramp->to));
    }
    for (std::int64_t day = first; day <= last; ++day) {
        const std::int64_t n = missing(need.by(day), deliveries.by(day));
        if (n <= 0) continue;
        if (!check.firstShort.set()) check.firstShort = dateOfDay(day);
        if (n <= check.worstMissing) continue;
        check.worstMissing = n;
        check.worst = dateOfDay(day);
    }
    for (const Need::Of& of : need.phases) {
        check.needed += of.accelerators;
        const std::int64_t end = dayNumber(of.phase->ramp->to);
        SupplyCheck::OfPhase phase;
        phase.phase = of.phase->result->id;
        phase.needed = check.needed;
        phase.missing = missing(static_cast<double>(check.needed), deliveries.by(end));
        if (const auto day = deliveries.dayOf(static_cast<double>(check.needed), end)) phase.supplied = dateOfDay(*day);
        check.phases.push_back(std::move(phase));
    }
    return check;
}

}  // namespace

std::vector<SupplyCheck> supplyChecks(const DeliveryInput& in, const std::vector<PhasePart>& phases)
{
    std::vector<SupplyCheck> checks;
    for (const RackDesign& design : in.plan.rackDesigns) {
        std::vector<const SupplyLimit*> limits;
        for (const SupplyLimit& limit : in.plan.programme.delivery.supply)
            if (limit.rackDesign == design.id) limits.push_back(&limit);
        if (limits.empty()) continue;
        Need need;
        for (const PhasePart& part : phases) {
            std::int64_t n = 0;
            for (const PlatformPart& p : part.platforms)
                if (p.design == &design) n += p.accelerators;
            if (part.ramp && n > 0) need.phases.push_back({&part, n});
        }
        if (need.phases.empty()) continue;
        const Date release = releaseOf(in.plan, design);
        checks.push_back(checkOf(design, need, Deliveries(limits, release.set() ? release : firstStart(need), need)));
    }
    return checks;
}

}  // namespace rw::delivery
