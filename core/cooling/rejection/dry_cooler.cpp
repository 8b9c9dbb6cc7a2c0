// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/dry_cooler.h"

#include "cooling/bracket.h"
#include "cooling/staging.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rw::cooling {

namespace {

constexpr auto kArrangement = FlowArrangement::CrossflowUnmixed;
/// Leaving fluid this close to what was asked for has reached it, K.
constexpr double kEnough = 1e-6;

double airHeat(const MoistAir& air) { return kDryAirHeat + 1860.0 * air.humidityRatio; }

/// One unit in an hour, with what does not change while its fan speed is sought.
class Unit {
public:
    Unit(const DryCooler& cooler, double heat, double fluidRate, const Outdoors& outdoors, double onCoil)
        : m_cooler(cooler), m_heat(heat), m_fluidRate(fluidRate), m_onCoil(onCoil),
          // Humidity counts for 1 % of mass and heat capacity; the mix's density is taken for both.
          m_airAtFull(cooler.air.si() * outdoors.density.si() * outdoors.kelvin() / onCoil),
          m_airHeat(airHeat(outdoors.air)), m_rise(heat / fluidRate)
    {
        const double fluid = std::pow(fluidRate / cooler.fluidRate.si(), cooler.coil.hotExponent);
        m_steady = cooler.coil.films.hot.si() / fluid + cooler.coil.films.fouling.si();
    }

    double rise() const { return m_rise; }
    double densityRatio() const { return m_airAtFull / (m_cooler.air.si() * m_cooler.airDensity.si()); }

    /// Heat for each kelvin between fluid inlet and air, W/K.
    double reach(double speed) const
    {
        const double air = speed * m_airAtFull;
        const double airRate = air * m_airHeat;
        const double film = std::pow(air / m_cooler.coil.coldFlow.si(), m_cooler.coil.coldExponent);
        const double ua = 1.0 / (m_steady + m_cooler.coil.films.cold.si() / film);
        const double least = std::min(airRate, m_fluidRate);
        return least * effectiveness(kArrangement, ua / least, least / std::max(airRate, m_fluidRate));
    }
    double leaving(double speed) const
    {
        switch (m_cooler.rating.model) {
        case DryCoolerModel::Effectiveness: return m_onCoil + m_heat / reach(speed) - m_rise;
        case DryCoolerModel::Approach: break;
        }
        // The approach is that of the rating; slower fans carry less for each kelvin, in proportion (V26's rule
        // that heat goes with the difference between the inlets, at equal flows).
        const DryCoolerRating& r = m_cooler.rating;
        const double approach = (r.fluidOut - r.airIn).si();
        const double rated = r.heat.si() / (r.fluidIn - r.airIn).si();
        return std::max(m_onCoil + approach, m_onCoil + m_heat / (rated * speed) - m_rise);
    }

    /// Speed below full that leaves the fluid at \p wanted; full speed is known to leave it colder.
    double speedFor(double wanted, double atFull) const
    {
        const double inlets = wanted + m_rise - m_onCoil;
        const DryCoolerRating& r = m_cooler.rating;
        switch (r.model) {
        case DryCoolerModel::Approach: {
            const double rated = r.heat.si() / (r.fluidIn - r.airIn).si();
            return std::min(1.0, m_heat / (rated * inlets));
        }
        case DryCoolerModel::Effectiveness: break;
        }
        if (atFull >= wanted) return 1.0;
        // Heat for each kelvin is at most what the air carries, which bounds the speed from below. Sought as logarithms,
        // in which both are nearly a straight line.
        const double needed = m_heat / inlets;
        const double slowest = needed / (m_airAtFull * m_airHeat);
        if (slowest >= 1.0) return 1.0;
        const auto miss = [&](double x) { return std::log(reach(std::exp(x)) / needed); };
        const double low = std::log(slowest);
        const double atLow = miss(low);
        // The coil is endless here, to rounding.
        if (atLow >= 0.0) return slowest;
        const double atFullReach = std::log(m_heat / (atFull + m_rise - m_onCoil) / needed);
        return std::exp(bracketedRoot(miss, low, 0.0, atLow, atFullReach, 1e-8));
    }

private:
    const DryCooler& m_cooler;
    double m_heat;
    double m_fluidRate;
    double m_onCoil;
    double m_airAtFull;
    double m_airHeat;
    double m_rise;
    double m_steady = 0.0;
};

}  // namespace

