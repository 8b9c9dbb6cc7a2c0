// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure_state.h"

#include <QHash>
#include <QSortFilterProxyModel>
#include <QWidget>

class QListWidget;
class QPushButton;
class QTableView;

namespace rw::ui {

class FailureTableModel;
class SearchField;
class SectionHeader;

/// Components by what stands in the search: words of the name, "dc-1/ups-a3" and "ups a3" alike.
class ComponentFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

/// Which components are out, and a list of all to choose from. Enter or a double click takes one out or back in, so
/// does Space; Delete in the upper list brings one back.
class ComponentPicker : public QWidget {
    Q_OBJECT
public:
    explicit ComponentPicker(QWidget* parent = nullptr);

    void setGraph(std::shared_ptr<const power::PowerGraph> graph, const UnitNames& names = {});
    /// Ids of what is out; those that are not in the building are told apart.
    void setOut(const QStringList& ids);
    [[nodiscard]] const QStringList& out() const { return m_out; }
    /// Lists what the words match and puts the keyboard there.
    void search(const QString& words);

    [[nodiscard]] SearchField* searchField() const { return m_search; }
    [[nodiscard]] QTableView* componentList() const { return m_list; }
    [[nodiscard]] QListWidget* outList() const { return m_outList; }

signals:
    /// The planner takes components out or brings them back.
    void outWanted(const QStringList& ids);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillOut();
    void markOut();
    /// Where the keyboard is in the list and on none yet, as when it was asked for before there were any.
    void chooseFirst();
    void toggleChosen();
    void bringBack();

    std::shared_ptr<const power::PowerGraph> m_graph;
    UnitNames m_names;
    QStringList m_out;
    QStringList m_marked;        ///< in the list, as out
    QHash<QString, int> m_rows;  ///< of the list, by full id
    SectionHeader* m_outHead;
    QListWidget* m_outList;
    SearchField* m_search;
    QTableView* m_list;
    FailureTableModel* m_model;
    ComponentFilter* m_filter;
    QPushButton* m_take;
};

}  // namespace rw::ui
