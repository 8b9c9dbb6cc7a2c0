// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_bar.h"

#include "../shell/icons.h"
#include "../shell/theme.h"
#include "chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace rw::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel), m_details(new QLabel), m_more(new QToolButton), m_close(new QToolButton)
{
    const Theme& theme = Theme::of(this);
    auto* sign = new Chip(Severity::Warning, {});
    sign->setCompact(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setContentsMargins(0, space::kXs, 0, space::kXs);
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTextSize(m_details, TextSize::Small);
    m_details->hide();
    m_more->setText(tr("Details"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close"), theme));
    m_close->setIconSize(QSize(14, 14));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Put away until the next start"));
    m_close->setAccessibleName(m_close->toolTip());

    auto* line = new QHBoxLayout;
    line->setSpacing(space::kS);
    line->addWidget(sign);
    line->addWidget(m_text, 1);
    line->addWidget(m_more);
    line->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    column->setSpacing(space::kXs);
    column->addLayout(line);
    column->addWidget(m_details);
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&Theme::of(this), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void NoticeBar::setNotice(const QString& text, const QStringList& details)
{
    m_text->setText(text);
    m_details->setText(details.join(QLatin1Char('\n')));
    m_more->setVisible(!details.isEmpty());
    setAccessibleName(text);
    setAccessibleDescription(m_details->text());
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return m_text->text();
}

QString NoticeBar::detailText() const
{
    return m_details->text();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::of(this).colors().warningSoft);
}

}  // namespace rw::ui
