// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/drawing.h"
#include "report/piece.h"

namespace rw::paper {

/// Years of hours, one beneath the other, each with its legend.
Piece setCarpets(const report::Carpets& carpets, double width);
/// Hours sorted, with lines where a limit lies.
Piece setHoursAbove(const report::HoursAbove& duration, double width);

}  // namespace rw::paper
