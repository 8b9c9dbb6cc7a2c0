// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_edits.h"

#include "catalogue/display_name.h"
#include "one_line.h"
#include "plan/catalogue_copy.h"
#include "power/redundancy.h"
#include "schema/path.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::PowerEdits)
};

Tree countTree(const std::optional<std::int64_t>& count) { return count ? Tree(*count) : Tree(); }

Tree redundancyTree(Redundancy redundancy)
{
    ChainStage stage;
    stage.redundancy = redundancy;
    return readField(*typeOf<ChainStage>().find("redundancy"), &stage);
}

/// The chain that a path names or lies in; with the building where it is one's.
struct ChainAt {
    const std::vector<ChainStage>* stages = nullptr;
    const Building* building = nullptr;
    std::string path;   ///< "buildings[b].chain"
    std::string stage;  ///< id; empty where the path names the chain itself
};
ChainAt chainAt(const Plan& plan, const QString& path)
{
    ChainAt at;
    const auto steps = parsePath(path.toStdString());
    if (!steps || steps->size() < 2 || (*steps)[1].key != "chain")
        return at;
    const PathStep& holder = steps->front();
    if (holder.key == "buildings") {
        at.building = findById(plan.buildings, holder.id);
        if (at.building)
            at.stages = &at.building->chain;
    } else if (holder.key == "sites") {
        const Site* site = findById(plan.sites, holder.id);
        if (site)
            at.stages = &site->chain;
    }
    at.path = holder.key + "[" + holder.id + "].chain";
    at.stage = (*steps)[1].id;
    return at;
}

std::size_t indexOf(const std::vector<ChainStage>& chain, const std::string& id)
{
    return static_cast<std::size_t>(
        std::find_if(chain.begin(), chain.end(), [&](const ChainStage& s) { return s.id == id; })
        - chain.begin());
}

std::string fieldOf(const ChainAt& at, const std::string& stage, const char* key)
{
    return at.path + "[" + stage + "]." + key;
}

/// Names the feed of each stage that would be fed otherwise once the chain is \p after. \p wanted: the feeds by id.
void keepFeeds(const ChainAt& at, const std::vector<ChainStage>& after,
               const std::vector<std::pair<std::string, std::string>>& wanted,
               std::vector<Edit>& edits)
{
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto want = std::find_if(wanted.begin(), wanted.end(),
                                       [&](const auto& w) { return w.first == after[i].id; });
        if (want == wanted.end())
            continue;
        const std::string before = i == 0 ? std::string() : after[i - 1].id;
        if ((after[i].feed.empty() ? before : after[i].feed) == want->second)
            continue;
        // The one before needs no name; where nothing feeds but the source, none can be given.
        const std::string feed = want->second == before ? std::string() : want->second;
        edits.push_back(Edit::set(fieldOf(at, after[i].id, "feed"), Tree(feed)));
    }
}

}  // namespace

std::span<const Topology> topologies()
{
    static const std::array<Topology, 7> all{{{Redundancy::N, {}},
                                              {Redundancy::NPlus1, {}},
                                              {Redundancy::TwoN, {}},
                                              {Redundancy::TwoNPlusR, 1},
                                              {Redundancy::ThreeToMakeTwo, {}},
                                              {Redundancy::FourToMakeThree, {}},
                                              {Redundancy::BlockRedundant, 1}}};
    return all;
}

QString topologyName(const Topology& topology)
{
    ChainStage stage;
    stage.redundancy = topology.redundancy;
    stage.spares = topology.spares;
    return toQString(redundancyWords(stage));
}

std::vector<std::string> topologyStages(const Plan& plan, const Building& building)
{
    const ChainShape shape = shapeOf(building.chain);
    const auto isKind = [&](std::size_t i, ConverterKind kind) {
        const Converter* converter = findById(plan.converters, building.chain[i].converter);
        return converter && converter->kind == kind;
    };
    const auto first = std::find_if(shape.order.begin(), shape.order.end(), [&](std::size_t i) {
        return building.chain[i].carries != StageCarries::Mechanical
               && (isKind(i, ConverterKind::Transformer) || isKind(i, ConverterKind::Rectifier));
    });
    std::vector<std::string> stages;
    for (const std::size_t i : shape.order) {
        const ChainStage& stage = building.chain[i];
        if (stage.carries == StageCarries::Mechanical || isKind(i, ConverterKind::RackBattery))
            continue;
        if (first == shape.order.end()) {
            if (stage.location != StageLocation::Outdoors)
                stages.push_back(stage.id);
            continue;
        }
        for (std::size_t at = i; at != ChainShape::kSource; at = shape.parent[at])
            if (at == *first) {
                stages.push_back(stage.id);
                break;
            }
    }
    return stages;
}

EditList applyTopology(const Plan& plan, const std::string& id, const Topology& topology)
{
    EditList list{"edit.topology", {}};
    const Building* building = findById(plan.buildings, id);
    if (!building)
        return list;
    const std::string chain = buildingChainPath(id).toStdString();
    for (const std::string& name : topologyStages(plan, *building)) {
        const ChainStage& stage = *findById(building->chain, name);
        const std::string path = chain + "[" + name + "].";
        if (stage.redundancy != topology.redundancy)
            list.edits.push_back(
                Edit::set(path + "redundancy", redundancyTree(topology.redundancy)));
        if (stage.spares != topology.spares)
            list.edits.push_back(Edit::set(path + "spares", countTree(topology.spares)));
        if (stage.systems)
            list.edits.push_back(Edit::set(path + "systems", Tree()));
    }
    return list;
}

