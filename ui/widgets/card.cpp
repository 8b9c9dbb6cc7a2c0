// SPDX-License-Identifier: GPL-3.0-or-later
#include "card.h"

#include "../shell/style_paint.h"
#include "../shell/theme.h"
#include "wrapped_text.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <utility>

namespace rw::ui {
namespace {

constexpr int kPictureHeight = 96;
constexpr int kBodyLines = 2;
constexpr int kCardWidth = 248;

}  // namespace

Card::Card(const QString& title, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_body(text)
{
    setText(title);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    describe();
}

void Card::setPicture(Picture picture)
{
    m_picture = std::move(picture);
    updateGeometry();
    update();
}

void Card::setFootnote(const QString& footnote)
{
    m_footnote = footnote;
    describe();
    updateGeometry();
    update();
}

void Card::describe()
{
    setAccessibleName(text());
    setAccessibleDescription(m_footnote.isEmpty() ? m_body
                                                  : m_body + QStringLiteral(". ") + m_footnote);
    setToolTip(m_body);
}

QSize Card::sizeHint() const
{
    const QFontMetrics title(Theme::of(this).font(TextSize::Body, true));
    const QFontMetrics small(Theme::of(this).font(TextSize::Small));
    const int foot = m_footnote.isEmpty() ? 0 : small.height() + space::kXs;
    return {kCardWidth, (m_picture ? kPictureHeight : 0) + space::kM + title.height() + 2
                            + kBodyLines * small.height() + foot + space::kM};
}

QSize Card::minimumSizeHint() const { return {180, sizeHint().height()}; }

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    const bool hot = underMouse() && isEnabled();
    const QRectF plate(rect());
    paint::box(&painter, plate, kRadiusLarge, isDown() ? c.pressed : c.raised,
               hot ? c.outline : c.line);
    double y = space::kM;
    if (m_picture) {
        const QRectF area(1, 1, width() - 2, kPictureHeight);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath clip;
        clip.addRoundedRect(area.adjusted(0, 0, 0, kRadiusLarge), kRadiusLarge - 1,
                            kRadiusLarge - 1);
        painter.setClipPath(clip);
        painter.setClipRect(area, Qt::IntersectClip);
        painter.fillRect(area, c.sunken);
        m_picture(painter, area, theme);
        painter.restore();
        paint::hairline(&painter, QRect(1, kPictureHeight, width() - 2, 1), c.line);
        y += kPictureHeight;
    }
    const double inner = width() - 2.0 * space::kM;
    painter.setFont(theme.font(TextSize::Body, true));
    painter.setPen(isEnabled() ? c.text : c.textDisabled);
    const QFontMetrics title(painter.font());
    painter.drawText(QPointF(space::kM, y + title.ascent()),
                     title.elidedText(text(), Qt::ElideRight, static_cast<int>(inner)));
    y += title.height() + 2;
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(isEnabled() ? c.textMuted : c.textDisabled);
    const QFontMetrics small(painter.font());
    y += small.ascent();
    for (const QString& line : wrappedLines(m_body, painter.font(), inner, kBodyLines)) {
        painter.drawText(QPointF(space::kM, y), line);
        y += small.height();
    }
    if (!m_footnote.isEmpty()) {
        painter.setPen(isEnabled() ? c.text : c.textDisabled);
        painter.drawText(QPointF(space::kM, height() - space::kM - small.descent()),
                         small.elidedText(m_footnote, Qt::ElideRight, static_cast<int>(inner)));
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        paint::focusRing(&painter, plate, kRadiusLarge, c.focus);
    }
}

/// The card of the next row, above or below, that stands closest to being in line; none beyond the last.
Card* Card::nearest(bool below) const
{
    Card* best = nullptr;
    const auto closer = [this](const Card* a, const Card* b) {
        return std::pair(std::abs(a->y() - y()), std::abs(a->x() - x())) < std::pair(std::abs(b->y() - y()), std::abs(b->x() - x()));
    };
    for (Card* card : parentWidget()->findChildren<Card*>(Qt::FindDirectChildrenOnly)) {
        if (!card->isVisible() || (below ? card->y() <= y() : card->y() >= y())) continue;
        if (!best || closer(card, best)) best = card;
    }
    return best;
}

void Card::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        Card* beside = nearest(event->key() == Qt::Key_Down);
        if (beside) beside->setFocus(Qt::TabFocusReason);
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

}  // namespace rw::ui
