#include "coder/import/html_document.h"

#include <algorithm>
#include <array>

#include "coder/base/strings.h"
#include "coder/import/entities.h"
#include "coder/import/flow_builder.h"
#include "coder/import/text_lines.h"

namespace coder::import {

namespace {

template <std::size_t N>
bool isOneOf(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 13> Skipped{"script",   "style",  "template", "noscript", "head",
                                                   "iframe",   "object", "svg",      "select",   "datalist",
                                                   "textarea", "canvas", "title"};
constexpr std::array<std::string_view, 34> Blocks{
    "p",          "div",     "li",      "ul",       "ol",      "dl",     "dt",         "dd",    "section",
    "article",    "header",  "footer",  "main",     "nav",     "aside",  "blockquote", "pre",   "figure",
    "figcaption", "address", "form",    "fieldset", "hr",      "body",   "html",       "table", "tr",
    "td",         "th",      "caption", "details",  "summary", "center", "menu"};
constexpr std::array<std::string_view, 2> BoldTags{"b", "strong"};
constexpr std::array<std::string_view, 12> Void{"br",   "img",  "hr",  "input", "meta",   "link",
                                                "area", "base", "col", "embed", "source", "wbr"};

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), base::asciiLower);
    return result;
}

bool isHeading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }

struct Tag {
    std::string name;             ///< In lower case.
    std::string_view attributes;  ///< As written.
    bool closing = false;
    bool empty = false;  ///< "<p/>"
};

class PageReader {
public:
    explicit PageReader(std::string_view page) : page_(page) {}

