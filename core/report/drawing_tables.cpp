// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/drawing_tables.h"

#include "report/sections.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rw::report {

namespace {

std::string withUnit(const std::string& name, const std::string& unit)
{
    return unit.empty() ? name : name + ", " + unit;
}

}  // namespace

Table tableOf(const ElevationSheet::Plate& plate)
{
    Table t;
    t.columns = {wordColumn("tray", 3.0), wordColumn("places", 1.5), numberColumn("count"), numberColumn("each", plate.powerUnit),
                 numberColumn("all", plate.powerUnit), wordColumn("cords")};
    for (std::size_t i = 0; i < plate.trays.size(); ++i) {
        const ElevationSheet::TrayKindLine& tray = plate.trays[i];
        // Places of one kind may hang on different cords: all that feed one of them.
        std::string cords;
        for (int cord = 0; cord < plate.cords; ++cord)
            if (std::any_of(plate.places.begin(), plate.places.end(), [&](const ElevationSheet::Place& p) {
                    return p.kind == i && std::find(p.cords.begin(), p.cords.end(), cord) != p.cords.end();
                }))
                cords += (cords.empty() ? "" : ", ") + cordName(cord);
        t.rows.push_back({{tray.name, tray.places, tray.count, tray.each, tray.all, cords}});
    }
    dropEmptyColumns(t);
    return t;
}

Table tableOf(const Loops& loops)
{
    Table t;
    t.columns = {wordColumn("loop", 2.0), numberColumn("supply"), numberColumn("return"), numberColumn("loop-flow"),
                 numberColumn("head"), numberColumn("heat"), numberColumn("pumps")};
    for (const Loops::Chain& chain : loops.chains) {
        for (const Loops::Link& l : chain.links)
            t.rows.push_back({{l.name, l.supply, l.returns, l.flow, l.head, l.heat, l.pumps}});
        if (!chain.toSky.empty() && !loops.sky.empty()) t.rows.push_back({{loops.sky.front(), "", "", "", "", chain.toSky, ""}});
    }
    if (loops.sky.size() < 2) return t;
    std::string air;
    for (std::size_t i = 1; i < loops.sky.size(); ++i) air += (i > 1 ? ", " : "") + loops.sky[i];
    t.caption = loops.sky.front() + ": " + air;
    return t;
}

Table tableOf(const Carpets& carpets)
{
    Table t;
    t.columns = {wordColumn("quantity", 3.0), numberColumn("lowest"), numberColumn("mean"), numberColumn("highest")};
    for (const Carpet& carpet : carpets.carpets) {
        if (!carpet.kinds.empty()) continue;  // the months' table has their hours
        double lowest = INFINITY, highest = -INFINITY, sum = 0.0, n = 0.0;
        for (const double value : carpet.values) {
            if (!std::isfinite(value)) continue;
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
            sum += value;
            n += 1.0;
        }
        if (n == 0.0) continue;
        const int decimals = carpet.unit == unit::C.symbol ? 1 : decimalsFor(highest);
        t.rows.push_back({{withUnit(carpet.title, carpet.unit), grouped(lowest, decimals), grouped(sum / n, decimals),
                           grouped(highest, decimals)}});
    }
    return t;
}

Table tableOf(const HoursAbove& duration)
{
    Table t;
    t.columns = {wordColumn("passed"), {duration.axis, duration.unit, true, 1.0}};
    if (duration.sorted.empty()) return t;
    constexpr std::array<double, 9> kShares = {0.004, 0.01, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99};
    for (const double share : kShares) {
        const auto n = static_cast<std::size_t>(std::lround(share * static_cast<double>(duration.sorted.size())));
        t.rows.push_back({{grouped(static_cast<double>(n)) + " h", grouped(duration.sorted[std::min(n, duration.sorted.size() - 1)], duration.decimals)}});
    }
    for (const HoursAbove::Limit& limit : duration.limits) t.rows.push_back({{limit.label, grouped(limit.value, duration.decimals)}});
    return t;
}

Table tableOf(const EnergyFlow& flow)
{
    // In a unit of which the whole is some thousands: small losses are told beside it.
    const Unit& shown = scaledUnit(flow.in / 1000.0, flow.year ? static_cast<const Unit&>(unit::GWh) : unit::W);
    const auto power = [&](double value) { return grouped(shown.fromSi(value), shown.fromSi(flow.in) < 20000.0 ? 1 : 0); };
    const auto share = [&](double value) { return grouped(100.0 * value / flow.in, 2); };
    Table t;
    t.columns = {wordColumn("energy", 2.0), wordColumn("energy-from", 2.0), wordColumn("energy-to", 2.0),
                 numberColumn(flow.year ? "energy" : "power", shown.symbol), numberColumn("share", "%")};
    for (const EnergyFlow::Link& link : flow.links)
        t.rows.push_back({{link.name, flow.nodes[link.from].name, flow.nodes[link.to].name, power(link.value), share(link.value)}});
    t.rows.push_back({{words("energy.in"), "", "", power(flow.in), share(flow.in)}, Row::Kind::Total});
    t.rows.push_back({{words("energy.out"), "", "", power(flow.out), share(flow.out)}, Row::Kind::Total});
    return t;
}

}  // namespace rw::report
