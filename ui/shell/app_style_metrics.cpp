// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes and places; how things look is in the other app_style files.
#include "app_style.h"
#include "theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kScrollExtent = 12;
constexpr int kThumbMinimum = 32;
constexpr int kSpinButton = 18;
constexpr int kComboArrow = 26;
constexpr int kSliderHandle = 16;

bool isEditable(const QStyleOptionComplex* option)
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    return combo != nullptr && combo->editable;
}

QRect scrollThumb(const QStyleOptionSlider& bar)
{
    const bool flat = bar.orientation == Qt::Horizontal;
    const int length = flat ? bar.rect.width() : bar.rect.height();
    const int range = bar.maximum - bar.minimum;
    if (range <= 0) {
        return bar.rect;
    }
    const qint64 total = static_cast<qint64>(range) + bar.pageStep;
    const int thumb = std::clamp(
        static_cast<int>(static_cast<qint64>(length) * bar.pageStep / std::max<qint64>(total, 1)),
        std::min(kThumbMinimum, length), length);
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                   length - thumb, bar.upsideDown);
    return flat ? QRect(bar.rect.left() + at, bar.rect.top(), thumb, bar.rect.height())
                : QRect(bar.rect.left(), bar.rect.top() + at, bar.rect.width(), thumb);
}

}  // namespace

