// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_paint.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <memory>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Cooling)
};

class Painter {
public:
    Painter(QPainter& painter, const CoolingDrawing& drawing, const Theme& theme, const Diagram::State& state)
        : p(painter), d(drawing), t(theme), c(theme.colors()), u(drawing.unit), s(state)
    {}

    void run()
    {
        for (const CoolingNode& node : d.nodes)
            ground(node);
        for (const CoolingPipe& pipe : d.pipes)
            draw(pipe);
        for (const auto& [from, to] : d.heat)
            rise(from, to);
        for (const CoolingNode& node : d.nodes)
            draw(node);
        legend();
    }

private:
    void elided(const QRectF& room, const QString& text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter)
    {
        p.drawText(room, alignment, QFontMetricsF(p.font()).elidedText(text, Qt::ElideRight, room.width()));
    }

    void ground(const CoolingNode& node)
    {
        const bool current = node.key == s.current;
        if (node.key == QLatin1String("sky"))
            paint::box(&p, node.box, kRadius, current ? c.accentSoft : mixed(c.canvas, c.liquidCold, t.isDark() ? 0.16 : 0.09),
                       current ? c.accent : QColor());
        else if (current)
            paint::box(&p, node.box, kRadius, c.accentSoft, c.accent, s.focused ? 2.0 : 1.0);
        else if (node.key == s.hovered)
            paint::box(&p, node.box, kRadius, c.hover);
    }

    QPen pen(bool returns, bool air) const
    {
        const QColor color = air ? c.air : returns ? c.liquidWarm : c.liquidCold;
        QPen pen(color, (air ? 1.2 : 2.6) * u, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        if (returns)
            pen.setDashPattern(air ? QVector<double>{6.0, 4.0} : QVector<double>{3.2, 1.8});
        return pen;
    }

    void draw(const CoolingPipe& pipe)
    {
        p.setBrush(Qt::NoBrush);
        const auto line = [&](double aside) {
            QPainterPath path(pipe.points.front() + QPointF(aside, 0.0));
            for (std::size_t i = 1; i < pipe.points.size(); ++i)
                path.lineTo(pipe.points[i] + QPointF(aside, 0.0));
            p.drawPath(path);
        };
        p.setPen(pen(pipe.returns, pipe.air));
        if (pipe.air) {
            line(-2.4 * u);
            line(2.4 * u);
        } else {
            line(0.0);
        }
        // The way of the flow, on the longest leg, clear of pumps in its middle.
        std::size_t longest = 1;
        const auto length = [&](std::size_t i) {
            const QPointF way = pipe.points[i] - pipe.points[i - 1];
            return std::hypot(way.x(), way.y());
        };
        for (std::size_t i = 2; i < pipe.points.size(); ++i)
            if (length(i) > length(longest))
                longest = i;
        if (length(longest) < 24.0 * u)
            return;
        const QPointF way = (pipe.points[longest] - pipe.points[longest - 1]) / length(longest);
        arrow(pipe.points[longest] - way * std::min(14.0 * u, length(longest) / 3.0), way, 5.0 * u, pipe.air ? c.air : pipe.returns ? c.liquidWarm : c.liquidCold);
    }

    void arrow(const QPointF& tip, const QPointF& way, double size, const QColor& color)
    {
        const QPointF across(-way.y(), way.x());
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawPolygon(QPolygonF({tip + way * size, tip - way * size * 0.6 + across * size * 0.8, tip - way * size * 0.6 - across * size * 0.8}));
    }

    /// Heat on its way to the sky: a wave that ends in an arrow.
    void rise(const QPointF& from, const QPointF& to)
    {
        const double height = from.y() - to.y();
        QPainterPath path(from);
        constexpr int kWaves = 3;
        const double step = (height - 5.0 * u) / kWaves;
        for (int i = 0; i < kWaves; ++i) {
            const double y = from.y() - i * step;
            path.cubicTo(QPointF(from.x() + (i % 2 == 0 ? 6.0 : -6.0) * u, y - step / 3.0),
                         QPointF(from.x() + (i % 2 == 0 ? 6.0 : -6.0) * u, y - step * 2.0 / 3.0), QPointF(from.x(), y - step));
        }
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(c.liquidWarm, 1.8 * u, Qt::SolidLine, Qt::RoundCap));
        p.drawPath(path);
        arrow(to + QPointF(0.0, 4.0 * u), {0.0, -1.0}, 4.5 * u, c.liquidWarm);
    }

