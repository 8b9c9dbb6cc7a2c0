// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "elevation.h"

#include <QAbstractTableModel>

namespace rw::ui {

/// The elevation as a table, highest place first: its twin for screen readers, sorting and copying.
class ElevationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Place, Name, Power, Height, Kind, Liquid, Cords, Mass, State, ColumnCount };
    enum Role { SlotRole = Qt::UserRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setElevation(const Elevation& elevation);
    void setUnitSystem(UnitSystem units);
    [[nodiscard]] QString slotAt(int row) const;
    [[nodiscard]] int rowOf(const QString& slot) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The place can be typed: "12".
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void moveRequested(const QString& slot, int by);

private:
    Elevation m_elevation;
    std::vector<ElevationTray> m_rows;
    UnitSystem m_units = UnitSystem::Si;
};

}  // namespace rw::ui
