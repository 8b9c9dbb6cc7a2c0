// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_field.h"

#include "../shell/icons.h"
#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace rw::ui {

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(new QAction(icon(QStringLiteral("find"), Theme::of(this), IconTone::Muted), QString(),
                          this),
              QLineEdit::LeadingPosition);
}

void SearchField::setShortcutHint(const QKeySequence& keys)
{
    m_hint = keys.toString(QKeySequence::NativeText);
    setAccessibleDescription(m_hint);
    leaveRoomForHint();
    connect(this, &QLineEdit::textChanged, this, &SearchField::leaveRoomForHint);
    updateGeometry();
    update();
}

bool SearchField::hintShown() const { return !m_hint.isEmpty() && text().isEmpty() && !hasFocus(); }

int SearchField::hintWidth() const
{
    return QFontMetrics(Theme::of(this).font(TextSize::Small)).horizontalAdvance(m_hint) + 10;
}

void SearchField::leaveRoomForHint() { setTextMargins(0, 0, hintShown() ? hintWidth() + space::kXs : 0, 0); }

QSize SearchField::sizeHint() const
{
    const QSize field = QLineEdit::sizeHint();
    // The words, the hint and the glass before them.
    const int wanted = m_hint.isEmpty() ? 0 : fontMetrics().horizontalAdvance(placeholderText()) + hintWidth() + 2 * field.height();
    return field.expandedTo(QSize(std::max(240, wanted), 0));
}

void SearchField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    leaveRoomForHint();
}

void SearchField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    leaveRoomForHint();
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) leaveRoomForHint();
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!hintShown()) return;
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(TextSize::Small));
    const QFontMetrics metrics(painter.font());
    const int w = hintWidth();
    const int h = metrics.height() + 2;
    const QRectF key(width() - w - 6, (height() - h) / 2.0, w, h);
    paint::box(&painter, key, kRadiusSmall, theme.colors().sunken, theme.colors().line);
    painter.setPen(theme.colors().textMuted);
    painter.drawText(key, Qt::AlignCenter, m_hint);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty()) {
            emit left();
        } else {
            clear();
        }
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace rw::ui
