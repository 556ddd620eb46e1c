// A text with headings, paragraphs and tables, and one writer for each format: for printable codebooks and reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/report/table.h"

namespace coder::report {

/// Some words in one style. Plain text in UTF-8: writers escape what their format takes for marks.
struct Run {
    std::string text;
    bool bold = false;
    bool italic = false;
};

struct Block {
    enum class Kind : std::uint8_t { Heading, Paragraph, Bullet, Table };
    Kind kind = Kind::Paragraph;
    std::uint32_t level = 1;          ///< Heading: 1 to 6.
    std::vector<Run> runs;            ///< Of all kinds but Table.
    std::optional<Table> table = {};  ///< Of kind Table, and of no other.
};

struct Document {
    std::string title;
    std::string language;    ///< BCP 47; may be empty.
    bool landscape = false;  ///< Pages of Word files that are wider than high.
    std::vector<Block> blocks;

    void heading(std::uint32_t level, std::string text);
    void paragraph(std::vector<Run> runs);
    void bullet(std::vector<Run> runs);
    /// With its title as caption and its notes.
    void table(Table table);
};

std::string toMarkdown(const Document& document);

/// One file that needs no other.
std::string toHtml(const Document& document);

/// Word (Office Open XML, ECMA-376): headings in Word's own styles. The same document gives the same bytes. Errors:
/// Unsupported for a table of more than 63 columns, Unwritable without memory.
base::Result<std::string> toDocx(const Document& document);

}  // namespace coder::report
