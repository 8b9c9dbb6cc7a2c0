// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/take_off.h"

#include "base/text.h"
#include "catalogue/display_name.h"
#include "evaluate/site_plan.h"
#include "evaluate/take_off_parts.h"
#include "power/hall_runs.h"
#include "programme/built.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace rw {

namespace {

void addPieces(TakeOff& out, TakeOffItem item, TakeOffPlace place, std::string size, double count, TakeOffWay way = TakeOffWay::Counted)
{
    out.rows.push_back({item, place, {}, std::move(size), 0.0, &unit::one, count, way, Grade::Derived});
}

/// The one stage of a kind in the halls of a building: what is drawn there is of its make. Null: none, or several.
const Converter* onlyStage(const Plan& plan, const Building* building, ConverterKind kind)
{
    const Converter* only = nullptr;
    if (!building) return only;
    for (const ChainStage& stage : building->chain) {
        const Converter* c = stage.location == StageLocation::Hall ? findById(plan.converters, stage.converter) : nullptr;
        if (!c || c->kind != kind || c == only) continue;
        if (only) return nullptr;
        only = c;
    }
    return only;
}

std::optional<TakeOffItem> drawnItem(PlacementKind kind)
{
    switch (kind) {
    case PlacementKind::Rack: return TakeOffItem::RackPlaces;
    case PlacementKind::Network: return TakeOffItem::NetworkRacks;
    case PlacementKind::Storage: return TakeOffItem::StorageRacks;
    case PlacementKind::Cdu: return TakeOffItem::Cdus;
    case PlacementKind::FanWall: return TakeOffItem::AirUnits;
    case PlacementKind::Power: return TakeOffItem::PowerGear;
    case PlacementKind::Rpp: return TakeOffItem::Panels;
    case PlacementKind::Busway: return TakeOffItem::Busways;
    case PlacementKind::Column: return TakeOffItem::Columns;
    case PlacementKind::Door: return TakeOffItem::Doors;
    case PlacementKind::Containment:  // by length
    case PlacementKind::Other:        // of no kind that can be bought by
    case PlacementKind::Wall:
    case PlacementKind::Zone: break;
    }
    return std::nullopt;
}

void addRacks(const TakeOffInput& in, const std::vector<ClusterResult<double>>& clusters, bool supportDrawn, TakeOff& out)
{
    for (const auto& [clusterId, racks] : in.result.parts) {
        const Cluster* cluster = findById(in.plan.clusters, clusterId);
        addPieces(out, TakeOffItem::Racks, TakeOffPlace::Hall, cluster ? displayName(in.plan.rackDesigns, cluster->rackDesign) : clusterId,
                  static_cast<double>(racks));
        const ClusterResult<double>* network = findById(clusters, clusterId);
        if (supportDrawn || !network || network->racks.value() <= 0.0) continue;
        // The cluster's network racks by its part here, in whole ones.
        const double share = static_cast<double>(racks) / network->racks.value() * network->networkRacks.value();
        addPieces(out, TakeOffItem::NetworkRacks, TakeOffPlace::Hall, {}, std::ceil(share * (1.0 - 1e-12)));
    }
}

void addPlant(const TakeOffInput& in, const TakeOff& drawn, TakeOff& out)
{
    for (const CoolingPart<double>& part : in.result.plant.parts) {
        const double units = part.units.value();
        if (units <= 0.0) continue;
        const CoolingPlant& cooling = in.building.cooling;
        if (part.id == "cdu") {
            // Those of racks are not drawn by themselves.
            const Cdu* cdu = findById(in.plan.cdus, cooling.cdu);
            if (drawn.sum(TakeOffItem::Cdus) <= 0.0 || (cdu && cooling::inRack(*cdu)))
                addPieces(out, TakeOffItem::Cdus, TakeOffPlace::Hall, cdu ? displayName(*cdu) : cooling.cdu, units);
        } else if (part.id == "air_units") {
            if (drawn.sum(TakeOffItem::AirUnits) <= 0.0)
                addPieces(out, TakeOffItem::AirUnits, TakeOffPlace::Hall, displayName(in.plan.airUnits, cooling.airUnit), units);
        } else if (part.id == "rear_doors") {
            addPieces(out, TakeOffItem::RearDoors, TakeOffPlace::Hall, displayName(in.plan.airUnits, cooling.rearDoor), units);
        } else {
            out.rows.push_back({TakeOffItem::OtherPlant, TakeOffPlace::Building, text(part.labelKey), {}, 0.0, &unit::one, units,
                                TakeOffWay::Counted, Grade::Derived});
        }
    }
}

/// Everything in the halls of a building, for one of them: pieces whole ones, as the hall with most of them has where halls
/// have unlike parts of what they share.
TakeOff hallOf(const TakeOff& building, double halls)
{
    TakeOff one;
    one.scope = TakeOff::Scope::Hall;
    one.of = building.id;
    one.problems = building.problems;
    for (TakeOffRow row : building.rows) {
        if (row.place != TakeOffPlace::Hall) continue;
        row.quantity /= halls;
        if (row.unit == &unit::one) row.quantity = std::ceil(row.quantity * (1.0 - 1e-12));
        one.rows.push_back(std::move(row));
    }
    return one;
}

/// What stands on a site beside its buildings.
TakeOff siteRows(const Plan& plan, const SiteResult<double>& result)
{
    TakeOff out;
    if (const Site* site = findById(plan.sites, result.id)) addChainRows(plan, site->chain, result.chain, TakeOffPlace::Site, out);
    for (const OnsiteResult<double>& block : result.onsite)
        addPieces(out, TakeOffItem::PowerBlocks, TakeOffPlace::Site, displayName(block), block.units.value());
    mergeRows(out);
    return out;
}

/// By which buildings are equal: what is in them, and where.
using Content = std::tuple<std::string, std::string, double, std::vector<std::pair<std::string, std::int64_t>>>;

std::string namesOf(const std::vector<TakeOff>& bills)
{
    std::string all;
    for (const TakeOff& bill : bills) all += (all.empty() ? "" : ", ") + bill.id;
    return all.empty() ? "–" : all;
}

Result<TakeOff> billOf(const std::vector<TakeOff>& bills, std::string_view id, const char* code)
{
    for (const TakeOff& bill : bills)
        if (bill.id == id) return bill;
    Error error;
    error.code = code;
    error.found = std::string(id);
    error.allowed = namesOf(bills);
    return error;
}

}  // namespace

