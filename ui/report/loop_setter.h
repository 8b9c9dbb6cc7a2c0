// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/drawing.h"
#include "report/piece.h"

namespace rw::paper {

/// A plant's loops from left, what is cooled, to the sky at the right.
Piece setLoops(const report::Loops& loops, double width);

}  // namespace rw::paper
