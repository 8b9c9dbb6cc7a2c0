// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "failure_state.h"
#include "jobs/analysis_runner.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class ElidedLabel;
class EmptyState;
class FailureTableModel;
class JobBar;
class ReliabilityModel;
class SegmentedControl;

/// Minutes a year that loads are without power, the components that dominate, and how often equipment fails, which all
/// of it rests on and which is changed here.
class AvailabilityView : public QWidget {
    Q_OBJECT
public:
    enum Section { Groups, Components, Data };

    explicit AvailabilityView(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void setSubject(std::shared_ptr<const FailureSubject> subject);
    void markStale();
    void run();

    [[nodiscard]] SegmentedControl* sections() const { return m_sections; }
    [[nodiscard]] JobBar* jobBar() const { return m_bar; }
    [[nodiscard]] AnalysisRunner* runner() const { return m_runner; }
    [[nodiscard]] FailureTableModel* groups() const { return m_groups; }
    [[nodiscard]] FailureTableModel* contributions() const { return m_contributions; }
    [[nodiscard]] ReliabilityModel* data() const { return m_data; }
    [[nodiscard]] QTableView* dataTable() const { return m_dataTable; }
    [[nodiscard]] QPushButton* resetButton() const { return m_reset; }
    [[nodiscard]] QString summary() const;

signals:
    void failureChosen(const QStringList& ids);
    void statusText(const QString& text);

private:
    struct Outcome;

    QWidget* makeData();
    void showResults();
    void showStanding();
    void chooseData();

    QPointer<PlanDocument> m_document;
    std::shared_ptr<const FailureSubject> m_subject;
    std::shared_ptr<const Outcome> m_outcome;
    bool m_planChanged = false;
    AnalysisRunner* m_runner;
    JobBar* m_bar;
    SegmentedControl* m_sections;
    ElidedLabel* m_summary;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    QTableView* m_groupTable;
    FailureTableModel* m_groups;
    QTableView* m_contributionTable;
    FailureTableModel* m_contributions;
    QTableView* m_dataTable;
    ReliabilityModel* m_data;
    QPushButton* m_reset;
};

}  // namespace rw::ui
