// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_fault_list.h"

#include "hall_editor.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/section_header.h"

#include <QLabel>
#include <QListView>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kFaultRows = 7;      // seen at once, where they are short
constexpr int kMostHeight = 232;   // px
constexpr int kAroundWords = 8;    // px above and below

/// As high as a sentence is in the list's width: its last words tell what is allowed.
class WholeSentences : public QStyledItemDelegate {
public:
    explicit WholeSentences(QListView* view) : QStyledItemDelegate(view), m_view(view) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem whole = option;
        initStyleOption(&whole, index);
        whole.rect = QRect(0, 0, m_view->viewport()->width(), QWIDGETSIZE_MAX);
        const QRect words = m_view->style()->subElementRect(QStyle::SE_ItemViewItemText, &whole, m_view);
        // The style keeps this clear on both sides of what it writes.
        const int margin = m_view->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &whole, m_view) + 1;
        const QRect taken = whole.fontMetrics.boundingRect(0, 0, words.width() - 2 * margin, QWIDGETSIZE_MAX, Qt::TextWordWrap, whole.text);
        return {m_view->viewport()->width(), std::max(taken.height(), whole.decorationSize.height()) + kAroundWords};
    }

private:
    QListView* m_view;
};

}  // namespace

HallFaultModel::HallFaultModel(HallEditor* editor, QObject* parent) : QAbstractListModel(parent), m_editor(editor)
{
    connect(editor, &HallEditor::faultsChanged, this, [this] {
        beginResetModel();
        m_faults = m_editor->faults();
        endResetModel();
    });
}

int HallFaultModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_faults.size());
}

QVariant HallFaultModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const HallFault& fault = m_faults[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return fault.text;
    if (role == Qt::DecorationRole) {
        switch (fault.severity) {
        case Severity::Error: return icon(QStringLiteral("error"), Theme::of(nullptr), IconTone::Error);
        case Severity::Warning: return icon(QStringLiteral("warning"), Theme::of(nullptr), IconTone::Warning);
        case Severity::Note: return icon(QStringLiteral("note"), Theme::of(nullptr), IconTone::Accent);
        }
    }
    return {};
}

HallFaultList::HallFaultList(HallEditor* editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    m_head = new SectionHeader(tr("Checks"));
    column->addWidget(m_head);
    m_none = new QLabel;
    m_none->setWordWrap(true);
    setMuted(m_none);
    column->addWidget(m_none);
    m_model = new HallFaultModel(m_editor, this);
    m_list = new QListView;
    m_list->setModel(m_model);
    m_list->setItemDelegate(new WholeSentences(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("What the checks have against the drawing"));
    m_list->setWhatsThis(tr("Enter or a click shows the place and selects what it is about."));
    m_list->setWordWrap(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto show = [this](const QModelIndex& index) {
        if (!index.isValid() || index.row() >= static_cast<int>(m_editor->faults().size())) return;
        const HallFault fault = m_editor->faults()[static_cast<std::size_t>(index.row())];
        m_editor->select(fault.placements);
        emit zoomWanted(fault.where);
        emit told(fault.text);
    };
    connect(m_list, &QListView::clicked, this, show);
    connect(m_list, &QListView::activated, this, show);
    column->addWidget(m_list);
    connect(editor, &HallEditor::faultsChanged, this, &HallFaultList::refresh);
}

void HallFaultList::refresh()
{
    const auto count = static_cast<int>(m_editor->faultCount());
    const bool checked = m_editor->isChecked();
    m_head->setRemark(!checked ? tr("checking…") : count == 0 ? QString() : counted(count, tr("%1 fault"), tr("%1 faults")));
    m_none->setVisible(checked && count == 0);
    m_none->setText(tr("Nothing overlaps, nothing is too near, and all is within reach, as far as the hall sets limits."));
    m_list->setVisible(count > 0);
    fit();
}

/// As high as what it shows, up to a part of the panel.
void HallFaultList::fit()
{
    int height = 4;
    for (int row = 0; row < std::min(m_model->rowCount(), kFaultRows) && height < kMostHeight; ++row) height += std::max(m_list->sizeHintForRow(row), 20);
    m_list->setFixedHeight(std::clamp(height, 24, kMostHeight));
}

void HallFaultList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace rw::ui
