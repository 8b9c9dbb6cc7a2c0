// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/evaluation.h"
#include "power/sizing.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace rw::ui {

/// The stages of a site's and a building's chain as rows: the one-line's twin. Each figure leads to its derivation; the
/// edit role gives the bare number in the column's unit, by which the table is copied.
class StageModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Name,
        Redundancy,
        Units,
        Load,
        Headroom,
        In,
        Out,
        Loss,
        Voltage,
        Current,
        PowerFactor,
        Drop,
        Fault,
        Breaker,
        Conductor,
        ColumnCount
    };
    enum Role { FigureRole = Qt::UserRole, PathRole };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const Plan& plan, const Evaluation& evaluation, const Site& site, const Building& building, UnitSystem system);
    void clear();
    [[nodiscard]] QString pathAt(int row) const;
    [[nodiscard]] int rowOf(const QString& path) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Cell {
        QString words;                 ///< what is shown
        std::optional<double> number;  ///< in the column's unit
        QString figure;                ///< path; empty where it has no derivation
        QString more;                  ///< for the tooltip
        bool alarm = false;
        bool operator==(const Cell&) const = default;
    };
    struct Row {
        QString path;  ///< in the plan; empty of a total
        std::array<Cell, ColumnCount> cells;
        bool total = false;
        bool operator==(const Row&) const = default;
    };
    static Row stageRow(const ChainStage& stage, const Converter* converter, const StageResult<double>* result,
                        const StageSizing* sizing, const QString& path, const QString& stem, UnitSystem system);
    void setRows(QList<Row> rows);

    QList<Row> m_rows;
};

}  // namespace rw::ui
