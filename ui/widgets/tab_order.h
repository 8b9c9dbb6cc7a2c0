// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace rw::ui {

/// Has Tab go through these parts, each with all that is in it, in this order; the first stays where it is. For parts that
/// are made or moved after what is read behind them: Qt puts them last.
void chainTabs(const QList<QWidget*>& parts);

}  // namespace rw::ui
