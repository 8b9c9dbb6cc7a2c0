// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/delivery.h"
#include "quantity/quantity.h"
#include "schema/field.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// How power comes on between two dates, and when so much of it is there (methods 6).
namespace rw {

/// Days since 1970-01-01, in the Gregorian calendar. Any date that is set.
std::int64_t dayNumber(const Date& date);
/// The date of a day number.
Date dateOfDay(std::int64_t day);

/// Power that comes on from the start of one day to the start of another; at once where they are the same.
struct Ramp {
    Power<> power{};  ///< at least 0
    Date from{};
    Date to{};
    RampShape shape = RampShape::Linear;
};

/// Refuses days that are not set or stand in the wrong order (ramp.dates), and power below 0 or not finite.
Status checkRamp(const Ramp& ramp);

/// The share of its power that a ramp has at a moment, 0 to 1; as the next.
double shareAt(const Ramp& ramp, double day);
/// A ramp with its days as numbers, for whoever asks at many moments.
class DatedRamp {
public:
    explicit DatedRamp(const Ramp& ramp);
    double shareAt(double day) const;

private:
    double m_from;
    double m_to;
    RampShape m_shape;
};
/// Power at a moment, in days as of dayNumber with fractions; for ramps that checkRamp takes.
Power<> powerAt(const Ramp& ramp, double day);
/// Sum of ramps at a moment.
Power<> powerAt(std::span<const Ramp> ramps, double day);

/// The first moment, in days, at which a ramp has reached a power; unset above its power. Nothing is reached at the
/// start, the full power at the end.
std::optional<double> momentOf(const Ramp& ramp, const Power<>& power);

/// The first day at whose start the sum of ramps has reached a power, to 1e-12 of it; unset where it never does.
/// A power of 0 is reached on the first ramp's first day. Refuses as checkRamp, and a power below 0. Unset without ramps.
Result<std::optional<Date>> dayOf(std::span<const Ramp> ramps, const Power<>& power);

/// The sum of ramps on days, for a plot.
struct RampPoint {
    Date day{};
    Power<> power{};
};
/// At each ramp's ends, the days before steps, and every \p everyDays in between; each day once, rising.
/// Refuses as checkRamp, and fewer than 1 day.
Result<std::vector<RampPoint>> rampCurve(std::span<const Ramp> ramps, int everyDays);

}  // namespace rw
