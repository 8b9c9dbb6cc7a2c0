// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "report/used_data.h"

#include <algorithm>
#include <cmath>

namespace rw::report {

namespace {

KeyFigures::Item item(std::string_view labelKey, std::optional<double> value, const Unit& unit)
{
    auto [digits, symbol] = aloneParts(value, unit);
    return {words(labelKey), std::move(digits), std::move(symbol)};
}

KeyFigures::Item countItem(std::string_view labelKey, std::optional<double> value)
{
    return {words(labelKey), count(value), ""};
}

std::optional<double> needed(const ProgrammeResult<double>& programme, Basis basis)
{
    return programme.sitesNeeded ? std::optional(programme.sitesNeeded->of(basis).value()) : std::nullopt;
}

/// The word for a count: one hall, two halls.
std::string countWord(std::string_view key, std::optional<double> n)
{
    return words(std::string(key) + (n == 1.0 ? ".one" : ""));
}

std::string perOne(std::optional<double> many, std::optional<double> one, std::string_view key)
{
    if (!many || !one || *one == 0.0) return {};
    const double each = *many / *one;
    const std::string n = readableNumber(each, 3) + " " + countWord(key, each);
    return each == std::floor(each) ? n : words("cascade.average", {{"each", n}});
}

Cascade cascade(const Context& context)
{
    const ProgrammeResult<double>& p = context.evaluation.programme;
    Cascade cascade;
    if (p.target)
        cascade.steps.push_back({alone(p.target->value(), unit::W), words("cascade.target"),
                                 basisWords(context.evaluation.basis)});
    cascade.steps.push_back({count(si(p.racks)), countWord("cascade.racks", si(p.racks)),
                             perOne(si(p.accelerators), si(p.racks), "cascade.accelerators")});
    cascade.steps.push_back({count(si(p.halls)), countWord("cascade.halls", si(p.halls)),
                             perOne(si(p.racksPlaced), si(p.halls), "cascade.racks")});
    cascade.steps.push_back({count(si(p.buildings)), countWord("cascade.buildings", si(p.buildings)),
                             perOne(si(p.halls), si(p.buildings), "cascade.halls")});
    cascade.steps.push_back({count(si(p.sites)), countWord("cascade.sites", si(p.sites)),
                             perOne(si(p.buildings), si(p.sites), "cascade.buildings")});
    return cascade;
}

std::string lead(const Context& context)
{
    const ProgrammeResult<double>& p = context.evaluation.programme;
    if (!p.sites || !p.racks || !p.facilityPower) return words("summary.lead-unset");
    const std::string basis = basisWords(context.evaluation.basis);
    return words(p.target ? "summary.lead" : "summary.lead-no-target",
                 {{"target", p.target ? alone(p.target->value(), unit::W) : ""},
                  {"basis", basis},
                  {"sites", count(si(p.sites))},
                  {"site-word", words(p.sites->value() == 1.0 ? "word.site" : "word.sites")},
                  {"racks", count(si(p.racks))},
                  {"accelerators", count(si(p.accelerators))},
                  {"buildings", count(si(p.buildings))},
                  {"building-word", words(si(p.buildings) == 1.0 ? "word.building" : "word.buildings")},
                  {"facility", alone(p.facilityPower->value(), unit::W)}});
}

Table readings(const Context& context)
{
    const ProgrammeResult<double>& p = context.evaluation.programme;
    const Basis bases[] = {Basis::Systems, Basis::It, Basis::Facility, Basis::Grid};
    const std::optional<double> powers[] = {si(p.systemsPower), si(p.itPower), si(p.facilityPower),
                                            si(p.gridPower)};
    QuantityColumn power(unit::W);
    for (const auto& value : powers) power.add(value);
    power.close();
    Table table;
    table.caption = words("summary.readings");
    table.columns = {wordColumn("basis", 1.0), wordColumn("counts", 3.0),
                     numberColumn("plan-power", power.symbol()), numberColumn("sites-needed")};
    for (std::size_t i = 0; i < 4; ++i) {
        const std::string key(name(bases[i]));
        table.rows.push_back({{words("basis-name." + key), words("basis-counts." + key), power.cell(i),
                               count(needed(p, bases[i]))},
                              bases[i] == context.evaluation.basis ? Row::Kind::Total : Row::Kind::Plain});
    }
    return table;
}

std::string trust(const Context& context)
{
    std::size_t errors = 0, warnings = 0, notes = 0, acknowledged = 0;
    for (const Finding& finding : context.evaluation.findings)
        ++(finding.acknowledged()                  ? acknowledged
           : finding.severity == Severity::Error   ? errors
           : finding.severity == Severity::Warning ? warnings
                                                   : notes);
    const std::vector<UsedDatum> data = usedData(context.plan, context.evaluation);
    std::size_t assumed = 0;
    for (const UsedDatum& datum : data) assumed += datum.grade == Grade::Assumed;
    return words("summary.trust", {{"data", std::to_string(data.size())},
                                   {"assumed", std::to_string(assumed)},
                                   {"errors", std::to_string(errors)},
                                   {"warnings", std::to_string(warnings)},
                                   {"notes", std::to_string(notes)},
                                   {"acknowledged", std::to_string(acknowledged)}});
}

}  // namespace

KeyFigures headlineFigures(const Context& context)
{
    const ProgrammeResult<double>& p = context.evaluation.programme;
    KeyFigures figures;
    figures.items = {countItem("figure.sites", si(p.sites)),
                     item("figure.facility", si(p.facilityPower), unit::W),
                     item("figure.it", si(p.itPower), unit::W),
                     item("figure.grid", si(p.gridPower), unit::W),
                     countItem("figure.racks", si(p.racks)),
                     countItem("figure.accelerators", si(p.accelerators)),
                     item("figure.pue", si(p.pueDesign), unit::one),
                     item("figure.liquid", si(p.liquidHeat), unit::Wheat),
                     item("figure.flow", si(p.coolantFlow), flowUnit(si(p.coolantFlow)))};
    return figures;
}

std::optional<Growth> growthOf(const Context& context)
{
    const Evaluation& evaluation = context.evaluation;
    double largest = 0.0;
    std::size_t dated = 0;
    for (const PhaseResult<double>& phase : evaluation.phases) {
        if (phase.start.set() && phase.end.set() && phase.cumulative.value() > 0.0) ++dated;
        largest = std::max(largest, phase.cumulative.value());
    }
    if (dated < 2 || dated != evaluation.phases.size()) return std::nullopt;
    const std::optional<double> target = si(evaluation.programme.target);
    const Unit& unit = scaledUnit(std::max(largest, target.value_or(0.0)), unit::W);
    Growth growth;
    growth.axis = words("growth.axis", {{"basis", words("basis-name." + std::string(name(evaluation.basis)))}});
    growth.unit = unit.symbol;
    if (target) {
        growth.target = unit.fromSi(*target);
        growth.targetLabel = words("growth.target", {{"target", alone(*target, unit::W)}});
    }
    const DeliveryResult& delivery = evaluation.delivery;
    const PowerOverDays& over = delivery.power;
    for (const Date& day : over.days) growth.years.push_back(day.years());
    for (const PhaseResult<double>& phase : evaluation.phases) {
        const PowerOverDays::Part* part = findById(over.phases, phase.id);
        if (!part) return std::nullopt;
        Growth::Phase& band = growth.phases.emplace_back();
        band.label = displayName(phase);
        band.start = phase.start.years();
        band.end = phase.end.years();
        band.to = unit.fromSi(phase.cumulative.value());
        for (const Power<>& power : part->power) band.power.push_back(unit.fromSi(power.value()));
    }
    const bool held = std::any_of(delivery.phases.begin(), delivery.phases.end(),
                                  [](const PhaseDelivery& phase) { return phase.heldBy != HeldBy::Nothing || phase.ready > phase.start; });
    if (held) {
        for (const Power<>& power : over.expected) growth.expected.push_back(unit.fromSi(power.value()));
        growth.expectedLabel = words("growth.expected");
    }
    for (const MilestoneResult& milestone : delivery.milestones) {
        const Date day = milestone.due.set() ? milestone.due : milestone.day;
        if (day.set()) growth.flags.push_back({milestone.name, day.years()});
    }
    return growth;
}

Blocks summaryBlocks(const Context& context)
{
    Blocks blocks;
    blocks.push_back(Paragraph{Paragraph::Style::Lead, lead(context)});
    blocks.push_back(headlineFigures(context));
    blocks.push_back(Picture{words("summary.cascade"), cascade(context)});
    blocks.push_back(readings(context));
    blocks.push_back(note("summary.readings-note"));
    if (auto growth = growthOf(context))
        blocks.push_back(Picture{words("growth.caption"), std::move(*growth)});
    blocks.push_back(Paragraph{Paragraph::Style::Body, trust(context)});
    return blocks;
}

}  // namespace rw::report
