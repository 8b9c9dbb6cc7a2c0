// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>
#include <cmath>

namespace rw::report {

const char* mountingUnit(const Frame* frame)
{
    return frame && frame->pitch.si && std::abs(*frame->pitch.si - 0.048) < 1e-6 ? "OU" : "U";
}

namespace {

using Rack = RackResult<double>;

std::optional<Elevation::Rack> elevation(const Context& context, const Rack& result)
{
    const RackDesign* design = findById(context.plan.rackDesigns, result.id);
    const Frame* frame = design ? findById(context.plan.frames, design->frame) : nullptr;
    if (!frame || design->slots.empty()) return std::nullopt;
    Elevation::Rack rack;
    rack.name = displayName(*design);
    rack.unitName = mountingUnit(frame);
    rack.units = frame->units;
    // EIA-310 dimensions stand in where the frame's own are not known.
    rack.pitch = frame->pitch.si.value_or(0.04445);
    rack.width = frame->width.si.value_or(0.6);
    rack.height = std::max(frame->height.si.value_or(0.0),
                           rack.pitch * static_cast<double>(frame->units) + 0.1);
    if (result.power) rack.detail = alone(result.power->design.value(), unit::W);
    for (const Slot& slot : design->slots)
        if (const Tray* tray = findById(design->trays, slot.tray))
            rack.slots.push_back({slot.position, tray->height, displayName(*tray), tray->kind});
    std::stable_sort(rack.slots.begin(), rack.slots.end(),
                     [](const auto& a, const auto& b) { return a.position > b.position; });
    return rack;
}

/// Designs stand as columns, so that two platforms compare line by line.
class DesignTable {
public:
    DesignTable(const std::vector<Rack>& racks, std::size_t first, std::size_t last)
        : m_racks(racks), m_first(first), m_last(last)
    {
        m_table.columns = {wordColumn("figure", 2.0), wordColumn("unit", 0.5)};
        for (std::size_t i = first; i < last; ++i)
            m_table.columns.push_back({displayName(racks[i]), {}, true, 1.0});
    }

