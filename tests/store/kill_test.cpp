// A program that is killed while it writes: what it was told to be kept is kept, and the file is sound.
#include <sys/wait.h>

#include <csignal>
#include <random>

#include "study_fixture.h"

using namespace store_tests;

namespace {

/// Commits steps for ever and writes each one's number to `out` after it.
[[noreturn]] void commitForEver(const std::string& path, int out) {
    auto study = Store::open(path, Mode::Write);
    if (!study) ::_exit(1);
    for (int i = 0;; ++i) {
        auto step = study->begin({"Ada", "work", "", ""});
        if (!step) ::_exit(2);
        const std::string name = std::to_string(::getpid()) + "-" + std::to_string(i);
        const auto source = sourceNamed(name, std::string(static_cast<std::size_t>(i % 50) * 400, 'x'));
        if (!step->addSource({source, source.text, "Plain text", "UTF-8"})) ::_exit(3);
        if (!step->put(project::Setting{"last", name})) ::_exit(4);
        const auto entry = step->commit();
        if (!entry || !*entry) ::_exit(5);
        const std::int64_t number = (*entry)->number;
        if (::write(out, &number, sizeof number) != sizeof number) ::_exit(6);
    }
}

}  // namespace

TEST_CASE("killed at any moment, every step that was reported is there") {
    const Folder folder;
    const std::string path = folder.file("a.coder");
    { makeStudy(path); }
    std::mt19937_64 random(2013);
    std::int64_t last = 1;
    for (int round = 0; round < 30; ++round) {
        int pipe[2] = {-1, -1};
        REQUIRE(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) commitForEver(path, pipe[1]);
        ::close(pipe[1]);
        ::usleep(static_cast<useconds_t>(10'000 + random() % 60'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        std::int64_t number = 0;
        while (::read(pipe[0], &number, sizeof number) == sizeof number) last = number;
        ::close(pipe[0]);
        const Store study = need(Store::open(path, Mode::Write));
        const auto history = need(study.history());
        REQUIRE(history.size() >= static_cast<std::size_t>(last));
        REQUIRE(history.size() <= static_cast<std::size_t>(last) + 1);  // The report of one may be missing.
        REQUIRE(need(study.sources()).size() == history.size() - 1);
        last = static_cast<std::int64_t>(history.size());
        if (round % 6 == 5) requireSound(study);
    }
    CHECK(last > 100);
}
