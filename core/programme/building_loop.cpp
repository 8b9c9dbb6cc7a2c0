// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building_loop.h"

#include "programme/building_loops.h"

#include <fmt/format.h>

#include <cmath>

namespace rw {

namespace {

/// What becomes of the racks' power inside them; plain, because only hours ask.
template <Number N>
void addInside(BuildingSums<N>& s, const BuildingLoad<N>& load, double share)
{
    const RackLoad<N>& rack = load.rack;
    const double systems = share * rack.systems.value();
    const double support = rack.network.value() + rack.storage.value();
    const double supportLiquid = rack.liquidHeat.value() - rack.systemsLiquidHeat.value();
    const InsidePower own = rack.inside.at(systems, std::max(0.0, systems - share * rack.systemsLiquidHeat.value()));
    const InsidePower other = rack.supportInside.at(support, std::max(0.0, support - supportLiquid));
    s.compute += load.racks.value() * (own.compute + other.compute);
    s.rackCooling += load.racks.value() * (own.cooling + other.cooling);
}

}  // namespace

template <Number N>
BuildingSums<N> buildingSums(const Plan& plan, const Building& building, const std::vector<BuildingLoad<N>>& loads,
                             const Count<N>& halls, const LoadPoint& point)
{
    BuildingSums<N> s;
    s.halls = halls;
    const Cdu* cdu = findById(plan.cdus, building.cooling.cdu);
    const bool inRacks = cdu && cooling::inRack(*cdu) && cdu->capacity.set();
    const bool doors = !building.cooling.rearDoor.empty();
    Heat<N> elsewhere;  // liquid heat of network and storage racks
    for (const BuildingLoad<N>& load : loads) {
        const RackLoad<N>& rack = load.rack;
        const double share = point.share(rack);
        s.racks += load.racks;
        s.network += load.racks * rack.network;
        s.storage += load.racks * rack.storage;
        s.rack = larger(s.rack, rack.it());
        addInside(s, load, share);
        if (inRacks) {
            s.inRackCdus += load.racks * rack.inRackCdus;
            elsewhere += load.racks * (rack.liquidHeat - rack.systemsLiquidHeat);
            const Heat<N> now = rack.liquidHeat - (1.0 - share) * rack.systemsLiquidHeat;
            const bool steady = rack.fixedFlow || rack.liquidHeat.value() <= 0.0;
            const double pumps = share == 1.0 ? 1.0 : rack.inRackPumpLaw.at(steady ? 1.0 : now.value() / rack.liquidHeat.value());
            s.inRackPump += load.racks * rack.inRackPump * pumps;
            s.inRackPumpHeat += load.racks * rack.inRackPumpHeat * pumps;
            s.rackCooling += load.racks.value() * rack.inRackPumpHeat.value() * pumps;
        }
        if (doors) s.rackAir.push_back({load.racks, (asHeat(rack.systems) - rack.systemsLiquidHeat) * share});
        if (share == 1.0) {
            s.systems += load.racks * rack.systems;
            s.liquidHeat += load.racks * rack.liquidHeat;
            s.coolantFlow += load.racks * rack.coolantFlow;
            if (rack.coolantRise.value() > 0.0)
                s.coolantRate += cooling::Conductance<N>::fromSi((load.racks * rack.liquidHeat).si() / rack.coolantRise.si());
            continue;
        }
        // Network and storage keep their power whatever the racks do.
        const Heat<N> liquid = rack.liquidHeat - (1.0 - share) * rack.systemsLiquidHeat;
        const double flow = rack.fixedFlow || rack.liquidHeat.value() <= 0.0 ? 1.0 : liquid.value() / rack.liquidHeat.value();
        s.systems += load.racks * rack.systems * share;
        s.liquidHeat += load.racks * liquid;
        s.coolantFlow += load.racks * rack.coolantFlow * flow;
        if (rack.coolantRise.value() > 0.0)
            s.coolantRate += cooling::Conductance<N>::fromSi((load.racks * rack.liquidHeat).si() / rack.coolantRise.si() * N(flow));
    }
    // Buildings of one kind differ by their fill, so a derivation names them by it.
    if constexpr (std::is_same_v<N, Recorded>) s.of = fmt::format("{}, {:.0f} racks", building.id, s.racks.value());
    s.systems = stepOf("P_sys", s.of, "step.building.systems", unit::MW, s.systems);
    s.network = stepOf("P_net", s.of, "step.building.network", unit::MW, s.network);
    s.storage = stepOf("P_st", s.of, "step.building.storage", unit::MW, s.storage);
    if (inRacks) {
        s.inRackPump = stepOf("P_pump", s.of, "step.building.in_rack_pump", unit::kW, s.inRackPump);
        const auto capacity = given<N>("Q_cdu", cdu->capacity, [&] { return "cdus[" + cdu->id + "].capacity"; });
        if (elsewhere.value() > 0.0) s.inRackCdus += wholeUnitsFor(elsewhere, capacity);
    }
    s.it = stepOf("P_it", s.of, "step.building.it", unit::MW,
                  inRacks ? s.systems + s.network + s.storage + s.inRackPump : s.systems + s.network + s.storage);
    s.liquidHeat = stepOf("Q_l", s.of, "step.building.liquid", unit::MWheat, s.liquidHeat);
    s.coolantFlow = stepOf("V", s.of, "step.building.flow", unit::Ls, s.coolantFlow);

    const Assumptions& a = plan.assumptions;
    if (a.houseShare.set())
        s.house += given<N>("f_house", a.houseShare, [] { return std::string("assumptions.house_share"); }) * s.it;
    const Hall* hall = findById(plan.halls, building.hall);
    if (a.houseDensity.set() && hall && hall->width.set() && hall->depth.set()) {
        const auto path = [&](const char* key) { return [hall, key] { return "halls[" + hall->id + "]." + key; }; };
        const auto area = given<N>("w", hall->width, path("width")) * given<N>("d", hall->depth, path("depth"));
        s.house += Power<N>(s.halls * area *
                            given<N>("p_house", a.houseDensity, [] { return std::string("assumptions.house_density"); }));
    }
    s.house = step("P_house", "step.building.house", unit::kW, s.house);
    return s;
}

template <Number N>
std::optional<cooling::PumpHead> neededHead(const BuildingPlace& place, const std::vector<BuildingLoad<N>>& loads, const BuildingSums<N>& s)
{
    const Cdu& cdu = *place.machines.cdu;
    if (cdu.power.set() || cooling::inRack(cdu) || s.liquidHeat.value() <= 0.0 || s.coolantFlow.value() <= 0.0) return std::nullopt;
    std::vector<DesignRacks> racks;
    for (const BuildingLoad<N>& load : loads) racks.push_back({load.rack.design, std::llround(load.racks.value())});
    const auto heat = Heat<>::fromSi(s.liquidHeat.value());
    const auto flow = VolumeFlow<>::fromSi(s.coolantFlow.value());
    return coolantPumpHead(place.plan, place.building, racks, {std::llround(cooling::cdusFor<double>(cdu, heat, flow).si()), flow, heat});
}

template <Number N>
LiquidSide<N> liquidSide(const BuildingPlace& place, const PlantAir<N>& air, const BuildingSums<N>& s, BuildingDetail detail,
                         const PlantSizes* built)
{
    return evaluateLiquidSide<N>(place.machines, air, evaluateLoops<N>(place.machines, liquidLoad(s), built, nullptr, ofPlant(detail)), built,
                                 ofPlant(detail));
}

template <Number N>
ChainResult<N> buildingChain(const BuildingPlace& place, const BuildingSums<N>& s, const Power<N>& cooling, ChainDetail detail)
{
    const Building& building = place.building;
    const PowerSystem& system = building.power;
    const auto loadAt = [&](const Power<N>& power, const FractionDatum& factor, const char* symbol, const char* key) {
        electrical::ComplexPower<N> load{power, {}};
        if (!factor.set()) return load;
        const auto pf = given<N>(symbol, factor, [&] { return "buildings[" + building.id + "].power." + key; });
        if (const auto both = electrical::complexPower<N>(power, pf)) load = both.value();
        return load;
    };
    return evaluateChain<N>(place.plan, place.chain,
                            {loadAt(s.it, system.loadPowerFactor, "PF_IT", "load_power_factor"),
                             loadAt(cooling + s.house, system.mechanicalPowerFactor, "PF_m", "mechanical_power_factor"), s.rack},
                            detail);
}

template <Number N>
BuildingPass<N> buildingPass(const BuildingPlace& place, const PlantAir<N>& air, const BuildingSums<N>& s, const LiquidSide<N>& liquid,
                             const Power<N>& cooling, BuildingDetail detail, const PlantSizes* built)
{
    BuildingPass<N> p;
    p.chain = buildingChain<N>(place, s, cooling, ofChain(detail));
    AirLoad<N> load = racksAir(s);
    load.hallHeat = p.hallHeat = step("Q_a", "step.building.air", unit::MWheat, load.hallHeat + p.chain.hallHeat);
    load.electricalHeat = p.chain.electricalHeat;
    p.plant = evaluatePlant<N>(place.machines, air, liquid, load, built, ofPlant(detail));
    return p;
}

BuildingSums<double> plainSums(const BuildingSums<double>& s) { return s; }
BuildingSums<double> plainSums(const BuildingSums<Recorded>& s)
{
    BuildingSums<double> out;
    out.racks = Count<>::fromSi(s.racks.value());
    out.halls = Count<>::fromSi(s.halls.value());
    out.systems = Power<>::fromSi(s.systems.value());
    out.network = Power<>::fromSi(s.network.value());
    out.storage = Power<>::fromSi(s.storage.value());
    out.it = Power<>::fromSi(s.it.value());
    out.rack = Power<>::fromSi(s.rack.value());
    out.house = Power<>::fromSi(s.house.value());
    out.liquidHeat = Heat<>::fromSi(s.liquidHeat.value());
    out.coolantFlow = VolumeFlow<>::fromSi(s.coolantFlow.value());
    out.coolantRate = cooling::Conductance<>::fromSi(s.coolantRate.value());
    out.inRackPump = Power<>::fromSi(s.inRackPump.value());
    out.inRackCdus = Count<>::fromSi(s.inRackCdus.value());
    out.inRackPumpHeat = Heat<>::fromSi(s.inRackPumpHeat.value());
    for (const RackAir<Recorded>& a : s.rackAir)
        out.rackAir.push_back({Count<>::fromSi(a.racks.value()), Heat<>::fromSi(a.heat.value())});
    out.pumpHead = s.pumpHead;
    out.compute = s.compute;
    out.rackCooling = s.rackCooling;
    return out;
}

CoolingLoop closeCooling(const BuildingPlace& place, const PlantAir<double>& air, const BuildingSums<double>& sums,
                         PlantResult<double>* plant)
{
    constexpr double kClosed = 1e-14;
    // Of the last pass, where the step beyond it is known to close the rest.
    constexpr double kNearlyClosed = 1e-8;
    constexpr double kSteepest = 0.5;
    CoolingLoop loop;
    const LiquidSide<double> liquid = liquidSide<double>(place, air, sums, BuildingDetail::Powers);
    double before = 0.0;
    double gaveBefore = 0.0;
    std::optional<double> gainBefore;
    for (loop.passes = 1; loop.passes <= 60; ++loop.passes) {
        BuildingPass<double> pass = buildingPass<double>(place, air, sums, liquid, Power<>::fromSi(loop.power), BuildingDetail::Powers);
        const double gave = pass.plant.power.si();
        loop.residual = std::abs(gave - loop.power) / std::max(1.0, std::abs(gave));
        double next = gave;
        double left = 1.0;  // of the residual, after the step
        if (loop.passes > 1 && loop.power != before) {
            const double gain = (gave - gaveBefore) / (loop.power - before);
            if (std::abs(gain) < kSteepest) {
                next = loop.power + (gave - loop.power) / (1.0 - gain);
                if (gainBefore) left = 2.0 * std::abs(gain - *gainBefore);
                gainBefore = gain;
            }
        }
        before = loop.power;
        gaveBefore = gave;
        loop.power = next;
        if (plant) *plant = std::move(pass.plant);
        if (loop.residual < kClosed || (loop.residual < kNearlyClosed && loop.residual * left < kClosed)) break;
    }
    return loop;
}

#define RW_FOR(N)                                                                                                              \
    template BuildingSums<N> buildingSums<N>(const Plan&, const Building&, const std::vector<BuildingLoad<N>>&, const Count<N>&, \
                                             const LoadPoint&);                                                                \
    template std::optional<cooling::PumpHead> neededHead<N>(const BuildingPlace&, const std::vector<BuildingLoad<N>>&, const BuildingSums<N>&); \
    template LiquidSide<N> liquidSide<N>(const BuildingPlace&, const PlantAir<N>&, const BuildingSums<N>&, BuildingDetail, const PlantSizes*); \
    template ChainResult<N> buildingChain<N>(const BuildingPlace&, const BuildingSums<N>&, const Power<N>&, ChainDetail);      \
    template BuildingPass<N> buildingPass<N>(const BuildingPlace&, const PlantAir<N>&, const BuildingSums<N>&, const LiquidSide<N>&, \
                                             const Power<N>&, BuildingDetail, const PlantSizes*);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
