// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "building/power_symbols.h"
#include "report/pdf_file.h"

#include <QBrush>
#include <QColor>
#include <QPainterPath>
#include <QPen>
#include <QPointF>
#include <QSizeF>
#include <QString>

#include <variant>
#include <vector>

class QPainter;

namespace rw::paper {

/// Lengths on paper are points (1/72 inch), y downwards.
enum class Paper { A4, Letter };
QSizeF paperSize(Paper paper);

enum class Face { Regular, Bold, Italic };

/// A size and face of Noto Sans with its measures in points. Digits have equal widths.
struct Font {
    Face face = Face::Regular;
    double size = 9.0;

    double width(const QString& text) const;
    double ascent() const { return size * 1.069; }    // hhea table of Noto Sans
    double descent() const { return size * 0.293; }
    double capHeight() const { return size * 0.714; }
};

/// One line of text from its left end on the baseline.
struct TextItem {
    QPointF at;
    QString text;
    Font font;
    QColor color;
};
struct ShapeItem {
    QPainterPath path;
    QPen pen = Qt::NoPen;
    QBrush brush = Qt::NoBrush;
};
/// The sign of a kind of equipment in a square.
struct SignItem {
    ui::PowerSymbol symbol{};
    QRectF square;
    QPen pen;
    QBrush brush;
};
using Item = std::variant<TextItem, ShapeItem, SignItem>;
using Items = std::vector<Item>;

void addText(Items& items, QPointF baseline, const QString& text, Font font, const QColor& color);
void addTextRight(Items& items, QPointF baseline, const QString& text, Font font, const QColor& color);
void addTextCentred(Items& items, QPointF baseline, const QString& text, Font font, const QColor& color);
void addRect(Items& items, const QRectF& rect, const QColor& fill);
void addFrame(Items& items, const QRectF& rect, const QColor& ink, double width);
void addLine(Items& items, QPointF from, QPointF to, const QColor& ink, double width,
             Qt::PenStyle style = Qt::SolidLine);
void addPath(Items& items, const QPainterPath& path, const QColor& fill);
/// All items of \p from, moved.
void append(Items& items, const Items& from, QPointF offset);

/// The text cut to a width, with an ellipsis where something is gone.
QString elided(const QString& text, const Font& font, double width);
/// Lines of at most a width, broken at spaces, and inside a word that alone is too wide.
std::vector<QString> brokenLines(const QString& text, const Font& font, double width);

struct Page {
    Items items;
};

/// A report as pages, ready to be painted anywhere.
struct PageSet {
    QSizeF size;
    std::vector<Page> pages;
    std::vector<report::Bookmark> bookmarks;
};

/// Paints a page on a painter whose unit is a point.
void paint(QPainter& painter, const Page& page);

/// Makes the report's fonts known to this process; once, before the first page is set. False when
/// Noto Sans can be found nowhere.
bool loadFonts();

}  // namespace rw::paper
