// SPDX-License-Identifier: GPL-3.0-or-later
#include "app_style.h"

#include "icons.h"
#include "style_paint.h"
#include "theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace rw::ui {
namespace {

bool isTextArea(const QWidget* widget)
{
    return qobject_cast<const QPlainTextEdit*>(widget) != nullptr
           || qobject_cast<const QTextEdit*>(widget) != nullptr;
}

bool isPopupFrame(const QWidget* widget)
{
    return widget != nullptr && widget->windowType() == Qt::Popup;
}

// Views and scroll areas touch their neighbours; hairlines and space separate, not frames.
bool isFrameless(const QWidget* widget)
{
    return qobject_cast<const QAbstractScrollArea*>(widget) != nullptr && !isTextArea(widget);
}

}  // namespace

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                             QPainter* painter, const QWidget* widget) const
{
    const Colors& c = colors();
    const bool enabled = option->state.testFlag(State_Enabled);
    const QRect r = option->rect;
    switch (element) {
    case PE_FrameFocusRect:
        // Pointer users need no ring on a button they have just pressed; a view's current cell
        // always shows where the arrows are.
        if (qobject_cast<const QAbstractItemView*>(widget) != nullptr) {
            if (!isPopupFrame(
                    widget->window())) {  // in a list that drops down the row's colour tells
                paint::box(painter, QRectF(r), 0.0, QColor(), c.focus, 1.0);
            }
        } else if (option->state.testFlag(State_KeyboardFocusChange)) {
            paint::focusRing(painter, QRectF(r), kRadius, c.focus);
        }
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel: drawButtonPanel(option, painter, widget); return;
    case PE_FrameDefaultButton: return;
    case PE_PanelLineEdit:
        // Editors inside combo and spin boxes are painted by their owner.
        if (qobject_cast<const QLineEdit*>(widget) == nullptr
            || static_cast<const QLineEdit*>(widget)->hasFrame()) {
            drawField(option, painter, widget);
        } else {
            const auto* owner = widget->parentWidget();
            const bool inView =
                owner != nullptr
                && qobject_cast<const QAbstractItemView*>(owner->parentWidget()) != nullptr;
            if (inView) {  // an open cell editor must hide the cell's own text
                painter->fillRect(r, c.field);
                paint::box(painter, QRectF(r), 0.0, QColor(), c.focus, 2.0);
            }
        }
        return;
    case PE_FrameLineEdit: return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheck(option, painter, false); return;
    case PE_IndicatorRadioButton: drawCheck(option, painter, true); return;
    case PE_Frame:
        if (isPopupFrame(widget) || isTextArea(widget)) {
            const bool focus = option->state.testFlag(State_HasFocus);
            const bool area = isTextArea(widget);
            paint::box(painter, QRectF(r), area ? kRadius : 0.0, area ? c.field : QColor(),
                       focus && area ? c.focus : c.lineStrong, focus && area ? 2.0 : 1.0);
        } else if (!isFrameless(widget)) {
            paint::box(painter, QRectF(r), 0.0, QColor(), c.line);
        }
        return;
    case PE_FrameMenu: paint::box(painter, QRectF(r), 0.0, QColor(), c.lineStrong); return;
    case PE_PanelMenu: painter->fillRect(r, c.raised); return;
    case PE_PanelTipLabel:
        painter->fillRect(r, c.raised);
        paint::box(painter, QRectF(r), 0.0, QColor(), c.lineStrong);
        return;
    case PE_PanelItemViewItem:
        drawItemPanel(qstyleoption_cast<const QStyleOptionViewItem*>(option), painter, widget);
        return;
    case PE_PanelItemViewRow:
        if (const auto* row = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            if (row->features.testFlag(QStyleOptionViewItem::Alternate)) {
                painter->fillRect(r, c.sunken);
            }
            if (row->state.testFlag(State_Selected)) {
                painter->fillRect(r, row->state.testFlag(State_Active) ? c.accentSoft : c.pressed);
            }
        }
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children)) {
            paint::chevron(painter, QRectF(r),
                           option->state.testFlag(State_Open) ? paint::Direction::Down
                                                              : paint::Direction::Right,
                           c.textMuted);
        }
        return;
    case PE_IndicatorHeaderArrow: return;  // drawn with the label, beside its text
    case PE_IndicatorArrowDown:
        paint::chevron(painter, QRectF(r), paint::Direction::Down,
                       enabled ? c.textMuted : c.textDisabled);
        return;
    case PE_IndicatorArrowUp:
        paint::chevron(painter, QRectF(r), paint::Direction::Up,
                       enabled ? c.textMuted : c.textDisabled);
        return;
    case PE_IndicatorArrowLeft:
        paint::chevron(painter, QRectF(r), paint::Direction::Left,
                       enabled ? c.textMuted : c.textDisabled);
        return;
    case PE_IndicatorArrowRight:
        paint::chevron(painter, QRectF(r), paint::Direction::Right,
                       enabled ? c.textMuted : c.textDisabled);
        return;
    case PE_FrameTabBarBase: {
        const QRect base = r;
        paint::hairline(painter, QRect(base.left(), base.bottom(), base.width(), 1), c.line);
        return;
    }
    case PE_FrameTabWidget:
    case PE_FrameGroupBox:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameButtonBevel:
    case PE_FrameButtonTool: return;
    case PE_PanelStatusBar:
        painter->fillRect(r, c.sunken);
        paint::hairline(painter, QRect(r.left(), r.top(), r.width(), 1), c.line);
        return;
    case PE_PanelToolBar:
    case PE_PanelMenuBar: painter->fillRect(r, c.sunken); return;
    case PE_IndicatorToolBarSeparator:
        if (option->state.testFlag(State_Horizontal)) {
            paint::hairline(painter, QRect(r.center().x(), r.top() + 6, 1, r.height() - 12),
                            c.lineStrong);
        } else {
            paint::hairline(painter, QRect(r.left() + 6, r.center().y(), r.width() - 12, 1),
                            c.lineStrong);
        }
        return;
    case PE_IndicatorToolBarHandle: {
        const paint::Guard guard(painter);
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.lineStrong);
        for (int i = -1; i <= 1; ++i) {
            painter->drawEllipse(QPointF(r.center()) + QPointF(0.5, 0.5 + 4.0 * i), 1.0, 1.0);
        }
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle: {
        const bool hover = option->state.testFlag(State_MouseOver);
        // Fusion's flag tells the direction of the separator's travel, not of its line.
        const bool line = r.width() >= r.height();
        const QRect bar = line ? QRect(r.left(), r.center().y(), r.width(), 1)
                               : QRect(r.center().x(), r.top(), 1, r.height());
        paint::hairline(
            painter,
            hover ? bar.adjusted(line ? 0 : -1, line ? -1 : 0, line ? 0 : 1, line ? 1 : 0) : bar,
            hover ? c.accent : c.line);
        return;
    }
    case PE_PanelScrollAreaCorner: return;
    case PE_IndicatorTabClose:
        if (option->state.testFlag(State_MouseOver)) {
            paint::box(painter, QRectF(r), kRadiusSmall, c.pressed);
        }
        paint::sign(painter, QRectF(r), paint::Sign::Close, c.textMuted);
        return;
    case PE_IndicatorItemViewItemDrop:
        paint::box(painter, QRectF(r).adjusted(0, -1, 0, 1), 0.0, QColor(), c.accent, 2.0);
        return;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

}  // namespace rw::ui
