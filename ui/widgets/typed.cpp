// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/typed.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTextDocument>

namespace rw::ui {

void takeOverTyped()
{
    QPointer<QWidget> field = QApplication::focusWidget();
    const auto* line = qobject_cast<QLineEdit*>(field);
    const auto* note = qobject_cast<QPlainTextEdit*>(field);
    if (!(line && line->isModified()) && !(note && note->document()->isModified())) return;
    field->clearFocus();
    if (field) field->setFocus(Qt::OtherFocusReason);
}

}  // namespace rw::ui
