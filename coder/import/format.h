// What kind of file a transcript is, told by its content; the file's name only decides where content can't.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coder::import {

enum class Format : std::uint8_t {
    Text,
    Markdown,
    Otter,  ///< Plain text of Otter.ai: "Name  00:12" above the speech, SUMMARY KEYWORDS and SPEAKERS at the top.
    ZoomCaptions,  ///< Zoom's saved captions: "[Name] 10:12:13" above the speech.
    WebVtt,        ///< Also of Zoom and Teams.
    SubRip,
    Word,  ///< .docx, also of Teams.
    OpenDocument,
    Rtf,
    Pdf,
    Table,     ///< Comma, semicolon or tab separated values.
    Workbook,  ///< .xlsx
    Json,
    Html,
    Zip,
    OtherXml,        ///< XML that is no page of HTML: flat OpenDocument, Word 2003, TTML. Not read.
    OtherContainer,  ///< A ZIP container of a program whose files are not read: .pptx, .epub, .pages.
    OldOffice,       ///< .doc, .xls, and Word files with a password: all are OLE containers. Not read.
};

/// "Word (.docx)", "WebVTT", ...
const char* formatName(Format format);

enum class Certainty : std::uint8_t {
    Certain,  ///< A signature, or the whole of the first lines.
    Likely,   ///< Something that other files hardly have.
    ByName,   ///< The file's ending decided.
};

/// "certain", "likely" or "by the file's name".
const char* certaintyName(Certainty certainty);

struct Recognised {
    Format format = Format::Text;
    Certainty certainty = Certainty::ByName;
};

/// Files that are no text, by their first bytes. ZIP containers are all Zip here: see recogniseContainer().
std::optional<Recognised> recogniseBytes(std::string_view bytes);

/// What a ZIP container with files of these names is.
Recognised recogniseContainer(const std::vector<std::string>& names);

/// A text file; `text` is canonical, `path` gives the ending. Never fails: what is nothing else is Text.
Recognised recogniseText(std::string_view text, std::string_view path);

/// The ending in lower case with its full stop, ".txt"; empty where there is none.
std::string fileEnding(std::string_view path);

}  // namespace coder::import
