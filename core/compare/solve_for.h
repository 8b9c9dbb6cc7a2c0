// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

// Which value of one input gives a wanted result.
namespace rw::compare {

/// The result with the input at a value; an Error where there is none.
using ResultAt = std::function<Result<double>(double input)>;

struct SolveBounds {
    double low = 0.0;
    double high = 0.0;    ///< above low, both finite
    bool whole = false;   ///< the input is a whole number
};
struct SolveOptions {
    int samples = 16;           ///< equal steps in which the range is looked through for crossings; at least 1
    int steps = 200;            ///< evaluations within one of them, at most
    double tolerance = 1e-12;   ///< of the input's range: the search ends at a bracket as narrow
    std::stop_token cancel{};
};

enum class SolveState {
    Found,       ///< the result is what is wanted, or with a whole input the first that has reached it
    Jump,        ///< the result jumps over what is wanted: the value is the nearest beyond the jump
    OutOfReach,  ///< the result is on one side of it at every sample
    Several,     ///< it is passed more than once: crossings tell where, the value is the first
    Failed,      ///< no result at failedAt
    Cancelled
};
struct Crossing {
    double input = 0.0;     ///< has reached what is wanted, seen from the low end
    double result = 0.0;
    double before = 0.0;        ///< the nearest input seen that has not; the same where result is what is wanted
    double resultBefore = 0.0;
    bool jump = false;
};
struct Solved {
    SolveState state = SolveState::OutOfReach;
    double wanted = 0.0;
    SolveBounds bounds{};
    double value = 0.0;               ///< where Found, Jump or Several
    double result = 0.0;              ///< there
    std::vector<Crossing> crossings;  ///< rising
    double atLow = 0.0;               ///< results at both ends
    double atHigh = 0.0;
    double failedAt = 0.0;
    Error error{};
    int evaluations = 0;

    bool found() const { return state == SolveState::Found || state == SolveState::Jump || state == SolveState::Several; }
    /// What was found, or why there is no solution, in the reader's language. Numbers are given as they are.
    std::string words() const;
};

/// Looks for the input that gives a result, by samples over the range and then within each bracket (bisection for a
/// whole input, else with the method of Illinois in between). A crossing and its return between two samples stay
/// unseen. A whole input need not hit what is wanted: the first value from the low end that has reached or passed it
/// counts as found. Deterministic: nothing ends by time. Refuses bounds that are no range (solve.bounds), or hold no
/// whole number (solve.whole), and a wanted result that is not finite.
Result<Solved> solveFor(const ResultAt& resultAt, double wanted, const SolveBounds& bounds,
                        const SolveOptions& options = {});

}  // namespace rw::compare
