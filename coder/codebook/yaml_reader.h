// What the files of this module are read with: values of the kind that is expected, and a diagnostic where there is
// none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/base/result.h"
#include "coder/codebook/yaml_document.h"

namespace coder::codebook {

/// Collects diagnostics on a document that outlives it. What gives an optional gives nothing only after it has reported
/// why.
class YamlReader {
public:
    explicit YamlReader(const YamlDocument& document) : document_(document) {}

    const YamlDocument& document() const { return document_; }
    base::Place place(const YamlNode& node) const { return document_.place(node); }

    void error(const YamlNode& at, std::string message, std::string remedy);
    void error(const base::Error& error);
    void warning(const YamlNode& at, std::string message, std::string remedy);
    /// The number of errors so far; who compares it before and after knows whether something was wrong in between.
    std::size_t errors() const { return errors_; }
    base::Diagnostics takeDiagnostics() { return std::move(diagnostics_); }

    /// A text that is not empty, without white space at its ends. `what` names it in messages: "`name`".
    std::optional<std::string> text(const YamlNode& node, std::string_view what);
    /// The scalar as it stands, not of white space alone.
    const std::string* scalar(const YamlNode& node, std::string_view what);
    std::optional<std::uint32_t> number(const YamlNode& node, std::string_view what, std::uint32_t least,
                                        std::uint32_t most);
    /// The index of the one of `names` that stands there.
    std::optional<std::size_t> choice(const YamlNode& node, std::string_view what,
                                      const std::vector<std::string_view>& names);
    /// The items of a list with one or more.
    const std::vector<const YamlNode*>* items(const YamlNode& node, std::string_view what);
    /// Texts in a list. What is wrong in it is left out.
    std::vector<std::string> texts(const YamlNode& node, std::string_view what);

private:
    const YamlDocument& document_;
    base::Diagnostics diagnostics_;
    std::size_t errors_ = 0;
};

/// The entries of a mapping that has a known set of keys.
class YamlFields {
public:
    struct Field {
        const YamlNode* key;
        const YamlNode* value;
    };

    /// Reports what is no mapping, unknown keys with the nearest known one, and keys that stand twice (the first
    /// counts). `what` names the mapping in messages: "a rule".
    YamlFields(YamlReader& reader, const YamlNode& node, std::string_view what,
               const std::vector<std::string_view>& known);

    const YamlNode& node() const { return node_; }
    const Field* find(std::string_view key) const;
    /// The value of `key`, or nullptr.
    const YamlNode* value(std::string_view key) const;
    bool hasAny(const std::vector<std::string_view>& keys) const;

private:
    const YamlNode& node_;
    std::vector<Field> fields_;
};

/// The entries of a mapping whose keys are free names, without those that are reported: keys that are no text or stand
/// twice.
std::vector<YamlFields::Field> entriesOf(YamlReader& reader, const YamlNode& node, std::string_view what);

}  // namespace coder::codebook
