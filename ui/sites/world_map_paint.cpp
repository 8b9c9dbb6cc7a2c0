// SPDX-License-Identifier: GPL-3.0-or-later
#include "world_map.h"

#include "equal_earth.h"
#include "land_outline.h"
#include "document/format.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kMeridianStep = 3.0;  // degrees between points of a bent line
constexpr int kGraticule = 30;         // degrees
constexpr double kHatch = 4.0;         // px
constexpr double kHalo = 3.0;          // px of canvas round a label's letters
constexpr double kLegendRadius = 10.0; // px

/// The map's lines in units of the projection, y downwards as on the screen.
struct WorldLines {
    QPainterPath world;
    QPainterPath graticule;
    QPainterPath land;
    QPainterPath coast;  ///< without the cuts at the antimeridian and the pole
};

QPointF projected(double latitude, double longitude)
{
    const QPointF at = equalEarth(latitude, longitude);
    return {at.x(), -at.y()};
}

bool isCut(const QPointF& a, const QPointF& b)
{
    return (std::abs(a.x()) == 180.0 && a.x() == b.x()) || (std::abs(a.y()) == 90.0 && a.y() == b.y());
}

WorldLines makeLines()
{
    WorldLines lines;
    const auto meridian = [](QPainterPath& path, double longitude, double from, double to, bool begin) {
        const double step = from < to ? kMeridianStep : -kMeridianStep;
        const int steps = static_cast<int>(std::lround((to - from) / step));
        for (int k = 0; k <= steps; ++k) {
            const QPointF at = projected(from + step * k, longitude);
            if (begin && k == 0) path.moveTo(at);
            else path.lineTo(at);
        }
    };
    meridian(lines.world, -180.0, -90.0, 90.0, true);
    meridian(lines.world, 180.0, 90.0, -90.0, false);
    lines.world.closeSubpath();
    for (int longitude = -180 + kGraticule; longitude < 180; longitude += kGraticule)
        meridian(lines.graticule, longitude, -90.0, 90.0, true);
    for (int latitude = -90 + kGraticule; latitude < 90; latitude += kGraticule) {
        lines.graticule.moveTo(projected(latitude, -180.0));
        lines.graticule.lineTo(projected(latitude, 180.0));
    }
    lines.land.setFillRule(Qt::OddEvenFill);
    for (const QPolygonF& ring : landOutline()) {
        QPolygonF drawn;
        for (const QPointF& point : ring) drawn << projected(point.y(), point.x());
        lines.land.addPolygon(drawn);
        lines.land.closeSubpath();
        bool down = false;
        for (qsizetype i = 0; i < ring.size(); ++i) {
            const qsizetype next = (i + 1) % ring.size();
            if (isCut(ring.at(i), ring.at(next))) {
                down = false;
                continue;
            }
            if (!down) lines.coast.moveTo(drawn.at(i));
            lines.coast.lineTo(drawn.at(next));
            down = true;
        }
    }
    return lines;
}

const WorldLines& worldLines()
{
    static const WorldLines lines = makeLines();
    return lines;
}

QPen thin(const QColor& color, double width = 1.0)
{
    QPen pen(color, width);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

}  // namespace

void WorldMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter);
}

void WorldMap::paint(QPainter& painter) const
{
    const Colors& c = Theme::of(this).colors();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), c.surface);
    painter.save();
    painter.setClipRect(mapRect());
    paintWorld(painter);
    paintSites(painter);
    painter.restore();
    paintLegend(painter);
    if (hasFocus()) rw::ui::paint::focusRing(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, c.focus);
}

void WorldMap::paintWorld(QPainter& painter) const
{
    const Colors& c = Theme::of(this).colors();
    const WorldLines& lines = worldLines();
    painter.save();
    painter.translate(mapRect().center());
    const double scale = pixelsPerUnit();
    painter.scale(scale, scale);
    painter.translate(-m_middle.x(), m_middle.y());
    painter.fillPath(lines.world, c.canvas);
    painter.setClipPath(lines.world, Qt::IntersectClip);
    painter.fillPath(lines.land, c.canvasGridMajor);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(thin(mixed(c.canvas, c.canvasShadow, 0.22), 0.8));
    painter.drawPath(lines.graticule);
    painter.setPen(thin(mixed(c.canvasGridMajor, c.canvasInk, 0.28), 0.8));
    painter.drawPath(lines.coast);
    painter.restore();
    painter.save();
    painter.translate(mapRect().center());
    painter.scale(scale, scale);
    painter.translate(-m_middle.x(), m_middle.y());
    painter.setPen(thin(c.line));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(lines.world);
    painter.restore();
}

