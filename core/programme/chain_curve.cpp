// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/chain_curve.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rw {

namespace {

/// Of the building's load: less than a watt in a terawatt.
constexpr double kHolds = 1e-12;

std::array<double, 4> valuesOf(const ChainPoint& p) { return {p.loss, p.hallHeat, p.electricalHeat, p.reactive}; }

}  // namespace

ChainPoint chainPoint(const BuildingPlace& place, const BuildingSums<double>& sums, double cooling)
{
    const ChainResult<double> r = buildingChain<double>(place, sums, Power<>::fromSi(cooling), ChainDetail::Powers);
    return {r.loss.si(), r.hallHeat.si(), r.electricalHeat.si(), r.reactive.si()};
}

ChainCurve::ChainCurve(const BuildingPlace& place, const BuildingSums<double>& sums, double most)
    : m_place(place), m_sums(sums), m_most(most)
{
    RW_ASSERT(most > 0.0);
    for (const std::size_t terms : {4U, 8U, 16U})
        if (fit(terms)) return;
    m_terms.clear();
}

bool ChainCurve::fit(std::size_t terms)
{
    const auto n = static_cast<double>(terms);
    m_terms.assign(terms, {});
    for (std::size_t node = 0; node < terms; ++node) {
        const double angle = std::numbers::pi * (static_cast<double>(node) + 0.5) / n;
        const Values values = valuesOf(chainPoint(m_place, m_sums, 0.5 * m_most * (1.0 + std::cos(angle))));
        for (std::size_t k = 0; k < terms; ++k) {
            const double weight = (k == 0 ? 1.0 : 2.0) / n * std::cos(static_cast<double>(k) * angle);
            for (std::size_t i = 0; i < values.size(); ++i) m_terms[k][i] += weight * values[i];
        }
    }
    const double enough = kHolds * std::max(1.0, m_sums.it.si());
    // Where no node stands, at both ends and between.
    for (const double share : {0.0, 0.2718, 0.5772, 1.0}) {
        const Values chain = valuesOf(chainPoint(m_place, m_sums, share * m_most));
        const Values curve = series(share * m_most);
        for (std::size_t i = 0; i < chain.size(); ++i)
            if (!(std::abs(chain[i] - curve[i]) <= enough)) return false;
    }
    return true;
}

ChainCurve::Values ChainCurve::series(double cooling) const
{
    // Clenshaw's recurrence.
    const double x = 2.0 * cooling / m_most - 1.0;
    Values one{};
    Values two{};
    for (std::size_t k = m_terms.size() - 1; k > 0; --k)
        for (std::size_t i = 0; i < one.size(); ++i) {
            const double next = 2.0 * x * one[i] - two[i] + m_terms[k][i];
            two[i] = one[i];
            one[i] = next;
        }
    Values sum{};
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = x * one[i] - two[i] + m_terms[0][i];
    return sum;
}

ChainPoint ChainCurve::at(double cooling) const
{
    if (m_terms.empty() || !(cooling >= 0.0 && cooling <= m_most)) return chainPoint(m_place, m_sums, cooling);
    const Values v = series(cooling);
    return {v[0], v[1], v[2], v[3]};
}

}  // namespace rw