QString supplyName(SupplyKind supply)
{
    switch (supply) {
    case SupplyKind::AcUps: return Tr::tr("AC with UPS");
    case SupplyKind::AcRackBattery: return Tr::tr("AC with rack batteries");
    case SupplyKind::DcSideRack: return Tr::tr("800 V DC from side racks");
    case SupplyKind::DcRectifier: return Tr::tr("800 V DC from rectifiers");
    case SupplyKind::DcSolidState: return Tr::tr("800 V DC from solid-state transformers");
    }
    return {};
}

std::vector<StageOffer> stageOffers(const Plan& plan, const Catalogue& catalogue)
{
    const auto stands = [](const Converter& converter) {
        switch (converter.kind) {
        case ConverterKind::PowerShelf:
        case ConverterKind::Node:
        case ConverterKind::RackBattery: return false;  // inside racks
        case ConverterKind::Ups:
        case ConverterKind::Transformer:
        case ConverterKind::Busway:
        case ConverterKind::Switchgear:
        case ConverterKind::Pdu:
        case ConverterKind::Rectifier:
        case ConverterKind::DcDc:
        case ConverterKind::Cable:
        case ConverterKind::TransferSwitch: return true;
        }
        return false;
    };
    std::vector<StageOffer> offers;
    for (const Converter& converter : plan.converters)
        if (stands(converter))
            offers.push_back({converter.id,
                              toQString(displayName(converter)),
                              true});
    for (const Converter& converter : catalogue.equipment.converters)
        if (stands(converter) && !findById(plan.converters, converter.id))
            offers.push_back({converter.id,
                              toQString(displayName(converter)),
                              false});
    return offers;
}

Result<StageEdits> insertStage(const Plan& given, const Catalogue& catalogue, const QString& chain,
                               const QString& after, const StageOffer& offer)
{
    Plan plan = given;
    std::vector<Edit> edits;
    ChainStage made;
    made.converter = offer.converter;
    if (!offer.inPlan) {
        Result<CatalogueUse> use =
            useCatalogueEntry(plan, catalogue, "converters", offer.converter);
        if (!use)
            return use.error();
        edits = use->edits.edits;
        made.converter = use->id;
        if (Status s = apply(plan, use.value().edits); !s)
            return s.error();
    }
    const ChainAt at = chainAt(plan, after.isEmpty() ? chain : after);
    if (!at.stages)
        return Error{
            .code = "path.unknown", .path = chain.toStdString(), .found = chain.toStdString()};
    std::int64_t next = plan.nextId;
    made.id = freshId(plan, next, "stage");
    made.name = offer.name.toStdString();
    const std::size_t above = indexOf(*at.stages, at.stage);
    const bool atHead = above >= at.stages->size();
    if (!atHead) {
        const ChainStage& like = (*at.stages)[above];
        made.carries = like.carries;
        made.location = like.location;
        made.redundancy = like.redundancy;
        made.spares = like.spares;
        made.systems = like.systems;
    } else {
        made.carries = StageCarries::All;
        made.location = StageLocation::Outdoors;
    }
    const std::size_t index = atHead ? 0 : above + 1;
    // What the stage above fed is fed by the new one; all else as it was.
    const ChainShape shape = shapeOf(*at.stages);
    std::vector<std::pair<std::string, std::string>> wanted;
    for (std::size_t i = 0; i < at.stages->size(); ++i) {
        const std::size_t parent = shape.parent[i];
        const bool below = atHead ? parent == ChainShape::kSource : parent == above;
        wanted.emplace_back((*at.stages)[i].id, below ? made.id
                                                : parent == ChainShape::kSource
                                                    ? std::string()
                                                    : (*at.stages)[parent].id);
    }
    std::vector<ChainStage> chainAfter = *at.stages;
    chainAfter.insert(chainAfter.begin() + static_cast<std::ptrdiff_t>(index), made);
    edits.push_back(Edit::set("next_id", Tree(next)));
    edits.push_back(Edit::insert(at.path, index, readObject(typeOf<ChainStage>(), &made)));
    keepFeeds(at, chainAfter, wanted, edits);
    return StageEdits{{"edit.insert", std::move(edits)}, toQString(at.path + "[" + made.id + "]")};
}

EditList removeStage(const Plan& plan, const QString& path)
{
    EditList list{"edit.remove", {}};
    const ChainAt at = chainAt(plan, path);
    if (!at.stages)
        return list;
    const std::size_t gone = indexOf(*at.stages, at.stage);
    if (gone >= at.stages->size())
        return list;
    const ChainShape shape = shapeOf(*at.stages);
    const std::size_t above = shape.parent[gone];
    const auto idOf = [&](std::size_t i) {
        return i == ChainShape::kSource ? std::string() : (*at.stages)[i].id;
    };
    std::vector<std::pair<std::string, std::string>> wanted;
    for (std::size_t i = 0; i < at.stages->size(); ++i)
        if (i != gone)
            wanted.emplace_back((*at.stages)[i].id,
                                idOf(shape.parent[i] == gone ? above : shape.parent[i]));
    std::vector<ChainStage> after = *at.stages;
    after.erase(after.begin() + static_cast<std::ptrdiff_t>(gone));
    list.edits.push_back(Edit::remove(at.path + "[" + at.stage + "]"));
    keepFeeds(at, after, wanted, list.edits);
    if (at.building && at.building->power.generatorFeeds == at.stage)
        list.edits.push_back(Edit::set("buildings[" + at.building->id + "].power.generator_feeds",
                                       Tree(idOf(above))));
    return list;
}

}  // namespace rw::ui
