// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

// The standard normal distribution, from <cmath> alone.
namespace rw::behaviour {

/// Density at z.
double normalDensity(double z);
/// Probability above z: erfc(z/sqrt2)/2, as exact as the library's erfc (some ulp), far into the
/// tail.
double normalTail(double z);
/// The z above which a probability lies. Newton's method on ln(tail), which is concave, from the
/// bound sqrt(-2 ln 2p): it falls to the root from above. Absolute error below 1e-13 for 1e-300 <=
/// p <= 0.5, and the mirror image above. Refuses p outside (0, 1) as quantity.range.
Result<double> normalQuantileOfTail(double p);

}  // namespace rw::behaviour