void WorldMap::paintSymbol(QPainter& painter, const QPointF& centre, double radius, const MapSite& site) const
{
    const Colors& c = Theme::of(this).colors();
    const QColor ink = site.excluded ? c.textMuted : c.data;
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.canvas);
    painter.drawEllipse(centre, radius + 1.5, radius + 1.5);
    QPainterPath disc;
    disc.addEllipse(centre, radius, radius);
    const bool filled = site.inUse && !site.excluded;
    painter.fillPath(disc, filled ? ink : mixed(c.canvas, ink, 0.12));
    if (site.held && filled) {
        painter.save();
        painter.setClipPath(disc, Qt::IntersectClip);
        painter.setPen(QPen(c.canvas, 1.3));
        for (double x = centre.x() - 2.0 * radius; x < centre.x() + 2.0 * radius; x += kHatch)
            painter.drawLine(QPointF(x - radius, centre.y() + radius), QPointF(x + radius, centre.y() - radius));
        painter.restore();
    }
    painter.setPen(QPen(ink, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, radius - 0.3, radius - 0.3);
    if (site.excluded) {
        const double half = radius * 0.7;
        painter.drawLine(centre - QPointF(half, half), centre + QPointF(half, half));
        painter.drawLine(centre + QPointF(-half, half), centre + QPointF(half, -half));
    }
}

void WorldMap::paintSites(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    for (const MapCircle& circle : m_circles) {
        const QPointF way = circle.centre - circle.anchor;
        if (std::hypot(way.x(), way.y()) < 2.0) continue;
        painter.setPen(QPen(c.canvasInk, 1.0));
        painter.drawLine(circle.anchor, circle.centre);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.canvasInk);
        painter.drawEllipse(circle.anchor, 1.8, 1.8);
    }
    for (qsizetype i = 0; i < m_sites.size(); ++i) {
        const MapCircle& circle = m_circles.at(i);
        const MapSite& site = m_sites.at(i);
        paintSymbol(painter, circle.centre, circle.radius, site);
        painter.setBrush(Qt::NoBrush);
        if (site.id == m_current) {
            painter.setPen(QPen(c.accent, 2.0));
            painter.drawEllipse(circle.centre, circle.radius + ringGap(), circle.radius + ringGap());
        } else if (site.id == m_hovered) {
            painter.setPen(QPen(c.outline, 1.5));
            painter.drawEllipse(circle.centre, circle.radius + 2.5, circle.radius + 2.5);
        }
    }
    for (qsizetype i = 0; i < m_sites.size(); ++i) {
        const QRectF& label = m_labels.at(i);
        if (label.isNull()) continue;
        const MapSite& site = m_sites.at(i);
        const QFont font = theme.font(TextSize::Small, site.id == m_current || site.inUse);
        const QFontMetricsF metrics(font);
        const QPointF base(label.left() + 1.0, label.top() + metrics.ascent());
        QPainterPath letters;
        letters.addText(base, font, site.name);
        QColor paper = c.canvas;
        paper.setAlphaF(0.85F);
        painter.strokePath(letters, QPen(paper, kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setFont(font);
        painter.setPen(site.excluded ? c.textMuted : c.text);
        painter.drawText(base, site.name);
    }
}

/// Only the kinds of symbol that there are, and a size to compare with.
void WorldMap::paintLegend(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const QFont font = theme.font(TextSize::Small);
    const QFontMetricsF metrics(font);
    const double middle = height() - legendHeight() / 2.0;
    double x = space::kXs;
    const double end = width() - (m_tools ? m_tools->width() : 0);
    painter.setFont(font);
    const auto entry = [&](double radius, const MapSite& symbol, const QString& words) {
        const double wide = 2.0 * radius + 4.0 + metrics.horizontalAdvance(words);
        if (x + wide > end) return;
        paintSymbol(painter, QPointF(x + radius, middle), radius, symbol);
        painter.setPen(c.textMuted);
        painter.drawText(QPointF(x + 2.0 * radius + 4.0, middle + (metrics.ascent() - metrics.descent()) / 2.0), words);
        x += wide + space::kL;
    };
    const auto any = [this](auto test) { return std::any_of(m_sites.begin(), m_sites.end(), test); };
    constexpr double kSample = 5.5;
    MapSite symbol;
    symbol.inUse = true;
    if (any([](const MapSite& s) { return s.inUse && !s.held && !s.excluded; })) entry(kSample, symbol, tr("in use"));
    symbol.held = true;
    if (any([](const MapSite& s) { return s.inUse && s.held && !s.excluded; })) entry(kSample, symbol, tr("below its contract"));
    symbol.inUse = false;
    if (any([](const MapSite& s) { return !s.inUse && !s.excluded; })) entry(kSample, symbol, tr("not in use"));
    symbol.excluded = true;
    if (any([](const MapSite& s) { return s.excluded; })) entry(kSample, symbol, tr("excluded"));
    if (m_most <= 0.0) return;
    // A round capacity below the greatest, small enough for the line, so that the eye has something to measure by.
    MapSite sample;
    sample.inUse = any([](const MapSite& s) { return s.inUse; });
    sample.capacity = std::pow(10.0, std::floor(std::log10(m_most)));
    for (const double step : {5.0, 2.0}) {
        MapSite greater = sample;
        greater.capacity *= step;
        if (greater.capacity > m_most || radiusOf(greater) > kLegendRadius) continue;
        sample = greater;
        break;
    }
    while (radiusOf(sample) > kLegendRadius) sample.capacity /= 2.0;
    if (radiusOf(sample) > kLegendRadius / 2.5)
        entry(radiusOf(sample), sample, tr("%1 of IT").arg(formatValue(sample.capacity, unit::W)));
}

}  // namespace rw::ui
