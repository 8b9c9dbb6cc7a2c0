// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_pairs.h"

#include "shell/theme.h"
#include "widgets/quantity_edit.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace rw::ui {

HallPairs::HallPairs(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::kXs);
    m_grid->setVerticalSpacing(space::kXs);
}

void HallPairs::add(QLabel* name, QWidget* field, bool whole)
{
    setMuted(name);
    name->setBuddy(field);
    name->setParent(this);
    field->setParent(this);
    // As wide as the column is: which columns there are follows from what fields need.
    field->setMinimumWidth(1);
    m_pairs << Pair{name, field, whole};
    m_arranged = false;
    arrange();
}

int HallPairs::nameWidth(bool sideBySide) const
{
    int first = 0;
    int second = 0;
    bool left = true;
    for (const Pair& pair : m_pairs) {
        left = left || pair.whole || !sideBySide;
        int& wide = left ? first : second;
        wide = std::max(wide, pair.name->sizeHint().width());
        left = !left || pair.whole;
    }
    return first + second;
}

int HallPairs::fieldWidth() const
{
    int wide = 0;
    for (const Pair& pair : m_pairs)
        if (const auto* edit = qobject_cast<QuantityEdit*>(pair.field)) wide = std::max(wide, edit->minimumSizeHint().width());
    return wide;
}

QSize HallPairs::minimumSizeHint() const
{
    return {nameWidth(false) + space::kXs + fieldWidth(), m_grid->minimumSize().height()};
}

void HallPairs::arrange()
{
    const bool sideBySide = width() >= nameWidth(true) + 2 * fieldWidth() + 3 * space::kXs;
    if (m_arranged && sideBySide == m_sideBySide) return;
    m_arranged = true;
    m_sideBySide = sideBySide;
    for (const Pair& pair : m_pairs) {
        m_grid->removeWidget(pair.name);
        m_grid->removeWidget(pair.field);
    }
    int row = 0;
    int at = 0;
    for (const Pair& pair : m_pairs) {
        if (at > 0 && (pair.whole || !sideBySide)) {
            ++row;
            at = 0;
        }
        m_grid->addWidget(pair.name, row, at);
        m_grid->addWidget(pair.field, row, at + 1, 1, pair.whole && sideBySide ? 3 : 1);
        at = pair.whole || at > 0 ? 0 : 2;
        if (at == 0) ++row;
    }
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, sideBySide ? 1 : 0);
}

void HallPairs::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void HallPairs::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange();
}

}  // namespace rw::ui
