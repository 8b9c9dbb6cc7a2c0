// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"

#include "base/text.h"
#include "evaluate/derivation_text.h"
#include "evaluate/evaluate_with.h"
#include "evaluate/figure_list.h"
#include "evaluate/site_plan.h"
#include "schema/path.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace rw {

namespace {

/// Turns recorded nodes into a derivation: named steps and data become nodes, what lies between them
/// becomes the formula.
class Builder {
public:
    Builder(const Recording& recording, const Plan& plan, std::map<std::int32_t, std::string> figureOf)
        : m_recording(recording), m_plan(plan), m_figureOf(std::move(figureOf)) {}

    Derivation build(std::int32_t root)
    {
        add(root);
        return std::move(m_derivation);
    }

private:
    static bool isNamed(const Recording::Node& n)
    {
        return n.operation == Operation::Step || n.operation == Operation::Datum || n.operation == Operation::Solved;
    }

    /// A step whose inside is another step with the same value says nothing new: the outer name stands.
    std::size_t add(std::int32_t index)
    {
        if (auto known = m_index.find(index); known != m_index.end()) return known->second;
        const Recording::Node& node = m_recording.node(index);
        const std::size_t at = m_derivation.nodes.size();
        m_index.emplace(index, at);
        m_derivation.nodes.emplace_back();

        Derivation::Node out;
        out.si = node.value;
        if (auto f = m_figureOf.find(index); f != m_figureOf.end()) out.figure = f->second;
        std::vector<std::int32_t> inputs;
        if (isNamed(node)) {
            const NodeInfo& info = m_recording.info(node);
            out.symbol = info.symbol;
            out.label = info.label.empty() ? std::string() : text(info.label);
            out.unit = info.unit;
            out.method = info.method;
            if (node.operation == Operation::Datum) describeDatum(info.origin, out);
            else if (node.operation == Operation::Solved) collectChain(node.a, inputs);
            else if (node.a >= 0) out.formula = formulaOf(node.a, inputs);
            else out.formula = shortestNumber(out.unit->fromSi(node.value));
        } else {
            out.formula = formulaOf(index, inputs);
        }
        if (const auto own = m_ownSymbol.find(index); own != m_ownSymbol.end()) out.symbol = own->second;
        if (node.operation == Operation::Solved) {
            std::string names;
            for (std::int32_t i : inputs) names += (names.empty() ? "" : ", ") + symbolOf(i);
            out.formula = "f(" + names + ")";
        }
        for (std::int32_t input : inputs) {
            const std::size_t child = add(input);
            if (std::find(out.inputs.begin(), out.inputs.end(), child) == out.inputs.end()) out.inputs.push_back(child);
        }
        m_derivation.nodes[at] = std::move(out);
        return at;
    }

    void describeDatum(const Origin& origin, Derivation::Node& out) const
    {
        out.grade = origin.grade;
        out.source = sourceWords(origin.source);
        out.path = origin.path;
        Result<Location> where = locate(typeOf<Plan>(), &m_plan, origin.path);
        if (!where || !where->field) return;
        out.label = text(where->field->label);
        if (where->field->kind == FieldKind::Quantity) out.unit = where->field->unit;
        if (out.source.empty() && where->field->kind == FieldKind::Integer) out.source = text("source.entered");
    }

    std::string symbolOf(std::int32_t index) const
    {
        const Recording::Node& n = m_recording.node(index);
        if (const auto own = m_ownSymbol.find(index); own != m_ownSymbol.end()) return own->second;
        return isNamed(n) ? m_recording.info(n).symbol : shortestNumber(n.value);
    }

    /// The formula of a step. Inputs that bear one symbol are told apart.
    std::string formulaOf(std::int32_t index, std::vector<std::int32_t>& inputs)
    {
        std::string told = formula(index, 0, inputs);
        std::map<std::string, std::vector<std::int32_t>> bearers;
        for (const std::int32_t input : inputs) {
            std::vector<std::int32_t>& all = bearers[symbolOf(input)];
            if (std::find(all.begin(), all.end(), input) == all.end()) all.push_back(input);
        }
        bool renamed = false;
        for (const auto& [symbol, all] : bearers) {
            if (all.size() < 2) continue;
            for (std::size_t i = 0; i < all.size(); ++i) {
                // What has been written elsewhere by its symbol keeps it.
                if (m_index.contains(all[i])) continue;
                m_ownSymbol[all[i]] = apart(symbol, all, i);
                renamed = true;
            }
        }
        if (renamed) {
            inputs.clear();
            told = formula(index, 0, inputs);
        }
        return told;
    }

