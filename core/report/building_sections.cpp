// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <fmt/format.h>

#include <algorithm>

namespace rw::report {

namespace {

using Building = BuildingResult<double>;

std::string redundancyWords(const ChainStage& stage)
{
    const auto choice = [](const char* name) { return text(std::string("choice.redundancy.") + name); };
    const auto with = [&](const char* key, std::int64_t n) { return words(key, {{"n", grouped(static_cast<double>(n), 0)}}); };
    switch (stage.redundancy) {
    case Redundancy::N: return choice("n");
    case Redundancy::NPlus1: return choice("n+1");
    case Redundancy::NPlus2: return choice("n+2");
    case Redundancy::TwoN: return choice("2n");
    case Redundancy::ThreeToMakeTwo: return choice("3-to-make-2");
    case Redundancy::FourToMakeThree: return choice("4-to-make-3");
    case Redundancy::NPlusR: return with("redundancy.n+r", stage.spares.value_or(1));
    case Redundancy::TwoNPlusR: return with("redundancy.2(n+r)", stage.spares.value_or(1));
    case Redundancy::Distributed:
        return words("redundancy.distributed", {{"n", grouped(static_cast<double>(stage.systems.value_or(3)), 0)},
                                                {"m", grouped(static_cast<double>(stage.systems.value_or(3) - 1), 0)}});
    case Redundancy::BlockRedundant: return with("redundancy.block", stage.spares.value_or(1));
    }
    return {};
}

/// Relative residual of an energy balance, for print.
std::string residual(double closure)
{
    return closure == 0.0 ? "0" : fmt::format("{:.1e}", closure);
}

Table chain(const Context& context, const Building& building)
{
    const rw::Building* kind = findById(context.plan.buildings, building.id);
    QuantityColumn in(unit::W), out(unit::W), loss(unit::W);
    for (const auto& stage : building.chain) {
        in.add(si(stage.in));
        out.add(si(stage.out));
        loss.add(si(stage.loss));
    }
    loss.add(si(building.chainLoss));
    for (QuantityColumn* column : {&in, &out, &loss}) column->close();
    Table table;
    table.caption = words("power.chain", {{"building", nameOf(building)}});
    table.columns = {wordColumn("stage", 2.5),
                     wordColumn("redundancy", 1.2),
                     numberColumn("in", in.symbol()),
                     numberColumn("out", out.symbol()),
                     numberColumn("loss", loss.symbol()),
                     numberColumn("units"),
                     numberColumn("load", "%")};
    for (std::size_t i = 0; i < building.chain.size(); ++i) {
        const auto& stage = building.chain[i];
        const ChainStage* planned = kind ? findById(kind->chain, stage.id) : nullptr;
        table.rows.push_back({{nameOf(stage), planned ? redundancyWords(*planned) : "",
                               in.cell(i), out.cell(i), loss.cell(i), count(si(stage.units)),
                               grouped(stage.loadFraction.value() * 100.0, 1)}});
    }
    table.rows.push_back({{words("power.chain-loss"), "", "", "", loss.cell(building.chain.size()), "", ""},
                          Row::Kind::Total});
    return table;
}

Table balance(const Building& building)
{
    struct Line {
        const char* key;
        double watts;
        Row::Kind kind;
    };
    const Line lines[] = {{"power.systems", building.systemsPower.value(), Row::Kind::Plain},
                          {"power.network", building.networkPower.value(), Row::Kind::Plain},
                          {"power.storage", building.storagePower.value(), Row::Kind::Plain},
                          {"power.it", building.itPower.value(), Row::Kind::Total},
                          {"power.cooling", building.coolingPower.value(), Row::Kind::Plain},
                          {"power.house", building.housePower.value(), Row::Kind::Plain},
                          {"power.losses", building.chainLoss.value(), Row::Kind::Plain},
                          {"power.facility", building.facilityPower.value(), Row::Kind::Total}};
    QuantityColumn power(unit::W);
    for (const Line& line : lines) power.add(line.watts);
    power.close();
    Table table;
    table.caption = words("power.balance", {{"building", nameOf(building)}});
    table.columns = {wordColumn("part", 3.0), numberColumn("power", power.symbol()),
                     numberColumn("share-of-input", "%")};
    for (std::size_t i = 0; i < std::size(lines); ++i)
        table.rows.push_back(
            {{words(lines[i].key), power.cell(i),
              building.facilityPower.value() > 0.0
                  ? grouped(100.0 * lines[i].watts / building.facilityPower.value(), 1)
                  : kUnset},
             lines[i].kind});
    return table;
}

std::optional<Flow> flow(const Building& building)
{
    if (building.facilityPower.value() <= 0.0) return std::nullopt;
    const Unit& unit = scaledUnit(building.facilityPower.value(), unit::W);
    Flow flow;
    flow.unit = unit.symbol;
    flow.source = words("flow.source");
    flow.total = unit.fromSi(building.facilityPower.value());
    const auto add = [&](auto& list, std::string label, double watts, Flow::Kind kind) {
        if (watts > 0.0) list.push_back({std::move(label), unit.fromSi(watts), kind});
    };
    for (const auto& stage : building.chain)
        add(flow.losses, nameOf(stage), stage.loss.value(), Flow::Kind::Loss);
    add(flow.losses, words("power.cooling"), building.coolingPower.value(), Flow::Kind::Cooling);
    add(flow.losses, words("power.house"), building.housePower.value(), Flow::Kind::House);
    add(flow.ends, words("power.systems"), building.systemsPower.value(), Flow::Kind::Useful);
    add(flow.ends, words("power.network"), building.networkPower.value(), Flow::Kind::Useful);
    add(flow.ends, words("power.storage"), building.storagePower.value(), Flow::Kind::Useful);
    return flow;
}

Table programmePowers(const ProgrammeResult<double>& p)
{
    const std::optional<double> powers[] = {si(p.systemsPower), si(p.itPower), si(p.facilityPower),
                                            si(p.gridPower)};
    const char* const keys[] = {"systems", "it", "facility", "grid"};
    QuantityColumn power(unit::W);
    QuantityColumn added(unit::W);
    for (std::size_t i = 0; i < 4; ++i) {
        power.add(powers[i]);
        added.add(i && powers[i] && powers[i - 1] ? std::optional(*powers[i] - *powers[i - 1])
                                                  : std::nullopt);
    }
    power.close();
    added.close();
    Table table;
    table.caption = words("power.programme");
    table.columns = {wordColumn("basis"), wordColumn("counts", 3.0), numberColumn("power", power.symbol()),
                     numberColumn("added", added.symbol())};
    for (std::size_t i = 0; i < 4; ++i)
        table.rows.push_back({{words(std::string("basis-name.") + keys[i]),
                               words(std::string("basis-counts.") + keys[i]), power.cell(i),
                               i ? added.cell(i) : ""}});
    return table;
}

Table coolingParts(const Building& building)
{
    QuantityColumn duty(unit::Wheat), power(unit::W);
    for (const auto& part : building.cooling) {
        duty.add(si(part.duty));
        power.add(si(part.power));
    }
    power.add(si(building.coolingPower));
    duty.close();
    power.close();
    Table table;
    table.caption = words("cooling.parts", {{"building", nameOf(building)}});
    table.columns = {wordColumn("part", 3.0), numberColumn("duty", duty.symbol()),
                     numberColumn("power", power.symbol()), numberColumn("units")};
    for (std::size_t i = 0; i < building.cooling.size(); ++i) {
        // Pumps are counted with the units they serve.
        const double units = building.cooling[i].units.value();
        table.rows.push_back({{text(building.cooling[i].labelKey), duty.cell(i), power.cell(i),
                               units > 0.0 ? count(units) : kUnset}});
    }
    table.rows.push_back({{words("power.cooling"), "", power.cell(building.cooling.size()), ""},
                          Row::Kind::Total});
    return table;
}

Table heat(const std::vector<Building>& buildings)
{
    QuantityColumn liquid(unit::Wheat), air(unit::Wheat), flow(unit::Ls);
    for (const Building& building : buildings) {
        liquid.add(si(building.liquidHeat));
        air.add(si(building.airHeat));
        flow.add(si(building.coolantFlow));
    }
    for (QuantityColumn* column : {&liquid, &air, &flow}) column->close();
    Table table;
    table.caption = words("cooling.heat");
    table.columns = {wordColumn("building", 2.0), numberColumn("racks"),
                     numberColumn("liquid", liquid.symbol()), numberColumn("air", air.symbol()),
                     numberColumn("flow", flow.symbol()), numberColumn("pue-design")};
    for (std::size_t i = 0; i < buildings.size(); ++i)
        table.rows.push_back({{nameOf(buildings[i]), count(si(buildings[i].racks)), liquid.cell(i),
                               air.cell(i), flow.cell(i), grouped(buildings[i].pueDesign.value(), 3)}});
    return table;
}

}  // namespace

Blocks powerBlocks(const Context& context)
{
    Blocks blocks;
    const ProgrammeResult<double>& p = context.evaluation.programme;
    if (!p.systemsPower) return blocks;
    blocks.push_back(programmePowers(p));
    blocks.push_back(body("power.closure", {{"residual", residual(p.closure)}}));
    for (const Building& building : context.evaluation.buildings) {
        blocks.push_back(Heading{nameOf(building)});
        blocks.push_back(body("power.building",
                              {{"racks", count(si(building.racks))},
                               {"halls", count(si(building.halls))},
                               {"it", alone(building.itPower.value(), unit::W)},
                               {"facility", alone(building.facilityPower.value(), unit::W)},
                               {"pue", grouped(building.pueDesign.value(), 3)},
                               {"site", nameOf(context.plan.sites, building.site)}}));
        if (auto picture = flow(building))
            blocks.push_back(Picture{words("flow.caption", {{"building", nameOf(building)}}),
                                     std::move(*picture)});
        blocks.push_back(balance(building));
        if (!building.chain.empty()) blocks.push_back(chain(context, building));
        for (Block& block : behaviourBlocks(context, building)) blocks.push_back(std::move(block));
        blocks.push_back(note("power.building-closure", {{"residual", residual(building.closure)}}));
    }
    return blocks;
}

Blocks coolingBlocks(const Context& context)
{
    Blocks blocks;
    const auto& buildings = context.evaluation.buildings;
    if (buildings.empty()) return blocks;
    const ProgrammeResult<double>& p = context.evaluation.programme;
    if (p.liquidHeat && p.airHeat && p.coolantFlow)
        blocks.push_back(body("cooling.lead",
                              {{"liquid", alone(p.liquidHeat->value(), unit::Wheat)},
                               {"air", alone(p.airHeat->value(), unit::Wheat)},
                               {"flow", alone(p.coolantFlow->value(), flowUnit(si(p.coolantFlow)))}}));
    blocks.push_back(heat(buildings));
    for (const Building& building : buildings)
        if (!building.cooling.empty()) blocks.push_back(coolingParts(building));
    blocks.push_back(note("cooling.note"));
    return blocks;
}

Blocks siteBlocks(const Context& context)
{
    Blocks blocks;
    const auto& sites = context.evaluation.sites;
    if (sites.empty()) return blocks;
    QuantityColumn it(unit::W), grid(unit::W), limit(unit::W);
    for (const auto& site : sites) {
        it.add(si(site.capacityIt));
        grid.add(si(site.capacityGrid));
        limit.add(si(site.gridLimit));
    }
    for (QuantityColumn* column : {&it, &grid, &limit}) column->close();
    Table table;
    table.caption = words("sites.table");
    table.columns = {wordColumn("site", 2.0),
                     numberColumn("count"),
                     numberColumn("racks-each"),
                     numberColumn("capacity-it", it.symbol()),
                     numberColumn("capacity-grid", grid.symbol()),
                     numberColumn("grid-limit", limit.symbol()),
                     wordColumn("binding", 1.5),
                     wordColumn("next", 1.5)};
    Bars bars;
    double largest = 0.0;
    for (const auto& site : sites)
        largest = std::max({largest, site.capacityGrid.value(), site.gridLimit.value()});
    const Unit& barUnit = scaledUnit(largest, unit::W);
    bars.unit = barUnit.symbol;
    bars.parts = {words("sites.bar-it"), words("sites.bar-overhead")};
    bars.limitLabel = words("sites.bar-limit");
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const auto& site = sites[i];
        table.rows.push_back({{nameOf(site), count(si(site.count)), count(si(site.racks)), it.cell(i),
                               grid.cell(i), limit.cell(i), limitWords(site.limit),
                               limitWords(site.nextLimit)}});
        if (site.capacityIt.value() <= 0.0) continue;
        Bars::Bar bar{nameOf(site),
                      {barUnit.fromSi(site.capacityIt.value()),
                       barUnit.fromSi((site.capacityGrid - site.capacityIt).value())},
                      std::nullopt,
                      limitWords(site.limit)};
        if (site.gridLimit.value() > 0.0) bar.limit = barUnit.fromSi(site.gridLimit.value());
        bars.bars.push_back(std::move(bar));
    }
    if (!bars.bars.empty()) blocks.push_back(Picture{words("sites.bars"), std::move(bars)});
    blocks.push_back(std::move(table));
    Table climates;
    climates.caption = words("sites.climates");
    climates.columns = {wordColumn("site", 2.0), wordColumn("climate", 2.0), wordColumn("grid-date"),
                        numberColumn("dry-bulb", "°C"), numberColumn("wet-bulb", "°C"),
                        numberColumn("buildings")};
    for (const Site& site : context.plan.sites) {
        const Climate* climate = findById(context.plan.climates, site.climate);
        const auto degrees = [](const TemperatureDatum* datum) {
            return datum && datum->si ? grouped(datum->in(unit::C), 1) : std::string(kUnset);
        };
        climates.rows.push_back(
            {{nameOf(site), climate ? nameOf(*climate) : kUnset,
              site.gridDate.set() ? site.gridDate.text() : kUnset,
              degrees(climate ? &climate->designDryBulb : nullptr),
              degrees(climate ? &climate->designWetBulb : nullptr),
              site.buildings ? std::to_string(*site.buildings) : words("derived")}});
    }
    dropEmptyColumns(climates);
    blocks.push_back(std::move(climates));
    const ProgrammeResult<double>& p = context.evaluation.programme;
    if (p.stranded)
        blocks.push_back(body("sites.stranded", {{"stranded", alone(p.stranded->value(), unit::W)}}));
    if (p.gridPower && p.gridApparent)
        blocks.push_back(body("sites.grid", {{"grid", alone(p.gridPower->value(), unit::W)},
                                             {"apparent", alone(p.gridApparent->value(), unit::VA)}}));
    return blocks;
}

}  // namespace rw::report
