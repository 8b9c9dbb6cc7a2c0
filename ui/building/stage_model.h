// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/evaluation.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace rw::ui {

/// The stages of a site's and a building's chain as rows: the one-line's twin. Each figure leads to its derivation.
class StageModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Name,
        Redundancy,
        Units,
        In,
        Out,
        Loss,
        Load,
        Drop,
        PowerFactor,
        Current,
        ColumnCount
    };
    enum Role { FigureRole = Qt::UserRole, PathRole };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const Evaluation& evaluation, const Site& site, const Building& building);
    void clear();
    [[nodiscard]] QString pathAt(int row) const;
    [[nodiscard]] int rowOf(const QString& path) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        QString path;  ///< in the plan; empty of a total
        QStringList cells;
        QStringList figures;  ///< paths, empty where a cell has none
        bool overloaded = false;
        bool redundancyLost = false;
        bool total = false;
        bool operator==(const Row&) const = default;
    };
    static Row stageRow(const ChainStage& stage, const StageResult<double>* result,
                        const QString& path, const QString& stem);
    void setRows(QList<Row> rows);

    QList<Row> m_rows;
};

}  // namespace rw::ui
