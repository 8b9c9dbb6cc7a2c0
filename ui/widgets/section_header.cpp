// SPDX-License-Identifier: GPL-3.0-or-later
#include "section_header.h"

#include "../shell/theme.h"
#include "elided_label.h"

#include <QHBoxLayout>

#include <algorithm>

namespace rw::ui {

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(new ElidedLabel(title, this)),
      m_remark(new ElidedLabel(this)),
      m_row(new QHBoxLayout(this))
{
    setTextSize(m_title, TextSize::Body, true);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    setTextSize(m_remark, TextSize::Small);
    setMuted(m_remark);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::kS);
    m_row->addWidget(m_title);
    m_row->addWidget(m_remark, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(title);
}

void SectionHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SectionHeader::setRemark(const QString& remark) { m_remark->setText(remark); }

void SectionHeader::addTrailing(QWidget* widget) { m_row->addWidget(widget); }

/// What stands beside the title, with the space before it.
int SectionHeader::trailingWidth() const
{
    int width = 0;
    for (int i = 2; i < m_row->count(); ++i) {
        const QLayoutItem* item = m_row->itemAt(i);
        if (!item->isEmpty()) width += item->minimumSize().width() + m_row->spacing();
    }
    return width;
}

QSize SectionHeader::minimumSizeHint() const
{
    return {m_title->minimumSizeHint().width() + m_row->spacing() + m_remark->minimumSizeHint().width() + trailingWidth(), QWidget::minimumSizeHint().height()};
}

/// The remark gives way first, and the title only where there is nothing else to give.
void SectionHeader::fit()
{
    const int room = width() - trailingWidth() - m_remark->minimumSizeHint().width() - m_row->spacing();
    m_title->setMinimumWidth(std::clamp(room, 0, m_title->sizeHint().width()));
}

void SectionHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool SectionHeader::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) fit();
    return QWidget::event(event);
}

}  // namespace rw::ui
