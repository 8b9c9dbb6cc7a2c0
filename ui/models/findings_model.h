// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <functional>
#include <vector>

namespace rw::ui {

class PlanDocument;

/// The findings of the newest evaluation. Rows that stay, stay: selection survives a recalculation.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { SeverityColumn, PlaceColumn, MessageColumn, CodeColumn, ColumnCount };
    enum Role { SeverityRole = Qt::UserRole, CodeRole, SubjectRole, MendRole, AcknowledgedRole, ReasonRole };

    explicit FindingsModel(QObject* parent = nullptr);
    void setDocument(PlanDocument* document);

    const Finding& finding(int row) const { return m_findings[static_cast<std::size_t>(row)]; }
    /// Findings of a severity that nobody has acknowledged.
    int count(rw::Severity severity) const;
    int acknowledgedCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void take(std::vector<Finding> findings);

    PlanDocument* m_document = nullptr;
    std::vector<Finding> m_findings;
};

/// By severity, by page, with or without what was acknowledged.
class FindingsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setShown(rw::Severity severity, bool shown);
    bool isShown(rw::Severity severity) const { return m_shown[static_cast<std::size_t>(severity)]; }
    void setAcknowledgedShown(bool shown);
    /// Only findings whose subject passes; an empty function lets all pass.
    void setSubjectFilter(std::function<bool(const QString& subject)> passes);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool m_shown[3] = {true, true, true};
    bool m_acknowledgedShown = false;
    std::function<bool(const QString&)> m_passes;
};

}  // namespace rw::ui
