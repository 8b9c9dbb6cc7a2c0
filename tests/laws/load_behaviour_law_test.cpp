// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "power/behaviour/ramp.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace rw;
using namespace rw::test;

namespace {

std::string argument(const Finding& f, const std::string& name)
{
    for (const auto& [key, value] : f.args)
        if (key == name) return value;
    return {};
}

const Finding* find(const Evaluation& e, const std::string& code)
{
    for (const Finding& f : e.findings)
        if (f.code == code) return &f;
    return nullptr;
}

/// What the racks would stay below one by one, added up.
double apart(const Plan& plan, const Evaluation& e, const BuildingResult<double>& b)
{
    double sum = 0.0;
    for (const auto& [cluster, racks] : b.parts) {
        const Cluster& c = *findById(plan.clusters, cluster);
        const auto group = rackGroup<double>(plan.assumptions.workload,
                                             {findById(plan.rackDesigns, c.rackDesign), findById(e.racks, c.rackDesign), count<double>(1)});
        sum += static_cast<double>(racks) * behaviour::groupPower<double>(*group, *plan.assumptions.workload.quantile.si)->value();
    }
    return sum;
}

Plan inference(Plan plan, double correlation)
{
    plan.assumptions.workload.kind = WorkloadKind::Inference;
    plan.assumptions.workload.correlation.si = correlation;
    return plan;
}

template <class List>
auto& byId(List& list, const std::string& id)
{
    return *std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
}

}  // namespace

TEST_CASE("one training job has no diversity, in any building of any plan", "[laws][behaviour]")
{
    std::size_t tried = 0;
    for (const std::string& name : exampleNames())
        for (unsigned seed = 0; seed < 10; ++seed) {
            const Plan plan = seed == 0 ? example(name) : shaken(name, seed);
            const Evaluation e = evaluate(plan);
            for (const BuildingResult<double>& b : e.buildings) {
                CAPTURE(name, seed, b.id);
                if (!b.behaviour.coincident) continue;
                CHECK(b.behaviour.coincidenceFactor->value() == Approx(1.0).epsilon(1e-12));
                CHECK(b.behaviour.coincident->value() == Approx(apart(plan, e, b)).epsilon(1e-12));
                ++tried;
            }
        }
    CHECK(tried > 40);
}

TEST_CASE("coincident power falls with correlation and never passes the sum of single racks", "[laws][behaviour]")
{
    std::size_t tried = 0;
    for (const std::string& name : exampleNames())
        for (unsigned seed = 0; seed < 6; ++seed) {
            const Plan base = seed == 0 ? example(name) : shaken(name, seed);
            std::map<std::string, double> before;
            for (const double correlation : {1.0, 0.6, 0.3, 0.1, 0.0}) {
                const Plan plan = inference(base, correlation);
                const Evaluation e = evaluate(plan);
                for (const BuildingResult<double>& b : e.buildings) {
                    CAPTURE(name, seed, correlation, b.id);
                    if (!b.behaviour.coincident) continue;
                    const double power = b.behaviour.coincident->value();
                    CHECK(power <= apart(plan, e, b) * (1 + 1e-12));
                    CHECK(b.behaviour.coincidenceFactor->value() <= 1.0 + 1e-12);
                    CHECK(power >= b.behaviour.mean->value());
                    if (before.count(b.id) && b.racks.value() > 1.0) CHECK(power < before[b.id]);
                    before[b.id] = power;
                    ++tried;
                }
            }
        }
    CHECK(tried > 100);
}

TEST_CASE("the probability of passing a limit rises with the racks behind it", "[laws][behaviour]")
{
    // Only the halls limit: the chain would grow with its racks.
    Plan base = inference(example("openai-amd-6gw"), 0.2);
    base.assumptions.workload.deviation.si = 0.5;
    for (Building& building : base.buildings) building.chain.clear();
    double before = -1.0;
    double oversubscription = 0.0;
    for (const std::int64_t racks : {40, 60, 80, 100, 110}) {
        Plan plan = base;
        for (Hall& hall : plan.halls) hall.racks = racks;
        const Evaluation e = evaluate(plan);
        const LoadBehaviour<double>& load = e.buildings.front().behaviour;
        CAPTURE(racks);
        REQUIRE(load.overProbability);
        CHECK(load.overProbability->value() > before);
        CHECK(load.oversubscription->value() > oversubscription);
        before = load.overProbability->value();
        oversubscription = load.oversubscription->value();
    }
}

