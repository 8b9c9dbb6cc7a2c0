// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "models/palette_model.h"

#include <functional>
#include <vector>

namespace rw::ui {

using OpenPath = std::function<void(const QString& path)>;

/// Every object of the plan, by name and place.
void addPlanEntries(std::vector<PaletteEntry>& entries, const Plan& plan, const OpenPath& open);
/// Every figure with its value; opens its derivation.
void addFigureEntries(std::vector<PaletteEntry>& entries, const Evaluation& evaluation, UnitSystem units,
                      const OpenPath& open);
}  // namespace rw::ui
