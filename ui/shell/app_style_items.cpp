// SPDX-License-Identifier: GPL-3.0-or-later
// Looks of tables, tabs and menus.
#include "app_style.h"
#include "style_paint.h"
#include "theme.h"

#include <QAbstractItemView>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kMenuIconColumn = 28;
constexpr int kMenuRightPad = 24;
constexpr int kMenuShortcutGap = 32;

}  // namespace

void AppStyle::drawHeaderSection(const QStyleOption* option, QPainter* painter) const
{
    const Colors& c = colors();
    const QRect r = option->rect;
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    const bool flat = header == nullptr || header->orientation == Qt::Horizontal;
    const bool hover =
        option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled);
    painter->fillRect(r, hover ? c.hover : c.surface);
    if (flat) {
        paint::hairline(painter, QRect(r.left(), r.bottom(), r.width(), 1), c.line);
        if (hover) {  // where to grab to change the width; at rest it would be noise
            paint::hairline(painter, QRect(r.right(), r.top() + 6, 1, r.height() - 12),
                            c.lineStrong);
        }
    } else {
        paint::hairline(painter, QRect(r.right(), r.top(), 1, r.height()), c.line);
    }
}

void AppStyle::drawHeaderLabel(const QStyleOptionHeader* option, QPainter* painter,
                               const QWidget* widget) const
{
    const Colors& c = colors();
    QRect r = option->rect;
    if (!option->icon.isNull()) {
        const int side = pixelMetric(PM_SmallIconSize, option, widget);
        option->icon.paint(painter, QRect(r.left(), r.center().y() - side / 2, side, side));
        r.setLeft(r.left() + side + space::kXs);
    }
    painter->save();
    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(option->sortIndicator != QStyleOptionHeader::None ? c.text : c.textMuted);
    const int vertical = static_cast<int>(option->textAlignment & Qt::AlignVertical_Mask);
    const int across = static_cast<int>(option->textAlignment & Qt::AlignHorizontal_Mask);
    const bool lines = option->text.contains(QLatin1Char('\n'));
    if (option->sortIndicator != QStyleOptionHeader::None) {
        // Inside of the text, so that a heading stays over its right-aligned figures. Ascending
        // points up: the least is at the top.
        constexpr int kArrow = 12;
        const int text =
            std::min(painter->fontMetrics().size(0, option->text).width() + 2, r.width() - kArrow);
        const bool right = (across & Qt::AlignRight) != 0;
        const int x = right ? r.right() + 1 - text - kArrow : r.left() + text + 2;
        paint::chevron(painter, QRectF(x, r.top(), kArrow - 2, r.height()),
                       option->sortIndicator == QStyleOptionHeader::SortDown
                           ? paint::Direction::Up
                           : paint::Direction::Down,
                       c.accent);
        r.setWidth(right ? r.width() : std::min(r.width(), text + 1));
        if (right) {
            r.setLeft(x + kArrow);
        }
    }
    painter->drawText(
        r, (vertical != 0 ? vertical : static_cast<int>(Qt::AlignVCenter)) | across,
        lines ? option->text
              : painter->fontMetrics().elidedText(option->text, Qt::ElideRight, r.width()));
    painter->restore();
}

void AppStyle::drawItemPanel(const QStyleOptionViewItem* option, QPainter* painter,
                             const QWidget* widget) const
{
    if (option == nullptr) {
        return;
    }
    const Colors& c = colors();
    if (option->backgroundBrush.style() != Qt::NoBrush) {
        painter->save();
        painter->setBrushOrigin(option->rect.topLeft());
        painter->fillRect(option->rect, option->backgroundBrush);
        painter->restore();
    }
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    const bool selectable =
        view == nullptr || view->selectionMode() != QAbstractItemView::NoSelection;
    if (option->state.testFlag(State_Selected)) {
        painter->fillRect(option->rect,
                          option->state.testFlag(State_Active) ? c.accentSoft : c.pressed);
    } else if (selectable && option->state.testFlag(State_MouseOver)
               && option->state.testFlag(State_Enabled)) {
        painter->fillRect(option->rect, c.hover);
    }
}

void AppStyle::drawTabShape(const QStyleOptionTab* option, QPainter* painter) const
{
    const Colors& c = colors();
    const QRect r = option->rect;
    const bool selected = option->state.testFlag(State_Selected);
    const bool hover =
        option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled);
    if (hover && !selected) {
        paint::box(painter, QRectF(r).adjusted(2, 4, -2, -4), kRadiusSmall, c.hover);
    }
    if (!selected) {
        return;
    }
    constexpr int kMark = 2;
    QRect mark;
    switch (option->shape) {
    case QTabBar::RoundedNorth:
    case QTabBar::TriangularNorth:
        mark =
            QRect(r.left() + space::kS, r.bottom() + 1 - kMark, r.width() - 2 * space::kS, kMark);
        break;
    case QTabBar::RoundedSouth:
    case QTabBar::TriangularSouth:
        mark = QRect(r.left() + space::kS, r.top(), r.width() - 2 * space::kS, kMark);
        break;
    case QTabBar::RoundedWest:
    case QTabBar::TriangularWest:
        mark = QRect(r.right() + 1 - kMark, r.top() + space::kS, kMark, r.height() - 2 * space::kS);
        break;
    case QTabBar::RoundedEast:
    case QTabBar::TriangularEast:
        mark = QRect(r.left(), r.top() + space::kS, kMark, r.height() - 2 * space::kS);
        break;
    }
    paint::hairline(painter, mark, option->state.testFlag(State_Enabled) ? c.accent : c.lineStrong);
}

