// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QAbstractTableModel>

namespace rw::ui {

/// The overrides of one scenario: what is overridden, what the plan has there, and what the scenario puts in its place,
/// which is edited in the table. Every change is an edit of the plan.
class OverrideModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Input, InPlan, InScenario, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(PlanDocument* document, const QString& scenario);
    [[nodiscard]] const Override* overrideAt(int row) const;
    [[nodiscard]] int rowOf(const QString& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void refused(const QString& why);

private:
    [[nodiscard]] QString planText(const Override& change) const;

    PlanDocument* m_document = nullptr;
    QString m_scenario;
    std::vector<Override> m_overrides;
};

}  // namespace rw::ui
