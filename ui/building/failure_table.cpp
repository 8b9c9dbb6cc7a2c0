// SPDX-License-Identifier: GPL-3.0-or-later
#include "failure_table.h"

#include "document/format.h"
#include "power/graph/solve.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFont>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLocale>
#include <QLocale>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

using Kind = FailureTable::Column::Kind;

constexpr int kWidestFirst = 420;  // pixels; beyond it a name is cut and told by its tooltip
constexpr int kLeastFirst = 176;   // pixels, of a name that gives way
constexpr double kNamesPart = 0.4;  // of a table that is too wide for its window
constexpr int kHeadingRoom = 18;  // for margins
constexpr int kOrderRoom = 10;    // for the mark of the order
constexpr int kLoadDigits = 3;
constexpr double kLeastTold = 0.001;  // smaller ones are noise beside the others of a column
constexpr int kSampledRows = 200;  // that decide how wide a column is

QString quoted(QString field)
{
    if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"')))
        return field;
    field.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + field + QLatin1Char('"');
}

double inUnit(const FailureTable::Column& column, double si)
{
    switch (column.kind) {
    case Kind::Quantity: return column.unit->fromSi(si);
    case Kind::LoadFraction: return unit::percent.fromSi(si);
    case Kind::Words:
    case Kind::Count: return si;
    }
    return si;
}

/// With so many decimals, so that points stand under each other.
QString fixed(double value, int decimals)
{
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    QString text = formatCount(digits.left(point).toLongLong());
    if (point >= 0)
        text += QLocale().decimalPoint() + digits.mid(point + 1);
    return value < 0.0 && digits.toDouble() > 0.0 ? QChar(0x2212) + text : text;
}

QString textOf(const FailureTable::Column& column, const FailureTable::Cell& cell)
{
    if (!cell.si)
        return cell.words;
    switch (column.kind) {
    case Kind::Quantity: {
        const double value = std::abs(inUnit(column, *cell.si));
        if (column.decimals >= 0)
            return fixed(inUnit(column, *cell.si), column.decimals);
        return value > 0.0 && value < kLeastTold
                   ? FailureTableModel::tr("< %1").arg(formatIn(kLeastTold, unit::one).number)
                   : formatIn(*cell.si, *column.unit, column.digits).number;
    }
    case Kind::Count: return formatCount(std::llround(*cell.si));
    case Kind::LoadFraction: {
        const QString number = formatIn(*cell.si, unit::percent, kLoadDigits).number;
        return power::isOverload(*cell.si) ? FailureTableModel::tr("overload %1").arg(number)
                                           : number;
    }
    case Kind::Words: return cell.words;
    }
    return cell.words;
}

}  // namespace

FailureTable::Cell cellOf(double si)
{
    if (!std::isfinite(si))
        return cellOf(QStringLiteral("–"));
    return {{}, si, {}};
}

void FailureTableModel::show(FailureTable table)
{
    const bool same = table.rows.size() == m_table.rows.size()
                      && table.columns.size() == m_table.columns.size() && !table.rows.empty()
                      && std::equal(table.rows.begin(), table.rows.end(), m_table.rows.begin(),
                                    [](const FailureTable::Row& a, const FailureTable::Row& b) {
                                        return a.cells.front().words == b.cells.front().words
                                               && a.components == b.components;
                                    });
    if (same) {
        m_table = std::move(table);
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return;
    }
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

void FailureTableModel::setWords(int row, int column, const QString& words)
{
    FailureTable::Cell& cell = m_table.rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(column)];
    if (cell.words == words)
        return;
    cell.words = words;
    emit dataChanged(index(row, column), index(row, column));
}

int FailureTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int FailureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant FailureTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const FailureTable::Row& row = rowAt(index.row());
    const FailureTable::Column& column = m_table.columns[static_cast<std::size_t>(index.column())];
    const FailureTable::Cell& cell = row.cells[static_cast<std::size_t>(index.column())];
    const bool overload =
        column.kind == Kind::LoadFraction && cell.si && power::isOverload(*cell.si);
    switch (role) {
    case Qt::DisplayRole: return textOf(column, cell);
    case Qt::EditRole: return cell.si ? QVariant(inUnit(column, *cell.si)) : QVariant(cell.words);
    case Qt::ToolTipRole: return cell.more.isEmpty() ? QVariant() : QVariant(cell.more);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column.kind == Kind::Words ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    case Qt::FontRole:
        if (row.total || overload) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default: return {};
    }
}

