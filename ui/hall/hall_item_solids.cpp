// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the hall, with its words, rows and the marks of what is selected and faulty.
#include "hall_item.h"

#include "hall_symbols.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kLeastOutlined = 6.5;// px of a placement's shorter side with an outline
constexpr double kLeastSign = 13.5;   // px
constexpr double kLeastWords = 24.0;  // px of a placement's longer side
constexpr qsizetype kIdDigits = 4;    // of a thing without a name
constexpr double kLeastMark = 4.0;    // px of a mark on what a check has something against
constexpr std::size_t kManyMarks = 4000;  // selected things, beyond which their box stands for them from afar

}  // namespace

void HallItem::paintSolids(QPainter& painter, const View& view) const
{
    const Colors& c = m_theme.colors();
    struct Seen {
        std::size_t index;
        QRectF rect;
    };
    std::vector<QList<QRectF>> byStyle(m_drawing->look().styles.size());
    std::vector<QList<QRectF>> outlined(byStyle.size());
    QList<QLineF> fronts;
    std::vector<Seen> near;
    QRectF clipped = view.exposed;
    m_drawing->visitSolids(clipped, [&](std::size_t i) {
        const Placement& p = m_drawing->at(i);
        const QRectF rect = view.pixels(placementRect(p));
        // Before they come to whole pixels: things of one size look alike.
        const QSizeF size = placementRect(p).size() * view.scale;
        const double shorter = std::min(size.width(), size.height());
        const std::size_t style = m_drawing->classes().of(i);
        const bool building = p.kind == PlacementKind::Wall || p.kind == PlacementKind::Column;
        if (building) {
            if (p.kind == PlacementKind::Column) near.push_back({i, rect});
            else byStyle[style].push_back(rect);
            return;
        }
        if (shorter < kLeastOutlined) {
            byStyle[style].push_back(shorter >= 4.0 ? rect.adjusted(0.0, 0.0, -1.0, -1.0) : rect);
            return;
        }
        outlined[style].push_back(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        if (p.kind == PlacementKind::Rack || p.kind == PlacementKind::Network || p.kind == PlacementKind::Storage
            || p.kind == PlacementKind::Cdu) {
            const QPointF front = frontOf(p);
            const double inset = shorter > 20.0 ? 3.0 : 2.0;
            if (front.y() > 0.5) fronts << QLineF(rect.left() + inset, rect.bottom() - 2.0, rect.right() - inset - 1.0, rect.bottom() - 2.0);
            else if (front.y() < -0.5) fronts << QLineF(rect.left() + inset, rect.top() + 2.0, rect.right() - inset - 1.0, rect.top() + 2.0);
            else if (front.x() > 0.5) fronts << QLineF(rect.right() - 2.0, rect.top() + inset, rect.right() - 2.0, rect.bottom() - inset - 1.0);
            else fronts << QLineF(rect.left() + 2.0, rect.top() + inset, rect.left() + 2.0, rect.bottom() - inset - 1.0);
        }
        if (shorter >= kLeastSign && (std::max(size.width(), size.height()) >= kLeastWords || p.kind != PlacementKind::Rack))
            near.push_back({i, rect});
    });
    painter.setPen(Qt::NoPen);
    for (std::size_t s = 0; s < byStyle.size(); ++s) {
        const HallStyle& style = m_drawing->look().styles[s];
        if (!byStyle[s].isEmpty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(style.fill);
            painter.drawRects(byStyle[s]);
        }
        if (!outlined[s].isEmpty()) {
            painter.setPen(QPen(style.edge, 1.0));
            painter.setBrush(style.fill);
            for (QRectF& rect : outlined[s]) rect.translate(-0.5, -0.5);
            painter.drawRects(outlined[s]);
        }
    }
    painter.setPen(QPen(mixed(c.canvas, c.canvasInk, 0.85), 2.0, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(fronts);
    for (const Seen& seen : near) {
        const Placement& p = m_drawing->at(seen.index);
        if (p.kind == PlacementKind::Column) paintColumn(painter, seen.rect, m_drawing->style(seen.index), m_theme);
        else paintWords(painter, view, seen.index, seen.rect);
    }
}

void HallItem::paintWords(QPainter& painter, const View& view, std::size_t index, const QRectF& rect) const
{
    const Placement& p = m_drawing->at(index);
    const HallStyle& style = m_drawing->style(index);
    const bool rack = p.kind == PlacementKind::Rack || p.kind == PlacementKind::Network || p.kind == PlacementKind::Storage
                      || p.kind == PlacementKind::Other;
    const QFont bold = m_theme.font(TextSize::Small, true);
    const QFont plain = m_theme.font(TextSize::Small);
    const QFontMetricsF boldMetrics(bold);
    const QFontMetricsF plainMetrics(plain);
    const double line = plainMetrics.height() - 1.0;
    QString name = rack || !p.name.empty() ? placementName(p) : QString();
    QString figure = style.figure;
    // Across where there is room, else along the deeper side.
    // Neighbours of one size read the same way, whatever their digits and wherever pixels put their edges.
    const QSizeF size = placementRect(p).size() * view.scale;
    QString widest = name;
    for (QChar& c : widest)
        if (c.isDigit()) c = QLatin1Char('0');
    // Ids count on through the hall: the ninth is as wide as the thousandth.
    if (p.name.empty() && !name.isEmpty()) widest += QString(std::max(qsizetype{0}, kIdDigits - widest.count(QLatin1Char('0'))), QLatin1Char('0'));
    const double nameWidth = boldMetrics.horizontalAdvance(widest);
    const auto fits = [&](double wide, double high) {
        QString first = name.isEmpty() || nameWidth > wide ? QString() : name;
        QString second = figure.isEmpty() || plainMetrics.horizontalAdvance(figure) > wide ? QString() : figure;
        if (!first.isEmpty() && !second.isEmpty() && high < 2.0 * line) (p.name.empty() ? first : second).clear();
        if (high < line) first.clear(), second.clear();
        return std::make_pair(first, second);
    };
    const double room = 6.0;
    auto across = fits(size.width() - room, size.height() - 6.0);
    auto along = fits(size.height() - room, size.width() - 5.0);
    const auto lines = [](const auto& words) { return (words.first.isEmpty() ? 0 : 1) + (words.second.isEmpty() ? 0 : 1); };
    const bool upright = rect.height() > rect.width() && lines(along) > lines(across);
    const auto& words = upright ? along : across;
    if (lines(words) == 0) {
        paintEquipmentSign(painter, p.kind, rect, style.ink);
        return;
    }
    painter.save();
    painter.translate(rect.center());
    if (upright) painter.rotate(-90.0);
    double wide = upright ? rect.height() : rect.width();
    double high = upright ? rect.width() : rect.height();
    double top = -high / 2.0;
    if (!rack) {
        // The sign stands above the name where both find room.
        if (high > line * lines(words) + 26.0) {
            paintEquipmentSign(painter, p.kind, QRectF(-wide / 2.0, top + 2.0, wide, high - line * lines(words) - 4.0), style.ink);
            top = high / 2.0 - line * lines(words) - 4.0;
            high = line * lines(words) + 2.0;
        } else {
            painter.restore();
            paintEquipmentSign(painter, p.kind, rect, style.ink);
            return;
        }
    }
    painter.setPen(style.ink);
    const double block = line * lines(words);
    double y = top + (high - block) / 2.0;
    if (!words.first.isEmpty()) {
        painter.setFont(bold);
        painter.drawText(QRectF(-wide / 2.0, y, wide, line), Qt::AlignCenter, words.first);
        y += line;
    }
    if (!words.second.isEmpty()) {
        painter.setFont(plain);
        painter.drawText(QRectF(-wide / 2.0, y, wide, line), Qt::AlignCenter, words.second);
    }
    painter.restore();
}

void HallItem::paintRows(QPainter& painter, const View& view) const
{
    const Colors& c = m_theme.colors();
    const QFont font = m_theme.font(TextSize::Small, true);
    const QFontMetricsF metrics(font);
    for (const HallRow& row : m_drawing->rows()) {
        const QRectF reach = row.box.adjusted(-2000.0, -2000.0, 2000.0, 2000.0);
        if (!reach.intersects(view.exposed)) continue;
        const QRectF rect = view.pixels(row.box);
        if (!row.overload.isEmpty()) {
            QColor ink = c.error;
            ink.setAlphaF(0.55F);
            paint::hatch(&painter, rect, ink);
        }
        // Before it comes to whole pixels: rows of one depth have names alike.
        if ((row.along ? row.box.height() : row.box.width()) * view.scale < metrics.height() * 0.62) continue;
        const double half = (metrics.horizontalAdvance(row.name) + 8.0) / 2.0;
        const QPointF at = row.along ? QPointF(rect.left() - half - 6.0, rect.center().y())
                                     : QPointF(rect.center().x(), rect.top() - metrics.height() / 2.0 - 6.0);
        paintTag(painter, at, row.name, mixed(c.canvas, c.canvasInk, 0.9), mixed(c.canvas, c.canvasInk, 0.1), font);
        if (!row.overload.isEmpty())
            paintTag(painter, rect.center(), row.overload, readableOn(c.error), c.error, font);
    }
}

void HallItem::paintMarks(QPainter& painter, const View& view) const
{
    const Colors& c = m_theme.colors();
    const QRectF reach = view.exposed.adjusted(-1.0, -1.0, 1.0, 1.0);
    const bool far = 600.0 * view.scale < kFarTile;
    painter.setBrush(Qt::NoBrush);
    QList<QRectF> faulty;
    // From afar many fall on the same few pixels: one mark for all of them.
    const auto columns = static_cast<std::size_t>(std::max(1.0, reach.width() * view.scale / kLeastMark + 2.0));
    const auto rows = static_cast<std::size_t>(std::max(1.0, reach.height() * view.scale / kLeastMark + 2.0));
    std::vector<bool> marked(far ? columns * rows : 0, false);
    for (const std::size_t i : m_faulty) {
        const QRectF mm = m_drawing->rect(i);
        if (!mm.intersects(reach)) continue;
        if (far) {
            const auto column = static_cast<std::size_t>(std::max(0.0, (mm.center().x() - reach.left()) * view.scale / kLeastMark));
            const auto row = static_cast<std::size_t>(std::max(0.0, (mm.center().y() - reach.top()) * view.scale / kLeastMark));
            const std::size_t cell = std::min(row, rows - 1) * columns + std::min(column, columns - 1);
            if (marked[cell]) continue;
            marked[cell] = true;
        }
        QRectF rect = view.pixels(mm);
        if (rect.width() < kLeastMark || rect.height() < kLeastMark)
            rect = QRectF(rect.center() - QPointF(kLeastMark / 2.0, kLeastMark / 2.0), QSizeF(kLeastMark, kLeastMark));
        faulty << rect.adjusted(0.0, 0.0, -1.0, -1.0);
    }
    if (!faulty.isEmpty()) {
        QBrush hatch(c.error, Qt::BDiagPattern);
        painter.setBrush(far ? QBrush(c.error) : hatch);
        painter.setPen(QPen(c.error, 1.0));
        painter.drawRects(faulty);
    }
    if (m_selected.empty()) return;
    QColor wash = c.accent;
    wash.setAlphaF(m_lifted ? 0.08F : 0.22F);
    painter.setPen(QPen(c.accent, m_lifted ? 1.0 : 2.0, m_lifted ? Qt::DashLine : Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(wash);
    if (far && m_selected.size() > kManyMarks) {
        painter.drawRect(view.pixels(m_selectedBox).adjusted(-1.0, -1.0, 0.0, 0.0));
        return;
    }
    QList<QRectF> rects;
    for (const std::size_t i : m_selected) {
        const QRectF mm = m_drawing->rect(i);
        if (mm.intersects(reach)) rects << view.pixels(mm).adjusted(0.0, 0.0, -1.0, -1.0);
    }
    if (far) painter.setPen(Qt::NoPen), painter.setBrush(c.accent);
    painter.drawRects(rects);
}

}  // namespace rw::ui
