// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace rw::cooling {

/// One published set of electric chiller curves (DOE-2 and EnergyPlus EIR form, methods 4.5). Temperatures
/// of the curves are in degC: leaving chilled water, and condenser water as it enters or, where the
/// condenser is cooled by air, the dry bulb.
struct ChillerCurveSet {
    std::string_view key;
    std::string_view name;
    std::string_view source;
    bool airCooled = false;
    double capacity = 0.0;  ///< W, at the reference temperatures
    double cop = 0.0;
    double referenceLeaving = 0.0;
    double referenceEntering = 0.0;
    std::array<double, 6> capacityByTemperature{};  ///< CAPFT
    std::array<double, 6> inputByTemperature{};     ///< EIRFT
    std::array<double, 3> inputByLoad{};            ///< EIRFPLR
    double leavingLow = 0.0;
    double leavingHigh = 0.0;
    double enteringLow = 0.0;
    double enteringHigh = 0.0;
    double leastLoad = 0.0;  ///< of capacity, below which the machine cycles
};

std::span<const ChillerCurveSet> chillerCurves();
/// By key; nullptr when there is none.
const ChillerCurveSet* findChillerCurves(std::string_view key);

/// a + b Tl + c Tl^2 + d Tc + e Tc^2 + f Tl Tc.
constexpr double biquadratic(const std::array<double, 6>& c, double leaving, double entering)
{
    return c[0] + leaving * (c[1] + c[2] * leaving) + entering * (c[3] + c[4] * entering) + c[5] * leaving * entering;
}
constexpr double quadratic(const std::array<double, 3>& c, double x)
{
    return c[0] + x * (c[1] + x * c[2]);
}

}  // namespace rw::cooling
