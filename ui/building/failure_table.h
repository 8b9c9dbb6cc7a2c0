// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/unit.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QTableView;

namespace rw::ui {

/// A table of an analysis as it is shown: names and quantities, the unit in a column's heading.
struct FailureTable {
    struct Column {
        enum class Kind { Words, Quantity, Count, LoadFraction };
        QString heading;
        Kind kind = Kind::Words;
        const Unit* unit = nullptr;  ///< of a quantity
        int digits = 4;
        QString explanation;
        int decimals = -1;  ///< after the point, in all rows alike; below 0: as the digits of each leave
    };
    struct Cell {
        QString words;             ///< beside a number: what stands where there is none
        std::optional<double> si;  ///< finite; counts and fractions as they are
        QString more;              ///< for the tooltip
    };
    struct Row {
        std::vector<Cell> cells;  ///< one a column
        QStringList components;   ///< that it is about, by full id
        bool bad = false;         ///< loses, interrupts or overloads something
        bool total = false;
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
};

inline FailureTable::Cell cellOf(QString words, QString more = {})
{
    return {std::move(words), std::nullopt, std::move(more)};
}
/// A value without a limit or a number is a dash.
FailureTable::Cell cellOf(double si);

/// Formats what is seen only: a building has some thousand components. The edit role gives the bare number in the
/// column's unit, by which tables are sorted and copied.
class FailureTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(FailureTable table);
    /// Of one cell, in place.
    void setWords(int row, int column, const QString& words);
    [[nodiscard]] const FailureTable& table() const { return m_table; }
    [[nodiscard]] const FailureTable::Row& rowAt(int row) const
    {
        return m_table.rows[static_cast<std::size_t>(row)];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    FailureTable m_table;
};

/// Sorts by the bare numbers; may leave out what does no harm.
class FailureFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FailureFilter(QObject* parent = nullptr);
    void setBadOnly(bool badOnly);
    [[nodiscard]] bool isBadOnly() const { return m_badOnly; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool m_badOnly = false;
};

/// The chosen rows, or all where at most one is chosen, as CSV with headings; numbers bare, with a point.
QString tableCsv(const QTableView& view);
/// The look of a table of results: whole rows, no grid of editors, sorted by a click on a heading, Ctrl+C copies it
/// as CSV, also from the context menu.
void prepareTable(QTableView& view, const QString& accessibleName);
/// Columns as wide as their contents; the first takes what is left, within reason.
void fitColumns(QTableView& view);

}  // namespace rw::ui
