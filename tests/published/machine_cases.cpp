// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "evaluate/evaluation.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;

namespace {

Plan catalogueAsPlan()
{
    Plan plan;
    static_cast<Equipment&>(plan) = builtInCatalogue().equipment;
    return plan;
}

const RackResult<double>& rack(const Evaluation& e, const std::string& id)
{
    for (const RackResult<double>& r : e.racks)
        if (r.id == id) return r;
    throw std::runtime_error("no rack " + id);
}

bool has(const Evaluation& e, const std::string& code, const std::string& subject)
{
    return std::any_of(e.findings.begin(), e.findings.end(),
                       [&](const Finding& f) { return f.code == code && f.subject == subject; });
}

RackDesign& design(Plan& plan, const std::string& id)
{
    for (RackDesign& d : plan.rackDesigns)
        if (d.id == id) return d;
    throw std::runtime_error("no design " + id);
}

}  // namespace

TEST_CASE("V30 an H100 node draws 0.82 of its rating at most and 0.76 in heavy compute", "[published]")
{
    // IEEE Access 13:61740 (arXiv 2412.08602), arXiv 2506.14551: 8x H100 rated 10.2 kW, 8.4 kW at most.
    CHECK(8.4 / 10.2 == Approx(0.82).margin(0.005));
    const Plan plan = catalogueAsPlan();
    const double typical = *plan.assumptions.typicalFraction.si;
    CHECK(typical * 10.2 > 7.1);
    CHECK(typical * 10.2 < 8.7);
    const Evaluation e = evaluate(plan);
    const RackDesign& h100 = *findById(plan.rackDesigns, "h100-rack4");
    const double nodes = static_cast<double>(acceleratorCount(h100)) / 8.0;
    CHECK(rack(e, "h100-rack4").power->design.in(unit::kW) / nodes <= 10.2 + 1e-9);
    CHECK(rack(e, "h100-rack4").power->typical.in(unit::kW) / nodes > 7.1);
    CHECK(rack(e, "h100-rack4").power->typical.in(unit::kW) / nodes < 8.7);
}

TEST_CASE("V31 GB300: eight shelves of 33 kW are 264 kW installed and 132 kW usable", "[published]")
{
    // Supermicro: 8 shelves x 6 x 5.5 kW, N+N.
    Plan plan = catalogueAsPlan();
    RackDesign& d = design(plan, "gb300-nvl72");
    d.powerRule = PowerRule::Trays;
    const auto at = [&](double busbar) {
        // The trays together draw what is asked for at the busbar.
        double others = 0.0;
        Tray* compute = nullptr;
        std::int64_t n = 0;
        for (Tray& t : d.trays) {
            const std::int64_t count = trayCount(d, t);
            if (t.kind == TrayKind::Power) continue;
            if (t.kind == TrayKind::Compute) compute = &t, n = count;
            else others += static_cast<double>(count) * t.power.si.value_or(0.0);
        }
        compute->power.si = (busbar - others) / static_cast<double>(n);
        return evaluate(plan);
    };
    const Evaluation below = at(131.5e3);
    CHECK(rack(below, "gb300-nvl72").shelfInstalled->in(unit::kW) == Approx(264.0));
    CHECK(rack(below, "gb300-nvl72").shelfUsable->in(unit::kW) == Approx(132.0));
    CHECK(!has(below, "shelf.redundancy-lost", "rack_designs[gb300-nvl72]"));
    CHECK(has(at(132.5e3), "shelf.redundancy-lost", "rack_designs[gb300-nvl72]"));
    const Evaluation over = at(265e3);
    CHECK(has(over, "shelf.overload", "rack_designs[gb300-nvl72]"));
    CHECK(!has(over, "shelf.redundancy-lost", "rack_designs[gb300-nvl72]"));
}

TEST_CASE("V33 120 kW is 2.5 kA at 48 V, 2.222 kA at 54 V; 1 MW is 1.25 kA at 800 V", "[published]")
{
    // The Register, 2026.
    const auto current = [](double watts, double volts) {
        Plan plan;
        Frame frame;
        frame.id = "frame";
        frame.busbarFeed = BusbarFeed::End;
        frame.busbarVoltage = DatumOf<dim::voltage>(volts, unit::V);
        plan.frames.push_back(frame);
        RackDesign d;
        d.id = "rack";
        d.frame = "frame";
        Tray t;
        t.id = "load";
        t.power = PowerDatum(watts, unit::W);
        d.trays.push_back(t);
        d.slots.push_back({"slot-1", "load", 1});
        plan.rackDesigns.push_back(d);
        return evaluate(plan).racks.at(0).busbarCurrent->si();
    };
    CHECK(current(120e3, 48) == Approx(2500));
    CHECK(current(120e3, 54) == Approx(2222).epsilon(1e-3));
    CHECK(current(1e6, 800) == Approx(1250));
}