    /// A symbol for one of several that bear the same: data by the element they are of, where that tells them apart.
    std::string apart(const std::string& symbol, const std::vector<std::int32_t>& all, std::size_t i) const
    {
        const std::string own = elementOf(all[i]);
        const auto same = [&](std::int32_t other) { return elementOf(other) == own; };
        if (!own.empty() && std::count_if(all.begin(), all.end(), same) == 1) return symbol + "(" + own + ")";
        return symbol + "(" + std::to_string(i + 1) + ")";
    }

    /// The id in the last brackets of a datum's path.
    std::string elementOf(std::int32_t index) const
    {
        const Recording::Node& n = m_recording.node(index);
        if (n.operation != Operation::Datum) return {};
        const std::string& path = m_recording.info(n).origin.path;
        const std::size_t from = path.rfind('['), to = path.rfind(']');
        return from == std::string::npos || to < from ? std::string() : path.substr(from + 1, to - from - 1);
    }

    void collectChain(std::int32_t index, std::vector<std::int32_t>& inputs) const
    {
        if (index < 0) return;
        const Recording::Node& n = m_recording.node(index);
        if (n.operation == Operation::Add && n.value == 0.0) {
            collectChain(n.a, inputs);
            collectChain(n.b, inputs);
        } else if (isNamed(n)) {
            inputs.push_back(index);
        }
    }

    /// What is nothing whatever the named values in it are.
    bool isZero(std::int32_t index)
    {
        const Recording::Node& n = m_recording.node(index);
        if (n.value != 0.0 || isNamed(n)) return false;
        if (n.operation == Operation::Constant) return true;
        const auto [known, added] = m_zero.try_emplace(index, false);
        if (!added) return known->second;
        bool zero = false;
        switch (n.operation) {
        case Operation::Add:
        case Operation::Subtract: zero = isZero(n.a) && isZero(n.b); break;
        case Operation::Multiply: zero = isZero(n.a) || isZero(n.b); break;
        case Operation::Divide:
        case Operation::Negate:
        case Operation::Sqrt: zero = isZero(n.a); break;
        default: break;
        }
        return m_zero[index] = zero;
    }

    bool isOne(std::int32_t index) const
    {
        const Recording::Node& n = m_recording.node(index);
        if (n.operation == Operation::Multiply) return isOne(n.a) && isOne(n.b);
        return n.operation == Operation::Constant && std::abs(n.value - 1.0) < 1e-11;
    }

    /// \p tightness: 0 sums, 1 products, 2 what is divided by or raised; decides on brackets.
    std::string formula(std::int32_t index, int tightness, std::vector<std::int32_t>& inputs)
    {
        const Recording::Node& n = m_recording.node(index);
        const auto side = [&](std::int32_t child, int t) { return formula(child, t, inputs); };
        const auto bracket = [&](const std::string& s, int own) { return own < tightness ? "(" + s + ")" : s; };
        switch (n.operation) {
        case Operation::Step:
        case Operation::Datum:
        case Operation::Solved:
            inputs.push_back(index);
            return symbolOf(index);
        case Operation::Constant: return n.value == std::numbers::sqrt3 ? "√3" : readableNumber(n.value, 12);
        case Operation::Add:
            // A sum begins at zero; that zero is no part of the formula.
            if (isZero(n.a)) return side(n.b, tightness);
            if (isZero(n.b)) return side(n.a, tightness);
            return bracket(side(n.a, 0) + " + " + side(n.b, 0), 0);
        case Operation::Subtract:
            if (isZero(n.b)) return side(n.a, tightness);
            if (isZero(n.a)) return bracket("−" + side(n.b, 1), 1);
            return bracket(side(n.a, 0) + " − " + side(n.b, 1), 0);
        case Operation::Multiply:
            // The factor 1 ± 1e-12 of whole-unit counts keeps the last digit from counting a unit too many.
            if (isOne(n.b)) return side(n.a, tightness);
            if (isOne(n.a)) return side(n.b, tightness);
            if (isZero(index)) return "0";
            return bracket(side(n.a, 1) + " · " + side(n.b, 1), 1);
        case Operation::Divide:
            if (isOne(n.b)) return side(n.a, tightness);
            return bracket(side(n.a, 1) + " / " + side(n.b, 2), 1);
        case Operation::Negate: return bracket("−" + side(n.a, 1), 1);
        case Operation::Power: return side(n.a, 3) + "^" + side(n.b, 3);
        case Operation::Sqrt: return "√(" + side(n.a, 0) + ")";
        case Operation::Exp: return "exp(" + side(n.a, 0) + ")";
        case Operation::Log: return "ln(" + side(n.a, 0) + ")";
        case Operation::Ceil: return "⌈" + side(n.a, 0) + "⌉";
        case Operation::Floor: return "⌊" + side(n.a, 0) + "⌋";
        case Operation::Minimum: return "min(" + side(n.a, 0) + ", " + side(n.b, 0) + ")";
        case Operation::Maximum: return "max(" + side(n.a, 0) + ", " + side(n.b, 0) + ")";
        }
        return {};
    }

