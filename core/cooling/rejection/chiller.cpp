// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/chiller.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>

namespace rw::cooling {

namespace {

/// Sets print their limits to a hundredth of a kelvin, from degF: 85 degF stands as 29.44 degC.
constexpr double kLimitRounding = 0.005;

/// Te/(Tc - Te): the COP for each unit of Carnot fraction.
double carnot(const ChillerRating& r, double leaving, double entering)
{
    const auto evaporating = Temperature<>::fromSi(leaving) - r.evaporatorApproach;
    const auto condensing = Temperature<>::fromSi(entering) + r.condenserApproach;
    return carnotCop<double>(scalar<double>(1.0), evaporating, condensing, r.minimumLift).si();
}

/// Power over full power at a load, cycling and false loading apart.
double inputByLoad(const ChillerModel& c, double load)
{
    return c.rating.curves ? quadratic(c.rating.curves->inputByLoad, load) : load;
}

}  // namespace

ChillerRating ratingOf(const ChillerCurveSet& curves)
{
    ChillerRating r;
    r.curves = &curves;
    const double leaving = curves.referenceLeaving;
    const double entering = curves.referenceEntering;
    r.leaving = Temperature<>::of(leaving, unit::C);
    r.entering = Temperature<>::of(entering, unit::C);
    r.capacity = Heat<>::fromSi(curves.capacity * biquadratic(curves.capacityByTemperature, leaving, entering));
    r.cop =
        curves.cop / (biquadratic(curves.inputByTemperature, leaving, entering) * quadratic(curves.inputByLoad, 1.0));
    return r;
}

Result<ChillerModel> makeChiller(const ChillerRating& r)
{
    if (const auto error = Refusal().positive("capacity", r.capacity).notNegative("cop", scalar<double>(r.cop))
                               .within("leaving", r.leaving, -30.0, 60.0, unit::C)
                               .within("entering", r.entering, -40.0, 80.0, unit::C)
                               .efficiency("carnot_fraction", scalar<double>(r.carnotFraction))
                               .notNegative("evaporator_approach", r.evaporatorApproach)
                               .notNegative("condenser_approach", r.condenserApproach)
                               .positive("minimum_lift", r.minimumLift)
                               .efficiency("least_load", scalar<double>(r.leastLoad))
                               .fraction("least_unloading", scalar<double>(r.leastUnloading))
                               .fraction("motor_heat", scalar<double>(r.motorHeat)).first())
        return *error;
    ChillerModel c{r, r.capacity.si(), r.cop, r.leastLoad};
    if (!r.curves) {
        if (c.cop == 0.0) c.cop = r.carnotFraction * carnot(r, r.leaving.si(), r.entering.si());
        return c;
    }
    if (const auto error = Refusal().positive("cop", scalar<double>(r.cop)).first()) return *error;
    const ChillerCurveSet& set = *r.curves;
    const double leaving = r.leaving.in(unit::C);
    const double entering = r.entering.in(unit::C);
    const double capacity = biquadratic(set.capacityByTemperature, leaving, entering);
    const double input = biquadratic(set.inputByTemperature, leaving, entering) * quadratic(set.inputByLoad, 1.0);
    const auto within = [](double x, double low, double high) {
        return x >= low - kLimitRounding && x <= high + kLimitRounding;
    };
    if (!within(leaving, set.leavingLow, set.leavingHigh) || !within(entering, set.enteringLow, set.enteringHigh) ||
        capacity <= 0.0 || input <= 0.0)
        return Error{.code = "chiller.rated-point",
                     .found = readable(r.leaving.si(), unit::C) + ", " + readable(r.entering.si(), unit::C),
                     .allowed = readableNumber(set.leavingLow) + " to " + readableNumber(set.leavingHigh) + " °C, " +
                                readableNumber(set.enteringLow) + " to " + readableNumber(set.enteringHigh) + " °C"};
    c.capacity = r.capacity.si() / capacity;
    c.cop = r.cop * input;
    c.leastLoad = set.leastLoad;
    return c;
}

ChillerPoint chillerPoint(const ChillerModel& c, Temperature<> leaving, Temperature<> entering)
{
    const ChillerRating& r = c.rating;
    ChillerPoint point;
    double available = c.capacity;
    double cop = c.cop;
    double nearLeaving = r.leaving.si();
    double nearEntering = r.entering.si();
    bool joined = false;
    if (r.curves) {
        const ChillerCurveSet& set = *r.curves;
        const double l = leaving.si() - kZeroCelsius;
        const double e = entering.si() - kZeroCelsius;
        const double atLeaving = std::clamp(l, set.leavingLow, set.leavingHigh);
        const double atEntering = std::clamp(e, set.enteringLow, set.enteringHigh);
        available *= biquadratic(set.capacityByTemperature, atLeaving, atEntering);
        cop /= biquadratic(set.inputByTemperature, atLeaving, atEntering);
        joined = l != atLeaving || e != atEntering;
        point.outsideCurve = std::abs(l - atLeaving) > kLimitRounding || std::abs(e - atEntering) > kLimitRounding;
        nearLeaving = atLeaving + kZeroCelsius;
        nearEntering = atEntering + kZeroCelsius;
    } else {
        point.byCarnot = joined = true;
    }
    if (joined) {
        const double ratio = carnot(r, leaving.si(), entering.si()) / carnot(r, nearLeaving, nearEntering);
        available *= std::min(1.0, ratio);
        cop *= ratio;
    }
    point.available = Heat<>::fromSi(available);
    point.fullLoad = Power<>::fromSi(available / cop);
    return point;
}

ChillerHour chillerAt(const ChillerModel& c, const ChillerPoint& point, Heat<> heat)
{
    RW_ASSERT(heat.si() >= 0.0);
    ChillerHour hour;
    hour.outsideCurve = point.outsideCurve;
    hour.byCarnot = point.byCarnot;
    if (heat.si() == 0.0) return hour;
    hour.running = 1;
    const double asked = heat.si() / point.available.si();
    hour.reached = asked <= 1.0 + 1e-12;
    hour.load = std::min(asked, 1.0);
    hour.heat = hour.reached ? heat : point.available;
    // Below the least load the machine runs part of the hour; while it runs below what it can unload to, hot gas makes
    // up the rest.
    hour.cycling = std::min(1.0, hour.load / c.leastLoad);
    const double running = std::max({hour.load, c.leastLoad, c.rating.leastUnloading});
    if (c.rating.leastUnloading > c.leastLoad && hour.load < c.rating.leastUnloading)
        hour.falseLoad = Heat<>::fromSi(point.available.si() * running * hour.cycling - hour.heat.si());
    hour.power = Power<>::fromSi(point.fullLoad.si() * inputByLoad(c, running) * hour.cycling);
    hour.condenserHeat = hour.heat + asHeat(hour.power) * c.rating.motorHeat;
    return hour;
}

ChillerHour chillerHour(const ChillerModel& c, Heat<> heat, Temperature<> leaving, Temperature<> entering)
{
    return chillerAt(c, chillerPoint(c, leaving, entering), heat);
}

ChillerHour stageChillers(const ChillerModel& c, int installed, Heat<> heat, Temperature<> leaving,
                          Temperature<> entering, ChillerStaging staging)
{
    RW_ASSERT(installed >= 1);
    const ChillerPoint point = chillerPoint(c, leaving, entering);
    const double asked = heat.si() / point.available.si();
    const int fewest = asked >= installed ? installed : std::max(1, static_cast<int>(std::ceil(asked * (1.0 - 1e-12))));
    const auto together = [&](int n) {
        ChillerHour hour = chillerAt(c, point, heat / n);
        hour.running *= n;
        hour.heat = hour.heat * n;
        hour.power = hour.power * n;
        hour.condenserHeat = hour.condenserHeat * n;
        hour.falseLoad = hour.falseLoad * n;
        return hour;
    };
    ChillerHour best = together(fewest);
    switch (staging) {
    case ChillerStaging::Fewest: break;
    case ChillerStaging::LeastPower:
        for (int n = fewest + 1; n <= installed; ++n) {
            const ChillerHour hour = together(n);
            if (hour.power < best.power) best = hour;
        }
        break;
    }
    return best;
}

PartLoadValue integratedPartLoadValue(const ChillerModel& c, bool airCooled)
{
    constexpr std::array<double, 4> kLoads{1.0, 0.75, 0.5, 0.25};
    constexpr std::array<double, 4> kWeights{0.01, 0.42, 0.45, 0.12};
    constexpr std::array<double, 4> kWater{85.0, 75.0, 65.0, 65.0};  // degF
    constexpr std::array<double, 4> kAir{95.0, 80.0, 65.0, 55.0};    // degF
    const auto leaving = Temperature<>::of(44.0, unit::F);
    PartLoadValue value;
    for (std::size_t i = 0; i < kLoads.size(); ++i) {
        const auto entering = Temperature<>::of(airCooled ? kAir[i] : kWater[i], unit::F);
        const ChillerHour hour = chillerHour(c, c.rating.capacity * kLoads[i], leaving, entering);
        value.cop[i] = hour.heat.si() / hour.power.si();
        value.iplv += kWeights[i] * value.cop[i];
        value.outsideCurve = value.outsideCurve || hour.outsideCurve;
    }
    return value;
}

}  // namespace rw::cooling
