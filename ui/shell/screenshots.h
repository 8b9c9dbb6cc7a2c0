// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace rw::ui {

class MainWindow;

/// Writes the window with each page as \p directory/<page>.png once the figures of its plan stand.
/// Answers what went wrong; empty when all is written.
QString writeScreenshots(MainWindow& window, const QString& directory, const QSize& size);

}  // namespace rw::ui
