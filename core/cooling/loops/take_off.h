// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_design.h"

namespace rw::cooling {

/// One pipe or part of a solved loop.
struct LoopSection {
    std::string id;
    LoopPart part;
    int dn = 0;        ///< of steel pipe
    Length<> bore;     ///< 0: by Kv, or equipment
    Length<> length;   ///< of pipes and hoses
    VolumeFlow<> flow;
    Velocity<> velocity;
    PressureGradient<> gradient;  ///< of a pipe's wall
    Pressure<> drop;   ///< below zero over pumps
    Pressure<> inlet;  ///< gauge
};
std::vector<LoopSection> loopSections(const LoopDesign& design);

/// What a loop is built of: pipe by size, hoses by bore, and each kind of fitting by its bore.
std::vector<TakeOffLine> takeOff(const LoopNetwork& loop);

}  // namespace rw::cooling
