// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/compare_scenarios.h"

#include <algorithm>
#include <list>
#include <unordered_map>

namespace rw {

namespace {

using compare::InputSet;

/// Figures of several evaluations as one list of paths: in the order of the table, what only one has where it stands there.
class PathUnion {
public:
    struct Entry {
        std::string path;
        const FigureAbout* about;
    };

    void add(const std::vector<Figure>& figures)
    {
        auto next = m_entries.begin();
        for (const Figure& figure : figures) {
            const auto known = m_places.find(figure.path);
            if (known != m_places.end()) {
                next = std::next(known->second);
                continue;
            }
            m_places[figure.path] = m_entries.insert(next, {figure.path, figure.about});
        }
    }
    std::vector<Entry> entries(const std::function<bool(const std::string&)>& only) const
    {
        std::vector<Entry> kept;
        for (const Entry& entry : m_entries)
            if (!only || only(entry.path)) kept.push_back(entry);
        return kept;
    }

private:
    std::list<Entry> m_entries;
    std::unordered_map<std::string, std::list<Entry>::iterator> m_places;
};

std::vector<std::optional<double>> valuesOf(const std::vector<PathUnion::Entry>& entries, const std::vector<Figure>& figures)
{
    std::unordered_map<std::string_view, std::optional<double>> known;
    for (const Figure& figure : figures) known.emplace(figure.path, figure.si);
    std::vector<std::optional<double>> values;
    for (const PathUnion::Entry& entry : entries) {
        const auto found = known.find(entry.path);
        values.push_back(found == known.end() ? std::nullopt : found->second);
    }
    return values;
}

/// "racks[helios].mass_kg" as "racks[].mass_kg".
std::string withoutIds(std::string_view path)
{
    std::string out;
    bool inside = false;
    for (const char c : path) {
        if (c == ']') inside = false;
        if (!inside) out += c;
        if (c == '[') inside = true;
    }
    return out;
}

bool meant(std::string_view path, std::string_view pattern)
{
    if (path.substr(0, pattern.size()) != pattern) return false;
    return path.size() == pattern.size() || path[pattern.size()] == '.' || path[pattern.size()] == '[';
}

bool matchesStars(std::string_view path, std::string_view pattern)
{
    std::size_t p = 0, q = 0, star = std::string_view::npos, taken = 0;
    while (p < path.size()) {
        if (q < pattern.size() && pattern[q] == '*') {
            star = q++;
            taken = p;
        } else if (q < pattern.size() && pattern[q] == path[p]) {
            ++p;
            ++q;
        } else if (star != std::string_view::npos) {
            q = star + 1;
            p = ++taken;
        } else {
            return false;
        }
    }
    while (q < pattern.size() && pattern[q] == '*') ++q;
    return q == pattern.size();
}

/// Where a scenario stands in the plan; the plan itself before all.
std::ptrdiff_t placeOf(const Plan& plan, std::string_view id)
{
    for (std::size_t i = 0; i < plan.scenarios.size(); ++i)
        if (plan.scenarios[i].id == id) return static_cast<std::ptrdiff_t>(i);
    return -1;
}

/// Paths that the overrides of a scenario name, where they lead to a field.
void addPaths(const Plan& plan, std::string_view id, std::vector<std::string>& paths)
{
    const Scenario* scenario = id.empty() ? nullptr : findById(plan.scenarios, id);
    if (!scenario) return;
    for (const Override& change : scenario->overrides) {
        const std::string path = fieldPath(change.path);
        if (std::find(paths.begin(), paths.end(), path) == paths.end() && fieldAt(plan, path)) paths.push_back(path);
    }
}

std::vector<ChangedInput> inputsBetween(const Plan& plan, std::string_view a, const Plan& planA, std::string_view b,
                                        const Plan& planB)
{
    std::vector<std::string> paths;
    addPaths(plan, a, paths);
    addPaths(plan, b, paths);
    std::vector<ChangedInput> inputs;
    for (std::string& path : paths) {
        const Field* field = fieldAt(plan, path).value();
        Tree before = fieldValue(planA, path);
        Tree after = fieldValue(planB, path);
        if (!sameInput(*field, before, after)) inputs.push_back({std::move(path), field, std::move(before), std::move(after)});
    }
    return inputs;
}

/// Evaluations of one plan with any of its inputs changed.
class Changes {
public:
    Changes(const Plan& from, const Plan& to, const std::vector<ChangedInput>& inputs, const CompareOptions& options)
        : m_from(from), m_to(to), m_inputs(inputs), m_options(options), m_all((InputSet{1} << inputs.size()) - 1),
          m_before(evaluated(m_from))
    {
        m_paths.add(m_before);
        if (m_all != 0 && !m_options.cancel.stop_requested()) {
            m_after = evaluated(m_to);
            m_paths.add(m_after);
        }
        m_entries = m_paths.entries(m_options.only);
    }

