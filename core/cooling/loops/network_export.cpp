// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/network_export.h"

#include "schema/json.h"

namespace rw::cooling {

namespace {

using namespace hydraulics;

Tree liquidTree(const LoopDesign& design)
{
    const Liquid& liquid = design.expansionInput.liquid;
    Tree tree;
    const bool water = liquid.set == Liquid::Set::Water;
    const bool propylene = liquid.set == Liquid::Set::PropyleneMass || liquid.set == Liquid::Set::PropyleneVolume;
    const bool mass = liquid.set == Liquid::Set::PropyleneMass || liquid.set == Liquid::Set::EthyleneMass;
    tree.set("kind", Tree(water ? "water" : propylene ? "propylene_glycol" : "ethylene_glycol"));
    if (!water) {
        tree.set("fraction", Tree(liquid.fraction));
        tree.set("basis", Tree(mass ? "mass" : "volume"));
    }
    tree.set("viscosity_factor", Tree(liquid.viscosityFactor));
    tree.set("temperature_C", Tree(design.meanTemperature.in(unit::C)));
    return tree;
}

Tree limitsTree(const FlowLimits& limits)
{
    Tree tree;
    tree.set("small_bore_mm", Tree(limits.smallBore.in(unit::mm)));
    tree.set("velocity_small_m_s", Tree(limits.smallMost.si()));
    tree.set("velocity_large_m_s", Tree(limits.largeMost.si()));
    tree.set("velocity_hose_m_s", Tree(limits.hoseMost.si()));
    tree.set("velocity_least_m_s", Tree(limits.least.si()));
    tree.set("gradient_Pa_m", Tree(limits.gradientMost.si()));
    return tree;
}

Tree expansionTree(const ExpansionInput& input)
{
    Tree tree;
    tree.set("cold_C", Tree(input.cold.in(unit::C)));
    tree.set("hot_C", Tree(input.hot.in(unit::C)));
    tree.set("fill_pressure_kPa", Tree(input.fill.in(unit::kPa)));
    tree.set("most_pressure_kPa", Tree(input.most.in(unit::kPa)));
    tree.set("reserve", Tree(input.reserve.si()));
    tree.set("make_up", Tree(input.makeUp.si()));
    return tree;
}

class LinkWriter {
public:
    LinkWriter(Tree& tree, const LoopLink& about) : m_tree(tree), m_about(about) {}

    void operator()(const Pipe& pipe)
    {
        m_tree.set("type", Tree("pipe"));
        m_tree.set("length_m", Tree(pipe.length.si()));
        const SteelPipe* steel = m_about.dn > 0 ? sizeOf(pipe) : nullptr;
        if (steel) {
            m_tree.set("size", Tree("DN" + std::to_string(steel->dn)));
            m_tree.set("schedule", Tree(steel->schedule));
        } else {
            m_tree.set("inner_diameter_mm", Tree(pipe.innerDiameter.in(unit::mm)));
        }
        m_tree.set("roughness_mm", Tree(pipe.roughness.in(unit::mm)));
        m_tree.set("minor_loss", Tree(pipe.minorLoss));
    }
    void operator()(const Pump& pump)
    {
        m_tree.set("type", Tree("pump"));
        Tree::List points;
        for (const PumpPoint& p : pump.group.curve.points()) {
            Tree point;
            point.set("flow_m3_h", Tree(p.flow.in(unit::m3h)));
            point.set("head_m", Tree(p.head.si()));
            points.push_back(std::move(point));
        }
        m_tree.set("curve", Tree(std::move(points)));
        m_tree.set("speed", Tree(pump.group.speed));
        m_tree.set("running", Tree(pump.group.running));
        m_tree.set("standby", Tree(pump.group.standby));
        if (pump.drive) {
            m_tree.set("efficiency", Tree(pump.drive->pump.si()));
            m_tree.set("motor_efficiency", Tree(pump.drive->motor.si()));
            m_tree.set("drive_efficiency", Tree(pump.drive->drive.si()));
        }
        if (pump.npshRequired) m_tree.set("npsh_required_m", Tree(pump.npshRequired->si()));
    }
    void operator()(const Valve& valve)
    {
        m_tree.set("type", Tree("valve"));
        m_tree.set("kind", Tree(hydraulics::name(valve.kind)));
        if (valve.innerDiameter.si() > 0.0) m_tree.set("inner_diameter_mm", Tree(valve.innerDiameter.in(unit::mm)));
        if (valve.kv) m_tree.set("kv_m3_h", Tree(*valve.kv));
        else m_tree.set("minor_loss", Tree(valve.minorLoss));
    }
    void operator()(const RatedDrop& rated)
    {
        m_tree.set("type", Tree("equipment"));
        m_tree.set("flow_m3_h", Tree(rated.flow.in(unit::m3h)));
        m_tree.set("drop_kPa", Tree(rated.drop.in(unit::kPa)));
        m_tree.set("exponent", Tree(rated.exponent));
        if (rated.content.si() > 0.0) m_tree.set("content_L", Tree(rated.content.in(unit::L)));
    }
    // Layouts hold neither.
    void operator()(const PowerPump&) { RW_ASSERT(false); }
    void operator()(const LossCurve&) { RW_ASSERT(false); }

private:
    const SteelPipe* sizeOf(const Pipe& pipe) const
    {
        for (const SteelPipe& p : steelPipes())
            if (p.dn == m_about.dn && 1e-3 * p.innerDiameterMm == pipe.innerDiameter.si()) return &p;
        return nullptr;
    }

    Tree& m_tree;
    const LoopLink& m_about;
};

}  // namespace

std::string networkJson(const LoopDesign& design)
{
    const Network& network = design.loop.network;
    JsonWriter out;
    const auto lines = [&](const char* key, const Tree& tree) {
        out.key(key);
        out.value(tree);
    };
    out.beginObject();
    lines("name", Tree(design.building + " " + std::string(cooling::name(design.kind))));
    lines("friction", Tree(hydraulics::name(network.friction)));
    out.setStyle(JsonStyle::Line);
    lines("liquid", liquidTree(design));
    lines("limits", limitsTree(design.surroundings.limits));
    lines("expansion", expansionTree(design.expansionInput));
    lines("air_pressure_kPa", Tree(design.surroundings.air.in(unit::kPa)));
    const auto list = [&](const char* key, const std::vector<Tree>& trees) {
        out.setStyle(JsonStyle::Lines);
        out.key(key);
        out.beginList();
        out.setStyle(JsonStyle::Line);
        for (const Tree& tree : trees) out.value(tree);
        out.endList();
    };
    std::vector<Tree> nodes;
    for (const Node& node : network.nodes) {
        Tree tree;
        tree.set("id", Tree(node.id));
        if (node.elevation.si() != 0.0) tree.set("elevation_m", Tree(node.elevation.si()));
        if (node.fixedHead) tree.set("head_m", Tree(node.fixedHead->si()));
        nodes.push_back(std::move(tree));
    }
    list("nodes", nodes);
    std::vector<Tree> links;
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        const Link& link = network.links[k];
        Tree tree;
        tree.set("id", Tree(link.id));
        tree.set("from", Tree(link.from));
        tree.set("to", Tree(link.to));
        LinkWriter writer(tree, design.loop.links[k]);
        std::visit(writer, link.part);
        if (link.hose) tree.set("hose", Tree(true));
        if (link.wantedFlow) tree.set("wanted_flow_m3_h", Tree(link.wantedFlow->in(unit::m3h)));
        links.push_back(std::move(tree));
    }
    list("links", links);
    out.endObject();
    return out.text() + "\n";
}

}  // namespace rw::cooling
