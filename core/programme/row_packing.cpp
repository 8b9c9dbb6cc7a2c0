// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/row_packing.h"

#include "programme/platform.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rw {

using packing::Amounts;
using packing::BinGroup;
using packing::Demand;
using packing::ItemKind;

namespace {

constexpr std::array<Demand, packing::kDimensions> kDemands{Demand::Power, Demand::Flow, Demand::Mass, Demand::Length};
/// Width of racks of which no frame is known, and of network and storage racks: EIA-310 cabinets of 600 mm.
constexpr double kAssumedWidth = 0.6;  // m
/// What is asked may be over what there is by the last bits of a sum.
constexpr double kRounding = 1e-9;
/// Up to which a rack still fits a row, as in the packing.
constexpr double kLimitTolerance = 1e-12;
/// Halls of one building among which racks are shared evenly at most: each is looked at.
constexpr std::int64_t kMostSharedHalls = 10'000;

template <class Q>
Q limitOf(const DatumOf<Q::kDimension>& datum)
{
    return Q::fromSi(datum.si.value_or(packing::kNoLimit));
}

std::int64_t wholeFor(double parts)
{
    return static_cast<std::int64_t>(std::ceil(parts * (1.0 - kRounding)));
}

/// What the network and storage racks of a building take beside its accelerator racks.
struct Support {
    double power = 0.0;   ///< W
    double liquid = 0.0;  ///< W of heat
    double flow = 0.0;    ///< m³/s
    bool flowUnknown = false;
};

/// Racks of one building, by kind.
class Racks {
public:
    Racks(const Plan& plan, const Building& building) : m_plan(plan), m_building(building) {}

    void add(const RackDesign& design, const RackResult<double>& rack, const ClusterResult<double>& cluster, std::int64_t racks)
    {
        const auto load = rackLoad<double>(m_plan, rack, cluster, m_building);
        if (!load || racks <= 0) return;
        const auto n = static_cast<double>(racks);
        const double liquid = load->liquidHeat.value();
        // CDUs in the rack serve its part of network and storage too; each takes the pumps of its own heat.
        const double own = liquid > 0.0 ? rack.liquidHeat->value() / liquid : 1.0;
        const double flow = ownFlow(design, rack, *load);

        PackedRack kind;
        kind.id = design.id;
        kind.rackDesign = design.id;
        kind.each.power = Power<>::fromSi(load->systems.value() + own * load->inRackPump.value());
        kind.each.flow = VolumeFlow<>::fromSi(flow);
        if (rack.liquidHeat->value() > 0.0 && !(flow > 0.0)) kind.unknown.push_back(Demand::Flow);
        if (rack.mass) kind.each.mass = *rack.mass;
        else kind.unknown.push_back(Demand::Mass);
        const Frame* frame = findById(m_plan.frames, design.frame);
        kind.widthAssumed = !frame || !frame->width.set();
        kind.each.length = Length<>::fromSi(kind.widthAssumed ? kAssumedWidth : *frame->width.si);
        addAccelerators(std::move(kind), cluster.id, racks);

        const double clusterRacks = std::max(1.0, cluster.racks.value());
        const double networkLiquid = cluster.networkLiquidHeat.value() / clusterRacks;
        const double supportLiquid = std::max(0.0, liquid - rack.liquidHeat->value());
        const double supportFlow = std::max(0.0, load->coolantFlow.value() - flow);
        const double supportPump = (1.0 - own) * load->inRackPump.value();
        const auto part = [&](double power, double heat) {
            const double share = supportLiquid > 0.0 ? std::min(1.0, heat / supportLiquid) : 0.0;
            return Support{n * (power + share * supportPump), n * heat, n * share * supportFlow, heat > 0.0 && !(load->coolantFlow.value() > 0.0)};
        };
        const Support network = part(load->network.value(), networkLiquid);
        addSupport(PackedUse::Network, cluster.id, network, wholeFor(n * cluster.networkRacks.value() / clusterRacks));
        // What rounding leaves of a difference is no heat.
        const double rest = supportLiquid - networkLiquid;
        const Support storage = part(load->storage.value(), rest > kRounding * liquid ? rest : 0.0);
        m_storage.power += storage.power;
        m_storage.flow += storage.flow;
        m_storage.flowUnknown = m_storage.flowUnknown || storage.flowUnknown;
    }

