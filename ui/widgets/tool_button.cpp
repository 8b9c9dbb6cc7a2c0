// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tool_button.h"

#include <QString>
#include <QToolButton>

namespace rw::ui {

namespace {
constexpr int kSmall = 16;  // px, of the icon
}

QToolButton* toolButton(const char* iconName, const QString& words, const Theme& theme, IconTone tone)
{
    auto* button = new QToolButton;
    button->setIcon(icon(QLatin1String(iconName), theme, tone));
    button->setAutoRaise(true);
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

QToolButton* toolButton(const char* iconName, const QString& words, const QString& explanation, const Theme& theme)
{
    QToolButton* button = toolButton(iconName, words, theme);
    button->setToolTip(explanation);
    return button;
}

QToolButton* smallToolButton(const char* iconName, const QString& words, const Theme& theme, IconTone tone)
{
    QToolButton* button = toolButton(iconName, words, theme, tone);
    button->setIconSize(QSize(kSmall, kSmall));
    return button;
}

}  // namespace rw::ui
