// Codes from YAML, with all that lies under them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "coder/codebook/codebook.h"
#include "coder/codebook/rule_reader.h"
#include "coder/codebook/yaml_reader.h"

namespace coder::codebook {

/// Adds codes to a codebook. All arguments must live as long as the reader.
class CodeReader {
public:
    CodeReader(YamlReader& reader, RuleReader& rules, Codebook& codebook)
        : reader_(reader), rules_(rules), codebook_(codebook) {}

    /// Reads a list of codes, with `parent` as their parent. A code without a good id is left out with all under it; of
    /// other faults only what is faulty is left out.
    void readCodes(const YamlNode& list, std::optional<std::size_t> parent);

private:
    void readCode(const YamlNode& node, std::optional<std::size_t> parent);
    bool readIdentity(const YamlFields& fields, Code& code);
    bool isNew(const YamlNode& node, const Code& code);
    void readTexts(const YamlFields& fields, Code& code);
    std::vector<Example> readExamples(const YamlFields& fields, std::string_view key);
    void readRules(const YamlNode& list, Code& code);
    void addRule(Rule rule, const YamlNode& node, std::size_t number, Code& code);
    void setText(const YamlFields& fields, std::string_view key, std::string& text);

    YamlReader& reader_;
    RuleReader& rules_;
    Codebook& codebook_;
    std::unordered_map<std::string, const YamlNode*> paths_;
    std::unordered_map<std::string, const YamlNode*> ruleIds_;
};

}  // namespace coder::codebook
