// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <cstdio>

namespace rw::paper {

/// Has Qt look for no display. To be called before there is an application.
inline void beOffscreen()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt's remarks on a desktop that is not there are of no use to a caller.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
        if (type == QtCriticalMsg || type == QtFatalMsg) std::fprintf(stderr, "%s\n", qPrintable(message));
    });
}

}  // namespace rw::paper
