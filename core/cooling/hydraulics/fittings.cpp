// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/fittings.h"

#include "base/text.h"
#include "cooling/hydraulics/friction.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace rw::hydraulics {

namespace {

// ASME B36.10, mm, through fluids 1.0.22 (methods 3.6).
constexpr SteelPipe kSteelPipes[] = {
    {"1/2", 15, "40", 15.76},   {"3/4", 20, "40", 20.96},    {"1", 25, "40", 26.64},     {"1-1/4", 32, "40", 35.08},
    {"1-1/2", 40, "40", 40.94}, {"2", 50, "40", 52.48},      {"2-1/2", 65, "40", 62.68}, {"3", 80, "40", 77.92},
    {"4", 100, "40", 102.26},   {"5", 125, "40", 128.2},     {"6", 150, "40", 154.08},   {"8", 200, "40", 202.74},
    {"10", 250, "40", 254.46},  {"12", 300, "STD", 304.74},  {"12", 300, "40", 303.18},  {"14", 350, "STD", 336.54},
    {"16", 400, "STD", 387.34}, {"18", 450, "STD", 437.94},  {"20", 500, "STD", 488.94}, {"24", 600, "STD", 590.94},
    {"30", 750, "STD", 742.94}, {"36", 900, "STD", 894.94},  {"2", 50, "10", 54.76},     {"3", 80, "10", 82.80},
    {"4", 100, "10", 108.20},   {"6", 150, "10", 161.50},    {"8", 200, "10", 211.58},   {"10", 250, "10", 264.62},
    {"12", 300, "10", 314.66},
};
constexpr int kLastAlikeDn = 250;  // STD and 40 are one wall up to NPS 10

// Upper ends of the ranges in methods 3.6.
constexpr WallMaterial kWallMaterials[] = {
    {"smooth", 0.0},           {"stainless_steel", 0.015}, {"drawn_tube", 0.0015}, {"commercial_steel", 0.045},
    {"galvanised_steel", 0.15}, {"hdpe", 0.007},           {"pvc", 0.0015},        {"epdm_hose", 0.01},
};

constexpr double kCraneRoughnessMm = 0.0457;  // 0.0018 in, Crane's clean commercial steel

struct FittingData {
    Fitting fitting;
    const char* key;
    double timesFactor;  // n of K = n f_T; 0 where K is fixed
    double fixed;
};
// Crane TP-410, appendix A: "Resistance coefficients for valves and fittings".
constexpr FittingData kFittings[] = {
    {Fitting::Elbow90, "elbow_90", 30.0, 0.0},
    {Fitting::Elbow90Long, "elbow_90_long", 14.0, 0.0},  // r/D = 1.5
    {Fitting::Elbow45, "elbow_45", 16.0, 0.0},
    {Fitting::Mitre90, "mitre_90", 60.0, 0.0},
    {Fitting::TeeRun, "tee_run", 20.0, 0.0},
    {Fitting::TeeBranch, "tee_branch", 60.0, 0.0},
    {Fitting::GateValve, "gate_valve", 8.0, 0.0},
    {Fitting::BallValve, "ball_valve", 3.0, 0.0},
    {Fitting::GlobeValve, "globe_valve", 340.0, 0.0},
    {Fitting::ButterflyValve, "butterfly_valve", 45.0, 0.0},
    {Fitting::SwingCheck, "swing_check", 100.0, 0.0},
    {Fitting::LiftCheck, "lift_check", 600.0, 0.0},
    {Fitting::SharpEntrance, "entrance", 0.0, 0.5},
    {Fitting::Exit, "exit", 0.0, 1.0},
};

const FittingData& data(Fitting fitting)
{
    const FittingData* found = std::find_if(std::begin(kFittings), std::end(kFittings),
                                            [&](const FittingData& d) { return d.fitting == fitting; });
    RW_ASSERT(found != std::end(kFittings));
    return *found;
}

double butterfly(double boreMm)
{
    constexpr double kDn200 = 215.0, kDn350 = 350.0;  // bores, mm, that still are of that size
    return boreMm <= kDn200 ? 45.0 : boreMm <= kDn350 ? 35.0 : 25.0;
}

/// The bores of a change of size and its angle: smaller, larger, 0..180 degrees.
std::optional<Error> badChange(Length<> bore, Length<> larger, double angle)
{
    Refusal refusal;
    refusal.positive("bore", bore).positive("larger_bore", larger);
    if (!refusal.first() && bore > larger)
        return Error{.code = "hydraulics.bore-order", .path = "bore", .found = readable(bore.value(), unit::mm),
                     .allowed = text("range.at-most", {{"high", readable(larger.value(), unit::mm)}})};
    if (!refusal.first() && !(angle > 0.0 && angle <= 180.0))
        return Error{.code = "quantity.range", .path = "angle", .found = shortestNumber(angle),
                     .allowed = text("range.between", {{"low", "0"}, {"high", "180"}})};
    return refusal.first();
}

double squaredRatio(Length<> bore, Length<> larger)
{
    const double b = bore.si() / larger.si();
    return b * b;
}

}  // namespace

