// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace rw::ui {

/// Long analyses on a thread of their own, so that figures still follow the plan while one runs. There is one analysis
/// at a time: a newer one stops it and takes its place.
class AnalysisRunner : public QObject {
    Q_OBJECT
public:
    struct Context {
        std::stop_token cancel;                ///< asked for often by what runs long
        std::function<void(double)> progress;  ///< 0..1, from the worker's thread, as often as it likes
    };
    /// What is done with the result, on this object's thread.
    using Delivery = std::function<void()>;
    using Work = std::function<Delivery(const Context&)>;

    explicit AnalysisRunner(QObject* parent = nullptr);
    ~AnalysisRunner() override;  ///< stops what runs and waits for it

    /// \p work runs on the worker's thread on values of its own. Its delivery is called unless it was cancelled or
    /// another one started meanwhile.
    void start(Work work);
    /// Stops what runs; nothing of it is delivered any more.
    void cancel();
    /// From start() until the delivery, the failure or cancel().
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Whether the worker's thread still calculates, be it for nobody.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// What it does, for those who watch all jobs.
    void setTitle(const QString& title) { m_title = title; }
    [[nodiscard]] const QString& title() const { return m_title; }
    /// Threads that an analysis may use, so that one is left for the window.
    [[nodiscard]] static unsigned threads();

signals:
    void runningChanged(bool running);
    void progressed(double done);
    /// A fault of the program.
    void failed(const QString& message);

private:
    struct Job {
        quint64 number = 0;
        Work work;
        std::stop_source stop;
    };
    void loop(std::stop_token stop);
    void runJob(const Job& job);
    void post(quint64 number, std::function<void()> call);
    void setRunning(bool running);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Job> m_waiting;
    std::stop_source m_current{std::nostopstate};
    quint64 m_newest = 0;  ///< of this object's thread
    bool m_running = false;
    QString m_title;
    std::atomic<bool> m_busy{false};
    std::jthread m_thread;  // last: stops before the rest goes
};

}  // namespace rw::ui