    std::vector<Block> read() {
        while (at_ < page_.size()) {
            const std::size_t next = std::min(page_.find('<', at_), page_.size());
            addText(page_.substr(at_, next - at_));
            at_ = next;
            if (at_ < page_.size()) readMarkup();
        }
        endParagraph();
        return flow_.take();
    }

private:
    void readMarkup() {
        const std::string_view rest = page_.substr(at_);
        if (rest.starts_with("<!--")) {
            const std::size_t end = page_.find("-->", at_ + 4);
            at_ = end == std::string_view::npos ? page_.size() : end + 3;
        } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
            at_ = std::min(page_.find('>', at_), page_.size() - 1) + 1;
        } else if (rest.size() > 1 && (isLetter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && isLetter(rest[2])))) {
            handle(readTag());
        } else {
            addText("<");
            ++at_;
        }
    }

    /// At "<"; moves behind ">", which does not count inside quotes.
    Tag readTag() {
        Tag tag;
        std::size_t at = at_ + 1;
        if (page_[at] == '/') {
            tag.closing = true;
            ++at;
        }
        const std::size_t nameEnd = std::min(page_.find_first_of(" \t\n/>", at), page_.size());
        tag.name = lower(page_.substr(at, nameEnd - at));
        char quote = '\0';
        for (at = nameEnd; at < page_.size(); ++at) {
            const char c = page_[at];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if (c == '>') {
                break;
            } else if ((c == '"' || c == '\'') && page_[at - 1] == '=') {
                quote = c;
            }
        }
        tag.attributes = page_.substr(nameEnd, at - nameEnd);
        tag.empty = tag.attributes.ends_with('/');
        at_ = std::min(at + 1, page_.size());
        return tag;
    }

    void handle(const Tag& tag) {
        if (!tag.closing && !tag.empty && !isOneOf(tag.name, Void) && (isOneOf(tag.name, Skipped) || isHidden(tag)))
            return skip(tag.name);
        if (tag.name == "br") return newLine();
        if (isOneOf(tag.name, BoldTags)) {
            bold_ = tag.closing ? std::max(bold_ - 1, 0) : bold_ + 1;
            return;
        }
        const bool heading = isHeading(tag.name);
        if (!heading && !isOneOf(tag.name, Blocks)) return;
        endParagraph();
        bold_ = 0;
        heading_ = heading && !tag.closing;
        if (tag.name == "pre") pre_ = !tag.closing;
        handleTable(tag);
    }

    void handleTable(const Tag& tag) {
        if (tag.name == "table") tag.closing ? flow_.endTable() : flow_.beginTable();
        if (tag.closing) return;
        if (tag.name == "tr") flow_.beginRow();
        if (tag.name == "td" || tag.name == "th") flow_.beginCell();
    }

    static bool isHidden(const Tag& tag) {
        const std::string attributes = lower(tag.attributes);
        std::string dense;
        std::copy_if(attributes.begin(), attributes.end(), std::back_inserter(dense),
                     [](char c) { return AsciiSpace.find(c) == std::string_view::npos; });
        const bool hidden = attributes == " hidden" || attributes.find(" hidden ") != std::string::npos ||
                            attributes.find(" hidden=") != std::string::npos || attributes.ends_with(" hidden");
        return hidden || dense.find("display:none") != std::string::npos;
    }

    /// Over all that is in an element; elements of its name inside of it have ends of their own.
    void skip(const std::string& name) {
        const bool raw = name == "script" || name == "style" || name == "textarea" || name == "title";
        int depth = 1;
        while (depth > 0) {
            at_ = std::min(page_.find('<', at_), page_.size());
            if (at_ >= page_.size()) return;
            const std::string_view rest = page_.substr(at_ + 1, name.size() + 1);
            const bool opens =
                base::equalIgnoringCase(rest.substr(0, name.size()), name) && endsName(at_ + 1 + name.size());
            const bool closes = rest.starts_with('/') && base::equalIgnoringCase(rest.substr(1), name) &&
                                endsName(at_ + 2 + name.size());
            if (!raw && rest.starts_with("!--")) {
                readMarkup();
                continue;
            }
            if (closes) --depth;
            if (opens && !raw) ++depth;
            if (opens || closes) {
                const Tag tag = readTag();
                if (opens && !raw && tag.empty) --depth;
            } else {
                ++at_;
            }
        }
    }

    bool endsName(std::size_t at) const {
        return at >= page_.size() || std::string_view(" \t\n/>").find(page_[at]) != std::string_view::npos;
    }

    void addText(std::string_view raw) {
        if (raw.empty()) return;
        const std::string decoded = decodedEntities(raw);
        std::string folded;
        for (const char c : decoded) {
            const bool space = AsciiSpace.find(c) != std::string_view::npos;
            if (!space || pre_) folded += c;
            if (space && !pre_ && !space_) folded += ' ';
            space_ = space;
        }
        if (folded.empty()) return;
        if (!flow_.inParagraph()) {
            if (trimmedSpace(folded).empty()) return;
            flow_.beginParagraph();
            if (heading_) flow_.setHeading();
        }
        flow_.text(folded, bold_ > 0);
    }

    void newLine() {
        if (flow_.inParagraph()) flow_.text("\n", bold_ > 0);
        space_ = true;
    }

    void endParagraph() {
        if (flow_.inParagraph()) flow_.endParagraph();
        space_ = true;
    }

    std::string_view page_;
    std::size_t at_ = 0;
    FlowBuilder flow_;
    int bold_ = 0;
    bool heading_ = false;
    bool pre_ = false;
    bool space_ = true;
};

}  // namespace

Document readHtml(std::string_view text) {
    Document document;
    document.blocks = PageReader(text).read();
    return document;
}

std::string htmlCharset(std::string_view bytes) {
    constexpr std::size_t Head = 2048;  // browsers look at 1024 bytes
    constexpr std::string_view Key = "charset=";
    const std::string head = lower(bytes.substr(0, Head));
    const std::size_t at = head.find(Key);
    if (at == std::string::npos) return {};
    const std::size_t begin = head.find_first_not_of("\"' ", at + Key.size());
    if (begin == std::string::npos) return {};
    return head.substr(begin, std::min(head.find_first_of("\"' />;", begin), head.size()) - begin);
}

}  // namespace coder::import
