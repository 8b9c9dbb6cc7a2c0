// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/network_file.h"
#include "cooling/loops/loop_findings.h"
#include "cooling/loops/pipe_sizes.h"
#include "cooling/loops/take_off.h"
#include "cooling/loops/network_export.h"
#include "programme/building_loops.h"
#include "evaluate/evaluation.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace rw;
using namespace rw::cooling;
using namespace rw::test;

namespace {

/// A building with nothing drawn: all lengths are the piping's rules.
struct Drawing {
    Plan plan;
    Building& building() { return plan.buildings.front(); }
    Piping& piping() { return building().cooling.piping; }
};

Drawing plain()
{
    Drawing s{example("openai-amd-6gw")};
    s.plan.halls.front().layout = {};
    s.plan.halls.front().id = s.building().hall;
    return s;
}

CoolantTask coolantTask(const Plan& plan, std::int64_t racks = 9, double flowLmin = 150.0)
{
    return {{{&plan.rackDesigns.front(), racks, VolumeFlow<>::of(flowLmin, unit::Lmin)}},
            Temperature<>::of(40.0, unit::C), Temperature<>::of(50.0, unit::C)};
}

FacilityTask facilityTask(std::int64_t cdus = 20, std::int64_t units = 6)
{
    return {cdus, units, 1, VolumeFlow<>::of(static_cast<double>(cdus) * 1200.0, unit::Lmin), Temperature<>::of(35.0, unit::C),
            Temperature<>::of(45.0, unit::C)};
}

LoopDesign designed(Drawing& s, const CoolantTask& task) { return coolantLoop(s.plan, s.building(), task).value(); }
LoopDesign designed(Drawing& s, const FacilityTask& task) { return facilityLoop(s.plan, s.building(), task).value(); }

bool found(const std::vector<Finding>& findings, const std::string& code)
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.code == code; });
}

/// Least over most share of wanted flow without balancing valves, among the first n branches.
double evenness(const LoopDesign& d, std::size_t n)
{
    double least = 1e9, most = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double share = (d.branches[i].unbalanced / d.branches[i].wanted).si();
        least = std::min(least, share);
        most = std::max(most, share);
    }
    return least / most;
}

/// At whatever flow its racks want.
void setExternalHead(Drawing& s, double kPa)
{
    for (Cdu& cdu : s.plan.cdus) {
        if (cdu.id != s.building().cooling.cdu) continue;
        cdu.externalHead = PressureDatum(kPa, unit::kPa);
        cdu.flow = {};
    }
}
/// Enough head, so that balance is no question of the CDU.
void strongCdu(Drawing& s) { setExternalHead(s, 900.0); }

}  // namespace

TEST_CASE("balancing valves bring every branch of a loop to its flow, and flows add up")
{
    Drawing s = plain();
    strongCdu(s);
    for (const PipeReturn returns : {PipeReturn::Direct, PipeReturn::Reverse}) {
        s.piping().coolantReturn = s.piping().facilityReturn = returns;
        for (const LoopDesign& d : {designed(s, coolantTask(s.plan, 33)), designed(s, facilityTask())}) {
            INFO(name(d.kind) << (returns == PipeReturn::Direct ? " direct" : " reverse"));
            double sum = 0.0;
            for (const LoopBranchResult& b : d.branches) {
                INFO(b.id);
                CHECK(b.share().si() == Approx(1.0).margin(0.005));
                CHECK(b.valveDrop.si() >= 0.99 * *s.piping().balancingDrop.si);
                if (b.id.find("unit") == std::string::npos) sum += b.got.si();
            }
            CHECK(sum == Approx(d.flow.si()).epsilon(1e-4));
            CHECK(d.solution.links[d.loop.pump].flow.si() == Approx(sum).epsilon(1e-6));
            CHECK(d.pumpHead.si() == Approx(d.head.si()).epsilon(1e-3));
            CHECK(d.head.si() > 0.0);
            CHECK(d.speed < 1.0);
            CHECK(evenness(d, 20) < 1.0);
        }
    }
}

