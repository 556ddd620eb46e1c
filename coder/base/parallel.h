// Independent pieces of work on all cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace coder::base {

/// How many threads work on so many pieces; `wanted` 0: one for each core.
inline unsigned threadsFor(std::size_t pieces, unsigned wanted) {
    const unsigned most = wanted == 0 ? std::max(1U, std::thread::hardware_concurrency()) : wanted;
    return static_cast<unsigned>(std::clamp<std::size_t>(pieces, 1, most));
}

/// Calls work(0) .. work(count - 1), each once, on up to `threads` threads (0: one for each core), the caller's among
/// them. The calls must not depend on each other and must not throw; they are over when this returns.
template <class Work>
void inParallel(std::size_t count, unsigned threads, const Work& work) {
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threadsFor(count, threads); ++i) others.emplace_back(take);
    take();
}

}  // namespace coder::base
