// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace rw::ui {

/// Lets the core's sentences be translated as the window's own are, from the context "core".
void translateCoreText();

/// The window's language, and Qt's own words in it, where there is a translation. After
/// initResources(), before the first widget.
void installTranslations(QCoreApplication& application, const QLocale& locale);

}  // namespace rw::ui
