#include "coder/import/rtf_document.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "coder/import/entities.h"
#include "coder/import/flow_builder.h"
#include "coder/import/rtf_tokens.h"
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
    int skippedAfterUnicode = 1;  ///< \uc: so many characters behind a \u stand for it in other readers.
    int font = -1;
};

/// Destinations whose content readers see are not among them.
constexpr std::array<std::string_view, 39> Destinations{"colortbl",
                                                        "upr",
                                                        "info",
                                                        "pict",
                                                        "object",
                                                        "listtable",
                                                        "listoverridetable",
                                                        "revtbl",
                                                        "rsidtbl",
                                                        "generator",
                                                        "themedata",
                                                        "colorschememapping",
                                                        "datastore",
                                                        "latentstyles",
                                                        "xmlnstbl",
                                                        "filetbl",
                                                        "fldinst",
                                                        "bkmkstart",
                                                        "bkmkend",
                                                        "atnid",
                                                        "atnauthor",
                                                        "atrfstart",
                                                        "atrfend",
                                                        "atnref",
                                                        "atndate",
                                                        "pntext",
                                                        "listtext",
                                                        "pntxta",
                                                        "pntxtb",
                                                        "background",
                                                        "sp",
                                                        "nonshppict",
                                                        "ftnsep",
                                                        "ftnsepc",
                                                        "aftnsep",
                                                        "aftnsepc",
                                                        "ftncn",
                                                        "aftncn",
                                                        "private"};
constexpr std::array<std::string_view, 8> PageParts{"header", "headerl", "headerr", "headerf",
                                                    "footer", "footerl", "footerr", "footerf"};

template <std::size_t N>
bool isOneOf(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The code page of a font's \fcharset; nothing for the file's own.
std::string codePageOfCharset(int charset) {
    switch (charset) {
        case 77:
            return "macintosh";
        case 128:
            return "windows-932";
        case 129:
            return "windows-949";
        case 134:
            return "windows-936";
        case 136:
            return "windows-950";
        case 161:
            return "windows-1253";
        case 162:
            return "windows-1254";
        case 163:
            return "windows-1258";
        case 177:
            return "windows-1255";
        case 178:
            return "windows-1256";
        case 186:
            return "windows-1257";
        case 204:
            return "windows-1251";
        case 222:
            return "windows-874";
        case 238:
            return "windows-1250";
        default:
            return {};
    }
}

/// Of \ansicpg and \cpg.
std::string codePage(int number) {
    if (number == 65001) return "UTF-8";
    if (number == 10000) return "macintosh";
    return (number >= 1250 && number <= 1258 ? "windows-" : "cp") + std::to_string(number);
}

/// Control words that stand for a character.
struct Character {
    std::string_view word;
    std::string_view text;
};
constexpr std::array<Character, 20> Characters{{{"tab", "\t"},
                                                {"line", "\n"},
                                                {"softline", "\n"},
                                                {"lbr", "\n"},
                                                {"emdash", "\xE2\x80\x94"},
                                                {"endash", "\xE2\x80\x93"},
                                                {"lquote", "\xE2\x80\x98"},
                                                {"rquote", "\xE2\x80\x99"},
                                                {"ldblquote", "\xE2\x80\x9C"},
                                                {"rdblquote", "\xE2\x80\x9D"},
                                                {"bullet", "\xE2\x80\xA2"},
                                                {"emspace", "\xE2\x80\x83"},
                                                {"enspace", "\xE2\x80\x82"},
                                                {"zwj", "\xE2\x80\x8D"},
                                                {"zwnj", "\xE2\x80\x8C"},
                                                {"ltrmark", "\xE2\x80\x8E"},
                                                {"rtlmark", "\xE2\x80\x8F"},
                                                {"~", "\xC2\xA0"},
                                                {"_", "-"},
                                                {"nestcell", "\n"}}};
constexpr std::array<std::string_view, 6> ParagraphEnds{"par", "sect", "page", "column", "\n", "\r"};

class RtfReader {
public:
    RtfReader(std::string_view bytes, const std::string& file, Document& document)
        : tokens_(bytes), file_(file), document_(document) {
        flows_.emplace_back();
    }

    base::Status read();

private:
    /// A run of text apart from the body: a footnote, a text box.
    struct Flow {
        FlowBuilder builder;
        std::size_t depth = 0;  ///< Of the group that began it.
        bool note = false;
        bool paragraphInTable = false;
        bool tableOpen = false;
        bool rowOpen = false;
        bool heading = false;
    };

    State& state() { return states_.back(); }
    Flow& flow() { return flows_.back(); }
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
    void beginFlow(bool note);
    void endFlow();
    void ensureParagraph();
    void endParagraph();
    void endStyle();
    const std::string& encoding() const;

    RtfTokens tokens_;
    const std::string& file_;
    Document& document_;
    std::vector<State> states_{State{}};
    std::vector<Flow> flows_;
    std::string pending_;  ///< Bytes in encoding().
    std::string codePage_ = "windows-1252";
    std::map<int, std::string> fonts_;  ///< Code pages of fonts.
    std::map<int, bool> headings_;      ///< Styles of paragraphs.
    int style_ = -1;                    ///< That is read now, and its name.
    std::string styleName_;
    int font_ = -1;  ///< Of the font table.
    int defaultFont_ = -1;
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
    endParagraph();
    document_.blocks = flow().builder.take();
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
    if (state().styles) endStyle();
    if (flows_.size() > 1 && flow().depth == states_.size()) endFlow();
    states_.pop_back();
    if (states_.size() == 1) states_.clear();
}

/// A footnote or text box goes behind the paragraph in which it stands.
void RtfReader::endFlow() {
    std::vector<Block> blocks = flow().builder.take();
    if (flow().note)
        for (Block& block : blocks) block.kind = Block::Kind::Note;
    flows_.pop_back();
    ensureParagraph();
    flow().builder.addNotes(blocks);
}

void RtfReader::endStyle() {
    const std::string name = singleSpaced(styleName_);
    const bool heading = name.starts_with("heading ") || name.starts_with("Heading ") || name.starts_with("Title");
    if (style_ >= 0 && heading) headings_[style_] = true;
    style_ = -1;
    styleName_.clear();
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
        if (token.text == "s" && token.hasNumber) style_ = token.number;
        if (token.text == "outlinelevel" && style_ >= 0 && token.number < 9) headings_[style_] = true;
        return;
    }
    if (format(token) || table(token.text)) return;
    if (isOneOf(token.text, ParagraphEnds)) {
        flush();
        ensureParagraph();
        return endParagraph();
    }
    const auto* const known = std::find_if(Characters.begin(), Characters.end(),
                                           [&](const Character& character) { return character.word == token.text; });
    if (known != Characters.end()) {
        flush();
        addText(known->text);
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
    } else if (name == "annotation" || isOneOf(name, PageParts)) {
        state().skip = true;
        document_.drop(name == "annotation" ? "comment" : "page header or footer");
    } else if (isOneOf(name, Destinations)) {
        state().skip = true;
    } else if (name == "footnote" || name == "shptxt") {
        beginFlow(name == "footnote");
    } else if (star_ && name != "shpinst") {
        state().skip = true;
    } else {
        return false;
    }
    return true;
}