TEST_CASE("V39 an ORv3 HPR shelf has 33 kW where ORv3 had 18, of six supplies of 5.5 where it had 3", "[published]")
{
    const Converter* shelf = nullptr;
    for (const Converter& c : builtInCatalogue().equipment.converters)
        if (c.kind == ConverterKind::PowerShelf && c.rating.set() && *c.rating.si == 33e3) shelf = &c;
    REQUIRE(shelf);
    CHECK(shelf->modules == 6);
    CHECK(*shelf->rating.si / static_cast<double>(shelf->modules) == Approx(5.5e3));
    CHECK(*shelf->rating.si / 18e3 == Approx(1.83).epsilon(0.005));
}

TEST_CASE("GB300 coolant flow follows the maker's table against supply temperature", "[published]")
{
    // Lenovo LP2357: 59, 71, 89, 119, 177 L/min at 25, 30, 35, 40, 45 °C; PG25 comes out 2–3 % above water.
    Plan plan = catalogueAsPlan();
    RackDesign& d = design(plan, "gb300-nvl72");
    // Its pressure drops in kPa beside them; the power through the first of them tells the others within 3 %, flows included 5 %.
    struct Line {
        double celsius, flow, drop;
    };
    for (const auto& [celsius, flow, drop] : {Line{25.0, 59.0, 15.9}, Line{30.0, 71.0, 22.1}, Line{35.0, 89.0, 33.8},
                                              Line{40.0, 119.0, 58.6}, Line{45.0, 177.0, 126.9}}) {
        d.supplyTemperature.si = unit::C.toSi(celsius);
        const Evaluation e = evaluate(plan);
        CAPTURE(celsius);
        REQUIRE(rack(e, "gb300-nvl72").coolantFlow);
        CHECK(rack(e, "gb300-nvl72").coolantFlow->in(unit::Lmin) == Approx(flow).epsilon(0.05));
        REQUIRE(rack(e, "gb300-nvl72").pressureDrop);
        CHECK(rack(e, "gb300-nvl72").pressureDrop->in(unit::kPa) == Approx(drop).epsilon(0.05));
    }
}

TEST_CASE("a supercomputer is expressed by published node and rectifier data alone", "[published]")
{
    // ExaDigiT RAPS, config/frontier.yaml: 74 racks of 128 nodes; each node behind a converter with 13 W
    // constant loss and 0.98, four nodes on a rectifier with 17 W and 0.96; 32 switches of 250 W a rack,
    // 25 CDUs of 8,473.47 W. Published peak of that model: 28.2 MW.
    Plan plan;
    Converter node;
    node.id = "sivoc";
    node.kind = ConverterKind::Node;
    node.form = ConverterForm::FixedProportional;
    node.fixedLoss = PowerDatum(13.0, unit::W);
    node.efficiency = FractionDatum(0.98, unit::one);
    Converter rectifier = node;
    rectifier.id = "rectifier";
    rectifier.kind = ConverterKind::Rectifier;
    rectifier.fixedLoss = PowerDatum(17.0, unit::W);
    rectifier.efficiency = FractionDatum(0.96, unit::one);
    plan.converters = {node, rectifier};

    RackDesign cabinet;
    cabinet.id = "cabinet";
    cabinet.liquidShare = FractionDatum(0.945, unit::one);
    Tray blade;
    blade.id = "node";
    blade.converter = "sivoc";
    const auto device = [](const char* id, std::int64_t n, double watts, double idle) {
        Device d;
        d.id = id;
        d.count = n;
        d.power = PowerDatum(watts, unit::W);
        d.idlePower = PowerDatum(idle, unit::W);
        return d;
    };
    blade.devices = {device("gpu", 4, 560, 88), device("cpu", 1, 280, 90), device("memory", 1, 74.26, 74.26),
                     device("nic", 4, 20, 20), device("nvme", 1, 30, 30)};
    Tray shelf;
    shelf.id = "rectifier";
    shelf.kind = TrayKind::Power;
    shelf.converter = "rectifier";
    cabinet.trays = {blade, shelf};
    for (int i = 0; i < 128; ++i) cabinet.slots.push_back({"node-" + std::to_string(i), "node", 1 + i});
    for (int i = 0; i < 32; ++i) cabinet.slots.push_back({"rectifier-" + std::to_string(i), "rectifier", 200 + i});
    plan.rackDesigns.push_back(cabinet);

    const RackResult<double>& r = evaluate(plan).racks.at(0);
    const auto behindNode = [](double watts) { return (watts + 13.0) / 0.98; };
    const auto rackOf = [&](double watts) { return 32.0 * (4.0 * behindNode(watts) + 17.0) / 0.96; };
    CHECK(r.power->design.si() == Approx(rackOf(2704.26)).epsilon(1e-12));
    CHECK(r.power->idle.si() == Approx(rackOf(352.0 + 90.0 + 74.26 + 80.0 + 30.0)).epsilon(1e-12));
    const double system = 74.0 * (r.power->design.si() + 32.0 * 250.0) + 25.0 * 8473.47;
    CHECK(system == Approx(28.2e6).epsilon(0.005));
}
