#include "coder/codebook/code_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace coder::codebook {

namespace {

const std::vector<std::string_view> CodeKeys{"code",    "name",     "valence",         "definition", "include",
                                             "exclude", "examples", "counterexamples", "rules",      "codes"};
/// Indices are the values of the enumeration.
const std::vector<std::string_view> ValenceNames{"neutral", "success", "failure"};

bool isCodeId(std::string_view id) {
    return std::all_of(id.begin(), id.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

/// What the id would be in the letters that are allowed.
std::string proposedId(std::string_view id) {
    std::string proposed;
    for (const char c : id) {
        const bool upper = c >= 'A' && c <= 'Z';
        const char lower = upper ? static_cast<char>(c + ('a' - 'A')) : c;
        if (isCodeId({&lower, 1}))
            proposed += lower;
        else if (!proposed.empty() && proposed.back() != '-')
            proposed += '-';
    }
    while (!proposed.empty() && proposed.back() == '-') proposed.pop_back();
    return proposed;
}

}  // namespace

void CodeReader::readCodes(const YamlNode& list, std::optional<std::size_t> parent) {
    if (const auto* const items = reader_.items(list, "`codes`"))
        for (const YamlNode* item : *items) readCode(*item, parent);
}

void CodeReader::readCode(const YamlNode& node, std::optional<std::size_t> parent) {
    const YamlFields fields(reader_, node, "a code", CodeKeys);
    if (node.kind != YamlNode::Kind::Map) return;
    Code code;
    code.parent = parent;
    code.place = reader_.place(node);
    if (parent) {
        code.valence = codebook_.codes[*parent].valence;
        code.depth = codebook_.codes[*parent].depth + 1;
        code.path = codebook_.codes[*parent].path + "/";
    }
    if (!readIdentity(fields, code)) return;
    readTexts(fields, code);
    code.examples = readExamples(fields, "examples");
    code.counterexamples = readExamples(fields, "counterexamples");
    if (const YamlNode* const rules = fields.value("rules")) readRules(*rules, code);
    const YamlNode* const codes = fields.value("codes");
    if (fields.value("rules") == nullptr && codes == nullptr)
        reader_.warning(node, fmt::format("no rule codes `{}`", code.path), "add `rules`, or code it by hand only");
    const std::size_t index = codebook_.codes.size();
    codebook_.codes.push_back(std::move(code));
    if (codes != nullptr) readCodes(*codes, index);
}

bool CodeReader::readIdentity(const YamlFields& fields, Code& code) {
    const YamlNode* const node = fields.value("code");
    if (node == nullptr) {
        reader_.error(fields.node(), "a code must have a `code`, by which it is called",
                      "add `code: short-name`; without it the code is left out with all under it");
        return false;
    }
    auto id = reader_.text(*node, "`code`");
    if (!id) return false;
    if (!isCodeId(*id)) {
        const std::string proposed = proposedId(*id);
        reader_.error(*node, fmt::format("`code` must be of the letters a-z, digits and -, not \"{}\"", *id),
                      proposed.empty() ? "write it in these; `name` can have any letters"
                                       : fmt::format("write `{}`; `name` can have any letters", proposed));
        return false;
    }
    code.id = std::move(*id);
    code.path += code.id;
    code.name = code.id;
    return isNew(*node, code);
}

bool CodeReader::isNew(const YamlNode& node, const Code& code) {
    const auto [first, added] = paths_.emplace(code.path, &node);
    if (!added)
        reader_.error(node, fmt::format("there are two codes `{}`", code.path),
                      fmt::format("rename one of them; the other is in line {}", reader_.place(*first->second).line));
    return added;
}

void CodeReader::setText(const YamlFields& fields, std::string_view key, std::string& text) {
    if (const YamlNode* const node = fields.value(key))
        if (auto value = reader_.text(*node, fmt::format("`{}`", key))) text = std::move(*value);
}

void CodeReader::readTexts(const YamlFields& fields, Code& code) {
    setText(fields, "name", code.name);
    setText(fields, "definition", code.definition);
    setText(fields, "include", code.include);
    setText(fields, "exclude", code.exclude);
    if (const YamlNode* const valence = fields.value("valence"))
        if (const auto chosen = reader_.choice(*valence, "`valence`", ValenceNames))
            code.valence = static_cast<Valence>(*chosen);
}

std::vector<Example> CodeReader::readExamples(const YamlFields& fields, std::string_view key) {
    std::vector<Example> examples;
    const YamlNode* const list = fields.value(key);
    const auto* const items = list == nullptr ? nullptr : reader_.items(*list, fmt::format("`{}`", key));
    if (items == nullptr) return examples;
    for (const YamlNode* item : *items)
        if (auto text = reader_.text(*item, fmt::format("an item of `{}`", key)))
            examples.push_back({std::move(*text), reader_.place(*item)});
    return examples;
}

void CodeReader::readRules(const YamlNode& list, Code& code) {
    const auto* const items = reader_.items(list, "`rules`");
    if (items == nullptr) return;
    for (std::size_t i = 0; i < items->size(); ++i)
        if (auto rule = rules_.read(*(*items)[i])) addRule(std::move(*rule), *(*items)[i], i + 1, code);
}

void CodeReader::addRule(Rule rule, const YamlNode& node, std::size_t number, Code& code) {
    if (rule.id.empty()) rule.id = fmt::format("{}#{}", code.path, number);
    const auto [first, added] = ruleIds_.emplace(rule.id, &node);
    if (added)
        code.rules.push_back(std::move(rule));
    else
        reader_.error(node, fmt::format("there are two rules with the id \"{}\"", rule.id),
                      fmt::format("rename one of them; the other is in line {}", reader_.place(*first->second).line));
}

}  // namespace coder::codebook