TEST_CASE("the head a loop needs rises with its flow")
{
    Drawing s = plain();
    for (const HeldPressure held : {HeldPressure::FarthestBranch, HeldPressure::Nothing}) {
        s.piping().coolantHeld = s.piping().facilityHeld = held;
        for (const LoopDesign& d : {designed(s, coolantTask(s.plan)), designed(s, facilityTask())}) {
            double before = -1.0;
            for (int i = 0; i <= 150; ++i) {
                const double head = d.curve.headAt(d.flow.si() * i / 100.0);
                CHECK(head > before);
                before = head;
            }
            CHECK(d.curve.headAt(d.flow.si()) == Approx(d.head.si()).epsilon(1e-4));
            CHECK(d.curve.designHead == d.curve.headAt(d.flow.si()));
        }
    }
    // With the same pipes a larger flow needs more head: hoses given, sizes wide enough for both.
    s.piping().coolantHeld = s.piping().facilityHeld = HeldPressure::PumpHead;
    const LoopDesign d = designed(s, facilityTask());
    CHECK(d.curve.headAt(0.0) == Approx(d.head.si()));
    CHECK(d.curve.headAt(0.5 * d.flow.si()) == Approx(d.head.si()));
}

TEST_CASE("a loop's curve is within half a percent of its network solved at other flows")
{
    Drawing s = plain();
    strongCdu(s);
    double worst = 0.0;
    for (const HeldPressure held : {HeldPressure::FarthestBranch, HeldPressure::PumpHead, HeldPressure::Nothing})
        for (const PipeReturn returns : {PipeReturn::Direct, PipeReturn::Reverse}) {
            s.piping().coolantHeld = s.piping().facilityHeld = held;
            s.piping().coolantReturn = s.piping().facilityReturn = returns;
            for (const LoopDesign& d : {designed(s, coolantTask(s.plan, 20)), designed(s, facilityTask())})
                for (const double share : {0.08, 0.12, 0.17, 0.25, 0.33, 0.45, 0.5, 0.62, 0.77, 0.9, 0.95, 1.0, 1.07, 1.2}) {
                    const auto solved = solvedHead(d, s.piping(), share);
                    REQUIRE(solved);
                    const double error = d.curve.headAt(share * d.flow.si()) / solved->si() - 1.0;
                    INFO(name(d.kind) << " held " << static_cast<int>(held) << " share " << share << " error " << error);
                    CHECK(std::abs(error) < 0.005);
                    worst = std::max(worst, std::abs(error));
                }
        }
    CHECK(worst > 0.0);
}

TEST_CASE("a reverse return is more even than a direct one where no valve balances")
{
    Drawing s = plain();
    strongCdu(s);
    // Long lines and little drop in the branches: then the way matters.
    s.piping().cduPitch = LengthDatum(30.0, unit::m);
    s.piping().racksPerRow = 40;
    const LoopDesign tcsDirect = designed(s, coolantTask(s.plan, 40)), fwsDirect = designed(s, facilityTask());
    s.piping().coolantReturn = s.piping().facilityReturn = PipeReturn::Reverse;
    const LoopDesign tcsReverse = designed(s, coolantTask(s.plan, 40)), fwsReverse = designed(s, facilityTask());
    CHECK(evenness(tcsReverse, 40) > evenness(tcsDirect, 40));
    CHECK(evenness(fwsReverse, 20) > evenness(fwsDirect, 20));
}

TEST_CASE("lower limits of velocity give wider pipes, and wider pipes need no more head")
{
    Drawing s = plain();
    double before[2] = {1e12, 1e12};
    double volume[2] = {0.0, 0.0};
    for (const double velocity : {3.0, 2.4, 2.0, 1.5, 1.0, 0.7}) {
        s.piping().largeVelocity = s.piping().smallVelocity = s.piping().hoseVelocity = DatumOf<dim::velocity>(velocity, unit::mps);
        const LoopDesign loops[2] = {designed(s, coolantTask(s.plan, 24)), designed(s, facilityTask())};
        for (int i = 0; i < 2; ++i) {
            INFO(name(loops[i].kind) << " at " << velocity << " m/s");
            CHECK(loops[i].head.si() <= before[i] * (1.0 + 1e-9));
            CHECK(loops[i].volume.si() >= volume[i]);
            before[i] = loops[i].head.si();
            volume[i] = loops[i].volume.si();
        }
    }
}

