// Independent pieces of work on several threads, whose results come out in order and don't pile up.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace coder::base {

/// Gives out the numbers of pieces and takes their results back in order.
template <class Result>
class OrderedQueue {
public:
    /// At most `ahead` pieces are given out beyond the last one delivered.
    OrderedQueue(std::size_t all, std::size_t ahead, std::stop_token stop)
        : all_(all), ahead_(ahead), stop_(std::move(stop)) {}

    /// The next piece to work on; none when there is no more or the work was stopped.
    std::optional<std::size_t> next() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped() || next_ >= all_ || next_ < delivered_ + ahead_; });
        if (stopped() || next_ >= all_) return std::nullopt;
        return next_++;
    }

    /// Puts a result in and delivers all that are due, on this thread.
    template <class Deliver>
    void finish(std::size_t index, Result result, Deliver deliver) {
        std::unique_lock lock(mutex_);
        waiting_.emplace(index, std::move(result));
        if (delivering_) return;
        delivering_ = true;
        for (auto due = waiting_.find(delivered_); due != waiting_.end() && !stopped();
             due = waiting_.find(delivered_)) {
            Result ready = std::move(due->second);
            waiting_.erase(due);
            lock.unlock();
            deliver(delivered_, std::move(ready));
            lock.lock();
            ++delivered_;
            changed_.notify_all();
        }
        delivering_ = false;
        changed_.notify_all();
    }

private:
    bool stopped() const { return stop_.stop_requested(); }

    std::size_t all_;
    std::size_t ahead_;
    std::stop_token stop_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_ = 0;
    std::size_t delivered_ = 0;  ///< Written under the lock; read by the one thread that delivers.
    bool delivering_ = false;
    std::map<std::size_t, Result> waiting_;
};

/// Each worker, on a thread of its own, takes the next piece: `work(worker, index)` gives a Result. What is done waits
/// until its turn comes, so that `deliver(index, Result)`, called by one thread at a time, sees the pieces in order. A
/// worker that is too far ahead waits: at most four results for each worker are kept. When `stop` is requested, pieces
/// not delivered are dropped. Neither may throw.
template <class Result, class Worker, class Work, class Deliver>
void inOrder(std::size_t count, std::vector<Worker>& workers, std::stop_token stop, const Work& work,
             const Deliver& deliver) {
    OrderedQueue<Result> queue(count, std::size_t{4} * workers.size(), std::move(stop));
    const auto run = [&](Worker& worker) {
        while (const auto index = queue.next()) queue.finish(*index, work(worker, *index), deliver);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < workers.size(); ++i) others.emplace_back([&, i] { run(workers[i]); });
    run(workers.front());
}

}  // namespace coder::base
