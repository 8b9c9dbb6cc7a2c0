// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "failure_state.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class ElidedLabel;
class EmptyState;
class FailureTableModel;
class ReliabilityModel;
class SegmentedControl;

/// Minutes a year that loads are without power and the components that dominate, as the settled evaluation has them, and
/// how often equipment fails, which all of it rests on and which is changed here.
class AvailabilityView : public QWidget {
    Q_OBJECT
public:
    enum Section { Groups, Components, Data };

    explicit AvailabilityView(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void setSubject(std::shared_ptr<const FailureSubject> subject);
    void markStale();
    /// Whether what is shown is of the plan as it is.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] SegmentedControl* sections() const { return m_sections; }
    [[nodiscard]] FailureTableModel* groups() const { return m_groups; }
    [[nodiscard]] FailureTableModel* causes() const { return m_causes; }
    [[nodiscard]] ReliabilityModel* data() const { return m_data; }
    [[nodiscard]] QTableView* dataTable() const { return m_dataTable; }
    [[nodiscard]] QPushButton* resetButton() const { return m_reset; }
    [[nodiscard]] QCheckBox* each() const { return m_each; }
    [[nodiscard]] QTableView* groupTable() const { return m_groupTable; }
    [[nodiscard]] QString summary() const;

signals:
    void failureChosen(const QStringList& ids);
    void statusText(const QString& text);

private:
    QWidget* makeData();
    void showResults();
    void showGroups();
    void showStanding();
    void chooseData();

    QPointer<PlanDocument> m_document;
    std::shared_ptr<const FailureSubject> m_subject;
    std::shared_ptr<const FailureSubject> m_shown;  ///< that the tables are of
    bool m_planChanged = false;                     ///< since the subject
    SegmentedControl* m_sections;
    QCheckBox* m_each;
    ElidedLabel* m_summary;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    QTableView* m_groupTable;
    FailureTableModel* m_groups;
    QTableView* m_causeTable;
    FailureTableModel* m_causes;
    QTableView* m_dataTable;
    ReliabilityModel* m_data;
    QPushButton* m_reset;
};

}  // namespace rw::ui
