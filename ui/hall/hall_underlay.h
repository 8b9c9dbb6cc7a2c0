// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_item.h"
#include "plan/edit.h"

#include <QString>

#include <memory>

namespace rw::ui {

class Theme;

/// A file as a plan's underlay, at the place of the one before. Errors: what cannot be read, and why.
Result<Underlay> readUnderlay(const QString& fileName, const Underlay& before);
/// The edits that lay an underlay under a hall; one of no format removes it.
std::vector<Edit> underlayEdits(const QString& hall, const Underlay& underlay);
/// What is painted of it; null where there is none, or with the reason in \p problem.
std::shared_ptr<const UnderlayPicture> underlayPicture(const Underlay& underlay, const Theme& theme, QString* problem);
/// Its width on the floor, mm: as typed, else as its file says, else that of the hall.
double underlayWidth(const Hall& hall);

}  // namespace rw::ui
