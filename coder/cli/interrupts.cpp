#include "coder/cli/interrupts.h"

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace coder::cli {

namespace {

sigset_t stopSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

Interrupts::Interrupts(std::function<void()> last) {
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    waiter_ = std::jthread([this, last = std::move(last)](std::stop_token done) {
        const sigset_t awaited = stopSignals();
        const timespec pause{0, 50'000'000};
        while (!done.stop_requested()) {
            const int signal = sigtimedwait(&awaited, nullptr, &pause);
            if (signal <= 0) continue;
            if (stop_.stop_requested()) {
                if (last) last();
                std::_Exit(128 + signal);
            }
            stop_.request_stop();
        }
    });
}

Interrupts::~Interrupts() {
    waiter_.request_stop();
    waiter_.join();
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace coder::cli
