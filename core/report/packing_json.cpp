// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/packing_json.h"

#include <cmath>

namespace rw::report {

namespace {

using packing::Demand;

constexpr std::array<std::pair<Demand, const char*>, packing::kDimensions> kKeys{{
    {Demand::Power, "power_W"}, {Demand::Flow, "flow_m3_s"}, {Demand::Mass, "mass_kg"}, {Demand::Length, "length_m"}}};

const char* wordOf(Demand demand)
{
    switch (demand) {
    case Demand::Power: return "power";
    case Demand::Flow: return "flow";
    case Demand::Mass: return "mass";
    case Demand::Length: return "length";
    }
    return "";
}

Tree finiteOrNull(double value)
{
    return std::isfinite(value) ? Tree(value) : Tree();
}

Tree amountsTree(const packing::Amounts& amounts)
{
    Tree tree;
    for (const auto& [demand, key] : kKeys) tree.set(key, finiteOrNull(amounts.si(demand)));
    return tree;
}

Tree rackTree(const PackedRack& rack)
{
    Tree tree;
    tree.set("id", rack.id);
    tree.set("use", std::string(name(rack.use)));
    tree.set("rack_design", rack.rackDesign.empty() ? Tree() : Tree(rack.rackDesign));
    tree.set("cluster", rack.cluster.empty() ? Tree() : Tree(rack.cluster));
    tree.set("count", rack.count);
    for (const auto& [demand, key] : kKeys) tree.set(key, rack.each.si(demand));
    for (const Demand d : rack.unknown)
        for (const auto& [demand, key] : kKeys)
            if (d == demand) tree.set(key, Tree());
    tree.set("width_assumed", rack.widthAssumed);
    return tree;
}

Tree rowsTree(const packing::BinGroup& group, const std::vector<PackedRack>& racks)
{
    Tree tree;
    tree.set("count", group.bins);
    Tree::List content;
    for (std::size_t k = 0; k < racks.size(); ++k) {
        if (group.items[k] == 0) continue;
        Tree one;
        one.set("id", racks[k].id);
        one.set("count", group.items[k]);
        content.push_back(std::move(one));
    }
    tree.set("racks", Tree(std::move(content)));
    tree.set("used", amountsTree(group.used));
    tree.set("stranded", amountsTree(group.stranded));
    return tree;
}

Tree hallTree(const PackedHalls& hall, const std::vector<PackedRack>& racks)
{
    Tree tree;
    tree.set("count", hall.halls);
    tree.set("rows", hall.rows);
    tree.set("power_W", hall.power.value());
    Tree::List groups;
    for (const packing::BinGroup& group : hall.groups) groups.push_back(rowsTree(group, racks));
    tree.set("row_kinds", Tree(std::move(groups)));
    return tree;
}

void addPacked(const PackingResult& r, Tree& tree)
{
    Tree::List halls;
    for (const PackedHalls& hall : r.halls) halls.push_back(hallTree(hall, r.racks));
    tree.set("halls", Tree(std::move(halls)));
    tree.set("halls_needed", r.hallsNeeded);
    tree.set("hall_bound", r.hallBound);
    tree.set("halls_least", r.hallsLeast);
    tree.set("rows", r.rows);
    tree.set("row_bound", r.rowBound);
    Tree bounds;
    for (std::size_t d = 0; d < packing::kDimensions; ++d) bounds.set(wordOf(kKeys[d].first), r.rowBounds[d]);
    tree.set("row_bounds", std::move(bounds));
    tree.set("rows_least", r.rowsLeast);
    tree.set("first_fit_rows", r.firstFit);
    tree.set("nodes", r.nodes);
    tree.set("stopped", r.stopped);
    tree.set("stranded_W", r.stranded ? Tree(r.stranded->value()) : Tree());
    tree.set("stranded_USD", r.strandedCost ? Tree(r.strandedCost->value()) : Tree());
}

Tree resultTree(const PackingResult& r)
{
    Tree tree;
    tree.set("building", r.building);
    tree.set("hall", r.hall);
    tree.set("row_places", r.places);
    tree.set("row_limit", amountsTree(r.rowLimit));
    tree.set("hall_limit_W", finiteOrNull(r.hallLimit.value()));
    tree.set("halls_opened", r.hallsOpened);
    Tree::List racks;
    for (const PackedRack& rack : r.racks) racks.push_back(rackTree(rack));
    tree.set("racks", Tree(std::move(racks)));
    tree.set("storage_left_out", r.storageLeftOut);
    Tree::List misfits;
    for (const PackingMisfit& m : r.misfits) {
        Tree one;
        one.set("id", m.rack);
        one.set("dimension", wordOf(m.demand));
        for (const auto& [demand, key] : kKeys) {
            if (demand != m.demand) continue;
            one.set(std::string("needs_") + key, m.needs);
            one.set(std::string("gives_") + key, m.gives);
        }
        misfits.push_back(std::move(one));
    }
    tree.set("too_large", Tree(std::move(misfits)));
    if (r.packed()) addPacked(r, tree);
    return tree;
}

}  // namespace

Tree packingTree(const std::vector<PackingResult>& packings)
{
    Tree::List list;
    for (const PackingResult& r : packings) list.push_back(resultTree(r));
    return Tree(std::move(list));
}

}  // namespace rw::report
