// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_colors.h"

#include "document/plan_words.h"
#include "shell/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::HallColors)
};

/// On the fill of quantities that lie near each other, so that a gradient says no more than the numbers.
constexpr double kEqual = 1e-9;

/// The design that takes the places of whichever platform comes: the most of what the evaluated building holds.
std::string comingDesign(const Plan& plan, const Evaluation* evaluation, const Hall& hall)
{
    if (!evaluation) return {};
    for (const BuildingResult<double>& building : evaluation->buildings) {
        const Building* kind = findById(plan.buildings, building.id);
        if (!kind || kind->hall != hall.id) continue;
        const auto most = std::max_element(building.parts.begin(), building.parts.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most == building.parts.end()) continue;
        if (const Cluster* cluster = findById(plan.clusters, most->first)) return cluster->rackDesign;
    }
    return {};
}

HallStyle styleOf(const QColor& fill, const Theme& theme, QString figure = {})
{
    const Colors& c = theme.colors();
    return {fill, mixed(fill, c.canvasInk, theme.isDark() ? 0.35 : 0.45), readableOn(fill), std::move(figure)};
}

/// A category's colour as an area: full strength would drown the words and the marks on it.
QColor areaColor(const QColor& category, const Theme& theme)
{
    return mixed(theme.colors().canvas, category, theme.isDark() ? 0.55 : 0.5);
}

QColor kindColor(PlacementKind kind, const Theme& theme)
{
    const Colors& c = theme.colors();
    switch (kind) {
    case PlacementKind::Rack: return c.rackInside;
    case PlacementKind::Network: return c.traySwitch;
    case PlacementKind::Storage: return c.trayStorage;
    case PlacementKind::Cdu:
    case PlacementKind::FanWall: return c.trayCooling;
    case PlacementKind::Power:
    case PlacementKind::Rpp: return c.trayPower;
    case PlacementKind::Other: return c.trayBlank;
    case PlacementKind::Wall:
    case PlacementKind::Column: return mixed(c.canvas, c.canvasInk, 0.62);
    case PlacementKind::Door: return c.canvas;
    case PlacementKind::Busway:
    case PlacementKind::Containment:
    case PlacementKind::Zone: return c.canvas;
    }
    return c.canvas;
}

}  // namespace

const Building* buildingOf(const Plan& plan, const Hall& hall)
{
    for (const Building& building : plan.buildings)
        if (building.hall == hall.id) return &building;
    return nullptr;
}

std::vector<HallDesign> hallDesigns(const Plan& plan, const Evaluation* evaluation, const Hall& hall)
{
    std::set<std::string> standing;
    bool open = false;
    for (const Placement& p : hall.layout) {
        if (p.kind != PlacementKind::Rack) continue;
        if (p.rackDesign.empty()) open = true;
        else standing.insert(p.rackDesign);
    }
    const std::string coming = comingDesign(plan, evaluation, hall);
    const Building* building = buildingOf(plan, hall);
    std::vector<HallDesign> designs;
    int category = 0;
    for (const RackDesign& design : plan.rackDesigns) {
        const int own = category++;
        const bool comes = open && design.id == coming;
        if (!comes && standing.count(design.id) == 0) continue;
        HallDesign d;
        d.id = design.id;
        d.name = toQString(design.name.empty() ? design.id : design.name);
        d.category = own;
        d.comes = comes;
        d.supply = building && building->cooling.supplyTemperature.si ? building->cooling.supplyTemperature.si
                                                                      : design.supplyTemperature.si;
        if (const RackResult<double>* rack = evaluation ? findById(evaluation->racks, design.id) : nullptr) {
            if (rack->power) d.power = rack->power->design.value();
            if (rack->coolantFlow) d.flow = rack->coolantFlow->value();
            if (rack->mass) d.mass = rack->mass->value();
            if (rack->plate && rack->plate->margin) d.margin = rack->plate->margin->value();
        }
        if (evaluation)
            for (const PlatformResult<double>& platform : evaluation->platforms) {
                if (platform.rackDesign != design.id) continue;
                d.it = platform.itPerRack.value();
                if (platform.plate && platform.plate->margin) d.margin = platform.plate->margin->value();
                break;
            }
        designs.push_back(std::move(d));
    }
    return designs;
}

std::optional<double> colorValue(const HallDesign& design, HallColor by)
{
    switch (by) {
    case HallColor::Power: return design.power;
    case HallColor::Flow: return design.flow;
    case HallColor::Supply: return design.supply;
    case HallColor::Mass: return design.mass;
    case HallColor::Margin: return design.margin;
    case HallColor::Platform:
    case HallColor::Feed: return std::nullopt;
    }
    return std::nullopt;
}

