// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/resources.h"

#include <QtGlobal>
#include <QDir>

static void initLibraryResources()
{
    Q_INIT_RESOURCE(rackwright_ui);  // must stand outside every namespace
}

namespace rw::ui {

void initResources()
{
    initLibraryResources();
}

}  // namespace rw::ui
