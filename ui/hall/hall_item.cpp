// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_item.h"

#include "hall_symbols.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kFarTile = 4.5;      // px of 600 mm, below which the hall is a raster
constexpr double kLeastOutlined = 7.0;// px of a placement's shorter side with an outline
constexpr double kLeastSign = 14.0;   // px
constexpr double kLeastWords = 24.0;  // px of a placement's longer side
constexpr double kLeastGrid = 5.0;    // px between lines
constexpr double kLeastMark = 4.0;    // px of a mark on what a check has something against
constexpr int kTilesPerMajor = 5;
constexpr std::size_t kManyMarks = 4000;  // selected things, beyond which their box stands for them from afar

/// Room round a hall that belongs to the canvas, mm.
constexpr double kMargin = 3000.0;

}  // namespace

QRectF HallItem::View::pixels(const QRectF& mm) const
{
    // Edges on whole pixels: neighbours meet without a seam, and nothing swims while it is moved.
    const QRectF r = toPixels.mapRect(mm);
    const double left = std::round(r.left());
    const double top = std::round(r.top());
    return {left, top, std::max(1.0, std::round(r.right()) - left), std::max(1.0, std::round(r.bottom()) - top)};
}

HallItem::HallItem(const Theme& theme) : m_theme(theme)
{
    setFlag(ItemUsesExtendedStyleOption);
}

void HallItem::setDrawing(std::shared_ptr<const HallDrawing> drawing, bool everything)
{
    m_raster.setDrawing(drawing.get(), everything);
    m_drawing = std::move(drawing);
    const QRectF bounds = m_drawing ? m_drawing->bounds().adjusted(-kMargin, -kMargin, kMargin, kMargin) : QRectF();
    if (bounds != m_bounds) {
        prepareGeometryChange();
        m_bounds = bounds;
    }
    update();
}

void HallItem::setSelected(std::vector<std::size_t> selected)
{
    m_selected = std::move(selected);
    m_selectedBox = {};
    if (m_drawing)
        for (const std::size_t i : m_selected) m_selectedBox |= m_drawing->rect(i);
    update();
}

void HallItem::setFaulty(std::vector<std::size_t> faulty)
{
    m_faulty = std::move(faulty);
    update();
}

void HallItem::setLifted(bool lifted)
{
    if (lifted == m_lifted) return;
    m_lifted = lifted;
    update();
}

void HallItem::setUnderlay(std::shared_ptr<const UnderlayPicture> picture, const Underlay& place)
{
    m_underlay = std::move(picture);
    placeUnderlay(place);
}

void HallItem::placeUnderlay(const Underlay& place)
{
    m_underlayPlace = place;
    m_underlayPlace.parts = {};
    update();
}

QRectF HallItem::boundingRect() const
{
    return m_bounds;
}

void HallItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget)
{
    if (!m_drawing) return;
    View view;
    view.toPixels = painter->worldTransform();
    view.scale = view.toPixels.m11();
    view.exposed = option->exposedRect & m_bounds;
    if (view.exposed.isEmpty() || view.scale <= 0.0) return;
    painter->save();
    painter->setWorldTransform(QTransform());
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintFloor(*painter, view);
    paintUnderlay(*painter, view);
    paintFlats(*painter, view, false);
    if (600.0 * view.scale < kFarTile) {
        const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        if (!m_raster.paint(*painter, view.toPixels, view.exposed, ratio) && scene())
            QTimer::singleShot(0, scene(), [this] { update(); });
    } else {
        paintSolids(*painter, view);
    }
    paintFlats(*painter, view, true);
    paintRows(*painter, view);
    paintMarks(*painter, view);
    painter->restore();
    Q_UNUSED(widget);
}

