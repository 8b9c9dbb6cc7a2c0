// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>

namespace rw::report {

namespace {

/// What each site could take within each of its bounds alone.
Table boundTable(const std::vector<SiteResult<double>>& sites)
{
    QuantityColumn it(unit::W);
    for (const auto& site : sites)
        for (const SiteLimit<double>& limit : site.limits) it.add(si(limit.it));
    it.close();
    Table table;
    table.caption = words("sites.bounds");
    table.columns = {wordColumn("site", 2.0), wordColumn("bound", 2.0), numberColumn("racks"), numberColumn("capacity-it", it.symbol())};
    std::size_t row = 0;
    for (const auto& site : sites)
        for (const SiteLimit<double>& limit : site.limits)
            table.rows.push_back({{limit.binding ? displayName(site) : std::string(), limitWords(limit.kind), count(si(limit.racks)), it.cell(row++)}});
    return table;
}

/// Which of the plan's sites are in, and why.
Table choiceTable(const Context& context, const SiteChoice& choice)
{
    Table table;
    table.caption = words("sites.choice");
    table.columns = {wordColumn("site", 2.0), numberColumn("count"), wordColumn("reason", 4.0)};
    for (const ChoiceRow& row : choice.rows) {
        const Site& site = context.plan.sites[row.site];
        table.rows.push_back({{displayName(site), std::to_string(row.sites), row.why}});
    }
    return table;
}

}  // namespace

Blocks siteBlocks(const Context& context)
{
    Blocks blocks;
    const auto& sites = context.evaluation.sites;
    if (sites.empty()) return blocks;
    QuantityColumn it(unit::W), grid(unit::W), limit(unit::W);
    for (const auto& site : sites) {
        it.add(si(site.capacityIt));
        grid.add(si(site.capacityGrid));
        limit.add(si(site.gridLimit));
    }
    for (QuantityColumn* column : {&it, &grid, &limit}) column->close();
    Table table;
    table.caption = words("sites.table");
    table.columns = {wordColumn("site", 2.0),
                     numberColumn("count"),
                     numberColumn("racks-each"),
                     numberColumn("capacity-it", it.symbol()),
                     numberColumn("capacity-grid", grid.symbol()),
                     numberColumn("grid-limit", limit.symbol()),
                     wordColumn("binding", 1.5),
                     wordColumn("next", 1.5)};
    Bars bars;
    double largest = 0.0;
    for (const auto& site : sites)
        largest = std::max({largest, site.capacityGrid.value(), site.gridLimit.value()});
    const Unit& barUnit = scaledUnit(largest, unit::W);
    bars.unit = barUnit.symbol;
    bars.parts = {words("sites.bar-it"), words("sites.bar-overhead")};
    bars.limitLabel = words("sites.bar-limit");
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const auto& site = sites[i];
        table.rows.push_back({{displayName(site), count(si(site.count)), count(si(site.racks)), it.cell(i),
                               grid.cell(i), limit.cell(i), limitWords(site.limit),
                               limitWords(site.nextLimit)}});
        if (site.capacityIt.value() <= 0.0) continue;
        Bars::Bar bar{displayName(site),
                      {barUnit.fromSi(site.capacityIt.value()),
                       barUnit.fromSi((site.capacityGrid - site.capacityIt).value())},
                      std::nullopt,
                      limitWords(site.limit)};
        if (site.gridLimit.value() > 0.0) bar.limit = barUnit.fromSi(site.gridLimit.value());
        bars.bars.push_back(std::move(bar));
    }
    if (!bars.bars.empty()) blocks.push_back(Picture{words("sites.bars"), std::move(bars)});
    blocks.push_back(std::move(table));
    if (std::any_of(sites.begin(), sites.end(), [](const auto& site) { return site.limits.size() > 1; })) {
        blocks.push_back(boundTable(sites));
        blocks.push_back(note("sites.bounds-note"));
        const auto water = [](const SiteLimit<double>& one) { return one.kind == Limit::Water; };
        if (std::any_of(sites.begin(), sites.end(), [&](const auto& s) { return std::any_of(s.limits.begin(), s.limits.end(), water); }))
            blocks.push_back(note("sites.water-note"));
    }
    if (const auto& choice = context.evaluation.siteChoice) {
        blocks.push_back(Paragraph{Paragraph::Style::Body, stateLine(*choice)});
        if (choice->hasChoice) blocks.push_back(choiceTable(context, *choice));
    }
    Table climates;
    climates.caption = words("sites.climates");
    climates.columns = {wordColumn("site", 2.0), wordColumn("climate", 2.0), wordColumn("grid-date"),
                        numberColumn("dry-bulb", "°C"), numberColumn("wet-bulb", "°C"),
                        numberColumn("buildings")};
    for (const Site& site : context.plan.sites) {
        const Climate* climate = findById(context.plan.climates, site.climate);
        const auto degrees = [](const TemperatureDatum* datum) {
            return datum && datum->si ? grouped(datum->in(unit::C), 1) : std::string(kUnset);
        };
        climates.rows.push_back(
            {{displayName(site), climate ? displayName(*climate) : kUnset,
              site.gridDate.set() ? site.gridDate.text() : kUnset,
              degrees(climate ? &climate->designDryBulb : nullptr),
              degrees(climate ? &climate->designWetBulb : nullptr),
              site.buildings ? std::to_string(*site.buildings) : words("derived")}});
    }
    dropEmptyColumns(climates);
    blocks.push_back(std::move(climates));
    const ProgrammeResult<double>& p = context.evaluation.programme;
    if (p.stranded)
        blocks.push_back(body("sites.stranded", {{"stranded", alone(p.stranded->value(), unit::W)}}));
    if (p.gridPower && p.gridApparent)
        blocks.push_back(body("sites.grid", {{"grid", alone(p.gridPower->value(), unit::W)},
                                             {"apparent", alone(p.gridApparent->value(), unit::VA)}}));
    return blocks;
}

}  // namespace rw::report
