// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QAbstractTableModel>
#include <QDate>
#include <QPointer>
#include <QStyledItemDelegate>

namespace rw::ui {

/// "Systems"; "as the programme" where a phase has none of its own.
QString phaseBasisName(PhaseBasis basis);

/// A choice of bases in the table's cell.
class PhaseBasisDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

/// Phases as rows with what they build: the timeline's twin. Name and dates can be typed,
/// what a phase counts is chosen.
class PhaseModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Start, End, Target, CountedAs, PowerComes, Racks, Accelerators, Sites, Cumulative, Complete, HeldUp, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDocument(PlanDocument* document);
    void refresh();
    [[nodiscard]] QString phaseAt(int row) const;
    [[nodiscard]] int rowOf(const QString& phase) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void refused(const QString& reason);

private:
    struct Row {
        QString id;
        QStringList cells;
        QDate start;
        QDate end;
        PhaseBasis basis = PhaseBasis::Programme;
        bool operator==(const Row&) const = default;
    };
    QPointer<PlanDocument> m_document;
    QList<Row> m_rows;
};

}  // namespace rw::ui
