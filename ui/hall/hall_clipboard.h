// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hall.h"

#include <QString>

#include <vector>

namespace rw::ui {

/// Placements as JSON text, with the keys of a plan file: what Ctrl+C hands to other halls, plans and programs.
QString placementsToText(const std::vector<Placement>& placements);
/// And back. Errors: clipboard.format (no such text), those of the fields, with the place in the text.
Result<std::vector<Placement>> placementsFromText(const QString& text);

}  // namespace rw::ui
