// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/compare_scenarios.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include <vector>

namespace rw::ui {

/// What the changed inputs contribute to the difference of one figure: from the first value by one input after another to
/// the second. The middle column is the picture of it, the others are its table.
class PartsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Bar, Value, ColumnCount };
    enum Role { RemarkRole = Qt::UserRole, FromRole, ToRole, EndRole, PathRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Empty where \p row is null or has no contributions.
    void show(const Plan& plan, const ScenarioComparison& comparison, const ComparedFigure* row, const QString& a, const QString& b,
              UnitSystem units);
    /// The smallest and the largest value on the way.
    [[nodiscard]] double lowest() const { return m_lowest; }
    [[nodiscard]] double highest() const { return m_highest; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        QString what;
        QString remark;  ///< "225 kW → 245 kW"
        QString value;
        QString path;    ///< of the input
        double from = 0.0;
        double to = 0.0;
        bool end = false;  ///< a value of a scenario, not a step between them
    };
    std::vector<Line> m_lines;
    double m_lowest = 0.0;
    double m_highest = 0.0;
};

/// Draws the rows of a PartsModel: names with their remark beneath, bars that hang between the values they lead from and to.
class PartsDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// What stands in a field in both scenarios: "225 kW → 245 kW".
QString inputChange(const ChangedInput& input, UnitSystem units);
/// Where a field is, without the field itself: "Helios".
QString ownerWords(const Plan& plan, const QString& path);
/// What stands in a field, in the reader's words and units.
QString fieldText(const Field& field, const Tree& value, UnitSystem units);

}  // namespace rw::ui
