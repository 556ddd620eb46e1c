#include "coder/import/rtf_document.h"

#include <algorithm>
#include <vector>

#include "coder/import/entities.h"
#include "coder/import/rtf_comments.h"
#include "coder/import/rtf_flow.h"
#include "coder/import/rtf_tables.h"
#include "coder/import/rtf_tokens.h"
#include "coder/import/rtf_words.h"
#include "coder/import/text_lines.h"
#include "coder/text/encoding.h"

namespace coder::import {

namespace {

using Kind = RtfToken::Kind;

/// What a group inherits and changes.
struct State {
    bool skip = false;
    bool fonts = false;   ///< In the table of fonts.
    bool styles = false;  ///< In the table of styles.
    bool bold = false;
    bool hidden = false;
    bool deleted = false;
    bool capture = false;         ///< In the number or the author of a comment.
    int skippedAfterUnicode = 1;  ///< \uc: so many characters behind a \u stand for it in other readers.
    int font = -1;
};

class RtfReader {
public:
    RtfReader(std::string_view bytes, const std::string& file, Document& document)
        : tokens_(bytes), file_(file), document_(document) {
        flows_.emplace_back();
    }

    base::Status read();

private:
    State& state() { return states_.back(); }
    RtfFlow& flow() { return flows_.back(); }
    bool silent() const { return states_.back().skip || states_.back().fonts || states_.back().styles; }

    void open();
    void close();
    void word(const RtfToken& token);
    bool startDestination(const RtfToken& token);
    bool charset(const RtfToken& token);
    bool format(const RtfToken& token);
    bool table(std::string_view name);
    void unicode(std::int32_t number);
    void addBytes(std::string_view bytes);
    void addText(std::string_view text);
    void flush();
    void beginFlow(RtfFlow::Kind kind);
    void endFlow();

