// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

// What each changed input has to do with the difference between two evaluations.
namespace rw::compare {

/// Figures of one evaluation, always the same ones in the same order; unset where the plan gives none.
using Figures = std::vector<std::optional<double>>;
/// Which inputs have their new value: bit i for input i.
using InputSet = std::uint64_t;
/// Figures with a set of inputs changed. Called once for each set that is needed, in a fixed order.
using EvaluateInputs = std::function<Result<Figures>(InputSet changed)>;

inline constexpr int kMostExactInputs = 8;
inline constexpr int kMostInputs = 63;

enum class AttributionMethod {
    Shapley,  ///< mean over all orders in which inputs can change: the order does not matter
    InOrder   ///< one input after another: what inputs do together goes to the later one
};

struct AttributionOptions {
    int exactUpTo = kMostExactInputs;  ///< inputs; at most kMostExactInputs
    std::stop_token cancel{};
    std::function<void(std::size_t done, std::size_t of)> progress{};  ///< evaluations
};

/// The parts of one figure's difference.
struct FigureParts {
    std::optional<double> before;  ///< nothing changed
    std::optional<double> after;   ///< all changed
    std::vector<double> parts;     ///< by input; they sum to after - before. Empty where the figure is unset in a set
    std::vector<InputSet> unset;   ///< sets in which the figure has no value, in rising order
};
struct Attribution {
    AttributionMethod method = AttributionMethod::Shapley;
    std::vector<FigureParts> figures;
    std::size_t evaluations = 0;
    bool cancelled = false;  ///< then there are no figures
};

/// Attributes the difference between no input and all inputs changed to each of them.
///
/// Up to \p options.exactUpTo inputs by Shapley values, from 2^n evaluations: part i is the sum over the sets S without
/// i of |S|! (n - |S| - 1)! / n! (f(S + i) - f(S)) (Shapley 1953). Beyond, in the order given, from n + 1. Parts sum
/// to the difference; with Shapley an input that changes nothing in any set gets 0, and inputs that may change places
/// get equal parts. Refuses inputs beyond 0 to 63 (attribution.inputs) and evaluations with different numbers of
/// figures (attribution.figures); an Error of \p evaluate is handed on.
Result<Attribution> attribute(int inputs, const EvaluateInputs& evaluate, const AttributionOptions& options = {});

}  // namespace rw::compare
