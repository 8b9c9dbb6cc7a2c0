// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/analysis_runner.h"

#include <QMetaObject>

#include <algorithm>
#include <chrono>

namespace rw::ui {
namespace {

constexpr std::chrono::milliseconds kBetweenReports{40};

}  // namespace

AnalysisRunner::AnalysisRunner(QObject* parent) : QObject(parent)
{
    m_thread = std::jthread([this](std::stop_token stop) { loop(std::move(stop)); });
}

AnalysisRunner::~AnalysisRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.reset();
        m_current.request_stop();
    }
    m_thread.request_stop();
    m_thread.join();
}

unsigned AnalysisRunner::threads()
{
    return std::max(1U, std::thread::hardware_concurrency() - 1U);
}

void AnalysisRunner::start(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_current.request_stop();
        m_waiting = Job{++m_newest, std::move(work), {}};
        m_busy = true;
    }
    m_wake.notify_one();
    setRunning(true);
}

void AnalysisRunner::cancel()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_newest;
        m_waiting.reset();
        m_current.request_stop();
    }
    m_wake.notify_one();
    setRunning(false);
}

void AnalysisRunner::setRunning(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    emit runningChanged(running);
}

/// Calls on this object's thread, unless \p number is no longer the newest by then.
void AnalysisRunner::post(quint64 number, std::function<void()> call)
{
    QMetaObject::invokeMethod(
        this,
        [this, number, call = std::move(call)] {
            if (number == m_newest)
                call();
        },
        Qt::QueuedConnection);
}

void AnalysisRunner::loop(std::stop_token stop)
{
    for (;;) {
        std::optional<Job> job;
        {
            std::unique_lock lock(m_mutex);
            m_busy = m_waiting.has_value();
            m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); });
            if (stop.stop_requested())
                return;
            job.swap(m_waiting);
            m_current = job->stop;
        }
        runJob(*job);
    }
}

void AnalysisRunner::runJob(const Job& job)
{
    using Clock = std::chrono::steady_clock;
    Clock::time_point told;
    const Context context{job.stop.get_token(), [&](double done) {
                              const auto now = Clock::now();
                              if (now - told < kBetweenReports)
                                  return;
                              told = now;
                              post(job.number, [this, done] { emit progressed(done); });
                          }};
    try {
        Delivery deliver = job.work(context);
        post(job.number, [this, deliver = std::move(deliver)] {
            // What it delivers to may start the next one.
            setRunning(false);
            if (deliver)
                deliver();
        });
    } catch (const std::exception& fault) {
        post(job.number, [this, message = QString::fromUtf8(fault.what())] {
            setRunning(false);
            emit failed(message);
        });
    }
}

}  // namespace rw::ui
