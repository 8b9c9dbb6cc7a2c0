// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/drawing.h"
#include "report/piece.h"

namespace rw::paper {

/// A one-line as the window draws it, at most \p width points wide.
Piece setOneLine(const report::OneLine& oneLine, double width);

}  // namespace rw::paper
