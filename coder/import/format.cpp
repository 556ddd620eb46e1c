#include "coder/import/format.h"

#include <algorithm>
#include <array>

#include "coder/base/strings.h"
#include "coder/import/captions.h"
#include "coder/import/table_columns.h"
#include "coder/import/text_lines.h"

namespace coder::import {

namespace {

constexpr std::size_t HeadLines = 40;

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && base::equalIgnoringCase(text.substr(0, prefix.size()), prefix);
}

std::string_view withoutLeadingSpace(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
    return text;
}

std::vector<std::string_view> headOf(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t at = 0;
    std::string_view line;
    while (lines.size() < HeadLines && nextLine(text, at, line))
        if (const std::string_view content = trimmedSpace(line); !content.empty()) lines.push_back(content);
    return lines;
}

bool isHtml(std::string_view text) {
    std::string_view rest = withoutLeadingSpace(text);
    if (startsWithIgnoringCase(rest, "<?xml"))
        rest = withoutLeadingSpace(rest.substr(std::min(rest.find("?>"), rest.size() - 2) + 2));
    while (rest.substr(0, 4) == "<!--") {
        const std::size_t end = rest.find("-->");
        if (end == std::string_view::npos) return false;
        rest = withoutLeadingSpace(rest.substr(end + 3));
    }
    return startsWithIgnoringCase(rest, "<!doctype html") || startsWithIgnoringCase(rest, "<html");
}

/// An object or array with a quoted key near its beginning; a transcript that opens with "[00:12]" has none.
bool looksLikeJson(std::string_view text) {
    const std::string_view rest = withoutLeadingSpace(text);
    if (rest.empty() || (rest.front() != '{' && rest.front() != '[')) return false;
    std::string_view inner = withoutLeadingSpace(rest.substr(1));
    if (rest.front() == '[') {
        if (inner.empty() || inner.front() != '{') return false;
        inner = withoutLeadingSpace(inner.substr(1));
    }
    if (inner.empty() || inner.front() != '"') return false;
    const std::size_t close = inner.find('"', 1);
    return close != std::string_view::npos && withoutLeadingSpace(inner.substr(close + 1)).substr(0, 1) == ":";
}

bool isOtter(const std::vector<std::string_view>& head) {
    const auto has = [&](std::string_view line) { return std::find(head.begin(), head.end(), line) != head.end(); };
    return has("SUMMARY KEYWORDS") || (has("SPEAKERS") && std::any_of(head.begin(), head.end(), [](auto line) {
                                           return line.find("otter.ai") != std::string_view::npos;
                                       }));
}

/// What Otter writes below its transcripts.
bool endsWithOtter(std::string_view text) {
    constexpr std::size_t Tail = 80;
    return text.substr(text.size() - std::min(text.size(), Tail)).find("Transcribed by https://otter.ai") !=
           std::string_view::npos;
}

bool isSubRip(const std::vector<std::string_view>& head) {
    const auto isNumber = [](std::string_view line) {
        return line.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return (head.size() > 1 && isNumber(head[0]) && cueTimes(head[1])) || (!head.empty() && cueTimes(head[0]));
}

bool isZoomCaptions(const std::vector<std::string_view>& head) {
    return std::count_if(head.begin(), head.end(), [](auto line) { return zoomHead(line).has_value(); }) > 1 &&
           zoomHead(head.front());
}

}  // namespace

const char* formatName(Format format) {
    switch (format) {
        case Format::Text:
            return "plain text";
        case Format::Markdown:
            return "Markdown";
        case Format::Otter:
            return "Otter.ai text";
        case Format::ZoomCaptions:
            return "Zoom captions";
        case Format::WebVtt:
            return "WebVTT";
        case Format::SubRip:
            return "SubRip (.srt)";
        case Format::Word:
            return "Word (.docx)";
        case Format::OpenDocument:
            return "OpenDocument (.odt)";
        case Format::Rtf:
            return "RTF";
        case Format::Pdf:
            return "PDF";
        case Format::Table:
            return "table (.csv, .tsv)";
        case Format::Workbook:
            return "Excel (.xlsx)";
        case Format::Json:
            return "JSON";
        case Format::Html:
            return "HTML";
        case Format::Zip:
            return "ZIP archive";
        case Format::OtherXml:
            return "XML of another kind";
        case Format::OtherContainer:
            return "container of another program";
        case Format::OldOffice:
            return "old or encrypted Office file";
    }
    return "plain text";
}

const char* certaintyName(Certainty certainty) {
    switch (certainty) {
        case Certainty::Certain:
            return "certain";
        case Certainty::Likely:
            return "likely";
        case Certainty::ByName:
            return "by the file's name";
    }
    return "by the file's name";
}

std::optional<Recognised> recogniseBytes(std::string_view bytes) {
    constexpr std::size_t PdfHead = 1024;  // readers of PDF allow this much before the signature
    const std::string_view start = bytes.substr(0, 4);
    if (start == "PK\x03\x04" || start == "PK\x05\x06") return Recognised{Format::Zip, Certainty::Certain};
    if (start == "\xD0\xCF\x11\xE0") return Recognised{Format::OldOffice, Certainty::Certain};
    if (bytes.substr(0, 5) == "{\\rtf") return Recognised{Format::Rtf, Certainty::Certain};
    if (bytes.substr(0, 5) == "%PDF-") return Recognised{Format::Pdf, Certainty::Certain};
    const std::size_t pdf = bytes.substr(0, PdfHead).find("%PDF-");
    // Only where the line begins with it and what stands before is no text: "%PDF-" may also be talked about.
    if (pdf != std::string_view::npos && bytes.substr(0, pdf).find('\0') != std::string_view::npos)
        return Recognised{Format::Pdf, Certainty::Likely};
    return std::nullopt;
}

Recognised recogniseContainer(const std::vector<std::string>& names) {
    const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    const auto hasIn = [&](std::string_view folder) {
        return std::any_of(names.begin(), names.end(), [&](const auto& name) { return name.starts_with(folder); });
    };
    if (has("[Content_Types].xml") && hasIn("word/")) return {Format::Word, Certainty::Certain};
    if (has("[Content_Types].xml") && hasIn("xl/")) return {Format::Workbook, Certainty::Certain};
    if (has("content.xml") && (has("mimetype") || has("META-INF/manifest.xml")))
        return {Format::OpenDocument, Certainty::Certain};
    // Presentations, books, files of Pages: their parts are no transcripts.
    if (has("[Content_Types].xml") || has("mimetype") || has("Index/Document.iwa"))
        return {Format::OtherContainer, Certainty::Certain};
    return {Format::Zip, Certainty::Certain};
}

std::string fileEnding(std::string_view path) {
    const std::size_t name = path.find_last_of("/\\") + 1;  // npos + 1 is 0
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || dot <= name) return {};
    std::string ending(path.substr(dot));
    std::transform(ending.begin(), ending.end(), ending.begin(), base::asciiLower);
    return ending;
}

