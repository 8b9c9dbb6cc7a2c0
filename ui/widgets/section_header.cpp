// SPDX-License-Identifier: GPL-3.0-or-later
#include "section_header.h"

#include "../shell/theme.h"
#include "elided_label.h"

#include <QHBoxLayout>
#include <QLabel>

namespace rw::ui {

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(title, this)),
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

}  // namespace rw::ui
