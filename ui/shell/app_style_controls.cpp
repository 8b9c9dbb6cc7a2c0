// SPDX-License-Identifier: GPL-3.0-or-later
// Looks of buttons and editors.
#include "app_style.h"
#include "style_paint.h"
#include "theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace rw::ui {
namespace {

struct ButtonLook {
    QColor fill;
    QColor outline;
    QColor text;
};

ButtonLook buttonLook(const Colors& c, ButtonKind kind, QStyle::State state)
{
    const bool enabled = state.testFlag(QStyle::State_Enabled);
    const bool down = state.testFlag(QStyle::State_Sunken);
    const bool hover = state.testFlag(QStyle::State_MouseOver);
    const bool checked = state.testFlag(QStyle::State_On);
    if (!enabled) {
        return {kind == ButtonKind::Flat ? QColor() : c.sunken,
                kind == ButtonKind::Flat ? QColor() : c.line, c.textDisabled};
    }
    if (checked) {
        return {c.accentSoft, c.accent, c.text};
    }
    switch (kind) {
    case ButtonKind::Plain:
        return {down ? c.pressed : hover ? c.hover : c.raised, c.lineStrong, c.text};
    case ButtonKind::Primary:
        return {down || hover ? c.accentHover : c.accent, QColor(), c.onAccent};
    case ButtonKind::Flat: return {down ? c.pressed : hover ? c.hover : QColor(), QColor(), c.text};
    case ButtonKind::Danger:
        return {down || hover ? c.errorSoft : c.raised, down || hover ? c.error : c.lineStrong,
                c.error};
    }
    return {};
}

}  // namespace

void AppStyle::drawButtonPanel(const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const ButtonLook look = buttonLook(colors(), buttonKind(widget), option->state);
    paint::box(painter, QRectF(option->rect), kRadius, look.fill, look.outline);
}

void AppStyle::drawButtonLabel(const QStyleOptionButton* option, QPainter* painter,
                               const QWidget* widget) const
{
    const ButtonLook look = buttonLook(colors(), buttonKind(widget), option->state);
    const bool enabled = option->state.testFlag(State_Enabled);
    QRect r = option->rect.adjusted(space::kXs, 0, -space::kXs, 0);
    if (option->features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect arrow(r.right() - 16, r.top(), 16, r.height());
        paint::chevron(painter, QRectF(arrow), paint::Direction::Down, look.text);
        r.setRight(arrow.left() - 2);
    }
    int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine;
    if (styleHint(SH_UnderlineShortcut, option, widget, nullptr) == 0) {
        flags |= Qt::TextHideMnemonic;
    }
    const bool hasIcon = !option->icon.isNull();
    const int iconWidth = hasIcon ? option->iconSize.width() : 0;
    const int gap = hasIcon && !option->text.isEmpty() ? 6 : 0;
    const int text = option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    int x = r.left() + std::max(0, (r.width() - iconWidth - gap - text) / 2);
    if (hasIcon) {
        const QRect at(x, r.center().y() + 1 - option->iconSize.height() / 2, iconWidth,
                       option->iconSize.height());
        option->icon.paint(painter, at, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                           option->state.testFlag(State_On) ? QIcon::On : QIcon::Off);
        x += iconWidth + gap;
    }
    painter->save();
    painter->setPen(look.text);
    painter->drawText(QRect(x, r.top(), r.right() + 1 - x, r.height()), flags, option->text);
    painter->restore();
}

void AppStyle::drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Colors& c = colors();
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool focus = enabled && option->state.testFlag(State_HasFocus);
    const bool hover = enabled && option->state.testFlag(State_MouseOver);
    const bool readOnly = option->state.testFlag(State_ReadOnly);
    // A rejected value is told in words beside the field; the outline only points at it.
    const bool invalid = widget != nullptr && widget->property("rw_invalid").toBool();
    const QColor outline = invalid                ? c.error
                           : focus                ? c.focus
                           : !enabled || readOnly ? c.line
                           : hover                ? c.outline
                                                  : c.lineStrong;
    paint::box(painter, QRectF(option->rect), kRadius, enabled && !readOnly ? c.field : c.sunken,
               outline, focus || invalid ? 2.0 : 1.0);
}

void AppStyle::drawCheck(const QStyleOption* option, QPainter* painter, bool round) const
{
    const Colors& c = colors();
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool on = option->state.testFlag(State_On);
    const bool partial = option->state.testFlag(State_NoChange);
    const bool hover = option->state.testFlag(State_MouseOver);
    const double side = std::min({option->rect.width(), option->rect.height(), 16});
    const QRectF r(option->rect.left() + (option->rect.width() - side) / 2.0,
                   option->rect.top() + (option->rect.height() - side) / 2.0, side, side);
    const double radius = round ? side / 2.0 : kRadiusSmall;
    if (on || partial) {
        const QColor fill = enabled ? (hover ? c.accentHover : c.accent) : c.lineStrong;
        const QColor mark = enabled ? c.onAccent : c.surface;
        paint::box(painter, r, radius, fill);
        if (round) {
            paint::box(painter, r.adjusted(5, 5, -5, -5), side, mark);
        } else if (partial) {
            paint::box(painter, QRectF(r.left() + 4, r.center().y() - 1, side - 8, 2), 1.0, mark);
        } else {
            paint::checkMark(painter, r, mark);
        }
        return;
    }
    paint::box(painter, r, radius, enabled ? c.field : c.sunken,
               !enabled ? c.lineStrong
               : hover  ? c.accent
                        : c.outline);
}

