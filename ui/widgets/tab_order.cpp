// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tab_order.h"

#include <QWidget>

namespace rw::ui {

void chainTabs(const QList<QWidget*>& parts)
{
    struct Stop {
        QWidget* widget;
        Qt::FocusPolicy policy;
    };
    QList<Stop> stops;
    for (QWidget* part : parts) {
        // What has no focus now may have it later; proxies go with their owners.
        QWidget* w = part;
        do {
            if ((w == part || part->isAncestorOf(w)) && !w->isWindow() && !w->focusProxy()) stops.append({w, w->focusPolicy()});
            w = w->nextInFocusChain();
        } while (w != part);
    }
    // Qt moves nothing that has no focus, nor anything behind it.
    for (const Stop& stop : stops) stop.widget->setFocusPolicy(Qt::TabFocus);
    for (qsizetype i = 1; i < stops.size(); ++i) QWidget::setTabOrder(stops.at(i - 1).widget, stops.at(i).widget);
    for (const Stop& stop : stops) stop.widget->setFocusPolicy(stop.policy);
}

}  // namespace rw::ui
