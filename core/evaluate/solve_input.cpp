// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/solve_input.h"

#include "base/text.h"
#include "schema/path.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace rw {

namespace {

using compare::SolveState;

constexpr double kTimesPresent = 10.0;   ///< a range from the present value goes from a tenth to ten times of it
constexpr double kAroundPresent = 20.0;  ///< K to either side, for temperatures: no multiple of them means anything
constexpr double kTolerance = 1e-9;      ///< of the range, for the border of what satisfies
constexpr int kHalvings = 200;
constexpr double kUsualSteps = 32.0;  ///< evaluations within a bracket, for a bar of progress

std::optional<double> numberOf(const Field& field, const Tree& value)
{
    const Tree* number = field.kind == FieldKind::Quantity ? value.find("value") : &value;
    if (!number || !number->isNumber()) return std::nullopt;
    return number->number();
}

/// The range to look through, where it is not given.
Status findRange(InputSolution& s)
{
    const Field& field = *s.field;
    const bool temperature = field.unit->offset != 0.0;
    // The ends of shares and ratios mean something; those of a power or a count only keep nonsense out.
    const bool share = field.kind == FieldKind::Quantity && isDimensionless(field.unit->dimension);
    const auto far = [&](double limit) {
        if (!std::isfinite(limit)) return true;
        return !share && s.present && *s.present != 0.0 && std::abs(limit) > kTimesPresent * std::abs(*s.present);
    };
    const auto fromPresent = [&](bool upper) -> std::optional<double> {
        if (!s.present) return std::nullopt;
        if (temperature) return *s.present + (upper ? kAroundPresent : -kAroundPresent);
        if (*s.present == 0.0) return std::nullopt;
        const double a = *s.present / kTimesPresent;
        const double b = *s.present * kTimesPresent;
        return upper ? std::max(a, b) : std::min(a, b);
    };
    const auto end = [&](bool upper, const std::optional<double>& given, bool& told) -> std::optional<double> {
        const double limit = upper ? field.maximum : field.minimum;
        if (given) return given;
        if (!far(limit)) return limit;
        const auto found = fromPresent(upper);
        if (found) told = true;
        else if (std::isfinite(limit)) return limit;
        return found;
    };
    const auto low = end(false, s.request.low, s.lowFromPresent);
    const auto high = end(true, s.request.high, s.highFromPresent);
    if (!low || !high) return Error{.code = "solve.no-range", .path = s.request.input, .allowed = field.rangeText()};
    s.low = std::max(*low, field.minimum);
    s.high = std::min(*high, field.maximum);
    if (!(s.low < s.high))
        return Error{.code = "solve.bounds", .path = s.request.input,
                     .found = fieldNumberWords(field, *low) + ", " + fieldNumberWords(field, *high)};
    return Done{};
}

/// What one evaluation says to a request.
struct Point {
    std::vector<std::optional<double>> values;  ///< of the conditions' figures: the first is what is told
    std::vector<std::optional<double>> wanted;  ///< of what they must be
    Error error{};                              ///< where a figure has no value

    bool known() const { return error.code.empty(); }
};

bool satisfied(const SolveCondition& condition, const std::optional<double>& value, const std::optional<double>& wanted)
{
    if (!value || !wanted) return false;
    switch (condition.goal) {
    case SolveGoal::Equal: return *value == *wanted;
    case SolveGoal::AtMost: return *value <= *wanted;
    case SolveGoal::AtLeast: return *value >= *wanted;
    }
    return false;
}

class Search {
public:
    Search(const Plan& plan, InputSolution& solution, const SolveInputOptions& options)
        : m_plan(plan), m_solution(solution), m_options(options)
    {
        m_conditions.push_back(&solution.request.condition);
        for (const SolveCondition& condition : solution.request.also) m_conditions.push_back(&condition);
    }

    bool whole() const { return m_solution.field->kind == FieldKind::Integer; }

    const Point& at(double input)
    {
        const auto known = m_points.find(input);
        if (known != m_points.end()) return known->second;
        Plan plan = m_plan;
        Point point;
        const Tree value = whole() ? Tree(static_cast<std::int64_t>(input)) : Tree(input);
        if (const Status s = setFieldValue(plan, m_solution.request.input, value); !s) {
            point.error = s.error();
        } else {
            ++m_solution.evaluations;
            if (m_options.progress) m_options.progress(std::min(1.0, m_solution.evaluations / (m_options.samples + kUsualSteps)));
            const std::vector<Figure> all = figures(evaluateFigures(plan, m_solution.request.tier, m_options.cancel));
            for (const SolveCondition* condition : m_conditions) read(*condition, all, point);
        }
        return m_points.emplace(input, std::move(point)).first->second;
    }

    /// Equal steps from the low end to the high one.
    std::vector<double> samples() const
    {
        std::vector<double> points;
        const int steps = std::max(1, m_options.samples);
        for (int i = 0; i <= steps; ++i) {
            const double x = i == steps ? m_solution.high : m_solution.low + (m_solution.high - m_solution.low) * i / steps;
            points.push_back(whole() ? std::round(x) : x);
        }
        points.erase(std::unique(points.begin(), points.end()), points.end());
        return points;
    }

