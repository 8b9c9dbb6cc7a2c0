// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page.h"

namespace rw::ui {

bool Page::shows(const QString&) const
{
    return false;
}

void Page::reveal(const QString&) {}

void Page::showView(const QByteArray&) {}

}  // namespace rw::ui