std::string_view name(TakeOffItem item)
{
    constexpr std::array<std::string_view, kTakeOffItems> kNames{
        "rack", "rack_place", "network_rack", "storage_rack", "cdu", "air_unit", "rear_door", "plant",
        "pipe", "bend", "tee", "hose", "coupling", "isolation_valve", "balancing_valve", "control_valve", "strainer", "pump",
        "coolant", "facility_water", "glycol",
        "generator", "transformer", "switchgear", "ups", "panel", "converter", "power_gear", "power_block",
        "busway", "busway_length", "conductor", "cord", "copper", "aluminium",
        "containment", "column", "door"};
    return kNames[static_cast<std::size_t>(item)];
}

std::string_view name(TakeOffPlace place)
{
    constexpr std::array<std::string_view, 3> kNames{"hall", "building", "site"};
    return kNames[static_cast<std::size_t>(place)];
}

std::string_view name(TakeOffWay way)
{
    constexpr std::array<std::string_view, 7> kNames{"drawn", "laid_out_drawn", "laid_out", "typed", "counted", "rule", "derived"};
    return kNames[static_cast<std::size_t>(way)];
}

std::string_view name(TakeOff::Scope scope)
{
    constexpr std::array<std::string_view, 4> kNames{"hall", "building", "site", "programme"};
    return kNames[static_cast<std::size_t>(scope)];
}

double TakeOff::sum(TakeOffItem item) const
{
    double all = 0.0;
    for (const TakeOffRow& row : rows)
        if (row.item == item) all += row.quantity;
    return all;
}

void mergeRows(TakeOff& of)
{
    std::stable_sort(of.rows.begin(), of.rows.end(), [](const TakeOffRow& a, const TakeOffRow& b) { return a.key() < b.key(); });
    std::vector<TakeOffRow> merged;
    for (TakeOffRow& row : of.rows) {
        if (row.quantity == 0.0) continue;
        if (!merged.empty() && merged.back().key() == row.key()) merged.back().quantity += row.quantity;
        else merged.push_back(std::move(row));
    }
    of.rows = std::move(merged);
}

void addRows(TakeOff& into, const TakeOff& from, double times)
{
    for (TakeOffRow row : from.rows) {
        row.quantity *= times;
        into.rows.push_back(std::move(row));
    }
    for (const std::string& problem : from.problems)
        if (std::find(into.problems.begin(), into.problems.end(), problem) == into.problems.end()) into.problems.push_back(problem);
    mergeRows(into);
}

TakeOff takeOffOf(const Plan& plan, const Hall& hall, const Building* building)
{
    TakeOff out;
    out.scope = TakeOff::Scope::Hall;
    out.id = hall.id;
    const Converter* busway = onlyStage(plan, building, ConverterKind::Busway);
    const Converter* panel = onlyStage(plan, building, ConverterKind::Pdu);
    double containment = 0.0;
    for (const Placement& p : hall.layout) {
        if (p.kind == PlacementKind::Containment) containment += 1e-3 * static_cast<double>(std::max(p.width, p.depth));
        const auto item = drawnItem(p.kind);
        if (!item) continue;
        std::string size;
        if (p.kind == PlacementKind::Rack && !p.rackDesign.empty()) size = displayName(plan.rackDesigns, p.rackDesign);
        if (p.kind == PlacementKind::Busway && busway) size = displayName(*busway);
        if (p.kind == PlacementKind::Rpp && panel) size = displayName(*panel);
        if (p.kind == PlacementKind::Cdu && building) size = displayName(plan.cdus, building->cooling.cdu);
        if (p.kind == PlacementKind::FanWall && building) size = displayName(plan.airUnits, building->cooling.airUnit);
        addPieces(out, *item, TakeOffPlace::Hall, std::move(size), 1.0, TakeOffWay::Drawn);
    }
    const auto length = [&](TakeOffItem item, std::string size, double metres) {
        out.rows.push_back({item, TakeOffPlace::Hall, {}, std::move(size), 0.0, &unit::m, metres, TakeOffWay::Drawn, Grade::Derived});
    };
    const HallRuns runs = hallRuns(hall, building ? building->power.cords : Cords::Two);
    length(TakeOffItem::BuswayLength, busway ? displayName(*busway) : std::string(), runs.busways.total);
    length(TakeOffItem::Cords, {}, runs.rackCords.total + runs.supportCords.total);
    length(TakeOffItem::Containment, {}, containment);
    mergeRows(out);
    return out;
}

