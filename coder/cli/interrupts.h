// Ctrl-C and SIGTERM as a request to stop, so that nothing half-written is left behind.
#pragma once

#include <functional>
#include <stop_token>
#include <thread>

namespace coder::cli {

/// While it lives, the signals are taken by a thread of its own. To be made before any other thread, which inherit the
/// blocked signals. A second Ctrl-C ends the program at once, after `last`, which may be called by another thread.
class Interrupts {
public:
    explicit Interrupts(std::function<void()> last = {});
    ~Interrupts();

    std::stop_token token() const { return stop_.get_token(); }

private:
    std::stop_source stop_;
    std::jthread waiter_;
};

}  // namespace coder::cli
