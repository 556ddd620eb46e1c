#include "coder/import/odt_document.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "coder/import/flow_builder.h"
#include "coder/import/xml_walker.h"

namespace coder::import {

namespace {

/// Runs of white space are one space, as in HTML: spaces that count are elements.
class SpaceFolder {
public:
    std::string fold(const std::string& text) {
        std::string result;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!space) result += c;
            if (space && !space_) result += ' ';
            space_ = space;
        }
        return result;
    }
    void reset(bool atSpace) { space_ = atSpace; }

private:
    bool space_ = true;
};

class ContentReader final : public XmlHandler {
public:
    explicit ContentReader(Document& document) : document_(document) {}

    void start(QStringView name, const QXmlStreamAttributes& attributes) override;
    void end(QStringView name) override;
    void text(QStringView text) override {
        if (inComment_) return addComment(text);
        if (skip_ == 0 && flow().inParagraph()) flow().text(space_.fold(utf8(text)), bold());
    }

    std::vector<Block> take();

private:
    /// One for the body, one for each note inside of it.
    FlowBuilder& flow() { return notes_.empty() ? flow_ : notes_.back(); }
    bool bold() const {
        return std::any_of(bold_.begin(), bold_.end(), [](bool b) { return b; });
    }
    bool skips(QStringView name);
    void startStyle(QStringView name, const QXmlStreamAttributes& attributes);
    void startContent(QStringView name, const QXmlStreamAttributes& attributes);
    bool isBoldStyle(const QXmlStreamAttributes& attributes) const;
    void endNote();
    void beginComment(const QXmlStreamAttributes& attributes);
    void startInComment(QStringView name);
    void addComment(QStringView text);

    Document& document_;
    FlowBuilder flow_;
    std::vector<FlowBuilder> notes_;
    SpaceFolder space_;
    std::map<std::string, bool> boldStyles_;
    std::string style_;  ///< That is read now.
    std::vector<bool> bold_;
    std::vector<std::string> commentNames_;  ///< Of document_.comments.
    bool inComment_ = false;
    enum class CommentPart : std::uint8_t { None, Author, Text } commentPart_ = CommentPart::None;
    int skip_ = 0;
    bool inBody_ = false;
};

/// Elements whose content readers do not see; those that matter are counted.
bool ContentReader::skips(QStringView name) {
    if (name == u"annotation") document_.drop("comment");
    return name == u"annotation" || name == u"tracked-changes" || name == u"note-citation" || name == u"ruby-text" ||
           name == u"forms" || name == u"object" || name == u"hidden-text" || name == u"hidden-paragraph" ||
           name == u"desc" || name == u"title" || name == u"sequence-decls" || name == u"variable-decls" ||
           name == u"event-listeners" || name == u"binary-data";
}

void ContentReader::start(QStringView name, const QXmlStreamAttributes& attributes) {
    if (name == u"deletion") document_.drop("tracked deletion");
    if (name == u"insertion" && skip_ > 0) ++document_.insertions;
    if (skip_ > 0) {
        ++skip_;
        if (inComment_) startInComment(name);
        return;
    }
    if (!inBody_) return startStyle(name, attributes);
    if (skips(name)) {
        skip_ = 1;
        if (name == u"annotation") beginComment(attributes);
        return;
    }
    startContent(name, attributes);
}

void ContentReader::startStyle(QStringView name, const QXmlStreamAttributes& attributes) {
    if (name == u"body") inBody_ = true;
    if (name == u"style") {
        style_ = utf8(attribute(attributes, u"name"));
        const auto parent = boldStyles_.find(utf8(attribute(attributes, u"parent-style-name")));
        boldStyles_[style_] = parent != boldStyles_.end() && parent->second;
    }
    if (name == u"text-properties") {
        const QStringView weight = attribute(attributes, u"font-weight");
        if (!weight.isEmpty()) boldStyles_[style_] = weight == u"bold" || numberOf(weight, 1000).value_or(0) >= 600;
    }
}

bool ContentReader::isBoldStyle(const QXmlStreamAttributes& attributes) const {
    const std::string style = utf8(attribute(attributes, u"style-name"));
    const auto found = boldStyles_.find(style);
    return found != boldStyles_.end() ? found->second : style.starts_with("Strong");
}

