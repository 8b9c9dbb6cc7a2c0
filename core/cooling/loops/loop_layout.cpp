// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_layout.h"

#include <cmath>
#include <numeric>

namespace rw::cooling {

namespace {

using namespace hydraulics;

/// A coupling whose Kv nobody states: K on the velocity in its hose, of full-flow couplings. Grade assumed.
constexpr double kCouplingLoss = 1.5;
/// Straight runs shorter than this take no bend of their own.
constexpr double kShortest = 0.01;  // m

class Layout {
public:
    Layout(const Piping& piping, const PipeRules& rules, const char* name) : m_piping(piping), m_rules(rules)
    {
        m_loop.network.name = name;
        m_loop.network.liquid = rules.liquid;
    }

    std::size_t node(std::string id, double elevation = 0.0)
    {
        m_loop.network.nodes.push_back({std::move(id), Length<>::fromSi(elevation), {}, {}});
        return m_loop.network.nodes.size() - 1;
    }

    std::size_t link(std::string id, std::size_t from, std::size_t to, LinkPart part, LoopLink what)
    {
        what.from = from;
        what.to = to;
        m_loop.network.links.push_back({std::move(id), m_loop.network.nodes[from].id, m_loop.network.nodes[to].id, std::move(part),
                                        true, {}, {}, what.part == LoopPart::Hose || what.part == LoopPart::Manifold});
        m_loop.links.push_back(what);
        return m_loop.links.size() - 1;
    }

    /// Pipes side by side where one is not enough; the first of them.
    std::size_t pipe(const std::string& id, std::size_t from, std::size_t to, LoopPart part, double length, double flow, Fitting end)
    {
        const PipeChoice size = part == LoopPart::Hose ? hose(flow) : choosePipe(flow, m_rules, part == LoopPart::Manifold);
        const auto bore = Length<>::fromSi(size.bore);
        LoopLink what{part, from, to, flow / size.runs, size.dn, 0, 1};
        // Hoses bend without fittings; their valve at the manifold is a ball valve.
        if (part != LoopPart::Hose) what.elbows = static_cast<int>(length / *m_piping.elbowSpacing.si);
        double k = lossCoefficient(end, bore)->si() + what.elbows * lossCoefficient(Fitting::Elbow90Long, bore)->si();
        if (part == LoopPart::Hose) k += lossCoefficient(Fitting::BallValve, bore)->si();
        const double roughness = part == LoopPart::Hose ? 1e-3 * findWallMaterial("epdm_hose")->roughnessMm : m_rules.roughness;
        const Pipe p{Length<>::fromSi(std::max(length, kShortest)), bore, Length<>::fromSi(roughness), 0.0, k, false};
        const std::size_t first = link(id, from, to, p, what);
        for (int run = 2; run <= size.runs; ++run) link(id + "-run" + std::to_string(run), from, to, p, what);
        return first;
    }

    /// A supply and a return line with a pair of nodes for each flow that leaves them.
    struct Line {
        std::string id;
        LoopPart part;
        LoopPart leadPart;
        double lead;   ///< m to the first pair
        double pitch;  ///< m from pair to pair
        bool reverse;
    };
    struct Taps {
        std::vector<std::size_t> supply;
        std::vector<std::size_t> returns;
    };
    Taps line(LoopGroup& group, const Line& l, std::size_t supplyRoot, std::size_t returnRoot, const std::vector<double>& flows,
              double elevation)
    {
        Taps taps;
        const std::size_t n = flows.size();
        double rest = std::accumulate(flows.begin(), flows.end(), 0.0);
        const double all = rest;
        for (std::size_t i = 0; i < n; ++i) {
            taps.supply.push_back(node(l.id + "-s" + std::to_string(i + 1), elevation));
            taps.returns.push_back(node(l.id + "-r" + std::to_string(i + 1), elevation));
        }
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t from = i == 0 ? supplyRoot : taps.supply[i - 1];
            const std::string id = l.id + "-supply" + std::to_string(i + 1);
            const LoopPart part = i == 0 ? l.leadPart : l.part;
            const double length = i == 0 ? l.lead : l.pitch;
            group.supply.push_back(pipe(id, from, taps.supply[i], part, length, rest, Fitting::TeeRun));
            if (!l.reverse) {
                const std::size_t to = i == 0 ? returnRoot : taps.returns[i - 1];
                group.returns.push_back(pipe(l.id + "-return" + std::to_string(i + 1), taps.returns[i], to, part, length, rest,
                                             Fitting::TeeRun));
            }
            rest -= flows[i];
        }
        if (!l.reverse) return taps;
        // On to the far end, and from there all the way back.
        group.returns.push_back(pipe(l.id + "-return" + std::to_string(n), taps.returns[n - 1], returnRoot, l.leadPart,
                                     l.lead + static_cast<double>(n - 1) * l.pitch, all, Fitting::TeeRun));
        double gathered = all;
        for (std::size_t i = n - 1; i > 0; --i) {
            gathered -= flows[i];
            group.returns.push_back(pipe(l.id + "-return" + std::to_string(i), taps.returns[i - 1], taps.returns[i], l.part, l.pitch,
                                         gathered, Fitting::TeeRun));
        }
        return taps;
    }

