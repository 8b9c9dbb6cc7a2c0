// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/exchanger.h"

#include "cooling/bracket.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace rw::cooling {

namespace {

/// Below this the two streams count as one that does not change its temperature.
constexpr double kNoRatio = 1e-12;

/// exp(-mean) and 1 - exp(-mean), the smaller one without cancellation: the other is a subtraction away.
struct NoneOrSome {
    double none;
    double some;
};
NoneOrSome noneOrSome(double mean)
{
    if (mean < std::numbers::ln2) {
        const double some = -std::expm1(-mean);
        return {1.0 - some, some};
    }
    const double none = std::exp(-mean);
    return {none, 1.0 - none};
}

/// Both unmixed: the series of methods 3.4 is the mean of the smaller of two Poisson counts with means NTU
/// and Cr NTU, over Cr NTU.
double unmixedSeries(double ntu, double cr)
{
    const double other = cr * ntu;
    if (ntu > 400.0) {
        // Both counts are nearly normal here; the difference to the series is below 1e-4 of what is left to 1.
        const double sigma = std::sqrt(ntu + other);
        const double z = (other - ntu) / sigma;
        const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
        const double above = 0.5 * std::erfc(-z / std::numbers::sqrt2);
        return 1.0 - sigma * (density + z * above) / other;
    }
    // A division is dear where thousands of hours ask: 1/1, 1/2, ... stand ready for as many terms as common coils take.
    static const std::array<double, 64> kInverse = [] {
        std::array<double, 64> x{};
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = 1.0 / static_cast<double>(i + 1);
        return x;
    }();
    auto [termA, tailA] = noneOrSome(ntu);
    auto [termB, tailB] = noneOrSome(other);
    double sum = 0.0;
    for (int n = 0;; ++n) {
        const double part = tailA * tailB;
        sum += part;
        if (n > other && part <= 1e-17 * sum) break;
        const double inverse = n < 64 ? kInverse[static_cast<std::size_t>(n)] : 1.0 / (n + 1);
        termA *= ntu * inverse;
        termB *= other * inverse;
        tailA = std::max(0.0, tailA - termA);
        tailB = std::max(0.0, tailB - termB);
    }
    // Rounding of the last place must not carry it past its limit.
    return std::min(1.0, sum / other);
}

double unmixedApprox(double ntu, double cr)
{
    if (ntu == 0.0) return 0.0;
    const double root = std::pow(ntu, 0.22);
    return -std::expm1(root / cr * std::expm1(-cr * ntu / root));
}

Error outsideLimit(double effectiveness, double limit)
{
    return {.code = "exchanger.effectiveness", .found = readableNumber(effectiveness),
            .allowed = "0 to below " + readableNumber(limit)};
}

double smallerRate(const Stream& hot, const Stream& cold)
{
    return std::min(hot.rate().si(), cold.rate().si());
}

double ratio(const Stream& hot, const Stream& cold)
{
    return smallerRate(hot, cold) / std::max(hot.rate().si(), cold.rate().si());
}

/// Whether two end differences of parallel flow lie at the inlets' and the outlets' side.
bool parallel(FlowArrangement arrangement) { return arrangement == FlowArrangement::Parallel; }

double filmFactor(MassFlow<> flow, MassFlow<> rated, double exponent)
{
    const double x = flow.si() / rated.si();
    return x == 1.0 ? 1.0 : std::pow(x, exponent);
}

/// eps Cmin at given flows, W/K: heat for each kelvin between the inlets.
double reach(const RatedExchanger& e, const Stream& hot, const Stream& cold)
{
    const double least = smallerRate(hot, cold);
    if (!(least > 0.0)) return 0.0;
    return least * effectiveness(e.arrangement, e.ua(hot.flow, cold.flow).si() / least, ratio(hot, cold));
}

}  // namespace

double effectivenessLimit(FlowArrangement arrangement, double cr)
{
    RW_ASSERT(cr >= 0.0 && cr <= 1.0);
    if (cr < kNoRatio) return 1.0;
    switch (arrangement) {
    case FlowArrangement::Counterflow:
    case FlowArrangement::CrossflowUnmixed:
    case FlowArrangement::CrossflowUnmixedApprox: return 1.0;
    case FlowArrangement::Parallel: return 1.0 / (1.0 + cr);
    case FlowArrangement::CrossflowMaxMixed: return -std::expm1(-cr) / cr;
    case FlowArrangement::CrossflowMinMixed: return -std::expm1(-1.0 / cr);
    }
    return 1.0;
}

