#include "coder/codebook/yaml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "coder/codebook/nearest_name.h"
#include "coder/codebook/word_marks.h"

namespace coder::codebook {

namespace {

const char* kindName(YamlNode::Kind kind) {
    switch (kind) {
        case YamlNode::Kind::Scalar:
            return "a text";
        case YamlNode::Kind::List:
            return "a list";
        case YamlNode::Kind::Map:
            return "a mapping";
        case YamlNode::Kind::Nothing:
            break;
    }
    return "nothing";
}

/// How what was meant as a text came to be read as something else.
const char* textRemedy(YamlNode::Kind kind) {
    switch (kind) {
        case YamlNode::Kind::Map:
            return "put a text in quotes that contains \": \" or begins with {";
        case YamlNode::Kind::List:
            return "put a text in quotes that begins with [ or with - and a space";
        default:
            return "write it, in quotes where it is the word null or ~, or take it out";
    }
}

std::string expected(std::string_view what, std::string_view wanted, const YamlNode& node) {
    return fmt::format("{} must be {}, not {}", what, wanted, kindName(node.kind));
}

}  // namespace

void YamlReader::error(const YamlNode& at, std::string message, std::string remedy) {
    error({base::ErrorCode::Invalid, std::move(message), std::move(remedy), place(at)});
}

void YamlReader::error(const base::Error& error) {
    ++errors_;
    diagnostics_.push_back(error.diagnostic());
}

void YamlReader::warning(const YamlNode& at, std::string message, std::string remedy) {
    diagnostics_.push_back({base::Severity::Warning, place(at), std::move(message), std::move(remedy)});
}

const std::string* YamlReader::scalar(const YamlNode& node, std::string_view what) {
    if (node.kind != YamlNode::Kind::Scalar) {
        error(node, expected(what, "a text", node), textRemedy(node.kind));
        return nullptr;
    }
    if (skipSpace(node.scalar, 0) == node.scalar.size()) {
        error(node, fmt::format("{} is empty", what), "write it, or take it out");
        return nullptr;
    }
    return &node.scalar;
}

std::optional<std::string> YamlReader::text(const YamlNode& node, std::string_view what) {
    const std::string* const found = scalar(node, what);
    if (found == nullptr) return std::nullopt;
    return trimmed(*found);
}

std::optional<std::uint32_t> YamlReader::number(const YamlNode& node, std::string_view what, std::uint32_t least,
                                                std::uint32_t most) {
    std::uint32_t number = 0;
    const std::string& digits = node.scalar;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (!digits.empty() && read.ptr == digits.data() + digits.size() && read.ec == std::errc{} && number >= least &&
        number <= most)
        return number;
    error(node, fmt::format("{} must be a whole number from {} to {}", what, least, most), "write it in digits");
    return std::nullopt;
}

std::optional<std::size_t> YamlReader::choice(const YamlNode& node, std::string_view what,
                                              const std::vector<std::string_view>& names) {
    const auto found = std::find(names.begin(), names.end(), node.scalar);
    if (node.kind == YamlNode::Kind::Scalar && found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    const std::string there =
        node.kind == YamlNode::Kind::Scalar ? fmt::format("\"{}\"", node.scalar) : kindName(node.kind);
    error(node, fmt::format("{} must be {}, not {}", what, oneOf(names), there), nameRemedy(node.scalar, names));
    return std::nullopt;
}

const std::vector<const YamlNode*>* YamlReader::items(const YamlNode& node, std::string_view what) {
    if (node.kind == YamlNode::Kind::List && !node.children.empty()) return &node.children;
    if (node.kind == YamlNode::Kind::List)
        error(node, fmt::format("{} is an empty list", what), "write an item, or take the key out");
    else
        error(node, expected(what, "a list", node), "begin each item with - and a space, or put all in [ ]");
    return nullptr;
}

std::vector<std::string> YamlReader::texts(const YamlNode& node, std::string_view what) {
    std::vector<std::string> found;
    if (const auto* const list = items(node, what))
        for (const YamlNode* item : *list)
            if (auto value = text(*item, fmt::format("an item of {}", what))) found.push_back(std::move(*value));
    return found;
}

std::vector<YamlFields::Field> entriesOf(YamlReader& reader, const YamlNode& node, std::string_view what) {
    if (node.kind != YamlNode::Kind::Map) {
        reader.error(node, expected(what, "a mapping", node), "write lines of the form `key: value`");
        return {};
    }
    std::vector<YamlFields::Field> entries;
    std::unordered_map<std::string_view, const YamlNode*> seen;
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
        const YamlNode* const key = node.children[i];
        if (reader.scalar(*key, fmt::format("a key of {}", what)) == nullptr) continue;
        const auto [first, isNew] = seen.emplace(key->scalar, key);
        if (isNew)
            entries.push_back({key, node.children[i + 1]});
        else
            reader.error(
                *key, fmt::format("the key `{}` stands twice in {}", key->scalar, what),
                fmt::format("take one of them out; the other is in line {}", reader.place(*first->second).line));
    }
    return entries;
}

YamlFields::YamlFields(YamlReader& reader, const YamlNode& node, std::string_view what,
                       const std::vector<std::string_view>& known)
    : node_(node) {
    for (const Field& field : entriesOf(reader, node, what)) {
        if (std::find(known.begin(), known.end(), field.key->scalar) != known.end())
            fields_.push_back(field);
        else
            reader.error(*field.key, fmt::format("unknown key `{}` in {}", field.key->scalar, what),
                         nameRemedy(field.key->scalar, known));
    }
}

const YamlFields::Field* YamlFields::find(std::string_view key) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const Field& f) { return f.key->scalar == key; });
    return found == fields_.end() ? nullptr : &*found;
}

const YamlNode* YamlFields::value(std::string_view key) const {
    const Field* const field = find(key);
    return field == nullptr ? nullptr : field->value;
}

bool YamlFields::hasAny(const std::vector<std::string_view>& keys) const {
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return find(key) != nullptr; });
}

}  // namespace coder::codebook
