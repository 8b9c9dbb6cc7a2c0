// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "economics/finance.h"

namespace rw::economics {

enum class RateState {
    One,           ///< one rate within the range looked at
    Several,       ///< several: none of them alone tells what the flows yield
    NoSignChange,  ///< flows never change sign, so that no rate balances them
    OutOfRange     ///< they change sign and balance at no rate within the range looked at
};

/// Rates at which a series of flows is worth nothing.
struct InternalRate {
    RateState state = RateState::NoSignChange;
    std::vector<double> rates;  ///< a year, rising
    int signChanges = 0;        ///< of the amounts in order of time: never fewer than rates (Descartes)
    double low = 0.0;           ///< range looked at
    double high = 0.0;

    /// "no rate, because ..." or what there is, in the reader's language.
    std::string words() const;
};

/// All internal rates within a range of rates, by brackets: between two neighbouring extremes of the net present
/// value, times a power of (1+i) that puts a change of sign at its pivot, lies at most one rate; extremes are found the
/// same way of a sum with one change less. Bisection to neighbouring numbers. A value that only touches zero, to
/// 1e-13 of its terms, counts. Refuses no flows (economics.no-flows), what is not finite, low <= -1 and high <= low.
Result<InternalRate> internalRate(std::span<const CashFlow<double>> flows, double low = -0.99, double high = 10.0);

}  // namespace rw::economics