    /// Narrows the range to the longest run of samples at which the figure has a value. False: there is none, or cancelled.
    bool narrow()
    {
        const std::vector<double> points = samples();
        std::size_t bestFirst = 0, best = 0, run = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (cancelled()) return false;
            run = at(points[i]).known() ? run + 1 : 0;
            if (run > best) {
                best = run;
                bestFirst = i + 1 - run;
            }
        }
        if (cancelled()) return false;
        if (best < 2) {
            m_solution.state = SolveState::Failed;
            m_solution.failedAt = points.front();
            for (const double point : points)
                if (!at(point).known()) m_solution.failedAt = point;
            m_solution.error = at(m_solution.failedAt).error;
            return false;
        }
        m_solution.narrowed = best < points.size();
        m_solution.low = points[bestFirst];
        m_solution.high = points[bestFirst + best - 1];
        m_solution.atLow = at(m_solution.low).values.front();
        m_solution.atHigh = at(m_solution.high).values.front();
        return true;
    }

    bool cancelled()
    {
        if (!m_options.cancel.stop_requested()) return false;
        m_solution.state = SolveState::Cancelled;
        return true;
    }

    bool holds(double input)
    {
        const Point& point = at(input);
        for (std::size_t i = 0; i < m_conditions.size(); ++i)
            if (i >= point.values.size() || !satisfied(*m_conditions[i], point.values[i], point.wanted[i])) return false;
        return true;
    }

    void take(double input)
    {
        m_solution.value = input;
        m_solution.result = at(input).values.front().value_or(std::numeric_limits<double>::quiet_NaN());
        m_solution.wantedResult = at(input).wanted.front();
    }

private:
    static std::optional<double> valueOf(const std::string& path, const std::vector<Figure>& all, Point& point)
    {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Figure& f) { return f.path == path; });
        if (found != all.end() && found->si && std::isfinite(*found->si)) return found->si;
        point.error = Error{.code = "solve.unset", .path = path, .found = path};
        return std::nullopt;
    }
    static void read(const SolveCondition& condition, const std::vector<Figure>& all, Point& point)
    {
        point.values.push_back(valueOf(condition.figure, all, point));
        point.wanted.push_back(condition.wantedFigure.empty() ? std::optional<double>(condition.wanted)
                                                              : valueOf(condition.wantedFigure, all, point));
    }

    const Plan& m_plan;
    InputSolution& m_solution;
    const SolveInputOptions& m_options;
    std::vector<const SolveCondition*> m_conditions;
    std::map<double, Point> m_points;
};

/// By crossings of what is wanted.
Status solveEqual(Search& search, InputSolution& s, const SolveInputOptions& options)
{
    if (!search.narrow()) return Done{};
    const bool other = !s.request.condition.wantedFigure.empty();
    const auto resultAt = [&](double input) -> Result<double> {
        const Point& point = search.at(input);
        if (!point.known()) return point.error;
        return other ? *point.values.front() - *point.wanted.front() : *point.values.front();
    };
    compare::SolveOptions asked;
    asked.samples = options.samples;
    asked.cancel = options.cancel;
    auto solved = compare::solveFor(resultAt, other ? 0.0 : s.request.condition.wanted, {s.low, s.high, search.whole()}, asked);
    if (!solved) return solved.error();
    s.state = solved->state;
    s.failedAt = solved->failedAt;
    s.error = solved->error;
    if (search.cancelled() || !s.found()) return Done{};
    s.crossings = solved->crossings;
    // Of several the nearest to what the plan has; one that hits before one that jumps.
    const auto from = [&](const compare::Crossing& c) {
        return std::pair(c.jump, s.present ? std::abs(c.input - *s.present) : c.input - s.low);
    };
    const auto taken = std::min_element(s.crossings.begin(), s.crossings.end(),
                                        [&](const auto& a, const auto& b) { return from(a) < from(b); });
    search.take(taken->input);
    // Told are the figure's own values, not distances from another figure.
    for (compare::Crossing& c : s.crossings) {
        c.result = *search.at(c.input).values.front();
        c.resultBefore = *search.at(c.before).values.front();
    }
    return Done{};
}

