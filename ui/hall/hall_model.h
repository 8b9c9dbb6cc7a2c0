// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_editor.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace rw::ui {

/// What stands in a hall, a row a thing, in the plan's order: the canvas's twin. Every change of the plan arrives as the
/// rows that it changed. All columns but the power can be typed into; a number may have a unit.
class HallModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Kind, Row, Design, X, Y, Angle, Width, Depth, Feed, Use, Power, ColumnCount };
    enum Role { ChoicesRole = Qt::UserRole };  ///< words of a choice; empty: the cell is typed

    explicit HallModel(HallEditor* editor, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void refused(const QString& reason);

private:
    void follow();
    void show(std::shared_ptr<const HallDrawing> drawing);
    std::vector<std::size_t> exchange(const Block<Placement>& was, const Block<Placement>& is);
    [[nodiscard]] const Unit& lengthUnit() const;

    HallEditor* m_editor;
    std::shared_ptr<const HallDrawing> m_shown;
    Block<Placement> m_layout;  ///< the rows: between two signals not yet those of the drawing
};

/// Choices as a list to choose from, all else as a line.
class HallDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

}  // namespace rw::ui
