// Options that set what a table or figure shows: the settings of study.yaml, one option each.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "coder/base/result.h"
#include "coder/study/output_spec.h"

namespace CLI {
class App;
}

namespace coder::cli {

/// The settings of one kind of output as options: "mask below" is --mask-below, and lists, such as "codes", are given
/// one by one: --code A --code B.
class OutputOptions {
public:
    void add(CLI::App& command, const study::OutputKindInfo& kind);

    /// Errors: a value that can't be; settings that contradict each other.
    base::Result<study::OutputSpec> spec() const;

private:
    struct Given {
        const study::OutputSetting* setting;
        std::vector<std::string> values;
    };

    study::OutputKind kind_ = study::OutputKind::Themes;
    std::vector<std::unique_ptr<Given>> given_;  ///< On the heap: the parser keeps addresses of the values.
};

/// "--mask-below", "--code".
std::string optionName(const study::OutputSetting& setting);

}  // namespace coder::cli
