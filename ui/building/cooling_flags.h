// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling_drawing.h"

namespace rw::ui {

/// Marks what findings say is short, and what bounds the racks of a site.
void flagCooling(CoolingDrawing& drawing, const Plan& plan, const Evaluation& evaluation, const Building& building, const PlantResult<double>& plant,
                 UnitSystem units);

}  // namespace rw::ui