void AppStyle::drawTabLabel(const QStyleOptionTab* option, QPainter* painter,
                            const QWidget* widget) const
{
    const Colors& c = colors();
    QStyleOptionTab tab = *option;
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool selected = option->state.testFlag(State_Selected);
    const QColor ink = !enabled ? c.textDisabled : selected ? c.text : c.textMuted;
    tab.palette.setColor(QPalette::WindowText, ink);
    const bool focus = tab.state.testFlag(State_HasFocus);
    tab.state.setFlag(State_HasFocus, false);  // drawn here, around the whole tab
    QProxyStyle::drawControl(CE_TabBarTabLabel, &tab, painter, widget);
    if (focus && option->state.testFlag(State_KeyboardFocusChange)) {
        paint::focusRing(painter, QRectF(option->rect).adjusted(3, 3, -3, -4), kRadiusSmall,
                         c.focus);
    }
}

QSize AppStyle::menuItemSize(const QStyleOptionMenuItem* option, const QWidget* widget) const
{
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        return {10, option->text.isEmpty() ? space::kS + 1 : controlHeight(option, widget)};
    }
    const QFontMetrics metrics(option->font);
    const QStringList parts = option->text.split(QLatin1Char('\t'));
    int width = metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, parts.first()).width();
    if (parts.size() > 1) {
        width += kMenuShortcutGap + metrics.horizontalAdvance(parts.at(1));
    }
    return {width + kMenuIconColumn + kMenuRightPad + space::kS, controlHeight(option, widget) - 2};
}

void AppStyle::drawMenuItem(const QStyleOptionMenuItem* option, QPainter* painter,
                            const QWidget* widget) const
{
    const Colors& c = colors();
    const QRect r = option->rect;
    painter->fillRect(r, c.raised);
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        if (option->text.isEmpty()) {
            paint::hairline(painter,
                            QRect(r.left() + space::kXs, r.center().y(), r.width() - space::kS, 1),
                            c.line);
        } else {
            painter->save();
            painter->setFont(m_theme.font(TextSize::Small, true));
            painter->setPen(c.textMuted);
            painter->drawText(r.adjusted(space::kS, 0, -space::kS, -2),
                              Qt::AlignLeft | Qt::AlignBottom, option->text);
            painter->restore();
        }
        return;
    }
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool hot = option->state.testFlag(State_Selected);
    if (hot) {
        paint::box(painter, QRectF(r), kRadiusSmall, enabled ? c.accentSoft : c.hover);
    }
    const QRect iconCell =
        visualRect(option->direction, r, QRect(r.left(), r.top(), kMenuIconColumn, r.height()));
    const bool checkable = option->checkType != QStyleOptionMenuItem::NotCheckable;
    if (checkable && option->checked) {
        const QRectF mark(iconCell.center().x() - 7.5, iconCell.center().y() - 7.5, 16, 16);
        if (option->checkType == QStyleOptionMenuItem::Exclusive) {
            paint::box(painter, mark.adjusted(5, 5, -5, -5), 3.0,
                       enabled ? c.accent : c.textDisabled);
        } else {
            paint::checkMark(painter, mark, enabled ? c.accent : c.textDisabled);
        }
    } else if (!option->icon.isNull()) {
        const int side = pixelMetric(PM_SmallIconSize, option, widget);
        option->icon.paint(painter,
                           QRect(iconCell.center().x() + 1 - side / 2,
                                 iconCell.center().y() + 1 - side / 2, side, side),
                           Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QStringList parts = option->text.split(QLatin1Char('\t'));
    int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    if (styleHint(SH_UnderlineShortcut, option, widget, nullptr) == 0) {
        flags |= Qt::TextHideMnemonic;
    }
    const QRect text =
        visualRect(option->direction, r, r.adjusted(kMenuIconColumn, 0, -kMenuRightPad, 0));
    painter->save();
    painter->setFont(option->font);
    painter->setPen(enabled ? c.text : c.textDisabled);
    painter->drawText(text, flags | Qt::AlignLeft, parts.first());
    if (parts.size() > 1) {
        painter->setPen(enabled ? c.textMuted : c.textDisabled);
        painter->drawText(text.adjusted(0, 0, space::kM, 0), flags | Qt::AlignRight, parts.at(1));
    }
    painter->restore();
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow =
            visualRect(option->direction, r, QRect(r.right() - 18, r.top(), 14, r.height()));
        paint::chevron(painter, QRectF(arrow),
                       option->direction == Qt::RightToLeft ? paint::Direction::Left
                                                            : paint::Direction::Right,
                       enabled ? c.textMuted : c.textDisabled);
    }
}

}  // namespace rw::ui
