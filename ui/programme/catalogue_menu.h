// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QString>

#include <functional>

class QMenu;

namespace rw::ui {

/// Adds to a menu that has been cleared the catalogue's rack designs that the plan holds no copy of, a menu for each maker.
/// Nothing where the plan has all.
void addCatalogueDesigns(QMenu& menu, const Plan& plan, const std::function<void(const QString& entry)>& chosen);

}  // namespace rw::ui
