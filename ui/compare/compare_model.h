// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/compare_scenarios.h"

#include <QAbstractItemModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace rw::ui {

/// Figures by scenario as a tree of two levels: elements of the plan, and their figures. The first scenario's column holds
/// values; each other one is two, values and differences from the first.
class CompareModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Choice { Key, Changed, All };
    enum Role { PathRole = Qt::UserRole, NumberRole };

    using QAbstractItemModel::QAbstractItemModel;

    /// Titles of elements come from \p plan, names of scenarios from \p names. \p settled: the year is one of hours; else its
    /// figures are marked as near ones.
    void show(const Plan& plan, SideBySide table, QStringList names, UnitSystem units, bool settled = true);
    void setChoice(Choice choice);
    [[nodiscard]] Choice choice() const { return m_choice; }
    /// While anything is searched for, all figures are looked through.
    void setSearch(const QString& text);

    [[nodiscard]] const SideBySide& table() const { return m_table; }
    /// The scenario of a column, as an index into the table's columns; -1 for the figures' names.
    [[nodiscard]] int scenarioOf(int column) const { return column == 0 ? -1 : column / 2; }
    [[nodiscard]] bool isDifference(int column) const { return column > 1 && column % 2 == 1; }
    [[nodiscard]] int columnOf(int scenario) const { return scenario == 0 ? 1 : 2 * scenario; }
    /// The figure of a row; null for an element.
    [[nodiscard]] const SideBySide::Row* rowAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const QString& figurePath, int column = 0) const;
    /// Of the first figure that is not the same in all scenarios, else of the first one.
    [[nodiscard]] QModelIndex firstTelling() const;
    [[nodiscard]] int figureCount() const;
    /// As it is shown, with headings; numbers bare and with a point, in the unit beside them.
    [[nodiscard]] QString csv() const;
    /// The same with tabs, as it is read.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group {
        QString element;
        QString title;
        std::vector<std::size_t> rows;  ///< of the table

        bool operator==(const Group&) const = default;
    };
    void regroup();
    [[nodiscard]] std::vector<Group> grouped() const;
    [[nodiscard]] bool isShown(std::size_t row) const;
    [[nodiscard]] bool differs(const SideBySide::Row& row) const;
    [[nodiscard]] const Unit& unitOf(const SideBySide::Row& row) const;
    [[nodiscard]] int digitsOf(const SideBySide::Row& row, const Unit& unit) const;
    [[nodiscard]] std::optional<double> differenceOf(const SideBySide::Row& row, int scenario) const;
    [[nodiscard]] bool isNear(const SideBySide::Row& row) const { return row.about->year && !m_settled; }
    [[nodiscard]] QString cellText(const SideBySide::Row& row, int column) const;
    [[nodiscard]] QString tooltip(const SideBySide::Row& row, int column) const;

    SideBySide m_table;
    QStringList m_names;
    QStringList m_labels;    ///< by row of the table
    QStringList m_elements;  ///< likewise, as figureElement() tells them
    QStringList m_titles;    ///< of its element
    UnitSystem m_units = UnitSystem::Si;
    bool m_settled = true;
    Choice m_choice = Choice::Key;
    QString m_search;
    std::vector<Group> m_groups;
};

}  // namespace rw::ui
