#include "coder/project/memo.h"

namespace coder::project {

const char* memoOnName(MemoOn kind) {
    switch (kind) {
        case MemoOn::Study:
            return "study";
        case MemoOn::Source:
            return "source";
        case MemoOn::Code:
            return "code";
        case MemoOn::Coding:
            return "coding";
        case MemoOn::Case:
            return "case";
    }
    return "";
}

}  // namespace coder::project
