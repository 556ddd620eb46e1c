#include "coder/search/terms.h"

#include <algorithm>

#include "coder/search/hash.h"
#include "coder/text/word_forms.h"

namespace coder::search {

namespace {

constexpr std::size_t MaxTermBytes = 240;

std::string prefixed(std::string_view prefix, std::string_view rest) {
    std::string term(prefix);
    term += rest;
    return shortened(std::move(term));
}

bool isRole(std::string_view folded) {
    using transcript::Role;
    const auto named = [folded](Role role) { return folded == roleName(role); };
    return named(Role::Interviewer) || named(Role::Participant) || named(Role::Other);
}

}  // namespace

std::string shortened(std::string term) {
    // Xapian writes a zero byte as two.
    const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
    if (term.size() + zeros <= MaxTermBytes) return term;
    Hash hash;
    hash.add(term);
    return term.substr(0, KeptTermBytes) + hash.hex();
}

std::string wordTerm(std::string_view folded) { return prefixed("", folded); }

std::string stemTerm(std::string_view stem) { return prefixed("Z", stem); }

std::string sourceTerm(std::string_view name) { return prefixed(SourcePrefix, name); }

std::string fieldTerm(std::string_view name, std::string_view value) {
    const std::string folded = text::foldWord(name);
    if (folded == "source") return sourceFilterTerm(value);
    if (folded == "speaker") return speakerTerm(value);
    const std::string role = text::foldWord(value);
    if (folded == "role" && isRole(role)) return prefixed("XR", role);
    return attributeTerm(name, value);
}

std::string roleTerm(transcript::Role role) { return prefixed("XR", roleName(role)); }

std::string speakerTerm(std::string_view label) { return prefixed("XP", text::foldWord(label)); }

std::string sourceFilterTerm(std::string_view name) { return prefixed("XS", text::foldWord(name)); }

std::string attributeTerm(std::string_view name, std::string_view value) {
    return prefixed(AttributePrefix, text::foldWord(name) + AttributeSeparator + text::foldWord(value));
}

std::string fingerprintKey(std::string_view sourceTerm) { return "F" + std::string(sourceTerm); }

}  // namespace coder::search
