#include "coder/project/stored_coding.h"

namespace coder::project {

const char* reviewStatusName(ReviewStatus status) {
    switch (status) {
        case ReviewStatus::Unreviewed:
            return "unreviewed";
        case ReviewStatus::Accepted:
            return "accepted";
        case ReviewStatus::Rejected:
            return "rejected";
    }
    return "";
}

}  // namespace coder::project
