// SPDX-License-Identifier: GPL-3.0-or-later
#include "sankey_paint.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStaticText>

#include <cmath>
#include <memory>

namespace rw::ui {
namespace {

constexpr double kMargin = 12.0;
constexpr double kLine = 15.0;     // of small letters, at which these hold:
constexpr double kHead = 44.0;     // title and balance
constexpr double kLowHead = 26.0;  // both in a line
constexpr double kLow = 420.0;     // of a picture
constexpr float kHalo = 0.72F;     // how much canvas covers what is around words
constexpr double kShine = 1.1;     // px that it reaches beyond their letters
constexpr double kLeastPercent = 0.001;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::EnergyFlow)
};

QString shareWords(const EnergyFlow& flow, double value)
{
    const double share = value / flow.in;
    if (share < kLeastPercent)
        return Tr::tr("< %1").arg(formatPercent(kLeastPercent, 1));
    return formatPercent(share, share < 0.0995 ? 1 : 0);
}

QString valueAndShare(const EnergyFlow& flow, double value)
{
    return flowValue(flow, value) + QStringLiteral(" · ") + shareWords(flow, value);
}

QString shortValue(const EnergyFlow& flow, double value)
{
    const FormattedValue parts = flow.year ? formatParts(value, unit::GWh, UnitSystem::Si, 3) : formatParts(value, unit::W, UnitSystem::Si, 3);
    return parts.text();
}

QColor colorOf(EnergyFlow::Kind kind, const Theme& theme)
{
    using Kind = EnergyFlow::Kind;
    const Colors& c = theme.colors();
    switch (kind) {
    case Kind::Power: return c.data;
    case Kind::It: return theme.category(0);
    case Kind::Cooling: return theme.category(4);
    case Kind::Loss: return theme.category(1);
    case Kind::House: return c.air;
    case Kind::Liquid: return theme.category(5);
    case Kind::Air: return theme.category(3);
    case Kind::Sky: return theme.category(5);
    case Kind::Reuse: break;
    }
    return theme.category(2);
}

/// How much of a ribbon's colour covers the canvas.
double coverOf(const Theme& theme, bool lit, bool dimmed)
{
    if (lit)
        return 0.62;
    if (dimmed)
        return 0.20;
    return theme.isDark() ? 0.50 : 0.42;
}

struct Sankey {
    EnergyFlow flow;
    QString title;
    SankeyLayout layout;
    double line = 15.0;
    double head = kHead;
    bool oneLine = false;  ///< title and balance beside each other
    UnitSystem units = UnitSystem::Si;
};

class Painter {
public:
    Painter(QPainter& painter, const Sankey& sankey, const Theme& theme, const Diagram::State& state)
        : p(painter), d(sankey), t(theme), c(theme.colors()), s(state)
    {}

    void run()
    {
        p.save();
        for (std::size_t i = 0; i < d.layout.ribbons.size(); ++i)
            ribbon(i);
        for (std::size_t i = 0; i < d.layout.bars.size(); ++i)
            bar(i);
        for (const auto& known : d.layout.ribbons)
            if (!known.label.rect.isEmpty())
                words(known.label, false);
        for (const auto& known : d.layout.bars)
            words(known.label, true);
        head();
        p.restore();
    }

private:
    bool isLit(std::size_t link) const
    {
        const QString key = s.hovered.isEmpty() ? s.current : s.hovered;
        if (key.isEmpty())
            return false;
        const EnergyFlow::Link& l = d.flow.links[link];
        return key == linkKey(d.flow, link) || key == nodeKey(d.flow, l.from) || key == nodeKey(d.flow, l.to);
    }
    bool isDimmed() const { return !(s.hovered.isEmpty() ? s.current : s.hovered).isEmpty(); }

