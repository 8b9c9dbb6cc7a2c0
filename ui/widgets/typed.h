// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rw::ui {

/// What is typed in the field that has the focus is taken over now, as if the field were left. For whoever saves or puts
/// the plan away: what stands on the screen is meant.
void takeOverTyped();

}  // namespace rw::ui
