// The versions come from the build (coder/CMakeLists.txt): what was compiled against.
#include "coder/study/versions.h"

namespace coder::study {

const char* programVersion() { return CODER_VERSION; }

std::vector<std::pair<std::string, std::string>> libraryVersions() {
    return {{"ICU", CODER_ICU_VERSION}, {"RE2", CODER_RE2_VERSION},       {"Xapian", CODER_XAPIAN_VERSION},
            {"Qt", CODER_QT_VERSION},   {"yaml-cpp", CODER_YAML_VERSION}, {"compiler", CODER_COMPILER}};
}

}  // namespace coder::study
