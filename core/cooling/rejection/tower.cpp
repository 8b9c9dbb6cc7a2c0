// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/tower.h"

#include "cooling/bracket.h"
#include "cooling/exchanger.h"
#include "cooling/rejection/water.h"
#include "cooling/rejection/york_calc.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rw::cooling {

namespace {

/// Share of full power at 0.1, 0.2, ... 1.0 of full air flow.
constexpr std::array<double, 10> kFanCurve{0.0210, 0.0278, 0.0465, 0.0827, 0.1425, 0.2317, 0.3562, 0.5218, 0.7345, 1.0};

/// A slope of the monotone cubic: the harmonic mean of the chords beside a point (Fritsch and Butland).
constexpr double slopeAt(std::size_t i)
{
    if (i == 0) return kFanCurve[1] - kFanCurve[0];
    if (i + 1 == kFanCurve.size()) return kFanCurve[i] - kFanCurve[i - 1];
    const double before = kFanCurve[i] - kFanCurve[i - 1];
    const double after = kFanCurve[i + 1] - kFanCurve[i];
    return 2.0 * before * after / (before + after);
}

/// How UA follows wet bulb, air and water (EnergyPlus, variable speed Merkel tower). The water's parabola is 1.0039
/// at 1 and turns down above 1.08.
double wetBulbFactor(double designKelvin, double kelvin) { return 1.0 + 0.0081 * (designKelvin - kelvin); }
double airFactor(double x) { return x * (1.3 - 0.3 * x); }
double waterFactor(double x) { return 0.1082 + x * (1.667 - 0.7713 * x); }
constexpr double kMostWater = 1.667 / (2.0 * 0.7713);

/// One cell in an hour, with what does not change while its air flow is sought.
class Cell {
public:
    Cell(const CoolingTower& tower, double heat, double water, const Outdoors& outdoors)
        : m_tower(tower), m_outdoors(outdoors), m_heat(heat), m_waterRate(water * kTowerWaterHeat),
          m_waterRatio(water / tower.rating.water.si()), m_wet(outdoors.wetBulb.si()), m_range(heat / m_waterRate),
          m_fullAir(tower.air.si() * outdoors.density.si() / tower.airDensity.si()),
          m_york(outdoors.wetBulb, TemperatureDelta<>::fromSi(m_range))
    {
        m_uaAtFull = tower.ua * wetBulbFactor(tower.rating.wetBulb.si(), m_wet) * waterFactor(m_waterRatio);
    }

    double range() const { return m_range; }
    /// Air flow at full speed: the fans move volume, so thin air is less of it.
    double fullAir() const { return m_fullAir; }

    /// Saturated air that has taken the heat, K.
    double airOut(double air) const
    {
        const double h = m_outdoors.wetEnthalpy.si() + std::min(m_heat / air, m_tower.mostHeat);
        const auto guess = Temperature<>::fromSi(m_wet + std::min(1.2 * m_range, 40.0));
        return saturatedAt(SpecificEnthalpy::fromSi(h), m_outdoors.air.pressure, guess).si();
    }

    /// Leaving water, K, when air flow and the wet bulb it reaches are known.
    double leavingMerkel(double air, double airOut) const
    {
        // The gas's heat capacity is that of saturated air between the two wet bulbs.
        const double gasHeat = m_heat / air / (airOut - m_wet);
        const double ua = m_uaAtFull * airFactor(air / m_tower.air.si()) * gasHeat / kDryAirHeat;
        const double gasRate = air * gasHeat;
        const double least = std::min(gasRate, m_waterRate);
        const double e =
            effectiveness(FlowArrangement::Counterflow, ua / least, least / std::max(gasRate, m_waterRate));
        return m_wet + m_heat / (e * least) - m_range;
    }
    double leavingYork(double air) const
    {
        return m_wet + m_york.approach(m_waterRatio / (air / m_tower.air.si())).si() * m_tower.approachScale;
    }
    double leaving(double air) const
    {
        switch (m_tower.rating.model) {
        case TowerModel::Merkel: return leavingMerkel(air, airOut(air));
        case TowerModel::YorkCalc: return leavingYork(air);
        }
        return 0.0;
    }

