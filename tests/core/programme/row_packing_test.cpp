// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/row_packing.h"

#include "evaluate/evaluation.h"
#include "evaluate/findings.h"
#include "evaluate/settle.h"
#include "report/calc_json.h"
#include "report/report.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;
using packing::Demand;

namespace {

/// Racks of any kinds in one building, told by hand and not evaluated.
struct ByHand {
    Plan plan;
    std::vector<RackResult<double>> racks;
    std::vector<ClusterResult<double>> clusters;
    std::vector<BuildingResult<double>> buildings;

    explicit ByHand(std::int64_t halls = 1)
    {
        plan.assumptions.storageShare = FractionDatum(0.0, unit::one);
        plan.frames.emplace_back().id = "frame";
        plan.frames.back().width = LengthDatum(600.0, unit::mm);
        Hall& hall = plan.halls.emplace_back();
        hall.id = "hall";
        hall.rows = 10;
        Building& building = plan.buildings.emplace_back();
        building.id = "building";
        building.hall = "hall";
        building.cooling.supplyTemperature = {};
        buildings.emplace_back().id = "building";
        buildings.back().halls = count<double>(halls);
    }
    Hall& hall() { return plan.halls.front(); }
    void add(const std::string& id, double kW, std::int64_t n)
    {
        plan.rackDesigns.emplace_back().id = id;
        plan.rackDesigns.back().frame = "frame";
        RackResult<double>& rack = racks.emplace_back();
        rack.id = id;
        rack.power = PowerStates<double>{};
        rack.power->design = Power<>::of(kW, unit::kW);
        rack.liquidHeat = Heat<>{};
        rack.mass = Mass<>::of(1500.0, unit::kg);
        ClusterResult<double>& cluster = clusters.emplace_back();
        cluster.id = id + "-cluster";
        cluster.rackDesign = id;
        cluster.racks = count<double>(n);
        buildings.front().parts.emplace_back(cluster.id, n);
    }
    PackingResult packed(std::int64_t nodes = 20'000) const
    {
        const auto all = packRows(plan, racks, clusters, buildings, FacilityPrice::fromSi(10.0), {.nodes = nodes});
        REQUIRE(all.size() == 1);
        return all.front();
    }
};

/// Eight racks of 120 kW with their network, 2 racks of 20 kW, and 48 kW of storage.
ByHand smallHall()
{
    ByHand h;
    h.add("big", 120.0, 8);
    h.clusters.front().networkRacks = count<double>(2);
    h.clusters.front().networkPower = Power<>::of(40.0, unit::kW);
    h.plan.assumptions.storageShare = FractionDatum(0.05, unit::one);
    h.plan.assumptions.supportRackPower = PowerDatum(20.0, unit::kW);
    h.hall().rowPower = PowerDatum(260.0, unit::kW);
    h.hall().rowLength = LengthDatum(2.4, unit::m);
    return h;
}

const Finding* findingOf(const std::vector<Finding>& findings, const std::string& code)
{
    const auto at = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.code == code; });
    return at == findings.end() ? nullptr : &*at;
}

std::vector<Finding> findingsFor(const Plan& plan, const PackingResult& r)
{
    Evaluation e;
    e.packings = {r};
    std::vector<Finding> out;
    packingFindings(plan, e, out);
    return out;
}

}  // namespace

