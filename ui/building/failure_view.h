// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "failure_state.h"
#include "jobs/analysis_runner.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class ComponentPicker;
class ElidedLabel;
class EmptyState;
class FailureTableModel;
class OneLineView;
class SegmentedControl;

/// What if these components were out: the drawing in that state, what is lost by rack group, what is overloaded, load and
/// voltage of every component.
class FailureView : public QWidget {
    Q_OBJECT
public:
    explicit FailureView(QWidget* parent = nullptr);

    /// The building looked at; the same one again changes nothing.
    void setSubject(std::shared_ptr<const FailureSubject> subject, UnitSystem units);
    /// Exactly these are out, by full id.
    void fail(const QStringList& ids);
    /// Lists the units whose name begins so, to choose from.
    void choose(const QString& words);
    [[nodiscard]] QStringList out() const;
    /// The state shown; null before the first.
    [[nodiscard]] const FailureState* state() const { return m_state.get(); }
    [[nodiscard]] bool isSettled() const { return !isVisible() || (!m_due && !m_runner->isRunning()); }

    [[nodiscard]] ComponentPicker* picker() const { return m_picker; }
    [[nodiscard]] OneLineView* drawing() const { return m_drawing; }
    [[nodiscard]] SegmentedControl* sections() const { return m_sections; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] QPushButton* clearButton() const { return m_clear; }
    /// How long the racks go on, as told.
    [[nodiscard]] QString throttleText() const;

signals:
    void statusText(const QString& text);
    /// A unit of this node of the drawing is to fail.
    void unitWanted(const QString& nodeKey);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Section { Drawing, Groups, Overloads, Components };
    class Banner;
    struct Fact;

    QWidget* makeFacts();
    void calculate();
    void take(std::shared_ptr<const FailureState> state);
    void showState();
    [[nodiscard]] bool isLow() const;
    void showBanner();
    void showFacts();
    void showSection();

    std::shared_ptr<const FailureSubject> m_subject;
    std::shared_ptr<const FailureSubject> m_shownSubject;  ///< that the state is of
    std::shared_ptr<const FailureState> m_state;
    UnitSystem m_units = UnitSystem::Si;
    bool m_due = false;  ///< to be calculated once it is seen
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    ComponentPicker* m_picker;
    Banner* m_banner;
    ElidedLabel* m_bannerText;
    QPushButton* m_clear;
    Fact* m_lost;
    Fact* m_interrupted;
    Fact* m_dark;
    Fact* m_throttle;
    Fact* m_highest;
    Fact* m_lowest;
    SegmentedControl* m_sections;
    QStackedWidget* m_results;
    OneLineView* m_drawing;
    QTableView* m_table;
    QLabel* m_nothing;
    FailureTableModel* m_model;
    AnalysisRunner* m_runner;
};

}  // namespace rw::ui
