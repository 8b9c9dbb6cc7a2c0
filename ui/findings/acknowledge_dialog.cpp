// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/acknowledge_dialog.h"

#include "shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace rw::ui {

namespace {
constexpr int kWidth = 460;  // px
constexpr int kLines = 3;
}  // namespace

AcknowledgeDialog::AcknowledgeDialog(const QString& place, const QString& finding, QWidget* parent)
    : QDialog(parent), m_reason(new QPlainTextEdit)
{
    setWindowTitle(tr("Acknowledge finding"));
    const auto words = [](const QString& text) {
        auto* label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    };
    auto* where = words(place);
    setMuted(where);
    where->setVisible(!place.isEmpty());
    auto* question = words(tr("Why is this acceptable? The reason is stored in the plan and printed in the report."));
    setMuted(question);
    question->setBuddy(m_reason);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setPlaceholderText(tr("For example: agreed with the maker on 3 March"));
    m_reason->setFixedHeight(kLines * fontMetrics().lineSpacing() + 2 * space::kS);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* accept = buttons->addButton(tr("Acknowledge"), QDialogButtonBox::AcceptRole);
    // The first of them that is enabled would take over as what Enter means.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    accept->setDefault(true);
    accept->setEnabled(false);
    const auto* done = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(done, &QShortcut::activated, accept, &QPushButton::click);
    connect(m_reason, &QPlainTextEdit::textChanged, this, [this, accept] { accept->setEnabled(!reason().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kL);
    column->setSpacing(space::kS);
    column->addWidget(where);
    column->addWidget(words(finding));
    column->addSpacing(space::kS);
    column->addWidget(question);
    column->addWidget(m_reason);
    column->addStretch(1);
    column->addSpacing(space::kS);
    column->addWidget(buttons);
    resize(kWidth, heightForWidth(kWidth));
    m_reason->setFocus(Qt::OtherFocusReason);
}

QString AcknowledgeDialog::reason() const
{
    return m_reason->toPlainText().simplified();
}

}  // namespace rw::ui