TEST_CASE("chosen pipes keep velocity and friction, and one size less would not")
{
    Piping piping;
    const PipeRules rules = pipeRules(piping, PipeMaterial::CommercialSteel, {});
    for (double flow = 1e-5; flow < 10.0; flow *= 1.17) {
        const PipeChoice size = choosePipe(flow, rules);
        const double each = flow / size.runs;
        const double v = each / (hydraulics::kPi / 4.0 * size.bore * size.bore);
        CHECK(v <= (size.bore <= 0.055 ? 1.2 : 2.4));
        CHECK(frictionGradient(each, size.bore, rules) <= 400.0);
        const PipeChoice hose = chooseHose(flow, rules);
        CHECK(flow / hose.runs / (hydraulics::kPi / 4.0 * hose.bore * hose.bore) <= 2.1);
        if (size.runs > 1) CHECK(choosePipe(flow / size.runs * (size.runs - 1), rules).runs < size.runs);
    }
}

TEST_CASE("lengths come from a hall's drawing where there is one")
{
    Drawing s = plain();
    const LoopDistances rules = loopDistances(s.plan, s.building());
    CHECK(!rules.racksDrawn);
    CHECK(rules.cduDistance == 10.0);
    // Two rows of ten racks 0.75 m apart, rows 4 m apart, a CDU 6 m before each row.
    std::vector<Placement> drawn;
    for (int row = 0; row < 2; ++row) {
        for (int i = 0; i < 10; ++i) {
            Placement p;
            p.id = "rack-" + std::to_string(10 * row + i);
            p.x = 10000 + 750 * i;
            p.y = 4000 * row;
            drawn.push_back(p);
        }
        Placement p;
        p.id = "cdu-" + std::to_string(row);
        p.kind = PlacementKind::Cdu;
        p.x = 4000;
        p.y = 4000 * row;
        drawn.push_back(p);
    }
    s.plan.halls.front().layout = Block<Placement>(drawn);
    const LoopDistances d = loopDistances(s.plan, s.building());
    CHECK(d.racksDrawn);
    CHECK(d.cdusDrawn);
    CHECK(d.racksPerRow == 10);
    CHECK(d.rackPitch == Approx(0.75));
    CHECK(d.rowPitch == Approx(4.0));
    CHECK(d.cduDistance == Approx(6.0));
    CHECK(d.cduPitch == Approx(4.0));
    const LoopDesign loop = designed(s, coolantTask(s.plan, 10));
    double main = 0.0, hoses = 0.0;
    for (const TakeOffLine& line : loop.takeOff) {
        if (line.part == LoopPart::Main) main += line.length.si();
        if (line.part == LoopPart::Hose) hoses += line.length.si();
    }
    CHECK(main == Approx(2.0 * (6.0 + 10 * 0.75)));
    CHECK(hoses == Approx(10 * 2 * 2.0));

    // A CDU in the middle of its row feeds to both sides.
    std::vector<Placement> middle;
    for (int i = 0; i < 9; ++i) {
        Placement p;
        p.id = "p-" + std::to_string(i);
        p.kind = i == 4 ? PlacementKind::Cdu : PlacementKind::Rack;
        p.row = "A";
        p.x = 600 * i;
        middle.push_back(p);
    }
    s.plan.halls.front().layout = Block<Placement>(middle);
    const LoopDistances both = loopDistances(s.plan, s.building());
    CHECK(both.racksPerRow == 4);
    CHECK(both.cduDistance == Approx(0.6));
    CHECK(both.rowPitch == Approx(1.2));
}

TEST_CASE("equal branches of a loop get equal flow, and equal facility loops are counted, not repeated")
{
    Drawing s = plain();
    FacilityTask task = facilityTask(24, 8);
    task.halls = 4;
    const LoopDesign d = designed(s, task);
    CHECK(d.count == 4);
    CHECK(d.branches.size() == 6 + 2);
    CHECK(static_cast<double>(d.count) * d.flow.si() == Approx(task.flow.si()));
    s.piping().facilityLoops = 1;
    const LoopDesign whole = designed(s, task);
    CHECK(whole.count == 1);
    CHECK(whole.branches.size() == 24 + 8);
    for (const LoopBranchResult& b : whole.branches) CHECK(b.share().si() == Approx(1.0).margin(1e-4));
    // CDUs that no whole count of loops divides: the largest loop is told.
    s.piping().facilityLoops = 5;
    CHECK(designed(s, task).branches.size() == 5 + 2);
}

