// SPDX-License-Identifier: GPL-3.0-or-later
// Of the elevation's own files alone.
#pragma once

#include "shell/theme.h"

namespace rw::ui {

inline constexpr double kRuler = 36.0;      // numbers at the left
inline constexpr double kRail = 7.0;        // the frame's uprights
inline constexpr double kCap = 22.0;        // top of the frame, with its name
inline constexpr double kFoot = 8.0;
inline constexpr double kEntry = 14.0;      // above a rack's back, where cords come in
inline constexpr double kWidest = 460.0;

inline QColor copperOf(const Colors& c) { return mixed(c.trayPower, c.warning, 0.55); }

}  // namespace rw::ui
