// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/nav_row.h"

#include "shell/icons.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace rw::ui {

namespace {
constexpr int kIcon = 16;
}

NavRow::NavRow(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void NavRow::setTarget(const QString& path, const QString& iconName, const QString& name)
{
    m_path = path;
    m_iconName = iconName;
    setText(name);
    setAccessibleName(name);
    setToolTip(path);
    update();
}

void NavRow::setMarked(bool marked)
{
    if (marked == m_marked) return;
    m_marked = marked;
    setAccessibleDescription(marked ? tr("marked") : QString());
    update();
}

QSize NavRow::sizeHint() const
{
    return {120, fontMetrics().height() + space::kS};
}

void NavRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF(rect());
    if (m_marked) paint::box(&painter, plate, kRadiusSmall, c.accentSoft);
    else if (underMouse() || isDown()) paint::box(&painter, plate, kRadiusSmall, isDown() ? c.pressed : c.hover);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::focusRing(&painter, plate, kRadiusSmall, c.focus);
    ui::icon(m_iconName, theme, IconTone::Muted).paint(&painter, QRect(space::kXs, (height() - kIcon) / 2, kIcon, kIcon));
    const QRect words = rect().adjusted(space::kXs + kIcon + space::kS, 0, -space::kXl, 0);
    painter.setPen(c.text);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (underMouse() || hasFocus())
        paint::chevron(&painter, QRectF(width() - 20, (height() - 12) / 2.0, 12, 12), paint::Direction::Right, c.textMuted);
}

void NavRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_markable && event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier) && hitButton(event->position().toPoint())) {
        setDown(false);
        emit markWanted(event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void NavRow::keyPressEvent(QKeyEvent* event)
{
    if (m_markable && event->key() == Qt::Key_Space) emit markWanted(event->modifiers().testFlag(Qt::ShiftModifier));
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) click();
    else QAbstractButton::keyPressEvent(event);
}

}  // namespace rw::ui