    /// A branch grows link by link from its supply node.
    struct Growing {
        LoopBranch branch;
        std::size_t at;
        double elevation;
    };
    Growing begin(std::string id, std::size_t supply, std::size_t returns, double flow, double elevation) const
    {
        return {{std::move(id), supply, returns, {}, 0, {}, flow}, supply, elevation};
    }
    std::size_t next(Growing& g, const char* name, bool last)
    {
        return last ? g.branch.returns : node(g.branch.id + "-" + name, g.elevation);
    }
    void part(Growing& g, const char* name, LinkPart p, LoopPart what, bool last = false)
    {
        const std::size_t to = next(g, name, last);
        g.branch.links.push_back(link(g.branch.id + "." + name, g.at, to, std::move(p), {what, 0, 0, g.branch.flow}));
        g.at = to;
    }
    PipeChoice pipe(Growing& g, const char* name, LoopPart what, double length, bool last = false)
    {
        const std::size_t to = next(g, name, last);
        const std::size_t first = pipe(g.branch.id + "." + name, g.at, to, what, length, g.branch.flow, Fitting::TeeBranch);
        g.branch.links.push_back(first);
        g.at = to;
        return {m_loop.links[first].dn, std::get<Pipe>(m_loop.network.links[first].part).innerDiameter.si(),
                static_cast<int>(m_loop.links.size() - first)};
    }
    void isolation(Growing& g, const char* name, const PipeChoice& size)
    {
        part(g, name, isolationValve(size), LoopPart::Isolation);
    }
    void balancing(Growing& g, bool last)
    {
        Valve v;
        v.kv = kvForHead(headOf(Pressure<>::fromSi(*m_piping.balancingDrop.si), m_rules.liquid.density).si(), g.branch.flow);
        part(g, "balancing", v, LoopPart::Balancing, last);
        g.branch.balancing = g.branch.links.back();
        m_loop.network.links[g.branch.balancing].wantedFlow = VolumeFlow<>::fromSi(g.branch.flow);
    }
    /// One in each run, told as one.
    static Valve isolationValve(const PipeChoice& size)
    {
        Valve v;
        v.innerDiameter = Length<>::fromSi(size.bore);
        v.minorLoss = lossCoefficient(Fitting::ButterflyValve, v.innerDiameter)->si() / (size.runs * size.runs);
        return v;
    }
    RatedDrop rated(double flow, Pressure<> drop, double exponent, Volume<> content = {}) const
    {
        return {VolumeFlow<>::fromSi(flow), drop, exponent, content};
    }

    /// Suction and discharge with the pump between; its curve comes later.
    std::size_t pump(double flow)
    {
        m_loop.suction = node("suction");
        const std::size_t discharge = node("discharge");
        m_loop.pump = link("pump", m_loop.suction, discharge, hydraulics::Pump{}, {LoopPart::Pump, 0, 0, flow});
        return discharge;
    }
    LoopNetwork& loop() { return m_loop; }
    const Piping& piping() const { return m_piping; }

private:
    PipeChoice hose(double flow) const
    {
        if (m_piping.hoseBore.set()) return {0, *m_piping.hoseBore.si, 1};
        return chooseHose(flow, m_rules);
    }

