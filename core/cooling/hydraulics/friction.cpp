// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/friction.h"

#include "base/text.h"
#include "quantity/unit.h"

#include <cmath>

namespace rw::hydraulics {

namespace {

constexpr double kLn10 = 2.30258509299404568402;
/// 2/ln 10: turns 2 log10 into ln.
constexpr double kTwoLog10 = 2.0 / kLn10;
/// Newton's error is squared by each step: after one this small the root holds to better than 1e-12.
constexpr double kLastStep = 1e-7;

double power16(double x)
{
    const double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
    return x8 * x8;
}
double power12(double x)
{
    const double x2 = x * x, x4 = x2 * x2;
    return x4 * x4 * x4;
}

/// x = 1/sqrt f of Colebrook, from a start. F(x) = x + 2 log10(a + b x), a = e/(3.7 D), b = 2.51/Re.
/// F is concave and rising, so Newton converges.
double colebrookRoot(double a, double b, double x)
{
    for (int i = 0; i < 50; ++i) {
        const double inner = a + b * x;
        const double residual = x + kTwoLog10 * std::log(inner);
        const double step = residual / (1.0 + kTwoLog10 * b / inner);
        x -= step;
        if (x <= 0.0) x = 1.0;
        if (std::abs(step) < kLastStep * x) break;
    }
    return x;
}

/// Where Newton starts: 1/sqrt f of Swamee and Jain.
double colebrookStart(double reynolds, double roughness)
{
    return -kTwoLog10 * std::log(roughness / 3.7 + 5.74 / std::pow(reynolds, 0.9));
}

FactorSlope colebrook(double reynolds, double roughness, double& guess)
{
    const double a = roughness / 3.7;
    const double b = 2.51 / reynolds;
    const double x = colebrookRoot(a, b, guess > 0.0 ? guess : colebrookStart(reynolds, roughness));
    guess = x;
    const double factor = 1.0 / (x * x);
    // dF = 0: dx/db = -(c x/inner) / (1 + c b/inner), db/dRe = -b/Re, df/dx = -2 f/x.
    const double inner = a + b * x;
    const double dxdb = -(kTwoLog10 * x / inner) / (1.0 + kTwoLog10 * b / inner);
    return {factor, -2.0 * factor / x * dxdb * (-b / reynolds)};
}

FactorSlope swameeJain(double reynolds, double roughness)
{
    const double y = 5.74 / std::pow(reynolds, 0.9);
    const double inner = roughness / 3.7 + y;
    const double x = -kTwoLog10 * std::log(inner);
    const double factor = 1.0 / (x * x);
    // df/dRe = -2 f/x dx/dRe; dx/dRe = -c/inner * dy/dRe; dy/dRe = -0.9 y/Re.
    return {factor, -2.0 * factor / x * kTwoLog10 / inner * 0.9 * y / reynolds};
}

FactorSlope churchill(double reynolds, double roughness)
{
    const double g = std::pow(7.0 / reynolds, 0.9);
    const double inner = g + 0.27 * roughness;
    const double l = -2.457 * std::log(inner);
    const double a = power16(l);
    const double b = power16(37530.0 / reynolds);
    const double laminar = power12(8.0 / reynolds);
    const double sum = a + b;
    const double turbulent = 1.0 / (sum * std::sqrt(sum));
    const double u = laminar + turbulent;
    const double factor = 8.0 * std::pow(u, 1.0 / 12.0);
    const double da = 16.0 * a / l * 2.457 / inner * 0.9 * g / reynolds;
    const double db = -16.0 * b / reynolds;
    const double du = -12.0 * laminar / reynolds - 1.5 * turbulent / sum * (da + db);
    return {factor, factor / 12.0 * du / u};
}

FactorSlope dunlop(double reynolds, double roughness)
{
    // EPANET 2.2 manual, section 12.1, equations of E. Dunlop.
    const double y2 = roughness / 3.7 + 5.74 / std::pow(kTurbulentBegin, 0.9);
    const double y3 = -kTwoLog10 * std::log(y2);
    const double fa = 1.0 / (y3 * y3);
    const double fb = (2.0 - 0.00514215 / (y2 * y3)) * fa;
    const double x1 = 7.0 * fa - fb;
    const double x2 = 0.128 - 17.0 * fa + 2.5 * fb;
    const double x3 = -0.128 + 13.0 * fa - 2.0 * fb;
    const double x4 = 0.032 - 3.0 * fa + 0.5 * fb;
    const double r = reynolds / kLaminarEnd;
    return {x1 + r * (x2 + r * (x3 + r * x4)), (x2 + r * (2.0 * x3 + r * 3.0 * x4)) / kLaminarEnd};
}

/// Churchill's curve with a correction, linear in Re, that makes it meet 64/Re at 2000 and Colebrook at 4000.
FactorSlope joinedChurchill(double reynolds, double roughness)
{
    double guess = 0.0;
    const double low = laminarFactor(kLaminarEnd) / churchill(kLaminarEnd, roughness).factor;
    const double high = colebrook(kTurbulentBegin, roughness, guess).factor / churchill(kTurbulentBegin, roughness).factor;
    const double span = kTurbulentBegin - kLaminarEnd;
    const double scale = low + (high - low) * (reynolds - kLaminarEnd) / span;
    const FactorSlope c = churchill(reynolds, roughness);
    return {c.factor * scale, c.slope * scale + c.factor * (high - low) / span};
}

}  // namespace

std::string_view name(Friction friction)
{
    switch (friction) {
    case Friction::Colebrook: return "colebrook";
    case Friction::SwameeJain: return "swamee-jain";
    case Friction::Churchill: return "churchill";
    case Friction::HazenWilliams: return "hazen-williams";
    case Friction::ChezyManning: return "chezy-manning";
    }
    RW_ASSERT(false);
    return {};
}

double laminarFactor(double reynolds)
{
    return 64.0 / reynolds;
}
double colebrookFactor(double reynolds, double relativeRoughness)
{
    double guess = 0.0;
    return colebrook(reynolds, relativeRoughness, guess).factor;
}
double swameeJainFactor(double reynolds, double relativeRoughness)
{
    return swameeJain(reynolds, relativeRoughness).factor;
}
double churchillFactor(double reynolds, double relativeRoughness)
{
    // Below Re 1 the powers would leave the range of a double, and the flow is laminar to all digits.
    return reynolds < 1.0 ? laminarFactor(reynolds) : churchill(reynolds, relativeRoughness).factor;
}
double dunlopFactor(double reynolds, double relativeRoughness)
{
    return dunlop(reynolds, relativeRoughness).factor;
}
double fullyRoughFactor(double relativeRoughness)
{
    const double x = -kTwoLog10 * std::log(relativeRoughness / 3.7);
    return 1.0 / (x * x);
}

FactorSlope factorAndSlope(Friction friction, double reynolds, double relativeRoughness, double& guess)
{
    const bool laminar = friction == Friction::Churchill ? reynolds < 1.0 : reynolds <= kLaminarEnd;
    if (laminar) return {64.0 / reynolds, -64.0 / (reynolds * reynolds)};
    if (friction == Friction::Churchill) return churchill(reynolds, relativeRoughness);
    const bool turbulent = reynolds >= kTurbulentBegin;
    if (friction == Friction::SwameeJain)
        return turbulent ? swameeJain(reynolds, relativeRoughness) : dunlop(reynolds, relativeRoughness);
    return turbulent ? colebrook(reynolds, relativeRoughness, guess) : joinedChurchill(reynolds, relativeRoughness);
}

Result<FrictionFactor> frictionFactor(Friction friction, double reynolds, double relativeRoughness)
{
    if (!isDarcyWeisbach(friction))
        return Error{.code = "friction.formula", .found = std::string(name(friction))};
    if (!(reynolds > 0.0) || !std::isfinite(reynolds))
        return Error{.code = "friction.range", .path = "reynolds", .found = shortestNumber(reynolds),
                     .allowed = text("range.positive")};
    if (!(relativeRoughness >= 0.0 && relativeRoughness <= 0.1))
        return Error{.code = "friction.range", .path = "relative_roughness", .found = shortestNumber(relativeRoughness),
                     .allowed = text("range.between", {{"low", "0"}, {"high", "0.1"}})};
    double guess = 0.0;
    return FrictionFactor{factorAndSlope(friction, reynolds, relativeRoughness, guess).factor,
                          reynolds > kLaminarEnd && reynolds < kTurbulentBegin};
}

}  // namespace rw::hydraulics
