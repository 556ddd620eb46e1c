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

bool isSwitchedOn(QStringView value) { return value == u"1" || value == u"true"; }

}  // namespace

base::Result<Workbook> readWorkbook(const ZipReader& zip, const std::string& file) {
    constexpr const char* BookPart = "xl/workbook.xml";
    constexpr const char* LinksPart = "xl/_rels/workbook.xml.rels";
    const auto book = zip.read(BookPart);
    if (!book) return base::unexpected(book.error());
    Workbook workbook;
    std::vector<std::string> links;
    Starts sheets([&](QStringView name, const QXmlStreamAttributes& attributes) {
        if (name == u"workbookPr") workbook.from1904 = isSwitchedOn(attribute(attributes, u"date1904"));
        if (name != u"sheet") return;
        workbook.sheets.push_back({utf8(attribute(attributes, u"name")), {}});
        links.emplace_back();
        for (const QXmlStreamAttribute& each : attributes)
            if (each.name() == u"id" && each.qualifiedName() != u"id") links.back() = utf8(each.value());
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
    if (workbook.sheets.empty()) {
        workbook.sheets.emplace_back();
        links.emplace_back();
    }
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto target = targets.find(links[i]);
        std::string& part = workbook.sheets[i].part;
        if (target == targets.end())
            part = "xl/worksheets/sheet" + std::to_string(i + 1) + ".xml";
        else
            part = target->second.starts_with('/') ? target->second.substr(1) : "xl/" + target->second;
    }
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

std::vector<NumberKind> readNumberStyles(const ZipReader& zip) {
    std::vector<NumberKind> styles;
    const auto xml = zip.read("xl/styles.xml");
    if (!xml) return styles;
    std::map<std::string, NumberKind> formats;
    bool cells = false;
    Starts reader([&](QStringView name, const QXmlStreamAttributes& attributes) {
        const std::string id = utf8(attribute(attributes, u"numFmtId"));
        if (name == u"numFmt") formats[id] = kindOfFormat(utf8(attribute(attributes, u"formatCode")));
        if (name == u"cellXfs" || name == u"cellStyles" || name == u"cellStyleXfs") cells = name == u"cellXfs";
        if (name != u"xf" || !cells) return;
        const auto stated = formats.find(id);
        styles.push_back(stated == formats.end() ? kindOfBuiltIn(id) : stated->second);
    });
    if (!walkXml(*xml, "xl/styles.xml", {}, reader)) styles.clear();
    return styles;
}

}  // namespace coder::import
