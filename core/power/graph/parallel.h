// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace rw::power {

/// Calls \p work(context, i) for i in 0..count-1 on some threads, each with the context that
/// \p make() gives it, and returns the contexts; empty when cancelled. Which thread takes which i is not
/// fixed: what contexts collect must not depend on it. Progress is told from the calling thread. The first
/// exception of any thread is thrown here.
template <class Make, class Work>
auto runParallel(std::int32_t count, unsigned threads, const std::function<void(double)>& progress,
                 const std::stop_token& cancel, const Make& make, const Work& work)
{
    std::vector<decltype(make())> contexts;
    const unsigned used = std::clamp(threads, 1U, static_cast<unsigned>(std::max(count, 1)));
    for (unsigned t = 0; t < used; ++t)
        contexts.push_back(make());
    std::atomic<std::int32_t> next{0}, done{0};
    std::atomic<bool> stop{false};
    std::exception_ptr thrown;
    std::mutex throwing;
    const auto run = [&](unsigned thread) {
        try {
            for (std::int32_t i = next++; i < count && !stop && !cancel.stop_requested();
                 i = next++) {
                work(contexts[thread], i);
                const std::int32_t finished = ++done;
                if (thread == 0 && progress)
                    progress(static_cast<double>(finished) / static_cast<double>(count));
            }
        } catch (...) {
            const std::lock_guard lock(throwing);
            if (!thrown)
                thrown = std::current_exception();
            stop = true;
        }
    };
    std::vector<std::thread> others;
    for (unsigned t = 1; t < used; ++t)
        others.emplace_back(run, t);
    run(0);
    for (std::thread& t : others)
        t.join();
    if (thrown)
        std::rethrow_exception(thrown);
    if (cancel.stop_requested())
        contexts.clear();
    return contexts;
}

}  // namespace rw::power
