// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/block_setter.h"

#include "report/paper_style.h"

#include <algorithm>
#include <cmath>

namespace rw::paper {

using namespace report;

Pieces setLines(const QString& text, const Font& font, const QColor& color, double width, double before)
{
    Pieces pieces;
    const std::vector<QString> lines = brokenLines(text, font, width);
    const double height = font.size * type::kLeading;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Piece piece;
        piece.before = i == 0 ? before : 0.0;
        piece.height = height;
        addText(piece.items, {0.0, height - font.size * 0.36}, lines[i], font, color);
        // The first two and the last two lines of a paragraph stay together.
        piece.keepWithNext = i + 1 < lines.size() && (i == 0 || i + 2 == lines.size());
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

namespace {

Pieces set(const Heading& heading)
{
    Pieces pieces = setLines(qs(heading.text), type::kHeading, ink::kText, 1e9, 18.0);
    pieces.back().keepWithNext = true;
    pieces.front().bookmarkLevel = 1;
    pieces.front().bookmark = qs(heading.text);
    return pieces;
}

Pieces set(const Paragraph& paragraph, double width)
{
    switch (paragraph.style) {
    case Paragraph::Style::Lead: return setLines(qs(paragraph.text), type::kLead, ink::kText, width, 4.0);
    case Paragraph::Style::Body: return setLines(qs(paragraph.text), type::kBody, ink::kText, width * 0.88, 9.0);
    case Paragraph::Style::Note: return setLines(qs(paragraph.text), type::kNote, ink::kMuted, width * 0.88, 6.0);
    }
    return {};
}

Piece keyFigureRow(const KeyFigures& figures, std::size_t first, std::size_t last, std::size_t across,
                   double width)
{
    Piece piece;
    piece.before = first == 0 ? 14.0 : 0.0;
    piece.height = 46.0;
    const double column = width / static_cast<double>(across);
    for (std::size_t i = first; i < last; ++i) {
        const auto& item = figures.items[i];
        const double x = column * static_cast<double>(i - first);
        const bool headline = i == 0;
        addLine(piece.items, {x, 0.0}, {x + column - 12.0, 0.0}, headline ? ink::kAccent : ink::kRule,
                headline ? 1.6 : 0.6);
        addText(piece.items, {x, 12.0}, qs(item.label), type::kSmall, ink::kMuted);
        addText(piece.items, {x, 32.0}, qs(item.value), type::kFigure, headline ? ink::kAccent : ink::kText);
        addText(piece.items, {x + type::kFigure.width(qs(item.value)) + 4.0, 32.0}, qs(item.unit),
                type::kBody, ink::kMuted);
    }
    return piece;
}

Pieces set(const KeyFigures& figures, double width)
{
    Pieces pieces;
    // Rows as even as the count allows: nine stand three by three.
    const std::size_t n = figures.items.size();
    const std::size_t across = n <= 5 ? n : n % 4 == 0 ? 4 : n % 3 == 0 ? 3 : 4;
    for (std::size_t first = 0; first < n; first += across) {
        pieces.push_back(keyFigureRow(figures, first, std::min(first + across, n), across, width));
        pieces.back().keepWithNext = first + across < n;
    }
    return pieces;
}

Pieces set(const Picture& picture, double width, Numbering& numbering)
{
    ++numbering.figure;
    Piece drawing = setDrawing(picture.drawing, width);
    drawing.before = 14.0;
    drawing.keepWithNext = true;
    Pieces pieces{std::move(drawing)};
    const QString caption = qs(text("report.figure", {{"n", std::to_string(numbering.figure)},
                                                      {"caption", picture.caption}}));
    for (Piece& line : setLines(caption, type::kCaption, ink::kMuted, width, 5.0))
        pieces.push_back(std::move(line));
    return pieces;
}

QColor severityInk(Severity severity)
{
    switch (severity) {
    case Severity::Error: return ink::kError;
    case Severity::Warning: return ink::kWarning;
    case Severity::Note: return ink::kMuted;
    }
    return {};
}

/// Told by form as well as by colour: a square, a triangle, a disc.
void addSeverityMark(Items& items, Severity severity, QPointF centre)
{
    QPainterPath mark;
    const double r = 3.2;
    switch (severity) {
    case Severity::Error: mark.addRect(centre.x() - r, centre.y() - r, 2 * r, 2 * r); break;
    case Severity::Warning:
        mark.moveTo(centre + QPointF(0, -r * 1.15));
        mark.lineTo(centre + QPointF(r * 1.2, r));
        mark.lineTo(centre + QPointF(-r * 1.2, r));
        mark.closeSubpath();
        break;
    case Severity::Note: mark.addEllipse(centre, r * 0.8, r * 0.8); break;
    }
    addPath(items, mark, severityInk(severity));
}

void addLines(Piece& piece, const QString& text, const Font& font, const QColor& color, double x, double width)
{
    for (const QString& line : brokenLines(text, font, width)) {
        piece.height += font.size * type::kLeading;
        addText(piece.items, {x, piece.height - font.size * 0.36}, line, font, color);
    }
}

Pieces set(const FindingList& list, double width)
{
    Pieces pieces;
    constexpr double kIndent = 16.0;
    for (const auto& item : list.items) {
        Piece piece;
        piece.before = 11.0;
        piece.height = 12.0;
        addSeverityMark(piece.items, item.severity, {4.0, 6.6});
        const QString severity = qs(text("report.severity." + std::string(name(item.severity))));
        addText(piece.items, {kIndent, 9.6}, severity, type::kBodyBold, severityInk(item.severity));
        addText(piece.items, {kIndent + type::kBodyBold.width(severity) + 8.0, 9.6},
                elided(qs(item.code + (item.subject.empty() ? "" : "   " + item.subject)), type::kSmall,
                       width - 100.0),
                type::kSmall, ink::kMuted);
        addLines(piece, qs(item.message), type::kBody, ink::kText, kIndent, (width - kIndent) * 0.92);
        if (!item.mend.empty())
            addLines(piece, qs(text("report.findings.mend", {{"mend", item.mend}})), type::kNote, ink::kMuted,
                     kIndent, (width - kIndent) * 0.92);
        if (!item.reason.empty())
            addLines(piece, qs(text("report.findings.reason", {{"reason", item.reason}})), type::kNote,
                     ink::kGood, kIndent, (width - kIndent) * 0.92);
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// Steps deeper than this stand no further in: the words need the width.
constexpr int kDeepest = 16;

Piece stepLine(const Steps::Line& line, double width)
{
    Piece piece;
    const double x = 8.0 * std::min(line.depth, kDeepest);
    constexpr double kValueWidth = 92.0;
    const Font font = line.formula.empty() ? type::kSmall : type::kSmallBold;
    std::string source = line.grade.empty() ? "" : "[" + line.grade + "] ";
    source += line.source;
    if (line.again) source.clear();
    const Font sourceFont{Face::Italic, 6.8};
    const double room = width - kValueWidth - x;
    addLines(piece, qs(line.name), font, ink::kText, x, room);
    const double firstLine = font.size * type::kLeading - font.size * 0.36;
    addTextRight(piece.items, {width, firstLine},
                 qs(line.again ? line.value + "  " + text("derivation.again") : line.value),
                 type::kSmallBold, line.again ? ink::kFaint : ink::kText);
    if (!line.again && !line.formula.empty())
        addLines(piece, QStringLiteral("= ") + qs(line.formula), type::kSmall, ink::kAccent, x + 8.0, room - 8.0);
    // A source that fits stands behind the name, else beneath it.
    const double behind = x + font.width(qs(line.name)) + 8.0;
    if (line.formula.empty() && behind + sourceFont.width(qs(source)) <= x + room)
        addText(piece.items, {behind, firstLine}, qs(source), sourceFont, ink::kMuted);
    else if (!source.empty())
        addLines(piece, qs(source), sourceFont, ink::kMuted, x + 8.0, room - 8.0);
    piece.height += 1.5;
    Items guides;
    for (int depth = 1; depth <= std::min(line.depth, kDeepest); ++depth)
        addLine(guides, {8.0 * depth - 5.0, 0.0}, {8.0 * depth - 5.0, piece.height}, ink::kHairline, 0.5);
    append(guides, piece.items, {});
    piece.items = std::move(guides);
    return piece;
}

Pieces set(const Steps& steps, double width)
{
    Pieces pieces = setLines(qs(steps.title), type::kHeading, ink::kText, width, 18.0);
    pieces.front().bookmarkLevel = 1;
    pieces.front().bookmark = qs(steps.title + "  " + steps.path);
    pieces.back().keepWithNext = true;
    for (Piece& line : setLines(qs(steps.path), type::kSmall, ink::kMuted, width, 0.0)) {
        line.keepWithNext = true;
        pieces.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < steps.lines.size(); ++i) {
        pieces.push_back(stepLine(steps.lines[i], width));
        if (i == 0) pieces.back().before = 4.0;
        pieces.back().keepWithNext = i == 0 || i + 2 == steps.lines.size();
    }
    pieces.back().keepWithNext = false;
    return pieces;
}

Pieces set(const Verbatim& verbatim, double width)
{
    Pieces pieces = setLines(qs(verbatim.title), type::kCaption, ink::kText, width, 10.0);
    pieces.back().keepWithNext = true;
    for (Piece& line : setLines(qs(verbatim.text), type::kSmall, ink::kMuted, width, 2.0))
        pieces.push_back(std::move(line));
    return pieces;
}

}  // namespace

Pieces setBlock(const report::Block& block, double width, Numbering& numbering)
{
    struct Setter {
        double width;
        Numbering& numbering;
        Pieces operator()(const Heading& b) const { return set(b); }
        Pieces operator()(const Paragraph& b) const { return set(b, width); }
        Pieces operator()(const KeyFigures& b) const { return set(b, width); }
        Pieces operator()(const Table& b) const { return setTable(b, width, numbering); }
        Pieces operator()(const Picture& b) const { return set(b, width, numbering); }
        Pieces operator()(const FindingList& b) const { return set(b, width); }
        Pieces operator()(const Steps& b) const { return set(b, width); }
        Pieces operator()(const Verbatim& b) const { return set(b, width); }
    };
    return std::visit(Setter{width, numbering}, block);
}

}  // namespace rw::paper
