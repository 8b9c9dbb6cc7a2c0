// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/inp_units.h"

#include "base/text.h"

namespace rw::hydraulics {

namespace {

struct FlowUnit {
    const char* name;
    double factor;
    bool metric;
};
constexpr double kCubicFoot = 0.3048 * 0.3048 * 0.3048;
constexpr double kDay = 86400.0;
constexpr FlowUnit kFlowUnits[] = {
    {"CFS", kCubicFoot, false},
    {"GPM", unit::gpm.factor, false},
    {"MGD", 3785.411784 / kDay, false},    // million US gallons a day
    {"IMGD", 4546.09 / kDay, false},       // million imperial gallons a day
    {"AFD", 43560.0 * kCubicFoot / kDay, false},
    {"LPS", 1e-3, true},
    {"LPM", 1e-3 / 60.0, true},
    {"MLD", 1000.0 / kDay, true},
    {"CMH", 1.0 / 3600.0, true},
    {"CMD", 1.0 / kDay, true},
    {"CMS", 1.0, true},
};
constexpr double kWaterViscosity = 1.0219e-6;  // m2/s: EPANET's 1.1e-5 ft2/s
constexpr double kWaterDensity = 1000.0;       // kg/m3, what specific gravity counts from
/// Viscosities above this are multiples of water's, as in EPANET.
constexpr double kMultipleFrom = 1e-3;

}  // namespace

Result<InpOptions> InpOptions::of(const InpSections& sections, Friction darcy)
{
    InpOptions options;
    double viscosity = 1.0;
    double gravity = 1.0;
    std::string pressure;
    for (const InpLine& line : sections["OPTIONS"]) {
        const std::string key = upper(line.words[0]);
        const std::string second = line.words.size() > 1 ? upper(line.words[1]) : std::string();
        const auto read = [&](std::size_t at, const char* what, double& value) -> Status {
            const Result<double> number = sections.number(line, at, what);
            if (!number) return number.error();
            if (*number <= 0.0) return sections.error(line, "inp.range", line.words[at], text("range.positive"));
            value = *number;
            return Done{};
        };
        Status done = Done{};
        if (key == "UNITS") {
            const FlowUnit* found = nullptr;
            std::string allowed;
            for (const FlowUnit& u : kFlowUnits) {
                if (second == u.name) found = &u;
                allowed += (allowed.empty() ? "" : ", ") + std::string(u.name);
            }
            if (!found) return sections.error(line, "inp.choice", second, allowed);
            options.flow = found->factor;
            options.metric = found->metric;
        } else if (key == "HEADLOSS") {
            if (second == "H-W") options.friction = Friction::HazenWilliams;
            else if (second == "D-W") options.friction = darcy;
            else if (second == "C-M") options.friction = Friction::ChezyManning;
            else return sections.error(line, "inp.choice", second, "H-W, D-W, C-M");
        } else if (key == "PRESSURE" && second != "EXPONENT") {
            if (second != "PSI" && second != "KPA" && second != "METERS" && second != "M" && second != "BAR" && second != "FEET")
                return sections.error(line, "inp.choice", second, "PSI, KPA, METERS, BAR, FEET");
            pressure = second;
        } else if (key == "VISCOSITY") {
            done = read(1, "VISCOSITY", viscosity);
        } else if (key == "SPECIFIC" && second == "GRAVITY") {
            done = read(2, "SPECIFIC GRAVITY", gravity);
        } else if (key == "DEMAND" && second == "MULTIPLIER") {
            done = read(2, "DEMAND MULTIPLIER", options.demandMultiplier);
        } else if (key == "DEMAND" && second == "MODEL" && line.words.size() > 2 && upper(line.words[2]) == "PDA") {
            return sections.error(line, "inp.refused", "DEMAND MODEL PDA", "DDA");
        } else if (key == "PATTERN" && line.words.size() > 1) {
            options.pattern = line.words[1];
        }
        if (!done) return done.error();
    }
    if (options.metric) {
        options.length = 1.0;
        options.diameter = 1e-3;
        options.roughness = 1e-3;
        options.pressure = kWaterDensity * kGravity;
        options.power = 1e3;
    }
    if (pressure == "PSI") options.pressure = unit::psi.factor;
    else if (pressure == "KPA") options.pressure = unit::kPa.factor;
    else if (pressure == "BAR") options.pressure = unit::bar.factor;
    else if (pressure == "FEET") options.pressure = kWaterDensity * kGravity * unit::ft.factor;
    else if (!pressure.empty()) options.pressure = kWaterDensity * kGravity;
    const double perSquare = options.metric ? 1.0 : unit::ft.factor * unit::ft.factor;
    const double kinematic = viscosity > kMultipleFrom ? viscosity * kWaterViscosity : viscosity * perSquare;
    options.liquid.density = Density<>::fromSi(kWaterDensity * gravity);
    options.liquid.viscosity = Viscosity<>::fromSi(kinematic * kWaterDensity * gravity);
    return options;
}

}  // namespace rw::hydraulics
