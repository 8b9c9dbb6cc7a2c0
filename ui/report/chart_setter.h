// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/drawing.h"
#include "report/piece.h"

namespace rw::paper {

/// A figure in few digits, as charts carry it.
QString shortNumber(double value);

/// Power over the years, a band for each phase, against its target.
Piece setGrowth(const report::Growth& growth, double width);
/// Bars from left to right, stacked of parts, over one scale.
Piece setBars(const report::Bars& bars, double width);

}  // namespace rw::paper
