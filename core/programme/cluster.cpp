// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/cluster.h"

#include "base/text.h"
#include "power/rack.h"

#include <cmath>

namespace rw {

namespace {
std::int64_t ceilDiv(std::int64_t a, std::int64_t b)
{
    return (a + b - 1) / b;
}
}  // namespace

LeafPorts leafPorts(std::int64_t radix, double oversubscription)
{
    const auto up = static_cast<std::int64_t>(std::ceil(static_cast<double>(radix) / (1.0 + oversubscription) - 1e-9));
    return {radix - up, up};
}

std::int64_t endpointsReached(std::int64_t tiers, std::int64_t radix, LeafPorts ports)
{
    if (tiers == 1) return radix;
    if (tiers == 2) return radix * ports.down;
    return radix * (radix / 2) * ports.down;
}

FatTree fatTree(std::int64_t endpoints, std::int64_t radix, double oversubscription,
                std::optional<std::int64_t> tiers)
{
    FatTree tree;
    if (endpoints <= 0) return tree;
    const LeafPorts ports = leafPorts(radix, oversubscription);
    if (ports.down < 1 || ports.up < 1 || radix < 2) {
        tree.reachable = false;
        return tree;
    }
    tree.tiers = tiers.value_or(1);
    while (!tiers && tree.tiers < 3 && endpoints > endpointsReached(tree.tiers, radix, ports)) ++tree.tiers;
    tree.reachable = endpoints <= endpointsReached(tree.tiers, radix, ports);
    if (tree.tiers == 1) {
        tree.leaves = ceilDiv(endpoints, radix);
        return tree;
    }
    tree.leaves = ceilDiv(endpoints, ports.down);
    tree.uplinks = ceilDiv(endpoints * ports.up, ports.down);
    if (tree.tiers == 2) {
        tree.spines = ceilDiv(tree.uplinks, radix);
        return tree;
    }
    tree.spines = ceilDiv(tree.uplinks, radix / 2);
    tree.cores = ceilDiv(tree.uplinks, radix);
    return tree;
}

template <Number N>
ClusterResult<N> evaluateCluster(const Plan& plan, const Cluster& cluster, std::optional<Power<N>> rackPower,
                                 std::optional<std::int64_t> accelerators)
{
    ClusterResult<N> r;
    r.id = cluster.id;
    r.rackDesign = cluster.rackDesign;
    const RackDesign* design = findById(plan.rackDesigns, cluster.rackDesign);
    if (!design) return r;
    const std::string path = "clusters[" + cluster.id + "]";
    const std::int64_t perRack = std::max<std::int64_t>(1, acceleratorCount(*design));

    std::int64_t size = cluster.sizeUnit == SizeUnit::Racks ? cluster.size * perRack : cluster.size;
    if (accelerators) size = *accelerators;
    const auto whole = [](const char* symbol, const char* label, std::int64_t n, const std::string& where) {
        return datum<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                               [&] { return Origin{where, std::string(), Grade::Derived}; });
    };
    r.accelerators = whole("N", "step.cluster.accelerators", size, path + ".size");
    r.racks = step("n_racks", "step.cluster.racks", unit::one,
                   wholeUnitsFor(r.accelerators, count<N>(perRack)));
    if (rackPower) r.systemsPower = step("P_sys", "step.cluster.systems", unit::kW, r.racks * *rackPower);

    const Accelerator* accelerator = acceleratorOf(plan, *design);
    const std::int64_t ports = cluster.portsPerAccelerator.value_or(accelerator ? accelerator->scaleOutPorts : 1);
    r.endpoints = step("n_ep", "step.cluster.endpoints", unit::one,
                       r.accelerators * whole("p", "step.cluster.ports", ports, path + ".ports_per_accelerator"));
    const NetworkSwitch* sw = findById(plan.switches, cluster.networkSwitch);
    if (!sw || r.endpoints.value() < 1.0) return r;

    const FatTree tree = fatTree(static_cast<std::int64_t>(r.endpoints.value()), sw->radix,
                                 cluster.oversubscription.si.value_or(1.0), cluster.tiers);
    r.reachable = tree.reachable;
    const std::string swPath = "switches[" + sw->id + "]";
    const auto radix = whole("R", "step.cluster.radix", sw->radix, swPath + ".radix");
    const auto counted = [&](const char* symbol, const char* label, std::int64_t n) {
        return solved<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                                [] { return text("method.fat-tree"); },
                                {r.endpoints.si(), radix.si()});
    };
    r.tiers = counted("k", "step.cluster.tiers", tree.tiers);
    r.leaves = counted("n_leaf", "step.cluster.leaves", tree.leaves);
    r.spines = counted("n_spine", "step.cluster.spines", tree.spines);
    r.cores = counted("n_core", "step.cluster.cores", tree.cores);
    r.switches = step("n_sw", "step.cluster.switches", unit::one, r.leaves + r.spines + r.cores);
    const auto links = counted("n_link", "step.cluster.fabric_links", tree.fabricLinks());
    // Two transceivers a link; with co-packaged optics only the endpoints' ends are pluggable.
    r.optics = step("n_opt", "step.cluster.optics", unit::one,
                    sw->coPackaged ? r.endpoints : 2.0 * (r.endpoints + links));
    r.networkRacks = step("n_net", "step.cluster.network_racks", unit::one,
                          wholeUnitsFor(r.switches, whole("n_r", "step.cluster.per_rack", sw->perRack, swPath + ".per_rack")));
    Power<N> power;
    if (sw->power.set()) power += r.switches * given<N>("P_sw", sw->power, [&] { return swPath + ".power"; });
    // The transceiver at an accelerator is fed by its tray and counted there; the switches feed theirs.
    if (sw->opticPower.set())
        power += (r.endpoints + 2.0 * links) * given<N>("P_opt", sw->opticPower, [&] { return swPath + ".optic_power"; });
    r.networkPower = step("P_net", "step.cluster.network_power", unit::kW, power);
    if (sw->liquidShare.set())
        r.networkLiquidHeat = step("Q_net,l", "step.cluster.network_liquid", unit::kWheat,
                                   given<N>("φ_l", sw->liquidShare, [&] { return swPath + ".liquid_share"; }) *
                                       asHeat(r.networkPower));
    return r;
}

#define RW_FOR(N)                                                                                     \
    template ClusterResult<N> evaluateCluster<N>(const Plan&, const Cluster&, std::optional<Power<N>>, \
                                                 std::optional<std::int64_t>);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
