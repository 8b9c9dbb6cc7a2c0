// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "evaluate/rack_services.h"
#include "power/rack_inventory.h"

#include <algorithm>
#include <set>

namespace rw::report {

namespace {

using Plate = ElevationSheet::Plate;

/// Designs of which racks are built or drawn, in the plan's order.
std::vector<const RackDesign*> designsInUse(const Plan& plan)
{
    std::set<std::string> used;
    for (const Cluster& cluster : plan.clusters) used.insert(cluster.rackDesign);
    for (const Hall& hall : plan.halls)
        for (const Placement& placement : hall.layout) used.insert(placement.rackDesign);
    std::vector<const RackDesign*> designs;
    for (const RackDesign& design : plan.rackDesigns)
        if (used.count(design.id) > 0) designs.push_back(&design);
    return designs;
}

/// A, B, ... Z, AA, AB, ...
std::string letters(std::size_t n)
{
    std::string s(1, static_cast<char>('A' + n % 26));
    return n < 26 ? s : letters(n / 26 - 1) + s;
}

/// "OU9–17, 24–32": neighbours joined.
std::string placeWords(const std::vector<ElevationSheet::Place>& places, std::size_t kind, const std::string& unitName)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;
    for (const auto& place : places)
        if (place.kind == kind) spans.emplace_back(place.position, place.position + place.height - 1);
    std::sort(spans.begin(), spans.end());
    std::string words;
    for (std::size_t i = 0; i < spans.size();) {
        std::size_t last = i;
        while (last + 1 < spans.size() && spans[last + 1].first == spans[last].second + 1) ++last;
        words += (words.empty() ? unitName : ", ") + std::to_string(spans[i].first);
        if (spans[last].second > spans[i].first) words += "–" + std::to_string(spans[last].second);
        i = last + 1;
    }
    return words;
}

class PlateMaker {
public:
    PlateMaker(const Context& context, const RackDesign& design)
        : m_context(context), m_design(design), m_frame(findById(context.plan.frames, design.frame)),
          m_rack(findById(context.evaluation.racks, design.id)), m_services(rackServices(context.plan, context.evaluation, design))
    {
    }

    Plate make()
    {
        frame();
        trays();
        states();
        figures();
        return std::move(m_plate);
    }

private:
    void frame()
    {
        Plate& p = m_plate;
        p.name = displayName(m_design);
        p.unitName = mountingUnit(m_frame);
        // EIA-310 dimensions stand in where the frame's own are not known.
        p.units = m_frame ? m_frame->units : 48;
        p.pitch = m_frame ? m_frame->pitch.si.value_or(0.04445) : 0.04445;
        p.width = m_frame ? m_frame->width.si.value_or(0.6) : 0.6;
        p.height = std::max(m_frame ? m_frame->height.si.value_or(0.0) : 0.0, p.pitch * static_cast<double>(p.units) + 0.1);
        const auto add = [](std::string& to, const std::string& words) {
            if (!words.empty()) to += (to.empty() ? "" : " · ") + words;
        };
        add(p.detail, m_design.vendor);
        if (m_frame) add(p.detail, displayName(*m_frame));
        add(p.detail, std::to_string(p.units) + " " + p.unitName);
        p.busbar = m_frame && m_frame->busbarFeed != BusbarFeed::None;
        p.cords = m_services.cords;
        if (const AirUnit* door = findById(m_context.plan.airUnits, m_services.rearDoor)) p.rearDoor = displayName(*door);
        if (m_design.slots.empty()) p.note = words("elevation.no-trays");
        if (m_design.supplyTemperature.set()) p.supply = alone(*m_design.supplyTemperature.si, unit::C);
        if (m_design.supplyTemperature.set() && m_rack && m_rack->coolantRise)
            p.returns = alone(*m_design.supplyTemperature.si + m_rack->coolantRise->value(), unit::C);
        p.liquid = m_design.liquidShare.si.value_or(0.0) > 0.0;
    }

