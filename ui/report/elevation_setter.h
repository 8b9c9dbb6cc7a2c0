// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/drawing.h"
#include "report/piece.h"

namespace rw::paper {

/// A sheet of the elevation book, two plates beside and two above each other, with a bookmark for each.
Piece setElevationSheet(const report::ElevationSheet& sheet, double width);

/// What a kind of tray is filled with on paper.
QColor trayInk(TrayKind kind);

}  // namespace rw::paper
