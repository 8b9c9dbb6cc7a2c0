// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/internal_rate.h"

#include "economics/refusal.h"

#include <algorithm>
#include <cmath>

namespace rw::economics {

namespace {

/// amount exp(-u t), with u = log(1+i): a sum of these is the net present value.
struct Term {
    double t = 0.0;
    double amount = 0.0;
};
using Terms = std::vector<Term>;

/// Terms at the same moment together, in order of time, without zeros.
Terms inOrder(std::span<const CashFlow<double>> flows)
{
    Terms terms;
    for (const CashFlow<double>& flow : flows) terms.push_back({flow.years, flow.amount.value()});
    std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.t < b.t; });
    Terms merged;
    for (const Term& term : terms) {
        if (!merged.empty() && merged.back().t == term.t) merged.back().amount += term.amount;
        else merged.push_back(term);
    }
    merged.erase(std::remove_if(merged.begin(), merged.end(), [](const Term& t) { return t.amount == 0.0; }),
                 merged.end());
    return merged;
}

int signChanges(const Terms& terms)
{
    int changes = 0;
    for (std::size_t i = 1; i < terms.size(); ++i)
        if ((terms[i].amount > 0.0) != (terms[i - 1].amount > 0.0)) ++changes;
    return changes;
}

struct Value {
    double sum = 0.0;
    double size = 0.0;  ///< sum without signs
};
/// The sum over a positive factor that keeps the exponentials from overflowing: its zeros and signs are the same.
Value valueAt(const Terms& terms, double u)
{
    const double pivot = u < 0.0 ? terms.back().t : terms.front().t;
    Value v;
    for (const Term& term : terms) {
        const double part = term.amount * std::exp(-u * (term.t - pivot));
        v.sum += part;
        v.size += std::abs(part);
    }
    return v;
}

double bisect(const Terms& terms, double a, double b)
{
    const bool rising = valueAt(terms, a).sum < 0.0;
    for (;;) {
        const double middle = a + (b - a) / 2.0;
        if (!(a < middle && middle < b)) return middle;
        const double v = valueAt(terms, middle).sum;
        if (v == 0.0) return middle;
        ((v < 0.0) == rising ? a : b) = middle;
    }
}

/// Zeros of the sum within [low, high], rising.
std::vector<double> zeros(const Terms& terms, double low, double high)
{
    std::vector<double> found;
    if (signChanges(terms) == 0) return found;
    std::vector<double> cuts{low};
    if (signChanges(terms) > 1) {
        // exp(u p) times the sum, differentiated: the amounts times (p - t), whose sign turns at the pivot p.
        std::size_t at = 1;
        while ((terms[at].amount > 0.0) == (terms[at - 1].amount > 0.0)) ++at;
        const double pivot = (terms[at - 1].t + terms[at].t) / 2.0;
        Terms slope;
        double largest = 0.0;
        for (const Term& term : terms) {
            slope.push_back({term.t, term.amount * (pivot - term.t)});
            largest = std::max(largest, std::abs(slope.back().amount));
        }
        for (Term& term : slope) term.amount /= largest;
        for (const double extreme : zeros(slope, low, high)) cuts.push_back(extreme);
    }
    cuts.push_back(high);
    constexpr double kTouches = 1e-13;  // of the terms' size: what rounding leaves of a double zero
    const auto isZero = [&](double u) {
        const Value v = valueAt(terms, u);
        return std::abs(v.sum) <= kTouches * v.size;
    };
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const bool zero = isZero(cuts[i]);
        if (zero && (found.empty() || found.back() != cuts[i])) found.push_back(cuts[i]);
        if (i + 1 == cuts.size() || zero || isZero(cuts[i + 1])) continue;
        if ((valueAt(terms, cuts[i]).sum > 0.0) != (valueAt(terms, cuts[i + 1]).sum > 0.0))
            found.push_back(bisect(terms, cuts[i], cuts[i + 1]));
    }
    return found;
}

std::string percentOf(double rate)
{
    return readable(rate, unit::percent, 5);
}

}  // namespace

std::string InternalRate::words() const
{
    std::string list;
    for (const double rate : rates) list += (list.empty() ? "" : ", ") + percentOf(rate);
    switch (state) {
    case RateState::One: return text("economics.rate-one", {{"rate", list}});
    case RateState::Several: return text("economics.rate-several", {{"rates", list}});
    case RateState::NoSignChange: return text("economics.rate-no-sign-change");
    case RateState::OutOfRange:
        return text("economics.rate-out-of-range", {{"low", percentOf(low)}, {"high", percentOf(high)}});
    }
    return {};
}

Result<InternalRate> internalRate(std::span<const CashFlow<double>> flows, double low, double high)
{
    if (flows.empty()) return Error{.code = "economics.no-flows", .path = "flows"};
    for (const CashFlow<double>& flow : flows)
        if (const auto error = Refusal().finite("years", bare(flow.years)).finite("amount", flow.amount).first())
            return *error;
    if (const auto error = refuseRate("low", bare(low))) return *error;
    if (const auto error = refuseRate("high", bare(high))) return *error;
    if (const auto error = Refusal().positive("high", bare(high - low)).first()) return *error;
    const Terms terms = inOrder(flows);
    InternalRate result;
    result.low = low;
    result.high = high;
    result.signChanges = signChanges(terms);
    if (result.signChanges == 0) return result;
    for (const double u : zeros(terms, std::log1p(low), std::log1p(high))) result.rates.push_back(std::expm1(u));
    result.state = result.rates.empty()       ? RateState::OutOfRange
                   : result.rates.size() == 1 ? RateState::One
                                              : RateState::Several;
    return result;
}

}  // namespace rw::economics