    const Piping& m_piping;
    const PipeRules& m_rules;
    LoopNetwork m_loop;
};

/// One on each hose, told as one.
Valve coupling(const Piping& piping, const PipeChoice& hose)
{
    Valve v;
    v.innerDiameter = Length<>::fromSi(hose.bore);
    if (piping.couplingFlow.set()) v.kv = piping.couplingFlow.in(unit::m3h) * hose.runs;
    else v.minorLoss = kCouplingLoss / (hose.runs * hose.runs);
    return v;
}

}  // namespace

LoopNetwork layOutCoolant(const Piping& piping, const LoopDistances& d, const std::vector<RackBranch>& racks, const PipeRules& rules)
{
    RW_ASSERT(!racks.empty());
    Layout layout(piping, rules, "tcs");
    // Rows as even as whole racks allow.
    const std::size_t perRow = static_cast<std::size_t>(std::max<std::int64_t>(1, d.racksPerRow));
    const std::size_t rows = (racks.size() + perRow - 1) / perRow;
    std::vector<std::vector<double>> flows(rows);
    std::vector<double> rowFlows(rows, 0.0);
    double total = 0.0;
    for (std::size_t row = 0, next = 0; row < rows; ++row)
        for (std::size_t left = (racks.size() - next) / (rows - row); left > 0; --left) {
            flows[row].push_back(racks[next].flow);
            rowFlows[row] += racks[next].flow;
            total += racks[next++].flow;
        }
    const std::size_t discharge = layout.pump(total);
    LoopGroup group;
    std::size_t back = layout.loop().suction;
    if (*piping.coolantStrainer.si > 0.0) {
        back = layout.node("strainer-in");
        group.returns.push_back(layout.link("strainer", back, layout.loop().suction,
                                            layout.rated(total, Pressure<>::fromSi(*piping.coolantStrainer.si), 2.0),
                                            {LoopPart::Strainer, 0, 0, total}));
    }
    const bool reverse = piping.coolantReturn == PipeReturn::Reverse;
    const Layout::Line headerLine{"header", LoopPart::Header, LoopPart::Main, d.cduDistance, d.rowPitch, reverse};
    const auto header = layout.line(group, headerLine, discharge, back, rowFlows, 0.0);
    std::size_t next = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string id = "row" + std::to_string(row + 1);
        // Each row shuts off by itself.
        const PipeChoice size = choosePipe(rowFlows[row], rules, true);
        const std::size_t supply = layout.node(id + "-in"), returns = layout.node(id + "-out");
        group.supply.push_back(layout.link(id + ".supply-valve", header.supply[row], supply, Layout::isolationValve(size),
                                           {LoopPart::Isolation, 0, 0, rowFlows[row]}));
        group.returns.push_back(layout.link(id + ".return-valve", returns, header.returns[row], Layout::isolationValve(size),
                                            {LoopPart::Isolation, 0, 0, rowFlows[row]}));
        const Layout::Line manifold{id, LoopPart::Manifold, LoopPart::Manifold, d.rackPitch, d.rackPitch, reverse};
        const auto taps = layout.line(group, manifold, supply, returns, flows[row], 0.0);
        for (std::size_t i = 0; i < flows[row].size(); ++i, ++next) {
            const RackBranch& rack = racks[next];
            auto g = layout.begin(id + "-rack" + std::to_string(i + 1), taps.supply[i], taps.returns[i], rack.flow, 0.0);
            const PipeChoice hose = layout.pipe(g, "supply-hose", LoopPart::Hose, *piping.hoseLength.si);
            layout.part(g, "supply-coupling", coupling(piping, hose), LoopPart::Coupling);
            const auto content = Volume<>::fromSi(*piping.rackContent.si);
            layout.part(g, "rack", layout.rated(rack.flow, rack.drop, rack.exponent, content), LoopPart::Rack);
            layout.part(g, "return-coupling", coupling(piping, hose), LoopPart::Coupling);
            layout.pipe(g, "return-hose", LoopPart::Hose, *piping.hoseLength.si);
            layout.balancing(g, true);
            group.branches.push_back(std::move(g.branch));
        }
    }
    layout.loop().groups.push_back(std::move(group));
    return std::move(layout.loop());
}