QRect AppStyle::subElementRect(SubElement element, const QStyleOption* option,
                               const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto* edit = qobject_cast<const QLineEdit*>(widget);
        if (edit != nullptr && edit->hasFrame()) {
            return option->rect.adjusted(space::kS - 2, 1, -(space::kS - 2), -1);
        }
        const auto* area = widget != nullptr && widget->parentWidget() != nullptr
                               ? widget->parentWidget()->parentWidget()
                               : nullptr;
        // An editor opened in a cell puts its text where the cell's stood.
        const int inset =
            qobject_cast<const QAbstractItemView*>(area) != nullptr ? space::kS - 2 : 0;
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    case SE_PushButtonFocusRect:
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect: return option->rect;
    case SE_HeaderLabel: {
        const int margin = pixelMetric(PM_HeaderMargin, option, widget);
        return option->rect.adjusted(margin, 0, -margin, 0);
    }
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                               SubControl subControl, const QWidget* widget) const
{
    const QRect r = option->rect;
    switch (control) {
    case CC_ComboBox:
        switch (subControl) {
        case SC_ComboBoxFrame: return r;
        case SC_ComboBoxArrow:
            return visualRect(option->direction, r,
                              QRect(r.right() + 1 - kComboArrow, r.top(), kComboArrow, r.height()));
        case SC_ComboBoxEditField:
            return visualRect(
                option->direction, r,
                r.adjusted(isEditable(option) ? space::kS - 2 : space::kS, 1, -kComboArrow, -1));
        case SC_ComboBoxListBoxPopup: return r.translated(0, 2);
        default: break;
        }
        break;
    case CC_SpinBox: {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool none = spin != nullptr && spin->buttonSymbols == QAbstractSpinBox::NoButtons;
        const int width = none ? 0 : kSpinButton;
        const int half = r.height() / 2;
        switch (subControl) {
        case SC_SpinBoxFrame: return r;
        case SC_SpinBoxEditField:
            return visualRect(option->direction, r, r.adjusted(space::kS - 2, 1, -width - 2, -1));
        case SC_SpinBoxUp:
            return none ? QRect()
                        : visualRect(option->direction, r,
                                     QRect(r.right() - width, r.top() + 1, width, half - 1));
        case SC_SpinBoxDown:
            return none ? QRect()
                        : visualRect(
                            option->direction, r,
                            QRect(r.right() - width, r.top() + half, width, r.height() - half - 1));
        default: break;
        }
        break;
    }
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            const QRect thumb = scrollThumb(*bar);
            const bool flat = bar->orientation == Qt::Horizontal;
            QRect result;
            switch (subControl) {
            case SC_ScrollBarSlider: result = thumb; break;
            case SC_ScrollBarGroove: result = r; break;
            case SC_ScrollBarSubPage:
                result = flat ? QRect(r.left(), r.top(), thumb.left() - r.left(), r.height())
                              : QRect(r.left(), r.top(), r.width(), thumb.top() - r.top());
                break;
            case SC_ScrollBarAddPage:
                result =
                    flat ? QRect(thumb.right() + 1, r.top(), r.right() - thumb.right(), r.height())
                         : QRect(r.left(), thumb.bottom() + 1, r.width(),
                                 r.bottom() - thumb.bottom());
                break;
            default: return {};  // no arrow buttons
            }
            return visualRect(bar->direction, r, result);
        }
        break;
    case CC_GroupBox:
        if (const auto* group = qstyleoption_cast<const QStyleOptionGroupBox*>(option)) {
            // A heading over its contents; space does the grouping.
            const bool checkable = group->subControls.testFlag(SC_GroupBoxCheckBox);
            const int title =
                group->text.isEmpty() && !checkable ? 0 : group->fontMetrics.height() + space::kS;
            const int check = pixelMetric(PM_IndicatorWidth, option, widget);
            switch (subControl) {
            case SC_GroupBoxFrame:
            case SC_GroupBoxContents: return r.adjusted(0, title, 0, 0);
            case SC_GroupBoxCheckBox:
                return visualRect(
                    option->direction, r,
                    QRect(r.left(), r.top() + (title - space::kXs - check) / 2, check, check));
            case SC_GroupBoxLabel:
                return visualRect(
                    option->direction, r,
                    r.adjusted(checkable ? check + space::kS : 0, 0, 0, 0)
                        .intersected(QRect(r.left(), r.top(), r.width(), title - space::kXs)));
            default: break;
            }
        }
        break;
    default: break;
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                 const QSize& contents, const QWidget* widget) const
{
    const int height = controlHeight(option, widget);
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool iconOnly = button != nullptr && button->text.isEmpty();
        const bool menu =
            button != nullptr && button->features.testFlag(QStyleOptionButton::HasMenu);
        const int width =
            contents.width() + (iconOnly ? space::kM : space::kXl) + (menu ? space::kL : 0);
        return {std::max(width, iconOnly ? height : 64), std::max(height, contents.height() + 6)};
    }
    case CT_LineEdit: return {contents.width() + space::kS, height};
    // Its words are measured by their ink, and drawn by their advance.
    case CT_ComboBox: return {contents.width() + space::kS + kComboArrow + space::kXs, height};
    case CT_SpinBox: return {contents.width() + space::kL + kSpinButton, height};
    case CT_ToolButton: {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        QSize size = contents + QSize(8, 6);
        if (tool != nullptr && !tool->text.isEmpty()
            && tool->toolButtonStyle != Qt::ToolButtonIconOnly) {
            const bool both = tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !tool->icon.isNull();
            size.rwidth() += both ? space::kS : space::kXs;
        }
        if (tool != nullptr && tool->features.testFlag(QStyleOptionToolButton::HasMenu)) {
            size.rwidth() +=
                tool->features.testFlag(QStyleOptionToolButton::MenuButtonPopup) ? 0 : 12;
        }
        return size.expandedTo(QSize(height, height));
    }
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            return menuItemSize(item, widget);
        }
        break;
    case CT_MenuBarItem: return contents + QSize(space::kL, space::kS + 2);
    case CT_TabBarTab: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        const bool upright =
            tab != nullptr
            && (tab->shape == QTabBar::RoundedWest || tab->shape == QTabBar::RoundedEast);
        return upright ? contents + QSize(space::kS, space::kM)
                       : QSize(contents.width(), std::max(contents.height(), height + 4));
    }
    case CT_HeaderSection: {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        // The base class gives the margin at the sides to top and bottom as well.
        const int tall =
            size.height() - 2 * pixelMetric(PM_HeaderMargin, option, widget) + space::kS;
        const bool across = header == nullptr || header->orientation == Qt::Horizontal;
        size.setHeight(across ? std::max(tall, height) : tall);
        return size;
    }
    case CT_ItemViewItem: {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        size.setHeight(std::max(size.height(), height - 2));
        return size;
    }
    case CT_ProgressBar: return {contents.width(), std::max(height - 10, 16)};
    default: break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                          const QWidget* widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QAbstractScrollArea*>(widget) != nullptr
            && qobject_cast<const QTextEdit*>(widget) == nullptr
            && qobject_cast<const QPlainTextEdit*>(widget) == nullptr) {
            return 0;
        }
        return qobject_cast<const QAbstractScrollArea*>(widget) != nullptr
                   ? 3
                   : 1;  // room for round corners
    case PM_ScrollBarExtent: return kScrollExtent;
    case PM_ScrollBarSliderMin: return kThumbMinimum;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return space::kS;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize: return 16;
    case PM_ToolBarIconSize: return 22;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap: return 0;
    case PM_TabBarTabHSpace: return space::kXl;
    case PM_TabBarTabVSpace: return space::kM;
    case PM_TabBarBaseHeight: return 1;
    case PM_FocusFrameHMargin:
        // Text in tables keeps 8 px from the column's edge.
        return qobject_cast<const QAbstractItemView*>(widget) != nullptr ? space::kS - 1 : 2;
    case PM_HeaderMargin: {
        // Of a vertical header this is the space over and under a row's text.
        const auto* header = qobject_cast<const QHeaderView*>(widget);
        return header != nullptr && header->orientation() == Qt::Vertical ? space::kXs : space::kS;
    }
    case PM_HeaderMarkSize: return 10;
    case PM_HeaderDefaultSectionSizeVertical: return controlHeight(option, widget) - 2;
    case PM_TreeViewIndentation: return space::kL;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin: return space::kXs;
    case PM_MenuBarPanelWidth: return 0;
    case PM_MenuBarVMargin: return 0;
    case PM_MenuBarHMargin: return space::kXs;
    case PM_MenuBarItemSpacing: return 0;
    case PM_ToolBarFrameWidth: return 0;
    case PM_ToolBarItemMargin: return space::kXs;
    case PM_ToolBarItemSpacing: return 2;
    case PM_ToolBarSeparatorExtent: return space::kM + 1;
    case PM_ToolBarHandleExtent: return 10;
    case PM_ToolBarExtensionExtent: return 20;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent: return 5;
    case PM_DockWidgetTitleMargin: return 6;
    case PM_DockWidgetFrameWidth: return 0;
    case PM_DockWidgetTitleBarButtonMargin: return 2;
    case PM_ToolTipLabelFrameWidth: return 7;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength: return kSliderHandle;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return space::kM;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return space::kS;
    default: break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                        QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup: return 0;  // a list under the field, not over it
    case SH_Table_GridLineColor: return static_cast<int>(colors().line.rgb());
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_Menu_SloppySubMenus:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking: return 1;
    case SH_ToolTipLabel_Opacity: return 255;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_ScrollBar_LeftClickAbsolutePosition: return 0;
    case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
    case SH_GroupBox_TextLabelColor: return static_cast<int>(colors().text.rgb());
    case SH_FormLayoutLabelAlignment: return Qt::AlignLeft | Qt::AlignVCenter;
    case SH_FormLayoutFieldGrowthPolicy: return 2;  // QFormLayout::AllNonFixedFieldsGrow
    case SH_FormLayoutFormAlignment: return Qt::AlignLeft | Qt::AlignTop;
    case SH_ScrollView_FrameOnlyAroundContents: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    default: break;
    }
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

}  // namespace rw::ui
