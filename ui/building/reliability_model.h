// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace rw::ui {

/// How often each kind of equipment fails: the plan's own rules, and the shipped ones that rule where it has none. What
/// is typed over a shipped rule becomes a rule of the plan. Equipment of the plan with data of its own is listed too.
class ReliabilityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Mtbf, Mttr, CommonCause, Grade, Source, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDocument(PlanDocument* document);
    void refresh();
    /// Where the row stands in the plan; empty for a shipped rule.
    [[nodiscard]] QString pathAt(int row) const;
    [[nodiscard]] int rowOfRule(const std::string& kind) const;
    /// Whether it is a rule of the plan in place of a shipped one.
    [[nodiscard]] bool canReset(int row) const;
    /// The shipped rule rules again.
    void reset(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void refused(const QString& reason);

private:
    struct Row {
        ReliabilityRule rule;
        QString name;
        QString path;  ///< in the plan
        bool ownRule = false;
        bool hasShipped = false;
        bool operator==(const Row&) const = default;
    };
    static const Datum& datum(const Row& row, int column);
    bool apply(EditList edits);

    QPointer<PlanDocument> m_document;
    QList<Row> m_rows;
};

}  // namespace rw::ui
