// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quantity_edit.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

// Dragging sideways, on the label, on the unit and on the number before it has the focus.
namespace rw::ui {

namespace {
constexpr double kDragThreshold = 3.0;  // px before a press on the label counts as a drag
constexpr double kFiner = 0.1;
}  // namespace

double QuantityEdit::pace(Qt::KeyboardModifiers modifiers)
{
    return modifiers.testFlag(Qt::ShiftModifier)     ? kFiner
           : modifiers.testFlag(Qt::ControlModifier) ? kCoarser
                                                     : 1.0;
}

void QuantityEdit::setDragLabel(QLabel* label)
{
    if (m_dragLabel) m_dragLabel->removeEventFilter(this);
    m_dragLabel = label;
    label->setBuddy(this);
    label->setCursor(Qt::SizeHorCursor);
    label->installEventFilter(this);
}

bool QuantityEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (m_dragging && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) cancelDrag();
        return true;
    }
    if (watched != m_dragLabel || !isEnabled() || isReadOnly()) return QLineEdit::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress: return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove: return drag(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        if (!m_dragFrom && !m_dragCancelled) return false;
        if (!release()) setFocus(Qt::MouseFocusReason);
        m_clickedIn = false;
        return true;
    default: return QLineEdit::eventFilter(watched, event);
    }
}

bool QuantityEdit::mayDrag() const
{
    return isEnabled() && !isReadOnly() && m_si.has_value();
}

bool QuantityEdit::onUnit(const QPoint& at) const
{
    return textMargins().right() > 0 && at.x() >= width() - textMargins().right() - kSuffixGap;
}

bool QuantityEdit::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !mayDrag()) return false;
    endSteps();
    m_dragFrom = m_si;
    m_dragX = event.globalPosition().x();
    m_dragSteps = 0.0;
    return true;
}

bool QuantityEdit::drag(const QMouseEvent& event)
{
    if (m_dragCancelled) return true;
    if (!m_dragFrom) return false;
    const double x = event.globalPosition().x();
    if (!m_dragging) {
        if (std::abs(x - m_dragX) < kDragThreshold) return true;
        m_dragging = true;
        setModified(false);
        qApp->installEventFilter(this);  // Escape is wanted wherever the focus is
        emit liveEditStarted();
    }
    // A hundredth of the leading digit's place for each pixel: 6 GW moves by 0.01, 225 kW by 1.
    const double from = m_unit->fromSi(*m_dragFrom);
    const double digit = from != 0.0 ? std::pow(10.0, std::floor(std::log10(std::abs(from))) - 2.0) : 0.01;
    const double pixels = m_whole && digit < 1.0 ? 4.0 : 1.0;  // small counts need a steadier hand
    const double unitStep = m_whole ? std::max(1.0, digit) : digit;
    m_dragSteps += (x - m_dragX) / pixels * pace(event.modifiers());
    m_dragX = x;
    const double step = m_whole ? unitStep : unitStep * std::min(1.0, pace(event.modifiers()));
    change(m_unit->toSi(std::round((from + m_dragSteps * unitStep) / step) * step));
    return true;
}

bool QuantityEdit::release()
{
    const bool dragged = m_dragging || m_dragCancelled;
    m_dragFrom.reset();
    m_dragCancelled = false;
    if (m_dragging) {
        m_dragging = false;
        qApp->removeEventFilter(this);
        emit liveEditFinished();
    }
    return dragged;
}

void QuantityEdit::cancelDrag()
{
    change(*m_dragFrom);
    m_dragFrom.reset();
    m_dragging = false;
    m_dragCancelled = true;
    qApp->removeEventFilter(this);
    emit liveEditFinished();
}

void QuantityEdit::mousePressEvent(QMouseEvent* event)
{
    const bool fresh = std::exchange(m_clickedIn, false) || !hasFocus();
    if ((fresh || onUnit(event->position().toPoint())) && press(*event)) return;
    QLineEdit::mousePressEvent(event);
}

void QuantityEdit::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() == Qt::NoButton) updateCursor(event->position().toPoint());
    if (drag(*event)) return;
    QLineEdit::mouseMoveEvent(event);
}

void QuantityEdit::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragFrom && !m_dragCancelled) return QLineEdit::mouseReleaseEvent(event);
    if (release()) return;
    if (!hasFocus()) setFocus(Qt::MouseFocusReason);
    m_clickedIn = false;
    setCursorPosition(cursorPositionAt(event->position().toPoint()));
}

void QuantityEdit::enterEvent(QEnterEvent* event)
{
    updateCursor(event->position().toPoint());
    QLineEdit::enterEvent(event);
}

void QuantityEdit::updateCursor(const QPoint& at)
{
    setCursor(mayDrag() && (!hasFocus() || onUnit(at)) ? Qt::SizeHorCursor : Qt::IBeamCursor);
}

}  // namespace rw::ui
