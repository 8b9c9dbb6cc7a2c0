// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rw::ui {

/// Makes icons and fonts known; a library's resources are not by themselves. Before the theme.
void initResources();

}  // namespace rw::ui