std::span<const SteelPipe> steelPipes() { return kSteelPipes; }
std::span<const WallMaterial> wallMaterials() { return kWallMaterials; }

const SteelPipe* findSteelPipe(std::string_view size, std::string_view schedule)
{
    std::string_view nps = size;
    if (nps.starts_with("NPS")) nps.remove_prefix(nps.starts_with("NPS ") ? 4 : 3);
    for (const SteelPipe& p : kSteelPipes) {
        if (nps != p.nps && size != "DN" + std::to_string(p.dn)) continue;
        if (schedule == p.schedule || (schedule == "STD" && p.dn <= kLastAlikeDn && p.schedule == std::string_view("40")))
            return &p;
    }
    return nullptr;
}

const WallMaterial* findWallMaterial(std::string_view id)
{
    for (const WallMaterial& m : kWallMaterials)
        if (id == m.id) return &m;
    return nullptr;
}

std::string_view key(Fitting fitting) { return data(fitting).key; }

std::span<const Fitting> allFittings()
{
    static const auto all = [] {
        std::array<Fitting, std::size(kFittings)> fittings{};
        for (std::size_t i = 0; i < fittings.size(); ++i) fittings[i] = kFittings[i].fitting;
        return fittings;
    }();
    return all;
}

double craneFactor(Length<> bore)
{
    return fullyRoughFactor(kCraneRoughnessMm / bore.in(unit::mm));
}

Result<Scalar<>> lossCoefficient(Fitting fitting, Length<> bore)
{
    if (const auto error = Refusal().positive("bore", bore).first()) return *error;
    const FittingData& d = data(fitting);
    const double n = fitting == Fitting::ButterflyValve ? butterfly(bore.in(unit::mm)) : d.timesFactor;
    return scalar<double>(n > 0.0 ? n * craneFactor(bore) : d.fixed);
}

Result<Scalar<>> expansionLoss(Length<> bore, Length<> larger, double angleDegrees)
{
    if (const auto error = badChange(bore, larger, angleDegrees)) return *error;
    const double open = 1.0 - squaredRatio(bore, larger);
    const double slope = angleDegrees <= 45.0 ? 2.6 * std::sin(angleDegrees * kPi / 360.0) : 1.0;
    return scalar<double>(slope * open * open);
}

Result<Scalar<>> contractionLoss(Length<> larger, Length<> bore, double angleDegrees)
{
    if (const auto error = badChange(bore, larger, angleDegrees)) return *error;
    const double half = std::sin(angleDegrees * kPi / 360.0);
    const double slope = angleDegrees <= 45.0 ? 0.8 * half : 0.5 * std::sqrt(half);
    return scalar<double>(slope * (1.0 - squaredRatio(bore, larger)));
}

Result<Scalar<>> lossBetweenReducers(Scalar<> loss, Length<> bore, Length<> pipe)
{
    if (const auto error = Refusal().notNegative("loss", loss).first()) return *error;
    if (const auto error = badChange(bore, pipe, 180.0)) return *error;
    const double b2 = squaredRatio(bore, pipe);
    const double open = 1.0 - b2;
    return scalar<double>((loss.si() + std::sqrt(b2) * (0.5 * open + open * open)) / (b2 * b2));
}

Result<Scalar<>> lossOnBore(Scalar<> loss, Length<> from, Length<> to)
{
    if (const auto error = Refusal().notNegative("loss", loss).positive("from", from).positive("to", to).first())
        return *error;
    const double ratio2 = squaredRatio(to, from);
    return scalar<double>(loss.si() * ratio2 * ratio2);
}

Result<Pressure<>> pressureDrop(FlowFactor factor, VolumeFlow<> flow, Density<> density)
{
    if (const auto error = Refusal().positive("kv", scalar<double>(factor.kv)).finite("flow", flow)
                               .positive("density", density).first())
        return *error;
    const double ratio = flow.si() * 3600.0 / factor.kv;
    return Pressure<>::of(density.si() / 1000.0 * ratio * std::abs(ratio), unit::bar);
}

Result<FlowFactor> flowFactorFor(VolumeFlow<> flow, Pressure<> drop, Density<> density)
{
    if (const auto error = Refusal().positive("flow", flow).positive("drop", drop).positive("density", density).first())
        return *error;
    return FlowFactor{flow.si() * 3600.0 / std::sqrt(drop.in(unit::bar) / (density.si() / 1000.0))};
}

Pressure<> pipeDrop(double frictionFactor, Length<> length, Length<> bore, Scalar<> loss, Velocity<> velocity,
                    Density<> density)
{
    const double v = velocity.si();
    return Pressure<>::fromSi((frictionFactor * length.si() / bore.si() + loss.si()) * density.si() * v * std::abs(v) / 2.0);
}

Velocity<> velocityIn(Length<> bore, VolumeFlow<> flow)
{
    return Velocity<>::fromSi(flow.si() / (kPi / 4.0 * bore.si() * bore.si()));
}

double reynolds(Length<> bore, Velocity<> velocity, Density<> density, Viscosity<> viscosity)
{
    return density.si() * std::abs(velocity.si()) * bore.si() / viscosity.si();
}

}  // namespace rw::hydraulics
