// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/export_dialog.h"

#include "document/format.h"
#include "shell/theme.h"
#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace rw::ui {

namespace {
constexpr ExportForm kForms[] = {ExportForm::Pdf, ExportForm::Svg, ExportForm::Png, ExportForm::Csv};
}

ExportDialog::ExportDialog(Page& page, QWidget* parent)
    : QDialog(parent), m_parts(page.exports()), m_what(new QComboBox(this)), m_form(new SegmentedControl(this)),
      m_remark(new QLabel(this))
{
    setWindowTitle(tr("Export page “%1”").arg(page.title()));
    m_what->setAccessibleName(tr("What"));
    m_what->addItem(tr("Everything on the page"));
    for (const PageExport& part : m_parts)
        m_what->addItem(part.paint && !part.size.isEmpty() ? part.name : tr("%1 (table)").arg(part.name));
    m_form->setAccessibleName(tr("As"));
    for (const auto& [name, about] :
         {std::pair{QStringLiteral("PDF"), tr("A page for each picture, as lines and letters, in light colours")},
          std::pair{QStringLiteral("SVG"), tr("The picture as lines and letters")},
          std::pair{QStringLiteral("PNG"), tr("The picture in points, twice as fine as on the screen")},
          std::pair{QStringLiteral("CSV"), tr("The numbers, for a spreadsheet")}})
        m_form->addSegment(name, {}, about);
    m_form->setCurrentIndex(0);
    m_remark->setWordWrap(true);
    setMuted(m_remark);
    setTextSize(m_remark, TextSize::Small);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save as…"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(m_form, &SegmentedControl::currentChanged, this, [this](int index) {
        m_wanted = index;
        refresh();
    });

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kL);
    form->setVerticalSpacing(space::kM);
    form->addRow(tr("What"), m_what);
    form->addRow(tr("As"), m_form);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kL);
    column->setSpacing(space::kM);
    column->addLayout(form);
    column->addWidget(m_remark);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(420);
    refresh();
}

QList<PageExport> ExportDialog::parts() const
{
    const int at = m_what->currentIndex();
    return at <= 0 ? m_parts : QList<PageExport>{m_parts.at(at - 1)};
}

ExportForm ExportDialog::form() const
{
    return kForms[std::max(0, m_form->currentIndex())];
}

void ExportDialog::refresh()
{
    const QList<PageExport> chosen = parts();
    for (int i = 0; i < m_form->count(); ++i) m_form->setSegmentEnabled(i, holds(chosen, kForms[i]));
    // What a part cannot be gives way to the first that it can, and comes back with a part that has it.
    const int count = m_form->count();
    int at = m_wanted;
    if (!holds(chosen, kForms[at]))
        for (at = 0; at + 1 < count && !holds(chosen, kForms[at]);) ++at;
    {
        const QSignalBlocker quiet(m_form);
        m_form->setCurrentIndex(at);
    }
    const ExportForm wanted = form();
    m_save->setEnabled(holds(chosen, wanted));
    qsizetype pictures = 0;
    qsizetype tables = 0;
    for (const PageExport& part : chosen) {
        if (part.paint && !part.size.isEmpty()) ++pictures;
        if (part.csv) ++tables;
    }
    QString remark;
    switch (wanted) {
    case ExportForm::Pdf:
        remark = counted(pictures, tr("%1 page, as lines and letters, in light colours."), tr("%1 pages, as lines and letters, in light colours."));
        break;
    case ExportForm::Svg:
    case ExportForm::Png: remark = tr("One picture: %1.").arg(m_what->currentIndex() > 0 ? m_what->currentText() : m_what->itemText(1));
        break;
    case ExportForm::Csv:
        remark = counted(tables, tr("%1 table, numbers as they are shown."), tr("%1 tables one after another, numbers as they are shown."));
        break;
    }
    if (!m_save->isEnabled()) remark = tr("There is nothing in this for that form.");
    m_remark->setText(remark);
}

}  // namespace rw::ui
