// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>
#include <iterator>

namespace rw::report {

namespace {

using Building = BuildingResult<double>;
using Part = CoolingPart<double>;

Table coolingParts(const Building& building)
{
    QuantityColumn duty(unit::Wheat), power(unit::W);
    for (const Part& part : building.plant.parts) {
        duty.add(si(part.duty));
        power.add(si(part.power));
    }
    power.add(si(building.coolingPower));
    duty.close();
    power.close();
    Table table;
    table.caption = words("cooling.parts", {{"building", displayName(building)}});
    table.columns = {wordColumn("part", 3.0), numberColumn("duty", duty.symbol()),
                     numberColumn("power", power.symbol()), numberColumn("units")};
    for (std::size_t i = 0; i < building.plant.parts.size(); ++i) {
        // Pumps are counted with the units they serve.
        const double units = building.plant.parts[i].units.value();
        table.rows.push_back({{text(building.plant.parts[i].labelKey), duty.cell(i), power.cell(i),
                               units > 0.0 ? count(units) : kUnset}});
    }
    table.rows.push_back({{words("power.cooling"), "", power.cell(building.plant.parts.size()), ""},
                          Row::Kind::Total});
    return table;
}

Table heat(const std::vector<Building>& buildings)
{
    QuantityColumn liquid(unit::Wheat), air(unit::Wheat), flow(unit::Ls);
    for (const Building& building : buildings) {
        liquid.add(si(building.liquidHeat));
        air.add(si(building.airHeat));
        flow.add(si(building.coolantFlow));
    }
    for (QuantityColumn* column : {&liquid, &air, &flow}) column->close();
    Table table;
    table.caption = words("cooling.heat");
    table.columns = {wordColumn("building", 2.0), numberColumn("racks"),
                     numberColumn("liquid", liquid.symbol()), numberColumn("air", air.symbol()),
                     numberColumn("flow", flow.symbol()), numberColumn("pue-design")};
    for (std::size_t i = 0; i < buildings.size(); ++i)
        table.rows.push_back({{displayName(buildings[i]), count(si(buildings[i].racks)), liquid.cell(i),
                               air.cell(i), flow.cell(i), grouped(buildings[i].pueDesign.value(), 3)}});
    return table;
}

/// Accelerators on their cold plates, at the supply temperature of the building that their racks come to first.
Table plates(const Context& context)
{
    const auto& platforms = context.evaluation.platforms;
    const auto known = [](const auto& p) -> const CaseResult<double>* { return p.plate ? &*p.plate : nullptr; };
    QuantityColumn flow(unit::Lmin);
    for (const auto& p : platforms) flow.add(known(p) ? std::optional(known(p)->plateFlow.value()) : std::nullopt);
    flow.close();
    Table table;
    if (std::none_of(platforms.begin(), platforms.end(), known)) return table;
    table.caption = words("cooling.plates");
    table.columns = {wordColumn("rack", 2.0), numberColumn("plate-flow", flow.symbol()), numberColumn("plate-resistance", unit::KW.symbol),
                     numberColumn("case", unit::C.symbol), numberColumn("case-limit", unit::C.symbol), numberColumn("case-margin", unit::K.symbol)};
    for (std::size_t i = 0; i < platforms.size(); ++i) {
        const RackDesign* design = findById(context.plan.rackDesigns, platforms[i].rackDesign);
        if (!design || design->coolant.empty()) continue;
        const CaseResult<double>* plate = known(platforms[i]);
        const auto celsius = [](std::optional<double> kelvin) { return kelvin ? grouped(unit::C.fromSi(*kelvin), 1) : words("cooling.not-known"); };
        table.rows.push_back({{displayName(*design), plate ? flow.cell(i) : words("cooling.not-known"),
                               plate ? grouped(plate->resistance.value(), 4) : words("cooling.not-known"),
                               celsius(plate ? std::optional(plate->temperature.value()) : std::nullopt), celsius(design->caseTemperatureMax.si),
                               plate && plate->margin ? grouped(plate->margin->value(), 1) : words("cooling.not-known")}});
    }
    return table;
}

/// CDUs that would carry a building's coolant as it stands, its own marked.
Table cduFits(const Context& context, const Building& building, const std::vector<CduFit>& fits)
{
    constexpr std::size_t kMost = 8;
    const rw::Building* planned = findById(context.plan.buildings, building.id);
    std::vector<const CduFit*> shown;
    for (const CduFit& fit : fits)
        if (shown.size() < kMost || (planned && fit.cdu == planned->cooling.cdu)) shown.push_back(&fit);
    QuantityColumn here(unit::kWheat), installed(unit::MWheat), needed(unit::kPa), offered(unit::kPa);
    for (const CduFit* fit : shown) {
        here.add(fit->each.value());
        installed.add(fit->installedCapacity().value());
        needed.add(fit->neededHead ? std::optional(fit->neededHead->value()) : std::nullopt);
        offered.add(fit->offeredHead ? std::optional(fit->offeredHead->value()) : std::nullopt);
    }
    for (QuantityColumn* column : {&here, &installed, &needed, &offered}) column->close();
    Table table;
    table.caption = words("cooling.cdu-fits", {{"building", displayName(building)}});
    table.columns = {wordColumn("cdu", 3.0), numberColumn("carries-here", here.symbol()), numberColumn("on-duty"), numberColumn("installed"),
                     numberColumn("installed-capacity", installed.symbol()), numberColumn("head-needed", needed.symbol()),
                     numberColumn("head-offered", offered.symbol())};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool own = planned && shown[i]->cdu == planned->cooling.cdu;
        const std::string name = shown[i]->name.empty() ? shown[i]->cdu : shown[i]->name;
        table.rows.push_back({{own ? words("cooling.own-cdu", {{"cdu", name}}) : name, here.cell(i), count(static_cast<double>(shown[i]->duty)),
                               count(static_cast<double>(shown[i]->installed)), installed.cell(i), needed.cell(i),
                               shown[i]->offeredHead ? offered.cell(i) : words("cooling.not-known")}});
    }
    return table;
}

std::string degrees(double kelvin)
{
    return grouped(unit::C.fromSi(kelvin), 1) + " °C";
}

/// The loops of one building at its design hour, from what is cooled to the sky.
class LoopPicturing {
public:
    LoopPicturing(const Context& context, const Building& building) : m_context(context), m_building(building), m_plant(building.plant) {}