double effectiveness(FlowArrangement arrangement, double ntu, double cr)
{
    RW_ASSERT(ntu >= 0.0 && cr >= 0.0 && cr <= 1.0);
    if (cr < kNoRatio) return -std::expm1(-ntu);
    switch (arrangement) {
    case FlowArrangement::Counterflow: {
        // (1 - e)/(1 - Cr e) with e = exp(-NTU (1 - Cr)), written so that Cr = 1 needs no case of its own but 0/0.
        const double gap = 1.0 - cr;
        if (gap * ntu < 1e-9) return ntu / (1.0 + ntu);
        const double lost = -std::expm1(-ntu * gap);
        return lost / (gap + cr * lost);
    }
    case FlowArrangement::Parallel: return -std::expm1(-ntu * (1.0 + cr)) / (1.0 + cr);
    case FlowArrangement::CrossflowUnmixed: return ntu == 0.0 ? 0.0 : unmixedSeries(ntu, cr);
    case FlowArrangement::CrossflowUnmixedApprox: return unmixedApprox(ntu, cr);
    case FlowArrangement::CrossflowMaxMixed: return -std::expm1(cr * std::expm1(-ntu)) / cr;
    case FlowArrangement::CrossflowMinMixed: return -std::expm1(std::expm1(-cr * ntu) / cr);
    }
    return 0.0;
}

Result<double> ntuFor(FlowArrangement arrangement, double wanted, double cr)
{
    if (!(cr >= 0.0 && cr <= 1.0))
        return Error{.code = "exchanger.ratio", .found = readableNumber(cr), .allowed = "0 to 1"};
    const double limit = effectivenessLimit(arrangement, cr);
    if (!(wanted >= 0.0 && wanted < limit)) return outsideLimit(wanted, limit);
    if (wanted == 0.0) return 0.0;
    if (cr < kNoRatio) return -std::log1p(-wanted);
    switch (arrangement) {
    case FlowArrangement::Counterflow:
        if (1.0 - cr < 1e-9) return wanted / (1.0 - wanted);
        return std::log((1.0 - wanted * cr) / (1.0 - wanted)) / (1.0 - cr);
    case FlowArrangement::Parallel: return -std::log1p(-wanted * (1.0 + cr)) / (1.0 + cr);
    case FlowArrangement::CrossflowMaxMixed: return -std::log1p(std::log1p(-wanted * cr) / cr);
    case FlowArrangement::CrossflowMinMixed: return -std::log1p(cr * std::log1p(-wanted)) / cr;
    case FlowArrangement::CrossflowUnmixed:
    case FlowArrangement::CrossflowUnmixedApprox: break;
    }
    double high = 1.0;
    while (effectiveness(arrangement, high, cr) < wanted) {
        high *= 2.0;
        if (high > 1e6) return outsideLimit(wanted, effectiveness(arrangement, 1e6, cr));
    }
    const auto miss = [&](double ntu) { return effectiveness(arrangement, ntu, cr) - wanted; };
    return bracketedRoot(miss, 0.0, high, -wanted, miss(high), 1e-15);
}

Exchange exchange(FlowArrangement arrangement, Conductance<> ua, const Stream& hot, const Stream& cold)
{
    const double least = smallerRate(hot, cold);
    Exchange result{Heat<>{}, hot.inlet, cold.inlet, 0.0, 0.0};
    if (!(least > 0.0)) return result;
    result.ntu = ua.si() / least;
    result.effectiveness = effectiveness(arrangement, result.ntu, ratio(hot, cold));
    const double heat = result.effectiveness * least * (hot.inlet.si() - cold.inlet.si());
    result.heat = Heat<>::fromSi(heat);
    result.hotOut = Temperature<>::fromSi(hot.inlet.si() - heat / hot.rate().si());
    result.coldOut = Temperature<>::fromSi(cold.inlet.si() + heat / cold.rate().si());
    return result;
}

Result<Conductance<>> uaFor(FlowArrangement arrangement, Heat<> heat, const Stream& hot, const Stream& cold)
{
    if (const auto error = Refusal().notNegative("heat", heat).positive("hot_flow", hot.rate())
                               .positive("cold_flow", cold.rate()).first())
        return *error;
    if (heat.si() == 0.0) return Conductance<>{};
    const double least = smallerRate(hot, cold);
    const double most = least * (hot.inlet.si() - cold.inlet.si());
    if (!(most > 0.0))
        return Error{.code = "exchanger.heat", .found = readable(heat.si(), unit::kWheat), .allowed = "0 W"};
    const Result<double> ntu = ntuFor(arrangement, heat.si() / most, ratio(hot, cold));
    if (!ntu.ok()) return ntu.error();
    return Conductance<>::fromSi(*ntu * least);
}

TemperatureDelta<> pinch(FlowArrangement arrangement, const ExchangerEnds& e)
{
    if (parallel(arrangement)) return smaller(e.hotIn - e.coldIn, e.hotOut - e.coldOut);
    return smaller(e.hotIn - e.coldOut, e.hotOut - e.coldIn);
}