const Unit* colorUnit(HallColor by)
{
    switch (by) {
    case HallColor::Power: return &unit::kW;
    case HallColor::Flow: return &unit::Lmin;
    case HallColor::Supply: return &unit::C;
    case HallColor::Mass: return &unit::kg;
    case HallColor::Margin: return &unit::K;
    case HallColor::Platform:
    case HallColor::Feed: return nullptr;
    }
    return nullptr;
}

QString colorName(HallColor by)
{
    switch (by) {
    case HallColor::Platform: return Tr::tr("Platform");
    case HallColor::Power: return Tr::tr("Power");
    case HallColor::Flow: return Tr::tr("Liquid flow");
    case HallColor::Supply: return Tr::tr("Supply temperature");
    case HallColor::Mass: return Tr::tr("Mass");
    case HallColor::Margin: return Tr::tr("Thermal margin");
    case HallColor::Feed: return Tr::tr("Feed");
    }
    return {};
}

QColor useColor(AreaUse use, const Theme& theme)
{
    const Colors& c = theme.colors();
    switch (use) {
    case AreaUse::Free: return c.outline;
    case AreaUse::ColdAisle: return c.liquidCold;
    case AreaUse::HotAisle: return c.liquidWarm;
    case AreaUse::Way: return c.good;
    case AreaUse::KeepClear: return c.warning;
    }
    return c.outline;
}

QString placementKindName(PlacementKind kind)
{
    const Field& field = *typeOf<Placement>().find("kind");
    return choiceWord(field, field.choices[static_cast<std::size_t>(kind)]);
}

QString areaUseName(AreaUse use)
{
    const Field& field = *typeOf<Placement>().find("use");
    return choiceWord(field, field.choices[static_cast<std::size_t>(use)]);
}

QString placementName(const Placement& placement)
{
    return toQString(placement.name.empty() ? placement.id : placement.name);
}

namespace {

/// What racks of a design look like; ends of the scale come with it.
struct Scale {
    double low = 0.0;
    double high = 0.0;
    bool any = false;

    void add(double value)
    {
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
    }
    double at(double value) const { return high - low > kEqual * std::abs(high) ? (value - low) / (high - low) : 0.5; }
};

/// Racks are told apart by what the colour shows, other things by what they are.
struct Class {
    PlacementKind kind = PlacementKind::Rack;
    std::string key;  ///< design or feed

    bool operator<(const Class& o) const { return kind != o.kind ? kind < o.kind : key < o.key; }
};

bool isRackLike(PlacementKind kind)
{
    return kind == PlacementKind::Rack || kind == PlacementKind::Network || kind == PlacementKind::Storage;
}

}  // namespace

