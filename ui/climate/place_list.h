// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "place_model.h"

#include <QWidget>

class QTreeView;

namespace rw::ui {

class SearchField;

/// Places to choose from, with what their hours say, and to tick for the comparison; found by typing.
class PlaceList : public QWidget {
    Q_OBJECT
public:
    explicit PlaceList(PlaceModel* model, QWidget* parent = nullptr);

    /// Shows which place is chosen; tells nobody.
    void setCurrent(const QString& key);
    /// After the model has other places: groups open, headings across all columns.
    void unfold();
    /// The name takes what the three temperatures leave.
    void fit();

    /// The width at which a name and the mean beside it are read, px.
    [[nodiscard]] int leastTelling() const;
    [[nodiscard]] SearchField* searchField() const { return m_search; }
    [[nodiscard]] QTreeView* tree() const { return m_tree; }

signals:
    /// By the planner.
    void chosen(const QString& key);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void tickCurrent();

    PlaceModel* m_model;
    PlaceFilter* m_filter;
    SearchField* m_search;
    QTreeView* m_tree;
    bool m_setting = false;
};

}  // namespace rw::ui
