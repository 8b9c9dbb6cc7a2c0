// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace rw {

/// Calls work(0) to work(n - 1), on as many threads as the machine runs at once. Calls must not depend on each other and
/// write to places of their own, so that the order in which they come matters for nothing; work must not throw.
template <class Work>
void inParallel(std::size_t n, Work&& work)
{
    const std::size_t threads = std::min<std::size_t>(n, std::max(1U, std::thread::hardware_concurrency()));
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next++; i < n; i = next++) work(i);
    };
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(run);
    run();
}

}  // namespace rw
