// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/one_line_setter.h"

#include "building/one_line.h"
#include "building/power_symbols.h"
#include "report/paper_style.h"

#include <algorithm>

namespace rw::paper {

namespace {

using ui::OneLineNode;

constexpr double kWidestLine = 11.0;  // points of a line of small text at most

ui::PowerSymbol signOf(const report::OneLine::Node& node)
{
    switch (node.role) {
    case report::OneLine::Role::Source: return ui::PowerSymbol::Utility;
    case report::OneLine::Role::Generator: return ui::PowerSymbol::Generator;
    case report::OneLine::Role::Load: return ui::PowerSymbol::Load;
    case report::OneLine::Role::Stage: break;
    }
    return node.kind ? ui::symbolOf(*node.kind) : ui::PowerSymbol::Nothing;
}

ui::OneLine arranged(const report::OneLine& from, double width)
{
    ui::OneLine drawing;
    for (const report::OneLine::Node& n : from.nodes) {
        OneLineNode node;
        node.plan = n.ofSite ? QStringLiteral("sites[]") : QStringLiteral("buildings[]");
        node.symbol = signOf(n);
        node.isStage = n.role == report::OneLine::Role::Stage;
        node.name = qs(n.name);
        node.detail = qs(n.detail);
        node.figures = qs(n.figures);
        node.load = n.load;
        node.limit = n.limit;
        node.parent = n.parent;
        node.scheme = n.scheme;
        node.units = n.units;
        node.mechanical = n.mechanical;
        drawing.nodes.push_back(std::move(node));
    }
    drawing.boundary = qs(from.boundary);
    // The drawing's size is proportional to its line.
    ui::OneLine wide = drawing;
    ui::arrange(wide, kWidestLine);
    if (wide.bounds.width() <= width) return wide;
    ui::arrange(drawing, kWidestLine * width / wide.bounds.width());
    return drawing;
}

class Setter {
public:
    Setter(const ui::OneLine& drawing, Piece& piece) : m_drawing(drawing), m_piece(piece), m_u(drawing.unit)
    {
        m_small = {Face::Regular, 10.4 * m_u};
        m_bold = {Face::Bold, 10.8 * m_u};
    }

    void run()
    {
        const QRectF b = m_drawing.bounds;
        m_piece.height = b.height();
        if (m_drawing.boundaryY > 0.0) {
            addLine(m_piece.items, at({b.left(), m_drawing.boundaryY}), at({b.right(), m_drawing.boundaryY}), ink::kRule, 0.6, Qt::DashLine);
            addTextRight(m_piece.items, at({b.right() - 2.0, m_drawing.boundaryY - 3.0}), m_drawing.boundary, m_small, ink::kMuted);
        }
        for (const ui::OneLineWire& wire : m_drawing.wires)
            addLine(m_piece.items, at(wire.line.p1()), at(wire.line.p2()), sideColor(wire.system), 1.5 * m_u,
                    wire.dashed ? Qt::DashLine : Qt::SolidLine);
        for (const QPointF& joint : m_drawing.joints) {
            QPainterPath dot;
            dot.addEllipse(at(joint), 2.0 * m_u, 2.0 * m_u);
            addPath(m_piece.items, dot, ink::kText);
        }
        for (const OneLineNode& node : m_drawing.nodes) {
            if (node.symbol == ui::PowerSymbol::Load) load(node);
            else if (node.symbol == ui::PowerSymbol::Generator) generator(node);
            else stage(node);
        }
    }

private:
    QPointF at(QPointF p) const { return p - m_drawing.bounds.topLeft(); }
    QRectF at(const QRectF& r) const { return r.translated(-m_drawing.bounds.topLeft()); }

    static QColor sideColor(int system)
    {
        if (system < 0) return ink::kText;
        return ink::kCategories[static_cast<std::size_t>(system == 0 ? 0 : system == 1 ? 5 : 2) % ink::kCategories.size()];
    }

    void sign(ui::PowerSymbol symbol, const QRectF& square, const QColor& color, bool reserve = false)
    {
        m_piece.items.push_back(SignItem{symbol, at(square),
                                         QPen(color, 1.5 * m_u, reserve ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin),
                                         QBrush(ink::kWhite)});
    }

    void stage(const OneLineNode& node)
    {
        const double side = node.symbols.height();
        const auto one = [&](double x, const QColor& color, const QString& name, const QString& units, bool reserve) {
            const QRectF square(x - side / 2.0, node.symbols.top(), side, side);
            sign(node.symbol, square, color, reserve);
            const double left = square.right() + 4.0 * m_u;
            if (!name.isEmpty()) addText(m_piece.items, at({left, square.top() + m_small.ascent() - 1.0 * m_u}), name, m_small, color);
            if (!units.isEmpty()) addText(m_piece.items, at({left, square.bottom() - 1.0 * m_u}), units, m_small, ink::kMuted);
        };
        for (int k = 0; k < node.columns(); ++k)
            one(node.columnX(k), sideColor(node.columns() > 1 ? k : -1), node.columnName(k), node.unitsOfColumn(k), false);
        if (node.scheme.reserve > 0)
            one(node.reserveX(), ink::kText, QStringLiteral("R"),
                node.scheme.reserve > 1 ? QStringLiteral("×%1").arg(node.scheme.reserve) : QString(), true);
        words(node);
    }