    /// Air that passes, and the temperature it leaves at where that is known already.
    struct Passing {
        double air = 0.0;
        double airOut = 0.0;  // K; 0: not known
    };
    /// Air flow that leaves the water at \p wanted, K; it is known to lie below full flow, where the air leaves
    /// at \p fullAirOut.
    Passing airFor(double wanted, double fullAirOut) const
    {
        const Passing full{m_fullAir, fullAirOut};
        switch (m_tower.rating.model) {
        case TowerModel::YorkCalc: {
            const auto approach = TemperatureDelta<>::fromSi((wanted - m_wet) / m_tower.approachScale);
            const auto ratio = m_york.waterToAirFor(approach, kYorkMostRatio);
            if (!ratio || !(*ratio > 0.0)) return full;
            const double air = m_tower.air.si() * m_waterRatio / *ratio;
            return air < m_fullAir ? Passing{air} : full;
        }
        case TowerModel::Merkel: break;
        }
        // Sought by the wet bulb the air leaves at, because then the flow follows without a search of its own. Air
        // never leaves warmer than the water enters.
        const auto airAt = [this](double kelvin) {
            const double gain = saturatedEnthalpy(Temperature<>::fromSi(kelvin), m_outdoors.air.pressure).si() -
                                m_outdoors.wetEnthalpy.si();
            return m_heat / gain;
        };
        const auto miss = [&](double kelvin) { return leavingMerkel(airAt(kelvin), kelvin) - wanted; };
        const double warmest = wanted + m_range;
        if (!(warmest > fullAirOut)) return full;
        const double atFull = leavingMerkel(m_fullAir, fullAirOut) - wanted;
        const double atWarmest = miss(warmest);
        if (!(atFull < 0.0 && atWarmest > 0.0)) return full;
        const double out = bracketedRoot(miss, fullAirOut, warmest, atFull, atWarmest, 1e-6);
        return {std::min(airAt(out), m_fullAir), out};
    }

    bool outsideCurve(double air, double leaving) const
    {
        switch (m_tower.rating.model) {
        case TowerModel::Merkel: return m_waterRatio > kMostWater;
        case TowerModel::YorkCalc:
            return !withinYorkCalc(m_outdoors.wetBulb, TemperatureDelta<>::fromSi(m_range), m_waterRatio,
                                   m_waterRatio / (air / m_tower.air.si()),
                                   TemperatureDelta<>::fromSi((leaving - m_wet) / m_tower.approachScale));
        }
        return false;
    }

    /// Water that an air flow takes on until it leaves saturated, kg/s.
    double evaporation(double air, double airOut) const
    {
        const double t = airOut - kZeroCelsius;
        const double h = m_outdoors.wetEnthalpy.si() + m_heat / air;
        const double out = (h - kDryAirHeat * t) / (2501e3 + 1860.0 * t);
        return std::max(0.0, air * (out - m_outdoors.air.humidityRatio));
    }

private:
    const CoolingTower& m_tower;
    const Outdoors& m_outdoors;
    double m_heat;
    double m_waterRate;
    double m_waterRatio;
    double m_wet;
    double m_range;
    double m_fullAir;
    YorkCalc m_york;
    double m_uaAtFull = 0.0;
};

/// Cells that run: as many as get their least water.
int cellsFor(const CoolingTower& tower, double water)
{
    const double least = tower.rating.leastWater * tower.rating.water.si();
    const double byWater = least > 0.0 ? std::floor(water / least * (1.0 + 1e-12)) : tower.cells;
    return byWater >= tower.cells ? tower.cells : std::max(1, static_cast<int>(byWater));
}

}  // namespace

double towerFanPower(double speed)
{
    RW_ASSERT(speed >= 0.0 && speed <= 1.0);
    if (speed < 0.1) return kFanCurve[0] * (speed / 0.1) * (speed / 0.1) * (speed / 0.1);
    const double along = std::min((speed - 0.1) * 10.0, 9.0);
    const auto i = std::min(static_cast<std::size_t>(along), kFanCurve.size() - 2);
    const double t = along - static_cast<double>(i);
    const double a = kFanCurve[i];
    const double b = kFanCurve[i + 1];
    const double m = slopeAt(i);
    const double n = slopeAt(i + 1);
    return a + t * (m + t * ((3.0 * (b - a) - 2.0 * m - n) + t * (m + n - 2.0 * (b - a))));
}