QVariant FailureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const FailureTable::Column& column = m_table.columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column.kind == Kind::Words ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && !column.explanation.isEmpty())
        return column.explanation;
    if (role != Qt::DisplayRole)
        return {};
    if (column.kind == Kind::LoadFraction)
        return tr("%1 (%)").arg(column.heading);
    if (column.unit && column.unit->symbol && *column.unit->symbol)
        return tr("%1 (%2)").arg(column.heading, QString::fromUtf8(column.unit->symbol));
    return column.heading;
}

FailureFilter::FailureFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(Qt::EditRole);
    setSortLocaleAware(true);
}

void FailureFilter::setBadOnly(bool badOnly)
{
    if (badOnly == m_badOnly)
        return;
    m_badOnly = badOnly;
    invalidateFilter();
}

bool FailureFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto* model = static_cast<const FailureTableModel*>(sourceModel());
    return !m_badOnly || model->rowAt(row).bad || model->rowAt(row).total;
}

QString tableCsv(const QTableView& view)
{
    const QAbstractItemModel* model = view.model();
    QList<int> rows;
    for (const QModelIndex& index : view.selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    if (rows.size() < 2) {
        rows.clear();
        for (int row = 0; row < model->rowCount(); ++row)
            rows << row;
    }
    QString csv;
    const auto line = [&](const auto& field) {
        for (int column = 0; column < model->columnCount(); ++column)
            csv += (column > 0 ? QStringLiteral(",") : QString()) + quoted(field(column));
        csv += QLatin1Char('\n');
    };
    line([&](int column) { return model->headerData(column, Qt::Horizontal).toString(); });
    for (const int row : rows)
        line([&](int column) {
            const QVariant value = model->index(row, column).data(Qt::EditRole);
            return value.typeId() == QMetaType::Double
                       ? QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                       : value.toString();
        });
    return csv;
}

void prepareTable(QTableView& view, const QString& accessibleName)
{
    view.setAccessibleName(accessibleName);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setTabKeyNavigation(false);
    view.setFrameShape(QFrame::NoFrame);
    view.setWordWrap(false);
    view.setTextElideMode(Qt::ElideMiddle);  // which unit it is stands at the end of a name
    view.verticalHeader()->hide();
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    view.horizontalHeader()->setResizeContentsPrecision(kSampledRows);
    // Without a column of choice rows stand as they come, which is worst first.
    view.horizontalHeader()->setSortIndicatorClearable(true);
    view.horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
    view.setSortingEnabled(true);
    auto* copy = new QAction(FailureTableModel::tr("Copy as CSV"), &view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &view,
                     [&view] { QApplication::clipboard()->setText(tableCsv(view)); });
    view.addAction(copy);
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
}

void fitColumns(QTableView& view)
{
    // A number stays beside its neighbours; words take the room there is.
    const QVariant last = view.model()->headerData(view.model()->columnCount() - 1, Qt::Horizontal,
                                                   Qt::TextAlignmentRole);
    view.horizontalHeader()->setStretchLastSection((last.toInt() & Qt::AlignLeft) != 0);
    const QFontMetrics metrics(view.horizontalHeader()->font());
    const int room = kHeadingRoom + (view.isSortingEnabled() ? kOrderRoom : 0);
    const QAbstractItemView& items = view;
    int first = 0;
    int others = 0;
    for (int column = 0; column < view.model()->columnCount(); ++column) {
        const QString heading = view.model()->headerData(column, Qt::Horizontal).toString();
        const int width = std::max(items.sizeHintForColumn(column),
                                   metrics.horizontalAdvance(heading) + room);
        (column == 0 ? first : others) += width;
        if (column > 0)
            view.setColumnWidth(column, width);
    }
    // A long name gives way before it pushes figures out of sight; where they have no room anyway, it keeps a part.
    int most = kWidestFirst;
    if (view.isVisible()) {
        const int seen = view.viewport()->width();
        most = seen - others >= kLeastFirst ? seen - others : static_cast<int>(kNamesPart * seen);
    }
    view.setColumnWidth(0, std::min(first, std::clamp(most, kLeastFirst, kWidestFirst)));
}

}  // namespace rw::ui
