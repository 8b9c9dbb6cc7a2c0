// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;
class QTreeView;

namespace rw {
struct Derivation;
}

namespace rw::ui {

class DerivationModel;
class ElidedLabel;
class PlanDocument;

/// How a figure came about, as a tree that follows the plan: change an input and it recalculates.
class DerivationPanel : public QWidget {
    Q_OBJECT
public:
    explicit DerivationPanel(QWidget* parent = nullptr);
    void setDocument(PlanDocument* document);
    /// Asks the engine; the tree comes when it is done.
    void showFigure(const QString& figurePath);
    QString figurePath() const { return m_figure; }
    /// The figure and what acts on it in one row: the title bar of the dock that holds the panel.
    QWidget* head() const { return m_head; }
    DerivationModel* model() const { return m_model; }
    QTreeView* view() const { return m_view; }
    QString asText() const;

signals:
    void jumpWanted(const QString& planPath);
    void ready();  ///< a derivation, or the reason that there is none, is shown
    void statusText(const QString& text);

private:
    void showNothing();
    void ask();
    void take(const QString& figurePath, const Result<Derivation>& answer);
    void openPath(const QModelIndex& index);

    PlanDocument* m_document = nullptr;
    DerivationModel* m_model;
    QString m_figure;
    QString m_shown;  ///< the figure whose tree stands
    bool m_asking = false;
    bool m_askAgain = false;
    QWidget* m_head;
    QLabel* m_title;
    QLabel* m_value;
    ElidedLabel* m_remark;
    QToolButton* m_copy;
    QTreeView* m_view;
    QLabel* m_empty;
    QStackedLayout* m_stack;
};

}  // namespace rw::ui