    Loops run() const
    {
        Loops loops;
        if (const Part* cdus = part("cdu")) loops.chains.push_back(liquid(*cdus));
        if (part("air_units") || part("electrical_units")) loops.chains.push_back(air());
        const Site* site = findById(m_context.plan.sites, m_building.site);
        const Climate* climate = site ? findById(m_context.plan.climates, site->climate) : nullptr;
        if (!climate) return loops;
        loops.sky.push_back(words("loops.sky"));
        if (const auto outside = designAir<double>(*climate, DesignAir::Design)) {
            loops.sky.push_back(words("loops.dry-bulb", {{"temperature", degrees(outside->dryBulb.value())}}));
            loops.sky.push_back(words("loops.wet-bulb", {{"temperature", degrees(outside->wetBulb.value())}}));
        }
        return loops;
    }

private:
    const Part* part(std::string_view id) const
    {
        for (const Part& p : m_plant.parts)
            if (p.id == id) return &p;
        return nullptr;
    }

    static std::string watts(const Heat<>& heat) { return alone(heat.value(), unit::Wheat); }

    /// "12 units, 3 MW".
    static Loops::Machine machine(const Part& part)
    {
        Loops::Machine m{text(part.labelKey), {}};
        if (part.units.value() > 0.0) m.detail.push_back(words("loops.units", {{"n", count(part.units.value())}}));
        if (part.duty.value() > 0.0) m.detail.push_back(words("loops.takes", {{"heat", watts(part.duty)}}));
        if (part.power.value() > 0.0) m.detail.push_back(words("loops.draws", {{"power", alone(part.power.value(), unit::W)}}));
        return m;
    }

    std::vector<Loops::Machine> machines(std::initializer_list<const char*> ids) const
    {
        std::vector<Loops::Machine> all;
        for (const char* id : ids)
            if (const Part* p = part(id); p && (p->duty.value() > 0.0 || p->units.value() > 0.0)) all.push_back(machine(*p));
        return all;
    }

    Loops::Link link(const char* key, const LoopState<double>& state, const Heat<>& heat, const char* pumps) const
    {
        Loops::Link l;
        l.name = words(key);
        l.supply = degrees(state.supply.value());
        l.returns = degrees(state.returns.value());
        if (state.flow.value() > 0.0) l.flow = alone(state.flow.value(), flowUnit(state.flow.value()));
        if (state.head.value() > 0.0) l.head = alone(state.head.value(), unit::kPa);
        l.heat = watts(heat);
        if (const Part* p = part(pumps); p && p->power.value() > 0.0) l.pumps = alone(p->power.value(), unit::W);
        return l;
    }