Result<CoolingTower> makeTower(const TowerRating& r, int cells)
{
    if (const auto error = Refusal()
                               .positive("water", r.water)
                               .positive("range", r.range)
                               .positive("approach", r.approach)
                               .within("wet_bulb", r.wetBulb, -30.0, 40.0, unit::C)
                               .positive("pressure", r.pressure)
                               .positive("water_to_air", scalar<double>(r.waterToAir))
                               .notNegative("fan_power", r.fanPower)
                               .fraction("least_speed", scalar<double>(r.leastSpeed))
                               .fraction("draught", scalar<double>(r.draught))
                               .positive("draught", scalar<double>(r.draught))
                               .fraction("least_water", scalar<double>(r.leastWater))
                               .fraction("drift", scalar<double>(r.driftShare))
                               .positive("cycles", scalar<double>(r.cycles))
                               .wholeNumber("cells", count<double>(cells), 1)
                               .first())
        return *error;
    if (!(r.cycles > 1.0)) return Error{.code = "tower.cycles", .found = readableNumber(r.cycles), .allowed = "> 1"};
    CoolingTower t;
    t.rating = r;
    t.cells = cells;
    t.air = r.water / r.waterToAir;
    const Outdoors design = outdoorsOf(saturatedAir(r.wetBulb, r.pressure));
    t.airDensity = design.density;
    const double heat = r.water.si() * kTowerWaterHeat * r.range.si();
    const double gain = heat / t.air.si();
    constexpr double kHottestOutlet = 80.0;  // degC: the equivalent gas is no longer one near boiling
    t.mostHeat = saturatedEnthalpy(Temperature<>::of(kHottestOutlet, unit::C), Pressure<>::fromSi(kSeaLevel)).si();
    if (r.model == TowerModel::YorkCalc) {
        const TemperatureDelta<> york = YorkCalc(r.wetBulb, r.range).approach(1.0);
        if (!withinYorkCalc(r.wetBulb, r.range, 1.0, 1.0, york))
            return Error{.code = "tower.outside-curve",
                         .found = readable(r.wetBulb.si(), unit::C) + ", " + readable(r.range.si(), unit::K),
                         .allowed = "-34.4 to 26.67 °C, 1.1 to 22.2 K"};
        t.approachScale = r.approach.si() / york.si();
        return t;
    }
    const double airOut =
        saturatedAt(SpecificEnthalpy::fromSi(design.wetEnthalpy.si() + gain), r.pressure, r.wetBulb + r.range).si();
    const double gasHeat = gain / (airOut - r.wetBulb.si());
    const Stream water{r.wetBulb + r.approach + r.range, r.water, SpecificHeat<>::fromSi(kTowerWaterHeat)};
    const Stream gas{r.wetBulb, t.air, SpecificHeat<>::fromSi(gasHeat)};
    const Result<Conductance<>> ua = uaFor(FlowArrangement::Counterflow, Heat<>::fromSi(heat), water, gas);
    if (!ua.ok()) return ua.error();
    t.ua = ua->si() / (gasHeat / kDryAirHeat) / waterFactor(1.0);
    return t;
}

TowerPoint towerAtSpeed(const CoolingTower& tower, int cells, Heat<> heat, MassFlow<> water, const Outdoors& outdoors,
                        double speed)
{
    RW_ASSERT(cells >= 1 && speed > 0.0 && speed <= 1.0 && heat.si() > 0.0 && water.si() > 0.0);
    const Cell cell(tower, heat.si() / cells, water.si() / cells, outdoors);
    const double air = speed * cell.fullAir();
    const double leaving = cell.leaving(air);
    return {Temperature<>::fromSi(leaving), cell.outsideCurve(air, leaving)};
}

Heat<> towerHeat(const CoolingTower& tower, MassFlow<> water, const Outdoors& outdoors, const LeavingLine& line,
                 Heat<> most)
{
    if (!(water.si() > 0.0) || !(most.si() > 0.0) || line.atNoHeat <= outdoors.wetBulb) return {};
    const double cells = cellsFor(tower, water.si());
    const auto over = [&](double heat) {
        const Cell cell(tower, heat / cells, water.si() / cells, outdoors);
        return cell.leaving(cell.fullAir()) + line.slope.si() * heat - line.atNoHeat.si();
    };
    const double atMost = over(most.si());
    if (atMost <= 0.0) return most;
    // Without a range the correlation still keeps an approach, while a real tower's leaves at the wet bulb: where even
    // hardly any heat leaves too warm, none is taken.
    const double little = 1e-6 * most.si();
    const double atLittle = over(little);
    if (atLittle >= 0.0) return {};
    return Heat<>::fromSi(bracketedRoot(over, little, most.si(), atLittle, atMost, 1e-7));
}

