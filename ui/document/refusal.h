// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QString>

namespace rw::ui {

/// "Target: why"; nothing where there is nothing to tell.
QString withPlace(const QString& place, const QString& why);
/// Why an edit was refused: where, in the planner's words, what stood there, and what may.
QString refusalWords(const Plan& plan, const Error& error);

}  // namespace rw::ui