    /// All kinds; false where storage racks cannot be counted.
    bool take(std::vector<PackedRack>& into)
    {
        const PowerDatum& each = m_plan.assumptions.supportRackPower;
        const bool countable = each.set() && *each.si > 0.0;
        if (countable) addSupport(PackedUse::Storage, {}, m_storage, wholeFor(m_storage.power / *each.si));
        into = std::move(m_kinds);
        return countable || m_storage.power <= 0.0;
    }

private:
    double ownFlow(const RackDesign& design, const RackResult<double>& rack, const RackLoad<double>& load) const
    {
        if (!m_building.cooling.supplyTemperature.set()) return rack.coolantFlow ? rack.coolantFlow->value() : 0.0;
        const auto supply = Temperature<>::fromSi(*m_building.cooling.supplyTemperature.si);
        const auto own = coolantFlow<double>(m_plan, design, *rack.liquidHeat, supply);
        return own ? std::min(own->flow.value(), load.coolantFlow.value()) : 0.0;
    }

    void addAccelerators(PackedRack kind, const std::string& cluster, std::int64_t racks)
    {
        kind.count = racks;
        const auto same = [&](const PackedRack& k) {
            return k.rackDesign == kind.rackDesign &&
                   std::all_of(kDemands.begin(), kDemands.end(), [&](Demand d) { return k.each.si(d) == kind.each.si(d); });
        };
        const auto known = std::find_if(m_kinds.begin(), m_kinds.end(), same);
        if (known != m_kinds.end()) {
            known->count += racks;
            return;
        }
        // Of another cluster, where its pumps take another power.
        if (findById(m_kinds, kind.id)) kind.id += "/" + cluster;
        m_kinds.push_back(std::move(kind));
    }

    void addSupport(PackedUse use, const std::string& cluster, const Support& all, std::int64_t racks)
    {
        if (racks <= 0) return;
        PackedRack kind;
        kind.id = use == PackedUse::Network ? cluster + "/network" : "storage";
        kind.use = use;
        kind.cluster = cluster;
        kind.count = racks;
        kind.each.power = Power<>::fromSi(all.power / static_cast<double>(racks));
        kind.each.flow = VolumeFlow<>::fromSi(all.flow / static_cast<double>(racks));
        kind.each.length = Length<>::fromSi(kAssumedWidth);
        kind.widthAssumed = true;
        if (all.flowUnknown) kind.unknown.push_back(Demand::Flow);
        kind.unknown.push_back(Demand::Mass);
        m_kinds.push_back(std::move(kind));
    }

    const Plan& m_plan;
    const Building& m_building;
    std::vector<PackedRack> m_kinds;
    Support m_storage;
};

std::vector<ItemKind> itemsOf(const std::vector<PackedRack>& racks)
{
    std::vector<ItemKind> items;
    for (const PackedRack& rack : racks) items.push_back({rack.id, rack.each, rack.count});
    return items;
}

/// Of one building with kinds of racks, rows and halls given.
class RowPacker {
public:
    RowPacker(PackingResult& out, packing::PackingOptions options) : m_out(out), m_left(std::move(options)), m_items(itemsOf(out.racks))
    {
        // A row is never filled beyond what its hall gives.
        m_row = out.rowLimit;
        m_row.power = smaller(m_row.power, out.hallLimit);
    }

