// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/solve_for.h"
#include "evaluate/figures.h"
#include "evaluate/plan_inputs.h"
#include "plan/edit.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

// Which value of one field of the plan gives a wanted figure.
namespace rw {

enum class SolveGoal {
    Equal,   ///< the figure is what is wanted, or jumps over it
    AtMost,  ///< the first value of the field, from one end of the range, at which it is no more
    AtLeast  ///< ... no less
};
std::string_view name(SolveGoal goal);  ///< "equal", "at-most", "at-least"
std::optional<SolveGoal> solveGoal(std::string_view name);

/// What one figure must be.
struct SolveCondition {
    std::string figure;        ///< path
    SolveGoal goal = SolveGoal::Equal;
    double wanted = 0.0;       ///< SI
    std::string wantedFigure;  ///< path of another figure of the same dimension, in place of the number
};

struct SolveRequest {
    std::string input;  ///< path of a number of the plan
    SolveCondition condition;
    std::vector<SolveCondition> also;  ///< must hold besides; not with a goal of Equal
    bool fromHigh = false;             ///< of a goal other than Equal: the last value that satisfies, not the first
    std::optional<double> low;         ///< SI; else the field's limit, or from the present value
    std::optional<double> high;
    YearTier tier = YearTier::Bins;
    std::string noLimit;  ///< why no value may be the last one, in words; empty: nothing known
};

/// "6 GW", "25 %" or a bare number in the unit of the figure's key; or the path of another figure. Errors: path.*, quantity.*.
Result<SolveCondition> parseCondition(const Evaluation& evaluation, std::string_view figure, SolveGoal goal, std::string_view wanted);

struct InputSolution {
    SolveRequest request;
    const Field* field = nullptr;
    const FigureAbout* about = nullptr;
    compare::SolveState state = compare::SolveState::OutOfReach;
    double low = 0.0;  ///< SI: what was looked through
    double high = 0.0;
    bool lowFromPresent = false;    ///< the field's own limit is too far off: from the present value
    bool highFromPresent = false;
    bool narrowed = false;          ///< outside low to high the figure has no value
    std::optional<double> present;  ///< value of the field as it is
    std::optional<double> presentResult;
    double value = 0.0;   ///< where found
    double result = 0.0;  ///< the condition's figure there
    std::optional<double> wantedResult;  ///< value of the wanted figure there
    /// Every value that was tried does. Where the range's end came from the present value, there is no solution: what ends
    /// there is the search.
    bool wholeRange = false;
    std::vector<compare::Crossing> crossings;  ///< of a goal of Equal
    std::optional<double> atLow;   ///< the figure at both ends
    std::optional<double> atHigh;
    double failedAt = 0.0;
    Error error{};
    int evaluations = 0;

    bool found() const
    {
        using compare::SolveState;
        return state == SolveState::Found || state == SolveState::Jump || state == SolveState::Several;
    }
    /// What was found, or why there is no solution, with units, in the reader's language.
    std::string words() const;
    /// Where the range came from; empty where it was given, or is the field's own.
    std::string rangeWords() const;
    /// The field set to what was found.
    EditList edits() const;
    /// What was found as it is typed into the field, with the field's unit.
    std::string typed() const;
};

struct SolveInputOptions {
    std::stop_token cancel{};
    std::function<void(double done)> progress{};  ///< 0..1 of about as many evaluations as it takes; from the calling thread
    int samples = 16;  ///< equal steps in which the range is looked through
};

/// Looks for the value of a field that gives a figure. With a goal of Equal by compare::solveFor, and of several places the
/// nearest to what the plan has is taken; else the range is looked
/// through in equal steps from one end for a value that satisfies every condition, and the border towards that end is
/// closed in by halves: what lies between two samples stays unseen. Errors: path.*, edit.not-a-field, solve.not-a-number
/// (the field), solve.no-range (no limits and no present value), solve.bounds, figure.dimension.
Result<InputSolution> solveInput(const Plan& plan, const SolveRequest& request, const SolveInputOptions& options = {});

/// A question that planners ask, as a request of this plan.
struct SolveQuestion {
    std::string key;    ///< "largest-target", "no-chillers", "least-grid"
    std::string about;  ///< id of building or site; empty: the programme
    SolveRequest request;
};
/// The largest target that the sites hold; the lowest coolant supply of a building with which no hour of the year is cooled by chillers alone; the
/// least grid contract of a site with which all racks have a place on no more sites than now.
std::vector<SolveQuestion> solveQuestions(const Plan& plan, const Evaluation& evaluation);

}  // namespace rw
