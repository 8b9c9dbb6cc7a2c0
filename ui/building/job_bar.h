// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/analysis_runner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace rw::ui {

class Chip;

/// Beside the results of a long analysis: run it, how far it is, stop it, and whether the plan has changed since.
class JobBar : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(AnalysisRunner& runner, QWidget* parent = nullptr);

    void setRunWords(const QString& first, const QString& again);
    void setHasResult(bool has);
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const { return m_stale; }
    void setRunEnabled(bool enabled);
    void setMessage(const QString& message);  ///< what went wrong, or that it was stopped

    [[nodiscard]] QPushButton* runButton() const { return m_run; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] QProgressBar* progressBar() const { return m_progress; }

signals:
    void runWanted();
    void cancelled();

private:
    void refresh();

    AnalysisRunner& m_runner;
    QPushButton* m_run;
    QPushButton* m_cancel;
    QProgressBar* m_progress;
    Chip* m_staleChip;
    QLabel* m_message;
    QString m_first;
    QString m_again;
    bool m_has = false;
    bool m_stale = false;
};

}  // namespace rw::ui
