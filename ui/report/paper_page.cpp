// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/paper_page.h"

#include "quantity/unit.h"

#include <QFont>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace rw::paper {

namespace {

// Fonts are made large and painted small: pixel sizes are whole numbers, and rounding of hinted
// widths would show.
constexpr double kFontScale = 40.0;

QFont madeFont(const Font& font)
{
    QFont made(QStringLiteral("Noto Sans"));
    // Mathematical signs that Noto Sans lacks.
    made.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Math")});
    made.setPixelSize(static_cast<int>(std::lround(font.size * kFontScale)));
    made.setWeight(font.face == Face::Bold ? QFont::Bold : QFont::Normal);
    made.setItalic(font.face == Face::Italic);
    made.setHintingPreference(QFont::PreferNoHinting);
    // Ligatures have no place in searched text.
    made.setStyleStrategy(QFont::PreferNoShaping);
    made.setKerning(false);
    return made;
}

}  // namespace

QSizeF paperSize(Paper paper)
{
    switch (paper) {
    case Paper::A4: return {595.276, 841.89};  // 210 x 297 mm
    case Paper::Letter: return {612.0, 792.0};
    }
    return {};
}

double Font::width(const QString& text) const
{
    return QFontMetricsF(madeFont(*this)).horizontalAdvance(text) / kFontScale;
}

void addText(Items& items, QPointF baseline, const QString& text, Font font, const QColor& color)
{
    if (!text.isEmpty()) items.push_back(TextItem{baseline, text, font, color});
}

void addTextRight(Items& items, QPointF baseline, const QString& text, Font font, const QColor& color)
{
    addText(items, baseline - QPointF(font.width(text), 0.0), text, font, color);
}

void addTextCentred(Items& items, QPointF baseline, const QString& text, Font font, const QColor& color)
{
    addText(items, baseline - QPointF(font.width(text) / 2.0, 0.0), text, font, color);
}

void addRect(Items& items, const QRectF& rect, const QColor& fill)
{
    QPainterPath path;
    path.addRect(rect);
    items.push_back(ShapeItem{path, Qt::NoPen, fill});
}

void addFrame(Items& items, const QRectF& rect, const QColor& ink, double width)
{
    QPainterPath path;
    path.addRect(rect);
    items.push_back(ShapeItem{path, QPen(ink, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin), Qt::NoBrush});
}

void addLine(Items& items, QPointF from, QPointF to, const QColor& ink, double width, Qt::PenStyle style)
{
    QPainterPath path(from);
    path.lineTo(to);
    items.push_back(ShapeItem{path, QPen(ink, width, style, Qt::FlatCap), Qt::NoBrush});
}

void addPath(Items& items, const QPainterPath& path, const QColor& fill)
{
    items.push_back(ShapeItem{path, Qt::NoPen, fill});
}

void append(Items& items, const Items& from, QPointF offset)
{
    items.reserve(items.size() + from.size());
    for (const Item& item : from) {
        items.push_back(item);
        if (auto* text = std::get_if<TextItem>(&items.back()))
            text->at += offset;
        else if (auto* sign = std::get_if<SignItem>(&items.back()))
            sign->square.translate(offset);
        else
            std::get<ShapeItem>(items.back()).path.translate(offset);
    }
}

QString elided(const QString& text, const Font& font, double width)
{
    if (font.width(text) <= width) return text;
    QString cut = text;
    while (!cut.isEmpty() && font.width(cut + QChar(0x2026)) > width) cut.chop(1);
    return cut.trimmed() + QChar(0x2026);
}

/// The words of a text; a number and its unit are one.
static QStringList boundWords(const QString& text)
{
    QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = words.size() - 1; i > 0; --i) {
        QString unit = words[i];
        while (!unit.isEmpty() && QStringLiteral(".,;:)").contains(unit.back())) unit.chop(1);
        const bool isUnit = std::any_of(allUnits().begin(), allUnits().end(), [&](const Unit* known) {
            return *known->symbol && unit == QString::fromUtf8(known->symbol);
        });
        if (!isUnit || !words[i - 1].back().isDigit()) continue;
        words[i - 1] += QLatin1Char(' ') + words[i];
        words.removeAt(i);
    }
    return words;
}

std::vector<QString> brokenLines(const QString& text, const Font& font, double width)
{
    const QFontMetricsF metrics(madeFont(font));
    const auto fits = [&](const QString& line) {
        return metrics.horizontalAdvance(line) / kFontScale <= width;
    };
    std::vector<QString> lines;
    for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
        QString line;
        for (QString word : boundWords(paragraph)) {
            const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
            if (fits(longer)) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) lines.push_back(line);
            while (!fits(word) && word.size() > 1) {
                qsizetype n = word.size() - 1;
                while (n > 1 && !fits(word.left(n))) --n;
                lines.push_back(word.left(n));
                word.remove(0, n);
            }
            line = word;
        }
        lines.push_back(line);
    }
    return lines;
}

void paint(QPainter& painter, const Page& page)
{
    for (const Item& item : page.items) {
        if (const auto* shape = std::get_if<ShapeItem>(&item)) {
            painter.setPen(shape->pen);
            painter.setBrush(shape->brush);
            painter.drawPath(shape->path);
            continue;
        }
        if (const auto* sign = std::get_if<SignItem>(&item)) {
            painter.setPen(sign->pen);
            painter.setBrush(sign->brush);
            ui::paintSymbol(painter, sign->symbol, sign->square);
            continue;
        }
        const auto& text = std::get<TextItem>(item);
        painter.save();
        painter.translate(text.at);
        painter.scale(1.0 / kFontScale, 1.0 / kFontScale);
        painter.setFont(madeFont(text.font));
        painter.setPen(text.color);
        painter.drawText(QPointF(0.0, 0.0), text.text);
        painter.restore();
    }
}

bool loadFonts()
{
    static std::once_flag once;
    static bool found = false;
    std::call_once(once, [] {
        const std::array<const char*, 4> names{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
                                               "NotoSans-Italic.ttf", "NotoSansMath-Regular.ttf"};
        for (const char* name : names) {
            const QString file = QString::fromLatin1(name);
            if (QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + file) < 0)
                QFontDatabase::addApplicationFont(QStringLiteral("/usr/share/fonts/truetype/noto/") + file);
        }
        found = QFontDatabase::families().contains(QStringLiteral("Noto Sans"));
    });
    return found;
}

}  // namespace rw::paper
