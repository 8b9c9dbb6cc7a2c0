// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_panel.h"

#include "hall_editor.h"
#include "hall_facts.h"
#include "hall_fault_list.h"
#include "hall_selection.h"
#include "hall_underlay_part.h"
#include "shell/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kWidth = 300;  // px

}  // namespace

HallPanel::HallPanel(HallEditor* editor, QWidget* parent)
    : QScrollArea(parent), m_editor(editor), m_facts(new HallFacts(editor)), m_selection(new HallSelection(editor)),
      m_faults(new HallFaultList(editor)), m_underlay(new HallUnderlayPart(editor))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);  // with large letters
    setFocusPolicy(Qt::NoFocus);
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, space::kM, space::kM);
    column->setSpacing(space::kL);
    column->addWidget(m_facts);
    column->addWidget(m_selection);
    column->addWidget(m_faults);
    column->addWidget(m_underlay);
    column->addStretch(1);
    setWidget(all);
    setAccessibleName(tr("Facts of the hall"));
    connect(m_facts, &HallFacts::derivationWanted, this, &HallPanel::derivationWanted);
    connect(m_selection, &HallSelection::told, this, &HallPanel::told);
    connect(m_faults, &HallFaultList::told, this, &HallPanel::told);
    connect(m_faults, &HallFaultList::zoomWanted, this, &HallPanel::zoomWanted);
    connect(m_underlay, &HallUnderlayPart::told, this, &HallPanel::told);
    connect(m_underlay, &HallUnderlayPart::twoPointsWanted, this, &HallPanel::twoPointsWanted);
    connect(m_underlay, &HallUnderlayPart::laid, this, [this] { emit zoomWanted({}); });
}

QListView* HallPanel::faultList() const
{
    return m_faults->list();
}

QuantityEdit* HallPanel::field(const QString& key) const
{
    return m_selection->field(key);
}

QString HallPanel::figureText(const QString& key) const
{
    return m_facts->figureText(key);
}

QSize HallPanel::sizeHint() const
{
    return {kWidth, 400};
}

void HallPanel::editName()
{
    if (m_editor->selected().empty()) return;
    QLineEdit* field = m_selection->nameField();
    ensureWidgetVisible(field);
    field->setFocus(Qt::ShortcutFocusReason);
    field->selectAll();
}

}  // namespace rw::ui
