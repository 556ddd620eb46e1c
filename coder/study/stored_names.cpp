#include "coder/study/stored_names.h"

#include <algorithm>

#include "coder/codebook/nearest_name.h"
#include "coder/store/step.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::study {

namespace {

using base::ErrorCode;

/// The value whose name is `name`, of some in the order of their names; or null.
template <class Value>
const Value* find(const std::vector<Value>& values, std::string Value::*member, const std::string& name) {
    const auto found = std::lower_bound(values.begin(), values.end(), name,
                                        [&](const Value& value, const std::string& n) { return value.*member < n; });
    return found != values.end() && (*found).*member == name ? &*found : nullptr;
}

template <class Value>
std::vector<std::string_view> namesOf(const std::vector<Value>& values, std::string Value::*member) {
    std::vector<std::string_view> names;
    for (const Value& value : values) names.emplace_back(value.*member);
    return names;
}

base::Unexpected notThere(const std::string& what, const std::string& name, const std::vector<std::string_view>& known,
                          const std::string& none) {
    return base::unexpected(ErrorCode::NotFound, "the study has no " + what + " \"" + name + "\"",
                            known.empty() ? none : codebook::nameRemedy(name, known));
}

bool isBlank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!text::isWhiteSpace(text::nextCodePoint(text, at))) return false;
    return true;
}

}  // namespace

base::Result<StoredNames> StoredNames::read(const store::Store& store) {
    StoredNames names;
    auto codes = store.codes();
    if (!codes) return base::unexpected(codes.error());
    auto sources = store.sources();
    if (!sources) return base::unexpected(sources.error());
    auto coders = store.coders();
    if (!coders) return base::unexpected(coders.error());
    names.codes_ = *std::move(codes);
    names.sources_ = *std::move(sources);
    names.coders_ = *std::move(coders);
    for (const project::StoredCode& code : names.codes_) names.names_.emplace(code.guid, code.path);
    for (const project::StoredSource& source : names.sources_) names.names_.emplace(source.guid, source.name);
    for (const project::Coder& coder : names.coders_) names.names_.emplace(coder.guid, coder.name);
    return names;
}

base::Result<project::StoredCode> StoredNames::code(const std::string& path) const {
    if (const auto* code = find(codes_, &project::StoredCode::path, path)) return *code;
    return notThere("code", path, namesOf(codes_, &project::StoredCode::path), "it has no codebook yet");
}

base::Result<project::StoredSource> StoredNames::source(const std::string& name) const {
    if (const auto* source = find(sources_, &project::StoredSource::name, name)) return *source;
    const auto known = namesOf(sources_, &project::StoredSource::name);
    constexpr std::size_t ManyNames = 20;
    if (known.size() > ManyNames && !codebook::nearestName(name, known))
        return base::unexpected(ErrorCode::NotFound, "the study has no source \"" + name + "\"",
                                "coder sources lists them");
    return notThere("source", name, known, "import transcripts first: coder import FILE...");
}

base::Status StoredNames::checkPerson(const std::string& name) const {
    if (text::firstInvalidUtf8(name) != name.size())
        return base::unexpected(ErrorCode::Invalid, "the coder's name is not UTF-8", "write it in UTF-8");
    if (isBlank(name)) return base::unexpected(ErrorCode::Invalid, "the coder's name is empty", "name who coded");
    const bool person = std::any_of(coders_.begin(), coders_.end(), [&](const project::Coder& coder) {
        return coder.name == name && coder.kind == project::CoderKind::Person;
    });
    const bool rules =
        std::any_of(coders_.begin(), coders_.end(), [&](const project::Coder& coder) { return coder.name == name; });
    if (rules && !person)
        return base::unexpected(ErrorCode::Invalid, "\"" + name + "\" is a rule set, no person",
                                "name the person who coded");
    return base::Done{};
}

base::Result<base::Guid> StoredNames::person(store::Step& step, const std::string& name) {
    if (auto checked = checkPerson(name); !checked) return base::unexpected(checked.error());
    for (const project::Coder& coder : coders_)
        if (coder.name == name && coder.kind == project::CoderKind::Person) return coder.guid;
    const auto guid = step.newGuid(store::NamedThing::Person, name);
    if (!guid) return guid;
    const project::Coder coder{*guid, name, project::CoderKind::Person};
    if (auto put = step.put(coder); !put) return base::unexpected(put.error());
    coders_.push_back(coder);
    names_.emplace(coder.guid, coder.name);
    return coder.guid;
}

const std::string& StoredNames::nameOf(const base::Guid& guid) const {
    static const std::string None;
    const auto found = names_.find(guid);
    return found == names_.end() ? None : found->second;
}

}  // namespace coder::study