    template <class Get>
    void add(std::string_view labelKey, const Unit& unit, Get get, bool omitZeros = false)
    {
        QuantityColumn values(unit);
        for (std::size_t i = m_first; i < m_last; ++i) values.add(si(get(m_racks[i])));
        values.close();
        if (omitZeros && values.allZero()) return;
        Row row;
        row.cells = {words(labelKey), values.symbol()};
        for (std::size_t i = 0; i < m_last - m_first; ++i) row.cells.push_back(values.cell(i));
        // A line that no design can fill says nothing.
        if (std::any_of(row.cells.begin() + 2, row.cells.end(),
                        [](const std::string& cell) { return cell != kUnset; }))
            m_table.rows.push_back(std::move(row));
    }
    void group(std::string_view labelKey)
    {
        Row row{{words(labelKey)}, Row::Kind::Group};
        row.cells.resize(m_table.columns.size());
        m_table.rows.push_back(std::move(row));
    }
    Table take() { return std::move(m_table); }

private:
    const std::vector<Rack>& m_racks;
    std::size_t m_first;
    std::size_t m_last;
    Table m_table;
};

template <class State>
auto state(State PowerStates<double>::*member)
{
    return [member](const Rack& rack) -> std::optional<State> {
        if (!rack.power) return std::nullopt;
        return (*rack.power).*member;
    };
}

Table designs(const std::vector<Rack>& racks, std::size_t first, std::size_t last)
{
    DesignTable t(racks, first, last);
    t.add("rack.accelerators", unit::one, [](const Rack& r) { return r.accelerators; });
    t.add("rack.height-used", unit::one, [](const Rack& r) { return r.heightUsed; });
    t.add("rack.mass", unit::kg, [](const Rack& r) { return r.mass; });
    t.group("rack.power-group");
    t.add("rack.nameplate", unit::kW, state(&PowerStates<double>::nameplate));
    t.add("rack.peak", unit::kW, state(&PowerStates<double>::peak));
    t.add("rack.design", unit::kW, state(&PowerStates<double>::design));
    t.add("rack.typical", unit::kW, state(&PowerStates<double>::typical));
    t.add("rack.idle", unit::kW, state(&PowerStates<double>::idle));
    t.add("rack.low", unit::kW, [](const Rack& r) { return r.powerLow; });
    t.add("rack.high", unit::kW, [](const Rack& r) { return r.powerHigh; });
    t.group("rack.buildup-group");
    t.add("rack.tray-sum", unit::kW, [](const Rack& r) { return r.traySum; });
    t.add("rack.maker", unit::kW, [](const Rack& r) { return r.makerPower; });
    t.add("rack.busbar-power", unit::kW, [](const Rack& r) { return r.busbarPower; });
    t.add("rack.shelf-loss", unit::kW, [](const Rack& r) { return r.shelfLoss; }, true);
    t.add("rack.busbar-loss", unit::kW, [](const Rack& r) { return r.busbarLoss; }, true);
    t.add("rack.busbar-current", unit::A, [](const Rack& r) { return r.busbarCurrent; });
    t.add("rack.shelf-installed", unit::kW, [](const Rack& r) { return r.shelfInstalled; });
    t.add("rack.shelf-usable", unit::kW, [](const Rack& r) { return r.shelfUsable; });
    t.group("rack.heat-group");
    t.add("rack.liquid", unit::kWheat, [](const Rack& r) { return r.liquidHeat; });
    t.add("rack.air", unit::kWheat, [](const Rack& r) { return r.airHeat; });
    t.add("rack.flow", unit::Lmin, [](const Rack& r) { return r.coolantFlow; });
    t.add("rack.rise", unit::K, [](const Rack& r) { return r.coolantRise; });
    t.add("rack.drop", unit::kPa, [](const Rack& r) { return r.pressureDrop; });
    Table table = t.take();
    // A group that every line has left goes too.
    for (std::size_t i = table.rows.size(); i-- > 0;)
        if (table.rows[i].kind == Row::Kind::Group
            && (i + 1 == table.rows.size() || table.rows[i + 1].kind == Row::Kind::Group))
            table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(i));
    table.caption = words("rack.table");
    return table;
}

std::optional<Table> trays(const Context& context, const Rack& rack)
{
    const RackDesign* design = findById(context.plan.rackDesigns, rack.id);
    if (!design || rack.trays.empty()) return std::nullopt;
    QuantityColumn stated(unit::kW), each(unit::kW), liquid(unit::kWheat), air(unit::kWheat);
    for (const auto& tray : rack.trays) {
        stated.add(si(tray.stated));
        each.add(si(tray.power));
        liquid.add(si(tray.liquidHeat));
        air.add(si(tray.airHeat));
    }
    for (QuantityColumn* column : {&stated, &each, &liquid, &air}) column->close();
    Table table;
    table.caption = words("rack.trays", {{"rack", displayName(rack)}});
    table.columns = {wordColumn("tray", 3.0), numberColumn("count"), numberColumn("height"),
                     numberColumn("stated", stated.symbol()), numberColumn("each", each.symbol()),
                     numberColumn("liquid", liquid.symbol()), numberColumn("air", air.symbol())};
    for (std::size_t i = 0; i < rack.trays.size(); ++i) {
        const auto& tray = rack.trays[i];
        const Tray* planned = findById(design->trays, tray.id);
        table.rows.push_back({{planned ? displayName(*planned) : tray.id,
                               grouped(static_cast<double>(tray.count)),
                               planned ? std::to_string(planned->height) : kUnset, stated.cell(i),
                               each.cell(i), liquid.cell(i), air.cell(i)}});
    }
    return table;
}

Paragraph ruling(const Context& context, const Rack& rack)
{
    const RackDesign* design = findById(context.plan.rackDesigns, rack.id);
    if (!rack.power)
        return body("rack.unset", {{"rack", displayName(rack)}});
    const std::string power = alone(rack.power->design.value(), unit::W);
    if (design && design->powerRule == PowerRule::Maker && rack.makerPower && rack.traySum) {
        const double difference = rack.traySum->value() - rack.makerPower->value();
        return body("rack.maker-rules",
                    {{"rack", displayName(rack)},
                     {"maker", alone(rack.makerPower->value(), unit::W)},
                     {"sum", alone(rack.traySum->value(), unit::W)},
                     {"difference", (difference < 0 ? "−" : "+") + alone(std::abs(difference), unit::W)},
                     {"power", power}});
    }
    if (design && design->powerRule == PowerRule::Maker && rack.makerPower)
        return body("rack.maker-only", {{"rack", displayName(rack)}, {"power", power}});
    return body("rack.trays-rule", {{"rack", displayName(rack)}, {"power", power}});
}

std::optional<Bars> heatSplit(const std::vector<Rack>& racks)
{
    double largest = 0.0;
    for (const Rack& rack : racks)
        if (rack.liquidHeat && rack.airHeat)
            largest = std::max(largest, (*rack.liquidHeat + *rack.airHeat).value());
    if (largest <= 0.0) return std::nullopt;
    const Unit& unit = scaledUnit(largest, unit::Wheat);
    Bars bars;
    bars.unit = unit.symbol;
    bars.parts = {words("heat.liquid"), words("heat.air")};
    for (const Rack& rack : racks) {
        if (!rack.liquidHeat || !rack.airHeat) continue;
        const double share = rack.liquidHeat->value() / (*rack.liquidHeat + *rack.airHeat).value();
        bars.bars.push_back({displayName(rack),
                             {unit.fromSi(rack.liquidHeat->value()), unit.fromSi(rack.airHeat->value())},
                             std::nullopt,
                             words("heat.share", {{"percent", grouped(share * 100.0)}})});
    }
    return bars;
}

Table clusters(const Context& context)
{
    const auto& list = context.evaluation.clusters;
    QuantityColumn network(unit::W);
    for (const auto& cluster : list) network.add(si(cluster.networkPower));
    network.close();
    Table table;
    table.caption = words("rack.clusters");
    table.columns = {wordColumn("cluster", 2.0),       numberColumn("racks"),
                     numberColumn("accelerators"),     numberColumn("tiers"),
                     numberColumn("switches"),         numberColumn("optics"),
                     numberColumn("network-racks"),    numberColumn("network-power", network.symbol())};
    for (std::size_t i = 0; i < list.size(); ++i)
        table.rows.push_back({{displayName(context.plan.clusters, list[i].id), count(si(list[i].racks)),
                               count(si(list[i].accelerators)), count(si(list[i].tiers)),
                               count(si(list[i].switches)), count(si(list[i].optics)),
                               count(si(list[i].networkRacks)), network.cell(i)}});
    return table;
}

Table fits(const Context& context)
{
    Table table;
    table.caption = words("rack.fits");
    table.columns = {wordColumn("cluster", 2.0),          numberColumn("racks-per-hall"),
                     wordColumn("hall-limit", 2.0),       numberColumn("halls-per-building"),
                     numberColumn("buildings-per-site"),  numberColumn("racks-per-site"),
                     wordColumn("site-limit", 2.0)};
    for (const auto& platform : context.evaluation.platforms)
        table.rows.push_back({{displayName(context.plan.clusters, platform.cluster),
                               count(si(platform.racksPerHall)), limitWords(platform.hallLimit),
                               count(si(platform.hallsPerBuilding)),
                               count(si(platform.buildingsPerSite)), count(si(platform.racksPerSite)),
                               limitWords(platform.siteLimit)}});
    return table;
}

}  // namespace

