// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/phase_balance.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

namespace rw::electrical {

namespace {

/// What goes from one phase to another: a load, and maybe one that comes back.
struct Transfer {
    std::size_t load;
    std::optional<std::size_t> back;
    double amount;
};

/// The transfer between two phases whose amount is nearest to half their difference. \p from and \p
/// to hold loads in ascending order.
std::optional<Transfer> bestTransfer(const std::vector<double>& watts,
                                     const std::vector<std::size_t>& from,
                                     const std::vector<std::size_t>& to, double difference)
{
    std::optional<Transfer> best;
    const auto consider = [&](std::size_t load, std::optional<std::size_t> back, double amount) {
        if (amount <= 0.0 || amount >= difference)
            return;
        if (!best
            || std::abs(amount - difference / 2.0) < std::abs(best->amount - difference / 2.0))
            best = Transfer{load, back, amount};
    };
    for (const std::size_t load : from) {
        consider(load, std::nullopt, watts[load]);
        const double wanted = watts[load] - difference / 2.0;
        const auto at = std::lower_bound(to.begin(), to.end(), wanted,
                                         [&](std::size_t i, double w) { return watts[i] < w; });
        if (at != to.end())
            consider(load, *at, watts[load] - watts[*at]);
        if (at != to.begin())
            consider(load, *std::prev(at), watts[load] - watts[*std::prev(at)]);
    }
    return best;
}

}  // namespace

Power<> PhaseAssignment::heaviest() const { return std::max({load[0], load[1], load[2]}); }

Result<PhaseAssignment> balancePhases(const std::vector<Power<>>& loads)
{
    std::vector<double> watts;
    watts.reserve(loads.size());
    for (const Power<>& load : loads) {
        if (const auto error = Refusal().notNegative("load", load).first())
            return *error;
        watts.push_back(load.value());
    }
    PhaseAssignment result;
    result.phase.resize(loads.size());
    std::vector<std::size_t> order(loads.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return watts[a] > watts[b]; });
    std::array<double, 3> sum{};
    for (const std::size_t i : order) {
        const auto lightest =
            static_cast<std::size_t>(std::min_element(sum.begin(), sum.end()) - sum.begin());
        result.phase[i] = lightest;
        sum[lightest] += watts[i];
    }

    const double total = std::accumulate(watts.begin(), watts.end(), 0.0);
    constexpr int kPasses = 1000;            // a count, so that the answer never depends on time
    const double negligible = 1e-9 * total;  // below this an exchange only shuffles rounding
    for (int pass = 0; pass < kPasses; ++pass) {
        std::array<std::vector<std::size_t>, 3> members;
        for (auto it = order.rbegin(); it != order.rend(); ++it)
            members[result.phase[*it]].push_back(*it);
        std::optional<Transfer> best;
        double bestGain = 0.0;
        std::size_t bestTo = 0;
        for (std::size_t from = 0; from < 3; ++from) {
            for (std::size_t to = 0; to < 3; ++to) {
                const double difference = sum[from] - sum[to];
                if (difference <= negligible)
                    continue;
                const auto transfer = bestTransfer(watts, members[from], members[to], difference);
                if (!transfer)
                    continue;
                const double gain = transfer->amount * (difference - transfer->amount);
                if (gain > bestGain)
                    best = transfer, bestGain = gain, bestTo = to;
            }
        }
        if (!best || bestGain <= negligible * negligible)
            break;
        const std::size_t from = result.phase[best->load];
        result.phase[best->load] = bestTo;
        if (best->back)
            result.phase[*best->back] = from;
        sum[from] -= best->amount;
        sum[bestTo] += best->amount;
    }

    sum = {};
    for (std::size_t i = 0; i < watts.size(); ++i)
        sum[result.phase[i]] += watts[i];
    for (std::size_t k = 0; k < 3; ++k)
        result.load[k] = Power<>::fromSi(sum[k]);
    const double largest = watts.empty() ? 0.0 : *std::max_element(watts.begin(), watts.end());
    result.lowerBound = Power<>::fromSi(std::max(total / 3.0, largest));
    return result;
}

template <Number N>
Result<Current<N>> neutralCurrent(const std::array<ComplexPower<N>, 3>& loads,
                                  const Voltage<N>& lineToNeutral)
{
    Refusal refusal;
    refusal.positive("voltage", lineToNeutral);
    for (const ComplexPower<N>& load : loads)
        refusal.notNegative("power", load.active).finite("reactive_power", load.reactive);
    if (refusal.first())
        return *refusal.first();
    // Phase k's current is (P - jQ)/V turned back by k times 120 degrees.
    constexpr std::array<double, 3> kCos{1.0, -0.5, -0.5};
    constexpr std::array<double, 3> kSin{0.0, std::numbers::sqrt3 / 2.0,
                                         -std::numbers::sqrt3 / 2.0};
    N real(0.0);
    N imaginary(0.0);
    for (std::size_t k = 0; k < 3; ++k) {
        const N& p = loads[k].active.si();
        const N& q = loads[k].reactive.si();
        real = real + (p * N(kCos[k]) - q * N(kSin[k]));
        imaginary = imaginary - (p * N(kSin[k]) + q * N(kCos[k]));
    }
    return step(
        "I_N", "step.electrical.neutral", unit::A,
        Current<N>::fromSi(math::sqrt(real * real + imaginary * imaginary) / lineToNeutral.si()));
}

template <Number N>
Result<Scalar<N>> phaseUnbalance(const std::array<Power<N>, 3>& loads)
{
    Refusal refusal;
    for (const Power<N>& load : loads)
        refusal.notNegative("load", load);
    if (refusal.first())
        return *refusal.first();
    const Power<N> mean = (loads[0] + loads[1] + loads[2]) / 3.0;
    if (mean.value() == 0.0)
        return scalar<N>(0.0);
    const Power<N> above = larger(larger(loads[0], loads[1]), loads[2]) - mean;
    const Power<N> below = mean - smaller(smaller(loads[0], loads[1]), loads[2]);
    return step("u", "step.electrical.unbalance", unit::percent, larger(above, below) / mean);
}

#define RW_FOR(N) \
    template Result<Current<N>> neutralCurrent<N>(const std::array<ComplexPower<N>, 3>&, \
                                                  const Voltage<N>&); \
    template Result<Scalar<N>> phaseUnbalance<N>(const std::array<Power<N>, 3>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
