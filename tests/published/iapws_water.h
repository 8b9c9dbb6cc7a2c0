// SPDX-License-Identifier: GPL-3.0-or-later
// Liquid water by the releases themselves, as a reference for the engine's polynomials.
#pragma once

#include <array>
#include <cmath>

namespace rw::test {

struct RegionOne {
    double volume;        ///< m3/kg
    double enthalpy;      ///< J/kg
    double specificHeat;  ///< J/(kg K), at constant pressure
};

/// IAPWS R7-97(2012), "Industrial Formulation 1997 for the Thermodynamic Properties of Water and Steam", region 1:
/// equation 7 and table 2. 273.15 to 623.15 K, from saturation to 100 MPa.
inline RegionOne regionOne(double kelvin, double pascal)
{
    struct Term {
        int i, j;
        double n;
    };
    static constexpr std::array<Term, 34> kTerms{{
        {0, -2, 0.14632971213167}, {0, -1, -0.84548187169114}, {0, 0, -0.37563603672040e1}, {0, 1, 0.33855169168385e1},
        {0, 2, -0.95791963387872}, {0, 3, 0.15772038513228}, {0, 4, -0.16616417199501e-1}, {0, 5, 0.81214629983568e-3},
        {1, -9, 0.28319080123804e-3}, {1, -7, -0.60706301565874e-3}, {1, -1, -0.18990068218419e-1},
        {1, 0, -0.32529748770505e-1}, {1, 1, -0.21841717175414e-1}, {1, 3, -0.52838357969930e-4},
        {2, -3, -0.47184321073267e-3}, {2, 0, -0.30001780793026e-3}, {2, 1, 0.47661393906987e-4},
        {2, 3, -0.44141845330846e-5}, {2, 17, -0.72694996297594e-15}, {3, -4, -0.31679644845054e-4},
        {3, 0, -0.28270797985312e-5}, {3, 6, -0.85205128120103e-9}, {4, -5, -0.22425281908000e-5},
        {4, -2, -0.65171222895601e-6}, {4, 10, -0.14341729937924e-12}, {5, -8, -0.40516996860117e-6},
        {8, -11, -0.12734301741641e-8}, {8, -6, -0.17424871230634e-9}, {21, -29, -0.68762131295531e-18},
        {23, -31, 0.14478307828521e-19}, {29, -38, 0.26335781662795e-22}, {30, -39, -0.11947622640071e-22},
        {31, -40, 0.18228094581404e-23}, {32, -41, -0.93537087292458e-25}}};
    constexpr double kGas = 461.526;  // J/(kg K)
    const double pi = pascal / 16.53e6;
    const double tau = 1386.0 / kelvin;
    double byPi = 0.0;
    double byTau = 0.0;
    double byTauTwice = 0.0;
    for (const Term& t : kTerms) {
        const double a = 7.1 - pi;
        const double b = tau - 1.222;
        byPi -= t.n * t.i * std::pow(a, t.i - 1) * std::pow(b, t.j);
        byTau += t.n * std::pow(a, t.i) * t.j * std::pow(b, t.j - 1);
        byTauTwice += t.n * std::pow(a, t.i) * t.j * (t.j - 1) * std::pow(b, t.j - 2);
    }
    return {pi * byPi * kGas * kelvin / pascal, tau * byTau * kGas * kelvin, -tau * tau * byTauTwice * kGas};
}

/// The form that both transport properties have: exp(r sum_i (1/t - 1)^i sum_j c_ij (r - 1)^j).
template <std::size_t Rows, std::size_t Columns>
double densePart(const std::array<std::array<double, Columns>, Rows>& c, double t, double r)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < Rows; ++i)
        for (std::size_t j = 0; j < Columns; ++j)
            sum += std::pow(1.0 / t - 1.0, static_cast<double>(i)) * c[i][j] * std::pow(r - 1.0, static_cast<double>(j));
    return std::exp(r * sum);
}
/// sqrt(t) / sum_i c_i / t^i
template <std::size_t Size>
double dilutePart(const std::array<double, Size>& c, double t)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < Size; ++i) sum += c[i] / std::pow(t, static_cast<double>(i));
    return std::sqrt(t) / sum;
}

/// Pa s. IAPWS R12-08, "Formulation 2008 for the Viscosity of Ordinary Water Substance", without the critical enhancement.
inline double waterViscosity(double kelvin, double density)
{
    static constexpr std::array<double, 4> kDilute{1.67752, 2.20462, 0.6366564, -0.241605};
    static constexpr std::array<std::array<double, 7>, 6> kDense{{
        {5.20094e-1, 2.22531e-1, -2.81378e-1, 1.61913e-1, -3.25372e-2, 0, 0},
        {8.50895e-2, 9.99115e-1, -9.06851e-1, 2.57399e-1, 0, 0, 0},
        {-1.08374, 1.88797, -7.72479e-1, 0, 0, 0, 0},
        {-2.89555e-1, 1.26613, -4.89837e-1, 0, 6.98452e-2, 0, -4.35673e-3},
        {0, 0, -2.57040e-1, 0, 0, 8.72102e-3, 0},
        {0, 1.20573e-1, 0, 0, 0, 0, -5.93264e-4}}};
    const double t = kelvin / 647.096;
    const double r = density / 322.0;
    return 1e-6 * 100.0 * dilutePart(kDilute, t) * densePart(kDense, t, r);
}

/// W/(m K). IAPWS R15-11, "Formulation 2011 for the Thermal Conductivity of Ordinary Water Substance", without the
/// critical enhancement.
inline double waterConductivity(double kelvin, double density)
{
    static constexpr std::array<double, 5> kDilute{2.443221e-3, 1.323095e-2, 6.770357e-3, -3.454586e-3, 4.096266e-4};
    static constexpr std::array<std::array<double, 6>, 5> kDense{{
        {1.60397357, -0.646013523, 0.111443906, 0.102997357, -0.0504123634, 0.00609859258},
        {2.33771842, -2.78843778, 1.53616167, -0.463045512, 0.0832827019, -0.00719201245},
        {2.19650529, -4.54580785, 3.55777244, -1.40944978, 0.275418278, -0.0205938816},
        {-1.21051378, 1.60812989, -0.621178141, 0.0716373224, 0, 0},
        {-2.7203370, 4.57586331, -3.18369245, 1.1168348, -0.19268305, 0.012913842}}};
    const double t = kelvin / 647.096;
    const double r = density / 322.0;
    return 1e-3 * dilutePart(kDilute, t) * densePart(kDense, t, r);
}

}  // namespace rw::test
