#include "coder/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace coder::base {

void checkFailed(const char* file, int line, const char* expression, const std::string& left,
                 const std::string& right) {
    std::fprintf(stderr, "%s:%d: a fault of the program: %s does not hold for %s and %s\n", file, line, expression,
                 left.c_str(), right.c_str());
    std::abort();
}

}  // namespace coder::base