TEST_CASE("control valves have their authority")
{
    Drawing s = plain();
    const LoopDesign d = designed(s, facilityTask());
    for (const LoopBranchResult& b : d.branches)
        if (b.controlKv > 0.0) CHECK(b.authority.si() >= 0.3 * 0.999);
    CHECK(d.branches.front().controlKv < d.branches[d.worst].controlKv);
    CHECK(d.worst == 19);
}

TEST_CASE("findings tell what is poor in a loop, and are silent where it is not")
{
    Drawing s = plain();
    strongCdu(s);
    for (const Finding& f : loopFindings(s.building(), designed(s, coolantTask(s.plan)))) FAIL(f.message());
    for (const Finding& f : loopFindings(s.building(), designed(s, facilityTask()))) FAIL(f.message());
    // With the CDU as it is in the catalogue: eight racks are no question.
    Drawing bought = plain();
    for (const Finding& f : loopFindings(bought.building(), designed(bought, coolantTask(bought.plan, 8)))) FAIL(f.message());

    Drawing weak = plain();
    setExternalHead(weak, 20.0);
    const LoopDesign starved = designed(weak, coolantTask(weak.plan));
    CHECK(starved.speed == 1.0);
    CHECK(starved.branches.front().share().si() < 0.95);
    CHECK(found(loopFindings(weak.building(), starved), "cdu.external-head"));
    CHECK(found(loopFindings(weak.building(), starved), "loop.unbalanced"));

    Drawing thin = plain();
    strongCdu(thin);
    thin.piping().hoseBore = LengthDatum(20.0, unit::mm);
    CHECK(found(loopFindings(thin.building(), designed(thin, coolantTask(thin.plan))), "pipe.velocity"));

    Drawing low = plain();
    low.piping().facilityFill = PressureDatum(5.0, unit::kPa);
    low.piping().pumpSuction = LengthDatum(12.0, unit::m);
    const auto lowFindings = loopFindings(low.building(), designed(low, facilityTask()));
    CHECK(found(lowFindings, "pump.npsh"));
    CHECK(found(lowFindings, "loop.below-air"));

    Drawing burst = plain();
    burst.piping().mostPressure = PressureDatum(150.0, unit::kPa);
    CHECK(found(loopFindings(burst.building(), designed(burst, facilityTask())), "loop.vessel"));

    Drawing one = plain();
    one.piping().facilityPumps = 2;
    one.piping().headMargin = FractionDatum(1.5, unit::one);
    one.building().cooling.spareUnits = 0;
    CHECK(found(loopFindings(one.building(), designed(one, facilityTask())), "pump.beyond-curve"));

    for (const Drawing* each : {&weak, &thin, &low, &burst, &one}) {
        Drawing copy = *each;
        for (const LoopDesign& d : {designed(copy, coolantTask(copy.plan)), designed(copy, facilityTask())})
            for (const Finding& f : loopFindings(copy.building(), d)) {
                CHECK(f.message().find('{') == std::string::npos);
                CHECK(!f.mend().empty());
            }
    }
}

TEST_CASE("pumps, suction, vessel and volume of a loop follow from its network")
{
    Drawing s = plain();
    const LoopDesign d = designed(s, facilityTask());
    CHECK(d.pumpFlow.si() * 2.0 == Approx(d.flow.si()).epsilon(1e-4));
    CHECK(d.pumpPower.si() == Approx(d.flow.si() * d.head.si() / *s.building().cooling.pumpEfficiency.si).epsilon(1e-3));
    // (p + p_air - p_v) / (rho g) with 200 kPa and water at 45 C (9.6 kPa).
    const double weight = d.loop.network.liquid.density.si() * 9.80665;
    CHECK(d.npshAvailable.si() == Approx((200e3 + 101325.0 - 9595.0) / weight).epsilon(1e-3));
    REQUIRE(d.expansion);
    CHECK(d.expansion->growth.si() > 0.0);
    CHECK(d.expansion->vessel.si() > d.expansion->growth.si());
    CHECK(d.volume.si() > 0.0);
    CHECK(d.largestSection.si() <= d.volume.si());
    CHECK(d.largestSection.si() > 0.0);
    CHECK(d.lowest.si() < d.highest.si());
    // The highest pressure stands at the pumps' outlet.
    CHECK(d.highest.si() == Approx(200e3 + d.pumpHead.si()).epsilon(1e-3));
}

