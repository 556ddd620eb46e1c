#include "coder/import/docx_styles.h"

#include "coder/import/xml_walker.h"

namespace coder::import {

namespace {

class StylesReader final : public XmlHandler {
public:
    explicit StylesReader(std::map<std::string, DocxStyle>& styles) : styles_(styles) {}

    void start(QStringView name, const QXmlStreamAttributes& attributes) override {
        const QStringView value = attribute(attributes, u"val");
        if (name == u"style") {
            current_ = &styles_[utf8(attribute(attributes, u"styleId"))];
        } else if (current_ == nullptr) {
            return;
        } else if (name == u"basedOn") {
            current_->basedOn = utf8(value);
        } else if (name == u"name") {
            if (value.startsWith(u"heading ", Qt::CaseInsensitive) || value == u"Title") current_->heading = true;
        } else if (name == u"outlineLvl") {
            if (numberOf(value, 8)) current_->heading = true;
        } else if (name == u"b") {
            current_->bold = isOn(attributes);
        } else if (name == u"vanish") {
            current_->hidden = isOn(attributes);
        }
    }
    void end(QStringView name) override {
        if (name == u"style") current_ = nullptr;
    }
    void text(QStringView) override {}

private:
    std::map<std::string, DocxStyle>& styles_;
    DocxStyle* current_ = nullptr;
};

}  // namespace

DocxStyles DocxStyles::read(const ZipReader& zip) {
    DocxStyles styles;
    constexpr const char* Part = "word/styles.xml";
    if (!zip.has(Part)) return styles;
    const auto xml = zip.read(Part);
    StylesReader reader(styles.styles_);
    if (xml && !walkXml(*xml, Part, {}, reader)) styles.styles_.clear();
    return styles;
}

DocxStyle DocxStyles::find(const std::string& id) const {
    constexpr int DeepestStyle = 16;  // styles that are based on each other end here
    DocxStyle all;
    std::string name = id;
    for (int i = 0; i < DeepestStyle && !name.empty(); ++i) {
        const auto found = styles_.find(name);
        if (found == styles_.end()) {
            all.heading = all.heading || name.starts_with("Heading");
            break;
        }
        all.heading = all.heading || found->second.heading;
        all.bold = all.bold || found->second.bold;
        all.hidden = all.hidden || found->second.hidden;
        name = found->second.basedOn;
    }
    return all;
}

}  // namespace coder::import
