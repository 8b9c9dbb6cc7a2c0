// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace rw::cooling {

/// Where f is zero between two points of unlike sign: false position with Anderson and Bjorck's weight,
/// halving when the bracket shrinks slowly. Ends when |f| <= \p enough or the bracket is as narrow as
/// rounding lets it. No allocation; the count of passes is bounded.
template <class F>
double bracketedRoot(F&& f, double low, double high, double atLow, double atHigh, double enough)
{
    if (atLow == 0.0) return low;
    if (atHigh == 0.0) return high;
    double best = std::abs(atLow) < std::abs(atHigh) ? low : high;
    for (int pass = 0; pass < 100; ++pass) {
        double t = pass % 6 == 5 ? 0.5 * (low + high) : (low * atHigh - high * atLow) / (atHigh - atLow);
        if (!(t > low && t < high)) t = 0.5 * (low + high);
        if (!(t > low && t < high)) break;
        const double value = f(t);
        best = t;
        if (std::abs(value) <= enough) break;
        if ((value < 0.0) == (atHigh < 0.0)) {
            const double weight = 1.0 - value / atHigh;
            atLow *= weight > 0.0 ? weight : 0.5;
            high = t;
            atHigh = value;
        } else {
            const double weight = 1.0 - value / atLow;
            atHigh *= weight > 0.0 ? weight : 0.5;
            low = t;
            atLow = value;
        }
    }
    return best;
}

}  // namespace rw::cooling
