#include "coder/import/xlsx_parts.h"

#include <algorithm>
#include <functional>
#include <map>

#include "coder/import/xml_walker.h"

namespace coder::import {

namespace {

constexpr const char* StringsPart = "xl/sharedStrings.xml";

/// Calls a function for each start.
class Starts final : public XmlHandler {
public:
    using Function = std::function<void(QStringView, const QXmlStreamAttributes&)>;
    explicit Starts(Function function) : function_(std::move(function)) {}
    void start(QStringView name, const QXmlStreamAttributes& attributes) override { function_(name, attributes); }
    void end(QStringView) override {}
    void text(QStringView) override {}

private:
    Function function_;
};

class StringsReader final : public XmlHandler {
public:
    explicit StringsReader(std::vector<std::string>& strings) : strings_(strings) {}

    void start(QStringView name, const QXmlStreamAttributes&) override {
        if (name == u"si") strings_.emplace_back();
        if (name == u"rPh") ++phonetic_;
        inText_ = name == u"t" && phonetic_ == 0 && !strings_.empty();
    }
    void end(QStringView name) override {
        if (name == u"rPh" && phonetic_ > 0) --phonetic_;
        inText_ = false;
    }
    void text(QStringView text) override {
        if (inText_) strings_.back() += utf8(text);
    }

private:
    std::vector<std::string>& strings_;
    int phonetic_ = 0;
    bool inText_ = false;
};

/// Hours and minutes, or minutes and seconds, outside of quotes and without days.
bool isTimeFormat(std::string_view code) {
    std::string plain;
    bool quoted = false;
    for (const char c : code) {
        if (c == '"') quoted = !quoted;
        if (!quoted) plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    const bool day = plain.find('d') != std::string::npos || plain.find('y') != std::string::npos;
    return !day && plain.find("mm") != std::string::npos &&
           (plain.find('h') != std::string::npos || plain.find('s') != std::string::npos);
}

}  // namespace

base::Result<Workbook> readWorkbook(const ZipReader& zip, const std::string& file) {
    constexpr const char* BookPart = "xl/workbook.xml";
    constexpr const char* LinksPart = "xl/_rels/workbook.xml.rels";
    const auto book = zip.read(BookPart);
    if (!book) return base::unexpected(book.error());
    std::vector<std::string> links;
    Starts sheets([&](QStringView name, const QXmlStreamAttributes& attributes) {
        if (name != u"sheet") return;
        for (const QXmlStreamAttribute& each : attributes)
            if (each.name() == u"id" && each.qualifiedName() != u"id") links.push_back(utf8(each.value()));
    });
    if (auto status = walkXml(*book, BookPart, file, sheets); !status) return base::unexpected(status.error());
    std::map<std::string, std::string> targets;
    if (const auto xml = zip.read(LinksPart)) {
        Starts targetsOf([&](QStringView name, const QXmlStreamAttributes& attributes) {
            if (name == u"Relationship")
                targets[utf8(attribute(attributes, u"Id"))] = utf8(attribute(attributes, u"Target"));
        });
        if (auto status = walkXml(*xml, LinksPart, file, targetsOf); !status) return base::unexpected(status.error());
    }
    Workbook workbook;
    workbook.sheet = "xl/worksheets/sheet1.xml";
    if (!links.empty() && targets.count(links.front()) == 1) {
        const std::string& target = targets[links.front()];
        workbook.sheet = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    workbook.further = links.empty() ? 0 : links.size() - 1;
    return workbook;
}

base::Result<std::vector<std::string>> readSharedStrings(const ZipReader& zip, const std::string& file) {
    std::vector<std::string> strings;
    if (!zip.has(StringsPart)) return strings;
    const auto xml = zip.read(StringsPart);
    if (!xml) return base::unexpected(xml.error());
    StringsReader reader(strings);
    if (auto status = walkXml(*xml, StringsPart, file, reader); !status) return base::unexpected(status.error());
    return strings;
}

std::vector<bool> readTimeStyles(const ZipReader& zip) {
    std::vector<bool> styles;
    const auto xml = zip.read("xl/styles.xml");
    if (!xml) return styles;
    std::map<std::string, bool> formats;
    for (const char* known : {"18", "19", "20", "21", "45", "46", "47"}) formats[known] = true;
    bool cells = false;
    Starts reader([&](QStringView name, const QXmlStreamAttributes& attributes) {
        const std::string id = utf8(attribute(attributes, u"numFmtId"));
        if (name == u"numFmt") formats[id] = isTimeFormat(utf8(attribute(attributes, u"formatCode")));
        if (name == u"cellXfs" || name == u"cellStyles" || name == u"cellStyleXfs") cells = name == u"cellXfs";
        if (name == u"xf" && cells) styles.push_back(formats[id]);
    });
    if (!walkXml(*xml, "xl/styles.xml", {}, reader)) styles.clear();
    return styles;
}

}  // namespace coder::import
