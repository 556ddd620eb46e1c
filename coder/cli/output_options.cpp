#include "coder/cli/output_options.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace coder::cli {

std::string optionName(const study::OutputSetting& setting) {
    std::string name(setting.name);
    std::replace(name.begin(), name.end(), ' ', '-');
    if (setting.many && name.back() == 's') name.pop_back();
    return "--" + name;
}

void OutputOptions::add(CLI::App& command, const study::OutputKindInfo& kind) {
    kind_ = kind.kind;
    for (const std::string_view name : kind.settings) {
        const study::OutputSetting& setting = study::outputSetting(name);
        given_.push_back(std::make_unique<Given>(Given{&setting, {}}));
        CLI::Option* option =
            command.add_option(optionName(setting), given_.back()->values,
                               std::string(setting.help) + (setting.many ? " (may be repeated)" : ""));
        option->type_name(std::string(setting.values))->allow_extra_args(false);
        if (!setting.many) option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
}

base::Result<study::OutputSpec> OutputOptions::spec() const {
    study::OutputSpec spec;
    spec.kind = kind_;
    for (const auto& given : given_) {
        if (given->values.empty()) continue;
        if (auto set = given->setting->set(spec, given->values); !set)
            return base::unexpected(set.error().code, optionName(*given->setting) + ": " + set.error().message,
                                    set.error().remedy);
    }
    if (auto checked = study::checkSpec(spec); !checked) return base::unexpected(checked.error());
    return spec;
}

}  // namespace coder::cli
