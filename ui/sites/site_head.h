// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "site_facts.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;

namespace rw::ui {

class ElidedLabel;

/// Over the table of sites: how many there are and hold what, how they are chosen, and what can be done with the chosen one.
class SiteHead : public QWidget {
    Q_OBJECT
public:
    explicit SiteHead(QWidget* parent = nullptr);

    void showSites(const SiteSelection& selection, const QList<SiteFacts>& sites);
    /// Where the chosen site stands; \p row below zero where none is chosen.
    void showPosition(int row, int rows);

    [[nodiscard]] QMenu* addMenu() const { return m_addMenu; }  ///< filled by whom it concerns when it is about to show
    [[nodiscard]] QComboBox* orderChoice() const { return m_order; }
    [[nodiscard]] QComboBox* goalChoice() const { return m_goal; }

signals:
    void choiceMade(const rw::EditList& edit);
    void duplicateWanted();
    void removeWanted();
    void reorderWanted(int by);

private:
    QComboBox* makeChoice(const char* key);

    ElidedLabel* m_remark;
    QComboBox* m_order;
    QComboBox* m_goal;
    QMenu* m_addMenu;
    QToolButton* m_copy;
    QToolButton* m_remove;
    QToolButton* m_up;
    QToolButton* m_down;
};

}  // namespace rw::ui
