// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "site_facts.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace rw::ui {

/// What each limit allows a site to hold, the binding one first.
class BoundModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Bar, It, Beyond, Racks, ColumnCount };
    enum Role { PathRole = Qt::UserRole, ShareRole, BindingRole, GivenRole };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const SiteFacts& site);
    /// Right end of the bars over what the site holds; limits beyond it run out of the picture.
    [[nodiscard]] static double barEnd() { return 2.0; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    double m_held = 0.0;  ///< W of IT
    QList<SiteBound> m_bounds;
};

/// A bar up to the limit: full as far as the site can be filled, hatched beyond, where another limit holds it. A line
/// through all bars marks what the site holds.
class BoundBarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kLeastWidth = 64;  ///< px

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace rw::ui
