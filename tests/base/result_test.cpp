#include "coder/base/result.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <memory>

namespace coder::base {

namespace {

/// What a child process prints to standard error when it does `action`, if it is ended by an abort.
template <class Action>
std::string abortMessage(Action action) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);  // the test program's own handler would report a failed test
        ::dup2(pipe[1], STDERR_FILENO);
        action();
        ::_exit(0);
    }
    ::close(pipe[1]);
    std::string text;
    std::array<char, 256> buffer{};
    for (ssize_t got = 0; (got = ::read(pipe[0], buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), static_cast<std::size_t>(got));
    ::close(pipe[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGABRT);
    return text;
}

Result<int> half(int number) {
    if (number % 2 != 0) return unexpected(ErrorCode::Invalid, "odd", "take an even number", {"n.txt", 1, 2});
    return number / 2;
}

}  // namespace

TEST_CASE("result: a value", "[base]") {
    Result<std::string> result(std::string("abc"));
    CHECK(result.has_value());
    CHECK(static_cast<bool>(result));
    CHECK(result.value() == "abc");
    CHECK(*result == "abc");
    CHECK(result->size() == 3);
    *result += "d";
    result->push_back('e');
    const Result<std::string>& constant = result;
    CHECK(*constant == "abcde");
    CHECK(constant.value() == "abcde");
    CHECK(constant->back() == 'e');
}

TEST_CASE("result: an error keeps what it was made of", "[base]") {
    const Result<int> result = half(3);
    REQUIRE_FALSE(result.has_value());
    CHECK_FALSE(static_cast<bool>(result));
    CHECK(result.error().code == ErrorCode::Invalid);
    CHECK(result.error().diagnostic() == Diagnostic{Severity::Error, {"n.txt", 1, 2}, "odd", "take an even number"});
}

TEST_CASE("result: an error is handed on as another type", "[base]") {
    const auto asText = [](int number) -> Result<std::string> {
        const auto halved = half(number);
        if (!halved) return unexpected(halved.error());
        return std::to_string(*halved);
    };
    CHECK(*asText(8) == "4");
    CHECK(asText(7).error().message == "odd");
}

TEST_CASE("result: what can only be moved", "[base]") {
    Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
    CHECK(**result == 7);
    const std::unique_ptr<int> taken = *std::move(result);
    CHECK(*taken == 7);
    CHECK(*Result<std::unique_ptr<int>>(std::make_unique<int>(8)).value() == 8);
}

TEST_CASE("result: copies share nothing", "[base]") {
    Result<std::string> result(std::string("a"));
    const Result<std::string> copy = result;
    *result = "b";
    CHECK(*copy == "a");
    result = unexpected(ErrorCode::Cancelled, "stopped");
    CHECK_FALSE(result.has_value());
    CHECK(copy.has_value());
}

TEST_CASE("result: nothing to hand back", "[base]") {
    CHECK(Status(Done{}).has_value());
    CHECK(Status(unexpected(ErrorCode::Unwritable, "full")).error().code == ErrorCode::Unwritable);
}

TEST_CASE("result: reading what is not there ends the program", "[base]") {
    const Result<int> value = half(2);
    const Result<int> error = half(3);
    CHECK_THAT(abortMessage([&] { static_cast<void>(error.value()); }), Catch::Contains("does not hold for 1 and 0"));
    CHECK_THAT(abortMessage([&] { static_cast<void>(*error); }), Catch::Contains("result.h"));
    CHECK_THAT(abortMessage([&] { static_cast<void>(value.error()); }), Catch::Contains("does not hold for 0 and 1"));
}

TEST_CASE("check: the message has the place, the comparison and both values", "[base]") {
    CODER_CHECK_EQ(1, 1);
    CODER_CHECK_LE(1, 1);
    CODER_CHECK_LT(std::string("a"), std::string("b"));
    CHECK_THAT(abortMessage([] { CODER_CHECK_LT(2 + 1, 2); }),
               Catch::Contains("result_test.cpp:") && Catch::Contains("2 + 1 < 2 does not hold for 3 and 2"));
    CHECK_THAT(abortMessage([] { CODER_CHECK_EQ(std::string("left"), "right"); }), Catch::Contains("left and right"));
}

TEST_CASE("check: each side is computed once", "[base]") {
    int computed = 0;
    const auto next = [&] { return ++computed; };
    CODER_CHECK_LE(next(), 1);
    CHECK(computed == 1);
}

}  // namespace coder::base
