#include "coder/study/stored_names.h"

#include <algorithm>

#include "coder/codebook/nearest_name.h"
#include "coder/store/step.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::study {

namespace {

using base::ErrorCode;

template <class Values>
auto findGuid(const Values& values, const base::Guid& guid) {
    return std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.guid == guid; });
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
    return names;
}

base::Result<project::StoredCode> StoredNames::code(const std::string& path) const {
    std::vector<std::string_view> known;
    for (const project::StoredCode& code : codes_) {
        if (code.path == path) return code;
        known.push_back(code.path);
    }
    return notThere("code", path, known, "it has no codebook yet");
}

base::Result<project::StoredSource> StoredNames::source(const std::string& name) const {
    std::vector<std::string_view> known;
    for (const project::StoredSource& source : sources_) {
        if (source.name == name) return source;
        known.push_back(source.name);
    }
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
    const project::Coder coder{base::Guid::random(), name, project::CoderKind::Person};
    if (auto put = step.put(coder); !put) return base::unexpected(put.error());
    coders_.push_back(coder);
    return coder.guid;
}

std::string StoredNames::pathOf(const base::Guid& code) const {
    const auto found = findGuid(codes_, code);
    return found == codes_.end() ? std::string() : found->path;
}

std::string StoredNames::sourceName(const base::Guid& source) const {
    const auto found = findGuid(sources_, source);
    return found == sources_.end() ? std::string() : found->name;
}

std::string StoredNames::coderName(const base::Guid& coder) const {
    const auto found = findGuid(coders_, coder);
    return found == coders_.end() ? std::string() : found->name;
}

}  // namespace coder::study