    const Recording& m_recording;
    const Plan& m_plan;
    std::map<std::int32_t, std::string> m_figureOf;
    std::map<std::int32_t, std::size_t> m_index;
    std::map<std::int32_t, std::string> m_ownSymbol;  ///< of those that would share one in a formula
    std::map<std::int32_t, bool> m_zero;
    Derivation m_derivation;
};

Scope scopeOf(std::string_view path)
{
    const Result<std::vector<PathStep>> steps = parsePath(path);
    if (!steps || steps->empty()) return {};
    Scope scope;
    if (steps->front().key == "racks") scope.rack = steps->front().id;
    else if (steps->front().key == "clusters") scope.cluster = steps->front().id;
    return scope;
}

/// Only figures of the year need its hours.
bool ofTheYear(std::string_view path)
{
    const std::string_view key = path.substr(path.find_last_of('.') + 1);
    const auto about = figureTable();
    return std::any_of(about.begin(), about.end(), [&](const FigureAbout& a) {
        return a.year && std::string_view(a.pattern).substr(a.pattern.find_last_of('.') + 1) == key;
    });
}

}  // namespace

std::string Derivation::Node::readable() const
{
    const Unit& shown = scaledUnit(si, *unit);
    return rw::readable(si, shown, 6);
}

Result<Derivation> explain(const Plan& plan, std::string_view figurePath)
{
    Recording recording;
    Scope scope = scopeOf(figurePath);
    if (ofTheYear(figurePath)) scope.year = YearDetail::Hours;
    // Sites are chosen on plain numbers, as the settled evaluation does.
    const bool sites = scope.rack.empty() && scope.cluster.empty();
    const ChosenPlan chosen = sites ? chooseSitesOf(plan) : ChosenPlan{plan};
    const EvaluationOf<Recorded> e = evaluateWith<Recorded>(chosen.plan, scope);
    const std::vector<FigureValue<Recorded>> all = listFigures<Recorded>(e);
    const FigureValue<Recorded>* wanted = nullptr;
    std::map<std::int32_t, std::string> figureOf;
    for (const FigureValue<Recorded>& f : all) {
        if (f.path == figurePath) wanted = &f;
        if (f.value && f.value->node() >= 0) figureOf.emplace(f.value->node(), f.path);
    }
    if (!wanted) return figure(evaluate(plan), figurePath).error();
    if (!wanted->value)
        return Error{.code = "figure.unset", .path = std::string(figurePath), .found = std::string(figurePath)};

    const FigureAbout& about = figureTable()[wanted->about];
    Recorded root = *wanted->value;
    if (root.node() < 0 || recording.node(root.node()).operation != Operation::Step) {
        root = recording.named(Operation::Step, root.value(), root.node(),
                               NodeInfo{.symbol = "x", .label = about.label, .unit = about.displayUnit});
        figureOf[root.node()] = about.pattern;
    }
    figureOf[root.node()] = std::string(figurePath);
    Derivation d = Builder(recording, plan, std::move(figureOf)).build(root.node());
    d.nodes.front().label = text(about.label);
    d.nodes.front().unit = about.displayUnit;
    d.nodes.front().jsonUnit = about.siUnit;
    return d;
}

static void write(const Derivation& d, std::size_t index, int level, int depth, std::set<std::size_t>& seen,
                  const DerivationValue& value, std::string& out)
{
    const Derivation::Node& n = d.nodes[index];
    out.append(static_cast<std::size_t>(2 * level), ' ');
    out += n.symbol;
    if (!n.formula.empty() && n.formula != n.symbol) out += " = " + n.formula;
    out += " = " + value(n);
    if (!n.label.empty()) out += "  — " + n.label;
    if (!n.method.empty()) out += "  (" + n.method + ")";
    if (n.grade) out += "  [" + gradeWord(*n.grade) + "] " + (n.source.empty() ? text("source.none") : n.source);
    if (n.grade && !n.path.empty()) out += "  @ " + n.path;
    const bool repeated = !seen.insert(index).second;
    if (repeated && !n.inputs.empty()) out += "  " + text("derivation.again");
    out += '\n';
    if (repeated || (depth > 0 && level + 1 >= depth)) return;
    for (std::size_t input : n.inputs) write(d, input, level + 1, depth, seen, value, out);
}

std::string derivationText(const Derivation& derivation, int depth)
{
    return derivationText(derivation, [](const Derivation::Node& n) { return n.readable(); }, depth);
}

std::string derivationText(const Derivation& derivation, const DerivationValue& value, int depth)
{
    std::string out;
    std::set<std::size_t> seen;
    if (!derivation.nodes.empty()) write(derivation, 0, 0, depth, seen, value, out);
    return out;
}

}  // namespace rw
