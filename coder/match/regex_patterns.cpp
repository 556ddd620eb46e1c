#include "coder/match/regex_patterns.h"

#include <re2/filtered_re2.h>

#include <algorithm>

#include "coder/base/check.h"
#include "coder/match/regex_program.h"
#include "coder/text/word_forms.h"

namespace coder::match {

namespace {

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The longest run of letters and digits of ASCII in a folded text. Wherever the text stands, the run is inside one
/// word: no word boundary is between two of them (UAX #29, WB5 to WB10).
std::string_view longestRun(std::string_view folded) {
    std::string_view longest;
    for (std::size_t begin = 0; begin < folded.size();) {
        std::size_t end = begin;
        while (end < folded.size() && isLetterOrDigit(folded[end])) ++end;
        if (end - begin > longest.size()) longest = folded.substr(begin, end - begin);
        begin = end + 1;
    }
    return longest;
}

}  // namespace

RegexPatterns::RegexPatterns() = default;
RegexPatterns::RegexPatterns(RegexPatterns&&) noexcept = default;
RegexPatterns& RegexPatterns::operator=(RegexPatterns&&) noexcept = default;
RegexPatterns::~RegexPatterns() = default;

base::Result<std::uint32_t> RegexPatterns::add(const RegexSource& source) {
    if (auto checked = checkRegex(source); !checked) return base::unexpected(checked.error());
    if (!filter_) filter_ = std::make_unique<re2::FilteredRE2>();
    int index = 0;
    const RE2::ErrorCode error = filter_->Add(plainProgram(source), re2Options(PlainMemory), &index);
    CODER_CHECK_EQ(static_cast<int>(error), static_cast<int>(RE2::NoError));
    sources_.push_back(source);
    const MarkCounts needed = marksNeeded(source.pattern);
    marks_.boundary = std::max(marks_.boundary, needed.boundary);
    marks_.nonBoundary = std::max(marks_.nonBoundary, needed.nonBoundary);
    return static_cast<std::uint32_t>(index);
}

void RegexPatterns::seal(Vocabulary& vocabulary) {
    if (!filter_) return;
    std::vector<std::string> atoms;
    filter_->Compile(&atoms);
    for (std::size_t atom = 0; atom < atoms.size(); ++atom) {
        const std::string folded = text::foldWord(atoms[atom]);
        const std::string_view part = longestRun(folded);
        if (part.empty()) {
            everywhere_.push_back(static_cast<int>(atom));
            continue;
        }
        const PredicateId predicate = vocabulary.part(part);
        if (atoms_.size() <= predicate) atoms_.resize(predicate + 1);
        atoms_[predicate].push_back(static_cast<int>(atom));
    }
    std::vector<int> always;
    filter_->AllPotentials({}, &always);
    wordless_.assign(always.begin(), always.end());
}

const RE2& RegexPatterns::plain(std::uint32_t pattern) const { return filter_->GetRE2(static_cast<int>(pattern)); }

void RegexPatterns::candidates(const std::vector<int>& atoms, std::vector<std::uint32_t>& patterns) const {
    if (!filter_) return;
    std::vector<int> matched = atoms;
    matched.insert(matched.end(), everywhere_.begin(), everywhere_.end());
    if (matched.empty()) return;
    std::vector<int> potential;
    filter_->AllPotentials(matched, &potential);
    for (const int index : potential) {
        const auto pattern = static_cast<std::uint32_t>(index);
        if (!std::binary_search(wordless_.begin(), wordless_.end(), pattern)) patterns.push_back(pattern);
    }
}

}  // namespace coder::match
