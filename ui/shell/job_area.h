// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QProgressBar;
class QToolButton;

namespace rw::ui {

class AnalysisRunner;
class ElidedLabel;

/// What is being done in the background, in the status bar: its name, how far it is, and a way to stop it. Of several
/// the one that began last, with the number of the others. What is over at once is not shown at all.
class JobArea : public QWidget {
    Q_OBJECT
public:
    explicit JobArea(QWidget* parent = nullptr);

    /// Shows whatever this runner does from now on; its own title, where it has one, goes before \p title.
    void watch(AnalysisRunner* runner, const QString& title);

    /// A job by any other means. \p cancel may be empty: then it cannot be stopped.
    void begin(const QString& key, const QString& title, std::function<void()> cancel, int showAfter);
    void setProgress(const QString& key, double done);  ///< 0..1
    void end(const QString& key);

    [[nodiscard]] int count() const { return static_cast<int>(m_jobs.size()); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QProgressBar* progressBar() const { return m_progress; }
    [[nodiscard]] QToolButton* cancelButton() const { return m_cancel; }

signals:
    void stopped(const QString& title);

private:
    struct Job {
        QString key;
        QString title;
        std::function<void()> cancel;
        int showAfter = 0;  // ms
        QElapsedTimer since;
        std::optional<double> done{};
    };
    void refresh();
    const Job* shown() const;

    QList<Job> m_jobs;
    QHash<AnalysisRunner*, QString> m_watched;
    QTimer m_later;
    ElidedLabel* m_title;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
};

}  // namespace rw::ui
