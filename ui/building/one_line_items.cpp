// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_line_items.h"

#include "power_symbols.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kBarWidth = 96.0;
constexpr double kBarHeight = 7.0;
constexpr double kBarEnd = 1.2;  // of rating, at the bar's right end
constexpr double kInset = 4.0;   // of the selection around a node
constexpr double kThreeLines = 45.0;
constexpr double kPartCross = 0.5;  // of a sign
constexpr double kInkStep = 0.1;
constexpr double kReadableContrast = 4.5;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::OneLine)
};

void elided(QPainter& painter, const QRectF& room, const QString& text)
{
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, room.width()));
}

/// It is out: all of it, or in a corner of the sign where units of it are.
void paintCross(QPainter& painter, const QRectF& square, const QColor& color, double u)
{
    const QRectF cross = square.adjusted(2.0 * u, 2.0 * u, -2.0 * u, -2.0 * u);
    painter.setPen(QPen(color, 2.4 * u, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

}  // namespace

QColor sideColor(const Theme& theme, int system)
{
    const Colors& c = theme.colors();
    if (system < 0)
        return c.canvasInk;
    if (system == 0)
        return c.feedA;
    if (system == 1)
        return c.feedB;
    return theme.category(system);
}

QColor sideInk(const Theme& theme, const QColor& side, const QColor& ground)
{
    QColor ink = side;
    for (double share = kInkStep; contrastRatio(ink, ground) < kReadableContrast && share < 1.0; share += kInkStep)
        ink = mixed(side, theme.colors().text, share);
    return ink;
}

OneLineItem::OneLineItem(const OneLineNode& node, double unit, const Theme& theme)
    : m_node(node), m_u(unit), m_theme(theme)
{}

void OneLineItem::setState(bool current, bool focused)
{
    if (current == m_current && focused == m_focused)
        return;
    m_current = current;
    m_focused = focused;
    update();
}

QRectF OneLineItem::boundingRect() const
{
    const double margin = (kInset + 2.0) * m_u;
    return m_node.box.adjusted(-margin, -margin, margin, margin);
}

void OneLineItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const Colors& c = m_theme.colors();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_current) {
        const double inset = kInset * m_u;
        const QRectF around = m_node.box.adjusted(-inset, -inset, inset, inset);
        paint::box(painter, around, kRadius, c.accentSoft, c.accent, m_focused ? 2.0 : 1.0);
    }
    if (m_node.symbol == PowerSymbol::Load) {
        paintLoad(*painter);
    } else if (m_node.symbol == PowerSymbol::Generator) {
        paintGenerator(*painter);
    } else {
        paintColumns(*painter);
        paintWords(*painter);
    }
}

