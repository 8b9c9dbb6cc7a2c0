// SPDX-License-Identifier: GPL-3.0-or-later
#include "empty_state.h"

#include "../shell/app_style.h"
#include "../shell/icons.h"
#include "../shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kPicture = 44;
constexpr int kTextWidth = 380;  // about 60 characters: a comfortable line

}  // namespace

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text,
                       QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_title(new QLabel(title, this)),
      m_text(new QLabel(text, this)),
      m_button(new QPushButton(this))
{
    Theme& theme = Theme::of(this);
    const auto showPicture = [this, iconName] {
        m_picture->setPixmap(icon(iconName, Theme::of(this), IconTone::Muted)
                                 .pixmap(QSize(kPicture, kPicture), devicePixelRatioF()));
    };
    m_picture->setVisible(hasIcon(iconName));
    showPicture();
    connect(&theme, &Theme::changed, this, showPicture);
    setTextSize(m_title, TextSize::Title);
    m_title->setAlignment(Qt::AlignCenter);
    setMuted(m_text);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(kTextWidth);
    m_button->hide();
    setButtonKind(m_button, ButtonKind::Primary);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kXl);
    column->setSpacing(space::kS);
    column->addStretch(2);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(space::kXs);
    column->addWidget(m_title);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(space::kS);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    setAccessibleName(title);
    setAccessibleDescription(text);
    holdText();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

/// A layout inside a stack of pages does not ask for the height that wrapped words need.
void EmptyState::holdText()
{
    m_text->ensurePolished();
    m_text->setMinimumHeight(m_text->heightForWidth(kTextWidth));
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) holdText();
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
    holdText();
    setAccessibleDescription(text);
}

void EmptyState::setAction(const QString& text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

}  // namespace rw::ui
