// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/take_off.h"
#include "hall_editor.h"

#include <QAbstractTableModel>
#include <QWidget>

class QLabel;
class QTableView;

namespace rw::ui {

/// A bill of quantities, a row a line. The edit role gives the bare number in the unit of its line.
class TakeOffModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Item, What, Size, Quantity, UnitName, Way, GradeName, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void show(TakeOff bill, UnitSystem units);
    [[nodiscard]] const TakeOff& bill() const { return m_bill; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TakeOff m_bill;
    UnitSystem m_units = UnitSystem::Si;
};

/// What the hall in view takes: metres of pipe, hose, busway and cable, litres of coolant, kilograms of copper, and all
/// that stands in it. It follows the figures while it is seen, counted on a thread of its own.
class HallTakeOff : public QWidget {
    Q_OBJECT
public:
    explicit HallTakeOff(HallEditor* editor, QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    /// False while what is shown lags behind the figures.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] const TakeOffModel* model() const { return m_model; }
    /// The bill as CSV, in SI units and with the words of files; counted anew where it is not in view.
    [[nodiscard]] QString csv() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void show(const Result<TakeOff>& bill, const QString& words);
    void refreshSums();

    HallEditor* m_editor;
    QPointer<PlanDocument> m_document;
    AnalysisRunner* m_runner;
    TakeOffModel* m_model;
    QTableView* m_table;
    QLabel* m_title;
    QLabel* m_problems;
    struct Sum {
        QLabel* figure = nullptr;
        std::vector<TakeOffItem> items;
        const Unit* unit = nullptr;
    };
    std::vector<Sum> m_sums;
    std::shared_ptr<const Evaluation> m_counted;  ///< the figures that the bill is of
    QString m_hall;
    bool m_stale = true;
};

}  // namespace rw::ui
