// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "shell/page.h"

#include <QPointer>

class QStackedWidget;
class QToolButton;

namespace rw::ui {

class EmptyState;

/// What the pages of a building share: a head over a body, in their place a word on why there is nothing to see, and no
/// work while nobody looks.
class BuildingPage : public Page {
    Q_OBJECT
public:
    void setDocument(PlanDocument* document) override;
    [[nodiscard]] bool isEmptyShown() const;

protected:
    /// \p wouldBe: what would stand on the page, in a sentence.
    BuildingPage(const QString& iconName, const QString& emptyTitle, const QString& wouldBe, QWidget* parent);

    /// Drawings as sheets that say of which building they are.
    static void headDrawings(QList<PageExport>& parts, const QString& building);
    void compose(QWidget* head, QWidget* body);
    /// "Show all of it"
    QToolButton* makeFitButton();
    /// Refreshes what is shown from plan and evaluation.
    virtual void refresh() = 0;
    /// Nothing of the plan itself: it follows when the figures come, and is not drawn twice for one edit.
    [[nodiscard]] virtual bool showsFiguresOnly() const { return false; }
    /// Another plan has come: what was chosen of the one before is no more.
    virtual void forgetChoice() = 0;

    void refreshIfSeen();
    void refreshIfStale();
    void beFresh() { m_stale = false; }
    void beStale() { m_stale = true; }
    /// Chooses what a path names. The keyboard stays where it is on the page: an arrow that moves along a drawing must
    /// not change the field that the inspector shows of it.
    void choosePath(const QString& path);
    /// The body, or why there is none.
    void showBody(bool there);

    void showEvent(QShowEvent* event) override;

    QPointer<PlanDocument> m_document;
    bool m_selecting = false;  ///< what changes now is not the planner's choice

private:
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    QString m_wouldBe;
    bool m_stale = false;  ///< the plan has changed unseen
};

}  // namespace rw::ui
