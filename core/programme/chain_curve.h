// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building_loop.h"

#include <array>
#include <vector>

namespace rw {

/// What a building's chain does to its load, SI: W and var.
struct ChainPoint {
    double loss = 0.0;
    double hallHeat = 0.0;
    double electricalHeat = 0.0;
    double reactive = 0.0;  ///< at the building's input
};
ChainPoint chainPoint(const BuildingPlace& place, const BuildingSums<double>& sums, double cooling);

/// A building's power chain at one IT load, as a curve over its cooling power: what thousands of hours ask of a chain
/// that changes with nothing else.
///
/// Losses are smooth in the load, so that a Chebyshev series of few terms repeats the chain within rounding. It is held
/// against the chain itself between its nodes, and where units switch in and out and it does not hold, or outside its
/// range, the chain answers.
class ChainCurve {
public:
    /// From no cooling power to \p most (W), which is above 0 (asserted). What is handed in has to outlive the curve.
    ChainCurve(const BuildingPlace& place, const BuildingSums<double>& sums, double most);

    ChainPoint at(double cooling) const;
    bool holds() const { return !m_terms.empty(); }  ///< false: the chain is asked each time

private:
    using Values = std::array<double, 4>;
    Values series(double cooling) const;
    bool fit(std::size_t terms);

    const BuildingPlace& m_place;
    const BuildingSums<double>& m_sums;
    double m_most;
    std::vector<Values> m_terms;
};

}  // namespace rw