TEST_CASE("a small hall is packed as by hand", "[packing][rows]")
{
    const PackingResult r = smallHall().packed();
    REQUIRE(r.racks.size() == 3);
    CHECK(r.racks[0].count == 8);
    CHECK(r.racks[1].id == "big-cluster/network");
    CHECK(r.racks[1].count == 2);
    CHECK(r.racks[1].each.power.in(unit::kW) == Approx(20.0));
    // 8 x 5 % of 120 kW in racks of at most 20 kW.
    CHECK(r.racks[2].count == 3);
    CHECK(r.racks[2].each.power.in(unit::kW) == Approx(16.0));
    CHECK(r.racks[2].each.length.in(unit::mm) == Approx(600.0));
    CHECK(r.racks[2].widthAssumed);
    CHECK(!r.racks[0].widthAssumed);
    // 960 + 40 + 48 kW in rows of 260 kW; 13 racks of 0.6 m in rows of 2.4 m.
    CHECK(r.rowBounds[0] == 5);
    CHECK(r.rowBounds[1] == 0);
    CHECK(r.rowBounds[3] == 4);
    CHECK(r.rows == 5);
    CHECK(r.rowBound == 5);
    CHECK(r.rowsLeast);
    CHECK(r.hallsNeeded == 1);
    CHECK(r.hallsLeast);
    CHECK(!r.rowsShort());
    CHECK(r.stranded->in(unit::kW) == Approx(5 * 260.0 - 1048.0));
    CHECK(r.strandedCost->in(unit::USD) == Approx(2.52e6));
}

TEST_CASE("what a hall's own power does not feed is no loss of its rows", "[packing][rows]")
{
    ByHand h = smallHall();
    h.hall().itLimit = PowerDatum(1200.0, unit::kW);
    CHECK(h.packed().stranded->in(unit::kW) == Approx(1200.0 - 1048.0));
    h.hall().rowPower = {};
    CHECK(!h.packed().stranded);
    CHECK(h.packed().rows == 4);
}

TEST_CASE("racks of several kinds share rows, and the search finds what first fit misses", "[packing][rows]")
{
    ByHand h;
    h.add("six", 60.0, 1);
    h.add("five", 50.0, 1);
    h.add("three", 30.0, 1);
    h.add("two", 20.0, 3);
    h.hall().rowPower = PowerDatum(100.0, unit::kW);
    PackingResult r = h.packed();
    CHECK(r.firstFit == 3);
    CHECK(r.rows == 2);
    CHECK(r.rowsLeast);
    CHECK(r.stranded->value() == Approx(0.0).margin(1e-6));
    CHECK(!findingOf(findingsFor(h.plan, r), "hall.row-stranded"));
    r = h.packed(0);
    CHECK(r.rows == 3);
    CHECK(!r.rowsLeast);
}

TEST_CASE("racks that cannot share a row prove more rows than their sum", "[packing][rows]")
{
    ByHand h;
    h.add("wide", 60.0, 3);
    h.hall().rowPower = PowerDatum(100.0, unit::kW);
    const PackingResult r = h.packed();
    CHECK(r.rowBounds[0] == 2);
    CHECK(r.rowBound == 3);
    CHECK(r.rows == 3);
    CHECK(r.rowsLeast);
}

TEST_CASE("halls full to the brim are shared evenly where rows packed at once need one more", "[packing][rows]")
{
    ByHand h(2);
    h.add("rack", 100.0, 10);
    h.hall().rows = 3;
    h.hall().itLimit = PowerDatum(500.0, unit::kW);
    h.hall().rowPower = PowerDatum(400.0, unit::kW);
    const PackingResult r = h.packed();
    REQUIRE(r.halls.size() == 1);
    CHECK(r.halls[0].halls == 2);
    CHECK(r.halls[0].rows == 2);
    CHECK(r.halls[0].power.in(unit::kW) == Approx(500.0));
    CHECK(r.hallsLeast);
    CHECK(!r.rowsShort());
    CHECK(r.stranded->value() == Approx(0.0).margin(1e-6));
}

TEST_CASE("too few rows are told with the dimension that is tightest", "[packing][rows]")
{
    ByHand h = smallHall();
    h.hall().rows = 2;
    const PackingResult r = h.packed();
    CHECK(r.rowsShort());
    CHECK(r.hallBound == 3);
    CHECK(r.hallsNeeded == 3);
    const TightestDemand tightest = tightestDemand(r);
    CHECK(tightest.demand == Demand::Power);
    CHECK(tightest.needs == Approx(1048e3));
    CHECK(tightest.gives == Approx(520e3));
    const auto findings = findingsFor(h.plan, r);
    const Finding* f = findingOf(findings, "hall.rows-short");
    REQUIRE(f);
    CHECK(f->severity == Severity::Error);
    CHECK(f->subject == "halls[hall]");
    for (const char* part : {"5 rows", "3 halls", "1048 kW", "520 kW", "power"}) {
        CAPTURE(part, f->message());
        CHECK(f->message().find(part) != std::string::npos);
    }
    CHECK(f->message().find('{') == std::string::npos);
    REQUIRE(findingOf(findings, "hall.row-stranded"));
}