Result<TemperatureDelta<>> logMeanDifference(FlowArrangement arrangement, const ExchangerEnds& e)
{
    const double one = (parallel(arrangement) ? e.hotIn - e.coldIn : e.hotIn - e.coldOut).si();
    const double two = (parallel(arrangement) ? e.hotOut - e.coldOut : e.hotOut - e.coldIn).si();
    if (!(one > 0.0 && two > 0.0))
        return Error{.code = "exchanger.cross", .found = readable(std::min(one, two), unit::K), .allowed = "> 0 K"};
    const double apart = one / two - 1.0;
    // ln(1 + x)/x turns to 0/0 where both ends are alike.
    if (std::abs(apart) < 1e-6) return TemperatureDelta<>::fromSi(0.5 * (one + two));
    return TemperatureDelta<>::fromSi(two * apart / std::log1p(apart));
}

Conductance<> RatedExchanger::ua(MassFlow<> hot, MassFlow<> cold) const
{
    if (!(hot.si() > 0.0 && cold.si() > 0.0)) return {};
    return conductance<double>(films, Scalar<>::fromSi(filmFactor(hot, hotFlow, hotExponent)),
                               Scalar<>::fromSi(filmFactor(cold, coldFlow, coldExponent)));
}

Result<RatedExchanger> makeExchanger(const ExchangerRating& r)
{
    if (const auto error = Refusal().positive("heat", r.heat).positive("approach", r.approach)
                               .positive("hot_flow", r.hotFlow).positive("cold_flow", r.coldFlow)
                               .positive("hot_heat_capacity", r.hotHeatCapacity)
                               .positive("cold_heat_capacity", r.coldHeatCapacity)
                               .fraction("hot_share", scalar<double>(r.hotShare))
                               .fraction("fouling_share", scalar<double>(r.foulingShare))
                               .fraction("hot_exponent", scalar<double>(r.hotExponent))
                               .fraction("cold_exponent", scalar<double>(r.coldExponent)).first())
        return *error;
    const Conductance<> hotRate = r.hotFlow * r.hotHeatCapacity;
    // Only differences count: the cold stream enters at any temperature.
    const auto coldIn = Temperature<>::fromSi(kZeroCelsius);
    const Stream cold{coldIn, r.coldFlow, r.coldHeatCapacity};
    const Stream hot{coldIn + r.approach + TemperatureDelta<>::fromSi(r.heat.si() / hotRate.si()), r.hotFlow,
                     r.hotHeatCapacity};
    const Result<Conductance<>> ua = uaFor(r.arrangement, r.heat, hot, cold);
    if (!ua.ok()) return ua.error();
    const auto whole = scalar<double>(1.0) / *ua;
    const auto clean = whole * (1.0 - r.foulingShare);
    return RatedExchanger{r.arrangement,
                          {clean * r.hotShare, clean * (1.0 - r.hotShare), whole * r.foulingShare},
                          r.hotFlow, r.coldFlow, r.hotExponent, r.coldExponent};
}

Exchange exchange(const RatedExchanger& e, const Stream& hot, const Stream& cold)
{
    return exchange(e.arrangement, e.ua(hot.flow, cold.flow), hot, cold);
}

TemperatureDelta<> approachFor(const RatedExchanger& e, Heat<> heat, const Stream& hot, const Stream& cold)
{
    const double perKelvin = reach(e, hot, cold);
    if (!(perKelvin > 0.0))
        return TemperatureDelta<>::fromSi(heat.si() > 0.0 ? std::numeric_limits<double>::infinity() : 0.0);
    return TemperatureDelta<>::fromSi(heat.si() / perKelvin - heat.si() / hot.rate().si());
}

Heat<> capacityAt(const RatedExchanger& e, TemperatureDelta<> approach, const Stream& hot, const Stream& cold)
{
    const double perKelvin = reach(e, hot, cold);
    if (!(perKelvin > 0.0)) return {};
    return Heat<>::fromSi(approach.si() / (1.0 / perKelvin - 1.0 / hot.rate().si()));
}

FlowNeed coldFlowFor(const RatedExchanger& e, Heat<> heat, const Stream& hot, const Stream& cold, MassFlow<> most)
{
    if (!(heat.si() > 0.0)) return {};
    const auto miss = [&](double flow) {
        const Stream at{cold.inlet, MassFlow<>::fromSi(flow), cold.heatCapacity};
        return exchange(e, hot, at).heat.si() - heat.si();
    };
    const double atMost = most.si() > 0.0 ? miss(most.si()) : -heat.si();
    if (atMost < 0.0) return {most, false};
    // Less than this flow would have to leave warmer than the hot stream enters.
    const double least = heat.si() / (cold.heatCapacity.si() * (hot.inlet - cold.inlet).si());
    return {MassFlow<>::fromSi(bracketedRoot(miss, least, most.si(), miss(least), atMost, 1e-8 * heat.si())), true};
}

}  // namespace rw::cooling
