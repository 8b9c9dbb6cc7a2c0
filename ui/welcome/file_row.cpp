// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/file_row.h"

#include "shell/icons.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace rw::ui {

FileRow::FileRow(const QString& iconName, const QString& name, const QString& detail, QWidget* parent)
    : QAbstractButton(parent), m_iconName(iconName), m_detail(detail)
{
    setText(name);
    setAccessibleName(name);
    setAccessibleDescription(detail);
    setToolTip(detail);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FileRow::setMark(const QString& mark)
{
    m_mark = mark;
    setAccessibleDescription(mark.isEmpty() ? m_detail : QStringLiteral("%1, %2").arg(mark, m_detail));
    update();
}

QSize FileRow::sizeHint() const
{
    return {240, 2 * fontMetrics().height() + space::kM};
}

void FileRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    if (underMouse() || isDown()) {
        painter.setRenderHint(QPainter::Antialiasing);
        paint::box(&painter, QRectF(rect()), kRadius, isDown() ? c.pressed : c.hover);
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::focusRing(&painter, QRectF(rect()), kRadius, c.focus);
    ui::icon(m_iconName, theme, IconTone::Muted).paint(&painter, QRect(space::kS, (height() - 22) / 2, 22, 22));
    const QRect words = rect().adjusted(space::kS + 22 + space::kS, space::kXs, -space::kS, -space::kXs);
    QRect top(words.left(), words.top(), words.width(), words.height() / 2);
    const QRect bottom(words.left(), words.center().y() + 1, words.width(), words.height() / 2);
    if (!m_mark.isEmpty()) {
        painter.setFont(theme.font(TextSize::Small));
        painter.setPen(c.accent);
        painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter, m_mark);
        top.setRight(top.right() - painter.fontMetrics().horizontalAdvance(m_mark) - space::kS);
        painter.setFont(font());
    }
    painter.setPen(c.text);
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, top.width()));
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(c.textMuted);
    painter.drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideMiddle, bottom.width()));
}

void FileRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) click();
    else QAbstractButton::keyPressEvent(event);
}

}  // namespace rw::ui
