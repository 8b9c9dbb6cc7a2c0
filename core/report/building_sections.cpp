// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>

namespace rw::report {

namespace {

using Building = BuildingResult<double>;

Table coolingParts(const Building& building)
{
    QuantityColumn duty(unit::Wheat), power(unit::W);
    for (const auto& part : building.plant.parts) {
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
    for (std::size_t i = 0; i < building.plant.parts.size(); ++i) {
        // Pumps are counted with the units they serve.
        const double units = building.plant.parts[i].units.value();
        table.rows.push_back({{text(building.plant.parts[i].labelKey), duty.cell(i), power.cell(i),
                               units > 0.0 ? count(units) : kUnset}});
    }
    table.rows.push_back({{words("power.cooling"), "", power.cell(building.plant.parts.size()), ""},
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
        if (!building.plant.parts.empty()) blocks.push_back(coolingParts(building));
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
