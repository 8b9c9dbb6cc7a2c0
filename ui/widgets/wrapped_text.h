// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace rw::ui {

/// \p text broken at words into lines of at most \p width px; of more than \p most lines the last is cut with an ellipsis.
/// \p most: at least 1. Nothing of an empty text.
QStringList wrappedLines(const QString& text, const QFont& font, double width, int most);

}  // namespace rw::ui