TEST_CASE("a rack larger than a row is named with what it takes and what a row gives", "[packing][rows]")
{
    ByHand h = smallHall();
    h.add("huge", 300.0, 1);
    const PackingResult r = h.packed();
    CHECK(!r.packed());
    REQUIRE(r.misfits.size() == 1);
    CHECK(r.misfits[0].rack == "huge");
    CHECK(r.misfits[0].demand == Demand::Power);
    CHECK(r.misfits[0].needs == Approx(300e3));
    CHECK(r.misfits[0].gives == Approx(260e3));
    const auto findings = findingsFor(h.plan, r);
    const Finding* f = findingOf(findings, "packing.too-large");
    REQUIRE(f);
    CHECK(f->severity == Severity::Error);
    CHECK(f->subject == "rack_designs[huge]");
    CHECK(f->message().find("300 kW") != std::string::npos);
    CHECK(f->message().find("260 kW") != std::string::npos);
    CHECK(findings.size() == 1);
}

TEST_CASE("what nobody tells of a rack is packed as nothing, and said", "[packing][rows]")
{
    ByHand h = smallHall();
    h.hall().rowMass = MassDatum(5000.0, unit::kg);
    const PackingResult r = h.packed();
    CHECK(r.racks[0].unknown.empty());
    CHECK(r.racks[1].unknown == std::vector<Demand>{Demand::Mass});
    CHECK(r.rowBounds[2] == 3);
    const auto findings = findingsFor(h.plan, r);
    const Finding* f = findingOf(findings, "hall.row-unknown");
    REQUIRE(f);
    CHECK(f->message().find("mass") != std::string::npos);
    CHECK(f->message().find("Storage racks") != std::string::npos);
}

TEST_CASE("halls without rows are not looked at, and rows without a limit are not packed", "[packing][rows]")
{
    ByHand h = smallHall();
    h.hall().rows = {};
    CHECK(packRows(h.plan, h.racks, h.clusters, h.buildings, {}, {}).empty());
    h.hall().rows = 4;
    h.hall().rowPower = {};
    h.hall().rowLength = {};
    const PackingResult r = h.packed();
    CHECK(r.unbounded);
    CHECK(!r.packed());
    CHECK(findingOf(findingsFor(h.plan, r), "hall.rows-unbounded"));
}

TEST_CASE("a settled plan is packed, and its rows stand in JSON and report", "[packing][rows]")
{
    Plan plan = example("groq-pod");
    CHECK(!report::calcTree(evaluate(plan)).find("packing"));
    plan = withSet(plan, "halls[pod-hall].rows", "6");
    plan = withSet(plan, "halls[pod-hall].row_power", "800 kW");
    plan = withSet(plan, "halls[pod-hall].row_length", "6 m");
    CHECK(evaluate(plan).packings.empty());
    const Evaluation e = evaluateSettled(plan);
    REQUIRE(e.packings.size() == 1);
    const PackingResult& r = e.packings.front();
    REQUIRE(r.packed());
    REQUIRE(r.strandedCost);
    CHECK(r.strandedCost->value() ==
          Approx(r.stranded->value() * e.money.capexFacility->value() / e.programme.itPower->value()).epsilon(1e-12));
    const Tree tree = report::calcTree(e);
    REQUIRE(tree.find("packing"));
    CHECK(tree.find("packing")->list()->size() == 1);
    CHECK(tree.find("packing")->list()->front().find("stranded_W"));
    const std::string text = report::renderText(report::buildReport(plan, e, {.sections = {"programme"}}));
    CHECK(text.find("Racks in the rows of Pod hall") != std::string::npos);
    CHECK(text.find("A row gives at most") != std::string::npos);
}