TEST_CASE("a loop refuses what it cannot be laid out from, and names it")
{
    Drawing s = plain();
    const auto code = [&](const auto& result) { return result ? std::string() : result.error().code + " " + result.error().path; };
    CHECK(code(coolantLoop(s.plan, s.building(), {{}, Temperature<>::of(40, unit::C), Temperature<>::of(50, unit::C)})).starts_with("loop.racks"));
    CHECK(code(coolantLoop(s.plan, s.building(), coolantTask(s.plan, 0))) == "quantity.count racks");
    CHECK(code(coolantLoop(s.plan, s.building(), coolantTask(s.plan, 4, 0.0))) == "quantity.positive flow");
    CHECK(code(coolantLoop(s.plan, s.building(), coolantTask(s.plan, 4, std::nan("")))) == "quantity.finite flow");
    FacilityTask cold = facilityTask();
    cold.supply = Temperature<>::of(-40.0, unit::C);
    CHECK(code(facilityLoop(s.plan, s.building(), cold)).starts_with("fluid.range"));
    CHECK(code(facilityLoop(s.plan, s.building(), facilityTask(0))).starts_with("quantity."));
    CHECK(code(facilityLoop(s.plan, s.building(), facilityTask(4, 0))) == "quantity.count units");
    s.piping().rackPitch = {};
    const auto unset = facilityLoop(s.plan, s.building(), facilityTask());
    CHECK(code(unset) == "loop.unset buildings[" + s.building().id + "].cooling.piping.rack_pitch");
}

TEST_CASE("a loop written as a network file reads back and solves to the same flows")
{
    Drawing s = plain();
    for (const LoopDesign& d : {designed(s, coolantTask(s.plan, 12)), designed(s, facilityTask())}) {
        const auto file = hydraulics::readNetworkJson(networkJson(d), "loop.json");
        if (!file) FAIL(file.error().message());
        CHECK(file->notices.empty());
        REQUIRE(file->network.links.size() == d.loop.links.size());
        const auto solution = hydraulics::solve(file->network);
        REQUIRE(solution);
        for (std::size_t k = 0; k < d.loop.links.size(); ++k)
            CHECK(solution->links[k].flow.si() == Approx(d.solution.links[k].flow.si()).epsilon(1e-5).margin(1e-9));
        REQUIRE(file->expansion);
        CHECK(hydraulics::expansion(d.volume, *file->expansion)->vessel.si() == Approx(d.expansion->vessel.si()).epsilon(1e-9));
    }
}

TEST_CASE("racks of two designs share a loop, each at its own flow and drop")
{
    Drawing s = plain();
    strongCdu(s);
    RackDesign other = s.plan.rackDesigns.front();
    other.pressureDrop = PressureDatum(40.0, unit::kPa);
    other.referenceFlow = FlowDatum(80.0, unit::Lmin);
    other.pressureExponent = FractionDatum(1.8, unit::one);
    CoolantTask task = coolantTask(s.plan, 5);
    task.racks.push_back({&other, 4, VolumeFlow<>::of(80.0, unit::Lmin)});
    const LoopDesign d = designed(s, task);
    CHECK(d.branches.size() == 9);
    CHECK(d.flow.in(unit::Lmin) == Approx(5 * 150.0 + 4 * 80.0));
    CHECK(d.branches.back().wanted.in(unit::Lmin) == Approx(80.0));
    for (const LoopBranchResult& b : d.branches) CHECK(b.share().si() == Approx(1.0).margin(0.005));
}

