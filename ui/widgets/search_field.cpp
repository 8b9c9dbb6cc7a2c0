// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_field.h"

#include "../shell/icons.h"
#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

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
    update();
}

QSize SearchField::sizeHint() const { return QLineEdit::sizeHint().expandedTo(QSize(240, 0)); }

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty() || hasFocus()) {
        return;
    }
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(TextSize::Small));
    const QFontMetrics metrics(painter.font());
    const int w = metrics.horizontalAdvance(m_hint) + 10;
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
