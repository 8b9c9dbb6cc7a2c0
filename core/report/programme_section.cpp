// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "quantity/money_units.h"

namespace rw::report {

namespace {

using Phases = std::vector<PhaseResult<double>>;

template <class Get>
QuantityColumn column(const Phases& phases, const Unit& unit, Get get)
{
    QuantityColumn column(unit);
    for (const auto& phase : phases) column.add(si(get(phase)));
    column.close();
    return column;
}

std::string dayText(const Date& day)
{
    return day.set() ? day.text() : kUnset;
}

Table phasePower(const Phases& phases)
{
    // Without a target (halls to be filled) phases have no tranches, and nothing is rounded to them.
    const auto target = column(phases, unit::W, [](const auto& p) {
        return p.target.value() > 0.0 ? std::optional(p.target) : std::nullopt;
    });
    const auto power = column(phases, unit::W, [](const auto& p) { return p.power; });
    const auto cumulative = column(phases, unit::W, [](const auto& p) { return p.cumulative; });
    const auto rounding = column(phases, unit::kW, [](const auto& p) {
        return p.target.value() > 0.0 ? std::optional(p.stranded) : std::nullopt;
    });
    Table table;
    table.caption = words("programme.power");
    table.columns = {wordColumn("phase", 2.0), wordColumn("start"), wordColumn("end"),
                     numberColumn("tranche", target.symbol()), numberColumn("built", power.symbol()),
                     numberColumn("cumulative", cumulative.symbol()),
                     numberColumn("rounding", rounding.symbol())};
    for (std::size_t i = 0; i < phases.size(); ++i)
        table.rows.push_back({{displayName(phases[i]), dayText(phases[i].start), dayText(phases[i].end),
                               target.cell(i), power.cell(i), cumulative.cell(i), rounding.cell(i)}});
    dropEmptyColumns(table);
    return table;
}

Table phaseCounts(const Context& context)
{
    const Phases& phases = context.evaluation.phases;
    Table table;
    table.caption = words("programme.counts");
    table.columns = {wordColumn("phase", 2.0), numberColumn("racks"), numberColumn("accelerators"),
                     numberColumn("halls"), numberColumn("buildings"), numberColumn("sites-opened"),
                     numberColumn("sites-cumulative")};
    for (const auto& phase : phases)
        table.rows.push_back({{displayName(phase), count(si(phase.racks)), count(si(phase.accelerators)),
                               count(si(phase.halls)), count(si(phase.buildings)),
                               count(si(phase.sites)), count(si(phase.sitesCumulative))}});
    const ProgrammeResult<double>& p = context.evaluation.programme;
    table.rows.push_back({{words("programme.total"), count(si(p.racks)), count(si(p.accelerators)),
                           count(si(p.halls)), count(si(p.buildings)), count(si(p.sites)),
                           count(si(p.sites))},
                          Row::Kind::Total});
    return table;
}

std::optional<Table> mix(const Context& context)
{
    Table table;
    table.caption = words("programme.mix");
    table.columns = {wordColumn("phase", 2.0), wordColumn("cluster", 2.0), wordColumn("design", 2.0),
                     numberColumn("share", "%"), numberColumn("racks")};
    for (const Phase& phase : context.plan.programme.phases) {
        const PhaseResult<double>* result = findById(context.evaluation.phases, phase.id);
        for (const MixShare& share : phase.mix) {
            const Cluster* cluster = findById(context.plan.clusters, share.cluster);
            std::string racks = kUnset;
            if (result)
                for (const auto& [id, n] : result->racksByCluster)
                    if (id == share.cluster) racks = count(si(n));
            table.rows.push_back(
                {{displayName(phase), displayName(context.plan.clusters, share.cluster),
                  cluster ? displayName(context.plan.rackDesigns, cluster->rackDesign) : kUnset,
                  share.share.si ? aloneParts(*share.share.si * 100.0, unit::one).first : kUnset,
                  racks}});
        }
    }
    if (table.rows.empty()) return std::nullopt;
    return table;
}

/// Phases that bear the same remark, one after another, share a line.
std::optional<Table> remarks(const std::vector<Phase>& phases)
{
    Table table;
    table.caption = words("programme.notes");
    table.columns = {wordColumn("phase", 1.0), wordColumn("remark", 3.0)};
    for (std::size_t first = 0; first < phases.size();) {
        std::size_t last = first;
        while (last + 1 < phases.size() && phases[last + 1].note == phases[first].note) ++last;
        if (!phases[first].note.empty())
            table.rows.push_back({{displayName(phases[first]) + (last > first ? " – " + displayName(phases[last]) : ""),
                                   phases[first].note}});
        first = last + 1;
    }
    if (table.rows.empty()) return std::nullopt;
    return table;
}

std::string targetSentence(const Context& context)
{
    const Programme& programme = context.plan.programme;
    switch (programme.targetKind) {
    case TargetKind::Power:
        return programme.target.si
                   ? words("programme.target-power", {{"target", alone(*programme.target.si, unit::W)},
                                                      {"basis", basisWords(programme.basis)}})
                   : words("programme.target-unset");
    case TargetKind::Count: {
        const char* unitKey = programme.countUnit == CountUnit::Racks          ? "count.racks"
                              : programme.countUnit == CountUnit::Accelerators ? "count.accelerators"
                                                                               : "count.pods";
        return programme.targetCount
                   ? words("programme.target-count",
                           {{"n", grouped(static_cast<double>(*programme.targetCount))},
                            {"unit", words(std::string(unitKey) + (*programme.targetCount == 1 ? ".one" : ""))}})
                   : words("programme.target-unset");
    }
    case TargetKind::Fill: return words("programme.target-fill");
    }
    return {};
}

}  // namespace

std::string dealWords(DealStatus status)
{
    switch (status) {
    case DealStatus::None: return {};
    case DealStatus::Binding: return words("deal.binding");
    case DealStatus::LetterOfIntent: return words("deal.letter-of-intent");
    case DealStatus::Reported: return words("deal.reported");
    }
    return {};
}

Blocks programmeBlocks(const Context& context)
{
    const Programme& programme = context.plan.programme;
    Blocks blocks;
    std::string target = targetSentence(context);
    if (programme.dealStatus != DealStatus::None) target += " " + dealWords(programme.dealStatus);
    if (programme.dealValue.si)
        target += " " + words("deal.value", {{"value", readableNumber(unit::bnUSD.fromSi(*programme.dealValue.si))}});
    blocks.push_back(Paragraph{Paragraph::Style::Body, target});
    if (!context.evaluation.phases.empty()) {
        blocks.push_back(phasePower(context.evaluation.phases));
        if (context.evaluation.programme.target) blocks.push_back(note("programme.rounding-note"));
        blocks.push_back(phaseCounts(context));
    }
    if (auto table = mix(context)) blocks.push_back(std::move(*table));
    if (auto table = computeTable(context)) {
        blocks.push_back(std::move(*table));
        blocks.push_back(note("compute.note"));
    }
    if (auto table = shellTable(context)) {
        blocks.push_back(std::move(*table));
        blocks.push_back(note("shell.note"));
    }
    for (Block& block : packingBlocks(context)) blocks.push_back(std::move(block));
    if (!programme.installed.empty()) {
        Table table;
        table.caption = words("programme.installed");
        table.columns = {wordColumn("name", 1.0), wordColumn("note", 3.0)};
        for (const Installed& installed : programme.installed)
            table.rows.push_back({{displayName(installed), installed.note}});
        blocks.push_back(std::move(table));
    }
    if (auto table = remarks(programme.phases)) blocks.push_back(std::move(*table));
    return blocks;
}

}  // namespace rw::report