Blocks rackBlocks(const Context& context)
{
    const auto& racks = context.evaluation.racks;
    Blocks blocks;
    if (racks.empty()) return blocks;
    constexpr std::size_t kMostAcross = 4;  // more columns no page can hold
    const std::size_t tables = (racks.size() + kMostAcross - 1) / kMostAcross;
    const std::size_t across = (racks.size() + tables - 1) / tables;
    for (std::size_t first = 0; first < racks.size(); first += across)
        blocks.push_back(designs(racks, first, std::min(first + across, racks.size())));
    if (auto bars = heatSplit(racks)) blocks.push_back(Picture{words("heat.caption"), std::move(*bars)});
    Elevation drawn;
    for (const Rack& rack : racks)
        if (auto one = elevation(context, rack)) drawn.racks.push_back(std::move(*one));
    constexpr std::size_t kRacksAcross = 3;
    for (std::size_t first = 0; first < drawn.racks.size(); first += kRacksAcross) {
        Elevation row;
        for (std::size_t i = first; i < std::min(first + kRacksAcross, drawn.racks.size()); ++i)
            row.racks.push_back(drawn.racks[i]);
        blocks.push_back(Picture{words("rack.elevation"), std::move(row)});
    }
    for (const Rack& rack : racks) {
        blocks.push_back(Heading{displayName(rack)});
        blocks.push_back(ruling(context, rack));
        if (auto table = trays(context, rack)) blocks.push_back(std::move(*table));
    }
    if (!context.evaluation.clusters.empty()) {
        blocks.push_back(Heading{words("rack.clusters-heading")});
        blocks.push_back(clusters(context));
    }
    if (!context.evaluation.platforms.empty()) blocks.push_back(fits(context));
    return blocks;
}

}  // namespace rw::report
