// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/ramp.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace rw {

namespace {

constexpr double kSamePower = 1e-12;

double shareOf(RampShape shape, double x)
{
    if (x >= 1.0) return 1.0;
    if (x <= 0.0) return 0.0;
    switch (shape) {
    case RampShape::Step: return 0.0;
    case RampShape::Linear: return x;
    case RampShape::Smooth: return x * x * (3.0 - 2.0 * x);
    }
    return 0.0;
}

/// The first x at which the share is y, 0 <= y <= 1.
double timeOf(RampShape shape, double y)
{
    if (y <= 0.0) return 0.0;
    if (y >= 1.0) return 1.0;
    switch (shape) {
    case RampShape::Step: return 1.0;
    case RampShape::Linear: return y;
    // The middle root of the cubic, in its trigonometric form.
    case RampShape::Smooth: return 0.5 - std::sin(std::asin(1.0 - 2.0 * y) / 3.0);
    }
    return 0.0;
}

Result<Done> checkAll(std::span<const Ramp> ramps)
{
    for (const Ramp& ramp : ramps)
        if (Status status = checkRamp(ramp); !status) return status;
    return Done{};
}

}  // namespace

std::int64_t dayNumber(const Date& date)
{
    // Years from March, so that the leap day ends one; 400 of them hold 146,097 days.
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t ofEra = year - era * 400;
    const std::int64_t ofYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

Date dateOfDay(std::int64_t day)
{
    const std::int64_t z = day + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t ofEra = z - era * 146097;
    const std::int64_t year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const std::int64_t ofYear = ofEra - (365 * year + year / 4 - year / 100);
    const std::int64_t month = (5 * ofYear + 2) / 153;
    Date date;
    date.day = static_cast<int>(ofYear - (153 * month + 2) / 5 + 1);
    date.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    date.year = static_cast<int>(year + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

Status checkRamp(const Ramp& ramp)
{
    if (const auto error = Refusal().notNegative("power", ramp.power).first()) return *error;
    if (!ramp.from.set() || !ramp.to.set() || ramp.to < ramp.from)
        return Error{.code = "ramp.dates", .path = "to",
                     .found = (ramp.from.set() ? ramp.from.text() : "–") + " … " + (ramp.to.set() ? ramp.to.text() : "–")};
    return Done{};
}

DatedRamp::DatedRamp(const Ramp& ramp)
    : m_from(static_cast<double>(dayNumber(ramp.from))), m_to(static_cast<double>(dayNumber(ramp.to))), m_shape(ramp.shape)
{
}

double DatedRamp::shareAt(double day) const
{
    if (day >= m_to) return 1.0;
    if (day <= m_from) return 0.0;
    return shareOf(m_shape, (day - m_from) / (m_to - m_from));
}

double shareAt(const Ramp& ramp, double day) { return DatedRamp(ramp).shareAt(day); }

Power<> powerAt(const Ramp& ramp, double day)
{
    return ramp.power * shareAt(ramp, day);
}

Power<> powerAt(std::span<const Ramp> ramps, double day)
{
    Power<> sum{};
    for (const Ramp& ramp : ramps) sum += powerAt(ramp, day);
    return sum;
}

std::optional<double> momentOf(const Ramp& ramp, const Power<>& power)
{
    const auto from = static_cast<double>(dayNumber(ramp.from)), to = static_cast<double>(dayNumber(ramp.to));
    if (power > ramp.power) return {};
    if (power.value() <= 0.0) return from;
    return from + (to - from) * timeOf(ramp.shape, (power / ramp.power).value());
}

Result<std::optional<Date>> dayOf(std::span<const Ramp> ramps, const Power<>& power)
{
    if (const Status status = checkAll(ramps); !status) return status.error();
    if (const auto error = Refusal().notNegative("power", power).first()) return *error;
    if (ramps.empty()) return std::optional<Date>{};
    std::int64_t low = dayNumber(ramps.front().from), high = dayNumber(ramps.front().to);
    for (const Ramp& ramp : ramps) {
        low = std::min(low, dayNumber(ramp.from));
        high = std::max(high, dayNumber(ramp.to));
    }
    const auto reached = [&](std::int64_t day) {
        return powerAt(ramps, static_cast<double>(day)).value() >= power.value() * (1.0 - kSamePower);
    };
    if (!reached(high)) return std::optional<Date>{};
    // Sums of ramps never fall, so halves of the days lead to the first.
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (reached(middle)) high = middle;
        else low = middle + 1;
    }
    return std::optional<Date>{dateOfDay(low)};
}

Result<std::vector<RampPoint>> rampCurve(std::span<const Ramp> ramps, int everyDays)
{
    if (const Status status = checkAll(ramps); !status) return status.error();
    if (const auto error = Refusal().wholeNumber("every_days", count<double>(everyDays), 1).first()) return *error;
    std::set<std::int64_t> days;
    for (const Ramp& ramp : ramps) {
        const std::int64_t from = dayNumber(ramp.from), to = dayNumber(ramp.to);
        for (std::int64_t day = from; day < to; day += everyDays) days.insert(day);
        days.insert(to);
        if (ramp.shape == RampShape::Step || from == to) days.insert(to - 1);
    }
    std::vector<RampPoint> points;
    for (const std::int64_t day : days) points.push_back({dateOfDay(day), powerAt(ramps, static_cast<double>(day))});
    return points;
}

}  // namespace rw