void AppStyle::drawComboBox(const QStyleOptionComboBox* option, QPainter* painter,
                            const QWidget* widget) const
{
    const Colors& c = colors();
    const bool enabled = option->state.testFlag(State_Enabled);
    if (option->frame) {
        if (option->editable) {
            drawField(option, painter, widget);
        } else {
            const bool hover = enabled && option->state.testFlag(State_MouseOver);
            const bool down =
                option->state.testFlag(State_On) || option->state.testFlag(State_Sunken);
            const bool focus = enabled && option->state.testFlag(State_HasFocus);
            paint::box(painter, QRectF(option->rect), kRadius,
                       !enabled ? c.sunken
                       : down   ? c.pressed
                       : hover  ? c.hover
                                : c.field,
                       focus     ? c.focus
                       : enabled ? c.lineStrong
                                 : c.line,
                       focus ? 2.0 : 1.0);
        }
    } else if (enabled && option->state.testFlag(State_MouseOver)) {
        paint::box(painter, QRectF(option->rect), kRadius, c.hover);
    }
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    paint::chevron(painter, QRectF(arrow), paint::Direction::Down,
                   enabled ? c.textMuted : c.textDisabled);
}

void AppStyle::drawSpinBox(const QStyleOptionSpinBox* option, QPainter* painter,
                           const QWidget* widget) const
{
    const Colors& c = colors();
    if (option->frame) {
        drawField(option, painter, widget);
    }
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    const auto button = [&](SubControl which, QAbstractSpinBox::StepEnabledFlag step,
                            paint::Direction direction) {
        const QRectF r(subControlRect(CC_SpinBox, option, which, widget));
        const bool usable =
            option->state.testFlag(State_Enabled) && option->stepEnabled.testFlag(step);
        const bool hot = usable && option->activeSubControls.testFlag(which)
                         && option->state.testFlag(State_MouseOver);
        if (hot) {
            paint::box(painter, r.adjusted(1, 1, -2, -1), 3.0,
                       option->state.testFlag(State_Sunken) ? c.pressed : c.hover);
        }
        paint::chevron(painter, r.adjusted(0, 0, -1, 0), direction,
                       usable ? c.textMuted : c.textDisabled);
    };
    button(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, paint::Direction::Up);
    button(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, paint::Direction::Down);
}

void AppStyle::drawToolButton(const QStyleOptionToolButton* option, QPainter* painter,
                              const QWidget* widget) const
{
    const Colors& c = colors();
    const QRect button = subControlRect(CC_ToolButton, option, SC_ToolButton, widget);
    const QRect menu = subControlRect(CC_ToolButton, option, SC_ToolButtonMenu, widget);
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool raised = option->state.testFlag(State_AutoRaise);
    const bool hover = enabled && option->state.testFlag(State_MouseOver);
    const bool down = option->state.testFlag(State_Sunken);
    const bool on = option->state.testFlag(State_On);
    const QRectF panel(option->rect);
    if (on) {
        paint::box(painter, panel, kRadius, c.accentSoft, raised ? QColor() : c.accent);
    } else if (hover || down || !raised) {
        paint::box(painter, panel, kRadius,
                   down      ? c.pressed
                   : hover   ? c.pressed
                   : enabled ? c.raised
                             : c.sunken,
                   raised    ? QColor()
                   : enabled ? c.lineStrong
                             : c.line);
    }
    const bool split = option->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    const bool hasMenu = option->features.testFlag(QStyleOptionToolButton::HasMenu);
    QStyleOptionToolButton label = *option;
    label.rect = split ? button : option->rect;
    // The base class puts an icon with words beside it at the very edge.
    if (label.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !label.icon.isNull() && !label.text.isEmpty())
        label.rect.setLeft(label.rect.left() + space::kXs);
    if (hasMenu && !split) {
        label.rect.adjust(2, 0, -13, 0);
        const QRectF arrow(option->rect.right() - 16, option->rect.top(), 14,
                           option->rect.height());
        paint::chevron(painter, arrow, paint::Direction::Down,
                       enabled ? c.textMuted : c.textDisabled);
    } else if (split) {
        if (hover) {
            paint::hairline(painter, QRect(menu.left(), menu.top() + 5, 1, menu.height() - 10),
                            c.lineStrong);
        }
        paint::chevron(painter, QRectF(menu), paint::Direction::Down,
                       enabled ? c.textMuted : c.textDisabled);
    }
    // The base class would shift a pressed label and paint Fusion's own menu arrow.
    label.state.setFlag(State_Sunken, false);
    label.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    drawControl(CE_ToolButtonLabel, &label, painter, widget);
    if (option->state.testFlag(State_HasFocus)
        && option->state.testFlag(State_KeyboardFocusChange)) {
        paint::focusRing(painter, panel, kRadius, c.focus);
    }
}