TEST_CASE("a loop of one rack needs what its parts need by hand")
{
    using namespace hydraulics;
    Drawing s = plain();
    const double flow = 150.0 / 60000.0;
    RackDesign rack = s.plan.rackDesigns.front();
    rack.coolant.clear();  // water
    rack.pressureDrop = PressureDatum(60.0, unit::kPa);
    rack.referenceFlow = FlowDatum(150.0, unit::Lmin);
    rack.pressureExponent = FractionDatum(2.0, unit::one);
    s.piping().hoseBore = LengthDatum(40.0, unit::mm);
    s.piping().couplingFlow = FlowDatum(30.0, unit::m3h);
    const auto at = Temperature<>::of(40.0, unit::C);
    const LoopDesign d = coolantLoop(s.plan, s.building(), {{{&rack, 1, VolumeFlow<>::fromSi(flow)}}, at, at}).value();
    const Density<> rho = density(Liquid{}, at);
    const Viscosity<> mu = viscosity(Liquid{}, at);
    const auto drop = [&](double length, double bore, double roughness, double k) {
        const auto width = Length<>::of(bore, unit::mm);
        const Velocity<> v = velocityIn(width, VolumeFlow<>::fromSi(flow));
        const double f = frictionFactor(Friction::Colebrook, reynolds(width, v, rho, mu), roughness / bore)->factor;
        return pipeDrop(f, Length<>::fromSi(length), width, scalar<double>(k), v, rho).si();
    };
    const auto crane = [](double n, double bore) { return n * craneFactor(Length<>::of(bore, unit::mm)); };
    // 2.5 L/s: 1.2 m/s and 400 Pa/m allow DN50 (52.48 mm, 1.16 m/s) on the main and along the row.
    const double main = drop(10.0, 52.48, 0.015, crane(20.0 + 14.0, 52.48));
    const double row = drop(0.6, 52.48, 0.015, crane(20.0, 52.48));
    const double rowValve = drop(0.0, 52.48, 0.015, crane(45.0, 52.48));
    const double hose = drop(2.0, 40.0, 0.01, crane(60.0 + 3.0, 40.0));
    const double coupling = rho.si() / 1000.0 * std::pow(9.0 / 30.0, 2.0) * 1e5;
    const double sum = 10e3 + 2.0 * (main + row + rowValve + hose + coupling) + 60e3 + 5e3;
    CHECK(d.head.si() == Approx(sum).epsilon(1e-9));
}

TEST_CASE("the loops of every example's buildings are laid out, or say why not")
{
    int laidOut = 0;
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        for (const auto& building : evaluate(plan).buildings) {
            INFO(name << " " << building.id);
            const auto loops = buildingLoops<double>(plan, building);
            if (!loops) {
                CHECK(loops.error().code == "loop.none");
                continue;
            }
            ++laidOut;
            CHECK(loops->coolant.count > 0);
            const double racks = static_cast<double>(loops->coolant.branches.size());
            double liquid = 0.0;  // racks that give heat to the coolant; others may stand beside them
            for (const auto& [cluster, count] : building.parts) {
                const RackDesign* design = findById(plan.rackDesigns, findById(plan.clusters, cluster)->rackDesign);
                if (const auto heat = evaluateRack<double>(plan, *design).liquidHeat; heat && heat->value() > 0.0) liquid += static_cast<double>(count);
            }
            CHECK(racks * static_cast<double>(loops->coolant.count) >= liquid);
            CHECK((racks - 1.0) * static_cast<double>(loops->coolant.count) < liquid);
            CHECK(loops->coolant.flow.si() * static_cast<double>(loops->coolant.count) >= building.coolantFlow.si() * 0.99);
            REQUIRE(loops->facility);
            CHECK(loops->facility->count == std::llround(building.halls.value()));
            CHECK(loops->facility->head.in(unit::kPa) > 100.0);
            CHECK(loops->facility->head.in(unit::kPa) < 500.0);
            for (const Finding& f : loopFindings(plan, *loops)) CHECK(f.message().find('{') == std::string::npos);
        }
    }
    CHECK(laidOut >= 5);
}

