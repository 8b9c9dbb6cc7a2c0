// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/onsite.h"

#include "power/electrical/onsite.h"

namespace rw {

namespace {

/// A spinning reserve that an island keeps of its firm power, for steps and for the loss of a unit (assumed).
constexpr double kIslandReserve = 0.1;
/// A battery counts for as long as it holds its rating, and at least for the hours of an evening peak (assumed).
constexpr double kPeakHours = 4.0;

template <Number N>
electrical::OnsiteBlock<N> blockOf(const PowerBlock& b, const std::string& record)
{
    const auto at = [&record](const char* key) { return [&record, key] { return record + "." + key; }; };
    electrical::OnsiteBlock<N> block = electrical::assumedOnsiteBlock<N>(static_cast<electrical::OnsiteKind>(b.kind),
                                                                         given<N>("P_r", b.rating, at("rating")));
    block.derating = {};
    if (b.derateAltitude.set() && b.altitudeDerate.set()) {
        block.derating.altitudeFrom = given<N>("z_0", b.derateAltitude, at("derate_altitude"));
        block.derating.perMetre = given<N>("d_z", b.altitudeDerate, at("altitude_derate")) / Length<N>::of(100.0, unit::m);
    }
    if (b.derateTemperature.set() && b.temperatureDerate.set()) {
        block.derating.temperatureFrom = given<N>("T_0", b.derateTemperature, at("derate_temperature"));
        block.derating.perKelvin = given<N>("d_T", b.temperatureDerate, at("temperature_derate")) /
                                   TemperatureDelta<N>::of(1.0, unit::K);
    }
    const bool burns = b.kind == BlockKind::GasTurbine || b.kind == BlockKind::Engine || b.kind == BlockKind::FuelCell;
    block.heatRate = burns && b.efficiency.set() ? scalar<N>(1.0) / given<N>("η", b.efficiency, at("efficiency")) : Scalar<N>{};
    if (b.firm.set()) block.firmCredit = given<N>("f_firm", b.firm, at("firm"));
    if (b.storage.set()) block.storedEnergy = Energy<N>(block.rating * given<N>("t", b.storage, at("storage")));
    if (b.ramp.set())
        block.ramp = given<N>("r", b.ramp, at("ramp")) / block.rating;
    return block;
}

}  // namespace

template <Number N>
std::vector<OnsiteResult<N>> evaluateOnsite(const Plan& plan, const Site& site)
{
    std::vector<OnsiteResult<N>> results;
    const Climate* climate = findById(plan.climates, site.climate);
    for (const OnsitePower& power : site.onsite) {
        OnsiteResult<N> r;
        r.id = power.id;
        r.name = power.name;
        const PowerBlock* b = findById(plan.powerBlocks, power.block);
        if (!b || !b->rating.set() || !climate) {
            results.push_back(std::move(r));
            continue;
        }
        const std::string path = "sites[" + site.id + "].onsite[" + power.id + "]";
        const electrical::OnsiteBlock<N> block = blockOf<N>(*b, "power_blocks[" + b->id + "]");
        const auto elevation = climate->elevation.set()
            ? given<N>("z", climate->elevation, [&] { return "climates[" + climate->id + "].elevation"; })
            : Length<N>{};
        const auto ambient = climate->designDryBulb.set()
            ? given<N>("T_db", climate->designDryBulb, [&] { return "climates[" + climate->id + "].design_dry_bulb"; })
            : Temperature<N>::of(25.0, unit::C);
        const auto each = electrical::onsitePower<N>(block, elevation, ambient);
        if (!each) {
            results.push_back(std::move(r));
            continue;
        }
        r.each = stepOf("P_block", power.id, "step.onsite.each", unit::MW, each.value());
        const auto spares = count<N>(power.spares);
        if (power.units)
            r.units = datum<Count<N>>("n", "step.onsite.units", unit::one, static_cast<double>(*power.units),
                                      [&] { return Origin{path + ".units", "", Grade::Assumed}; });
        else if (power.power.set())
            if (const auto n = electrical::onsiteBlocks<N>(given<N>("P", power.power, [&] { return path + ".power"; }), each.value(),
                                                           block.firmCredit, spares))
                r.units = stepOf("n", power.id, "step.onsite.units", unit::one, n.value());
        if (r.units.value() > 0.0) {
            const auto mode = site.connection == GridConnection::Islanded ? electrical::OnsiteMode::Islanded
                                                                          : electrical::OnsiteMode::GridParallel;
            const auto firm = electrical::firmContribution<N>(block, each.value(), r.units, smaller(spares, r.units), mode,
                                                              scalar<N>(mode == electrical::OnsiteMode::Islanded ? kIslandReserve : 0.0),
                                                              Duration<N>::of(kPeakHours, unit::h));
            if (firm) r.firm = stepOf("P_firm", power.id, "step.onsite.firm", unit::MW, firm.value());
            const auto running = larger(r.units - spares, count<N>(1));
            if (const auto heat = electrical::fuelHeat<N>(block, each.value(), running, r.firm)) {
                r.fuelHeat = stepOf("Q_fuel", power.id, "step.onsite.fuel", unit::MWheat, heat.value());
                if (b->carbon.set())
                    if (const auto carbon = electrical::emission<N>(
                            r.fuelHeat, given<N>("e", b->carbon, [&] { return "power_blocks[" + b->id + "].carbon"; })))
                        r.carbon = stepOf("m_CO2", power.id, "step.onsite.carbon", unit::kgs, carbon.value());
            }
            if (const auto ramp = electrical::onsiteRamp<N>(block, running))
                r.ramp = stepOf("r", power.id, "step.onsite.ramp", unit::MWmin, ramp.value());
        }
        results.push_back(std::move(r));
    }
    return results;
}

template <Number N>
Power<N> firmGeneration(const Plan& plan, const Site& site)
{
    Power<N> firm;
    if (site.generation.set() && *site.generation.si > 0.0)
        firm = given<N>("P_gen", site.generation, [&] { return "sites[" + site.id + "].generation"; });
    for (const OnsiteResult<N>& r : evaluateOnsite<N>(plan, site)) firm += r.firm;
    return firm;
}

#define RW_FOR(N)                                                                       \
    template std::vector<OnsiteResult<N>> evaluateOnsite<N>(const Plan&, const Site&); \
    template Power<N> firmGeneration<N>(const Plan&, const Site&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
