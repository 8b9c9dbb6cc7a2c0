// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure_state.h"
#include "jobs/analysis_runner.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class ElidedLabel;
class EmptyState;
class FailureFilter;
class FailureTableModel;
class JobBar;
class SegmentedControl;

/// All failures of one component, of two, and of one while another is out for service; worst first. Single failures
/// come with the settled evaluation, double ones when asked for; so does the loss of whole systems with the single ones.
class SweepView : public QWidget {
    Q_OBJECT
public:
    enum Kind { Single, Double, Service, System };

    explicit SweepView(QWidget* parent = nullptr);

    void setSubject(std::shared_ptr<const FailureSubject> subject);
    /// The plan has changed and its figures are on their way.
    void markStale();
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] SegmentedControl* kinds() const { return m_kinds; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] FailureTableModel* model() const { return m_model; }
    [[nodiscard]] QCheckBox* badOnly() const { return m_badOnly; }
    [[nodiscard]] JobBar* jobBar() const { return m_bar; }
    [[nodiscard]] AnalysisRunner* doubleRunner() const { return m_doubleRunner; }
    [[nodiscard]] QString totalsText() const;
    /// Runs the double sweep.
    void runDouble();

signals:
    /// A row's failure is to be looked at: full ids.
    void failureChosen(const QStringList& ids);
    void statusText(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Singles;
    struct Doubles;

    void takeStudy();
    void listAllIfDue();
    void showResults();
    void showStanding();
    void showTotals();
    void choose(const QModelIndex& index);
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool hasResults() const;
    [[nodiscard]] bool isSingleSettled() const;

    std::shared_ptr<const FailureSubject> m_subject;
    bool m_planChanged = false;  ///< since the subject
    std::shared_ptr<const Singles> m_singles;
    std::shared_ptr<const Doubles> m_doubles;
    SegmentedControl* m_kinds;
    QCheckBox* m_badOnly;
    ElidedLabel* m_totals;
    QStackedWidget* m_whole;
    EmptyState* m_empty;    ///< there are no results yet
    EmptyState* m_refused;  ///< and there will be none
    QTableView* m_table;
    FailureTableModel* m_model;
    FailureFilter* m_filter;
    AnalysisRunner* m_singleRunner;  ///< for what the study does not list
    AnalysisRunner* m_doubleRunner;
    JobBar* m_bar;
    int m_fitted = -1;  ///< the kind whose columns are fitted
};

}  // namespace rw::ui
