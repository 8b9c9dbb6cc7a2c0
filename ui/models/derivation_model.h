// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/explain.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace rw::ui {

/// A derivation as a tree: the figure on top, its inputs below. What is used twice stands once and
/// is then only named.
class DerivationModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { WhatColumn, ValueColumn, FormulaColumn, SourceColumn, ColumnCount };
    enum Role { PathRole = Qt::UserRole, GradeRole, FigureRole, RepeatedRole };

    explicit DerivationModel(QObject* parent = nullptr);
    ~DerivationModel() override;
    void setDerivation(Derivation derivation);
    void setUnitSystem(UnitSystem system);
    const Derivation& derivation() const { return m_derivation; }
    /// Data that nobody vouches for among the leaves, for the remark above the tree.
    int assumedCount() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item;
    const Derivation::Node& node(const QModelIndex& index) const;

    Derivation m_derivation;
    UnitSystem m_units = UnitSystem::Si;
    std::unique_ptr<Item> m_root;
};

}  // namespace rw::ui
