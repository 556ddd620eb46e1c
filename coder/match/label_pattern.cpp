#include "coder/match/label_pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "coder/match/regex_program.h"
#include "coder/text/characters.h"
#include "coder/transcript/lines.h"

namespace coder::match {

namespace {

class LabelPattern {
public:
    explicit LabelPattern(const RegexSource& source)
        : plain_(plainProgram(source), re2Options(PlainMemory)),
          marked_(markedProgram(source), re2Options(MarkedMemory)),
          marks_(marksNeeded(source.pattern)) {
        groups_ = plain_.NumberOfCapturingGroups();
        const std::map<std::string, int>& names = plain_.NamedCapturingGroups();
        if (const auto time = names.find("time"); time != names.end()) time_ = time->second;
        if (const auto label = names.find("label"); label != names.end())
            label_ = label->second;
        else
            label_ = time_ == 1 ? 2 : 1;
    }

    bool hasLabel() const { return label_ <= groups_; }

    std::optional<transcript::LineLabel> find(std::string_view line) const {
        if (text::isPlain(line)) return find(plain_, line, line, nullptr);
        MarkedText marked;
        markText(line, marks_, marked);
        return find(marked_, marked.text, line, &marked.original);
    }

private:
    /// `original` leads from the haystack to the line; null where they are the same.
    std::optional<transcript::LineLabel> find(const RE2& regex, std::string_view haystack, std::string_view line,
                                              const std::vector<std::uint32_t>* original) const {
        std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups_) + 1);
        const re2::StringPiece piece(haystack.data(), haystack.size());
        if (!regex.Match(piece, 0, haystack.size(), RE2::ANCHOR_START, found.data(), groups_ + 1)) return std::nullopt;
        const auto offset = [&](const char* at) {
            const auto inHaystack = static_cast<std::size_t>(at - haystack.data());
            return original == nullptr ? inHaystack : (*original)[inHaystack];
        };
        const auto spanOf = [&](int group) {
            const re2::StringPiece& part = found[static_cast<std::size_t>(group)];
            if (part.data() == nullptr) return text::Span();
            return transcript::trimmed(line, offset(part.data()), offset(part.data() + part.size()));
        };
        transcript::LineLabel result;
        result.label = spanOf(label_);
        if (result.label.empty()) return std::nullopt;
        if (time_ != 0) result.time = spanOf(time_);
        result.speech = offset(found.front().data() + found.front().size());
        return result;
    }

    RE2 plain_;
    RE2 marked_;
    MarkCounts marks_;
    int groups_ = 0;
    int label_ = 1;
    int time_ = 0;  ///< 0: no such group.
};

}  // namespace

base::Result<transcript::LabelFinder> compileLabelPattern(const std::string& pattern) {
    const RegexSource source{pattern, true};
    if (auto checked = checkRegex(source); !checked) return base::unexpected(checked.error());
    const auto compiled = std::make_shared<const LabelPattern>(source);
    if (!compiled->hasLabel())
        return base::unexpected(base::ErrorCode::Invalid, "no group of the pattern holds the label",
                                "put the label in brackets: '^<<(?P<label>[^>]+)>>'");
    return transcript::LabelFinder([compiled](std::string_view line) { return compiled->find(line); });
}

}  // namespace coder::match
