// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <fmt/format.h>

#include <iterator>

namespace rw::report {

namespace {

using Building = BuildingResult<double>;

void append(Blocks& blocks, Blocks more)
{
    blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Relative residual of an energy balance, for print; what rounding of numbers leaves is none.
std::string residual(double closure)
{
    constexpr double kRounding = 1e-12;
    return std::abs(closure) < kRounding ? words("power.no-residual") : fmt::format("{:.1e}", closure);
}

Table balance(const Building& building)
{
    struct Line {
        const char* key;
        double watts;
        Row::Kind kind;
    };
    std::vector<Line> lines{{"power.systems", building.systemsPower.value(), Row::Kind::Plain},
                          {"power.network", building.networkPower.value(), Row::Kind::Plain},
                          {"power.storage", building.storagePower.value(), Row::Kind::Plain},
                          {"power.it", building.itPower.value(), Row::Kind::Total},
                          {"power.cooling", building.coolingPower.value(), Row::Kind::Plain},
                          {"power.house", building.housePower.value(), Row::Kind::Plain},
                          {"power.losses", building.chainLoss.value(), Row::Kind::Plain},
                          {"power.facility", building.facilityPower.value(), Row::Kind::Total}};
    if (building.inRackPump.value() > 0.0)
        lines.insert(lines.begin() + 3, {"power.in-rack-pump", building.inRackPump.value(), Row::Kind::Plain});
    QuantityColumn power(unit::W);
    for (const Line& line : lines) power.add(line.watts);
    power.close();
    Table table;
    table.caption = words("power.balance", {{"building", displayName(building)}});
    table.columns = {wordColumn("part", 3.0), numberColumn("power", power.symbol()),
                     numberColumn("share-of-input", "%")};
    for (std::size_t i = 0; i < lines.size(); ++i)
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
        add(flow.losses, displayName(stage), stage.loss.value(), Flow::Kind::Loss);
    add(flow.losses, words("power.cooling"), building.coolingPower.value(), Flow::Kind::Cooling);
    add(flow.losses, words("power.house"), building.housePower.value(), Flow::Kind::House);
    add(flow.ends, words("power.systems"), building.systemsPower.value(), Flow::Kind::Useful);
    add(flow.ends, words("power.network"), building.networkPower.value(), Flow::Kind::Useful);
    add(flow.ends, words("power.storage"), building.storagePower.value(), Flow::Kind::Useful);
    add(flow.ends, words("power.in-rack-pump"), building.inRackPump.value(), Flow::Kind::Useful);
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

}  // namespace

Blocks powerBlocks(const Context& context)
{
    Blocks blocks;
    const ProgrammeResult<double>& p = context.evaluation.programme;
    if (!p.systemsPower) return blocks;
    blocks.push_back(programmePowers(p));
    blocks.push_back(body("power.closure", {{"residual", residual(p.closure)}}));
    for (const Building& building : context.evaluation.buildings) {
        blocks.push_back(Heading{displayName(building)});
        blocks.push_back(body("power.building",
                              {{"racks", count(si(building.racks))},
                               {"halls", count(si(building.halls))},
                               {"hall-word", words(building.halls.value() == 1.0 ? "word.hall" : "word.halls")},
                               {"it", alone(building.itPower.value(), unit::W)},
                               {"facility", alone(building.facilityPower.value(), unit::W)},
                               {"pue", grouped(building.pueDesign.value(), 3)},
                               {"site", displayName(context.plan.sites, building.site)}}));
        if (auto picture = flow(building))
            blocks.push_back(Picture{words("flow.caption", {{"building", displayName(building)}}),
                                     std::move(*picture)});
        blocks.push_back(balance(building));
        append(blocks, chainBlocks(context, building));
        append(blocks, behaviourBlocks(context, building));
        append(blocks, failureBlocks(context, building));
        blocks.push_back(note("power.building-closure", {{"residual", residual(building.closure)}}));
    }
    blocks.push_back(note("power.scope"));
    return blocks;
}

}  // namespace rw::report
