// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace rw::ui {

class Theme;

enum class IconTone { Text, Muted, Accent, OnAccent, Good, Warning, Error };

/// Icon `:/icons/<name>.svg` in the theme's colour. It is coloured when painted, so icons already
/// set on actions and buttons follow a change of theme, and sharp at any scale. Checked state
/// takes the accent, disabled state the disabled text colour. An unknown name paints nothing.
[[nodiscard]] QIcon icon(const QString& name, const Theme& theme, IconTone tone = IconTone::Text);

/// True if the resources hold an icon of that name.
[[nodiscard]] bool hasIcon(const QString& name);

}  // namespace rw::ui
