// Rules and their patterns from YAML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/codebook/codebook.h"
#include "coder/codebook/phrase_lists.h"
#include "coder/codebook/yaml_reader.h"

namespace coder::codebook {

/// What a rule is that does not say otherwise.
struct RuleDefaults {
    Unit unit = Unit::Sentence;
    std::string speaker = "participant";
    Negation negation = Negation::Skip;
    std::vector<Condition> unless;  ///< Holds for every rule, beside its own.
};

/// Reads rules. All arguments must live as long as the reader.
class RuleReader {
public:
    RuleReader(YamlReader& reader, PhraseLists& lists) : reader_(reader), lists_(lists) {}

    /// Reads the codebook's `defaults`; the rules read afterwards have them.
    void readDefaults(const YamlNode& node);

    /// A rule, its id empty where none is given; nothing when anything is wrong in it.
    std::optional<Rule> read(const YamlNode& node);

private:
    void readSettings(const YamlFields& fields, RuleDefaults& settings);
    void readId(const YamlNode& node, Rule& rule);
    void readWhere(const YamlNode& node, Rule& rule);
    void readPattern(const YamlFields& fields, std::string_view what, Pattern& pattern);
    void readPatternText(std::string_view key, const YamlNode& node, Pattern& pattern);
    void readNear(const YamlNode& node, Pattern& pattern);
    void readOptions(const YamlFields& fields, std::string_view key, Pattern& pattern);
    void refuseOption(const YamlFields& fields, std::string_view option, std::string_view owner);
    std::vector<Condition> readConditions(const YamlNode& node, std::string_view key);
    Condition readCondition(const YamlNode& node, std::string_view what);

    YamlReader& reader_;
    PhraseLists& lists_;
    RuleDefaults defaults_;
};

}  // namespace coder::codebook