Recognised recogniseText(std::string_view text, std::string_view path) {
    const std::string ending = fileEnding(path);
    const std::vector<std::string_view> head = headOf(text);
    if (head.empty()) return {};
    if (head.front().starts_with("WEBVTT")) return {Format::WebVtt, Certainty::Certain};
    if (isSubRip(head)) return {Format::SubRip, Certainty::Certain};
    if (isHtml(text)) return {Format::Html, Certainty::Certain};
    if (head.front().starts_with("<?xml")) return {Format::OtherXml, Certainty::Certain};
    if (looksLikeJson(text)) return {Format::Json, ending == ".json" ? Certainty::Certain : Certainty::Likely};
    if (isOtter(head) || endsWithOtter(text)) return {Format::Otter, Certainty::Likely};
    if (isZoomCaptions(head)) return {Format::ZoomCaptions, Certainty::Likely};
    if (ending == ".csv" || ending == ".tsv" || ending == ".tab") return {Format::Table, Certainty::ByName};
    if (isTableHead(head.front())) return {Format::Table, Certainty::Likely};
    constexpr std::array<std::string_view, 2> HtmlEndings{".html", ".htm"};
    if (std::find(HtmlEndings.begin(), HtmlEndings.end(), ending) != HtmlEndings.end())
        return {Format::Html, Certainty::ByName};
    if (ending == ".json") return {Format::Json, Certainty::ByName};
    if (ending == ".md" || ending == ".markdown") return {Format::Markdown, Certainty::ByName};
    return {Format::Text, ending == ".txt" || ending == ".text" ? Certainty::Likely : Certainty::ByName};
}

}  // namespace coder::import
