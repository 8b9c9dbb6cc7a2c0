// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/inp_lines.h"
#include "cooling/hydraulics/network.h"

namespace rw::hydraulics {

/// What [OPTIONS] of an .inp file say about hydraulics; factors turn the file's numbers into SI.
struct InpOptions {
    bool metric = false;
    double flow = unit::gpm.factor;
    double length = unit::ft.factor;
    double diameter = unit::ft.factor / 12.0;
    double roughness = unit::ft.factor * 1e-3;  ///< of Darcy-Weisbach
    double pressure = unit::psi.factor;
    double power = 745.699872;  ///< hp of 550 ft lbf/s
    Friction friction = Friction::HazenWilliams;
    NetworkLiquid liquid;
    double demandMultiplier = 1.0;
    std::string pattern = "1";

    /// Errors: inp.choice, inp.number, inp.missing, inp.refused.
    static Result<InpOptions> of(const InpSections& sections, Friction darcy);
};

}  // namespace rw::hydraulics
