#include "coder/codebook/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "coder/codebook/nearest_name.h"

namespace coder::codebook {

namespace {

const std::vector<std::string_view> PatternKeys{"phrase", "near", "regex", "query"};
const std::vector<std::string_view> RuleKeys{"phrase", "near",   "regex", "query",   "within", "ordered",  "case",
                                             "with",   "unless", "unit",  "speaker", "where",  "negation", "id"};
const std::vector<std::string_view> ConditionKeys{"phrase", "near",    "regex", "query",
                                                  "within", "ordered", "case",  "context"};
const std::vector<std::string_view> DefaultsKeys{"unit", "speaker", "negation", "unless"};

/// Indices are the values of the enumerations.
const std::vector<std::string_view> UnitNames{"sentence", "turn", "match"};
const std::vector<std::string_view> NegationNames{"skip", "only", "any"};

bool isRuleId(std::string_view id) {
    return std::none_of(id.begin(), id.end(), [](char c) { return c == '#' || c == ' ' || c == '\t' || c == '\n'; });
}

}  // namespace

void RuleReader::readDefaults(const YamlNode& node) {
    const YamlFields fields(reader_, node, "`defaults`", DefaultsKeys);
    readSettings(fields, defaults_);
    if (const YamlNode* const unless = fields.value("unless")) defaults_.unless = readConditions(*unless, "unless");
}

void RuleReader::readSettings(const YamlFields& fields, RuleDefaults& settings) {
    if (const YamlNode* const unit = fields.value("unit"))
        if (const auto chosen = reader_.choice(*unit, "`unit`", UnitNames)) settings.unit = static_cast<Unit>(*chosen);
    if (const YamlNode* const negation = fields.value("negation"))
        if (const auto chosen = reader_.choice(*negation, "`negation`", NegationNames))
            settings.negation = static_cast<Negation>(*chosen);
    if (const YamlNode* const speaker = fields.value("speaker"))
        if (auto label = reader_.text(*speaker, "`speaker`")) settings.speaker = std::move(*label);
}

std::optional<Rule> RuleReader::read(const YamlNode& node) {
    const std::size_t errorsBefore = reader_.errors();
    const YamlFields fields(reader_, node, "a rule", RuleKeys);
    Rule rule;
    rule.place = reader_.place(node);
    // A rule that is no mapping, or whose keys are unknown, has been reported; that it has no pattern would be no news.
    if (reader_.errors() == errorsBefore || fields.hasAny(PatternKeys)) readPattern(fields, "a rule", rule.pattern);
    RuleDefaults settings = defaults_;
    readSettings(fields, settings);
    rule.unit = settings.unit;
    rule.speaker = std::move(settings.speaker);
    rule.negation = settings.negation;
    if (const YamlNode* const with = fields.value("with")) rule.with = readConditions(*with, "with");
    if (const YamlNode* const unless = fields.value("unless")) rule.unless = readConditions(*unless, "unless");
    rule.unless.insert(rule.unless.end(), defaults_.unless.begin(), defaults_.unless.end());
    if (const YamlNode* const where = fields.value("where")) readWhere(*where, rule);
    if (const YamlNode* const id = fields.value("id")) readId(*id, rule);
    if (reader_.errors() != errorsBefore) return std::nullopt;
    return rule;
}

void RuleReader::readId(const YamlNode& node, Rule& rule) {
    auto id = reader_.text(node, "`id`");
    if (!id) return;
    if (!isRuleId(*id))
        reader_.error(node, fmt::format("the id \"{}\" has a space or # in it", *id), "use letters, digits, - and _");
    rule.id = std::move(*id);
}

void RuleReader::readWhere(const YamlNode& node, Rule& rule) {
    const std::size_t errorsBefore = reader_.errors();
    for (const auto& [key, value] : entriesOf(reader_, node, "`where`")) {
        AttributeCondition condition{key->scalar, {}};
        const std::string what = fmt::format("the value of `{}`", key->scalar);
        if (value->kind == YamlNode::Kind::List)
            condition.values = reader_.texts(*value, what);
        else if (auto text = reader_.text(*value, what))
            condition.values.push_back(std::move(*text));
        rule.where.push_back(std::move(condition));
    }
    if (rule.where.empty() && reader_.errors() == errorsBefore)
        reader_.error(node, "`where` names no attribute", "write it as {role: [mentee, both]}, or take it out");
}

void RuleReader::readPattern(const YamlFields& fields, std::string_view what, Pattern& pattern) {
    std::string_view found;
    for (const std::string_view key : PatternKeys) {
        const YamlFields::Field* const field = fields.find(key);
        if (field == nullptr) continue;
        if (!found.empty()) {
            reader_.error(*field->key, fmt::format("{} has one pattern, this one has `{}` and `{}`", what, found, key),
                          "write one for each pattern");
            return;
        }
        found = key;
    }
    if (found.empty()) {
        reader_.error(fields.node(), fmt::format("{} must have a pattern", what), "add " + oneOf(PatternKeys));
        return;
    }
    readPatternText(found, *fields.value(found), pattern);
    readOptions(fields, found, pattern);
}

void RuleReader::readPatternText(std::string_view key, const YamlNode& node, Pattern& pattern) {
    if (key == "near") {
        readNear(node, pattern);
        return;
    }
    const std::string what = fmt::format("`{}`", key);
    pattern.place = reader_.document().placeIn(node, 1);
    pattern.source = node.scalar;
    if (key == "phrase") {
        pattern.kind = Pattern::Kind::Phrase;
        if (auto phrase = lists_.phrase(node, what)) pattern.phrases.push_back(std::move(*phrase));
    } else if (key == "regex") {
        pattern.kind = Pattern::Kind::Regex;
        reader_.scalar(node, what);
    } else {
        pattern.kind = Pattern::Kind::Query;
        if (auto query = lists_.query(node, what)) pattern.query = std::move(*query);
    }
}

void RuleReader::readNear(const YamlNode& node, Pattern& pattern) {
    pattern.kind = Pattern::Kind::Near;
    pattern.place = reader_.place(node);
    pattern.within = DefaultWithin;
    if (node.kind != YamlNode::Kind::List || node.children.size() < 2 || node.children.size() > MaxNearPhrases) {
        reader_.error(node, fmt::format("`near` must be a list of two to {} phrases", MaxNearPhrases),
                      "write it as [first phrase, second phrase]");
        return;
    }
    pattern.phrases = lists_.phrases(node, "`near`");
    for (const YamlNode* item : node.children) pattern.source += (pattern.source.empty() ? "" : " ~ ") + item->scalar;
}

void RuleReader::readOptions(const YamlFields& fields, std::string_view key, Pattern& pattern) {
    if (key != "near") {
        refuseOption(fields, "within", "near");
        refuseOption(fields, "ordered", "near");
    } else {
        if (const YamlNode* const within = fields.value("within"))
            if (const auto number = reader_.number(*within, "`within`", 0, MaxWithin)) pattern.within = *number;
        if (const YamlNode* const ordered = fields.value("ordered"))
            if (const auto chosen = reader_.choice(*ordered, "`ordered`", {"false", "true"}))
                pattern.ordered = *chosen == 1;
    }
    if (key != "regex") {
        refuseOption(fields, "case", "regex");
    } else if (const YamlNode* const sensitive = fields.value("case")) {
        if (const auto chosen = reader_.choice(*sensitive, "`case`", {"insensitive", "sensitive"}))
            pattern.caseSensitive = *chosen == 1;
    }
}

void RuleReader::refuseOption(const YamlFields& fields, std::string_view option, std::string_view owner) {
    if (const YamlFields::Field* const field = fields.find(option))
        reader_.error(*field->key, fmt::format("`{}` is for `{}` only", option, owner),
                      fmt::format("take it out, or use a `{}` pattern", owner));
}

std::vector<Condition> RuleReader::readConditions(const YamlNode& node, std::string_view key) {
    std::vector<Condition> conditions;
    const std::string what = fmt::format("an item of `{}`", key);
    if (node.kind != YamlNode::Kind::List) {
        conditions.push_back(readCondition(node, fmt::format("`{}`", key)));
        return conditions;
    }
    if (const auto* const items = reader_.items(node, fmt::format("`{}`", key)))
        for (const YamlNode* item : *items) conditions.push_back(readCondition(*item, what));
    return conditions;
}

Condition RuleReader::readCondition(const YamlNode& node, std::string_view what) {
    Condition condition;
    if (node.kind != YamlNode::Kind::Map && node.kind != YamlNode::Kind::List) {
        readPatternText("phrase", node, condition.pattern);
        return condition;
    }
    const std::size_t errorsBefore = reader_.errors();
    const YamlFields fields(reader_, node, what, ConditionKeys);
    if (reader_.errors() == errorsBefore || fields.hasAny(PatternKeys)) readPattern(fields, what, condition.pattern);
    if (const YamlNode* const context = fields.value("context"))
        if (const auto chosen = reader_.choice(*context, "`context`", {"unit", "turn"}))
            condition.wholeTurn = *chosen == 1;
    return condition;
}

}  // namespace coder::codebook
