// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "parts_model.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class AnalysisRunner;
class ElidedLabel;
class JobBar;

/// What each changed input has to do with the difference of the figure that is chosen, between two scenarios. All figures
/// of a pair are worked out at once, in a job, so that going from figure to figure costs nothing.
class PartsView : public QWidget {
    Q_OBJECT
public:
    explicit PartsView(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    /// The scenarios that can be compared, the first being what the others are compared with.
    void setScenarios(const QStringList& ids);
    /// The figure, and the scenario of the column that was chosen; an empty one leaves that as it is. \p year: it follows
    /// from the year, whose hours are then run through for every set of inputs.
    void setFigure(const QString& figurePath, const QString& scenario, bool year = false);
    /// Works out what is not known yet, when the page is seen.
    void refresh();
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] PartsModel* model() const { return m_model; }
    [[nodiscard]] QComboBox* against() const { return m_against; }
    [[nodiscard]] JobBar* jobBar() const { return m_bar; }
    [[nodiscard]] QString footText() const;

signals:
    /// The input is to be looked at.
    void inputChosen(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Asked {
        quint64 revision = 0;
        std::string a, b;
        YearTier tier = YearTier::Bins;
        bool operator==(const Asked&) const = default;
    };
    [[nodiscard]] std::optional<Asked> asked() const;
    [[nodiscard]] bool isKnown() const;
    void run();
    void showResult();
    void say(const QString& title, const QString& text);

    PlanDocument* m_document = nullptr;
    QStringList m_ids;
    YearTier m_tier = YearTier::Bins;  ///< that the figure needs
    QString m_figure;
    std::optional<Asked> m_known;    ///< what m_comparison is of
    std::optional<Asked> m_stopped;  ///< what the planner stopped: not begun again by itself
    std::shared_ptr<const ScenarioComparison> m_comparison;
    QString m_problem;

    AnalysisRunner* m_runner;
    ElidedLabel* m_title;
    ElidedLabel* m_element;
    QComboBox* m_against;
    QLabel* m_from;
    JobBar* m_bar;
    QStackedWidget* m_whole;
    QLabel* m_empty;  ///< what stands in place of the table
    QTableView* m_table;
    PartsModel* m_model;
    QLabel* m_foot;
};

}  // namespace rw::ui
