// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "site_facts.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QStyledItemDelegate>

namespace rw::ui {

/// The sites as rows: the map's twin. Names, regions and bare quantities can be typed. The edit role gives the bare
/// number in the column's unit, by which the table is sorted and copied.
class SiteModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Name,
        InUse,
        Choice,
        Region,
        ClimateName,
        Grid,
        Energised,
        Capacity,
        LimitedBy,
        NextLimit,
        Price,
        Carbon,
        Water,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole, MutedRole, FigureRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setDocument(PlanDocument* document) { m_document = document; }
    void setSites(const QList<SiteFacts>& sites);
    [[nodiscard]] const QList<SiteFacts>& sites() const { return m_sites; }
    [[nodiscard]] int rowOf(const QString& site) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void refused(const QString& reason);

private:
    QPointer<PlanDocument> m_document;
    QList<SiteFacts> m_sites;
    UnitSystem m_units = UnitSystem::Si;  ///< of what is shown
};

/// Types quantities as they are written, "1.2 GW" too; paints what is not the site's own muted.
class SiteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}  // namespace rw::ui