    void ribbon(std::size_t i)
    {
        const SankeyLayout::Ribbon& one = d.layout.ribbons[i];
        QColor color = colorOf(d.flow.links[i].kind, t);
        const bool lit = isLit(i);
        color.setAlphaF(static_cast<float>(coverOf(t, lit, isDimmed())));
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawPath(one.path);
        if (linkKey(d.flow, i) == s.current) {
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(c.accent, s.focused ? 2.0 : 1.2));
            p.drawPath(one.path);
        }
    }

    void bar(std::size_t i)
    {
        const QRectF& rect = d.layout.bars[i].rect;
        const bool current = nodeKey(d.flow, i) == s.current;
        p.setPen(Qt::NoPen);
        p.setBrush(mixed(colorOf(d.flow.nodes[i].kind, t), c.canvasInk, 0.25));
        p.drawRoundedRect(rect, std::min(2.0, rect.height() / 2.0), std::min(2.0, rect.height() / 2.0));
        if (!current)
            return;
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(c.accent, s.focused ? 2.4 : 1.6));
        p.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 3.0, 3.0);
    }

    /// Words with letters of the canvas around them: on a screen as good as a stroke of their outlines, and some ten times as fast.
    void shine(const QPointF& at, const QString& shown)
    {
        QStaticText text(shown);
        text.setTextFormat(Qt::PlainText);
        text.prepare(p.transform(), p.font());
        const QPen ink = p.pen();
        QColor halo = c.canvas;
        halo.setAlphaF(kHalo);
        p.setPen(halo);
        for (const double x : {-kShine, kShine})
            for (const double y : {-kShine, kShine})
                p.drawStaticText(at + QPointF(x, y), text);
        p.setPen(ink);
        p.drawStaticText(at, text);
    }

    void words(const SankeyLayout::Label& label, bool bold)
    {
        const auto elided = [&](const QRectF& room, const QString& text) {
            const QFontMetricsF metrics(p.font());
            const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width() + 1.0);
            // Words are read across ribbons, so the canvas shines through around them.
            if (p.paintEngine() && p.paintEngine()->type() == QPaintEngine::Raster) {
                shine(QPointF(room.left(), room.center().y() - metrics.height() / 2.0), shown);
                return metrics.horizontalAdvance(shown);
            }
            QPainterPath glyphs;
            glyphs.addText(QPointF(room.left(), room.center().y() + (metrics.ascent() - metrics.descent()) / 2.0), p.font(), shown);
            QColor halo = c.canvas;
            halo.setAlphaF(kHalo);
            p.save();
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(halo, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            p.drawPath(glyphs);
            p.restore();
            p.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, shown);
            return metrics.horizontalAdvance(shown);
        };
        const double line = label.rect.height() / (static_cast<double>(label.name.size()) + (label.stacked || label.name.isEmpty() ? 1.0 : 0.0));
        QRectF at(label.rect.left(), label.rect.top(), label.rect.width(), line);
        p.setFont(t.font(TextSize::Small, bold));
        p.setPen(c.text);
        if (label.stacked) {
            for (const QString& name : label.name) {
                elided(at, name);
                at.translate(0.0, line);
            }
        } else if (!label.name.isEmpty()) {
            // The value is what one looks for: the name gives way.
            const double value = QFontMetricsF(t.font(TextSize::Small)).horizontalAdvance(label.value);
            at.setLeft(at.left() + elided(at.adjusted(0.0, 0.0, -value - 6.0, 0.0), label.name.front()) + 6.0);
        }
        p.setFont(t.font(TextSize::Small));
        elided(at, label.value);
    }

    void head()
    {
        const double width = d.layout.size.width();
        p.setFont(t.font(TextSize::Body, true));
        p.setPen(c.text);
        const double line = d.line * 1.2;
        const QString title = QFontMetricsF(p.font()).elidedText(d.title, Qt::ElideRight, width);
        const double used = QFontMetricsF(p.font()).horizontalAdvance(title) + 2.0 * kMargin;
        p.drawText(QRectF(0.0, -d.head, width, line), Qt::AlignLeft | Qt::AlignVCenter, title);
        p.setFont(t.font(TextSize::Small));
        p.setPen(c.textMuted);
        const QRectF rest = d.oneLine ? QRectF(used, -d.head, std::max(0.0, width - used), line) : QRectF(0.0, -d.head + line, width, d.line);
        p.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(p.font()).elidedText(balanceWords(d.flow, d.units), Qt::ElideRight, rest.width()));
    }

    QPainter& p;
    const Sankey& d;
    const Theme& t;
    const Colors& c;
    const Diagram::State& s;
};

}  // namespace