TEST_CASE("storage as large as the swing flattens a step, in the racks or on the site", "[laws][behaviour]")
{
    Plan plan = example("openai-amd-6gw");
    const Evaluation bare = evaluate(plan);
    const StepBehaviour<double> step = bare.buildings.front().behaviour.step;
    REQUIRE(step.ramp);
    CHECK(step.remaining->value() == step.amplitude->value());
    CHECK(!step.storage);
    behaviour::StepWave<> wave{*step.amplitude, Duration<>::fromSi(*plan.assumptions.workload.stepPeriod.si),
                               scalar<double>(*plan.assumptions.workload.stepDuty.si),
                               Duration<>::fromSi(*plan.assumptions.workload.stepRise.si)};
    CHECK(behaviour::remainingAmplitude<double>(wave, *step.flattening)->value() == Approx(0.0).margin(1e-9 * step.amplitude->value()));

    // In the shelves: helios racks hold some each, and half the energy leaves half the step.
    const RackDesign& helios = byId(plan.rackDesigns, "helios");
    double shelves = 0.0;
    std::string converter;
    for (const Tray& tray : helios.trays)
        if (tray.kind == TrayKind::Power) {
            shelves += static_cast<double>(trayCount(helios, tray));
            converter = tray.converter;
        }
    REQUIRE(shelves > 0.0);
    const double each = step.flattening->value() / (bare.buildings.front().racks.value() * shelves);
    for (const double part : {0.5, 1.0, 3.0}) {
        byId(plan.converters, converter).smoothing.si = part * each;
        const Evaluation e = evaluate(plan);
        const StepBehaviour<double>& left = e.buildings.front().behaviour.step;
        CAPTURE(part);
        CHECK(left.storage->value() == Approx(part * step.flattening->value()).epsilon(1e-12));
        CHECK(left.remaining->value() == Approx(std::max(0.0, 1.0 - part) * step.amplitude->value()).margin(1e-9 * step.amplitude->value()));
        CHECK(e.sites.front().step.remaining->value() <=
              std::max(0.0, 1.0 - part) * e.sites.front().step.amplitude->value() * (1 + 1e-9) + 1e-3);
    }
    byId(plan.converters, converter).smoothing.si.reset();

    // On the site: a battery of large energy is held by its power, d or 1 - d of what it takes away.
    PowerBlock battery;
    battery.id = "step-battery";
    battery.kind = BlockKind::Battery;
    battery.rating = PowerDatum(10, unit::MW);
    battery.storage = TimeDatum(1, unit::h);
    battery.ramp = DatumOf<dim::powerRamp>(1, unit::MWmin);
    plan.powerBlocks.push_back(battery);
    OnsitePower power;
    power.id = "batteries";
    power.block = battery.id;
    power.units = 10;
    plan.sites.front().onsite.push_back(power);
    const Evaluation e = evaluate(plan);
    const SiteResult<double>& site = e.sites.front();
    const double taken = site.step.amplitude->value() - site.step.remaining->value();
    CHECK(taken == Approx(site.onsite.back().units.value() * site.onsite.back().each.value() / 0.8).epsilon(1e-9));
    CHECK(find(e, "load.ramp-battery"));
}

TEST_CASE("a site ramps by what its buildings ramp together", "[laws][behaviour]")
{
    const Evaluation e = evaluate(example("openai-amd-6gw"));
    const SiteResult<double>& site = e.sites.front();
    const BuildingResult<double>& b = e.buildings.front();
    CHECK(site.step.ramp->value() == Approx(b.behaviour.step.ramp->value() * site.racks.value() / b.racks.value()).epsilon(1e-12));
}

