#include "coder/import/docx_comments.h"

#include "coder/import/xml_walker.h"

namespace coder::import {

namespace {

class CommentsReader final : public XmlHandler {
public:
    void start(QStringView name, const QXmlStreamAttributes& attributes) override {
        if (name == u"comment") {
            Comment comment;
            comment.author = utf8(attribute(attributes, u"author"));
            comments.emplace_back(utf8(attribute(attributes, u"id")), std::move(comment));
        } else if (name == u"p") {
            newLine();
        } else if (name == u"br" || name == u"cr") {
            add("\n");
        } else if (name == u"tab") {
            add(" ");
        }
        inText_ = name == u"t";
    }
    void end(QStringView) override { inText_ = false; }
    void text(QStringView text) override {
        if (inText_) add(utf8(text));
    }

    std::vector<std::pair<std::string, Comment>> comments;

private:
    void newLine() {
        if (!comments.empty() && !comments.back().second.text.empty()) add("\n");
    }
    void add(const std::string& text) {
        if (!comments.empty()) comments.back().second.text += text;
    }

    bool inText_ = false;
};

}  // namespace

std::vector<std::pair<std::string, Comment>> readDocxComments(const ZipReader& zip, const std::string& file,
                                                              base::Diagnostics& diagnostics) {
    constexpr const char* Part = "word/comments.xml";
    if (!zip.has(Part)) return {};
    const auto xml = zip.read(Part);
    CommentsReader reader;
    const base::Status status = xml ? walkXml(*xml, Part, file, reader) : base::Status(base::unexpected(xml.error()));
    if (!status)
        diagnostics.push_back(
            {base::Severity::Warning, status.error().place, status.error().message, status.error().remedy});
    return std::move(reader.comments);
}

}  // namespace coder::import
