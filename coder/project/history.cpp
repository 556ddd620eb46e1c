#include "coder/project/history.h"

namespace coder::project {

const char* stepKindName(StepKind kind) {
    switch (kind) {
        case StepKind::Do:
            return "do";
        case StepKind::Undo:
            return "undo";
        case StepKind::Redo:
            return "redo";
        case StepKind::Merge:
            return "merge";
    }
    return "";
}

}  // namespace coder::project
