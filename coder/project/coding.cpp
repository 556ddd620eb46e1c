#include "coder/project/coding.h"

namespace coder::project {

const char* originName(Origin origin) { return origin == Origin::Human ? "human" : "rule"; }

}  // namespace coder::project
