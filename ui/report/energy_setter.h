// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/energy_flow.h"
#include "report/piece.h"

namespace rw::paper {

/// An energy flow as ribbons, laid out as in the window, \p width points wide.
Piece setEnergyFlow(const EnergyFlow& flow, double width);

}  // namespace rw::paper
