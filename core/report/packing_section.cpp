// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rw::report {

namespace {

using packing::BinGroup;
using packing::Demand;

std::string rackName(const Context& context, const PackedRack& rack)
{
    switch (rack.use) {
    case PackedUse::Accelerator: return displayName(context.plan.rackDesigns, rack.rackDesign);
    case PackedUse::Network: return text("packing.network-of", {{"cluster", displayName(context.plan.clusters, rack.cluster)}});
    case PackedUse::Storage: return text("packing.storage");
    }
    return {};
}

std::string contentOf(const Context& context, const PackingResult& r, const BinGroup& group)
{
    std::string content;
    for (std::size_t k = 0; k < r.racks.size(); ++k)
        if (group.items[k] > 0)
            content += (content.empty() ? "" : ", ") + grouped(static_cast<double>(group.items[k])) + " × " + rackName(context, r.racks[k]);
    return content;
}

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Table rowTable(const Context& context, const PackingResult& r)
{
    constexpr std::array<Demand, packing::kDimensions> kDemands{Demand::Power, Demand::Flow, Demand::Mass, Demand::Length};
    std::array<QuantityColumn, packing::kDimensions> used{QuantityColumn(unit::W), QuantityColumn(unit::Lmin), QuantityColumn(unit::kg),
                                                          QuantityColumn(unit::m)};
    QuantityColumn stranded(unit::W);
    for (const PackedHalls& hall : r.halls)
        for (const BinGroup& group : hall.groups) {
            for (std::size_t d = 0; d < kDemands.size(); ++d) used[d].add(group.used.si(kDemands[d]));
            stranded.add(finite(group.stranded.power.value()));
        }
    for (std::size_t d = 0; d < kDemands.size(); ++d) used[d].add(finite(r.rowLimit.si(kDemands[d])));
    for (QuantityColumn& column : used) column.close();
    stranded.close();

    Table table;
    table.caption = words("packing.table", {{"hall", displayName(context.plan.halls, r.hall)}, {"building", displayName(context.plan.buildings, r.building)}});
    table.columns = {wordColumn("pack-racks", 3.0),
                     numberColumn("pack-rows"),
                     numberColumn("pack-power", used[0].symbol()),
                     numberColumn("pack-flow", used[1].symbol()),
                     numberColumn("pack-mass", used[2].symbol()),
                     numberColumn("pack-length", used[3].symbol()),
                     numberColumn("pack-stranded", stranded.symbol())};
    std::size_t at = 0;
    for (const PackedHalls& hall : r.halls) {
        table.rows.push_back({{words("packing.halls", {{"halls", grouped(static_cast<double>(hall.halls))},
                                                       {"hall", displayName(context.plan.halls, r.hall)},
                                                       {"rows", grouped(static_cast<double>(hall.rows))},
                                                       {"places", grouped(static_cast<double>(r.places))},
                                                       {"power", alone(hall.power.value(), unit::W)}}),
                               "", "", "", "", "", ""},
                              Row::Kind::Group});
        for (const BinGroup& group : hall.groups) {
            table.rows.push_back({{contentOf(context, r, group), grouped(static_cast<double>(group.bins)), used[0].cell(at), used[1].cell(at),
                                   used[2].cell(at), used[3].cell(at), stranded.cell(at)}});
            ++at;
        }
    }
    table.rows.push_back({{words("packing.limit"), "", used[0].cell(at), used[1].cell(at), used[2].cell(at), used[3].cell(at), ""}, Row::Kind::Total});
    return table;
}

Paragraph bounds(const PackingResult& r)
{
    const auto whole = [](std::int64_t n) { return grouped(static_cast<double>(n)); };
    const auto proof = [](bool least) { return words(least ? "packing.least" : "packing.not-proven"); };
    return body("packing.bounds",
                {{"rows", whole(r.rows)}, {"rowProof", proof(r.rowsLeast)}, {"rowBound", whole(r.rowBound)},
                 {"byPower", whole(r.rowBounds[0])}, {"byFlow", whole(r.rowBounds[1])}, {"byMass", whole(r.rowBounds[2])},
                 {"byLength", whole(r.rowBounds[3])}, {"firstFit", whole(r.firstFit)}, {"needed", whole(r.hallsNeeded)},
                 {"opened", whole(r.hallsOpened)}, {"hallProof", proof(r.hallsLeast)}, {"hallBound", whole(r.hallBound)}});
}

void addNotes(const Context& context, const PackingResult& r, Blocks& blocks)
{
    if (r.stopped) blocks.push_back(note("packing.stopped", {{"nodes", grouped(static_cast<double>(r.nodes))}}));
    if (r.storageLeftOut) blocks.push_back(note("packing.left-out"));
    std::string assumed;
    for (const PackedRack& rack : r.racks)
        if (rack.widthAssumed) assumed += (assumed.empty() ? "" : ", ") + rackName(context, rack);
    if (!assumed.empty() && std::isfinite(r.rowLimit.length.value())) blocks.push_back(note("packing.assumed-width", {{"racks", assumed}}));
}

}  // namespace

Blocks packingBlocks(const Context& context)
{
    Blocks blocks;
    for (const PackingResult& r : context.evaluation.packings) {
        if (!r.packed()) {
            const std::string problem = r.unbounded ? words("packing.unbounded") : r.misfits.empty() ? r.problem : words("packing.too-large");
            if (!problem.empty())
                blocks.push_back(note("packing.no-halls", {{"building", displayName(context.plan.buildings, r.building)},
                                                           {"hall", displayName(context.plan.halls, r.hall)}, {"problem", problem}}));
            continue;
        }
        blocks.push_back(rowTable(context, r));
        blocks.push_back(bounds(r));
        if (r.stranded) {
            const std::string cost =
                r.strandedCost ? text("packing.cost", {{"cost", alone(r.strandedCost->value(), unit::USD)}}) : std::string();
            blocks.push_back(body("packing.stranded", {{"stranded", alone(r.stranded->value(), unit::W)}, {"cost", cost}}));
        }
        addNotes(context, r, blocks);
    }
    return blocks;
}

}  // namespace rw::report
