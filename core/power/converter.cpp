// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/converter.h"

#include "base/text.h"
#include "power/electrical/transformer.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace rw {

namespace {

struct LossPoint {
    double load;        // of rating
    double lossAtLoad;  // of rating
};

std::vector<LossPoint> pointsOf(const Converter& c)
{
    const std::array<std::pair<double, const FractionDatum*>, 7> all{{{0.10, &c.efficiency10},
                                                                      {0.20, &c.efficiency20},
                                                                      {0.25, &c.efficiency25},
                                                                      {0.30, &c.efficiency30},
                                                                      {0.50, &c.efficiency50},
                                                                      {0.75, &c.efficiency75},
                                                                      {1.00, &c.efficiency100}}};
    std::vector<LossPoint> points;
    for (const auto& [load, efficiency] : all)
        if (efficiency->set()) points.push_back({load, load * (1.0 / *efficiency->si - 1.0)});
    return points;
}

struct Fit {
    std::array<double, 3> terms{};  // of rating
    double residual = 0.0;
};

/// Least squares over those of the three terms that \p used names.
Fit fitTerms(const std::vector<LossPoint>& points, const std::vector<int>& used)
{
    Eigen::MatrixXd a(static_cast<Eigen::Index>(points.size()), static_cast<Eigen::Index>(used.size()));
    Eigen::VectorXd b(static_cast<Eigen::Index>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::array<double, 3> powers{1.0, points[i].load, points[i].load * points[i].load};
        for (std::size_t j = 0; j < used.size(); ++j)
            a(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = powers[static_cast<std::size_t>(used[j])];
        b(static_cast<Eigen::Index>(i)) = points[i].lossAtLoad;
    }
    const Eigen::VectorXd x = a.colPivHouseholderQr().solve(b);
    Fit fit;
    for (std::size_t j = 0; j < used.size(); ++j)
        fit.terms[static_cast<std::size_t>(used[j])] = x(static_cast<Eigen::Index>(j));
    fit.residual = (a * x - b).squaredNorm();
    return fit;
}

bool possible(const Fit& fit)
{
    // A no-load or quadratic part below zero, or a loss below zero anywhere, is no converter.
    constexpr double kRounding = -1e-12;
    if (fit.terms[0] < kRounding || fit.terms[2] < kRounding) return false;
    for (int i = 0; i <= 20; ++i) {
        const double x = i / 20.0;
        if (fit.terms[0] + fit.terms[1] * x + fit.terms[2] * x * x < kRounding) return false;
    }
    return true;
}

std::optional<Fit> computeFit(const std::vector<LossPoint>& points)
{
    if (points.empty()) return std::nullopt;
    if (points.size() == 1) {
        const auto parts = electrical::splitLoss(points[0].lossAtLoad, points[0].load);
        return Fit{{parts.noLoad, 0.0, parts.atRating}, 0.0};
    }
    std::optional<Fit> best;
    const std::vector<std::vector<int>> subsets = points.size() == 2
        ? std::vector<std::vector<int>>{{0, 2}, {0, 1}, {1, 2}, {0}, {1}, {2}}
        : std::vector<std::vector<int>>{{0, 1, 2}, {0, 2}, {0, 1}, {1, 2}, {0}, {1}, {2}};
    for (const std::vector<int>& used : subsets) {
        const Fit fit = fitTerms(points, used);
        if (possible(fit) && (!best || fit.residual < best->residual - 1e-15)) best = fit;
    }
    return best;
}

/// A chain is walked many times with the same few converters: their fits are remembered by value.
std::optional<Fit> bestFit(const std::vector<LossPoint>& points)
{
    struct Known {
        std::vector<LossPoint> points;
        std::optional<Fit> fit;
    };
    constexpr std::size_t kMost = 64;
    thread_local std::vector<Known> known;
    const auto same = [&](const Known& k) {
        return std::equal(k.points.begin(), k.points.end(), points.begin(), points.end(),
                          [](const LossPoint& a, const LossPoint& b) { return a.load == b.load && a.lossAtLoad == b.lossAtLoad; });
    };
    if (const auto it = std::find_if(known.begin(), known.end(), same); it != known.end()) return it->fit;
    if (known.size() == kMost) known.clear();
    known.push_back({points, computeFit(points)});
    return known.back().fit;
}

/// Above 0 and at most 1, where it is set at all.
bool isPart(const FractionDatum& d)
{
    return !d.set() || (*d.si > 0.0 && *d.si <= 1.0);
}

/// Whether the three terms lose less than nothing at some load.
bool gains(const Converter& c)
{
    const double a0 = c.noLoadLoss.si.value_or(0.0);
    const double a1 = c.proportionalLoss.si.value_or(0.0);
    const double a2 = c.loadLoss.si.value_or(0.0);
    if (a0 < 0.0 || a2 < 0.0) return true;
    if (a1 >= 0.0) return false;
    // The least of a0 + a1 P + a2 (P / rating)^2, between no load and full load.
    if (!c.rating.set()) return true;
    const double slope = a1 * *c.rating.si;
    const double x = a2 > 0.0 ? std::min(1.0, -slope / (2.0 * a2)) : 1.0;
    return a0 + slope * x + a2 * x * x < 0.0;
}

}  // namespace

std::string converterProblem(const Converter& c)
{
    if (c.rating.set() && !(*c.rating.si > 0.0)) return "rating-impossible";
    for (const FractionDatum* efficiency : {&c.efficiency10, &c.efficiency20, &c.efficiency25, &c.efficiency30, &c.efficiency50,
                                            &c.efficiency75, &c.efficiency100, &c.efficiency, &c.ecoEfficiency})
        if (!isPart(*efficiency)) return "efficiency-impossible";
    if (!isPart(c.inputPowerFactor)) return "power-factor-impossible";
    if (c.fixedLoss.si.value_or(0.0) < 0.0) return "loss-impossible";
    switch (c.form) {
    case ConverterForm::Points:
        if (!c.rating.set()) return "rating-unset";
        if (pointsOf(c).empty()) return "points-missing";
        return bestFit(pointsOf(c)) ? "" : "points-impossible";
    case ConverterForm::ThreeTerm: {
        const bool some = c.noLoadLoss.set() || c.proportionalLoss.set() || c.loadLoss.set();
        if (!some) return "points-missing";
        if (gains(c)) return "loss-impossible";
        return c.loadLoss.set() && !c.rating.set() ? "rating-unset" : "";
    }
    case ConverterForm::FixedProportional: return c.efficiency.set() ? "" : "points-missing";
    }
    return "";
}

template <Number N>
LossTerms<N> lossTerms(const Converter& c, const std::string& path)
{
    RW_ASSERT(converterProblem(c).empty());
    const auto at = [&path](const char* key) { return [&path, key] { return path + "." + key; }; };
    const auto orZero = [&](const char* symbol, const auto& d, const char* key) {
        using Q = QuantityFor<std::remove_cvref_t<decltype(d)>::kDimension, N>;
        return d.set() ? given<N>(symbol, d, at(key)) : Q{};
    };
    switch (c.form) {
    case ConverterForm::Points: {
        const auto rating = given<N>("P_r", c.rating, at("rating"));
        const Fit fit = *bestFit(pointsOf(c));
        const auto method = [&] { return text("method.converter-fit", {{"name", c.name}}); };
        const Power<N> a0 = solved<Scalar<N>>("a0/P_r", "step.converter.a0", unit::one, fit.terms[0], method, {}) * rating;
        const auto a1 = solved<Scalar<N>>("a1", "step.converter.a1", unit::one, fit.terms[1], method, {});
        const auto a2 = solved<Scalar<N>>("a2 P_r", "step.converter.a2", unit::one, fit.terms[2], method, {}) / rating;
        return {a0, a1, a2};
    }
    case ConverterForm::ThreeTerm: {
        LossTerms<N> terms;
        terms.a0 = orZero("a0", c.noLoadLoss, "no_load_loss");
        terms.a1 = orZero("a1", c.proportionalLoss, "proportional_loss");
        if (c.loadLoss.set()) {
            const auto rating = given<N>("P_r", c.rating, at("rating"));
            terms.a2 = given<N>("a2", c.loadLoss, at("load_loss")) / rating / rating;
        }
        return terms;
    }
    case ConverterForm::FixedProportional: {
        const auto efficiency = given<N>("η", c.efficiency, at("efficiency"));
        LossTerms<N> terms;
        terms.a0 = orZero("c", c.fixedLoss, "fixed_loss") / efficiency;
        terms.a1 = scalar<N>(1.0) / efficiency - scalar<N>(1.0);
        return terms;
    }
    }
    return {};
}

template LossTerms<double> lossTerms<double>(const Converter&, const std::string&);
template LossTerms<Recorded> lossTerms<Recorded>(const Converter&, const std::string&);

}  // namespace rw