RejectionHour towerHour(const CoolingTower& tower, Heat<> heat, MassFlow<> water, const Outdoors& outdoors,
                        Temperature<> wanted)
{
    RejectionHour hour;
    hour.leaving = hour.entering = wanted;
    hour.freezing = outdoors.kelvin() < kFreezingLimit;
    if (!(heat.si() > 0.0) || !(water.si() > 0.0)) {
        hour.reached = !(heat.si() > 0.0);
        return hour;
    }
    const TowerRating& r = tower.rating;
    hour.running = cellsFor(tower, water.si());
    hour.wet = true;
    const Cell cell(tower, heat.si() / hour.running, water.si() / hour.running, outdoors);
    const double full = cell.fullAir();
    const double fullAirOut = cell.airOut(full);
    const double atFull =
        r.model == TowerModel::Merkel ? cell.leavingMerkel(full, fullAirOut) : cell.leavingYork(full);

    Cell::Passing passing{full, fullAirOut};  // as a mean of the hour
    double fanAir = full;                     // while fans turn
    double leaving = atFull;
    hour.fans = FanState::Full;
    hour.fanShare = 1.0;
    hour.reached = atFull <= wanted.si() + 1e-6;
    if (hour.reached) {
        leaving = wanted.si();
        passing = cell.airFor(wanted.si(), fullAirOut);
        fanAir = passing.air;
        const double slowest = std::max(r.leastSpeed, r.draught) * full;
        const double draught = r.draught * full;
        hour.fans = FanState::Modulating;
        if (passing.air <= draught) {
            // Colder than wanted with fans off: a bypass mixes it back.
            hour.fans = FanState::Off;
            hour.fanShare = 0.0;
            fanAir = 0.0;
        } else if (passing.air < slowest) {
            hour.fans = FanState::Cycling;
            fanAir = slowest;
            hour.fanShare = (passing.air - draught) / (slowest - draught);
        }
    }
    hour.outsideCurve = cell.outsideCurve(passing.air, leaving);
    hour.fanSpeed = fanAir / full;
    hour.leaving = Temperature<>::fromSi(leaving);
    hour.entering = Temperature<>::fromSi(leaving + cell.range());
    const double cells = hour.running;
    if (fanAir > 0.0) {
        const double densityRatio = outdoors.density.si() / tower.airDensity.si();
        hour.fanPower =
            r.fanPower * (cells * hour.fanShare * towerFanPower(std::min(1.0, hour.fanSpeed)) * densityRatio);
    }
    const double airOut = passing.airOut > 0.0 ? passing.airOut : cell.airOut(passing.air);
    const auto evaporation = MassFlow<>::fromSi(cells * cell.evaporation(passing.air, airOut));
    const auto balance =
        waterBalance<double>(evaporation, water, scalar<double>(r.driftShare), scalar<double>(r.cycles));
    hour.evaporation = balance.evaporation;
    hour.drift = balance.drift;
    hour.blowdown = balance.blowdown;
    hour.makeUp = balance.makeUp;
    return hour;
}

Result<double> merkelNumber(Temperature<> leaving, TemperatureDelta<> range, SpecificEnthalpy airIn, double waterToAir,
                            Pressure<> pressure)
{
    if (const auto error = Refusal().positive("range", range).positive("water_to_air", scalar<double>(waterToAir))
                               .within("leaving", leaving, 0.0, 70.0, unit::C).positive("pressure", pressure).first())
        return *error;
    double sum = 0.0;
    for (const double share : {0.1, 0.4, 0.6, 0.9}) {
        const double fall = share * range.si();
        const double surface = saturatedEnthalpy(leaving + TemperatureDelta<>::fromSi(fall), pressure).si();
        const double drive = surface - (airIn.si() + waterToAir * kTowerWaterHeat * fall);
        if (!(drive > 0.0))
            return Error{
                .code = "tower.merkel", .found = readableNumber(drive * 1e-3) + " kJ/kg", .allowed = "> 0 kJ/kg"};
        sum += 1.0 / drive;
    }
    return 0.25 * kTowerWaterHeat * range.si() * sum;
}

}  // namespace rw::cooling
