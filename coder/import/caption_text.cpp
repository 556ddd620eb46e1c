#include "coder/import/caption_text.h"

#include <algorithm>
#include <array>

#include "coder/base/strings.h"
#include "coder/import/entities.h"
#include "coder/import/text_lines.h"
#include "coder/transcript/times.h"

namespace coder::import {

namespace {

constexpr std::size_t LongestTag = 400;

/// The name of a tag: "v" of "v.loud Ana", "i" of "/i".
std::string_view tagName(std::string_view tag) {
    if (tag.starts_with("/")) tag.remove_prefix(1);
    return tag.substr(0, std::min(tag.find_first_of(" \t\n./"), tag.size()));
}

bool isTag(std::string_view tag) {
    constexpr std::array<std::string_view, 9> Names{"c", "i", "b", "u", "v", "lang", "ruby", "rt", "font"};
    if (tag == "/") return true;
    const std::string_view name = tagName(tag);
    if (std::any_of(Names.begin(), Names.end(), [&](auto known) { return base::equalIgnoringCase(known, name); }))
        return true;
    const auto time = transcript::matchTime(tag, 0);
    return time && time->end == tag.size();
}

class CaptionReader {
public:
    explicit CaptionReader(std::string_view caption) : caption_(caption) {}

    std::vector<Voice> read() {
        std::size_t at = 0;
        while (at < caption_.size()) {
            const std::size_t next = std::min(caption_.find_first_of("<{", at), caption_.size());
            raw_ += caption_.substr(at, next - at);
            at = next;
            if (at < caption_.size()) at = readMarkup(at);
        }
        endPart();
        return std::move(voices_);
    }

private:
    /// At "<" or "{"; the offset behind what was read.
    std::size_t readMarkup(std::size_t at) {
        const bool brace = caption_[at] == '{';
        const std::size_t close = caption_.substr(at, LongestTag).find(brace ? '}' : '>');
        const std::string_view tag = close == std::string_view::npos ? "" : caption_.substr(at + 1, close - 1);
        if (brace ? !tag.starts_with("\\") : !isTag(tag)) {
            raw_ += caption_[at];
            return at + 1;
        }
        if (!brace && base::equalIgnoringCase(tagName(tag), "v")) readVoice(tag);
        return at + close + 1;
    }

    void readVoice(std::string_view tag) {
        endPart();
        speaker_.reset();
        if (tag.starts_with("/")) return;
        const std::size_t space = tag.find_first_of(" \t\n");
        const std::string_view name = space == std::string_view::npos ? "" : trimmedSpace(tag.substr(space));
        if (!name.empty()) speaker_ = decodedEntities(name);
    }

    void endPart() {
        if (!trimmedSpace(raw_).empty()) voices_.push_back({speaker_, decodedEntities(raw_)});
        raw_.clear();
    }

    std::string_view caption_;
    std::string raw_;
    std::optional<std::string> speaker_;
    std::vector<Voice> voices_;
};

}  // namespace

std::vector<Voice> voicesOf(std::string_view caption) { return CaptionReader(caption).read(); }

}  // namespace coder::import
