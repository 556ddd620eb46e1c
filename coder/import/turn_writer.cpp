#include "coder/import/turn_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "coder/import/clean_text.h"
#include "coder/import/text_writer.h"

namespace coder::import {

namespace {

using std::chrono::milliseconds;

/// "[01:02:03]", cut to seconds.
std::string bracketedTime(milliseconds time) {
    const long long seconds = std::max<long long>(time.count(), 0) / 1000;
    std::array<char, 40> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "[%02lld:%02lld:%02lld]", seconds / 3600,
                                     seconds / 60 % 60, seconds % 60);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

class TurnWriter {
public:
    explicit TurnWriter(bool captions) : captions_(captions) {}

    Rendered write(const std::vector<Block>& blocks) {
        const bool labelled =
            std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.speaker.has_value(); });
        bool first = true;
        for (const Block& block : blocks) {
            const std::string text = captions_ ? joinedLines(cleaned(block.text)) : cleaned(block.text);
            if (text.empty()) continue;
            if (block.kind != Block::Kind::Speech) {
                writeAside(text, block);
                continue;
            }
            const std::string speaker = cleanedName(block.speaker.value_or(""));
            if (labelled && first && !captions_ && !block.speaker) {
                writer_.blankLine();
                writer_.writeWords(text, block.place);
                continue;
            }
            if (labelled && (first || speaker != speaker_))
                beginTurn(speaker, block);
            else if (!first)
                goOn(text, block);
            writeSpeech(text, block);
            speaker_ = speaker;
            first = false;
        }
        writer_.freshLine();
        return std::move(writer_.rendered);
    }

private:
    void beginTurn(const std::string& speaker, const Block& block) {
        writer_.blankLine();
        transcript::StatedLabel label;
        label.time = block.begin;
        label.label = writer_.write(speaker, block.place);
        if (!speaker.empty()) writer_.write((block.begin ? " " + bracketedTime(*block.begin) : "") + ": ", block.place);
        label.speech = static_cast<std::uint32_t>(writer_.size());
        writer_.rendered.stated.labels.push_back(label);
    }

    /// Between two blocks of one turn.
    void goOn(const std::string& text, const Block& block) {
        constexpr milliseconds Pause{2000};
        const std::string& written = writer_.rendered.text;
        const bool pause = last_ && block.begin && *block.begin - *last_ >= Pause && endsSentence(written);
        if (afterAside_ || !captions_ || pause)
            writer_.freshLine();
        else
            writer_.write(gap(std::string_view(written).substr(lineBegin_), text), block.place);
    }

    void writeSpeech(const std::string& text, const Block& block) {
        if (writer_.size() == 0 || writer_.rendered.text.back() == '\n') lineBegin_ = writer_.size();
        const text::Span span = writer_.writeWords(text, block.place);
        if (block.begin) {
            const auto end = block.end ? std::optional(std::max(*block.begin, *block.end)) : std::nullopt;
            writer_.rendered.times.push_back({span, *block.begin, end});
        }
        last_ = block.end ? block.end : block.begin;
        afterAside_ = false;
    }

    void writeAside(const std::string& text, const Block& block) {
        writer_.blankLine();
        writer_.rendered.stated.asides.push_back(writer_.writeWords(text, block.place));
        writer_.endLine();
        afterAside_ = true;
    }

    bool captions_;
    TextWriter writer_;
    std::string speaker_;
    std::optional<milliseconds> last_;  ///< When the block before ended.
    std::size_t lineBegin_ = 0;
    bool afterAside_ = false;
};

}  // namespace

Rendered writeTurns(const std::vector<Block>& blocks, bool captions) { return TurnWriter(captions).write(blocks); }

}  // namespace coder::import
