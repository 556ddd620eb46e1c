// Checks of what only a programmer's fault can break. They stay on in release builds: a wrong position that goes on
// unnoticed would end up in somebody's paper.
#pragma once

#include <sstream>
#include <string>

namespace coder::base {

/// Prints the failed comparison with both values to standard error and ends the program.
[[noreturn]] void checkFailed(const char* file, int line, const char* expression, const std::string& left,
                              const std::string& right);

template <class A, class B>
[[noreturn]] void checkFailed(const char* file, int line, const char* expression, const A& left, const B& right) {
    std::ostringstream leftText;
    std::ostringstream rightText;
    leftText << left;
    rightText << right;
    checkFailed(file, line, expression, leftText.str(), rightText.str());
}

}  // namespace coder::base

#define CODER_CHECK_OP(a, op, b)                                                                      \
    do {                                                                                              \
        const auto& coderLeft = (a);                                                                  \
        const auto& coderRight = (b);                                                                 \
        if (!(coderLeft op coderRight)) [[unlikely]]                                                  \
            ::coder::base::checkFailed(__FILE__, __LINE__, #a " " #op " " #b, coderLeft, coderRight); \
    } while (false)

#define CODER_CHECK_EQ(a, b) CODER_CHECK_OP(a, ==, b)
#define CODER_CHECK_LE(a, b) CODER_CHECK_OP(a, <=, b)
#define CODER_CHECK_LT(a, b) CODER_CHECK_OP(a, <, b)