    void words(const OneLineNode& node)
    {
        const double line = node.words.height() / 3.0;
        const double width = node.words.width();
        const auto base = [&](int n) { return node.words.top() + (n + 0.74) * line; };
        const double left = node.words.left();
        addText(m_piece.items, at({left, base(0)}), elided(node.name, m_bold, width), m_bold, ink::kText);
        addText(m_piece.items, at({left, base(1)}), elided(node.detail, m_small, width), m_small, ink::kMuted);
        double from = left;
        if (node.load) from = bar(node, {left, node.words.top() + 2.0 * line, 96.0 * m_u, line}) + 8.0 * m_u;
        addText(m_piece.items, at({from, base(2)}), elided(node.figures, m_small, node.words.right() - from), m_small, ink::kText);
    }

    /// The load of rating with what the redundancy leaves; answers where the words behind it end.
    double bar(const OneLineNode& node, const QRectF& room)
    {
        constexpr double kEnd = 1.2;  // of rating, at the bar's right end
        const QRectF track(room.left(), room.center().y() - 3.5 * m_u, room.width(), 7.0 * m_u);
        const auto x = [&](double load) { return track.left() + track.width() * std::clamp(load / kEnd, 0.0, 1.0); };
        const double load = *node.load;
        const double limit = std::min(1.0, node.limit.value_or(1.0));
        const QColor color = load > 1.0 ? ink::kError : load > limit ? ink::kWarning : ink::kCategories[0];
        addRect(m_piece.items, at(track), ink::kHairline);
        addRect(m_piece.items, at(QRectF(track.left(), track.top(), x(load) - track.left(), track.height())), color);
        addLine(m_piece.items, at({x(limit), track.top() - 2.5 * m_u}), at({x(limit), track.bottom() + 2.5 * m_u}), ink::kText, 1.4 * m_u);
        const auto percent = [](double fraction) { return QString::number(fraction * 100.0, 'f', 0) + QStringLiteral(" %"); };
        const QString said = limit < 1.0 ? percent(load) + QStringLiteral(" / ") + percent(limit) : percent(load);
        const double left = track.right() + 6.0 * m_u;
        addText(m_piece.items, at({left, room.top() + 0.74 * room.height()}), said, m_small, color == ink::kCategories[0] ? ink::kText : color);
        return left + std::max(m_small.width(said), m_small.width(QStringLiteral("88 % / 88 %")));
    }

    void load(const OneLineNode& node)
    {
        addRect(m_piece.items, at(node.box), ink::kPanel);
        addFrame(m_piece.items, at(node.box), ink::kRule, 0.6);
        const QPointF tip(node.box.center().x(), node.box.top());
        const double w = 4.0 * m_u;
        QPainterPath arrow;
        arrow.addPolygon(QPolygonF({at(tip), at(tip) + QPointF(-w, -1.6 * w), at(tip) + QPointF(w, -1.6 * w)}));
        addPath(m_piece.items, arrow, ink::kText);
        const double left = node.box.left() + 6.0 * m_u;
        const double width = node.box.width() - 12.0 * m_u;
        const double line = node.box.height() / 2.0;
        addText(m_piece.items, at({left, node.box.top() + 0.72 * line}), elided(node.name, m_small, width), m_small, ink::kMuted);
        addText(m_piece.items, at({left, node.box.top() + 1.66 * line}), elided(node.detail, m_bold, width), m_bold, ink::kText);
    }

    void generator(const OneLineNode& node)
    {
        sign(ui::PowerSymbol::Generator, node.symbols, ink::kText);
        const double line = 14.0 * m_u;
        const double right = node.symbols.left() - 6.0 * m_u;
        double y = node.symbols.center().y() - 0.4 * line;
        for (const auto& [words, font] : {std::pair(node.name, m_bold), std::pair(node.detail, m_small)}) {
            addTextRight(m_piece.items, at({right, y}), elided(words, font, right - node.box.left()), font, ink::kText);
            y += line;
        }
    }

    const ui::OneLine& m_drawing;
    Piece& m_piece;
    double m_u;
    Font m_small;
    Font m_bold;
};

}  // namespace

Piece setOneLine(const report::OneLine& oneLine, double width)
{
    Piece piece;
    const ui::OneLine drawing = arranged(oneLine, width);
    Setter(drawing, piece).run();
    return piece;
}

}  // namespace rw::paper