QColor sankeyGround(const Theme& theme, const std::vector<EnergyFlow::Kind>& ribbons, bool lit)
{
    QColor ground = theme.colors().canvas;
    for (const EnergyFlow::Kind kind : ribbons)
        ground = mixed(ground, colorOf(kind, theme), coverOf(theme, lit, false));
    return mixed(ground, theme.colors().canvas, static_cast<double>(kHalo));
}

QString flowValue(const EnergyFlow& flow, double value)
{
    return flow.year ? formatValue(value, unit::GWh) : formatValue(value, unit::W);
}

QString balanceWords(const EnergyFlow& flow, UnitSystem units)
{
    constexpr double kRounding = 1e-12;  // of the whole: what sums of doubles leave
    const double difference = std::abs(flow.difference());
    const QString differs = difference <= kRounding * flow.in
                                ? Tr::tr("no difference")
                                : Tr::tr("difference %1 of it").arg(formatIn(difference / flow.in, unit::one, 1).number);
    QString words = Tr::tr("In %1 = out %2, %3").arg(flowValue(flow, flow.in), flowValue(flow, flow.out), differs);
    if (flow.evaporated > 0.0)
        words += Tr::tr(" · evaporates %1 of water")
                     .arg(formatIn(flow.evaporated / 1000.0, unitFor(flow.year ? static_cast<const Unit&>(unit::m3) : unit::m3h, units)).text());
    return words;
}

QString nodeKey(const EnergyFlow& flow, std::size_t node)
{
    return QStringLiteral("node:") + toQString(flow.nodes[node].id);
}

QString linkKey(const EnergyFlow& flow, std::size_t link)
{
    const EnergyFlow::Link& l = flow.links[link];
    return QStringLiteral("link:%1>%2:%3").arg(toQString(flow.nodes[l.from].id), toQString(flow.nodes[l.to].id), toQString(l.name));
}

