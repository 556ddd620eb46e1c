#include "coder/study/filter.h"

#include <algorithm>

#include "coder/base/strings.h"
#include "coder/codebook/nearest_name.h"

namespace coder::study {

namespace {

bool contains(const std::vector<std::string>& values, const std::string& value) {
    return std::any_of(values.begin(), values.end(),
                       [&](const std::string& v) { return base::equalIgnoringCase(v, value); });
}

base::Unexpected unknown(const std::string& what, const std::string& name, const std::vector<std::string>& known) {
    const std::vector<std::string_view> names(known.begin(), known.end());
    return base::unexpected(base::ErrorCode::NotFound, "there is no " + what + " \"" + name + "\"",
                            names.empty() ? "" : codebook::nameRemedy(name, names));
}

/// Where a source has nobody in the participants' table, its participant is called as the source is.
std::vector<std::string> participantNames(const Study& study) {
    std::vector<std::string> names;
    for (const project::Case& participant : study.cases.cases) names.push_back(participant.name);
    for (const StudySource& source : study.sources)
        if (!study.cases.find(source.name, "")) names.push_back(source.name);
    return names;
}

base::Status checkCondition(const codebook::AttributeCondition& condition, const project::CaseTable& cases) {
    const auto attribute = cases.attribute(condition.attribute);
    if (!attribute) return unknown("attribute", condition.attribute, cases.attributes);
    std::vector<std::string> known;
    for (const project::Case& each : cases.cases) known.push_back(each.values[*attribute]);
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    for (const std::string& value : condition.values)
        if (!contains(known, value)) return unknown("participant with the " + condition.attribute, value, known);
    return base::Done{};
}

}  // namespace

bool Filter::allowsCode(const codebook::Codebook& codebook, std::size_t code) const {
    if (codes.empty()) return true;
    return std::any_of(codes.begin(), codes.end(), [&](const std::string& path) {
        const auto ancestor = codebook.find(path);
        return ancestor && codebook.isUnder(code, *ancestor);
    });
}

bool Filter::allowsPath(const std::string& path) const {
    return codes.empty() || std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
               return path == code || path.compare(0, code.size() + 1, code + "/") == 0;
           });
}

bool Filter::allowsSource(const std::string& source) const {
    return sources.empty() || std::find(sources.begin(), sources.end(), source) != sources.end();
}

bool Filter::allowsCase(const project::CaseTable& cases, const std::optional<std::size_t>& owner) const {
    if (!owner) return participants.empty() && where.empty();
    const project::Case& found = cases.cases[*owner];
    if (!participants.empty() && !contains(participants, found.name)) return false;
    return std::all_of(where.begin(), where.end(), [&](const codebook::AttributeCondition& condition) {
        const auto attribute = cases.attribute(condition.attribute);
        return attribute && contains(condition.values, found.values[*attribute]);
    });
}

base::Result<codebook::AttributeCondition> parseCondition(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return base::unexpected(base::ErrorCode::Invalid, "\"" + text + "\" is no condition",
                                "write ATTRIBUTE=VALUE or ATTRIBUTE=VALUE,VALUE");
    codebook::AttributeCondition condition{text.substr(0, equals), {}};
    for (std::size_t begin = equals + 1; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        condition.values.push_back(text.substr(begin, comma - begin));
        begin = comma + 1;
    }
    return condition;
}

base::Status checkCodes(const Filter& filter, const codebook::Codebook& codebook) {
    std::vector<std::string> codes;
    for (const codebook::Code& code : codebook.codes) codes.push_back(code.path);
    for (const std::string& path : filter.codes)
        if (!codebook.find(path)) return unknown("code", path, codes);
    return base::Done{};
}

base::Status checkFilter(const Filter& filter, const Study& study) {
    if (auto codes = checkCodes(filter, *study.codebook); !codes) return codes;
    std::vector<std::string> sources;
    for (const StudySource& source : study.sources) sources.push_back(source.name);
    for (const std::string& name : filter.sources)
        if (std::find(sources.begin(), sources.end(), name) == sources.end()) return unknown("source", name, sources);
    const std::vector<std::string> participants = participantNames(study);
    for (const std::string& name : filter.participants)
        if (!contains(participants, name)) return unknown("participant", name, participants);
    for (const codebook::AttributeCondition& condition : filter.where)
        if (auto checked = checkCondition(condition, study.cases); !checked) return checked;
    return base::Done{};
}

}  // namespace coder::study
