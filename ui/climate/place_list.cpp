// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_list.h"

#include "shell/theme.h"
#include "widgets/search_field.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QStyle>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kLeast = 180;  // px
constexpr int kNameLetters = 22;
constexpr int kHeadingRoom = 14;

}  // namespace

PlaceList::PlaceList(PlaceModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_filter(new PlaceFilter(this)), m_search(new SearchField(tr("Find a place"))),
      m_tree(new QTreeView)
{
    m_search->setAccessibleName(tr("Find a place"));
    m_filter->setSourceModel(m_model);
    m_tree->setModel(m_filter);
    m_tree->setAccessibleName(tr("Places"));
    m_tree->setWhatsThis(tr("Arrows choose a place, Space ticks it for the comparison. A click on a heading sorts."));
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setIndentation(0);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->setHighlightSections(false);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSortIndicatorClearable(true);
    m_tree->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_tree->setSortingEnabled(true);
    setMinimumWidth(kLeast);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setWords(words);
        m_tree->expandAll();
    });
    auto* down = new QShortcut(Qt::Key_Down, m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, m_tree, [this] { m_tree->setFocus(); });
    connect(m_filter, &QAbstractItemModel::modelReset, m_tree, &QTreeView::expandAll);
    connect(m_filter, &QAbstractItemModel::rowsInserted, m_tree, &QTreeView::expandAll);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        const QString key = index.siblingAtColumn(PlaceModel::Name).data(PlaceModel::KeyRole).toString();
        if (!m_setting && !key.isEmpty()) emit chosen(key);
    });
    // Whichever column has the focus, Space ticks the row.
    auto* tick = new QShortcut(Qt::Key_Space, m_tree, nullptr, nullptr, Qt::WidgetShortcut);
    connect(tick, &QShortcut::activated, this, &PlaceList::tickCurrent);
}

void PlaceList::tickCurrent()
{
    const QModelIndex at = m_filter->mapToSource(m_tree->currentIndex()).siblingAtColumn(PlaceModel::Name);
    const bool on = at.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model->setData(at, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void PlaceList::setCurrent(const QString& key)
{
    const QScopedValueRollback guard(m_setting, true);
    const QModelIndex at = m_filter->mapFromSource(m_model->indexOf(key));
    if (!at.isValid() || m_tree->currentIndex().siblingAtColumn(0) == at) return;
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at);
}

void PlaceList::unfold()
{
    m_tree->expandAll();
    for (int group = 0; group < m_filter->rowCount(); ++group) m_tree->setFirstColumnSpanned(group, {}, true);
}

int PlaceList::leastTelling() const
{
    m_tree->ensurePolished();  // asked before it is shown, it has not its letters yet
    m_tree->header()->ensurePolished();
    const QString mean = m_model->headerData(PlaceModel::Mean, Qt::Horizontal, Qt::DisplayRole).toString();
    return kNameLetters * m_tree->fontMetrics().averageCharWidth() + m_tree->header()->fontMetrics().horizontalAdvance(mean) + kHeadingRoom
           + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + space::kS;
}

void PlaceList::fit()
{
    m_tree->header()->ensurePolished();
    const QFontMetrics metrics(m_tree->header()->font());
    int others = 0;
    for (int column = PlaceModel::Mean; column < PlaceModel::ColumnCount; ++column) {
        const QString heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_tree->setColumnWidth(column, metrics.horizontalAdvance(heading) + kHeadingRoom);
        if (column <= PlaceModel::WetBulb) others += m_tree->columnWidth(column);
    }
    const int room = m_tree->viewport()->width();
    int name = std::max(kNameLetters * m_tree->fontMetrics().averageCharWidth(), room - others);
    // A number cut in its middle says something else: then the name has the width, and the numbers stand beside it.
    if (name < room && name + m_tree->columnWidth(PlaceModel::Mean) > room) name = room;
    m_tree->setColumnWidth(PlaceModel::Name, name);
}

void PlaceList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace rw::ui
