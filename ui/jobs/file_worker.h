// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace rw::ui {

/// Writes to disk one thing after another on a thread of its own, so that a slow share never holds
/// up the window. What has been handed over is done before the worker goes.
class FileWorker {
public:
    FileWorker();
    ~FileWorker();
    FileWorker(const FileWorker&) = delete;
    FileWorker& operator=(const FileWorker&) = delete;

    void run(std::function<void()> work);
    void waitUntilIdle();

private:
    void loop(std::stop_token stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::condition_variable_any m_idle;
    std::deque<std::function<void()>> m_waiting;
    bool m_busy = false;
    std::jthread m_thread;  // last: stops before the rest goes
};

}  // namespace rw::ui