    RtfTokens tokens_;
    const std::string& file_;
    Document& document_;
    std::vector<State> states_{State{}};
    std::vector<RtfFlow> flows_;
    std::string pending_;  ///< Bytes in the encoding of the font.
    RtfComments comments_;
    RtfFonts fonts_;
    RtfStyles styles_;
    char32_t lead_ = 0;  ///< First half of a surrogate pair.
    int skipped_ = 0;    ///< Characters still to be skipped behind a \u.
    bool star_ = false;  ///< "\*" came: an unknown destination is skipped.
};

base::Status RtfReader::read() {
    for (RtfToken token = tokens_.next(); token.kind != Kind::End; token = tokens_.next()) {
        const bool wasStar = star_;
        switch (token.kind) {
            case Kind::Open:
                open();
                break;
            case Kind::Close:
                close();
                break;
            case Kind::Word:
                word(token);
                break;
            case Kind::Hex:
                if (skipped_ > 0)
                    --skipped_;
                else
                    addBytes(std::string(1, static_cast<char>(token.number)));
                break;
            case Kind::Text: {
                const std::size_t skip = std::min(static_cast<std::size_t>(skipped_), token.text.size());
                skipped_ -= static_cast<int>(skip);
                addBytes(token.text.substr(skip));
                break;
            }
            default:
                break;
        }
        if (wasStar) star_ = false;
        if (states_.size() > MaxRtfDepth)
            return base::unexpected(base::ErrorCode::Invalid, "the groups of the RTF file nest too deeply",
                                    "open it in a word processor and save it anew", {file_});
        if (states_.empty()) break;  // what stands behind the last brace is no document
    }
    const bool early = !states_.empty() && states_.size() > 1;
    if (states_.empty()) states_.emplace_back();
    flush();
    while (flows_.size() > 1) endFlow();
    flow().endParagraph();
    document_.blocks = flow().builder().take();
    comments_.place(flow().builder(), document_);
    if (early)
        document_.diagnostics.push_back({base::Severity::Error,
                                         {file_},
                                         "the RTF file ends early: a closing brace is missing",
                                         "copy the file again from where it came; its end may be missing"});
    return base::Done{};
}

void RtfReader::open() {
    flush();
    skipped_ = 0;
    states_.push_back(states_.back());
}

void RtfReader::close() {
    flush();
    skipped_ = 0;
    if (state().styles) styles_.endStyle();
    const bool captured = state().capture;
    if (flows_.size() > 1 && flow().depth() == states_.size()) endFlow();
    states_.pop_back();
    const bool goesOn = !states_.empty() && state().capture;
    if (captured && !goesOn) comments_.endPart(flows_.front().builder());
    if (states_.size() == 1) states_.clear();
}

/// A footnote or text box goes behind the paragraph in which it stands.
void RtfReader::endFlow() {
    const RtfFlow::Kind kind = flow().kind();
    std::vector<Block> blocks = flow().builder().take();
    flows_.pop_back();
    if (kind == RtfFlow::Kind::Comment) return comments_.end(blocks, flows_.front().builder(), document_);
    if (kind == RtfFlow::Kind::Note)
        for (Block& block : blocks) block.kind = Block::Kind::Note;
    flow().ensureParagraph();
    flow().builder().addNotes(blocks);
}

void RtfReader::word(const RtfToken& token) {
    if (token.text == "*") {
        star_ = true;
        return;
    }
    if (skipped_ > 0 && token.text != "u" && token.text != "uc") {
        --skipped_;
        return;
    }
    if (startDestination(token) || charset(token)) return;
    if (state().fonts || state().skip) return;
    if (state().styles) {
        styles_.word(token);
        return;
    }
    if (format(token) || table(token.text)) return;
    if (endsParagraph(token.text)) {
        flush();
        flow().ensureParagraph();
        return flow().endParagraph();
    }
    if (const auto character = characterOf(token.text)) {
        flush();
        addText(*character);
    } else if (token.text == "{" || token.text == "}" || token.text == "\\") {
        addBytes(token.text);
    }
}

/// True for words that begin a part of the file that is no running text.
bool RtfReader::startDestination(const RtfToken& token) {
    const std::string_view name = token.text;
    if (name == "fonttbl") {
        state().fonts = true;
    } else if (name == "stylesheet") {
        state().styles = true;
    } else if (state().skip) {
        return true;
    } else if (isPageDestination(name)) {
        state().skip = true;
        document_.drop("page header or footer");
    } else if (name == "listtext" || name == "pntext") {
        state().skip = true;
        document_.drop("automatic list mark");
    } else if (isHiddenDestination(name)) {
        state().skip = true;
    } else if (name == "footnote" || name == "shptxt") {
        beginFlow(name == "footnote" ? RtfFlow::Kind::Note : RtfFlow::Kind::Box);
    } else if (name == "annotation") {
        beginFlow(RtfFlow::Kind::Comment);
    } else if (RtfComments::isPart(name)) {
        flush();
        state().capture = true;
        comments_.beginPart(name);
    } else if (star_ && name != "shpinst") {
        state().skip = true;
    } else {
        return false;
    }
    return true;
}

/// Code pages, fonts and characters of Unicode.
bool RtfReader::charset(const RtfToken& token) {
    const std::string_view name = token.text;
    if (fonts_.word(token, state().fonts)) return true;
    if (name == "f") {
        flush();
        state().font = token.number;
    } else if (name == "uc") {
        state().skippedAfterUnicode = std::clamp(token.number, 0, 16);
    } else if (name == "u" && token.hasNumber) {
        unicode(token.number);
    } else {
        return false;
    }
    return true;
}

/// Properties of characters and paragraphs that matter.
bool RtfReader::format(const RtfToken& token) {
    const bool on = !token.hasNumber || token.number != 0;
    const std::string_view name = token.text;
    if (name == "b" || name == "v" || name == "deleted" || name == "revised" || name == "plain" || name == "pard")
        flush();
    if (name == "b") {
        state().bold = on;
    } else if (name == "v") {
        if (on && !state().hidden) document_.drop("piece of hidden text");
        state().hidden = on;
    } else if (name == "deleted") {
        if (on && !state().deleted) document_.drop("tracked deletion");
        state().deleted = on;
    } else if (name == "revised") {
        if (on) ++document_.insertions;
    } else if (name == "plain") {
        state().bold = state().hidden = state().deleted = false;
        state().font = -1;
    } else if (name == "pard") {
        flow().resetParagraph();
    } else if (name == "outlinelevel") {
        flow().setHeading(token.number < 9);
    } else if (name == "s" && token.hasNumber) {
        flow().setHeading(styles_.isHeading(token.number));
    } else {
        return false;
    }
    return true;
}

bool RtfReader::table(std::string_view name) {
    if (name == "intbl") {
        flow().setInTable();
    } else if (name == "cell") {
        flush();
        flow().endCell();
    } else if (name == "row") {
        flush();
        flow().endRow();
    } else {
        return false;
    }
    return true;
}

void RtfReader::unicode(std::int32_t number) {
    flush();
    skipped_ = state().skippedAfterUnicode;
    const char32_t unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
    if (unit >= 0xD800 && unit < 0xDC00) {
        lead_ = unit;
        return;
    }
    char32_t codePoint = unit;
    if (unit >= 0xDC00 && unit < 0xE000 && lead_ != 0)
        codePoint = 0x10000 + ((lead_ - 0xD800) << 10U) + (unit - 0xDC00);
    lead_ = 0;
    std::string text;
    appendCodePoint(text, codePoint);
    if (state().styles)
        styles_.addName(text);
    else
        addText(text);
}

void RtfReader::addBytes(std::string_view bytes) {
    if (state().skip || state().fonts || bytes.empty()) return;
    if (state().styles)
        styles_.addName(bytes);
    else
        pending_ += bytes;
}

/// Decodes the bytes so far; a code page that ICU does not know is taken for that of western Windows.
void RtfReader::flush() {
    if (pending_.empty()) return;
    std::string bytes;
    bytes.swap(pending_);
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    if (ascii) return addText(bytes);
    auto decoded = text::toCanonical(bytes, fonts_.encodingOf(state().font), file_);
    if (!decoded) decoded = text::toCanonical(bytes, "windows-1252", file_);
    if (decoded) addText(decoded->text);
}

void RtfReader::addText(std::string_view text) {
    if (silent() || state().hidden || state().deleted) return;
    if (state().capture) {
        comments_.add(text);
        return;
    }
    flow().ensureParagraph();
    flow().builder().text(text, state().bold);
}

void RtfReader::beginFlow(RtfFlow::Kind kind) {
    flush();
    flows_.emplace_back(kind, states_.size());
}

}  // namespace

base::Result<Document> readRtf(std::string_view bytes, const std::string& file) {
    Document document;
    const base::Status status = RtfReader(bytes, file, document).read();
    if (!status) return base::unexpected(status.error());
    return document;
}

}  // namespace coder::import
