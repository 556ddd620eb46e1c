// Codings: the table that may have a million rows, so what is per row here is kept short.
#include <charconv>
#include <nlohmann/json.hpp>

#include "coder/base/strings.h"
#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

namespace {

constexpr const char* Put =
    "INSERT INTO codings(guid, source, revision, code, begin, end, quote, coder, origin, rules, evidence, status, "
    "reviewer, reviewed, found, outdated, codebook, created, changed) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(guid) DO UPDATE SET "
    "source = excluded.source, revision = excluded.revision, code = excluded.code, begin = excluded.begin, "
    "end = excluded.end, quote = excluded.quote, coder = excluded.coder, origin = excluded.origin, "
    "rules = excluded.rules, evidence = excluded.evidence, status = excluded.status, reviewer = excluded.reviewer, "
    "reviewed = excluded.reviewed, found = excluded.found, outdated = excluded.outdated, "
    "codebook = excluded.codebook, created = excluded.created, changed = excluded.changed";

constexpr const char* Columns =
    "SELECT guid, source, revision, code, begin, end, quote, coder, origin, rules, evidence, status, reviewer, "
    "reviewed, found, outdated, codebook, created, changed FROM codings";

/// ["id","id"]
std::string rulesJson(const std::vector<std::string>& rules) {
    return rules.empty() ? "[]" : nlohmann::json(rules).dump();
}

std::vector<std::string> readRules(const std::string& text) {
    if (text == "[]") return {};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array()) throw damaged("the rules of a coding can't be read");
    std::vector<std::string> rules;
    for (const auto& rule : json) {
        if (!rule.is_string()) throw damaged("the rules of a coding can't be read");
        rules.push_back(rule.get<std::string>());
    }
    return rules;
}

/// [[begin,end],[begin,end]]
std::string evidenceJson(const std::vector<text::Span>& evidence) {
    std::string json = "[";
    for (const text::Span span : evidence) {
        json += json.size() == 1 ? "[" : ",[";
        json += std::to_string(span.begin().value());
        json += ',';
        json += std::to_string(span.end().value());
        json += ']';
    }
    return json + "]";
}

text::Span checkedSpan(std::uint32_t begin, std::uint32_t end) {
    if (begin > end) throw damaged("a coding ends before it begins");
    return {text::ByteOffset(begin), text::ByteOffset(end)};
}

/// As evidenceJson() writes it, nothing else.
std::vector<text::Span> readEvidence(const std::string& text) {
    std::vector<text::Span> spans;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto expect = [&](char c) {
        if (at == end || *at != c) throw damaged("the evidence of a coding can't be read");
        ++at;
    };
    const auto number = [&] {
        std::uint32_t value = 0;
        const auto read = std::from_chars(at, end, value);
        if (read.ec != std::errc()) throw damaged("the evidence of a coding can't be read");
        at = read.ptr;
        return value;
    };
    expect('[');
    while (at != end && *at != ']') {
        if (!spans.empty()) expect(',');
        expect('[');
        const std::uint32_t begin = number();
        expect(',');
        spans.push_back(checkedSpan(begin, number()));
        expect(']');
    }
    expect(']');
    return spans;
}

project::StoredCoding readCoding(Row& row) {
    project::StoredCoding coding;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string rules;
    std::string evidence;
    row >> coding.guid >> coding.source >> coding.revision >> coding.code >> begin >> end >> coding.quote >>
        coding.coder;
    row.named(coding.origin, project::Origin::Rule, project::originName);
    row >> rules >> evidence;
    row.named(coding.status, project::ReviewStatus::Rejected, project::reviewStatusName);
    row >> coding.reviewer >> coding.reviewed >> coding.found >> coding.outdated >> coding.codebook >> coding.created >>
        coding.changed;
    coding.span = checkedSpan(begin, end);
    coding.rules = readRules(rules);
    coding.evidence = readEvidence(evidence);
    return coding;
}

/// " WHERE source = ? AND …", without values.
std::string condition(const CodingFilter& filter) {
    std::vector<std::string> parts;
    if (filter.source) parts.emplace_back("source = ?");
    if (filter.code) parts.emplace_back("code = ?");
    if (filter.coder) parts.emplace_back("coder = ?");
    if (filter.origin) parts.emplace_back("origin = ?");
    if (filter.status) parts.emplace_back("status = ?");
    return parts.empty() ? "" : " WHERE " + base::join(parts, " AND ");
}

void bind(SQLite::Statement& query, const CodingFilter& filter) {
    Binder binder(query);
    if (filter.source) binder << *filter.source;
    if (filter.code) binder << *filter.code;
    if (filter.coder) binder << *filter.coder;
    if (filter.origin) binder << project::originName(*filter.origin);
    if (filter.status) binder << project::reviewStatusName(*filter.status);
}

}  // namespace

base::Status Step::put(const project::StoredCoding& coding) {
    return write(*state_, [&](Connection& connection) -> base::Status {
        const std::string rules = rulesJson(coding.rules);
        const std::string evidence = evidenceJson(coding.evidence);
        run(connection, Put, coding.guid, coding.source, coding.revision, coding.code, coding.span.begin().value(),
            coding.span.end().value(), coding.quote, coding.coder, project::originName(coding.origin), rules, evidence,
            project::reviewStatusName(coding.status), coding.reviewer, coding.reviewed, coding.found, coding.outdated,
            coding.codebook, coding.created, coding.changed);
        return base::Done{};
    });
}

base::Status Step::removeCoding(const base::Guid& guid) {
    return writeRow(*state_, "DELETE FROM codings WHERE guid = ?", guid);
}

base::Result<std::optional<project::StoredCoding>> Store::coding(const base::Guid& guid) const {
    return guarded(path(), [&]() -> base::Result<std::optional<project::StoredCoding>> {
        return first(*connection_, (std::string(Columns) + " WHERE guid = ?").c_str(), readCoding, guid);
    });
}

base::Result<std::uint64_t> Store::countCodings(const CodingFilter& filter) const {
    return guarded(path(), [&]() -> base::Result<std::uint64_t> {
        SQLite::Statement query(*connection_->database, "SELECT count(*) FROM codings" + condition(filter));
        bind(query, filter);
        query.executeStep();
        return static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    });
}

base::Status Store::eachCoding(const CodingFilter& filter,
                               const std::function<bool(const project::StoredCoding&)>& visitor) const {
    return guarded(path(), [&]() -> base::Status {
        SQLite::Statement query(*connection_->database,
                                Columns + condition(filter) + " ORDER BY source, begin, end, code, guid");
        bind(query, filter);
        while (query.executeStep()) {
            Row row(query);
            if (!visitor(readCoding(row))) break;
        }
        return base::Done{};
    });
}

}  // namespace coder::store
