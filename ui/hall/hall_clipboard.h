// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hall.h"

#include <QString>

#include <vector>

namespace rw::ui {

/// Placements as JSON text, with the keys of a plan file: what Ctrl+C hands to other halls, plans and programs.
QString placementsToText(const std::vector<Placement>& placements);
/// And back. Errors: clipboard.format (no such text), those of JSON and of the fields, each with line and column in
/// \p source.
Result<std::vector<Placement>> placementsFromText(const QString& text, const QString& source = QStringLiteral("Clipboard"));
/// Whether a text means to be one of these, read or not.
bool holdsPlacements(const QString& text);
/// Whether it means to be objects of a plan (file/plan_object.h).
bool holdsObjects(const QString& text);

}  // namespace rw::ui
