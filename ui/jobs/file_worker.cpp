// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/file_worker.h"

#include <QtGlobal>

#include <exception>

namespace rw::ui {

FileWorker::FileWorker()
{
    m_thread = std::jthread([this](std::stop_token stop) { loop(std::move(stop)); });
}

FileWorker::~FileWorker()
{
    waitUntilIdle();
    m_thread.request_stop();
    m_thread.join();
}

void FileWorker::run(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(work));
    m_wake.notify_one();
}

void FileWorker::waitUntilIdle()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_waiting.empty() && !m_busy; });
}

void FileWorker::loop(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); });
        if (m_waiting.empty()) return;
        const std::function<void()> work = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_busy = true;
        lock.unlock();
        try {
            work();
        } catch (const std::exception& fault) {
            qWarning("while writing: %s", fault.what());
        }
        lock.lock();
        m_busy = false;
        if (m_waiting.empty()) m_idle.notify_all();
    }
}

}  // namespace rw::ui
