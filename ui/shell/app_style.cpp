// SPDX-License-Identifier: GPL-3.0-or-later
#include "app_style.h"

#include "icons.h"
#include "style_paint.h"
#include "theme.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QIconEngine>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr const char* kKindProperty = "rw_buttonKind";

// Signs the style itself must supply, drawn so that they need no files.
class SignEngine : public QIconEngine {
public:
    SignEngine(paint::Sign sign, const Theme* theme) : m_sign(sign), m_theme(theme) {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const Colors& c = m_theme->colors();
        const double side = std::min({rect.width(), rect.height(), 16});
        const QRectF square(rect.center().x() + 0.5 - side / 2.0,
                            rect.center().y() + 0.5 - side / 2.0, side, side);
        paint::sign(painter, square, m_sign,
                    mode == QIcon::Disabled ? c.textDisabled : c.textMuted);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.scale(scale, scale);
        paint(&painter, QRect(QPoint(0, 0), (QSizeF(size) / scale).toSize()), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new SignEngine(*this); }

private:
    paint::Sign m_sign;
    const Theme* m_theme;  // lives as long as the style
};

}  // namespace

void setButtonKind(QAbstractButton* button, ButtonKind kind)
{
    button->setProperty(kKindProperty, static_cast<int>(kind));
    button->update();
}

ButtonKind buttonKind(const QWidget* button)
{
    const QVariant value = button != nullptr ? button->property(kKindProperty) : QVariant();
    if (value.isValid()) {
        return static_cast<ButtonKind>(value.toInt());
    }
    const auto* push = qobject_cast<const QPushButton*>(button);
    if (push != nullptr && push->isFlat()) {
        return ButtonKind::Flat;
    }
    // In dialogs the default button is the primary one without being told; elsewhere whichever has the keys is a default.
    const bool primary = push != nullptr && push->isDefault() && qobject_cast<const QDialog*>(push->window()) != nullptr;
    return primary ? ButtonKind::Primary : ButtonKind::Plain;
}

AppStyle::AppStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme)
{}

const Colors& AppStyle::colors() const { return m_theme.colors(); }

int AppStyle::controlHeight(const QStyleOption* option, const QWidget* widget) const
{
    const int text = option != nullptr   ? option->fontMetrics.height()
                     : widget != nullptr ? widget->fontMetrics().height()
                                         : 18;
    return std::max(24, (text + 10 + 1) / 2 * 2);
}

void AppStyle::polish(QPalette& palette) { palette = m_theme.palette(); }

void AppStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr
        || qobject_cast<QComboBox*>(widget) != nullptr
        || qobject_cast<QAbstractSpinBox*>(widget) != nullptr
        || qobject_cast<QLineEdit*>(widget) != nullptr
        || qobject_cast<QScrollBar*>(widget) != nullptr || qobject_cast<QTabBar*>(widget) != nullptr
        || qobject_cast<QSplitterHandle*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
    // In dialogs Return presses the button that has the keys; so it does here.
    if (auto* button = qobject_cast<QPushButton*>(widget); button != nullptr && !qobject_cast<QDialog*>(widget->window()))
        button->setAutoDefault(true);
    // Who came by keys goes on by keys: a dialog shows from its first moment where they are.
    if (const QWidget* before = QApplication::activeWindow();
        qobject_cast<QDialog*>(widget) != nullptr && before != nullptr && before->testAttribute(Qt::WA_KeyboardFocusChange))
        widget->setAttribute(Qt::WA_KeyboardFocusChange);
    if (qobject_cast<QScrollBar*>(widget) != nullptr) {
        // The track shows what is behind it, so one bar serves pages, rails and menus.
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    }
}

void AppStyle::unpolish(QWidget* widget)
{
    if (qobject_cast<QScrollBar*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_OpaquePaintEvent);
    }
    QProxyStyle::unpolish(widget);
}

void AppStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const
{
    const Colors& c = colors();
    const QRect r = option->rect;
    switch (element) {
    case CE_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            drawButtonPanel(button, painter, widget);
            drawButtonLabel(button, painter, widget);
            if (button->state.testFlag(State_HasFocus)
                && button->state.testFlag(State_KeyboardFocusChange)) {
                // On a filled button the ring keeps apart from the fill, or it would not be seen.
                if (buttonKind(widget) == ButtonKind::Primary) {
                    paint::box(painter, QRectF(r).adjusted(2, 2, -2, -2), kRadius - 2, QColor(),
                               c.onAccent, 1.5);
                }
                paint::focusRing(painter, QRectF(r), kRadius, c.focus);
            }
            return;
        }
        break;
    case CE_PushButtonBevel: drawButtonPanel(option, painter, widget); return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            drawButtonLabel(button, painter, widget);
            return;
        }
        break;
    case CE_Header:
        // The base class finds the label's place without asking this style.
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            painter->save();
            painter->setClipRect(r, Qt::IntersectClip);
            drawHeaderSection(header, painter);
            QStyleOptionHeader label = *header;
            label.rect = subElementRect(SE_HeaderLabel, header, widget);
            drawHeaderLabel(&label, painter, widget);
            painter->restore();
            return;
        }
        break;
    case CE_HeaderSection: drawHeaderSection(option, painter); return;
    case CE_HeaderEmptyArea:
        painter->fillRect(r, c.surface);
        paint::hairline(painter, QRect(r.left(), r.bottom(), r.width(), 1), c.line);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawHeaderLabel(header, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            drawTabShape(tab, painter);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            drawTabLabel(tab, painter, widget);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            drawMenuItem(item, painter, widget);
            return;
        }
        break;
    case CE_MenuBarEmptyArea: painter->fillRect(r, c.sunken); return;
    case CE_MenuEmptyArea: painter->fillRect(r, c.raised); return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(r, c.sunken);
            if (item->state.testFlag(State_Selected)) {
                paint::box(painter, QRectF(r).adjusted(0, 2, 0, -2), kRadiusSmall, c.pressed);
            }
            int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
            if (styleHint(SH_UnderlineShortcut, option, widget, nullptr) == 0) {
                flags |= Qt::TextHideMnemonic;
            }
            drawItemText(painter, r, flags, item->palette, item->state.testFlag(State_Enabled),
                         item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_ToolBar:
        painter->fillRect(r, c.sunken);
        if (const auto* bar = qstyleoption_cast<const QStyleOptionToolBar*>(option)) {
            const bool bottom = bar->toolBarArea == Qt::TopToolBarArea;
            if (bottom) {
                paint::hairline(painter, QRect(r.left(), r.bottom(), r.width(), 1), c.line);
            }
        }
        return;
    case CE_DockWidgetTitle:
        if (const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(option)) {
            painter->fillRect(r, c.surface);
            const QRect text = subElementRect(SE_DockWidgetTitleBarText, option, widget);
            painter->save();
            painter->setFont(m_theme.font(TextSize::Small, true));
            painter->setPen(c.textMuted);
            painter->drawText(text.adjusted(space::kS, 0, 0, 0),
                              Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(dock->title, Qt::ElideRight,
                                                                text.width() - space::kS));
            painter->restore();
            return;
        }
        break;
    case CE_Splitter: {
        const bool upright = option->state.testFlag(State_Horizontal);
        const bool hot =
            option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken);
        const int width = hot ? 3 : 1;
        const QRect bar = upright ? QRect(r.center().x() - width / 2, r.top(), width, r.height())
                                  : QRect(r.left(), r.center().y() - width / 2, r.width(), width);
        paint::hairline(painter, bar, hot ? c.accent : c.line);
        return;
    }
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            drawProgress(bar, painter);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            const QRect edit = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            QRect text = edit;
            painter->save();
            painter->setClipRect(edit);
            if (!combo->currentIcon.isNull()) {
                const QRect at = alignedRect(combo->direction, Qt::AlignLeft | Qt::AlignVCenter,
                                             combo->iconSize, edit);
                combo->currentIcon.paint(painter, at, Qt::AlignCenter,
                                         combo->state.testFlag(State_Enabled) ? QIcon::Normal
                                                                              : QIcon::Disabled);
                text.setLeft(at.right() + space::kXs + 2);
            }
            if (!combo->editable) {
                drawItemText(
                    painter, text, Qt::AlignLeft | Qt::AlignVCenter, combo->palette,
                    combo->state.testFlag(State_Enabled),
                    combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, text.width()),
                    QPalette::ButtonText);
            }
            painter->restore();
            return;
        }
        break;
    case CE_RubberBand: {
        QColor fill = c.accent;
        fill.setAlphaF(0.12F);
        paint::box(painter, QRectF(r), 0.0, fill, c.accent);
        return;
    }
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            if (frame->frameShape == QFrame::HLine) {
                paint::hairline(painter, QRect(r.left(), r.center().y(), r.width(), 1), c.line);
                return;
            }
            if (frame->frameShape == QFrame::VLine) {
                paint::hairline(painter, QRect(r.center().x(), r.top(), 1, r.height()), c.line);
                return;
            }
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                  QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            drawComboBox(combo, painter, widget);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            drawSpinBox(spin, painter, widget);
            return;
        }
        break;
    case CC_ToolButton:
        if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            drawToolButton(tool, painter, widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollBar(bar, painter, widget);
            return;
        }
        break;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawSlider(slider, painter, widget);
            return;
        }
        break;
    case CC_GroupBox:
        if (const auto* group = qstyleoption_cast<const QStyleOptionGroupBox*>(option)) {
            drawGroupBox(group, painter, widget);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon AppStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption* option,
                             const QWidget* widget) const
{
    switch (standardIcon) {
    case SP_DockWidgetCloseButton:
    case SP_TitleBarCloseButton: return QIcon(new SignEngine(paint::Sign::Close, &m_theme));
    case SP_TitleBarNormalButton:
    case SP_TitleBarMaxButton: return QIcon(new SignEngine(paint::Sign::Float, &m_theme));
    case SP_LineEditClearButton: return QIcon(new SignEngine(paint::Sign::Clear, &m_theme));
    case SP_ToolBarHorizontalExtensionButton:
        return QIcon(new SignEngine(paint::Sign::Chevrons, &m_theme));
    case SP_MessageBoxCritical: return icon(QStringLiteral("error"), m_theme, IconTone::Error);
    case SP_MessageBoxWarning: return icon(QStringLiteral("warning"), m_theme, IconTone::Warning);
    case SP_MessageBoxInformation: return icon(QStringLiteral("note"), m_theme, IconTone::Accent);
    case SP_MessageBoxQuestion: return icon(QStringLiteral("help"), m_theme, IconTone::Accent);
    default: break;
    }
    return QProxyStyle::standardIcon(standardIcon, option, widget);
}

}  // namespace rw::ui