void AppStyle::drawSlider(const QStyleOptionSlider* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Colors& c = colors();
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool flat = option->orientation == Qt::Horizontal;
    const QRectF handle(subControlRect(CC_Slider, option, SC_SliderHandle, widget));
    const QRectF r(option->rect);
    const QRectF groove = flat ? QRectF(r.left(), handle.center().y() - 2, r.width(), 4)
                               : QRectF(handle.center().x() - 2, r.top(), 4, r.height());
    paint::box(painter, groove, 2.0, c.pressed);
    QRectF done = groove;
    if (flat) {
        done.setRight(handle.center().x());
    } else {
        done.setTop(handle.center().y());
    }
    paint::box(painter, done, 2.0, enabled ? c.accent : c.lineStrong);
    const double side = 14.0;
    const QRectF knob(handle.center().x() - side / 2, handle.center().y() - side / 2, side, side);
    paint::box(painter, knob, side / 2, c.raised, enabled ? c.accent : c.lineStrong, 2.0);
    if (option->state.testFlag(State_HasFocus)
        && option->state.testFlag(State_KeyboardFocusChange)) {
        paint::focusRing(painter, knob.adjusted(-3, -3, 3, 3), side, c.focus);
    }
    if (option->tickPosition != QSlider::NoTicks) {
        QStyleOptionSlider ticks = *option;
        ticks.subControls = SC_SliderTickmarks;
        QProxyStyle::drawComplexControl(CC_Slider, &ticks, painter, widget);
    }
}

void AppStyle::drawScrollBar(const QStyleOptionSlider* option, QPainter* painter,
                             const QWidget* widget) const
{
    if (option->maximum <= option->minimum) {
        return;
    }
    const Colors& c = colors();
    const bool hot =
        option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken);
    const bool flat = option->orientation == Qt::Horizontal;
    const QRectF thumb(subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
    const double inset = hot ? 2.0 : 3.0;
    const QRectF bar =
        flat ? thumb.adjusted(2, inset, -2, -inset) : thumb.adjusted(inset, 2, -inset, -2);
    paint::box(painter, bar, 4.0, hot ? c.outline : c.lineStrong);
}

void AppStyle::drawProgress(const QStyleOptionProgressBar* option, QPainter* painter) const
{
    const Colors& c = colors();
    QRectF r(option->rect);
    if (option->textVisible && !option->text.isEmpty()) {
        painter->setPen(option->state.testFlag(State_Enabled) ? c.textMuted : c.textDisabled);
        painter->drawText(r, Qt::AlignRight | Qt::AlignVCenter, option->text);
        // Room for the widest figure, so the bar's end stays put.
        const int text = std::max(option->fontMetrics.horizontalAdvance(QStringLiteral("100%")),
                                  option->fontMetrics.horizontalAdvance(option->text));
        r.setWidth(std::max(0.0, r.width() - text - space::kS));
    }
    const QRectF groove(r.left(), r.center().y() - 3, r.width(), 6);
    paint::box(painter, groove, 3.0, c.pressed);
    const double range = static_cast<double>(option->maximum) - option->minimum;
    // Unknown length: a still, hatched bar. Nothing moves that carries no information.
    if (range <= 0.0) {
        paint::hatch(painter, groove, c.accent, 3.0);
        return;
    }
    const double share = std::clamp((option->progress - option->minimum) / range, 0.0, 1.0);
    if (share > 0.0) {
        paint::box(painter,
                   QRectF(groove.left(), groove.top(), std::max(6.0, groove.width() * share), 6),
                   3.0, c.accent);
    }
}

void AppStyle::drawGroupBox(const QStyleOptionGroupBox* option, QPainter* painter,
                            const QWidget* widget) const
{
    const QRect label = subControlRect(CC_GroupBox, option, SC_GroupBoxLabel, widget);
    const bool enabled = option->state.testFlag(State_Enabled);
    if (!option->text.isEmpty()) {
        painter->save();
        painter->setFont(m_theme.font(TextSize::Body, true));
        painter->setPen(enabled ? colors().text : colors().textDisabled);
        painter->drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic,
                          option->text);
        painter->restore();
    }
    if (option->subControls.testFlag(SC_GroupBoxCheckBox)) {
        QStyleOption check(*option);
        check.rect = subControlRect(CC_GroupBox, option, SC_GroupBoxCheckBox, widget);
        drawCheck(&check, painter, false);
    }
    if (option->state.testFlag(State_HasFocus)
        && option->state.testFlag(State_KeyboardFocusChange)) {
        paint::focusRing(painter, QRectF(label).adjusted(-2, 0, 2, 0), kRadiusSmall,
                         colors().focus);
    }
}

}  // namespace rw::ui
