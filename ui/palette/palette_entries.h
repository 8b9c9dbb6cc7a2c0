// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "models/palette_model.h"

#include <functional>
#include <vector>

namespace rw::ui {

class PlanDocument;

using OpenPath = std::function<void(const QString& path)>;
using TellStatus = std::function<void(const QString& text)>;

/// Every object of the plan, and every input of it that has a value, by name and place.
void addPlanEntries(std::vector<PaletteEntry>& entries, const Plan& plan, const OpenPath& open);
/// Every figure with its value; opens its derivation.
void addFigureEntries(std::vector<PaletteEntry>& entries, const Evaluation& evaluation, UnitSystem units,
                      const OpenPath& open);
/// Every catalogue entry that the plan has no copy of yet; opening copies it into the plan, as an
/// undoable edit, and shows the copy.
void addCatalogueEntries(std::vector<PaletteEntry>& entries, PlanDocument& document, const OpenPath& open,
                         const TellStatus& tell);

}  // namespace rw::ui
