// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/plant.h"

#include <algorithm>

namespace rw {

namespace {

/// Humidity of the design hour where the climate tells no wet bulb (assumed): dry machines hardly notice.
constexpr double kDesignHumidity = 0.3;

}  // namespace

template <Number N>
std::optional<PlantAir<N>> designAir(const Climate& climate, DesignAir which)
{
    const bool extreme = which == DesignAir::Extreme;
    const TemperatureDatum& dry = extreme ? climate.extremeDryBulb : climate.designDryBulb;
    const TemperatureDatum& wet = extreme ? climate.extremeWetBulb : climate.designWetBulb;
    if (!dry.set() || !climate.elevation.set()) return std::nullopt;
    const auto pressure = standardPressure(Length<>::fromSi(std::clamp(*climate.elevation.si, -5000.0, 11000.0)));
    const auto dryBulb = Temperature<>::fromSi(*dry.si);
    const auto air = wet.set() ? airOfWetBulb(dryBulb, Temperature<>::fromSi(*wet.si), pressure)
                               : airOfRelativeHumidity(dryBulb, kDesignHumidity, pressure);
    if (!air) return std::nullopt;
    const auto path = [&](const char* key) { return [&climate, key] { return "climates[" + climate.id + "]." + key; }; };
    PlantAir<N> out;
    out.outdoors = cooling::outdoorsOf(*air);
    out.dryBulb = given<N>("T_db", dry, path(extreme ? "extreme_dry_bulb" : "design_dry_bulb"));
    out.wetBulb = wet.set() ? given<N>("T_wb", wet, path(extreme ? "extreme_wet_bulb" : "design_wet_bulb"))
                            : Temperature<N>::fromSi(N(out.outdoors.wetBulb.si()));
    return out;
}

std::string plantProblem(const Plan& plan, const Building& building, const Climate* climate)
{
    if (!climate || !designAir<double>(*climate, DesignAir::Design)) return "climates";
    const HeatRejection* rejection = findById(plan.heatRejection, building.cooling.heatRejection);
    if (rejection && rejection->kind != RejectionKind::DryCooler && !climate->designWetBulb.set()) return "climates";
    const auto machines = plantMachines(plan, building);
    return machines ? std::string() : machines.error().path;
}

template std::optional<PlantAir<double>> designAir<double>(const Climate&, DesignAir);
template std::optional<PlantAir<Recorded>> designAir<Recorded>(const Climate&, DesignAir);

}  // namespace rw
