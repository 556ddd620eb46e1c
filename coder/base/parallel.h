// Independent pieces of work on all cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace coder::base {

/// Calls work(0) .. work(count - 1), each once, on up to `threads` threads (0: one for each core), the caller's among
/// them. The calls must not depend on each other and must not throw; they are over when this returns.
template <class Work>
void inParallel(std::size_t count, std::size_t threads, const Work& work) {
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    const std::size_t cores = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(cores, count); ++i) others.emplace_back(take);
    take();
}

}  // namespace coder::base
