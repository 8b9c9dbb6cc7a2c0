// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/head.h"

#include <span>
#include <string_view>

namespace rw::hydraulics {

/// Steel pipe after ASME B36.10. Inner diameters as in fluids 1.0.22 (methods 3.6).
struct SteelPipe {
    const char* nps;       ///< nominal pipe size, inches: "1-1/2"
    int dn;                ///< nominal diameter, mm
    const char* schedule;  ///< "STD", "40", "10"; up to NPS 10, STD and 40 are one
    double innerDiameterMm;
};
std::span<const SteelPipe> steelPipes();
/// A pipe by "DN100", "NPS 4" or "4" and schedule; nullptr when there is none such.
const SteelPipe* findSteelPipe(std::string_view size, std::string_view schedule = "40");

/// Absolute roughness of pipe walls, new and clean (methods 3.6).
struct WallMaterial {
    const char* id;  ///< "commercial_steel"
    double roughnessMm;
};
std::span<const WallMaterial> wallMaterials();
const WallMaterial* findWallMaterial(std::string_view id);

/// Fittings with a loss coefficient on the velocity in their own bore: K = n f_T with Crane TP-410's n,
/// f_T the fully rough friction factor of clean steel of that bore; inlet and outlet have a fixed K.
enum class Fitting {
    Elbow90, Elbow90Long, Elbow45, Mitre90, TeeRun, TeeBranch, GateValve, BallValve, GlobeValve, ButterflyValve,
    SwingCheck, LiftCheck, SharpEntrance, Exit
};
std::string_view key(Fitting fitting);  ///< "elbow_90", ...
std::span<const Fitting> allFittings();

/// K of a fitting; the butterfly valve's n falls with size: 45 up to DN200, 35 up to DN350, 25 above.
/// Error quantity.positive for a bore that is none.
Result<Scalar<>> lossCoefficient(Fitting fitting, Length<> bore);
/// f_T of clean commercial steel (0.0457 mm) of a bore.
double craneFactor(Length<> bore);

/// Widening from bore to larger bore with a full angle in degrees (180: sudden), on the velocity in the
/// smaller one: K = 2.6 sin(angle/2) (1 - b^2)^2 up to 45 degrees, (1 - b^2)^2 above (Crane).
Result<Scalar<>> expansionLoss(Length<> bore, Length<> larger, double angleDegrees);
/// Narrowing, likewise: 0.8 sin(angle/2) (1 - b^2) up to 45 degrees, 0.5 sqrt(sin(angle/2)) (1 - b^2) above.
Result<Scalar<>> contractionLoss(Length<> larger, Length<> bore, double angleDegrees);
/// A fitting between reducers, on the velocity in the pipe: K2 = [K1 + b (0.5 (1 - b^2) + (1 - b^2)^2)] / b^4
/// (Crane's form for valves in sudden reducers).
Result<Scalar<>> lossBetweenReducers(Scalar<> loss, Length<> bore, Length<> pipe);
/// K on the velocity of one bore, told on that of another: K (D2/D1)^4.
Result<Scalar<>> lossOnBore(Scalar<> loss, Length<> from, Length<> to);

/// A valve's or quick disconnect's flow in m3/h of water at 1 bar. dp[bar] = SG (Q[m3/h]/Kv)^2.
struct FlowFactor {
    double kv = 0.0;
    static FlowFactor ofCv(double cv) { return {0.865 * cv}; }
};
Result<Pressure<>> pressureDrop(FlowFactor factor, VolumeFlow<> flow, Density<> density);
Result<FlowFactor> flowFactorFor(VolumeFlow<> flow, Pressure<> drop, Density<> density);

/// Darcy-Weisbach: dp = (f L/D + K) rho v^2 / 2.
Pressure<> pipeDrop(double frictionFactor, Length<> length, Length<> bore, Scalar<> loss, Velocity<> velocity,
                    Density<> density);
Velocity<> velocityIn(Length<> bore, VolumeFlow<> flow);
/// Re = rho v D / mu.
double reynolds(Length<> bore, Velocity<> velocity, Density<> density, Viscosity<> viscosity);

/// What velocities and gradients are taken as good practice. Grade assumed (methods 3.6); replace as needed.
struct FlowLimits {
    Length<> smallBore = Length<>::of(55.0, unit::mm);   ///< up to DN50 counts as small
    Velocity<> smallMost = Velocity<>::fromSi(1.2);
    Velocity<> largeMost = Velocity<>::fromSi(3.0);
    Velocity<> hoseMost = Velocity<>::fromSi(2.1);           ///< hoses and manifolds
    Velocity<> least = Velocity<>::fromSi(0.6);              ///< carries air along
    PressureGradient<> gradientMost = PressureGradient<>::fromSi(400.0);
};

}  // namespace rw::hydraulics