TEST_CASE("each limit of a ramp is found where it is too low, and what is named mends it", "[laws][behaviour]")
{
    const Plan plan = example("openai-amd-6gw");
    const Evaluation bare = evaluate(plan);
    CHECK(find(bare, "load.ramp-unchecked"));
    const double siteRamp = bare.sites.front().step.ramp->value();
    Plan grid = plan;
    grid.assumptions.workload.gridRamp = DatumOf<dim::powerRamp>(siteRamp * 1.01, unit::Ws);
    CHECK(!find(evaluate(grid), "load.ramp-grid"));
    grid.assumptions.workload.gridRamp = DatumOf<dim::powerRamp>(siteRamp * 0.25, unit::Ws);
    const Evaluation steep = evaluate(grid);
    const Finding* found = find(steep, "load.ramp-grid");
    REQUIRE(found);
    CHECK(found->severity == Severity::Error);
    CHECK(found->subject == "sites[" + bare.sites.front().id + "]");
    // Three quarters of the swing are the storage that the finding asks for.
    const double energy = parseQuantity(argument(*found, "energy"), unit::kWh).value();
    CHECK(energy == Approx(0.75 * bare.sites.front().step.flattening->value()).epsilon(1e-3));
    const double powerAsked = parseQuantity(argument(*found, "power"), unit::W).value();
    PowerBlock battery;
    battery.id = "step-battery";
    battery.kind = BlockKind::Battery;
    battery.rating = PowerDatum(powerAsked * 1.2, unit::W);
    battery.storage = TimeDatum(1, unit::h);
    grid.powerBlocks.push_back(battery);
    OnsitePower power;
    power.id = "batteries";
    power.block = battery.id;
    power.units = 1;
    grid.sites.front().onsite.push_back(power);
    CHECK(!find(evaluate(grid), "load.ramp-grid"));

    Plan ups = plan;
    Plan sets = plan;
    for (Converter& c : ups.converters)
        if (c.kind == ConverterKind::Ups) c.ramp = DatumOf<dim::powerRamp>(1, unit::kWs);
    for (Generator& g : sets.generators) {
        g.ramp = DatumOf<dim::powerRamp>(1, unit::kWs);
        g.loadStep = FractionDatum(0.01, unit::one);
    }
    CHECK(find(evaluate(ups), "load.ramp-ups"));
    CHECK(find(evaluate(sets), "load.ramp-generator"));
    CHECK(find(evaluate(sets), "load.step-generator"));
    for (Converter& c : ups.converters)
        if (c.kind == ConverterKind::Ups) c.ramp = DatumOf<dim::powerRamp>(1000, unit::MWs);
    CHECK(!find(evaluate(ups), "load.ramp-ups"));

    Plan island = plan;
    island.sites.front().connection = GridConnection::Islanded;
    PowerBlock engine;
    engine.id = "engine";
    engine.rating = PowerDatum(2000, unit::MW);
    engine.ramp = DatumOf<dim::powerRamp>(1, unit::MWmin);
    island.powerBlocks.push_back(engine);
    power.block = engine.id;
    island.sites.front().onsite.push_back(power);
    CHECK(find(evaluate(island), "load.ramp-island"));
}

TEST_CASE("peaks are held against what shelves and UPS give for a short time", "[laws][behaviour]")
{
    const Plan plan = example("openai-amd-6gw");
    REQUIRE(!find(evaluate(plan), "load.peak-shelf"));
    REQUIRE(!find(evaluate(plan), "load.peak-ups"));
    Plan high = plan;
    byId(high.rackDesigns, "helios").makerPeakPower = PowerDatum(700, unit::kW);
    const Evaluation e = evaluate(high);
    CHECK(find(e, "load.peak-shelf"));
    CHECK(find(e, "load.peak-ups"));
    // A peak within the rating for longer than that holds is found once its duration is stated.
    Plan longer = plan;
    byId(longer.rackDesigns, "helios").makerPeakPower = PowerDatum(320, unit::kW);
    CHECK(!find(evaluate(longer), "load.peak-ups"));
    longer.assumptions.workload.peakDuration = TimeDatum(1, unit::h);
    CHECK(find(evaluate(longer), "load.peak-ups"));
}