void ContentReader::startContent(QStringView name, const QXmlStreamAttributes& attributes) {
    constexpr std::uint32_t MostSpaces = 1000;
    if (name == u"p" || name == u"h") {
        flow().beginParagraph();
        if (name == u"h") flow().setHeading();
        bold_.push_back(isBoldStyle(attributes));
        space_.reset(true);
    } else if (name == u"span") {
        bold_.push_back(isBoldStyle(attributes));
    } else if (name == u"tab") {
        flow().text("\t", bold());
        space_.reset(true);
    } else if (name == u"s") {
        flow().text(std::string(numberOf(attribute(attributes, u"c"), MostSpaces).value_or(1), ' '), bold());
    } else if (name == u"line-break") {
        flow().text("\n", bold());
        space_.reset(true);
    } else if (name == u"annotation-end") {
        flow_.endComment(utf8(attribute(attributes, u"name")));
    } else if (name == u"list-item") {
        document_.drop("automatic list mark");
    } else if (name == u"note-body") {
        notes_.emplace_back();
    } else if (name == u"table") {
        flow().beginTable();
    } else if (name == u"table-row") {
        flow().beginRow();
    } else if (name == u"table-cell" || name == u"covered-table-cell") {
        flow().beginCell();
    }
}

void ContentReader::end(QStringView name) {
    if (skip_ > 0) {
        if (--skip_ == 0) inComment_ = false;
        return;
    }
    if (!inBody_) return;
    if (name == u"p" || name == u"h") {
        flow().endParagraph();
        if (!bold_.empty()) bold_.pop_back();
        space_.reset(false);
    } else if (name == u"span") {
        if (!bold_.empty()) bold_.pop_back();
    } else if (name == u"note-body") {
        endNote();
    } else if (name == u"table") {
        flow().endTable();
    }
}

/// Comments hang on the body's text; one in a note on the paragraph that refers to it.
void ContentReader::beginComment(const QXmlStreamAttributes& attributes) {
    const std::string name = utf8(attribute(attributes, u"name"));
    // Only names without spaces come from files.
    commentNames_.push_back(name.empty() ? "comment " + std::to_string(commentNames_.size()) : name);
    flow_.beginComment(commentNames_.back());
    document_.comments.emplace_back();
    inComment_ = true;
    commentPart_ = CommentPart::None;
    space_.reset(true);
}

void ContentReader::startInComment(QStringView name) {
    std::string& text = document_.comments.back().text;
    if (name == u"creator") commentPart_ = CommentPart::Author;
    if (name == u"date" || name == u"creator-initials" || name == u"date-string") commentPart_ = CommentPart::None;
    if (name == u"p") {
        commentPart_ = CommentPart::Text;
        if (!text.empty()) text += '\n';
    }
    if (name == u"line-break") text += '\n';
    if (name == u"s" || name == u"tab") text += ' ';
}

void ContentReader::addComment(QStringView text) {
    Comment& comment = document_.comments.back();
    if (commentPart_ == CommentPart::Author) comment.author += utf8(text.trimmed());
    if (commentPart_ == CommentPart::Text) comment.text += space_.fold(utf8(text));
}

std::vector<Block> ContentReader::take() {
    std::vector<Block> blocks = flow_.take();
    for (std::size_t i = 0; i < document_.comments.size(); ++i) flow_.anchor(document_.comments[i], commentNames_[i]);
    return blocks;
}

void ContentReader::endNote() {
    if (notes_.empty()) return;
    std::vector<Block> blocks = notes_.back().take();
    notes_.pop_back();
    for (Block& block : blocks) block.kind = Block::Kind::Note;
    flow().addNotes(blocks);
}

/// Encrypted files say so in their manifest.
bool isEncrypted(const ZipReader& zip) {
    constexpr std::uint64_t LargestManifest = 1U << 20U;
    const auto manifest = zip.read("META-INF/manifest.xml", LargestManifest);
    return manifest && manifest.value().find("encryption-data") != std::string::npos;
}

}  // namespace

base::Result<Document> readOdt(const ZipReader& zip, const std::string& file) {
    if (isEncrypted(zip))
        return base::unexpected(base::ErrorCode::Unsupported, "the file is encrypted with a password",
                                "open it in the word processor and save it without password", {file});
    const auto xml = zip.read("content.xml");
    if (!xml) return base::unexpected(xml.error());
    Document document;
    ContentReader reader(document);
    const base::Status status = walkXml(*xml, "content.xml", file, reader);
    document.blocks = reader.take();
    if (!status) {
        if (document.blocks.empty()) return base::unexpected(status.error());
        document.diagnostics.push_back(status.error().diagnostic());
    }
    return document;
}

}  // namespace coder::import
