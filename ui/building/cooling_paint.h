// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling_drawing.h"
#include "diagram_view.h"

namespace rw::ui {

class Theme;

/// A schematic as the canvas shows it. The theme must outlive it.
Diagram coolingDiagram(CoolingDrawing drawing, const Theme& theme);

}  // namespace rw::ui
