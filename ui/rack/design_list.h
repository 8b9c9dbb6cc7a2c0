// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QWidget>

class QListView;
class QMenu;
class QToolButton;

namespace rw::ui {

/// The plan's rack designs with their power.
class DesignListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, FiguresRole };

    using QAbstractListModel::QAbstractListModel;

    void setDocument(PlanDocument* document);
    void refresh();
    [[nodiscard]] int rowOf(const QString& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    struct Row {
        QString id;
        QString name;
        QString figures;
        bool operator==(const Row&) const = default;
    };
    QPointer<PlanDocument> m_document;
    QList<Row> m_rows;
};

/// Which design is looked at, and what can be done with designs as a whole.
class DesignList : public QWidget {
    Q_OBJECT
public:
    explicit DesignList(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void refresh();
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& id);
    [[nodiscard]] DesignListModel* model() const { return m_model; }
    [[nodiscard]] QListView* list() const { return m_list; }
    void duplicateCurrent();
    void removeCurrent();
    void newEmpty();
    void popUpNewMenu(const QPoint& at);
    void newFromCatalogue(const QString& entry);

signals:
    void currentChanged(const QString& id);
    /// By the planner, not by what else happened; of several the current one first.
    void chosen(const QStringList& ids);
    void refused(const QString& reason);
    void replaceWanted();  ///< of the current design, everywhere

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillMenu();
    void apply(const struct MadeEdits& made);

    QPointer<PlanDocument> m_document;
    DesignListModel* m_model;
    void chooseRow(int row);

    QListView* m_list;
    QMenu* m_newMenu;
    QToolButton* m_new;
    QToolButton* m_copy;
    QToolButton* m_replace;
    QToolButton* m_remove;
    QString m_current;
    bool m_refreshing = false;
};

}  // namespace rw::ui
