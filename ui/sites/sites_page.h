// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "shell/page.h"
#include "site_edits.h"
#include "site_facts.h"

#include <QPointer>

class QShortcut;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class ElidedLabel;
class EmptyState;
class SiteHead;
class SiteLimits;
class SiteModel;

/// The candidates: what each can hold and what binds it, as a table and on the map.
class SitesPage : public Page {
    Q_OBJECT
public:
    explicit SitesPage(QWidget* parent = nullptr);

    QByteArray key() const override { return "sites"; }
    QString title() const override { return tr("Sites"); }
    QString explanation() const override { return tr("Where it is built: what each site can hold and what limits it"); }
    QString iconName() const override { return QStringLiteral("site"); }
    void setDocument(PlanDocument* document) override;
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;

    [[nodiscard]] QString current() const { return m_current; }
    QList<PageExport> exports() override;
    [[nodiscard]] WorldMap* map() const { return m_map; }
    [[nodiscard]] SiteModel* siteModel() const { return m_model; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] SiteLimits* limits() const { return m_limits; }
    [[nodiscard]] SiteHead* head() const { return m_head; }
    [[nodiscard]] bool isEmptyShown() const;

    /// Also for the menu, keys and tests.
    void add(const SitePlace& place);
    void duplicate(const QString& site);
    void remove(const QString& site);
    void reorder(const QString& site, int by);
    void setCurrent(const QString& site);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTable();
    QWidget* makeMapPart();
    void fillAddMenu();
    void refreshIfSeen();
    void refresh();
    void showLimits();
    void fitTable();
    bool apply(EditList edits);
    void edit(const QString& path);

    QPointer<PlanDocument> m_document;
    QList<SiteFacts> m_sites;
    QString m_current;

    QStackedWidget* m_whole;
    EmptyState* m_empty;
    QSplitter* m_rows;
    QSplitter* m_lower;
    SiteHead* m_head;
    ElidedLabel* m_choiceLine;
    QTableView* m_table;
    SiteModel* m_model;
    QSortFilterProxyModel* m_sorted;
    WorldMap* m_map;
    SiteLimits* m_limits;
    QList<QShortcut*> m_ofOneSite;
    bool m_selecting = false;
    bool m_ownSizes = false;  ///< the planner has moved a border
    bool m_stale = false;     ///< the plan has changed unseen
};

}  // namespace rw::ui