    void run()
    {
        if (findMisfits()) return;
        auto rows = packing::pack(m_items, m_row, m_left);
        if (!rows) {
            m_out.problem = rows.error().message();
            return;
        }
        spend(*rows);
        m_out.rowBound = rows->bound;
        m_out.rowBounds = rows->dimensionBounds;
        m_out.firstFit = rows->firstFit;
        m_out.stopped = rows->stopped;
        auto halls = packing::packHalls(m_items, m_row, room(), m_left);
        if (!halls) {
            m_out.problem = halls.error().message();
            return;
        }
        spend(halls->rows);
        spend(halls->halls);
        m_out.hallBound = std::max(halls->hallBound, (m_out.rowBound + m_out.places - 1) / m_out.places);
        m_out.halls = hallsOf(*halls);
        if (halls->halls.bins > m_out.hallsOpened && m_out.hallBound <= m_out.hallsOpened)
            if (auto even = evenly(m_out.hallsOpened)) m_out.halls = std::move(*even);
        for (const PackedHalls& h : m_out.halls) {
            m_out.hallsNeeded += h.halls;
            m_out.rows += h.halls * h.rows;
        }
        m_out.rowsLeast = m_out.rows <= m_out.rowBound;
        m_out.hallsLeast = m_out.hallsNeeded <= m_out.hallBound;
    }

private:
    packing::HallRoom room() const
    {
        constexpr double kEndless = packing::kNoLimit;
        return {{m_out.hallLimit, VolumeFlow<>::fromSi(kEndless), Mass<>::fromSi(kEndless), Length<>::fromSi(kEndless)}, m_out.places};
    }
    void spend(const packing::Packing& packing)
    {
        m_out.nodes += packing.nodes;
        m_left.nodes = std::max<std::int64_t>(0, m_left.nodes - packing.nodes);
    }
    bool findMisfits()
    {
        for (const PackedRack& rack : m_out.racks)
            for (const Demand d : kDemands)
                if (rack.each.si(d) > m_row.si(d) * (1.0 + kLimitTolerance))
                    m_out.misfits.push_back({rack.id, d, rack.each.si(d), m_row.si(d)});
        return !m_out.misfits.empty();
    }
    /// Rows of one kind, so many of them in a hall, with what is left of the plan's own limits.
    BinGroup rowsOf(const BinGroup& row, std::int64_t rows) const
    {
        BinGroup group = row;
        group.bins = rows;
        const auto left = [](auto limit, auto used) { return larger(limit - used, decltype(limit){}); };
        group.stranded = {left(m_out.rowLimit.power, group.used.power), left(m_out.rowLimit.flow, group.used.flow),
                          left(m_out.rowLimit.mass, group.used.mass), left(m_out.rowLimit.length, group.used.length)};
        return group;
    }
    static void addRows(PackedHalls& hall, BinGroup group)
    {
        hall.rows += group.bins;
        hall.power += static_cast<double>(group.bins) * group.used.power;
        hall.groups.push_back(std::move(group));
    }
    std::vector<PackedHalls> hallsOf(const packing::HallPacking& packed) const
    {
        std::vector<PackedHalls> all;
        for (const BinGroup& hall : packed.halls.groups) {
            PackedHalls& one = all.emplace_back();
            one.halls = hall.bins;
            for (std::size_t i = 0; i < hall.items.size(); ++i)
                if (hall.items[i] > 0) addRows(one, rowsOf(packed.rows.groups[i], hall.items[i]));
        }
        return all;
    }

    /// Every kind shared among so many halls to within one rack; unset where a hall does not take its part.
    std::optional<std::vector<PackedHalls>> evenly(std::int64_t halls)
    {
        if (halls < 1 || halls > kMostSharedHalls) return std::nullopt;
        using Content = std::vector<std::int64_t>;
        std::vector<Content> contents(static_cast<std::size_t>(halls), Content(m_items.size()));
        std::size_t next = 0;
        for (std::size_t k = 0; k < m_items.size(); ++k) {
            for (Content& content : contents) content[k] = m_items[k].count / halls;
            for (std::int64_t more = m_items[k].count % halls; more > 0; --more, next = (next + 1) % contents.size()) ++contents[next][k];
        }
        std::map<Content, std::int64_t, std::greater<>> different;
        for (Content& content : contents) ++different[std::move(content)];
        std::vector<PackedHalls> all;
        for (const auto& [content, count] : different) {
            std::vector<ItemKind> items = m_items;
            for (std::size_t k = 0; k < items.size(); ++k) items[k].count = content[k];
            const auto rows = packing::pack(items, m_row, m_left);
            if (!rows || rows->bins > m_out.places) return std::nullopt;
            spend(*rows);
            PackedHalls& one = all.emplace_back();
            one.halls = count;
            for (const BinGroup& group : rows->groups) addRows(one, rowsOf(group, group.bins));
            if (one.power.value() > m_out.hallLimit.value() * (1.0 + kRounding)) return std::nullopt;
        }
        return all;
    }

