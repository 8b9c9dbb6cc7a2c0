// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "evaluate/solve_input.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace rw::ui {

class AnalysisRunner;
class JobBar;
class PathEdit;

/// Which value of an input gives a wanted figure: asked here, answered in words, applied as an edit. Of what is looked at: of
/// the plan itself, or of a scenario, which then gets an override.
class SolvePanel : public QWidget {
    Q_OBJECT
public:
    explicit SolvePanel(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    /// After a change of the plan or its figures.
    void refresh();
    /// The figure to solve for, as chosen in a table.
    void setFigure(const QString& figurePath);
    void run();
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] QComboBox* questions() const { return m_question; }
    [[nodiscard]] PathEdit* inputEdit() const { return m_input; }
    [[nodiscard]] PathEdit* figureEdit() const { return m_figure; }
    [[nodiscard]] QComboBox* goal() const { return m_goal; }
    [[nodiscard]] QComboBox* from() const { return m_from; }
    [[nodiscard]] QLineEdit* wanted() const { return m_wanted; }
    [[nodiscard]] QLineEdit* low() const { return m_low; }
    [[nodiscard]] QLineEdit* high() const { return m_high; }
    [[nodiscard]] JobBar* jobBar() const { return m_bar; }
    [[nodiscard]] QPushButton* applyButton() const { return m_apply; }
    [[nodiscard]] QLabel* scope() const { return m_scope; }
    [[nodiscard]] QString answer() const;
    [[nodiscard]] const std::optional<InputSolution>& solution() const { return m_solution; }

signals:
    void statusText(const QString& text);

private:
    void fillQuestions();
    void choose(int question);
    void showGoal();
    void showInput();
    void showFigure();
    [[nodiscard]] Result<SolveRequest> request() const;
    void showAnswer(const QString& words, const QString& range, bool good);
    void applySolution();

    PlanDocument* m_document = nullptr;
    std::vector<SolveQuestion> m_questions;
    std::optional<InputSolution> m_solution;
    quint64 m_solvedAt = 0;  ///< revision of the plan
    QString m_solvedFor;     ///< scenario

    AnalysisRunner* m_runner;
    QLabel* m_scope;
    QComboBox* m_question;
    PathEdit* m_input;
    QLabel* m_inputAbout;
    PathEdit* m_figure;
    QLabel* m_figureAbout;
    QComboBox* m_goal;
    QLineEdit* m_wanted;
    QComboBox* m_from;
    QLabel* m_fromLabel;
    QLineEdit* m_low;
    QLineEdit* m_high;
    JobBar* m_bar;
    QLabel* m_answer;
    QLabel* m_range;
    QPushButton* m_apply;
};

}  // namespace rw::ui
