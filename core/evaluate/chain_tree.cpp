// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/chain_tree.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

namespace {

class TreeBuilder {
public:
    int add(ChainNode node)
    {
        m_nodes.push_back(node);
        return static_cast<int>(m_nodes.size()) - 1;
    }

    /// Stages below \p root; answers the node of each.
    std::vector<int> chain(const std::vector<ChainStage>& chain, const ChainShape& shape,
                           const std::vector<StageResult<double>>& results, int root, bool ofSite)
    {
        std::vector<int> nodes(chain.size(), -1);
        for (const std::size_t i : shape.order) {
            ChainNode node;
            node.stage = &chain[i];
            node.result = findById(results, chain[i].id);
            node.parent = shape.parent[i] == ChainShape::kSource ? root : nodes[shape.parent[i]];
            node.ofSite = ofSite;
            nodes[i] = add(node);
        }
        return nodes;
    }

    /// What hangs on one place of a building.
    void loads(const BuildingResult<double>& b, double it, double mechanical, int parent)
    {
        const auto load = [&](ChainNode::Role role, double share, double watts) {
            ChainNode node;
            node.role = role;
            node.parent = parent;
            node.share = share;
            node.watts = share * watts;
            add(node);
        };
        if (it > 0.0) {
            load(ChainNode::Role::Racks, it, b.systemsPower.value() + b.inRackPump.value());
            load(ChainNode::Role::Network, it, b.networkPower.value() + b.storagePower.value());
        }
        if (mechanical > 0.0) {
            load(ChainNode::Role::Cooling, mechanical, b.coolingPower.value());
            load(ChainNode::Role::House, mechanical, b.housePower.value());
        }
    }

    std::vector<ChainNode> take() { return std::move(m_nodes); }

private:
    std::vector<ChainNode> m_nodes;
};

}  // namespace

std::vector<ChainNode> chainTree(const Plan& plan, const Evaluation& evaluation, const Site& site, const Building& building)
{
    const BuildingResult<double>* result = findById(evaluation.buildings, building.id);
    if (!result) return {};
    TreeBuilder tree;
    ChainNode source;
    source.role = ChainNode::Role::Source;
    source.ofSite = true;
    int root = tree.add(source);
    if (const SiteResult<double>* s = findById(evaluation.sites, site.id); s && !site.chain.empty()) {
        const ChainLayout layout(site.chain);
        const std::vector<int> nodes = tree.chain(site.chain, layout.shape, s->chain, root, true);
        // Buildings hang where most of their load does; what hangs elsewhere is told by its share.
        const auto most = std::max_element(layout.shares.it.begin(), layout.shares.it.end());
        const auto feeds = static_cast<std::size_t>(most - layout.shares.it.begin());
        if (*most > 0.0) root = nodes[feeds];
        for (std::size_t i = 0; i < site.chain.size(); ++i) {
            if (i == feeds || layout.shares.it[i] <= 0.0) continue;
            ChainNode others;
            others.role = ChainNode::Role::OtherBuildings;
            others.parent = nodes[i];
            others.ofSite = true;
            others.share = layout.shares.it[i];
            others.watts = others.share * s->capacityGrid.value();
            tree.add(others);
        }
    }
    const ChainLayout layout(building.chain);
    const std::vector<int> nodes = tree.chain(building.chain, layout.shape, result->chain, root, false);
    tree.loads(*result, layout.shares.itAtSource, layout.shares.mechanicalAtSource, root);
    int backed = root;
    for (std::size_t i = 0; i < building.chain.size(); ++i) {
        tree.loads(*result, layout.shares.it[i], layout.shares.mechanical[i], nodes[i]);
        if (building.chain[i].id == building.power.generatorFeeds) backed = nodes[i];
    }
    if (findById(plan.generators, building.power.generator)) {
        ChainNode generator;
        generator.role = ChainNode::Role::Generator;
        generator.parent = backed;
        tree.add(generator);
    }
    return tree.take();
}

std::string meterWords(const Plan& plan, const std::string& power)
{
    const double margin = plan.assumptions.gridMargin.si.value_or(0.0);
    if (margin <= 0.0) return text("report.one-line.meter", {{"power", power}});
    return text("report.one-line.meter-margin", {{"power", power}, {"margin", readable(margin, unit::percent)}});
}

}  // namespace rw
