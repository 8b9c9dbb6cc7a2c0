// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_design.h"

#include "cooling/loops/loop_balance.h"
#include "cooling/loops/loop_layout.h"
#include "cooling/loops/take_off.h"
#include "fluid/moist_air.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>

namespace rw::cooling {

namespace {

using namespace hydraulics;

/// Head of a pump over its flow: 1.25 at none, 1 at rated, 0.76 at 1.4 of it, where the curve ends: h = 1.25 - 0.25 q^2,
/// a radial pump of middling steepness. Grade assumed.
constexpr double kShutOff = 1.25;
constexpr double kEndFlow = 1.4;
/// Racks whose drop nobody states.
constexpr double kRackExponent = 1.8;

std::string pathOf(const Building& building) { return "buildings[" + building.id + "].cooling.piping"; }

/// The first rule of the piping that has no value.
Status checkRules(const Building& building)
{
    Piping piping = building.cooling.piping;
    for (const Field& f : typeOf<Piping>().fields()) {
        if (f.kind != FieldKind::Quantity || f.datum(&piping) == &piping.hoseBore || f.datum(&piping) == &piping.couplingFlow) continue;
        if (!f.datum(&piping)->set()) return Error{.code = "loop.unset", .path = pathOf(building) + "." + f.key};
    }
    if (!building.cooling.pumpEfficiency.set())
        return Error{.code = "loop.unset", .path = "buildings[" + building.id + "].cooling.pump_efficiency"};
    return Done{};
}

Temperature<> meanOf(Temperature<> a, Temperature<> b) { return Temperature<>::fromSi(0.5 * (a.si() + b.si())); }

/// The loop's liquid between its temperatures.
Result<NetworkLiquid> networkLiquid(const Liquid& liquid, Temperature<> supply, Temperature<> returns)
{
    for (const Temperature<>& t : {supply, returns})
        if (const Status good = checkTemperature(liquid, t); !good) return good.error();
    const Temperature<> mean = meanOf(supply, returns);
    return NetworkLiquid{density(liquid, mean), viscosity(liquid, mean)};
}

const Liquid liquidFor(const Plan& plan, const std::string& coolant)
{
    const Coolant* known = findById(plan.coolants, coolant);
    return known ? liquidOf(*known) : Liquid{};
}

PumpGroup pumpsFor(double flow, double head, std::int64_t running, std::int64_t standby)
{
    const double each = flow / static_cast<double>(running);
    const auto point = [&](double q, double h) { return PumpPoint{VolumeFlow<>::fromSi(q * each), Length<>::fromSi(h * head)}; };
    const double atEnd = kShutOff - (kShutOff - 1.0) * kEndFlow * kEndFlow;
    return {PumpCurve::through({point(0.0, kShutOff), point(1.0, 1.0), point(kEndFlow, atEnd)}).value(), 1.0, static_cast<int>(running), 1,
            static_cast<int>(standby)};
}

/// Speed at which pumps give a head at a flow: s^2 h(Q/s) rises with s.
double speedFor(PumpGroup pumps, double flow, double head)
{
    double low = 1e-6, high = 1.0;
    const auto headAt = [&](double s) {
        pumps.speed = s;
        return pumps.headAndSlope(flow).head;
    };
    if (headAt(high) <= head) return high;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (headAt(middle) < head ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

HeldPressure heldBy(const Piping& piping, LoopKind kind)
{
    return kind == LoopKind::Coolant ? piping.coolantHeld : piping.facilityHeld;
}

/// What the planner's side of a loop adds to its layout.
struct Surround {
    const Building* building;
    Piping piping;
    Liquid liquid;
    Temperature<> hot;
    std::optional<PumpGroup> pumps{};  ///< as made; unset: chosen for the head needed
    std::int64_t running = 1;
    std::int64_t standby = 0;
    PressureDatum fill{};
};

void tellBranches(LoopDesign& d, const NetworkSolution& open)
{
    const auto& density = d.loop.network.liquid.density;
    for (const LoopGroup& group : d.loop.groups)
        for (const LoopBranch& b : group.branches) {
            const LinkState& valve = d.solution.links[b.balancing];
            LoopBranchResult r;
            r.id = b.id;
            r.wanted = VolumeFlow<>::fromSi(b.flow);
            r.got = valve.flow;
            r.unbalanced = open.links[b.balancing].flow;
            r.kv = std::get<Valve>(d.loop.network.links[b.balancing].part).kv.value();
            r.valveDrop = pressureOf(valve.headLoss, density);
            if (b.control) {
                r.controlKv = std::get<Valve>(d.loop.network.links[*b.control].part).kv.value();
                const double over = d.solution.nodes[b.supply].head.si() - d.solution.nodes[b.returns].head.si();
                r.authority = scalar<double>(d.solution.links[*b.control].headLoss.si() / over);
            }
            d.branches.push_back(std::move(r));
        }
}

void tellPump(LoopDesign& d, const Surround& s, const PumpGroup& pumps)
{
    const Piping& piping = s.piping;
    const auto& density = d.loop.network.liquid.density;
    const LinkState& pump = d.solution.links[d.loop.pump];
    d.pumpFlow = VolumeFlow<>::fromSi(pump.flow.si() / pumps.running);
    d.pumpHead = pressureOf(Length<>::fromSi(-pump.headLoss.si()), density);
    // A CDU's external head is its pump's less what the CDU itself takes, so slowed down its curve ends nobody knows where.
    const double end = d.externalHead ? pumps.curve.end().si() * pumps.running : pumps.end().si();
    d.beyondEnd = pump.flow.si() > end;
    if (pumps.running > 1 && pumps.standby == 0) {
        // One out of service, the others at rated speed, valves as they stand.
        PumpGroup fewer = pumps;
        fewer.running = pumps.running - 1;
        fewer.speed = 1.0;
        const auto point = operatingPoint(fewer, {}, pump.flow, Length<>::fromSi(-pump.headLoss.si()));
        d.beyondEndWithout = point && point->beyondEnd;
    }
    d.pumpPower = pump.flow * d.pumpHead / scalar<double>(*s.building->cooling.pumpEfficiency.si);
    const Pressure<> suction = d.solution.nodes[d.loop.suction].pressure + d.surroundings.air;
    d.npshRequired = Length<>::fromSi(*piping.pumpSuction.si);
    d.npshAvailable = headOf(suction - *d.surroundings.vapour, density);
}

/// A loop with its valves set and its head known, and pumps for it.
struct Balanced {
    PumpGroup pumps;
    double head;  ///< m
};
Balanced balance(LoopDesign& d, const Surround& s)
{
    const Density<> density = d.loop.network.liquid.density;
    for (const LoopGroup& group : d.loop.groups) balanceGroup(d.loop, group, s.piping);
    PartLoad partLoad(d.loop, heldBy(s.piping, d.kind));
    d.worst = partLoad.farthest();
    const double head = partLoad.design();
    const double flow = d.flow.si();
    d.head = pressureOf(Length<>::fromSi(head), density);
    std::vector<double> heads;
    heads.reserve(LoopCurve::kShares.size());
    for (const double share : LoopCurve::kShares) heads.push_back(pressureOf(Length<>::fromSi(partLoad.at(share)), density).si());
    d.curve = LoopCurve::through(flow, heads);
    PumpGroup pumps = s.pumps ? *s.pumps : pumpsFor(flow, head * (1.0 + *s.piping.headMargin.si), s.running, s.standby);
    if (s.pumps) d.externalHead = pressureOf(Length<>::fromSi(std::max(0.0, pumps.headAndSlope(flow).head)), density);
    return {std::move(pumps), head};
}

/// A loop laid out, with what stands around it.
struct Laid {
    LoopDesign design;
    Surround surround;
};

/// Balanced, solved and told.
Result<LoopDesign> finish(Laid laid)
{
    LoopDesign& d = laid.design;
    const Surround& s = laid.surround;
    const Piping& piping = s.piping;
    Network& network = d.loop.network;
    const Density<> density = network.liquid.density;
    auto [pumps, head] = balance(d, s);
    pumps.speed = d.speed = speedFor(pumps, d.flow.si(), head);
    hydraulics::Pump pump;
    pump.group = pumps;
    pump.drive = PumpDrive{scalar<double>(*s.building->cooling.pumpEfficiency.si), scalar<double>(1.0), scalar<double>(1.0), false};
    pump.npshRequired = Length<>::fromSi(*piping.pumpSuction.si);
    network.links[d.loop.pump].part = std::move(pump);
    const Pressure<> fill = Pressure<>::fromSi(*s.fill.si);
    Node& suction = network.nodes[d.loop.suction];
    suction.fixedHead = suction.elevation + headOf(fill, density);

    auto balanced = solve(network);
    if (!balanced) return balanced.error();
    d.solution = std::move(balanced).value();
    Network open = network;
    const Pressure<> least = Pressure<>::fromSi(*piping.balancingDrop.si);
    for (const LoopGroup& group : d.loop.groups)
        for (const LoopBranch& b : group.branches)
            std::get<Valve>(open.links[b.balancing].part).kv = kvForHead(headOf(least, density).si(), b.flow);
    const auto unbalanced = solve(open);
    if (!unbalanced) return unbalanced.error();

    d.surroundings.vapour = saturationPressure(s.hot);
    tellBranches(d, *unbalanced);
    tellPump(d, s, pumps);
    d.volume = liquidVolume(network);
    d.largestSection = isolationSections(network).front().volume;
    d.expansionInput = {s.liquid, Temperature<>::fromSi(*piping.fillTemperature.si), s.hot, fill, Pressure<>::fromSi(*piping.mostPressure.si)};
    d.expansionInput.makeUp = scalar<double>(*piping.makeUp.si);
    if (const auto expansion = hydraulics::expansion(d.volume, d.expansionInput, d.surroundings.air)) d.expansion = *expansion;
    d.lowest = d.highest = d.solution.nodes.front().pressure;
    for (const NodeState& node : d.solution.nodes) {
        d.lowest = std::min(d.lowest, node.pressure);
        d.highest = std::max(d.highest, node.pressure);
    }
    d.takeOff = takeOff(d.loop);
    return std::move(d);
}

/// One in a rack needs no valve against its neighbours: what it has stands open.
constexpr double kOpenValve = 100.0;  // Pa

Result<Laid> layCoolant(const Plan& plan, const Building& building, const CoolantTask& task)
{
    if (const Status good = checkRules(building); !good) return good.error();
    const Piping& piping = building.cooling.piping;
    if (task.racks.empty()) return Error{.code = "loop.racks", .path = "buildings[" + building.id + "]", .found = "0"};
    std::vector<RackBranch> racks;
    double total = 0.0;
    for (const LoopRacks& r : task.racks) {
        RW_ASSERT(r.design);
        if (const auto error = Refusal().positive("flow", r.flow).wholeNumber("racks", count<double>(r.count), 1).first())
            return *error;
        const RackDesign& design = *r.design;
        RackBranch rack{r.flow.si(), Pressure<>::fromSi(*piping.rackDrop.si), kRackExponent};
        if (design.pressureDrop.set() && design.referenceFlow.set() && design.pressureExponent.set() && *design.referenceFlow.si > 0.0) {
            rack.exponent = *design.pressureExponent.si;
            rack.drop = Pressure<>::fromSi(*design.pressureDrop.si * std::pow(rack.flow / *design.referenceFlow.si, rack.exponent));
        }
        racks.insert(racks.end(), static_cast<std::size_t>(r.count), rack);
        total += rack.flow * static_cast<double>(r.count);
    }
    Surround s{&building, piping, liquidFor(plan, task.racks.front().design->coolant), std::max(task.supply, task.returns)};
    s.fill = piping.coolantFill;
    const auto liquid = networkLiquid(s.liquid, task.supply, task.returns);
    if (!liquid) return liquid.error();
    const PipeRules rules = pipeRules(piping, piping.coolantPipe, *liquid);
    LoopDesign d{};
    d.kind = LoopKind::Coolant;
    d.meanTemperature = meanOf(task.supply, task.returns);
    d.building = building.id;
    d.distances = loopDistances(plan, building);
    d.surroundings.limits = rules.limits;
    d.flow = VolumeFlow<>::fromSi(total);
    const Cdu* cdu = findById(plan.cdus, building.cooling.cdu);
    if (cdu && cdu->kind == CduKind::InRack) {
        // No way to go before the manifold of its own rack.
        d.distances.racksPerRow = 1;
        d.distances.cduDistance = d.distances.rackPitch;
        s.piping.balancingDrop.si = std::min(*piping.balancingDrop.si, kOpenValve);
    }
    if (cdu && cdu->externalHead.set() && *cdu->externalHead.si > 0.0) {
        const auto cdus = static_cast<double>(task.cdus);
        const double rated = cdu->flow.set() && *cdu->flow.si > 0.0 ? cdus * *cdu->flow.si : total;
        s.pumps = pumpsFor(rated, headOf(Pressure<>::fromSi(*cdu->externalHead.si), liquid->density).si(), task.cdus, 0);
    }
    d.loop = layOutCoolant(s.piping, d.distances, racks, rules);
    return Laid{std::move(d), std::move(s)};
}

}  // namespace

std::string_view name(LoopKind kind)
{
    return kind == LoopKind::Coolant ? "tcs" : "fws";
}

Result<LoopDesign> coolantLoop(const Plan& plan, const Building& building, const CoolantTask& task)
{
    auto laid = layCoolant(plan, building, task);
    if (!laid) return laid.error();
    return finish(std::move(laid).value());
}

Result<CoolantHead> coolantHead(const Plan& plan, const Building& building, const CoolantTask& task)
{
    auto laid = layCoolant(plan, building, task);
    if (!laid) return laid.error();
    auto [d, surround] = std::move(laid).value();
    balance(d, surround);
    return CoolantHead{d.head, d.curve, d.externalHead};
}


Result<LoopDesign> facilityLoop(const Plan& plan, const Building& building, const FacilityTask& task)
{
    if (const Status good = checkRules(building); !good) return good.error();
    const Piping& piping = building.cooling.piping;
    if (const auto error = Refusal().positive("flow", task.flow).wholeNumber("cdus", count<double>(task.cdus), 1)
                               .wholeNumber("units", count<double>(task.units), 1)
                               .wholeNumber("halls", count<double>(task.halls), 1).first())
        return *error;
    Surround s{&building, piping, liquidFor(plan, building.cooling.facilityCoolant), std::max(task.supply, task.returns)};
    s.fill = piping.facilityFill;
    s.running = piping.facilityPumps;
    s.standby = building.cooling.standbyPumps();
    const auto liquid = networkLiquid(s.liquid, task.supply, task.returns);
    if (!liquid) return liquid.error();
    const PipeRules rules = pipeRules(piping, piping.facilityPipe, *liquid);
    LoopDesign d{};
    d.kind = LoopKind::Facility;
    d.meanTemperature = meanOf(task.supply, task.returns);
    d.building = building.id;
    d.count = std::min(piping.facilityLoops.value_or(task.halls), task.cdus);
    d.distances = loopDistances(plan, building);
    d.surroundings.limits = rules.limits;
    const auto share = [&](std::int64_t n) { return (n + d.count - 1) / d.count; };
    FacilityBranches branches{share(task.cdus), task.flow.si() / static_cast<double>(task.cdus), Pressure<>::fromSi(*piping.exchangerDrop.si),
                              share(task.units)};
    if (const Cdu* cdu = findById(plan.cdus, building.cooling.cdu)) {
        const FlowDatum& rated = cdu->facilityFlow.set() ? cdu->facilityFlow : cdu->flow;
        // Those of racks stand as close as these along a row.
        if (cdu->kind == CduKind::InRack) d.distances.cduPitch = d.distances.rackPitch;
        if (rated.set() && *rated.si > 0.0)
            branches.cduDrop = Pressure<>::fromSi(branches.cduDrop.si() * std::pow(branches.cduFlow / *rated.si, kExchangerExponent));
    }
    d.flow = VolumeFlow<>::fromSi(branches.cduFlow * static_cast<double>(branches.cdus));
    d.loop = layOutFacility(piping, d.distances, branches, rules);
    return finish({std::move(d), std::move(s)});
}

Result<Pressure<>> solvedHead(const LoopDesign& design, const Piping& piping, double share)
{
    const LoopNetwork& loop = design.loop;
    const Density<> density = loop.network.liquid.density;
    const HeldPressure held = heldBy(piping, design.kind);
    if (held == HeldPressure::PumpHead) return design.head;
    Network network = loop.network;
    const auto discharge = loop.links[loop.pump].to;
    if (held == HeldPressure::Nothing) {
        network.links[loop.pump].open = false;
        network.nodes[discharge].demand = VolumeFlow<>::fromSi(-share * design.flow.si());
    } else {
        // Enough head for any share; valves hold each branch to its flow.
        auto& pump = std::get<hydraulics::Pump>(network.links[loop.pump].part);
        pump.group = pumpsFor(design.flow.si(), 4.0 * headOf(design.head, density).si(), 1, 0);
        for (const LoopBranch& b : loop.groups.front().branches) {
            Valve v;
            v.kind = Valve::Kind::FlowControl;
            v.flow = VolumeFlow<>::fromSi(share * b.flow);
            network.links[b.balancing].part = v;
        }
    }
    const auto solution = solve(network);
    if (!solution) return solution.error();
    const auto head = [&](std::size_t node) { return solution->nodes[node].head.si(); };
    double needed = head(discharge) - head(loop.suction);
    if (held == HeldPressure::FarthestBranch) {
        PartLoad partLoad(loop, held);
        const LoopBranch& far = loop.groups.front().branches[partLoad.farthest()];
        needed += partLoad.overFarthest() - (head(far.supply) - head(far.returns));
    }
    return pressureOf(Length<>::fromSi(needed), density);
}

}  // namespace rw::cooling