TEST_CASE("a step whose edge does not fit has no ramp, and a finding", "[laws][behaviour]")
{
    Plan plan = example("openai-amd-6gw");
    plan.assumptions.workload.stepRise.si = 2.0;
    const Evaluation e = evaluate(plan);
    CHECK(!e.buildings.front().behaviour.step.ramp);
    CHECK(find(e, "load.step-wave"));
    CHECK(!find(e, "load.ramp-unchecked"));
}

TEST_CASE("what the workload leaves open leaves its figures open", "[laws][behaviour]")
{
    const Plan plan = example("openai-amd-6gw");
    for (DatumOf<dim::none> Workload::*datum : {&Workload::deviation, &Workload::quantile}) {
        Plan open = plan;
        (open.assumptions.workload.*datum).si.reset();
        const Evaluation e = evaluate(open);
        CHECK(e.buildings.front().behaviour.peaks);
        CHECK(!e.buildings.front().behaviour.coincident);
        CHECK(!e.buildings.front().behaviour.overProbability);
    }
    for (DatumOf<dim::none> Workload::*datum : {&Workload::stepAmplitude, &Workload::stepDuty}) {
        Plan open = plan;
        (open.assumptions.workload.*datum).si.reset();
        const Evaluation e = evaluate(open);
        CHECK(!e.buildings.front().behaviour.step.ramp);
        CHECK(!e.sites.front().step.ramp);
    }
    CHECK(!evaluate(inference(plan, 0.2)).buildings.front().behaviour.step.ramp);
}

TEST_CASE("single-phase racks unbalance the units that feed them", "[laws][behaviour]")
{
    Plan plan = example("hgx-hall");
    CHECK(!evaluate(plan).buildings.front().behaviour.phaseUnbalance);
    for (RackDesign& design : plan.rackDesigns) design.feedPhases = 1;
    const Evaluation e = evaluate(plan);
    const LoadBehaviour<double>& load = e.buildings.front().behaviour;
    REQUIRE(load.phaseUnbalance);
    CHECK(load.phaseUnbalance->value() >= 0.0);
    CHECK(load.phaseUnbalance->value() <= 2.0);
    CHECK(load.heaviestPhase->value() > 0.0);
}

TEST_CASE("a phase of a unit that carries too much is found, though the unit does not", "[laws][behaviour]")
{
    Plan plan = example("hgx-hall");
    for (RackDesign& design : plan.rackDesigns) design.feedPhases = 1;
    Building& building = plan.buildings.front();
    const Evaluation first = evaluate(plan);
    const BuildingResult<double>& b = first.buildings.front();
    const std::vector<double> carried = itCarried(building.chain);
    // The units at the end, as many as there are, of a rating just below and above three times the heaviest phase.
    std::size_t end = building.chain.size();
    for (std::size_t i = 0; i < building.chain.size(); ++i)
        if (carried[i] > 0.0 && std::none_of(b.chain.begin(), b.chain.end(), [&](const auto& s) { return s.feed == b.chain[i].id && s.out.value() > 0.0; }))
            end = i;
    REQUIRE(end < building.chain.size());
    building.chain[end].units = static_cast<std::int64_t>(b.chain[end].units.value());
    Converter& unit = byId(plan.converters, building.chain[end].converter);
    for (const double factor : {0.97, 1.03}) {
        unit.rating = PowerDatum(3.0 * factor * b.behaviour.heaviestPhase->value(), unit::W);
        CHECK((find(evaluate(plan), "chain.phase-unbalance") != nullptr) == (factor < 1.0));
    }
}

