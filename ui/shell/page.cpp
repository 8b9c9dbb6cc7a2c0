// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page.h"

#include "shell/page_export.h"

namespace rw::ui {

bool Page::shows(const QString&) const
{
    return false;
}

QAction* Page::editAction(const QByteArray&) const
{
    return nullptr;
}

void Page::reveal(const QString&) {}

void Page::showView(const QByteArray&) {}

QList<PageExport> Page::exports()
{
    return defaultExports(*this);
}

}  // namespace rw::ui
