// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "one_line.h"

class QPainter;

namespace rw::ui {

/// The sign of a kind of equipment within a square, after IEC 60617: current comes from above and leaves below.
/// Pen and brush are the caller's: the pen for lines, the brush behind outlines.
void paintSymbol(QPainter& painter, PowerSymbol symbol, const QRectF& square);

}  // namespace rw::ui
