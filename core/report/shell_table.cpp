// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>

namespace rw::report {

namespace {

std::string cellOf(double value, const Unit& unit)
{
    return aloneParts(unit.fromSi(value), unit::one).first;
}

}  // namespace

std::optional<Table> shellTable(const Context& context)
{
    Table table;
    table.caption = words("shell.table");
    table.columns = {wordColumn("building", 1.5),   wordColumn("rack", 2.0),         wordColumn("day"),
                     wordColumn("part", 2.0),       numberColumn("place-has"),       numberColumn("rack-needs"),
                     wordColumn("unit", 0.6),       numberColumn("racks-that-fit"),  numberColumn("racks-sized")};
    for (const auto& s : context.evaluation.shellSwaps) {
        if (s.own) continue;
        const auto add = [&](std::string part, std::string has, std::string needs, std::string unit, double racks) {
            table.rows.push_back({{displayName(context.plan.buildings, s.building), displayName(context.plan.rackDesigns, s.rackDesign),
                                   s.date.set() ? s.date.text() : kUnset, std::move(part), std::move(has), std::move(needs),
                                   std::move(unit), count(racks), count(si(s.places))}});
        };
        if (fits(s)) add(words("shell.all-fit"), kUnset, kUnset, {}, s.racks.value());
        if (!s.feedFits()) add(words("shell.feed"), inputWords(s.feed->first), inputWords(s.feed->second), {}, 0.0);
        for (const ShellPart& part : shellParts(s)) {
            if (part.fit.fits) continue;
            const Unit& unit = scaledUnit(std::max(part.fit.has, part.fit.needs), *part.unit);
            add(part.name, cellOf(part.fit.has, unit), cellOf(part.fit.needs, unit), unit.symbol, part.fit.racks.value());
        }
    }
    if (table.rows.empty()) return std::nullopt;
    return table;
}

}  // namespace rw::report