void HallItem::paintFloor(QPainter& painter, const View& view) const
{
    const Colors& c = m_theme.colors();
    const QRectF inside = m_drawing->outline().isEmpty() ? m_drawing->bounds() : m_drawing->outline();
    const QRectF floor = view.pixels(inside);
    painter.fillRect(floor, c.canvas);
    const double tile = m_drawing->tile();
    const auto lines = [&](double step, const QColor& color) {
        if (step * view.scale < kLeastGrid) return;
        QVector<QLineF> grid;
        const QRectF seen = view.exposed & inside;
        for (double x = inside.left() + std::ceil((seen.left() - inside.left()) / step) * step; x < seen.right(); x += step) {
            const double at = std::round(view.toPixels.m11() * x + view.toPixels.dx());
            grid << QLineF(at, std::max(floor.top(), view.toPixels.map(seen.topLeft()).y()), at,
                           std::min(floor.bottom(), view.toPixels.map(seen.bottomRight()).y()));
        }
        for (double y = inside.top() + std::ceil((seen.top() - inside.top()) / step) * step; y < seen.bottom(); y += step) {
            const double at = std::round(view.toPixels.m22() * y + view.toPixels.dy());
            grid << QLineF(std::max(floor.left(), view.toPixels.map(seen.topLeft()).x()), at,
                           std::min(floor.right(), view.toPixels.map(seen.bottomRight()).x()), at);
        }
        painter.setPen(QPen(color, 1.0));
        painter.drawLines(grid);
    };
    if (tile > 0.0) {
        lines(tile, c.canvasGrid);
        lines(tile * kTilesPerMajor, c.canvasGridMajor);
    }
    if (m_drawing->outline().isEmpty()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(mixed(c.canvas, c.canvasInk, 0.75), 2.0, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(floor.adjusted(-1.0, -1.0, 1.0, 1.0));
}

void HallItem::paintUnderlay(QPainter& painter, const View& view) const
{
    if (!m_underlay || m_underlay->isNull() || m_underlayPlace.opacity <= 0) return;
    const double own = m_underlay->toScale || m_drawing->outline().isEmpty() ? m_underlay->size.width() : m_drawing->outline().width();
    const double width = m_underlayPlace.width > 0 ? static_cast<double>(m_underlayPlace.width) : own;
    painter.save();
    painter.setOpacity(static_cast<double>(m_underlayPlace.opacity) / 100.0);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setWorldTransform(view.toPixels);
    painter.translate(static_cast<double>(m_underlayPlace.x), static_cast<double>(m_underlayPlace.y));
    painter.rotate(static_cast<double>(m_underlayPlace.angle));
    const double scale = width / m_underlay->size.width();
    painter.scale(scale, scale);
    if (!m_underlay->image.isNull())
        painter.drawImage(QRectF(QPointF(), m_underlay->size), m_underlay->image);
    else
        painter.drawPicture(QPointF(), m_underlay->lines);
    painter.restore();
}

/// Areas lie under what stands; busways hang above it, and doors open before it.
void HallItem::paintFlats(QPainter& painter, const View& view, bool above) const
{
    std::vector<std::size_t> found;
    m_drawing->visitFlats(view.exposed, [&](std::size_t i) {
        const PlacementKind kind = m_drawing->kind(i);
        if ((kind == PlacementKind::Busway || kind == PlacementKind::Door) == above) found.push_back(i);
    });
    const QFont small = m_theme.font(TextSize::Small);
    const QFontMetricsF metrics(small);
    for (const std::size_t i : found) {
        const Placement& p = m_drawing->at(i);
        const QRectF rect = view.pixels(placementRect(p));
        const HallStyle& style = m_drawing->style(i);
        if (p.kind == PlacementKind::Busway) {
            paintBusway(painter, p, rect, style, m_theme);
            const QString side = toQString(p.feed);
            const bool wide = rect.width() >= rect.height();
            if (!side.isEmpty() && std::max(rect.width(), rect.height()) > 90.0 && 600.0 * view.scale > 8.0)
                paintTag(painter, wide ? QPointF(rect.left() + 14.0, rect.center().y()) : QPointF(rect.center().x(), rect.top() + 14.0),
                         side, style.fill, m_theme.colors().canvas, m_theme.font(TextSize::Small, true));
            continue;
        }
        if (p.kind == PlacementKind::Door) {
            paintDoor(painter, rect, p.angle, m_theme);
            continue;
        }
        paintArea(painter, p, rect, style, m_theme);
        const QString words = p.name.empty() && p.use != AreaUse::Free ? areaUseName(p.use) : toQString(p.name);
        if (words.isEmpty()) continue;
        const double wide = metrics.horizontalAdvance(words) + 10.0;
        const QColor ground = mixed(m_theme.colors().canvas, style.fill, 0.08);
        if (rect.width() > wide && rect.height() > metrics.height() + 2.0) {
            paintTag(painter, QPointF(rect.center().x(), rect.center().y()), words, style.ink, ground, small);
        } else if (rect.height() > wide && rect.width() > metrics.height() + 2.0) {
            painter.save();
            painter.translate(rect.center());
            painter.rotate(-90.0);
            paintTag(painter, QPointF(), words, style.ink, ground, small);
            painter.restore();
        }
    }
}

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
        const double shorter = std::min(rect.width(), rect.height());
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
        if (shorter >= kLeastSign && (std::max(rect.width(), rect.height()) >= kLeastWords || p.kind != PlacementKind::Rack))
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
        if ((row.along ? rect.height() : rect.width()) < metrics.height() * 0.62) continue;
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
