// SPDX-License-Identifier: GPL-3.0-or-later
#include "elevation_model.h"

#include "document/format.h"

#include <algorithm>

namespace rw::ui {

void ElevationModel::setElevation(const Elevation& elevation)
{
    std::vector<ElevationTray> rows = elevation.trays;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ElevationTray& a, const ElevationTray& b) { return a.position > b.position; });
    const bool same = rows.size() == m_rows.size() &&
                      std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                 [](const ElevationTray& a, const ElevationTray& b) { return a.slot == b.slot; });
    if (same) {
        m_elevation = elevation;
        m_rows = std::move(rows);
        if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_elevation = elevation;
    m_rows = std::move(rows);
    endResetModel();
}

void ElevationModel::setUnitSystem(UnitSystem units)
{
    if (units == m_units) return;
    m_units = units;
    if (!m_rows.empty()) emit dataChanged(index(0, Mass), index(rowCount() - 1, Mass));
    emit headerDataChanged(Qt::Horizontal, Mass, Mass);
}

QString ElevationModel::slotAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].slot : QString();
}

int ElevationModel::rowOf(const QString& slot) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_rows[static_cast<std::size_t>(row)].slot == slot) return row;
    return -1;
}

int ElevationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ElevationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ElevationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ElevationTray& t = m_rows[static_cast<std::size_t>(index.row())];
    const QString none = QStringLiteral("–");
    if (role == SlotRole) return t.slot;
    if (role == Qt::EditRole && index.column() == Place) return t.position;
    if (role == Qt::TextAlignmentRole) {
        const bool number = index.column() == Place || index.column() == Height || index.column() == Power ||
                            index.column() == Liquid || index.column() == Mass;
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) return t.fault;
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Place: return m_elevation.place(t);
    case Name: return t.name;
    case Kind: return kindName(t.kind);
    case Height: return formatCount(t.height);
    case Power: return t.power ? formatIn(*t.power, unit::kW).number : none;
    case Liquid: return t.liquidShare ? formatIn(*t.liquidShare, unit::percent).number : none;
    case Cords: return t.cords.isEmpty() ? none : cordWords(t.cords);
    case Mass: return t.mass ? formatIn(*t.mass, unitFor(unit::kg, m_units)).number : none;
    case State: return t.fault.isEmpty() ? tr("fits") : t.fault;
    default: return {};
    }
}

QVariant ElevationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Place: return tr("Place");
    case Name: return tr("Tray");
    case Kind: return tr("Kind");
    case Height: return tr("Height (%1)").arg(m_elevation.unitName.isEmpty() ? QStringLiteral("U") : m_elevation.unitName);
    case Power: return tr("Power (kW)");
    case Liquid: return tr("To liquid (%)");
    case Cords: return tr("Cords");
    case Mass: return tr("Mass (%1)").arg(QString::fromUtf8(unitFor(unit::kg, m_units).symbol));
    case State: return tr("State");
    default: return {};
    }
}

Qt::ItemFlags ElevationModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Place ? base | Qt::ItemIsEditable : base;
}

bool ElevationModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() != Place) return false;
    const ElevationTray& t = m_rows[static_cast<std::size_t>(index.row())];
    bool number = false;
    const int position = value.toInt(&number);
    if (!number || position == t.position) return false;
    emit moveRequested(t.slot, position - t.position);
    return true;
}

}  // namespace rw::ui
