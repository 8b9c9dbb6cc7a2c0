// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

#include <QColor>
#include <QPainter>
#include <QString>

namespace rw::ui {

class Theme;

/// The front of a tray, drawn alike in the elevation, in the palette and under the pointer.
struct TrayFace {
    TrayKind kind = TrayKind::Other;
    QString name;
    QString figure;        ///< "9.81 kW", at the right
    int accelerators = 0;  ///< drawn as packages
    int modules = 0;       ///< drawn as supplies
};

enum class TrayState { Normal, Selected, Lifted, Faulty, GhostFits, GhostRefused };

[[nodiscard]] QColor trayColor(TrayKind kind, const Theme& theme);
/// \p pictureOnly: a small front without words, the picture in its middle.
void paintTray(QPainter& painter, const QRectF& rect, const TrayFace& face, TrayState state, const Theme& theme,
               bool pictureOnly = false);

/// The back of a tray: name at the left and figure at the right of its middle, where the busbar stands.
void paintTrayBack(QPainter& painter, const QRectF& rect, const TrayFace& face, TrayState state, const Theme& theme,
                   bool busbar);

}  // namespace rw::ui
