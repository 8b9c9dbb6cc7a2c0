// SPDX-License-Identifier: GPL-3.0-or-later
#include "component_picker.h"

#include "document/format.h"
#include "failure_table.h"
#include "shell/theme.h"
#include "widgets/search_field.h"
#include "widgets/section_header.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kState = 2;    // the column that tells what is out
constexpr int kOutRows = 4;  // seen without scrolling

}  // namespace

void ComponentFilter::setWords(const QString& words)
{
    // The building's own name before the stroke is that of all.
    const QString unit = words.mid(words.indexOf(QLatin1Char('/')) + 1);
    m_words = unit.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ComponentFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto* model = static_cast<const FailureTableModel*>(sourceModel());
    const FailureTable::Row& component = model->rowAt(row);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return component.cells[0].words.contains(word, Qt::CaseInsensitive)
               || component.cells[1].words.contains(word, Qt::CaseInsensitive)
               || unitId(component.components.front()).contains(word, Qt::CaseInsensitive);
    });
}

ComponentPicker::ComponentPicker(QWidget* parent)
    : QWidget(parent), m_outHead(new SectionHeader(tr("Out"))), m_outList(new QListWidget),
      m_search(new SearchField(tr("Find a component"))), m_list(new QTableView),
      m_model(new FailureTableModel(this)), m_filter(new ComponentFilter(this)),
      m_take(new QPushButton(tr("Take out or bring back")))
{
    m_outList->setAccessibleName(tr("Components that are out"));
    m_outList->setFrameShape(QFrame::NoFrame);
    m_outList->setTextElideMode(Qt::ElideMiddle);
    m_outList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_outList->setToolTip(tr("Delete brings the chosen one back"));
    m_search->setAccessibleName(tr("Find a component"));
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    prepareTable(*m_list, tr("Components of the building"));
    m_list->setToolTip(tr("Enter or double click takes a component out, or brings it back"));
    m_list->horizontalHeader()->hide();
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_take->setEnabled(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(m_outHead);
    column->addWidget(m_outList);
    column->addSpacing(space::kXs);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_take);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setWords(words);
        m_list->setCurrentIndex({});  // what stood there may be gone; Down goes to the first
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0)
            m_list->setCurrentIndex(m_filter->index(0, 0));
        toggleChosen();
    });
    connect(m_list, &QTableView::doubleClicked, this, &ComponentPicker::toggleChosen);
    connect(m_take, &QPushButton::clicked, this, &ComponentPicker::toggleChosen);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_take->setEnabled(m_list->selectionModel()->hasSelection()); });
    connect(m_outList, &QListWidget::itemActivated, this, &ComponentPicker::bringBack);
    for (QWidget* view : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_outList),
                          static_cast<QWidget*>(m_search)})
        view->installEventFilter(this);
    fillOut();
}

void ComponentPicker::setGraph(std::shared_ptr<const power::PowerGraph> graph, const UnitNames& names)
{
    if (graph == m_graph)
        return;
    m_graph = std::move(graph);
    m_names = names;
    FailureTable table;
    table.columns.resize(3);
    table.columns[0].heading = tr("Component");
    table.columns[1].heading = tr("Kind");
    table.columns[2].heading = tr("State");
    if (m_graph)
        for (std::int32_t c = 0; c < m_graph->size(); ++c) {
            FailureTable::Row row;
            row.components << fullName(*m_graph, c);
            const QString kind = kindWord((*m_graph)[c].kind);
            row.cells = {cellOf(m_names.of(*m_graph, c), tr("%1, %2").arg(fullName(*m_graph, c), kind)),
                         cellOf(kind), cellOf({})};
            table.rows.push_back(std::move(row));
        }
    m_model->show(std::move(table));
    m_list->setColumnHidden(1, true);  // found by, and in the tooltip
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Fixed);
    m_rows.clear();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_rows.insert(m_model->rowAt(row).components.front(), row);
    m_marked.clear();
    fillOut();
    chooseFirst();
}

void ComponentPicker::chooseFirst()
{
    if (m_list->hasFocus() && !m_list->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_list->setCurrentIndex(m_filter->index(0, 0));
}

void ComponentPicker::setOut(const QStringList& ids)
{
    if (ids == m_out)
        return;
    m_out = ids;
    fillOut();
}

void ComponentPicker::fillOut()
{
    markOut();
    const int current = m_outList->currentRow();
    m_outList->clear();
    for (const QString& id : m_out) {
        const bool there = m_graph && m_graph->find(id.toStdString()) >= 0;
        const QString unit = m_names.of(id);
        auto* item = new QListWidgetItem(there ? unit : tr("%1, not in this building").arg(unit));
        item->setData(Qt::UserRole, id);
        item->setToolTip(id);
        m_outList->addItem(item);
    }
    m_outHead->setRemark(m_out.isEmpty() ? tr("nothing") : formatCount(m_out.size()));
    m_outList->setVisible(!m_out.isEmpty());
    const int rows = std::min(kOutRows, static_cast<int>(m_out.size()));
    m_outList->setFixedHeight(std::max(1, rows * std::max(20, m_outList->sizeHintForRow(0)) + 4));
    m_outList->setCurrentRow(std::min(current, m_outList->count() - 1));
}

/// The list says which are out already, in a column that is there while any is.
void ComponentPicker::markOut()
{
    const QString word = tr("out");
    for (const QString& id : m_marked)
        if (const auto row = m_rows.constFind(id); row != m_rows.cend() && !m_out.contains(id))
            m_model->setWords(*row, kState, {});
    for (const QString& id : m_out)
        if (const auto row = m_rows.constFind(id); row != m_rows.cend())
            m_model->setWords(*row, kState, word);
    m_marked = m_out;
    if (m_model->columnCount() <= kState)
        return;
    m_list->setColumnHidden(kState, m_out.isEmpty());
    m_list->setColumnWidth(kState, m_list->fontMetrics().horizontalAdvance(word) + space::kL);
}

void ComponentPicker::search(const QString& words)
{
    m_search->setText(words);
    m_list->setFocus();
    chooseFirst();
}

void ComponentPicker::toggleChosen()
{
    if (!m_graph)
        return;
    QStringList ids = m_out;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows()) {
        const auto& row = m_model->rowAt(m_filter->mapToSource(index).row());
        const QString id = row.components.front();
        if (!ids.removeOne(id))
            ids << id;
    }
    if (ids != m_out)
        emit outWanted(ids);
}

void ComponentPicker::bringBack()
{
    const QListWidgetItem* item = m_outList->currentItem();
    if (!item)
        return;
    QStringList ids = m_out;
    ids.removeOne(item->data(Qt::UserRole).toString());
    emit outWanted(ids);
}

bool ComponentPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_list
            && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) {
            toggleChosen();
            return true;
        }
        if (watched == m_outList && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
            bringBack();
            return true;
        }
        if (watched == m_search && key == Qt::Key_Down && m_filter->rowCount() > 0) {
            if (!m_list->currentIndex().isValid())
                m_list->setCurrentIndex(m_filter->index(0, 0));
            m_list->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace rw::ui
