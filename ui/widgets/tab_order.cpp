// SPDX-License-Identifier: GPL-3.0-or-later
#include "tab_order.h"

#include <QWidget>

namespace rw::ui {

namespace {

/// Where the focus stops in a widget, itself first, in the present order.
QList<QWidget*> stopsIn(QWidget* part)
{
    QList<QWidget*> stops;
    QWidget* at = part;
    do {
        if ((at == part || part->isAncestorOf(at)) && at->focusPolicy() & Qt::TabFocus && !at->focusProxy()) stops << at;
        at = at->nextInFocusChain();
    } while (at != part);
    return stops;
}

}  // namespace

void setReadingOrder(const QList<QWidget*>& parts)
{
    QWidget* before = nullptr;
    for (QWidget* part : parts)
        for (QWidget* stop : stopsIn(part)) {
            if (before) QWidget::setTabOrder(before, stop);
            before = stop;
        }
}

}  // namespace rw::ui
