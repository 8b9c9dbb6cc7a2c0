// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_figure_tile.h"

#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kPad = space::kM;
constexpr int kTightPad = 7;  // where a row is full
constexpr int kCompactPad = 4;
constexpr int kDigits = 4;    // of a value with a unit or a fraction
constexpr int kTopPad = space::kS;
constexpr int kTopPadCompact = space::kXs;
constexpr int kLeastTile = 112;
constexpr int kLeastCompact = 40;
constexpr double kStaleDot = 6.0;

QFont labelFont(const QWidget* w) { return Theme::of(w).font(TextSize::Small); }

}  // namespace

KeyFigureTile::KeyFigureTile(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void KeyFigureTile::setFigure(const KeyFigure& figure)
{
    if (figure == m_figure) {
        return;
    }
    const bool resize = figure.value.size() != m_figure.value.size() || figure.unit != m_figure.unit
                        || figure.label != m_figure.label || figure.brief != m_figure.brief
                        || figure.delta.isEmpty() != m_figure.delta.isEmpty()
                        || figure.band.isEmpty() != m_figure.band.isEmpty();
    if (resize || figure.unsettled != m_figure.unsettled) forgetSizes();
    m_figure = figure;
    describe();
    if (resize) {  // a value that only changes its digits must not lay the strip out again
        updateGeometry();
    }
    update();
}

void KeyFigureTile::setExtraLines(int lines)
{
    if (lines != m_extraLines) {
        m_extraLines = lines;
        forgetSizes();
        updateGeometry();
    }
}

void KeyFigureTile::setCompact(bool compact)
{
    if (compact == m_compact) return;
    m_compact = compact;
    forgetSizes();
    updateGeometry();
    update();
}

QFont KeyFigureTile::valueFont() const
{
    return Theme::of(this).font(m_compact ? TextSize::Title : TextSize::Figure);
}

QFont KeyFigureTile::unitFont() const
{
    return Theme::of(this).font(m_compact ? TextSize::Small : TextSize::Body);
}

int KeyFigureTile::leastPad() const
{
    return m_compact ? kCompactPad : kTightPad;
}

int KeyFigureTile::topPad() const
{
    return m_compact ? kTopPadCompact : kTopPad;
}

int KeyFigureTile::wantedExtraLines() const
{
    return (m_figure.delta.isEmpty() ? 0 : 1) + (m_figure.band.isEmpty() ? 0 : 1);
}

void KeyFigureTile::describe()
{
    setAccessibleName(QStringList{m_figure.label, m_figure.value, m_figure.unit}
                          .join(QLatin1Char(' '))
                          .simplified());
    QStringList more;
    if (!m_figure.delta.isEmpty()) {
        more << (m_figure.deltaWords.isEmpty() ? m_figure.delta : m_figure.deltaWords);
    }
    if (!m_figure.band.isEmpty()) {
        more << tr("P10–P90 %1").arg(m_figure.band);
    }
    if (m_figure.stale) {
        more << tr("Being calculated again");
    }
    if (m_figure.unsettled) {
        more << tr("Preliminary: the hourly year is still being calculated");
    }
    setAccessibleDescription(more.join(QStringLiteral(". ")));
    more.prepend(accessibleName());
    more << tr("Click to see how it is calculated");
    setToolTip(more.join(QLatin1Char('\n')));
}

void KeyFigureTile::forgetSizes()
{
    m_hint = {};
    m_least = {};
}

int KeyFigureTile::valueWidth() const
{
    const QFontMetrics value(valueFont());
    const QFontMetrics unit(unitFont());
    int width = value.horizontalAdvance(m_figure.value);
    if (!m_figure.unit.isEmpty()) {
        width += space::kXs + unit.horizontalAdvance(m_figure.unit);
    }
    if (m_figure.unsettled) {
        width += unit.horizontalAdvance(QStringLiteral("≈")) + space::kXs;
    }
    return width;
}

/// Room for any value of this kind: while one is dragged its digits come and go, and the tiles after
/// it must not move for that, let alone go to another row.
int KeyFigureTile::reservedWidth() const
{
    const bool measured = !m_figure.unit.isEmpty() || m_figure.value.contains(QLocale().decimalPoint());
    if (!measured || m_figure.value.size() > kDigits) return valueWidth();
    const QFontMetrics value(valueFont());
    const QString full = QString(kDigits, QLatin1Char('8')) + QLocale().decimalPoint();
    return valueWidth() + std::max(0, value.horizontalAdvance(full) - value.horizontalAdvance(m_figure.value));
}

int KeyFigureTile::pad() const
{
    const int least = leastPad();
    const int content = minimumSizeHint().width() - 2 * least;
    return std::clamp((width() - content) / 2, least, m_compact ? kTightPad : kPad);
}

int KeyFigureTile::heightFor(int extraLines) const
{
    const int small = QFontMetrics(labelFont(this)).height();
    return topPad() + small + QFontMetrics(valueFont()).height() + extraLines * small + topPad();
}

QSize KeyFigureTile::sizeHint() const
{
    if (m_hint.isValid()) return m_hint;
    const QFontMetrics small(labelFont(this));
    const int label = small.horizontalAdvance(m_figure.label) + (m_compact ? 2 : space::kL);
    const int band =
        m_figure.band.isEmpty() ? 0 : small.horizontalAdvance(tr("P10–P90 %1").arg(m_figure.band));
    const int widest =
        std::max({reservedWidth(), label, small.horizontalAdvance(m_figure.delta), band});
    return m_hint = {std::max(widest + 2 * (m_compact ? kCompactPad : kPad), m_compact ? kLeastCompact : kLeastTile), heightFor(extraLines())};
}

QString KeyFigureTile::labelIn(int room) const
{
    const QFontMetrics small(labelFont(this));
    if (small.horizontalAdvance(m_figure.label) <= room) return m_figure.label;
    const QString& shorter = m_figure.brief.isEmpty() ? m_figure.label : m_figure.brief;
    // Asked for here, since elidedText() cuts a text by a fraction of a pixel that its advance rounds away.
    if (small.horizontalAdvance(shorter) <= room) return shorter;
    // Figures that go together begin alike and end alike; what tells them apart is at both ends.
    return small.elidedText(shorter, Qt::ElideMiddle, room);
}

// The value is never cut; label, delta and band may be.
QSize KeyFigureTile::minimumSizeHint() const
{
    if (m_least.isValid()) return m_least;
    // Labels of a word or two are never cut; longer ones are.
    constexpr int kShortLabel = 6;  // heights of a letter
    const QFontMetrics small(labelFont(this));
    const int whole = small.horizontalAdvance(m_figure.label);
    const bool isShort = whole <= kShortLabel * small.height() && (!m_compact || m_figure.brief.isEmpty());
    const int label = isShort ? whole : small.horizontalAdvance(m_figure.brief);
    return m_least = {std::max(reservedWidth(), label) + 2 * leastPad(), heightFor(extraLines())};
}

void KeyFigureTile::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    const QRectF plate = QRectF(rect()).adjusted(3, 3, -3, -3);
    if (isDown() || underMouse()) {
        paint::box(&painter, plate, kRadius, isDown() ? c.pressed : c.hover);
    }
    const QFontMetrics small(labelFont(this));
    const QFontMetrics value(valueFont());
    const int edge = pad();
    const int inner = width() - 2 * edge;
    int y = topPad();

    painter.setFont(labelFont(this));
    painter.setPen(c.textMuted);
    const QString label = labelIn(inner);
    painter.drawText(QPoint(edge, y + small.ascent()), label);
    if (m_figure.stale) {
        // Behind the label, at most in the tile's margin: a label that is cut while a value is dragged would flicker.
        const QRectF dot(std::min(edge + small.horizontalAdvance(label) + 6.0, width() - kStaleDot - 1.0),
                         y + small.ascent() - small.xHeight() / 2.0 - kStaleDot / 2.0, kStaleDot,
                         kStaleDot);
        paint::box(&painter, dot, kStaleDot / 2, QColor(), c.accent, 1.5);
    }
    y += small.height();

    const int baseline = y + value.ascent();
    int x = edge;
    if (m_figure.unsettled) {
        painter.setFont(unitFont());
        painter.drawText(QPoint(x, baseline), QStringLiteral("≈"));
        x += QFontMetrics(unitFont()).horizontalAdvance(QStringLiteral("≈")) + space::kXs;
    }
    painter.setFont(valueFont());
    painter.setPen(!isEnabled() ? c.textDisabled : m_figure.stale ? c.textMuted : c.text);
    painter.drawText(QPoint(x, baseline), m_figure.value);
    x += value.horizontalAdvance(m_figure.value) + space::kXs;
    painter.setFont(unitFont());
    painter.setPen(c.textMuted);
    painter.drawText(QPoint(x, baseline), m_figure.unit);
    y += value.height();

    painter.setFont(labelFont(this));
    int lines = extraLines();
    if (!m_figure.delta.isEmpty() && lines > 0) {
        painter.setPen(m_figure.trend == KeyFigure::Trend::Better  ? c.good
                       : m_figure.trend == KeyFigure::Trend::Worse ? c.warning
                                                                   : c.textMuted);
        painter.drawText(QPoint(edge, y + small.ascent()),
                         small.elidedText(m_figure.delta, Qt::ElideRight, inner));
        y += small.height();
        --lines;
    }
    if (!m_figure.band.isEmpty() && lines > 0) {
        const QString full = tr("P10–P90 %1").arg(m_figure.band);
        const bool fits = small.horizontalAdvance(full) <= inner;
        painter.setPen(c.textMuted);
        painter.drawText(QPoint(edge, y + small.ascent()),
                         small.elidedText(fits ? full : m_figure.band, Qt::ElideRight, inner));
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        paint::focusRing(&painter, plate, kRadius, c.focus);
    }
}

void KeyFigureTile::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void KeyFigureTile::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange) {
        forgetSizes();
        updateGeometry();
    } else if (event->type() == QEvent::LanguageChange) {
        forgetSizes();
        describe();
    }
    QAbstractButton::changeEvent(event);
}

}  // namespace rw::ui