TakeOff takeOffOf(const Plan& plan, const BuildingResult<double>& result, const std::vector<ClusterResult<double>>& clusters)
{
    const Building* building = findById(plan.buildings, result.id);
    RW_ASSERT(building);
    const TakeOffInput in{plan, *building, findById(plan.halls, building->hall), result};
    TakeOff out;
    out.scope = TakeOff::Scope::Building;
    out.id = result.id;
    const TakeOff drawn = in.hall ? takeOffOf(plan, *in.hall, building) : TakeOff{};
    addRows(out, drawn, result.halls.value());
    addRacks(in, clusters, drawn.sum(TakeOffItem::NetworkRacks) > 0.0, out);
    addPlant(in, drawn, out);
    addLoopRows(in, out);
    addPowerRows(in, drawn, out);
    mergeRows(out);
    return out;
}

TakeOffs::TakeOffs(const Plan& plan, const Evaluation& evaluation)
    : m_plan(evaluation.siteChoice ? chooseSitesOf(plan).plan : inFirstOrder(plan))
{
    // Losses as evaluated; what is typed and what is drawn is told apart by the plan itself.
    const std::optional<Plan> drawn = withDrawnLengths(m_plan);
    const std::vector<BuiltBuildings> built = builtBuildings({drawn ? *drawn : m_plan, evaluation.racks, evaluation.clusters, YearDetail::None});
    std::map<std::size_t, std::pair<TakeOff, const BuiltBuildings*>> runs;  // a site of each
    std::map<std::string, std::int64_t> ofKind;
    std::map<Content, TakeOff> known;
    const auto billOfContent = [&](const BuildingResult<double>& b) -> const TakeOff& {
        const auto [at, added] = known.try_emplace(Content{b.id, b.site, b.halls.value(), b.parts});
        if (added) at->second = takeOffOf(m_plan, b, evaluation.clusters);
        return at->second;
    };
    for (const BuiltBuildings& b : built) {
        auto& [site, about] = runs[b.run];
        about = &b;
        addRows(site, billOfContent(b.result), static_cast<double>(b.buildings));
        ofKind[b.result.id] += b.buildings * b.sites;
    }
    for (const BuildingResult<double>& b : evaluation.buildings) {
        m_buildings.push_back(billOfContent(b));
        m_buildings.back().count = ofKind[b.id];
        m_halls.push_back(b.halls.value());
    }
    m_programme.scope = TakeOff::Scope::Programme;
    std::map<std::string, std::int64_t> ofEntry;
    for (auto& [run, entry] : runs) {
        auto& [site, about] = entry;
        if (const auto* result = findById(evaluation.sites, about->site)) addRows(site, siteRows(m_plan, *result));
        addRows(m_programme, site, static_cast<double>(about->sites));
        ofEntry[about->site] += about->sites;
        if (std::any_of(m_sites.begin(), m_sites.end(), [&](const TakeOff& t) { return t.id == about->site; })) continue;
        site.scope = TakeOff::Scope::Site;
        site.id = about->site;
        m_sites.push_back(site);
    }
    for (TakeOff& s : m_sites) s.count = ofEntry[s.id];
}

Result<TakeOff> TakeOffs::building(std::string_view id) const { return billOf(m_buildings, id, "take-off.no-building"); }
Result<TakeOff> TakeOffs::site(std::string_view id) const { return billOf(m_sites, id, "take-off.no-site"); }

Result<TakeOff> TakeOffs::hall(std::string_view id) const
{
    const Hall* hall = findById(m_plan.halls, id);
    if (!hall) {
        std::string known;
        for (const Hall& h : m_plan.halls) known += (known.empty() ? "" : ", ") + h.id;
        return Error{.code = "take-off.no-hall", .found = std::string(id), .allowed = known.empty() ? "–" : known};
    }
    for (std::size_t i = 0; i < m_buildings.size(); ++i) {
        const Building* building = findById(m_plan.buildings, m_buildings[i].id);
        if (!building || building->hall != id || m_halls[i] <= 0.0) continue;
        TakeOff one = hallOf(m_buildings[i], m_halls[i]);
        one.id = hall->id;
        one.count = std::llround(m_halls[i]);
        return one;
    }
    const Building* planned = nullptr;
    for (const Building& b : m_plan.buildings)
        if (!planned && b.hall == id) planned = &b;
    return takeOffOf(m_plan, *hall, planned);
}

}  // namespace rw