/// Code pages and fonts.
bool RtfReader::charset(const RtfToken& token) {
    const std::string_view name = token.text;
    if (name == "ansicpg") {
        codePage_ = codePage(token.number);
    } else if (name == "mac") {
        codePage_ = "macintosh";
    } else if (name == "pc" || name == "pca") {
        codePage_ = name == "pc" ? "cp437" : "cp850";
    } else if (name == "deff") {
        defaultFont_ = token.number;
    } else if (name == "f" && state().fonts) {
        font_ = token.number;
    } else if (name == "fcharset" && state().fonts) {
        if (const std::string page = codePageOfCharset(token.number); !page.empty()) fonts_[font_] = page;
    } else if (name == "cpg" && state().fonts) {
        fonts_[font_] = codePage(token.number);
    } else if (name == "f") {
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
    constexpr std::array<std::string_view, 6> Known{"b", "v", "deleted", "revised", "plain", "pard"};
    if (isOneOf(name, Known)) flush();
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
        flow().paragraphInTable = flow().heading = false;
    } else if (name == "outlinelevel") {
        flow().heading = token.number < 9;
    } else if (name == "s" && token.hasNumber) {
        flow().heading = headings_.count(token.number) == 1;
    } else {
        return false;
    }
    return true;
}

bool RtfReader::table(std::string_view name) {
    if (name == "intbl") {
        flow().paragraphInTable = true;
    } else if (name == "cell") {
        flush();
        flow().paragraphInTable = true;
        ensureParagraph();
        endParagraph();
        flow().builder.beginCell();
    } else if (name == "row") {
        flush();
        endParagraph();
        flow().rowOpen = false;
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
        styleName_ += text;
    else
        addText(text);
}

const std::string& RtfReader::encoding() const {
    const auto font = fonts_.find(states_.back().font >= 0 ? states_.back().font : defaultFont_);
    return font == fonts_.end() ? codePage_ : font->second;
}

void RtfReader::addBytes(std::string_view bytes) {
    if (state().skip || state().fonts || bytes.empty()) return;
    if (state().styles)
        styleName_ += bytes;
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
    auto decoded = text::toCanonical(bytes, encoding(), file_);
    if (!decoded) decoded = text::toCanonical(bytes, "windows-1252", file_);
    if (decoded) addText(decoded->text);
}

void RtfReader::addText(std::string_view text) {
    if (silent() || state().hidden || state().deleted) return;
    ensureParagraph();
    flow().builder.text(text, state().bold);
}

void RtfReader::beginFlow(bool note) {
    flush();
    flows_.emplace_back();
    flow().depth = states_.size();
    flow().note = note;
}

void RtfReader::ensureParagraph() {
    Flow& now = flow();
    if (now.builder.inParagraph()) return;
    if (now.tableOpen && !now.paragraphInTable) {
        now.builder.endTable();
        now.tableOpen = now.rowOpen = false;
    }
    if (now.paragraphInTable && !now.tableOpen) {
        now.builder.beginTable();
        now.tableOpen = true;
    }
    if (now.paragraphInTable && !now.rowOpen) {
        now.builder.beginRow();
        now.builder.beginCell();
        now.rowOpen = true;
    }
    now.builder.beginParagraph();
    if (now.heading) now.builder.setHeading();
}

void RtfReader::endParagraph() {
    if (flow().builder.inParagraph()) flow().builder.endParagraph();
}

}  // namespace

base::Result<Document> readRtf(std::string_view bytes, const std::string& file) {
    Document document;
    const base::Status status = RtfReader(bytes, file, document).read();
    if (!status) return base::unexpected(status.error());
    return document;
}

}  // namespace coder::import