/// By the first value from one end that satisfies.
void solveFirst(Search& search, InputSolution& s)
{
    std::vector<double> points = search.samples();
    s.atLow = search.at(points.front()).values.empty() ? std::nullopt : search.at(points.front()).values.front();
    s.atHigh = search.at(points.back()).values.empty() ? std::nullopt : search.at(points.back()).values.front();
    if (s.request.fromHigh) std::reverse(points.begin(), points.end());
    std::size_t first = 0;
    while (first < points.size() && !search.holds(points[first])) {
        if (search.cancelled()) return;
        ++first;
    }
    if (search.cancelled()) return;
    if (first == points.size()) {
        s.state = SolveState::OutOfReach;
        return;
    }
    s.state = SolveState::Found;
    double good = points[first];
    s.wholeRange = first == 0 && std::all_of(points.begin(), points.end(), [&](double p) { return search.holds(p); });
    if (first > 0) {
        double bad = points[first - 1];
        const double narrow = search.whole() ? 1.0 : kTolerance * (s.high - s.low);
        for (int i = 0; i < kHalvings && std::abs(good - bad) > narrow; ++i) {
            if (search.cancelled()) return;
            double x = bad + (good - bad) / 2.0;
            if (search.whole()) x = std::floor(x);
            if (x == good || x == bad) break;
            (search.holds(x) ? good : bad) = x;
        }
    }
    if (search.cancelled()) return;
    search.take(good);
    if (s.wholeRange && (s.request.fromHigh ? s.highFromPresent : s.lowFromPresent)) s.state = SolveState::OutOfReach;
}

Status checkCondition(const Evaluation& e, const SolveCondition& condition)
{
    const auto at = figure(e, condition.figure);
    if (!at) return at.error();
    if (condition.wantedFigure.empty()) {
        if (std::isfinite(condition.wanted)) return Done{};
        return Error{.code = "quantity.finite", .path = condition.figure, .found = shortestNumber(condition.wanted),
                     .allowed = text("range.finite")};
    }
    const auto other = figure(e, condition.wantedFigure);
    if (!other) return other.error();
    if (other->about->siUnit->dimension == at->about->siUnit->dimension) return Done{};
    return Error{.code = "figure.dimension", .path = condition.wantedFigure, .found = other->about->siUnit->symbol,
                 .allowed = at->about->siUnit->symbol};
}

}  // namespace

std::string_view name(SolveGoal goal)
{
    switch (goal) {
    case SolveGoal::Equal: return "equal";
    case SolveGoal::AtMost: return "at-most";
    case SolveGoal::AtLeast: return "at-least";
    }
    return {};
}

std::optional<SolveGoal> solveGoal(std::string_view named)
{
    for (const SolveGoal goal : {SolveGoal::Equal, SolveGoal::AtMost, SolveGoal::AtLeast})
        if (name(goal) == named) return goal;
    return std::nullopt;
}

Result<SolveCondition> parseCondition(const Evaluation& evaluation, std::string_view figurePath, SolveGoal goal, std::string_view wanted)
{
    const auto at = figure(evaluation, figurePath);
    if (!at) return at.error();
    SolveCondition condition{at->path, goal, 0.0, {}};
    if (const auto other = figure(evaluation, wanted)) {
        condition.wantedFigure = other->path;
        return condition;
    }
    const auto si = parseQuantity(wanted, *at->about->siUnit);
    if (!si) {
        Error e = si.error();
        e.path = at->path;
        return e;
    }
    condition.wanted = *si;
    return condition;
}

Result<InputSolution> solveInput(const Plan& plan, const SolveRequest& request, const SolveInputOptions& options)
{
    InputSolution s;
    s.request = request;
    s.request.input = fieldPath(request.input);
    const auto at = locate(typeOf<Plan>(), &plan, request.input);
    if (!at) return at.error();
    const auto field = fieldAt(plan, request.input);
    if (!field) return field.error();
    s.field = *field;
    if ((s.field->kind != FieldKind::Quantity && s.field->kind != FieldKind::Integer) || !at->part.empty())
        return Error{.code = "solve.not-a-number", .path = request.input, .found = request.input};
    s.present = numberOf(*s.field, fieldValue(plan, s.request.input));
    const Evaluation now = evaluateFigures(plan, request.tier, options.cancel);
    ++s.evaluations;
    if (const Status ok = checkCondition(now, request.condition); !ok) return ok.error();
    for (const SolveCondition& condition : request.also)
        if (const Status ok = checkCondition(now, condition); !ok) return ok.error();
    const Figure told = figure(now, request.condition.figure).value();
    s.about = told.about;
    s.presentResult = told.si;
    if (const Status ok = findRange(s); !ok) return ok.error();
    if (s.field->kind == FieldKind::Integer) {
        s.low = std::ceil(s.low);
        s.high = std::floor(s.high);
        if (s.low > s.high)
            return Error{.code = "solve.whole", .path = request.input,
                         .found = shortestNumber(s.low) + ", " + shortestNumber(s.high)};
    }
    Search search(plan, s, options);
    if (request.condition.goal == SolveGoal::Equal && request.also.empty()) {
        if (const Status ok = solveEqual(search, s, options); !ok) return ok.error();
    } else {
        solveFirst(search, s);
    }
    return s;
}

std::string InputSolution::typed() const
{
    if (field->kind == FieldKind::Integer) return shortestNumber(value);
    const std::string number = shortestNumber(field->unit->fromSi(value));
    return *field->unit->symbol == '\0' ? number : number + " " + field->unit->symbol;
}

EditList InputSolution::edits() const
{
    const Tree to = field->kind == FieldKind::Integer ? Tree(static_cast<std::int64_t>(value)) : Tree(value);
    return {"edit.set", {Edit::set(request.input, to)}};
}

}  // namespace rw
