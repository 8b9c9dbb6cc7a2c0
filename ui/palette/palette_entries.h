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

/// What a reader calls a face of a page: "Failures: fail a unit" for the key "failures".
QString viewWord(const QByteArray& view);
/// The faces of one page, as "Failures" of Power; opening shows the page with that face.
void addViewEntries(std::vector<PaletteEntry>& entries, const QString& page, const QString& iconName, const QList<QByteArray>& views,
                    const std::function<void(const QByteArray& view)>& open);
/// Every object of the plan, and every input of it that has a value, by name and place.
void addPlanEntries(std::vector<PaletteEntry>& entries, const Plan& plan, const OpenPath& open);
/// Every figure with its value; opens its derivation.
void addFigureEntries(std::vector<PaletteEntry>& entries, const Plan& plan, const Evaluation& evaluation, UnitSystem units,
                      const OpenPath& open);
/// Every catalogue entry that the plan has no copy of yet; opening copies it into the plan, as an
/// undoable edit, and shows the copy.
void addCatalogueEntries(std::vector<PaletteEntry>& entries, PlanDocument& document, const OpenPath& open,
                         const TellStatus& tell);

}  // namespace rw::ui