    void trays()
    {
        Plate& p = m_plate;
        const std::vector<SlotFeed> feeds = slotFeeds(m_context.plan, m_design, m_services.cords);
        std::vector<std::string> kinds;  // in the order of their highest place
        std::vector<const Slot*> slots;
        for (const Slot& slot : m_design.slots) slots.push_back(&slot);
        std::stable_sort(slots.begin(), slots.end(), [](const Slot* a, const Slot* b) { return a->position > b->position; });
        for (const Slot* slot : slots) {
            const Tray* tray = findById(m_design.trays, slot->tray);
            if (!tray) continue;
            const auto at = std::find(kinds.begin(), kinds.end(), tray->id);
            ElevationSheet::Place place{slot->position, tray->height, static_cast<std::size_t>(at - kinds.begin()), false, false, {}};
            if (at == kinds.end()) kinds.push_back(tray->id);
            place.liquid = tray->liquidShare.si.value_or(0.0) > 0.0;
            place.busbar = p.busbar && (tray->kind == TrayKind::Power || drawsPower(*tray));
            for (const SlotFeed& feed : feeds)
                if (feed.slot == slot->id) place.cords = feed.cords;
            p.liquid = p.liquid || place.liquid;
            p.places.push_back(std::move(place));
        }
        QuantityColumn each(unit::kW), all(unit::kW);
        double most = 0.0;
        std::vector<double> sums;
        for (const std::string& id : kinds) {
            const double one = powerOf(id);
            const double n = static_cast<double>(trayCount(m_design, *findById(m_design.trays, id)));
            each.add(one > 0.0 ? std::optional(one) : std::nullopt);
            all.add(one > 0.0 ? std::optional(one * n) : std::nullopt);
            sums.push_back(one * n);
            most = std::max(most, one * n);
        }
        each.close();
        all.close();
        p.powerUnit = all.symbol();
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const Tray& tray = *findById(m_design.trays, kinds[i]);
            ElevationSheet::TrayKindLine line;
            line.mark = letters(i);
            line.name = displayName(tray);
            line.kind = tray.kind;
            line.places = placeWords(p.places, i, p.unitName);
            line.count = std::to_string(trayCount(m_design, tray));
            if (sums[i] > 0.0) {
                line.each = grouped(all.unit().fromSi(sums[i]) / static_cast<double>(trayCount(m_design, tray)), 2);
                line.all = all.cell(i);
                line.share = most > 0.0 ? sums[i] / most : 0.0;
            }
            p.trays.push_back(std::move(line));
        }
    }

    bool drawsPower(const Tray& tray) const { return tray.kind != TrayKind::Cooling || powerOf(tray.id) > 0.0; }

    /// W, of one tray at the busbar; 0 where it draws none or nothing is known.
    double powerOf(const std::string& tray) const
    {
        if (!m_rack) return 0.0;
        for (const TrayResult<double>& result : m_rack->trays)
            if (result.id == tray) return result.power.value();
        return 0.0;
    }

    void states()
    {
        if (!m_rack || !m_rack->power) return;
        using States = PowerStates<double>;
        for (const auto& [key, member] : {std::pair{"rack.nameplate", &States::nameplate}, {"rack.peak", &States::peak},
                                          {"rack.design", &States::design}, {"rack.typical", &States::typical},
                                          {"rack.idle", &States::idle}})
            m_plate.power.push_back({words(key), alone(((*m_rack->power).*member).value(), unit::W)});
    }