    void draw(const CoolingNode& node)
    {
        if (node.symbol == CoolingSymbol::Sky)
            return sky(node);
        const bool current = node.key == s.current;
        const QColor fill = current ? c.accentSoft : c.canvas;
        if (!node.square.isEmpty()) {
            if (!node.flag.isEmpty()) {
                const double ring = 4.0 * u;
                paint::hatch(&p, node.square.adjusted(-ring, -ring, ring, ring), c.warning, kRadiusSmall);
            }
            // Signs are drawn in a square of 48 and scaled with their lines.
            p.setPen(QPen(c.canvasInk, 1.5 * u * 48.0 * u / node.square.width(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            p.setBrush(fill);
            paintSymbol(p, node.symbol, node.square);
        }
        const double line = 15.0 * u;
        QRectF at(node.words.left(), node.words.top(), node.words.width(), line);
        p.setFont(t.font(TextSize::Body, true));
        p.setPen(c.text);
        elided(at, node.name);
        at.translate(0.0, line);
        if (!node.flag.isEmpty()) {
            p.setFont(t.font(TextSize::Small, true));
            p.setPen(c.warning);
            elided(at, node.flag);
            at.translate(0.0, line);
        }
        p.setFont(t.font(TextSize::Small));
        bool first = true;
        for (const QString& words : node.lines) {
            if (at.bottom() > node.words.bottom() + 1.0)
                break;
            p.setPen(first || node.isLoop() ? c.text : c.textMuted);
            first = false;
            elided(at, words);
            at.translate(0.0, line);
        }
    }

    void sky(const CoolingNode& node)
    {
        const double line = node.words.height() / 2.0;
        p.setFont(t.font(TextSize::Body, true));
        p.setPen(c.text);
        elided(QRectF(node.words.left(), node.words.top(), node.words.width(), line), node.name);
        p.setFont(t.font(TextSize::Small));
        elided(QRectF(node.words.left(), node.words.top() + line, node.words.width(), line), node.lines.join(QStringLiteral(" · ")));
    }

    void legend()
    {
        double x = d.legend.x();
        const double y = d.legend.y() + 8.0 * u;
        p.setFont(t.font(TextSize::Small));
        const QFontMetricsF metrics(p.font());
        const auto entry = [&](bool returns, bool air, const QString& words) {
            p.setBrush(Qt::NoBrush);
            p.setPen(pen(returns, air));
            for (const double aside : air ? std::vector<double>{-2.4, 2.4} : std::vector<double>{0.0})
                p.drawLine(QPointF(x, y + aside * u), QPointF(x + 30.0 * u, y + aside * u));
            x += 36.0 * u;
            const double width = metrics.horizontalAdvance(words) + 2.0;
            p.setPen(c.textMuted);
            p.drawText(QRectF(x, y - 8.0 * u, width, 16.0 * u), Qt::AlignLeft | Qt::AlignVCenter, words);
            x += width + 20.0 * u;
        };
        entry(false, false, Tr::tr("supply"));
        entry(true, false, Tr::tr("return"));
        if (d.find(QStringLiteral("loop:air")) || d.find(QStringLiteral("electrical"))) {
            entry(false, true, Tr::tr("air to the racks"));
            entry(true, true, Tr::tr("and back"));
        }
    }

    QPainter& p;
    const CoolingDrawing& d;
    const Theme& t;
    const Colors& c;
    const double u;
    const Diagram::State& s;
};

}  // namespace

Diagram coolingDiagram(CoolingDrawing drawing, const Theme& theme)
{
    Diagram diagram;
    diagram.bounds = drawing.bounds;
    for (const CoolingNode& node : drawing.nodes) {
        QStringList spoken{node.name};
        if (!node.flag.isEmpty())
            spoken << node.flag;
        spoken << node.lines;
        QStringList more{QStringLiteral("<b>%1</b>").arg(node.name.toHtmlEscaped())};
        if (!node.flagMore.isEmpty())
            more << QStringLiteral("%1: %2").arg(node.flag, node.flagMore).toHtmlEscaped();
        for (const CoolingFact& fact : node.facts)
            more << QStringLiteral("%1: %2").arg(fact.label, fact.text).toHtmlEscaped();
        diagram.items.push_back({node.key, node.box, spoken.join(QStringLiteral(", ")), more.join(QStringLiteral("<br>"))});
    }
    const auto shared = std::make_shared<const CoolingDrawing>(std::move(drawing));
    diagram.paint = [shared, &theme](QPainter& painter, const Diagram::State& state) { Painter(painter, *shared, theme, state).run(); };
    return diagram;
}

}  // namespace rw::ui