void OneLineItem::paintColumns(QPainter& painter) const
{
    const Colors& c = m_theme.colors();
    const double side = m_node.symbols.height();
    const double top = m_node.symbols.top();
    painter.setFont(m_theme.font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const auto one = [&](double x, const QColor& color, const QString& name, const QString& units,
                         bool reserve, bool whole, const QString& out, bool alarmed) {
        const QRectF square(x - side / 2.0, top, side, side);
        if (alarmed) {
            const double ring = 4.0 * m_u;
            const QColor alarm = m_node.isOverloaded() ? c.error : c.warning;
            const QRectF around = square.adjusted(-ring, -ring, ring, ring);
            paint::hatch(&painter, around, alarm, kRadiusSmall);
            paint::box(&painter, square, 2.0, m_current ? c.accentSoft : c.canvas);
        }
        painter.setPen(QPen(color, 1.6 * m_u, reserve ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap,
                            Qt::RoundJoin));
        painter.setBrush(m_current ? c.accentSoft : c.canvas);
        paintSymbol(painter, m_node.symbol, square);
        if (whole)
            paintCross(painter, square, c.error, m_u);
        else if (!out.isEmpty())
            paintPartCross(painter, square);
        const bool parallel =
            !units.isEmpty() && m_node.isStage && m_node.symbol != PowerSymbol::Busway;
        if (parallel) {
            painter.setPen(QPen(color, 2.6 * m_u, Qt::SolidLine, Qt::FlatCap));
            const double y = square.bottom() + 1.0 * m_u;
            painter.drawLine(QPointF(x - side * 0.55, y), QPointF(x + side * 0.55, y));
        }
        const double textLeft = square.right() + 5.5 * m_u;
        painter.setPen(sideInk(m_theme, color, m_current ? c.accentSoft : c.canvas));
        QPointF upper(textLeft, square.top() + metrics.ascent() - 1.0 * m_u);
        if (!name.isEmpty()) {
            painter.drawText(upper, name);
            upper.rx() += metrics.horizontalAdvance(name) + 4.0 * m_u;
        }
        if (!out.isEmpty()) {
            painter.setFont(m_theme.font(TextSize::Small, true));
            painter.setPen(c.error);
            painter.drawText(upper, out);
            painter.setFont(m_theme.font(TextSize::Small));
        }
        painter.setPen(c.textMuted);
        if (!units.isEmpty())
            painter.drawText(QPointF(textLeft, square.bottom() - 1.0 * m_u), units);
    };
    for (int k = 0; k < m_node.columns(); ++k)
        one(m_node.columnX(k),
            m_node.isDead(k) ? c.textDisabled
                             : sideColor(m_theme, m_node.columns() > 1 ? k : -1),
            m_node.columnName(k), m_node.unitsOfColumn(k), false, m_node.isOutWhole(k),
            m_node.outOfColumn(k), m_node.isAlarmedAt(k));
    if (m_node.scheme.reserve > 0)
        one(m_node.reserveX(), c.canvasInk, QStringLiteral("R"),
            m_node.scheme.reserve > 1 ? QStringLiteral("×%1").arg(m_node.scheme.reserve)
                                      : QString(),
            true, false, {}, m_node.isOverloaded() || m_node.isRedundancyLost());
}

void OneLineItem::paintPartCross(QPainter& painter, const QRectF& square) const
{
    const Colors& c = m_theme.colors();
    const double side = square.width() * kPartCross;
    const QRectF corner(square.left() - side / 3.0, square.top() - side / 3.0, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_current ? c.accentSoft : c.canvas);
    painter.drawEllipse(corner);
    paintCross(painter, corner, c.error, m_u);
}

double OneLineItem::paintBar(QPainter& painter, const QRectF& line) const
{
    const Colors& c = m_theme.colors();
    const QRectF track(line.left(), line.center().y() - kBarHeight * m_u / 2.0, kBarWidth * m_u,
                       kBarHeight * m_u);
    const auto x = [&](double load) {
        return track.left() + track.width() * std::clamp(load / kBarEnd, 0.0, 1.0);
    };
    const double load = *m_node.load;
    const double limit = std::min(1.0, m_node.limit.value_or(1.0));
    paint::box(&painter, track, 3.0, c.hover, c.line);
    if (load > 0.0)
        paint::box(&painter,
                   QRectF(track.left(), track.top(), x(std::min(load, limit)) - track.left(),
                          track.height()),
                   2.0, c.data);
    if (load > limit) {
        const QColor color = load > 1.0 ? c.error : c.warning;
        const QRectF beyond(x(limit), track.top(), x(load) - x(limit), track.height());
        paint::box(&painter, beyond, 0.0, load > 1.0 ? c.errorSoft : c.warningSoft, color);
        paint::hatch(&painter, beyond, color);
    }
    painter.setPen(QPen(c.text, 1.6 * m_u, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x(limit), track.top() - 3.0 * m_u),
                     QPointF(x(limit), track.bottom() + 3.0 * m_u));
    if (limit < 1.0) {
        painter.setPen(QPen(c.outline, 1.0 * m_u));
        painter.drawLine(QPointF(x(1.0), track.top() - 1.0), QPointF(x(1.0), track.bottom() + 1.0));
    }
    QString words = limit < 1.0 || m_node.redundancySpent ? Tr::tr("%1 of %2").arg(formatPercent(load), formatPercent(limit))
                                : formatPercent(load);
    if (load > 1.0)
        words = Tr::tr("Overload %1").arg(formatPercent(load));
    else if (load > limit)
        words = Tr::tr("No redundancy, %1").arg(formatPercent(load));
    painter.setFont(m_theme.font(TextSize::Small, load > limit));
    painter.setPen(load > 1.0 ? c.error : load > limit ? c.warning : c.text);
    const double left = track.right() + 8.0 * m_u;
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(words);
    painter.drawText(QRectF(left, line.top(), width + 2.0, line.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, words);
    return left
           + std::max(
               width,
               QFontMetricsF(painter.font()).horizontalAdvance(QStringLiteral("88 % of 88 %")))
           + 12.0 * m_u;
}

void OneLineItem::paintWords(QPainter& painter) const
{
    const Colors& c = m_theme.colors();
    const QRectF room = m_node.words;
    const bool low = room.height() < kThreeLines * m_u;
    const double line = room.height() / (low ? 2.0 : 3.0);
    painter.setFont(m_theme.font(TextSize::Body, true));
    painter.setPen(c.text);
    elided(painter, QRectF(room.left(), room.top(), room.width(), line), m_node.name);
    const double named = low ? QFontMetricsF(painter.font()).horizontalAdvance(m_node.name) + 12.0 * m_u : 0.0;
    const QRectF second(room.left() + named, room.top() + (low ? 0.0 : line), std::max(0.0, room.width() - named), line);
    double told = 0.0;
    if (!m_node.outage.isEmpty()) {
        painter.setFont(m_theme.font(TextSize::Small, true));
        painter.setPen(m_node.isHit ? c.error : c.warning);
        elided(painter, second, m_node.outage);
        told = QFontMetricsF(painter.font()).horizontalAdvance(m_node.outage) + 12.0 * m_u;
    }
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(c.textMuted);
    if (told < second.width() / 2.0)
        elided(painter, second.adjusted(told, 0.0, 0.0, 0.0), m_node.detail);
    const QRectF last(room.left(), room.bottom() - line, room.width(), line);
    const double left = m_node.load ? paintBar(painter, last) : last.left();
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(c.text);
    elided(painter, QRectF(left, last.top(), std::max(0.0, room.right() - left), line),
           m_node.figures);
}

void OneLineItem::paintLoad(QPainter& painter) const
{
    const Colors& c = m_theme.colors();
    const QRectF box = m_node.box;
    paint::box(&painter, box, kRadiusSmall, m_current ? c.accentSoft : c.raised,
               m_current       ? c.accent
               : m_node.isHit ? c.error
                              : c.lineStrong);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.canvasInk);
    const QPointF tip(box.center().x(), box.top() + 1.0);
    const double w = 4.0 * m_u;
    painter.drawPolygon(QPolygonF({tip, tip + QPointF(-w, -1.6 * w), tip + QPointF(w, -1.6 * w)}));
    const QRectF words = box.adjusted(6.0 * m_u, 3.0 * m_u, -6.0 * m_u, -3.0 * m_u);
    const double line = words.height() / 2.0;
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(c.textMuted);
    elided(painter, QRectF(words.left(), words.top(), words.width(), line), m_node.name);
    painter.setFont(m_theme.font(TextSize::Body, true));
    painter.setPen(c.text);
    if (!m_node.outage.isEmpty()) {
        painter.setFont(m_theme.font(TextSize::Small, true));
        painter.setPen(c.error);
    }
    elided(painter, QRectF(words.left(), words.top() + line, words.width(), line),
           m_node.outage.isEmpty() ? m_node.detail : m_node.outage);
}

void OneLineItem::paintGenerator(QPainter& painter) const
{
    const Colors& c = m_theme.colors();
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(QPen(m_node.isDead(0) ? c.textDisabled : c.canvasInk, 1.6 * m_u));
    painter.setBrush(m_current ? c.accentSoft : c.canvas);
    paintSymbol(painter, PowerSymbol::Generator, m_node.symbols);
    if (m_node.isDead(0))
        paintCross(painter, m_node.symbols, c.error, m_u);
    else if (m_node.isHit)
        paintPartCross(painter, m_node.symbols);
    const QFontMetricsF metrics(m_theme.font(TextSize::Small));
    const double line = metrics.height();
    QRectF at(m_node.box.left(), m_node.symbols.center().y() - 1.5 * line, m_node.words.width(),
              line);
    const auto write = [&](const QString& words, bool bold, const QColor& color) {
        painter.setFont(m_theme.font(TextSize::Small, bold));
        painter.setPen(color);
        painter.drawText(
            at, Qt::AlignRight | Qt::AlignVCenter,
            QFontMetricsF(painter.font()).elidedText(words, Qt::ElideRight, at.width()));
        at.translate(0.0, line);
    };
    write(m_node.name, true, c.text);
    if (!m_node.outage.isEmpty()) {
        for (const QString& words : m_node.outage.split(QStringLiteral(" · ")))
            write(words, true, m_node.isHit ? c.error : c.text);
        return;
    }
    for (const QString& words : m_node.detail.split(QStringLiteral(" · ")))
        write(words, false, c.textMuted);
}

OneLineWires::OneLineWires(const OneLine& drawing, const Theme& theme)
    : m_drawing(drawing), m_theme(theme)
{
    setZValue(-1.0);
}

void OneLineWires::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const Colors& c = m_theme.colors();
    const double u = m_drawing.unit;
    painter->setRenderHint(QPainter::Antialiasing);
    if (!m_drawing.boundary.isEmpty() && m_drawing.boundaryY > 0.0) {
        const QRectF b = m_drawing.bounds;
        painter->setPen(QPen(c.lineStrong, 1.0, Qt::DashLine));
        painter->drawLine(QPointF(b.left(), m_drawing.boundaryY),
                          QPointF(b.right(), m_drawing.boundaryY));
        painter->setFont(m_theme.font(TextSize::Small));
        painter->setPen(c.textMuted);
        const double height = 16.0 * u;
        painter->drawText(
            QRectF(b.left(), m_drawing.boundaryY - height - 1.0, b.width() - 8.0 * u, height),
            Qt::AlignRight | Qt::AlignBottom, m_drawing.boundary);
    }
    for (const OneLineWire& wire : m_drawing.wires) {
        painter->setPen(QPen(wire.dead ? c.textDisabled : sideColor(m_theme, wire.system),
                             (wire.dead ? 1.0 : 1.6) * u,
                             wire.dead     ? Qt::DotLine
                             : wire.dashed ? Qt::DashLine
                                           : Qt::SolidLine,
                             Qt::FlatCap));
        painter->drawLine(wire.line);
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.canvasInk);
    for (const QPointF& joint : m_drawing.joints)
        painter->drawEllipse(joint, 2.0 * u, 2.0 * u);
}

}  // namespace rw::ui