    void figures()
    {
        Plate& p = m_plate;
        const auto add = [&p](std::string_view key, const std::string& value) {
            if (!value.empty()) p.figures.push_back({words(key), value});
        };
        const auto quantity = [&add](std::string_view key, const auto& q, const Unit& unit) {
            if (q) add(key, alone(q->value(), unit));
        };
        if (!m_rack) return;
        const auto both = [&](std::string_view key, const auto& a, const Unit& unitA, const auto& b, const Unit& unitB) {
            if (a && b)
                add(key, words("elevation.both", {{"a", alone(a->value(), unitA)}, {"b", alone(b->value(), unitB)}}));
            else
                quantity(key, a, unitA);
        };
        both("elevation.coolant", m_rack->coolantFlow, unit::Lmin, m_rack->pressureDrop, unit::kPa);
        if (m_rack->liquidHeat && m_rack->airHeat)
            add("elevation.heat", words("elevation.heat-value", {{"liquid", alone(m_rack->liquidHeat->value(), unit::Wheat)},
                                                                 {"air", alone(m_rack->airHeat->value(), unit::Wheat)}}));
        if (m_rack->plate) quantity("elevation.case", std::optional(m_rack->plate->temperature), unit::C);
        quantity("rack.mass", m_rack->mass, unit::kg);
        const RackBalance balance = rackBalance(m_context.plan, m_design, *m_rack);
        if (balance.centre && !m_design.slots.empty()) quantity("elevation.centre", balance.centre, unit::m);
        if (!m_design.slots.empty() && balance.free > 0)
            add("elevation.free", words("elevation.free-value", {{"free", std::to_string(balance.free)}, {"unit", p.unitName},
                                                                  {"gap", std::to_string(balance.largestGap)}}));
        if (m_rack->shelfUsable && m_rack->busbarPower)
            add("elevation.shelves", words("elevation.of", {{"value", alone(m_rack->busbarPower->value(), unit::W)},
                                                            {"limit", alone(m_rack->shelfUsable->value(), unit::W)}}));
        cords();
        if (!p.rearDoor.empty()) add("elevation.rear-door", p.rearDoor);
        if (const Cdu* cdu = findById(m_context.plan.cdus, m_services.inRackCdu)) add("elevation.in-rack-cdu", displayName(*cdu));
    }

    void cords()
    {
        if (m_services.cords == 0) return;
        std::string value = m_services.cords == 1 ? cordName(0) : cordName(0) + ", " + cordName(1);
        if (m_services.voltage) value += ", " + alone(m_services.voltage->value(), unit::V);
        value += " " + words(m_services.direct ? "elevation.dc" : m_services.phases == 1 ? "elevation.single-phase"
                                                              : m_services.phases == 2   ? "elevation.two-phase"
                                                                                         : "elevation.three-phase");
        m_plate.figures.push_back({words("elevation.cords"), value});
        if (m_services.cordCurrent)
            m_plate.figures.push_back({words("elevation.cord-current"), alone(m_services.cordCurrent->value(), unit::A)});
        // One kind of building speaks for itself.
        if (m_services.building.empty() || m_context.evaluation.buildings.size() < 2) return;
        m_plate.use = words(m_services.othersDiffer ? "elevation.use-differs" : "elevation.use",
                            {{"building", displayName(m_context.plan.buildings, m_services.building)}});
    }

    const Context& m_context;
    const RackDesign& m_design;
    const Frame* m_frame;
    const RackResult<double>* m_rack;
    RackServices m_services;
    Plate m_plate;
};

}  // namespace

std::string cordName(int cord)
{
    return letters(static_cast<std::size_t>(cord));
}

Blocks elevationBlocks(const Context& context)
{
    const std::vector<const RackDesign*> designs = designsInUse(context.plan);
    Blocks blocks;
    for (std::size_t first = 0; first < designs.size(); first += ElevationSheet::kPlatesASheet) {
        ElevationSheet sheet;
        sheet.front = words("elevation.front");
        sheet.rear = words("elevation.rear");
        for (std::size_t i = first; i < std::min(first + ElevationSheet::kPlatesASheet, designs.size()); ++i)
            sheet.plates.push_back(PlateMaker(context, *designs[i]).make());
        blocks.push_back(Picture{words("elevation.caption"), std::move(sheet)});
    }
    return blocks;
}

}  // namespace rw::report
