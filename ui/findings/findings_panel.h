// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/findings_model.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;
class QTreeView;

namespace rw::ui {

class Page;
class PlanDocument;
class SegmentedControl;

/// What is poor or impossible in the plan, along the bottom: jump there, or accept it with a reason.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FindingsPanel(QWidget* parent = nullptr);
    void setDocument(PlanDocument* document);
    /// Whose findings "this page" shows.
    void setPage(const Page* page);

    /// Filters and actions in one row: the title bar of the dock that holds the panel.
    QWidget* head() const { return m_head; }
    FindingsModel* model() const { return m_model; }
    FindingsFilter* filter() const { return m_filter; }
    QTreeView* view() const { return m_view; }
    /// Stores the acceptance in the plan, as an undoable edit.
    Status acknowledge(const Finding& finding, const QString& reason);
    Status withdraw(const Finding& finding);
    /// The selected one: asks for the reason, or withdraws the one there is.
    void acknowledgeSelected();
    [[nodiscard]] QToolButton* acknowledgeButton() const { return m_accept; }
    [[nodiscard]] QToolButton* severityButton(rw::Severity severity) const { return m_severity[static_cast<std::size_t>(severity)]; }

signals:
    void jumpWanted(const QString& planPath);
    void countsChanged();
    void statusText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showCounts();
    void fitHead();
    void applyPageFilter();
    void fitColumns();
    void jump(const QModelIndex& index);
    void selectionMoved();
    void menuAt(const QPoint& position);

    PlanDocument* m_document = nullptr;
    const Page* m_page = nullptr;
    QWidget* m_head;
    FindingsModel* m_model;
    FindingsFilter* m_filter;
    QTreeView* m_view;
    QToolButton* m_severity[3];
    QToolButton* m_acknowledged;
    QToolButton* m_accept;
    SegmentedControl* m_scope;
    QLabel* m_emptyText;
    QWidget* m_empty;
    QStackedLayout* m_stack;
};

}  // namespace rw::ui
