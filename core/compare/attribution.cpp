// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/attribution.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace rw::compare {

namespace {

/// Sets of inputs in the order in which they are evaluated.
std::vector<InputSet> setsFor(int inputs, AttributionMethod method)
{
    std::vector<InputSet> sets;
    const InputSet end = InputSet{1} << inputs;
    if (method == AttributionMethod::Shapley)
        for (InputSet set = 0; set < end; ++set) sets.push_back(set);
    else
        for (int i = 0; i <= inputs; ++i) sets.push_back((InputSet{1} << i) - 1);
    return sets;
}

int sizeOf(InputSet set)
{
    int size = 0;
    for (; set; set &= set - 1) ++size;
    return size;
}

/// A sum whose rounding does not grow with its terms (Neumaier).
class Sum {
public:
    void add(double x)
    {
        const double next = m_sum + x;
        m_lost += std::abs(m_sum) >= std::abs(x) ? (m_sum - next) + x : (x - next) + m_sum;
        m_sum = next;
    }
    double value() const { return m_sum + m_lost; }

private:
    double m_sum = 0.0;
    double m_lost = 0.0;
};

/// |S|! (n - |S| - 1)! / n!, by the size of S: 1 / (n C(n-1, |S|)).
std::vector<double> shapleyWeights(int inputs)
{
    std::vector<double> weights;
    double choices = 1.0;
    for (int size = 0; size < inputs; ++size) {
        weights.push_back(1.0 / (inputs * choices));
        choices = choices * (inputs - 1 - size) / (size + 1);
    }
    return weights;
}

std::vector<double> shapley(int inputs, const std::vector<double>& values)
{
    const std::vector<double> weights = shapleyWeights(inputs);
    std::vector<double> parts;
    for (int i = 0; i < inputs; ++i) {
        const InputSet bit = InputSet{1} << i;
        Sum sum;
        for (InputSet set = 0; set < values.size(); ++set)
            if (!(set & bit)) sum.add(weights[static_cast<std::size_t>(sizeOf(set))] * (values[set | bit] - values[set]));
        parts.push_back(sum.value());
    }
    return parts;
}

std::vector<double> inOrder(const std::vector<double>& values)
{
    std::vector<double> parts;
    for (std::size_t i = 1; i < values.size(); ++i) parts.push_back(values[i] - values[i - 1]);
    return parts;
}

}  // namespace

Result<Attribution> attribute(int inputs, const EvaluateInputs& evaluate, const AttributionOptions& options)
{
    if (inputs < 0 || inputs > kMostInputs)
        return Error{.code = "attribution.inputs", .found = std::to_string(inputs), .allowed = std::to_string(kMostInputs)};
    Attribution result;
    result.method = inputs <= std::clamp(options.exactUpTo, 0, kMostExactInputs) ? AttributionMethod::Shapley
                                                                               : AttributionMethod::InOrder;
    const std::vector<InputSet> sets = setsFor(inputs, result.method);
    std::vector<Figures> evaluated;
    for (const InputSet set : sets) {
        if (options.cancel.stop_requested()) {
            result.cancelled = true;
            return result;
        }
        auto figures = evaluate(set);
        if (!figures) return figures.error();
        ++result.evaluations;
        evaluated.push_back(std::move(figures).value());
        if (evaluated.back().size() != evaluated.front().size())
            return Error{.code = "attribution.figures", .found = std::to_string(evaluated.back().size()),
                         .allowed = std::to_string(evaluated.front().size())};
        if (options.progress) options.progress(evaluated.size(), sets.size());
    }
    for (std::size_t f = 0; f < evaluated.front().size(); ++f) {
        FigureParts figure{evaluated.front()[f], evaluated.back()[f], {}, {}};
        std::vector<double> values;
        for (std::size_t s = 0; s < sets.size(); ++s) {
            if (evaluated[s][f]) values.push_back(*evaluated[s][f]);
            else figure.unset.push_back(sets[s]);
        }
        if (figure.unset.empty())
            figure.parts = result.method == AttributionMethod::Shapley ? shapley(inputs, values) : inOrder(values);
        result.figures.push_back(std::move(figure));
    }
    return result;
}

}  // namespace rw::compare