LoopNetwork layOutFacility(const Piping& piping, const LoopDistances& d, const FacilityBranches& b, const PipeRules& rules)
{
    RW_ASSERT(b.cdus > 0 && b.units > 0);
    Layout layout(piping, rules, "fws");
    const double total = static_cast<double>(b.cdus) * b.cduFlow;
    const double top = *piping.rejectionHeight.si;
    const std::size_t discharge = layout.pump(total);
    const bool reverse = piping.facilityReturn == PipeReturn::Reverse;
    const std::size_t between = layout.node("warm");
    LoopGroup cdus;
    const Layout::Line mainLine{"main", LoopPart::Main, LoopPart::Main, *piping.mainLength.si, d.cduPitch, reverse};
    const std::vector<double> cduFlows(static_cast<std::size_t>(b.cdus), b.cduFlow);
    const auto main = layout.line(cdus, mainLine, discharge, between, cduFlows, 0.0);
    for (std::size_t i = 0; i < main.supply.size(); ++i) {
        auto g = layout.begin("cdu" + std::to_string(i + 1), main.supply[i], main.returns[i], b.cduFlow, 0.0);
        const PipeChoice size = layout.pipe(g, "supply", LoopPart::Branch, *piping.branchLength.si);
        layout.isolation(g, "valve", size);
        if (*piping.facilityStrainer.si > 0.0)
            layout.part(g, "strainer", layout.rated(b.cduFlow, Pressure<>::fromSi(*piping.facilityStrainer.si), 2.0), LoopPart::Strainer);
        layout.part(g, "exchanger", layout.rated(b.cduFlow, b.cduDrop, kExchangerExponent), LoopPart::Exchanger);
        Valve control;
        control.kv = kvForHead(1e-3, b.cduFlow);
        layout.part(g, "control", control, LoopPart::Control);
        g.branch.control = g.branch.links.back();
        layout.balancing(g, false);
        layout.pipe(g, "return", LoopPart::Branch, *piping.branchLength.si, true);
        cdus.branches.push_back(std::move(g.branch));
    }
    LoopGroup rejection;
    const std::size_t in = layout.node("rejection-in", top), out = layout.node("rejection-out", top);
    const double way = *piping.rejectionDistance.si + std::abs(top);
    const std::size_t suction = layout.loop().suction;
    rejection.supply.push_back(layout.pipe("to-rejection", between, in, LoopPart::Main, way, total, Fitting::TeeRun));
    rejection.returns.push_back(layout.pipe("from-rejection", out, suction, LoopPart::Main, way, total, Fitting::TeeRun));
    const double unitFlow = total / static_cast<double>(b.units);
    const double pitch = *piping.rejectionPitch.si;
    const Layout::Line headerLine{"rejection", LoopPart::Header, LoopPart::Header, pitch, pitch, reverse};
    const std::vector<double> unitFlows(static_cast<std::size_t>(b.units), unitFlow);
    const auto header = layout.line(rejection, headerLine, in, out, unitFlows, top);
    for (std::size_t i = 0; i < header.supply.size(); ++i) {
        auto g = layout.begin("unit" + std::to_string(i + 1), header.supply[i], header.returns[i], unitFlow, top);
        const PipeChoice size = layout.pipe(g, "supply", LoopPart::Branch, *piping.branchLength.si);
        layout.isolation(g, "valve", size);
        layout.part(g, "coil", layout.rated(unitFlow, Pressure<>::fromSi(*piping.rejectionDrop.si), kExchangerExponent), LoopPart::Rejection);
        layout.balancing(g, false);
        layout.pipe(g, "return", LoopPart::Branch, *piping.branchLength.si, true);
        rejection.branches.push_back(std::move(g.branch));
    }
    layout.loop().groups.push_back(std::move(cdus));
    layout.loop().groups.push_back(std::move(rejection));
    return std::move(layout.loop());
}

}  // namespace rw::cooling
