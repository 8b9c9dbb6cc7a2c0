// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/piece.h"
#include "report/report.h"

namespace rw::paper {

/// Numbers of figures and tables, counted through the whole report.
struct Numbering {
    int figure = 0;
    int table = 0;
};

/// A block of the report as pieces of at most a width.
Pieces setBlock(const report::Block& block, double width, Numbering& numbering);
Pieces setTable(const report::Table& table, double width, Numbering& numbering);
/// A picture with its natural height.
Piece setDrawing(const report::Drawing& drawing, double width);

/// Lines of running text, kept from leaving single ones behind.
Pieces setLines(const QString& text, const Font& font, const QColor& color, double width, double before);

}  // namespace rw::paper