    /// What a chain leaves outside: heat of its loop, and the work of its chillers.
    std::string toSky(const char* rejection, const char* chillers) const
    {
        double total = 0.0;
        if (const Part* p = part(rejection)) total += p->duty.value();
        if (const Part* p = part(chillers)) total += p->duty.value() + p->power.value();
        return alone(total, unit::Wheat);
    }

    Loops::Chain liquid(const Part& cdus) const
    {
        Loops::Chain chain;
        chain.stations = {{{words("loops.racks"),
                            {words("loops.racks-count", {{"n", count(si(m_building.racks))}}), watts(m_building.liquidHeat)}}},
                          machines({"cdu"})};
        chain.links = {link("loops.coolant", m_plant.coolant, cdus.duty, "cdu")};
        const Part* pumps = part("facility_pumps");
        if (!pumps) return chain;  // liquid-to-air CDUs give to the halls
        chain.stations.push_back(machines({"heat_rejection", "trim_chillers"}));
        chain.links.push_back(link("loops.facility", m_plant.facility, pumps->duty, "facility_pumps"));
        chain.toSky = toSky("heat_rejection", "trim_chillers");
        return chain;
    }

    Loops::Chain air() const
    {
        Loops::Chain chain;
        std::vector<Loops::Machine> rooms;
        Heat<> heat;
        for (const auto& [id, key] : {std::pair("air_units", "loops.halls"), std::pair("electrical_units", "loops.electrical")})
            if (const Part* p = part(id)) {
                heat += p->duty;
                // The duty holds the units' own fans.
                rooms.push_back({words(key), {alone(p->duty.value() - p->power.value(), unit::Wheat)}});
            }
        chain.stations = {rooms, machines({"air_units", "electrical_units"})};
        Loops::Link moved;
        moved.name = words("loops.air");
        moved.air = true;
        moved.heat = watts(heat);
        if (m_plant.airFlow.value() > 0.0) {
            moved.supply = degrees(m_plant.airSupply.value());
            moved.returns = degrees(m_plant.airReturn.value());
            moved.flow = alone(m_plant.airFlow.value(), unit::m3s);
            rooms.front().detail.push_back(words("loops.rack-inlet", {{"temperature", degrees(m_plant.rackInlet.value())}}));
            chain.stations.front() = rooms;
        }
        chain.links = {moved};
        const Part* pumps = part("chilled_pumps");
        if (!pumps) return chain;
        chain.stations.push_back(machines({"air_rejection", "air_chillers"}));
        chain.links.push_back(link("loops.chilled", m_plant.chilled, pumps->duty, "chilled_pumps"));
        chain.toSky = toSky("air_rejection", "air_chillers");
        return chain;
    }

    const Context& m_context;
    const Building& m_building;
    const PlantResult<double>& m_plant;
};

}  // namespace

Blocks coolingBlocks(const Context& context)
{
    Blocks blocks;
    const auto& buildings = context.evaluation.buildings;
    if (buildings.empty()) return blocks;
    const ProgrammeResult<double>& p = context.evaluation.programme;
    if (p.liquidHeat && p.airHeat && p.coolantFlow)
        blocks.push_back(body("cooling.lead",
                              {{"liquid", alone(p.liquidHeat->value(), unit::Wheat)},
                               {"air", alone(p.airHeat->value(), unit::Wheat)},
                               {"flow", alone(p.coolantFlow->value(), flowUnit(si(p.coolantFlow)))}}));
    blocks.push_back(heat(buildings));
    if (Table cases = plates(context); !cases.rows.empty()) blocks.push_back(std::move(cases));
    else if (p.liquidHeat && p.liquidHeat->value() > 0.0) blocks.push_back(body("cooling.no-plates"));
    for (const Building& building : buildings) {
        if (building.plant.parts.empty()) continue;
        if (Loops loops = LoopPicturing(context, building).run(); !loops.chains.empty())
            blocks.push_back(Picture{words("loops.caption", {{"building", displayName(building)}}), std::move(loops)});
        blocks.push_back(coolingParts(building));
        for (const auto& choice : context.evaluation.cduChoices)
            if (choice.building == building.id) blocks.push_back(cduFits(context, building, choice.fits));
    }
    for (const Building& building : buildings)
        for (Block& block : energyBlocks(context, building)) blocks.push_back(std::move(block));
    blocks.push_back(note("cooling.note"));
    Blocks year = yearBlocks(context);
    blocks.insert(blocks.end(), std::make_move_iterator(year.begin()), std::make_move_iterator(year.end()));
    return blocks;
}

}  // namespace rw::report
