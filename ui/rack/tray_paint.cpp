// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_paint.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kEar = 5.0;          // handle at both ends
constexpr double kPictureWidth = 42.0; // so that names stand under each other
constexpr double kLeastName = 56.0;   // px of a name that still tells something
constexpr double kBusbarRoom = 10.0;  // px, at each side of the middle
constexpr double kNarrow = 240.0;     // below this the picture goes, the name stays

/// What is seen from the front: packages of a compute tray, ports of a switch, supplies of a shelf.
void paintPicture(QPainter& p, const QRectF& r, const TrayFace& face, const QColor& ink)
{
    const auto row = [&](int count, double width, double height, double gap, double radius) {
        if (const double all = count * (width + gap) - gap; all > r.width()) {
            // Narrower rather than fewer: they are counted by eye.
            const double by = std::max(r.width() / all, 0.5);
            width *= by;
            gap *= by;
            count = std::min(count, static_cast<int>((r.width() + gap) / (width + gap) + 1e-9));
        }
        double x = r.left();
        for (int i = 0; i < count; ++i) {
            p.drawRoundedRect(QRectF(x, r.center().y() - height / 2.0, width, height), radius, radius);
            x += width + gap;
        }
    };
    const double h = std::min(r.height(), 9.0);
    p.setPen(QPen(ink, 1.0));
    p.setBrush(Qt::NoBrush);
    switch (face.kind) {
    case TrayKind::Compute: {
        const int packages = face.accelerators > 0 ? face.accelerators : 1;
        p.setBrush(QColor(ink.red(), ink.green(), ink.blue(), 70));
        row(packages, packages > 4 ? 3.2 : 7.0, packages > 4 ? std::min(h, 6.0) : std::min(h, 7.0), packages > 4 ? 2.0 : 3.0, 1.0);
        break;
    }
    case TrayKind::Switch:
    case TrayKind::Network: row(8, 3.0, std::min(h, 4.0), 2.5, 0.5); break;
    case TrayKind::Power: row(face.modules > 0 ? std::min(face.modules, 6) : 6, 5.0, h, 2.5, 1.0); break;
    case TrayKind::Cooling: row(3, h, h, 3.0, h / 2.0); break;
    case TrayKind::Storage: row(8, 2.5, h, 2.5, 0.5); break;
    case TrayKind::Management:
    case TrayKind::Other: row(2, 4.0, 4.0, 3.0, 2.0); break;
    }
}

}  // namespace

QColor trayColor(TrayKind kind, const Theme& theme)
{
    const Colors& c = theme.colors();
    switch (kind) {
    case TrayKind::Compute: return c.trayCompute;
    case TrayKind::Switch:
    case TrayKind::Network: return c.traySwitch;
    case TrayKind::Power: return c.trayPower;
    case TrayKind::Cooling: return c.trayCooling;
    case TrayKind::Storage: return c.trayStorage;
    case TrayKind::Management: return c.trayManagement;
    case TrayKind::Other: return c.trayBlank;
    }
    return c.trayBlank;
}

