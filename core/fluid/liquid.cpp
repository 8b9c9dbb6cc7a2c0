// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluid/liquid.h"

#include "quantity/celsius.h"

#include <array>
#include <cmath>

namespace rw {

namespace {

using Row = std::array<double, 6>;
using Matrix = std::array<Row, 4>;

struct GlycolSet {
    double baseTemperature;  // K
    double baseFraction;
    double lowest;  // K
    double highest;
    double leastFraction;
    double mostFraction;
    Matrix density;
    Matrix specificHeat;
    Matrix lnViscosity;
    Matrix conductivity;
    Row freezing;
    bool freezingIsLogarithm;
};

#include "fluid/glycol_sets.inc"
const GlycolSet& glycol(Liquid::Set set)
{
    switch (set) {
    case Liquid::Set::PropyleneMass: return kPropyleneMass;
    case Liquid::Set::PropyleneVolume: return kPropyleneVolume;
    case Liquid::Set::EthyleneMass: return kEthyleneMass;
    case Liquid::Set::EthyleneVolume: return kEthyleneVolume;
    case Liquid::Set::Water: break;
    }
    RW_ASSERT(false);
    return kPropyleneMass;
}

double alongFraction(const Row& row, double dx)
{
    double sum = 0.0;
    for (std::size_t j = row.size(); j-- > 0;) sum = sum * dx + row[j];
    return sum;
}

double alongTemperature(const GlycolSet& set, const Matrix& matrix, double fraction, double kelvin)
{
    const double dx = fraction - set.baseFraction;
    const double dT = kelvin - set.baseTemperature;
    double sum = 0.0;
    for (std::size_t i = matrix.size(); i-- > 0;) sum = sum * dT + alongFraction(matrix[i], dx);
    return sum;
}

template <std::size_t Size>
double polynomial(const std::array<double, Size>& c, double x)
{
    double sum = 0.0;
    for (std::size_t i = Size; i-- > 0;) sum = sum * x + c[i];
    return sum;
}

// Water at 0.4 MPa, 0 to 100 °C, T in °C: truncated Chebyshev series of density and specific heat by IAPWS-IF97 (R7-97),
// viscosity by IAPWS R12-08 and conductivity by R15-11. Largest relative error 2e-6, 4e-5, 7e-5, 7e-5.
constexpr std::array<double, 7> kWaterDensity{999.9979214, 0.06470506804, -0.008776859053, 8.414603742e-5,
                                              -7.735949323e-7, 4.400606493e-9, -1.09993223e-11};
constexpr std::array<double, 7> kWaterHeat{4217.79279, -3.361187717, 0.1256910426, -0.002776248095,
                                           3.671465446e-5, -2.506211517e-7, 6.88450629e-10};
constexpr std::array<double, 7> kWaterLnViscosity{-6.324998996, -0.03475554941, 3.513991935e-4, -3.993608036e-6,
                                                  3.63016557e-8, -2.010760272e-10, 4.860166034e-13};
constexpr std::array<double, 6> kWaterConductivity{0.5559131048, 0.002530294572, -2.484010537e-5,
                                                   2.35626258e-7, -1.696909519e-9, 5.093066894e-12};

}  // namespace

double massFraction(Fluid fluid, double volumeFraction)
{
    // Densities at 20 °C in kg/m3: propylene glycol 1036, ethylene glycol 1113, water 998.2.
    const double glycolDensity = fluid == Fluid::EthyleneGlycol ? 1113.0 : 1036.0;
    constexpr double kWaterDensity20 = 998.2;
    if (fluid == Fluid::Water) return 0.0;
    return volumeFraction * glycolDensity /
           (volumeFraction * glycolDensity + (1.0 - volumeFraction) * kWaterDensity20);
}

Liquid liquidOf(const Coolant& coolant)
{
    Liquid liquid;
    liquid.viscosityFactor = coolant.viscosityFactor.si.value_or(1.0);
    if (coolant.fluid == Fluid::Water) return liquid;
    const double x = coolant.fraction.si.value_or(0.0);
    liquid.fraction = coolant.basis == FractionBasis::Mass ? x : massFraction(coolant.fluid, x);
    liquid.set = coolant.fluid == Fluid::PropyleneGlycol ? Liquid::Set::PropyleneMass : Liquid::Set::EthyleneMass;
    return liquid;
}

Temperature<> freezingPoint(const Liquid& liquid)
{
    if (liquid.set == Liquid::Set::Water) return Temperature<>::fromSi(kZeroCelsius);
    const GlycolSet& set = glycol(liquid.set);
    const double y = alongFraction(set.freezing, liquid.fraction - set.baseFraction);
    return Temperature<>::fromSi(set.freezingIsLogarithm ? std::exp(y) : y);
}

Temperature<> lowestTemperature(const Liquid& liquid)
{
    if (liquid.set == Liquid::Set::Water) return Temperature<>::fromSi(kZeroCelsius + 1.0);
    return larger(freezingPoint(liquid), Temperature<>::fromSi(glycol(liquid.set).lowest));
}

Temperature<> highestTemperature(const Liquid& liquid)
{
    if (liquid.set == Liquid::Set::Water) return Temperature<>::fromSi(kZeroCelsius + 100.0);
    return Temperature<>::fromSi(glycol(liquid.set).highest);
}

Status checkTemperature(const Liquid& liquid, Temperature<> t)
{
    if (t >= lowestTemperature(liquid) && t <= highestTemperature(liquid)) return Done{};
    return Error{.code = "fluid.range", .found = readable(t.value(), unit::C),
                 .allowed = readable(lowestTemperature(liquid).value(), unit::C) + " to " +
                            readable(highestTemperature(liquid).value(), unit::C)};
}

Density<> density(const Liquid& liquid, Temperature<> t)
{
    if (liquid.set == Liquid::Set::Water)
        return Density<>::fromSi(polynomial(kWaterDensity, t.si() - kZeroCelsius));
    const GlycolSet& set = glycol(liquid.set);
    return Density<>::fromSi(alongTemperature(set, set.density, liquid.fraction, t.si()));
}

SpecificHeat<> specificHeat(const Liquid& liquid, Temperature<> t)
{
    if (liquid.set == Liquid::Set::Water)
        return SpecificHeat<>::fromSi(polynomial(kWaterHeat, t.si() - kZeroCelsius));
    const GlycolSet& set = glycol(liquid.set);
    return SpecificHeat<>::fromSi(alongTemperature(set, set.specificHeat, liquid.fraction, t.si()));
}

Viscosity<> viscosity(const Liquid& liquid, Temperature<> t)
{
    double ln = 0.0;
    if (liquid.set == Liquid::Set::Water) {
        ln = polynomial(kWaterLnViscosity, t.si() - kZeroCelsius);
    } else {
        const GlycolSet& set = glycol(liquid.set);
        ln = alongTemperature(set, set.lnViscosity, liquid.fraction, t.si());
    }
    return Viscosity<>::fromSi(std::exp(ln) * liquid.viscosityFactor);
}

Conductivity<> conductivity(const Liquid& liquid, Temperature<> t)
{
    if (liquid.set == Liquid::Set::Water)
        return Conductivity<>::fromSi(polynomial(kWaterConductivity, t.si() - kZeroCelsius));
    const GlycolSet& set = glycol(liquid.set);
    return Conductivity<>::fromSi(alongTemperature(set, set.conductivity, liquid.fraction, t.si()));
}

}  // namespace rw