Diagram sankeyDiagram(EnergyFlow flow, const QString& title, const QSizeF& room, const Theme& theme, double lineHeight, UnitSystem units)
{
    auto sankey = std::make_shared<Sankey>();
    sankey->flow = std::move(flow);
    sankey->title = title;
    sankey->line = lineHeight;
    sankey->units = units;
    // Larger letters take more room above the picture, too.
    const double larger = lineHeight / kLine;
    sankey->oneLine = room.height() < kLow * larger;
    sankey->head = (sankey->oneLine ? kLowHead : kHead) * larger;
    const EnergyFlow& f = sankey->flow;
    SankeyMetrics metrics;
    metrics.line = lineHeight;
    metrics.width = [plain = QFontMetricsF(theme.font(TextSize::Small)), strong = QFontMetricsF(theme.font(TextSize::Small, true))](const QString& text, bool bold) {
        return (bold ? strong : plain).horizontalAdvance(text);
    };
    metrics.value = [&f](double value) { return shortValue(f, value) + QStringLiteral(" · ") + shareWords(f, value); };
    metrics.brief = [&f](double value) { return shortValue(f, value); };
    sankey->layout = sankeyLayout(f, QSizeF(room.width() - 2.0 * kMargin, room.height() - sankey->head - 2.0 * kMargin), metrics);
    Diagram diagram;
    diagram.bounds = QRectF(QPointF(-kMargin, -sankey->head - kMargin), sankey->layout.size + QSizeF(2.0 * kMargin, sankey->head + 2.0 * kMargin));
    const auto more = [&](const std::string& name, double value, const QString& way, bool derived) {
        QStringList lines{QStringLiteral("<b>%1</b>").arg(toQString(name).toHtmlEscaped())};
        if (!way.isEmpty())
            lines << way.toHtmlEscaped();
        lines << Tr::tr("%1, %2 of what is taken in").arg(flowValue(f, value), shareWords(f, value)).toHtmlEscaped();
        if (derived)
            lines << Tr::tr("Double click or Enter shows how it comes about").toHtmlEscaped();
        return lines.join(QStringLiteral("<br>"));
    };
    for (std::size_t i = 0; i < f.links.size(); ++i) {
        const EnergyFlow::Link& l = f.links[i];
        const auto& ribbon = sankey->layout.ribbons[i];
        const QString way = Tr::tr("%1 to %2").arg(toQString(f.nodes[l.from].name), toQString(f.nodes[l.to].name));
        diagram.items.push_back({linkKey(f, i), QRectF(ribbon.middle - QPointF(3.0, 3.0), QSizeF(6.0, 6.0)),
                                 Tr::tr("%1, %2: %3").arg(toQString(l.name), way, valueAndShare(f, l.value)), more(l.name, l.value, way, !l.figure.empty()),
                                 [sankey, i](const QPointF& at) {
                                     const auto& known = sankey->layout.ribbons[i];
                                     return known.path.contains(at) || (!known.label.rect.isEmpty() && known.label.rect.contains(at));
                                 }});
    }
    for (std::size_t i = 0; i < f.nodes.size(); ++i) {
        const auto& bar = sankey->layout.bars[i];
        diagram.items.push_back({nodeKey(f, i), bar.rect, Tr::tr("%1: %2").arg(toQString(f.nodes[i].name), valueAndShare(f, f.nodes[i].value)),
                                 more(f.nodes[i].name, f.nodes[i].value, {}, !f.nodes[i].figure.empty()), [rect = bar.rect, label = bar.label.rect](const QPointF& at) {
                                     return rect.adjusted(-2.0, -2.0, 2.0, 2.0).contains(at) || label.contains(at);
                                 }});
    }
    diagram.paint = [sankey, &theme](QPainter& painter, const Diagram::State& state) { Painter(painter, *sankey, theme, state).run(); };
    return diagram;
}

FailureTable flowTable(const EnergyFlow& flow)
{
    using Kind = FailureTable::Column::Kind;
    // Small losses beside the whole: a unit in which the whole has some thousands, and points under each other.
    const Unit& shown = flow.year ? scaledUnit(flow.in / 1000.0, unit::GWh) : scaledUnit(flow.in / 1000.0, unit::W);
    const int decimals = shown.fromSi(flow.in) < 20000.0 ? 1 : 0;
    FailureTable table;
    table.columns = {{Tr::tr("Flow"), Kind::Words, nullptr, 0, {}},
                     {Tr::tr("From"), Kind::Words, nullptr, 0, {}},
                     {Tr::tr("To"), Kind::Words, nullptr, 0, {}},
                     {flow.year ? Tr::tr("Energy") : Tr::tr("Power"), Kind::Quantity, &shown, 5, {}, decimals},
                     {Tr::tr("Share"), Kind::Quantity, &unit::percent, 3, Tr::tr("Of what is taken in"), 2}};
    for (std::size_t i = 0; i < flow.links.size(); ++i) {
        const EnergyFlow::Link& l = flow.links[i];
        FailureTable::Row row;
        row.components << linkKey(flow, i);
        row.cells = {cellOf(toQString(l.name)), cellOf(toQString(flow.nodes[l.from].name)), cellOf(toQString(flow.nodes[l.to].name)), cellOf(l.value),
                     cellOf(l.value / flow.in)};
        table.rows.push_back(std::move(row));
    }
    for (const auto& [name, value] : {std::pair(Tr::tr("Taken in"), flow.in), std::pair(Tr::tr("Given off"), flow.out)}) {
        FailureTable::Row row;
        row.total = true;
        row.cells = {cellOf(name), cellOf(QString()), cellOf(QString()), cellOf(value), cellOf(value / flow.in)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace rw::ui