void paintTray(QPainter& painter, const QRectF& rect, const TrayFace& face, TrayState state, const Theme& theme,
               bool pictureOnly)
{
    const paint::Guard guard(&painter);
    const Colors& c = theme.colors();
    const bool ghost = state == TrayState::GhostFits || state == TrayState::GhostRefused;
    const bool bad = state == TrayState::Faulty || state == TrayState::GhostRefused;
    const QColor base = trayColor(face.kind, theme);
    QColor fill = bad ? c.errorSoft : state == TrayState::Selected ? mixed(base, c.accent, 0.18) : base;
    if (ghost) fill.setAlphaF(0.92F);
    if (state == TrayState::Lifted) painter.setOpacity(0.35);
    const QColor edge = bad ? c.error : mixed(base, c.text, 0.32);
    paint::box(&painter, rect, 3.0, fill, edge);
    if (bad) paint::hatch(&painter, rect.adjusted(1, 1, -1, -1), mixed(c.errorSoft, c.error, 0.45), 2.0);

    const QColor ink = mixed(base, c.text, 0.62);
    painter.setPen(QPen(edge, 1.0));
    painter.drawLine(QPointF(rect.left() + kEar, rect.top() + 3), QPointF(rect.left() + kEar, rect.bottom() - 3));
    painter.drawLine(QPointF(rect.right() - kEar, rect.top() + 3), QPointF(rect.right() - kEar, rect.bottom() - 3));

    QRectF room = rect.adjusted(kEar + space::kS, 0, -kEar - space::kS, 0);
    if (pictureOnly) {
        paintPicture(painter, rect.adjusted(kEar + 3, 2, -kEar - 3, -2), face, ink);
        return;
    }
    if (rect.width() >= kNarrow) {
        paintPicture(painter, QRectF(room.left(), rect.top() + 2, kPictureWidth, rect.height() - 4), face,
                     bad ? c.error : ink);
        room.setLeft(room.left() + kPictureWidth + space::kS);
    }
    QFont font = theme.font(TextSize::Small);
    if (QFontMetricsF(font).height() > rect.height() + 2.0)
        font.setPixelSize(std::max(8, static_cast<int>(std::floor(rect.height() * 0.74))));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    // In a narrow rack the name tells trays apart and the figure waits in the tooltip.
    const double wanted = metrics.horizontalAdvance(face.figure);
    const double needed = rect.width() < kNarrow ? metrics.horizontalAdvance(face.name) : kLeastName;
    const QString shown = room.width() - wanted - space::kM < needed ? QString() : face.figure;
    const double figureWidth = shown.isEmpty() ? 0.0 : wanted;
    const QString name = metrics.elidedText(face.name, Qt::ElideRight, room.width() - figureWidth - space::kM);
    if (bad) {
        // Words on a hatch need paper under them.
        const QRectF words = metrics.boundingRect(room, Qt::AlignLeft | Qt::AlignVCenter, name);
        paint::box(&painter, words.adjusted(-3, 1, 3, -1), 2.0, c.errorSoft);
        if (!shown.isEmpty())
            paint::box(&painter, QRectF(room.right() - figureWidth - 3, words.top() + 1, figureWidth + 6, words.height() - 2),
                       2.0, c.errorSoft);
    }
    painter.setPen(bad ? c.error : c.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, shown);
    if (state == TrayState::Selected || state == TrayState::GhostFits) {
        QPen pen(c.accent, 2.0);
        if (ghost) pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3.0, 3.0);
    }
}

void paintTrayBack(QPainter& painter, const QRectF& rect, const TrayFace& face, TrayState state, const Theme& theme,
                   bool busbar)
{
    const paint::Guard guard(&painter);
    const Colors& c = theme.colors();
    const bool bad = state == TrayState::Faulty;
    const QColor base = mixed(c.rackInside, trayColor(face.kind, theme), 0.55);
    if (state == TrayState::Lifted) painter.setOpacity(0.35);
    paint::box(&painter, rect, 2.0, bad ? c.errorSoft : state == TrayState::Selected ? mixed(base, c.accent, 0.18) : base,
               bad ? c.error : mixed(base, c.text, 0.26));
    if (bad) paint::hatch(&painter, rect.adjusted(1, 1, -1, -1), mixed(c.errorSoft, c.error, 0.45), 2.0);
    QFont font = theme.font(TextSize::Small);
    if (QFontMetricsF(font).height() > rect.height() + 2.0)
        font.setPixelSize(std::max(8, static_cast<int>(std::floor(rect.height() * 0.74))));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    painter.setPen(bad ? c.error : c.text);
    // The busbar takes the middle; without one the name has all that the figure leaves.
    const double inside = rect.width() - 2.0 * space::kS;
    const double wanted = face.figure.isEmpty() ? 0.0 : metrics.horizontalAdvance(face.figure) + space::kS;
    const double names = busbar ? inside / 2.0 - kBusbarRoom : inside - wanted;
    const double figures = busbar ? inside / 2.0 - kBusbarRoom : wanted;
    const QRectF left(rect.left() + space::kS, rect.top(), names, rect.height());
    const QRectF right(rect.right() - space::kS - figures, rect.top(), figures, rect.height());
    // What does not fit its half waits in the tooltip; a few letters of a name tell nothing.
    const bool figure = metrics.horizontalAdvance(face.figure) <= right.width();
    if (left.width() >= kLeastName)
        painter.drawText(left, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(face.name, Qt::ElideRight, left.width()));
    if (figure) painter.drawText(right, Qt::AlignRight | Qt::AlignVCenter, face.figure);
    if (state == TrayState::Selected) {
        painter.setPen(QPen(c.accent, 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 2.0, 2.0);
    }
}

}  // namespace rw::ui
