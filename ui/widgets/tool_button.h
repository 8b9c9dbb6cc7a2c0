// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/icons.h"

class QString;
class QToolButton;

namespace rw::ui {

class Theme;

/// A flat button of one icon. Its words are its tooltip and its name for screen readers.
[[nodiscard]] QToolButton* toolButton(const char* iconName, const QString& words, const Theme& theme,
                                      IconTone tone = IconTone::Text);
/// The same, where the tooltip has more to tell than the name.
[[nodiscard]] QToolButton* toolButton(const char* iconName, const QString& words, const QString& explanation,
                                      const Theme& theme);
/// A small muted one, for the lines of a form.
[[nodiscard]] QToolButton* smallToolButton(const char* iconName, const QString& words, const Theme& theme,
                                           IconTone tone = IconTone::Muted);

}  // namespace rw::ui
