// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_data.h"
#include "plot_words.h"

#include <QAbstractTableModel>

namespace rw::ui {

/// A plot as rows: every x that any series has, and each series' value there; of a carpet a row an hour. The table twin
/// of a plot, and what CSV holds.
class PlotTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPlot(const PlotData& plot);
    /// Numbers with a point, fields with commas: the form that spreadsheets of every locale import.
    [[nodiscard]] QString csv() const;
    /// Value of a series at x: exact or interpolated between its points; unset outside them.
    [[nodiscard]] static std::optional<double> valueAt(const PlotSeries& series, double x);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant carpetData(int hour, int column) const;
    [[nodiscard]] QString carpetCsv() const;

    PlotData m_plot;
    QList<double> m_x;
};

}  // namespace rw::ui