    PackingResult& m_out;
    packing::PackingOptions m_left;
    std::vector<ItemKind> m_items;
    Amounts m_row{};
};

/// What rows give and nobody takes. Rows may be fed more than their halls are: then what the halls still have rules.
void strand(PackingResult& r, const std::optional<FacilityPrice>& price)
{
    if (!r.packed() || std::isinf(r.rowLimit.power.value())) return;
    Power<> rows{}, used{};
    for (const PackedHalls& h : r.halls) {
        for (const BinGroup& g : h.groups) rows += static_cast<double>(h.halls * g.bins) * g.stranded.power;
        used += static_cast<double>(h.halls) * h.power;
    }
    r.stranded = rows;
    if (!std::isinf(r.hallLimit.value())) {
        const Power<> inHalls = static_cast<double>(std::max(r.hallsNeeded, r.hallsOpened)) * r.hallLimit - used;
        r.stranded = smaller(rows, larger(inHalls, Power<>{}));
    }
    if (price) r.strandedCost = *r.stranded * *price;
}

}  // namespace

std::string_view name(PackedUse use)
{
    switch (use) {
    case PackedUse::Accelerator: return "accelerator";
    case PackedUse::Network: return "network";
    case PackedUse::Storage: return "storage";
    }
    return "";
}

TightestDemand tightestDemand(const PackingResult& r)
{
    TightestDemand tightest;
    double most = -1.0;
    for (const Demand d : kDemands) {
        double needs = 0.0;
        for (const PackedRack& rack : r.racks) needs += rack.each.si(d) * static_cast<double>(rack.count);
        const double gives = r.rowLimit.si(d) * static_cast<double>(r.places * r.hallsOpened);
        if (std::isinf(gives) || !(gives > 0.0) || needs / gives <= most) continue;
        most = needs / gives;
        tightest = {d, needs, gives};
    }
    return tightest;
}

std::vector<PackingResult> packRows(const Plan& plan, const std::vector<RackResult<double>>& racks,
                                    const std::vector<ClusterResult<double>>& clusters,
                                    const std::vector<BuildingResult<double>>& buildings,
                                    const std::optional<FacilityPrice>& facilityPrice, const packing::PackingOptions& options)
{
    std::vector<PackingResult> all;
    for (const BuildingResult<double>& b : buildings) {
        const Building* building = findById(plan.buildings, b.id);
        const Hall* hall = building ? findById(plan.halls, building->hall) : nullptr;
        if (!hall || hall->rows.value_or(0) < 1) continue;
        PackingResult r;
        r.building = b.id;
        r.hall = hall->id;
        r.places = *hall->rows;
        r.hallsOpened = static_cast<std::int64_t>(b.halls.value());
        r.rowLimit = {limitOf<Power<>>(hall->rowPower), limitOf<VolumeFlow<>>(hall->rowFlow), limitOf<Mass<>>(hall->rowMass),
                      limitOf<Length<>>(hall->rowLength)};
        r.hallLimit = limitOf<Power<>>(hall->itLimit);
        Racks kinds(plan, *building);
        for (const auto& [id, count] : b.parts) {
            const auto* cluster = findById(clusters, id);
            const auto* rack = cluster ? findById(racks, cluster->rackDesign) : nullptr;
            const RackDesign* design = rack ? findById(plan.rackDesigns, rack->id) : nullptr;
            if (design) kinds.add(*design, *rack, *cluster, count);
        }
        r.storageLeftOut = !kinds.take(r.racks);
        r.unbounded = std::all_of(kDemands.begin(), kDemands.end(), [&](Demand d) { return std::isinf(r.rowLimit.si(d)); });
        if (!r.unbounded) RowPacker(r, options).run();
        strand(r, facilityPrice);
        all.push_back(std::move(r));
    }
    return all;
}

}  // namespace rw