TEST_CASE("equal loops drawn out one by one do as the one that was solved")
{
    Drawing s = plain();
    FacilityTask task = facilityTask(12, 6);
    task.halls = 3;
    const LoopDesign d = designed(s, task);
    REQUIRE(d.count == 3);
    // The three of them with their pumps, joined by a pipe between the suctions, which lets nothing pass.
    hydraulics::Network all = d.loop.network;
    all.nodes.clear();
    all.links.clear();
    for (int copy = 1; copy <= 3; ++copy) {
        const std::string prefix = "loop" + std::to_string(copy) + "/";
        for (hydraulics::Node node : d.loop.network.nodes) {
            node.id = prefix + node.id;
            if (copy > 1) node.fixedHead.reset();
            all.nodes.push_back(std::move(node));
        }
        for (hydraulics::Link link : d.loop.network.links) {
            link.id = prefix + link.id;
            link.from = prefix + link.from;
            link.to = prefix + link.to;
            all.links.push_back(std::move(link));
        }
        if (copy == 1) continue;
        hydraulics::Link joint;
        joint.id = prefix + "joint";
        joint.from = "loop1/suction";
        joint.to = prefix + "suction";
        joint.part = hydraulics::Pipe{Length<>::fromSi(5.0), Length<>::fromSi(0.1), Length<>::fromSi(1e-5), 0.0, 0.0, false};
        all.links.push_back(joint);
    }
    const auto solved = hydraulics::solve(all);
    REQUIRE(solved);
    std::size_t at = 0;
    for (int copy = 1; copy <= 3; ++copy) {
        for (const hydraulics::LinkState& one : d.solution.links)
            CHECK(solved->links[at++].flow.si() == Approx(one.flow.si()).epsilon(1e-6));
        if (copy > 1) CHECK(std::abs(solved->links[at++].flow.si()) < 1e-6 * d.flow.si());
    }
}

TEST_CASE("sections of a loop carry what their network was solved to")
{
    Drawing s = plain();
    const LoopDesign d = designed(s, facilityTask());
    const std::vector<LoopSection> sections = loopSections(d);
    REQUIRE(sections.size() == d.loop.links.size());
    double length = 0.0, told = 0.0, branch = 0.0;
    for (const LoopSection& section : sections) {
        length += section.length.si();
        if (section.dn > 0) {
            CHECK(section.velocity.si() > 0.0);
            CHECK(section.velocity.si() <= 2.4 * 1.001);
            CHECK(section.gradient.si() <= 400.0 * 1.001);
        }
        if (section.part == LoopPart::Pump) CHECK(section.drop.si() == Approx(-d.pumpHead.si()));
        if (section.id.starts_with("cdu20.")) branch += section.drop.si();
    }
    for (const TakeOffLine& line : d.takeOff) told += line.length.si();
    CHECK(length == Approx(told));
    const LoopBranch& far = d.loop.groups.front().branches[19];
    const double over = d.solution.nodes[far.supply].pressure.si() - d.solution.nodes[far.returns].pressure.si();
    CHECK(branch == Approx(over).epsilon(1e-6));
}

TEST_CASE("whatever the rules of the piping say within their ranges, a loop is laid out or an error tells why")
{
    std::mt19937_64 random(20261122);
    int good = 0, bad = 0;
    for (int i = 0; i < 120; ++i) {
        Drawing s = plain();
        for (const Field& f : typeOf<Piping>().fields()) {
            // A few rules at a time leave their usual values.
            if (random() % 4 != 0) continue;
            Tree value;
            if (f.kind == FieldKind::Quantity) {
                const double low = std::max(f.minimum, -1e3), high = std::min(f.maximum, 1e9);
                const double t = std::uniform_real_distribution<double>(0.0, 1.0)(random);
                value = Tree(low > 0.0 ? low * std::pow(high / low, t) : low + (high - low) * t * t * t);
            } else if (f.kind == FieldKind::Integer) {
                value = Tree(std::int64_t(1 + random() % 40));
            } else if (f.kind == FieldKind::Choice) {
                value = Tree(f.choices[random() % f.choices.size()]);
            }
            REQUIRE(writeField(f, &s.piping(), value, f.key));
        }
        for (const auto& result : {coolantLoop(s.plan, s.building(), coolantTask(s.plan, 9)), facilityLoop(s.plan, s.building(), facilityTask(9, 4))}) {
            if (!result) {
                ++bad;
                CHECK(result.error().message().find('{') == std::string::npos);
                CHECK(!result.error().code.empty());
                continue;
            }
            ++good;
            CHECK(std::isfinite(result->head.si()));
            CHECK(result->head.si() > 0.0);
            CHECK(result->volume.si() > 0.0);
            CHECK(std::isfinite(result->npshAvailable.si()));
            for (const LoopBranchResult& b : result->branches) CHECK(b.got.si() >= 0.0);
            for (const Finding& f : loopFindings(s.building(), *result)) CHECK(f.message().find('{') == std::string::npos);
        }
    }
    INFO(good << " laid out, " << bad << " not");
    CHECK(good > 10 * bad);
}
