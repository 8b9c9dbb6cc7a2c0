// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_colors.h"

#include "catalogue/display_name.h"
#include "document/plan_words.h"
#include "shell/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::HallColors)
};

/// On the fill of quantities that lie near each other, so that a gradient says no more than the numbers.
constexpr double kEqual = 1e-9;

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
    case PlacementKind::Cdu: return c.trayCooling;
    case PlacementKind::FanWall: return mixed(c.canvas, c.air, 0.32);
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

const HallDesign* designOf(const std::vector<HallDesign>& designs, const HallClass& of)
{
    if (of.kind == PlacementKind::Rack)
        for (const HallDesign& d : designs)
            if (of.design.empty() ? d.comes : d.id == of.design) return &d;
    return nullptr;
}

std::vector<HallDesign> hallDesigns(const Plan& plan, const Evaluation* evaluation, const Hall& hall, const HallClasses& classes)
{
    std::set<std::string> standing;
    bool open = false;
    for (std::size_t cls = 0; cls < classes.all().size(); ++cls) {
        const HallClass& of = classes.all()[cls];
        if (of.kind != PlacementKind::Rack || classes.count(cls) == 0) continue;
        if (of.design.empty()) open = true;
        else standing.insert(of.design);
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
        d.name = toQString(displayName(design));
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
    return toQString(displayName(placement));
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

bool isRackLike(PlacementKind kind)
{
    return kind == PlacementKind::Rack || kind == PlacementKind::Network || kind == PlacementKind::Storage;
}

/// What there is to say of classes in a legend: alike ones together, racks first.
class LegendMaker {
public:
    explicit LegendMaker(HallLegend& legend) : m_legend(legend) {}
    void add(const QColor& color, const QString& name, std::int64_t count)
    {
        for (HallLegend::Entry& entry : m_legend.entries)
            if (entry.name == name) {
                entry.count += count;
                return;
            }
        m_legend.entries.push_back({color, name, count, false});
    }

private:
    HallLegend& m_legend;
};

HallStyle rackStyle(const HallDesign* design, const std::string& feed, HallColor by, const Scale& scale, const Theme& theme, UnitSystem units)
{
    const Colors& c = theme.colors();
    QColor fill = c.rackInside;
    if (by == HallColor::Feed)
        fill = feed.empty() ? areaColor(c.data, theme)
               : feed == "A" ? areaColor(c.feedA, theme) : feed == "B" ? areaColor(c.feedB, theme)
                                                                       : areaColor(theme.category(2), theme);
    if (!design) return styleOf(fill, theme);
    QString figure;
    const HallColor told = colorUnit(by) ? by : HallColor::Power;
    if (const auto value = colorValue(*design, told)) figure = formatIn(*value, unitFor(*colorUnit(told), units), 3).text();
    if (by == HallColor::Platform) fill = platformColor(*design, theme);
    else if (const auto value = colorValue(*design, by)) fill = cividis(scale.at(*value));
    return styleOf(fill, theme, figure);
}

HallStyle classStyle(const HallClass& of, const std::vector<HallDesign>& designs, HallColor by, const Scale& scale, const Theme& theme,
                     UnitSystem units)
{
    const Colors& c = theme.colors();
    switch (of.kind) {
    case PlacementKind::Rack: return rackStyle(designOf(designs, of), of.feed, by, scale, theme, units);
    case PlacementKind::Zone:
    case PlacementKind::Containment: {
        HallStyle style = styleOf(useColor(of.use, theme), theme);
        style.ink = mixed(useColor(of.use, theme), c.canvasInk, 0.25);
        return style;
    }
    case PlacementKind::Rpp:
        if (of.feed.empty()) break;
        [[fallthrough]];
    case PlacementKind::Busway: {
        const QColor side = of.feed == "A" ? c.feedA : of.feed == "B" ? c.feedB : c.canvasInk;
        return styleOf(of.kind == PlacementKind::Rpp ? areaColor(side, theme) : side, theme);
    }
    case PlacementKind::Network:
    case PlacementKind::Storage:
    case PlacementKind::Cdu:
    case PlacementKind::FanWall:
    case PlacementKind::Power:
    case PlacementKind::Other:
    case PlacementKind::Column:
    case PlacementKind::Wall:
    case PlacementKind::Door: break;
    }
    HallStyle style = styleOf(kindColor(of.kind, theme), theme);
    if (colorUnit(by) && isRackLike(of.kind)) style.fill = c.rackInside;
    return style;
}

bool isInLegend(PlacementKind kind)
{
    return isRackLike(kind) || kind == PlacementKind::Cdu || kind == PlacementKind::FanWall || kind == PlacementKind::Power
           || kind == PlacementKind::Rpp || kind == PlacementKind::Other;
}

}  // namespace

QColor platformColor(const HallDesign& design, const Theme& theme)
{
    return areaColor(theme.category(design.category), theme);
}

HallLook hallLook(const HallClasses& classes, const std::vector<HallDesign>& designs, HallColor by, const Theme& theme, UnitSystem units)
{
    const Unit* unit = colorUnit(by);
    Scale scale;
    if (unit)
        for (const HallDesign& d : designs)
            if (const auto value = colorValue(d, by)) scale.add(*value);
    const bool scaled = unit && scale.any;

    HallLook look;
    look.styles.reserve(classes.all().size());
    for (const HallClass& of : classes.all()) look.styles.push_back(classStyle(of, designs, by, scale, theme, units));

    look.legend.title = colorName(by);
    if (scaled) {
        const Unit& shown = unitFor(*unit, units);
        look.legend.title = Tr::tr("%1 (%2)").arg(colorName(by), QString::fromUtf8(shown.symbol));
        look.legend.scale = true;
        look.legend.low = formatIn(scale.low, shown, 3).number;
        look.legend.high = formatIn(scale.high, shown, 3).number;
    }
    LegendMaker legend(look.legend);
    for (const bool racks : {true, false})
        for (std::size_t cls = 0; cls < classes.all().size(); ++cls) {
            const HallClass& of = classes.all()[cls];
            if ((of.kind == PlacementKind::Rack) != racks || classes.count(cls) == 0 || !isInLegend(of.kind)) continue;
            const QColor& fill = look.styles[cls].fill;
            if (!racks) {
                const QString name = placementKindName(of.kind);
                if (!scaled || !isRackLike(of.kind))
                    legend.add(fill, of.feed.empty() ? name : Tr::tr("%1, feed %2").arg(name, toQString(of.feed)), classes.count(cls));
                continue;
            }
            const HallDesign* d = designOf(designs, of);
            if (scaled) {
                if (!d || !colorValue(*d, by)) legend.add(fill, Tr::tr("not known"), classes.count(cls));
            } else if (by == HallColor::Feed) {
                legend.add(fill, of.feed.empty() ? Tr::tr("Racks on both") : Tr::tr("Racks on %1").arg(toQString(of.feed)), classes.count(cls));
            } else {
                legend.add(fill, of.design.empty() ? (d ? Tr::tr("%1 (any platform)").arg(d->name) : Tr::tr("Any platform"))
                                 : d               ? d->name : toQString(of.design), classes.count(cls));
            }
        }
    return look;
}

}  // namespace rw::ui