HallLook hallLook(const Block<Placement>& layout, const std::vector<HallDesign>& designs, HallColor by,
                  const Theme& theme, UnitSystem units)
{
    const Colors& c = theme.colors();
    const auto designOf = [&](const std::string& id) -> const HallDesign* {
        for (const HallDesign& d : designs)
            if (id.empty() ? d.comes : d.id == id) return &d;
        return nullptr;
    };
    const Unit* unit = colorUnit(by);
    const Unit* shown = unit ? &unitFor(*unit, units) : nullptr;
    Scale scale;
    if (unit)
        for (const HallDesign& d : designs)
            if (const auto value = colorValue(d, by)) scale.add(*value);

    HallLook look;
    look.styleOf.reserve(layout.size());
    std::map<Class, std::pair<std::uint16_t, std::int64_t>> classes;
    const auto rackStyle = [&](const std::string& design, const std::string& feed) {
        const HallDesign* d = designOf(design);
        QString figure;
        if (d) {
            const HallColor told = unit ? by : HallColor::Power;
            if (const auto value = colorValue(*d, told))
                figure = formatIn(*value, unitFor(*colorUnit(told), units), 3).text();
        }
        QColor fill = c.rackInside;
        if (by == HallColor::Feed)
            fill = feed.empty() ? areaColor(c.data, theme)
                   : feed == "A" ? areaColor(c.feedA, theme) : feed == "B" ? areaColor(c.feedB, theme)
                                                                           : areaColor(theme.category(2), theme);
        else if (by == HallColor::Platform)
            fill = d ? areaColor(theme.category(d->category), theme) : c.rackInside;
        else if (d)
            if (const auto value = colorValue(*d, by)) fill = cividis(scale.at(*value));
        return styleOf(fill, theme, figure);
    };
    const Placement* before = nullptr;
    std::int64_t* tally = nullptr;
    for (const Placement& p : layout) {
        // Neighbours in a drawing are mostly alike.
        if (before && p.kind == before->kind && p.use == before->use && p.feed == before->feed && p.rackDesign == before->rackDesign) {
            ++*tally;
            look.styleOf.push_back(look.styleOf.back());
            continue;
        }
        before = &p;
        Class key{p.kind, {}};
        if (p.kind == PlacementKind::Rack) key.key = by == HallColor::Feed ? p.feed + '\n' + p.rackDesign : p.rackDesign;
        if (p.kind == PlacementKind::Busway || p.kind == PlacementKind::Rpp) key.key = p.feed;
        if (p.kind == PlacementKind::Zone || p.kind == PlacementKind::Containment)
            key.key = std::string(1, static_cast<char>('0' + static_cast<int>(p.use)));
        const auto known = classes.find(key);
        if (known != classes.end()) {
            tally = &++known->second.second;
            look.styleOf.push_back(known->second.first);
            continue;
        }
        HallStyle style;
        if (p.kind == PlacementKind::Rack) {
            style = rackStyle(p.rackDesign, p.feed);
        } else if (p.kind == PlacementKind::Zone || p.kind == PlacementKind::Containment) {
            style = styleOf(useColor(p.use, theme), theme);
            style.ink = mixed(useColor(p.use, theme), c.canvasInk, 0.25);
        } else if (p.kind == PlacementKind::Busway || (p.kind == PlacementKind::Rpp && !p.feed.empty())) {
            const QColor side = p.feed == "A" ? c.feedA : p.feed == "B" ? c.feedB : c.canvasInk;
            style = styleOf(p.kind == PlacementKind::Rpp ? areaColor(side, theme) : side, theme);
        } else {
            style = styleOf(kindColor(p.kind, theme), theme);
            if (unit && isRackLike(p.kind)) style.fill = c.rackInside;
        }
        const auto index = static_cast<std::uint16_t>(look.styles.size());
        look.styles.push_back(std::move(style));
        tally = &classes.emplace(std::move(key), std::make_pair(index, std::int64_t{1})).first->second.second;
        look.styleOf.push_back(index);
    }

    look.legend.title = colorName(by);
    if (unit && scale.any) {
        look.legend.title = Tr::tr("%1 (%2)").arg(colorName(by), QString::fromUtf8(shown->symbol));
        look.legend.scale = true;
        look.legend.low = formatIn(scale.low, *shown, 3).number;
        look.legend.high = formatIn(scale.high, *shown, 3).number;
    }
    std::map<std::string, HallLegend::Entry> byKey;
    std::vector<HallLegend::Entry> others;
    for (const auto& [key, value] : classes) {
        const HallStyle& style = look.styles[value.first];
        if (key.kind == PlacementKind::Rack) {
            if (unit && scale.any) {
                const HallDesign* d = designOf(key.key);
                if (!d || !colorValue(*d, by))
                    look.legend.entries.push_back({style.fill, Tr::tr("not known"), value.second, false});
                continue;
            }
            if (by == HallColor::Feed) {
                const std::string feed = key.key.substr(0, key.key.find('\n'));
                HallLegend::Entry& entry = byKey[feed];
                entry.color = style.fill;
                entry.name = feed.empty() ? Tr::tr("Racks on both") : Tr::tr("Racks on %1").arg(toQString(feed));
                entry.count += value.second;
                continue;
            }
            const HallDesign* d = designOf(key.key);
            const QString name = key.key.empty() ? (d ? Tr::tr("%1 (any platform)").arg(d->name) : Tr::tr("Any platform"))
                                 : d             ? d->name : toQString(key.key);
            look.legend.entries.push_back({style.fill, name, value.second, false});
        } else if (key.kind == PlacementKind::Network || key.kind == PlacementKind::Storage
                   || key.kind == PlacementKind::Cdu || key.kind == PlacementKind::FanWall
                   || key.kind == PlacementKind::Power || key.kind == PlacementKind::Other) {
            if (unit && isRackLike(key.kind)) continue;
            others.push_back({style.fill, placementKindName(key.kind), value.second, false});
        }
    }
    for (auto& [feed, entry] : byKey) look.legend.entries.push_back(std::move(entry));
    for (HallLegend::Entry& entry : others) look.legend.entries.push_back(std::move(entry));
    return look;
}

}  // namespace rw::ui