    const std::vector<PathUnion::Entry>& entries() const { return m_entries; }

    Result<compare::Figures> operator()(InputSet changed) const
    {
        if (changed == 0) return valuesOf(m_entries, m_before);
        if (changed == m_all) return valuesOf(m_entries, m_after);
        Plan plan = m_from;
        for (std::size_t i = 0; i < m_inputs.size(); ++i)
            if (changed >> i & 1U)
                if (const Status s = setFieldValue(plan, m_inputs[i].path, m_inputs[i].b); !s) return s.error();
        return valuesOf(m_entries, evaluated(plan));
    }

private:
    std::vector<Figure> evaluated(const Plan& plan) const
    {
        return figures(evaluateFigures(plan, m_options.tier, m_options.cancel));
    }

    const Plan& m_from;
    const Plan& m_to;
    const std::vector<ChangedInput>& m_inputs;
    const CompareOptions& m_options;
    InputSet m_all;
    std::vector<Figure> m_before;
    std::vector<Figure> m_after;
    PathUnion m_paths;
    std::vector<PathUnion::Entry> m_entries;
};

ComparedFigure rowOf(const PathUnion::Entry& entry, compare::FigureParts parts)
{
    ComparedFigure row;
    row.path = entry.path;
    row.about = entry.about;
    row.a = parts.before;
    row.b = parts.after;
    if (row.a && row.b) row.difference = *row.b - *row.a;
    row.contributions = std::move(parts.parts);
    if (!row.contributions.empty() && row.difference) {
        double sum = 0.0;
        for (const double part : row.contributions) sum += part;
        row.closing = sum - *row.difference;
    }
    return row;
}

/// The same comparison seen from the other side.
void turnRound(ScenarioComparison& comparison)
{
    std::swap(comparison.a, comparison.b);
    for (ChangedInput& input : comparison.inputs) std::swap(input.a, input.b);
    for (ComparedFigure& row : comparison.rows) {
        std::swap(row.a, row.b);
        if (row.difference) row.difference = -*row.difference;
        for (double& part : row.contributions) part = -part;
        row.closing = -row.closing;
    }
}

}  // namespace

Result<std::string> scenarioId(const Plan& plan, std::string_view idOrName)
{
    if (idOrName.empty()) return std::string();
    if (findById(plan.scenarios, idOrName)) return std::string(idOrName);
    for (const Scenario& scenario : plan.scenarios)
        if (scenario.name == idOrName) return scenario.id;
    if (idOrName == kBaseScenario) return std::string();
    std::string known = kBaseScenario;
    for (const Scenario& scenario : plan.scenarios) known += ", " + scenario.id;
    return Error{.code = "path.unknown", .path = "scenarios", .found = std::string(idOrName), .allowed = known};
}

Result<ScenarioPlan> planUnder(const Plan& plan, std::string_view id)
{
    if (id.empty()) return ScenarioPlan{plan, {}};
    return withScenario(plan, id);
}

bool figureMatches(std::string_view path, std::string_view pattern)
{
    if (pattern.find('*') == std::string_view::npos) return meant(path, pattern) || meant(withoutIds(path), pattern);
    return matchesStars(path, pattern) || matchesStars(withoutIds(path), pattern);
}

const Unit& differenceUnit(const Unit& unit)
{
    return unit.offset == 0.0 ? unit : unit::K;
}

std::string differenceWords(const FigureAbout& about, double difference)
{
    const Unit& unit = differenceUnit(*about.displayUnit);
    const std::string words = readable(difference, scaledUnit(difference, unit));
    return difference > 0.0 ? "+" + words : words;
}

Result<std::vector<ChangedInput>> changedInputs(const Plan& plan, std::string_view a, std::string_view b)
{
    const auto planA = planUnder(plan, a);
    if (!planA) return planA.error();
    const auto planB = planUnder(plan, b);
    if (!planB) return planB.error();
    return inputsBetween(plan, a, planA->plan, b, planB->plan);
}

Result<ScenarioComparison> compareScenarios(const Plan& plan, std::string_view a, std::string_view b,
                                            const CompareOptions& options)
{
    if (placeOf(plan, a) > placeOf(plan, b)) {
        auto turned = compareScenarios(plan, b, a, options);
        if (turned) turnRound(turned.value());
        return turned;
    }
    auto planA = planUnder(plan, a);
    if (!planA) return planA.error();
    auto planB = planUnder(plan, b);
    if (!planB) return planB.error();
    ScenarioComparison out;
    out.a = a;
    out.b = b;
    out.lost = std::move(planA.value().lost);
    for (std::string& path : planB.value().lost)
        if (std::find(out.lost.begin(), out.lost.end(), path) == out.lost.end()) out.lost.push_back(std::move(path));
    out.inputs = inputsBetween(plan, a, planA->plan, b, planB->plan);
    if (out.inputs.size() > static_cast<std::size_t>(compare::kMostInputs))
        return Error{.code = "attribution.inputs", .found = std::to_string(out.inputs.size()),
                     .allowed = std::to_string(compare::kMostInputs)};
    if (options.progress) options.progress(0.0);
    const Changes changes(planA->plan, planB->plan, out.inputs, options);

    compare::AttributionOptions asked;
    asked.cancel = options.cancel;
    if (options.progress)
        asked.progress = [&](std::size_t done, std::size_t of) {
            options.progress(static_cast<double>(done) / static_cast<double>(of));
        };
    auto attributed = compare::attribute(static_cast<int>(out.inputs.size()), [&](InputSet set) { return changes(set); }, asked);
    if (!attributed) return attributed.error();
    // A year that was stopped midway leaves figures unset: nothing of it is told.
    if (attributed->cancelled || options.cancel.stop_requested()) {
        out.cancelled = true;
        return out;
    }
    out.method = attributed->method;
    out.evaluations = attributed->evaluations;
    for (std::size_t i = 0; i < attributed->figures.size(); ++i) {
        compare::FigureParts& parts = attributed.value().figures[i];
        if (!parts.before && !parts.after) continue;
        if (options.changedOnly && parts.before == parts.after) continue;
        out.rows.push_back(rowOf(changes.entries()[i], std::move(parts)));
    }
    return out;
}

Result<SideBySide> sideBySide(const Plan& plan, const std::vector<std::string>& ids, const CompareOptions& options)
{
    SideBySide out;
    std::vector<std::vector<Figure>> evaluated;
    PathUnion paths;
    for (const std::string& id : ids) {
        auto under = planUnder(plan, id);
        if (!under) return under.error();
        const Scenario* scenario = findById(plan.scenarios, id);
        out.columns.push_back({id, scenario ? scenario->name : std::string(), std::move(under.value().lost)});
        if (options.progress) options.progress(static_cast<double>(evaluated.size()) / static_cast<double>(ids.size()));
        evaluated.push_back(figures(evaluateFigures(under->plan, options.tier, options.cancel)));
        paths.add(evaluated.back());
        if (options.cancel.stop_requested()) {
            out.cancelled = true;
            return out;
        }
    }
    const auto entries = paths.entries(options.only);
    for (const PathUnion::Entry& entry : entries) out.rows.push_back({entry.path, entry.about, {}});
    for (const auto& column : evaluated) {
        const auto values = valuesOf(entries, column);
        for (std::size_t i = 0; i < values.size(); ++i) out.rows[i].values.push_back(values[i]);
    }
    out.rows.erase(std::remove_if(out.rows.begin(), out.rows.end(),
                                  [&](const SideBySide::Row& row) {
                                      const auto& v = row.values;
                                      if (std::none_of(v.begin(), v.end(), [](const auto& x) { return x.has_value(); })) return true;
                                      return options.changedOnly &&
                                             std::all_of(v.begin(), v.end(), [&](const auto& x) { return x == v.front(); });
                                  }),
                   out.rows.end());
    return out;
}

}  // namespace rw