TEST_CASE("storage in a stage of the chain evens steps out as storage in the racks does", "[laws][behaviour]")
{
    Plan plan = example("openai-amd-6gw");
    const Evaluation bare = evaluate(plan);
    const BuildingResult<double>& b = bare.buildings.front();
    for (std::size_t i = 0; i < b.chain.size(); ++i) {
        Converter& c = byId(plan.converters, plan.buildings.front().chain[i].converter);
        if (c.kind != ConverterKind::Ups) continue;
        c.smoothing.si = 0.25 * b.behaviour.step.flattening->value() / b.chain[i].units.value();
        const Evaluation e = evaluate(plan);
        const StepBehaviour<double>& step = e.buildings.front().behaviour.step;
        CHECK(step.remaining->value() == Approx(0.75 * step.amplitude->value()).epsilon(1e-9));
        CHECK(e.sites.front().step.remaining->value() < e.sites.front().step.amplitude->value());
        return;
    }
    FAIL("the template has no UPS");
}

TEST_CASE("kinds of racks add as one job, and by their squares where they are independent", "[laws][behaviour]")
{
    using namespace rw::behaviour;
    std::mt19937 random(11);
    std::uniform_real_distribution<double> part(0.0, 1.0);
    for (int i = 0; i < 200; ++i) {
        std::vector<RackGroup<>> groups;
        const double q = 0.5 + 0.499 * part(random);
        double together = 0.0;
        double apartSum = 0.0;
        for (int k = 0; k < 1 + i % 4; ++k) {
            const auto mean = Power<>::of(10.0 + 200.0 * part(random), unit::kW);
            groups.push_back({count<double>(1 + static_cast<int>(500.0 * part(random))), mean, 0.3 * part(random) * mean,
                              scalar<double>(part(random))});
            together += groupPower(groups.back(), q)->value();
            RackGroup<> one = groups.back();
            one.racks = count<double>(1);
            apartSum += groups.back().racks.value() * groupPower(one, q)->value();
        }
        const auto asJob = coincidence<double>(groups, Between::Together, scalar<double>(q)).value();
        const auto alone = coincidence<double>(groups, Between::Independent, scalar<double>(q)).value();
        CAPTURE(i, q);
        CHECK(asJob.power.value() == Approx(together).epsilon(1e-12));
        CHECK(alone.power.value() <= asJob.power.value() * (1 + 1e-12));
        CHECK(asJob.power.value() <= apartSum * (1 + 1e-12));
        CHECK(alone.factor.value() == Approx(alone.power.value() / apartSum).epsilon(1e-12));
        if (groups.size() == 1) CHECK(alone.power == asJob.power);
    }
    CHECK(!coincidence<double>({}, Between::Together, scalar<double>(0.9)));
    const std::vector<RackGroup<>> one{{count<double>(2), Power<>::of(1, unit::kW), {}, scalar<double>(0.0)}};
    CHECK(coincidence<double>(one, Between::Together, scalar<double>(0.4)).error().path == "quantile");
}

TEST_CASE("figures of load behaviour explain themselves down to the workload", "[laws][behaviour][explain]")
{
    const Plan plan = inference(example("openai-fleet"), 0.2);
    const Evaluation e = evaluate(plan);
    const auto paths = [](const Plan& of, const std::string& figure) {
        std::string all;
        const Result<Derivation> d = explain(of, figure);
        REQUIRE(d.ok());
        for (const Derivation::Node& n : d->nodes) all += n.path + "\n";
        return all;
    };
    const std::string building = "buildings[" + e.buildings.front().id + "].behaviour.";
    const std::string coincident = paths(plan, building + "coincident_power_W");
    for (const char* key : {"quantile", "correlation", "deviation"})
        CHECK(coincident.find(std::string("assumptions.workload.") + key) != std::string::npos);
    CHECK(paths(plan, building + "over_limit_probability").find("it_limit") != std::string::npos);
    const std::string ramp = paths(example("openai-fleet"), building + "step_ramp_W_s");
    for (const char* key : {"step_amplitude", "step_rise"})
        CHECK(ramp.find(std::string("assumptions.workload.") + key) != std::string::npos);
}
