// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/compare_tree.h"

#include "base/text.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>

namespace rw::report {

namespace {

using compare::AttributionMethod;
using compare::SolveState;

/// A count is written without a fraction.
Tree numberTree(const std::optional<double>& value)
{
    constexpr double kExact = 9007199254740992.0;  // 2^53: whole doubles below are exact
    if (!value || !std::isfinite(*value)) return {};
    if (*value == std::floor(*value) && std::abs(*value) < kExact) return static_cast<std::int64_t>(*value);
    return *value;
}

Tree inUnit(const std::optional<double>& si, const Unit& unit)
{
    return si ? numberTree(unit.fromSi(*si)) : Tree();
}

std::string nameOf(const std::string& scenario)
{
    return scenario.empty() ? kBaseScenario : scenario;
}

std::string valueWords(const FigureAbout& about, const std::optional<double>& si)
{
    return Figure{{}, &about, si}.readable();
}

const char* methodName(AttributionMethod method)
{
    return method == AttributionMethod::Shapley ? "shapley" : "in_order";
}

const char* stateName(SolveState state)
{
    switch (state) {
    case SolveState::Found: return "found";
    case SolveState::Jump: return "jump";
    case SolveState::OutOfReach: return "out_of_reach";
    case SolveState::Several: return "several";
    case SolveState::Failed: return "failed";
    case SolveState::Cancelled: return "cancelled";
    }
    return "";
}

}  // namespace

Tree compareTree(const ScenarioComparison& comparison)
{
    Tree root;
    root.set("a_id", nameOf(comparison.a));
    root.set("b_id", nameOf(comparison.b));
    root.set("method", methodName(comparison.method));
    root.set("evaluations", static_cast<std::int64_t>(comparison.evaluations));
    Tree::List inputs;
    for (const ChangedInput& input : comparison.inputs) {
        Tree one;
        one.set("path", input.path);
        one.set("a", fieldValueWords(*input.field, input.a));
        one.set("b", fieldValueWords(*input.field, input.b));
        inputs.emplace_back(std::move(one));
    }
    root.set("inputs", std::move(inputs));
    Tree::List rows;
    for (const ComparedFigure& figure : comparison.rows) {
        const Unit& unit = *figure.about->siUnit;
        const Unit& apart = differenceUnit(unit);
        Tree row;
        row.set("figure", figure.path);
        row.set("a", inUnit(figure.a, unit));
        row.set("b", inUnit(figure.b, unit));
        row.set("difference", inUnit(figure.difference, apart));
        Tree::List parts;
        for (std::size_t i = 0; i < figure.contributions.size(); ++i) {
            Tree part;
            part.set("path", comparison.inputs[i].path);
            part.set("value", inUnit(figure.contributions[i], apart));
            parts.emplace_back(std::move(part));
        }
        row.set("contributions", std::move(parts));
        row.set("closing", inUnit(figure.closing, apart));
        rows.emplace_back(std::move(row));
    }
    root.set("rows", std::move(rows));
    return root;
}

Table inputTable(const ScenarioComparison& comparison)
{
    Table table;
    table.columns = {{.heading = text("compare.input")}, {.heading = nameOf(comparison.a), .number = true},
                     {.heading = nameOf(comparison.b), .number = true}};
    for (const ChangedInput& input : comparison.inputs)
        table.rows.push_back({{input.path, fieldValueWords(*input.field, input.a), fieldValueWords(*input.field, input.b)}});
    return table;
}

Table differenceTable(const ScenarioComparison& comparison)
{
    Table table;
    table.columns = {{.heading = text("compare.figure")}, {.heading = nameOf(comparison.a), .number = true},
                     {.heading = nameOf(comparison.b), .number = true}, {.heading = text("compare.difference"), .number = true}};
    for (const ComparedFigure& figure : comparison.rows) {
        const FigureAbout& about = *figure.about;
        table.rows.push_back({{figure.path, valueWords(about, figure.a), valueWords(about, figure.b),
                               figure.difference ? differenceWords(about, *figure.difference) : kUnset}});
        if (comparison.inputs.size() < 2) continue;
        for (std::size_t i = 0; i < figure.contributions.size(); ++i)
            if (figure.contributions[i] != 0.0)
                table.rows.push_back({{"- " + comparison.inputs[i].path, "", "", differenceWords(about, figure.contributions[i])}});
    }
    return table;
}

double largestClosing(const ScenarioComparison& comparison)
{
    double largest = 0.0;
    for (const ComparedFigure& figure : comparison.rows)
        if (figure.difference)
            if (const double scale = std::max(std::abs(*figure.a), std::abs(*figure.b)); scale > 0.0)
                largest = std::max(largest, std::abs(figure.closing) / scale);
    return largest;
}

Tree solutionTree(const InputSolution& s)
{
    const Unit& in = *s.field->unit;
    const Unit& out = *s.about->siUnit;
    const SolveCondition& c = s.request.condition;
    Tree root;
    root.set("input", s.request.input);
    root.set("unit", in.symbol);
    root.set("figure", c.figure);
    root.set("goal", name(c.goal));
    root.set("wanted", c.wantedFigure.empty() ? inUnit(c.wanted, out) : Tree(c.wantedFigure));
    root.set("state", stateName(s.state));
    root.set("value", s.found() ? inUnit(s.value, in) : Tree());
    root.set("result", s.found() ? inUnit(s.result, out) : Tree());
    root.set("low", inUnit(s.low, in));
    root.set("high", inUnit(s.high, in));
    root.set("at_low", inUnit(s.atLow, out));
    root.set("at_high", inUnit(s.atHigh, out));
    root.set("present", inUnit(s.present, in));
    root.set("present_result", inUnit(s.presentResult, out));
    Tree::List crossings;
    for (const compare::Crossing& crossing : s.crossings) {
        Tree one;
        one.set("value", inUnit(crossing.input, in));
        one.set("result", inUnit(crossing.result, out));
        one.set("before", inUnit(crossing.before, in));
        one.set("result_before", inUnit(crossing.resultBefore, out));
        one.set("jump", crossing.jump);
        crossings.emplace_back(std::move(one));
    }
    root.set("crossings", std::move(crossings));
    root.set("evaluations", s.evaluations);
    root.set("words", s.words());
    return root;
}

}  // namespace rw::report