Result<DryCooler> makeDryCooler(const DryCoolerRating& r, int units)
{
    if (const auto error = Refusal()
                               .positive("heat", r.heat)
                               .within("air_in", r.airIn, -50.0, 60.0, unit::C)
                               .within("fluid_in", r.fluidIn, -50.0, 100.0, unit::C)
                               .finite("fluid_out", r.fluidOut)
                               .positive("pressure", r.pressure)
                               .notNegative("air", r.air)
                               .notNegative("fan_power", r.fanPower)
                               .fraction("least_speed", scalar<double>(r.leastSpeed))
                               .wholeNumber("units", count<double>(units), 1)
                               .first())
        return *error;
    if (!(r.airIn < r.fluidOut && r.fluidOut < r.fluidIn))
        return Error{.code = "cooler.order", .found = readable(r.fluidOut.si(), unit::C),
                     .allowed = readable(r.airIn.si(), unit::C) + " to " + readable(r.fluidIn.si(), unit::C)};
    DryCooler c;
    c.rating = r;
    c.units = units;
    const MoistAir air{r.airIn, r.pressure, 0.0};
    c.airDensity = density(air);
    const double inlets = (r.fluidIn - r.airIn).si();
    c.fluidRate = Conductance<>::fromSi(r.heat.si() / (r.fluidIn - r.fluidOut).si());
    if (r.air.si() > 0.0) {
        c.air = r.air;
    } else {
        if (const auto error = Refusal().positive("air_rise", scalar<double>(r.airRise)).first()) return *error;
        c.air = VolumeFlow<>::fromSi(r.heat.si() / (kDryAirHeat * r.airRise * inlets) / c.airDensity.si());
    }
    const auto fluidHeat = SpecificHeat<>::fromSi(4000.0);  // any: the exchanger knows the rate through its flow
    const auto coil = makeExchanger({kArrangement, r.heat, r.fluidOut - r.airIn, c.fluidRate / fluidHeat,
                                     c.air * c.airDensity, fluidHeat, SpecificHeat<>::fromSi(kDryAirHeat),
                                     1.0 - r.airShare, r.foulingShare, r.fluidExponent, r.airExponent});
    if (!coil.ok()) return coil.error();
    c.coil = *coil;
    return c;
}

RejectionHour dryCoolerHourIn(const DryCooler& cooler, Heat<> heat, Conductance<> fluidRate, const Outdoors& outdoors,
                              Temperature<> onCoil, double fanFactor, Temperature<> wanted)
{
    RejectionHour hour;
    hour.leaving = hour.entering = wanted;
    hour.freezing = outdoors.kelvin() < kFreezingLimit;
    if (!(heat.si() > 0.0) || !(fluidRate.si() > 0.0)) {
        hour.reached = !(heat.si() > 0.0);
        return hour;
    }
    const double units = cooler.units;
    hour.running = cooler.units;
    const Unit unit(cooler, heat.si() / units, fluidRate.si() / units, outdoors, onCoil.si());
    const double atFull = unit.leaving(1.0);
    double speed = 1.0;
    double leaving = atFull;
    hour.fans = FanState::Full;
    hour.fanShare = 1.0;
    hour.reached = atFull <= wanted.si() + kEnough;
    if (hour.reached) {
        leaving = wanted.si();
        speed = unit.speedFor(leaving, atFull);
        hour.fans = FanState::Modulating;
        if (speed < cooler.rating.leastSpeed) {
            hour.fans = FanState::Cycling;
            hour.fanShare = speed / cooler.rating.leastSpeed;
            speed = cooler.rating.leastSpeed;
        }
    }
    hour.leaving = Temperature<>::fromSi(leaving);
    hour.entering = Temperature<>::fromSi(leaving + unit.rise());
    hour.fanSpeed = speed;
    hour.fanPower = fanPower<double>(cooler.rating.fanPower, scalar<double>(speed), scalar<double>(unit.densityRatio()))
                    * (units * hour.fanShare * fanFactor);
    return hour;
}

RejectionHour dryCoolerHour(const DryCooler& cooler, Heat<> heat, Conductance<> fluidRate, const Outdoors& outdoors,
                            Temperature<> wanted)
{
    return dryCoolerHourIn(cooler, heat, fluidRate, outdoors, outdoors.air.dryBulb, 1.0, wanted);
}

Heat<> dryCoolerHeat(const DryCooler& cooler, Conductance<> fluidRate, const Outdoors& outdoors, Temperature<> onCoil,
                     const LeavingLine& line)
{
    if (!(fluidRate.si() > 0.0) || line.atNoHeat <= onCoil) return {};
    const double units = cooler.units;
    const Unit unit(cooler, 0.0, fluidRate.si() / units, outdoors, onCoil.si());
    const double above = (line.atNoHeat - onCoil).si();
    const double slope = line.slope.si();
    const DryCoolerRating& r = cooler.rating;
    switch (r.model) {
    case DryCoolerModel::Effectiveness:
        return Heat<>::fromSi(above / (1.0 / (units * unit.reach(1.0)) - 1.0 / fluidRate.si() + slope));
    case DryCoolerModel::Approach: break;
    }
    // Leaving fluid is the warmer of two: the approach above the air, or what the rated heat for each kelvin gives.
    const double rated = units * r.heat.si() / (r.fluidIn - r.airIn).si();
    const double steep = 1.0 / rated - 1.0 / fluidRate.si() + slope;
    const double byRating = steep > 0.0 ? above / steep : std::numeric_limits<double>::infinity();
    const double room = above - (r.fluidOut - r.airIn).si();
    const double byApproach = slope > 0.0 ? room / slope : std::numeric_limits<double>::infinity();
    return Heat<>::fromSi(room < 0.0 ? 0.0 : std::min(byRating, byApproach));
}

Temperature<> dryCoolerAtSpeed(const DryCooler& cooler, Heat<> heat, Conductance<> fluidRate, const Outdoors& outdoors,
                               double speed)
{
    RW_ASSERT(heat.si() > 0.0 && fluidRate.si() > 0.0 && speed > 0.0 && speed <= 1.0);
    const double units = cooler.units;
    return Temperature<>::fromSi(
        Unit(cooler, heat.si() / units, fluidRate.si() / units, outdoors, outdoors.kelvin()).leaving(speed));
}

}  // namespace rw::cooling
