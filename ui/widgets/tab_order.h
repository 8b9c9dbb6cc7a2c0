// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace rw::ui {

/// Tab goes from what stands in the first widget to what stands in the next one, and so on. Widgets made later than
/// their neighbours come last in the order otherwise. All must be in one window.
void setReadingOrder(const QList<QWidget*>& parts);

}  // namespace rw::ui
