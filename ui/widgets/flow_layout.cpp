// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow_layout.h"

#include "../shell/theme.h"

#include <QWidget>

#include <algorithm>

namespace rw::ui {

FlowLayout::FlowLayout(QWidget* parent, bool stretch) : QLayout(parent), m_stretch(stretch)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(stretch ? space::kL : space::kS);
}

FlowLayout::~FlowLayout()
{
    while (auto* item = takeAt(0)) {
        delete item;
    }
}

void FlowLayout::addItem(QLayoutItem* item) { m_items.append(item); }

int FlowLayout::count() const { return static_cast<int>(m_items.size()); }

QLayoutItem* FlowLayout::itemAt(int index) const { return m_items.value(index); }

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto* item : m_items) {
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins m = contentsMargins();
    return {std::max(0, width - spacing()) + m.left() + m.right(), height + m.top() + m.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto* item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool apply) const
{
    const QMargins m = contentsMargins();
    const QRect area = rect.marginsRemoved(m);
    int column = 0;
    if (m_stretch) {
        int widest = 1;
        int shown = 0;
        for (const auto* item : m_items) {
            if (!item->isEmpty()) {
                widest = std::max(widest, item->sizeHint().width());
                ++shown;
            }
        }
        const int columns = std::max(1, (area.width() + spacing()) / (widest + spacing()));
        column = (area.width() - (columns - 1) * spacing()) / columns;
        if (shown < columns) {  // a lonely row keeps its size instead of growing odd
            column = std::min(column, widest + widest / 4);
        }
    }
    int x = area.left();
    int y = area.top();
    int lineHeight = 0;
    for (auto* item : m_items) {
        if (item->isEmpty()) {  // hidden
            continue;
        }
        QSize size = item->sizeHint();
        size.setWidth(m_stretch ? column : std::min(size.width(), area.width()));
        if (x > area.left() && x + size.width() > area.right() + 1) {
            x = area.left();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        if (apply) {
            item->setGeometry(QRect(QPoint(x, y), size));
        }
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight - rect.top() + m.bottom();
}

}  // namespace rw::ui
