// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "evaluate/plan_inputs.h"
#include "shell/page.h"

#include <QPointer>
#include <QStringList>

#include <optional>
#include <vector>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace rw::ui {

class AnalysisRunner;
class CompareModel;
class EmptyState;
class PartsView;
class ScenariosPanel;
class SearchField;
class SegmentedControl;
class SolvePanel;

/// Scenarios as columns, figures as rows, and beside them what each changed input contributes, what the scenarios override,
/// and which input gives a wanted figure.
class ComparePage : public Page {
    Q_OBJECT
public:
    enum Side { Parts, Scenarios, Solve };

    explicit ComparePage(QWidget* parent = nullptr);

    QByteArray key() const override { return "compare"; }
    QString title() const override { return tr("Compare"); }
    QString explanation() const override { return tr("Scenarios side by side, and what makes the difference"); }
    QString iconName() const override { return QStringLiteral("compare"); }
    void setDocument(PlanDocument* document) override;
    QList<QAction*> pageActions() const override { return m_actions; }
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    QList<QByteArray> views() const override { return {"contributions", "scenarios", "solve"}; }
    void showView(const QByteArray& view) override;
    bool isSettled() const override;

    [[nodiscard]] QTreeView* table() const { return m_table; }
    QList<PageExport> exports() override;
    [[nodiscard]] CompareModel* model() const { return m_model; }
    [[nodiscard]] PartsView* parts() const { return m_parts; }
    [[nodiscard]] ScenariosPanel* scenarios() const { return m_scenarios; }
    [[nodiscard]] SolvePanel* solve() const { return m_solve; }
    [[nodiscard]] SegmentedControl* sides() const { return m_sides; }
    [[nodiscard]] SegmentedControl* choice() const { return m_choice; }
    [[nodiscard]] SearchField* search() const { return m_search; }
    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }
    /// Scenarios that are columns, in the plan's order; the plan itself is the empty one.
    [[nodiscard]] QStringList columns() const;
    void setColumnShown(const QString& scenario, bool shown);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Asked {
        quint64 revision = 0;
        QStringList ids;
        YearTier tier = YearTier::Bins;
        bool operator==(const Asked&) const = default;
    };
    QWidget* makeLeft();
    QWidget* makeRight();
    void makeActions();

    [[nodiscard]] std::optional<Asked> asked() const;
    void planChanged();
    void refreshIfSeen();
    void refresh();
    void work(const Asked& wanted);
    void showTable();
    void showChosen();
    void measureColumns();
    void fitColumns();
    void fillColumnsMenu();
    /// All figures of the plan itself, for a plan without scenarios.
    [[nodiscard]] QString ownCsv() const;

    static constexpr int kRightLeast = 280;  ///< px

    QPointer<PlanDocument> m_document;
    QStringList m_hidden;  ///< scenarios that are no columns; "base" for the plan itself
    std::optional<Asked> m_known;  ///< what the table is of; by bins first, then by hours
    QString m_problem;
    QString m_chosen;  ///< figure
    bool m_stale = false;
    QList<QAction*> m_actions;

    AnalysisRunner* m_runner;
    QSplitter* m_splitter;
    QToolButton* m_columns;
    QMenu* m_columnsMenu;
    SegmentedControl* m_choice;
    SearchField* m_search;
    /// px: values whole and a name as short as is bearable, as long as is usual, whole
    struct ColumnWidth {
        int least;
        int usual;
        int whole;
    };
    std::vector<ColumnWidth> m_widths;
    bool m_ownWidths = false;  ///< the planner has moved the border
    QWidget* m_head;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    QTreeView* m_table;
    CompareModel* m_model;
    QLabel* m_nothing;
    SegmentedControl* m_sides;
    QStackedWidget* m_sideViews;
    PartsView* m_parts;
    ScenariosPanel* m_scenarios;
    SolvePanel* m_solve;
};

}  // namespace rw::ui
