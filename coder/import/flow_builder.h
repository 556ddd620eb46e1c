// Paragraphs and tables of a document, as the readers of Word, OpenDocument, RTF and HTML find them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// Comments beyond this many have no place; real files have some hundreds.
inline constexpr std::size_t MaxAnchors = 20000;

/// Paragraphs may stand in paragraphs (text boxes), tables in tables; the inner ones come behind the outer one, or as
/// paragraphs of its cell. A table in whose columns speakers can be told gives a block for each row; any other its
/// cells' paragraphs, row by row. Ends that have no begin are ignored.
class FlowBuilder {
public:
    void beginParagraph();
    /// Does nothing outside of a paragraph.
    void text(std::string_view text, bool bold);
    void endParagraph();
    /// The current paragraph is a heading.
    void setHeading();
    /// Notes that the current paragraph refers to; they come behind it, and their place is its.
    void addNotes(const std::vector<Block>& notes);
    /// The current paragraph goes on with the next one, as where the mark between them was deleted.
    void joinNext();
    /// A comment begins here, or is here as a whole; the first call for a name counts. At most MaxAnchors names are
    /// kept.
    void beginComment(const std::string& name);
    /// It ends here. Does nothing for a name that has not begun.
    void endComment(const std::string& name);
    /// Puts the places of a comment into it, if it has begun anywhere.
    void anchor(Comment& comment, const std::string& name) const;
    bool inParagraph() const { return !open_.empty(); }

    void beginTable();
    void beginRow();
    void beginCell();
    void endTable();
    bool inTable() const { return tableDepth_ > 0; }

    /// All blocks, numbered by paragraph; what is open ends.
    std::vector<Block> take();

private:
    struct Open {
        Block block;
        std::vector<Block> behind;  ///< Notes and paragraphs of text boxes.
        bool plain = false;         ///< Something that is not in bold has come.
        bool join = false;
    };
    using Cell = std::vector<Block>;

    Anchor here() const;
    void emit(Block block);
    void flushTable();

    std::vector<Block> blocks_;
    std::vector<Open> open_;
    std::vector<std::vector<Cell>> rows_;  ///< Of the outermost table.
    std::map<std::string, std::pair<Anchor, Anchor>> comments_;
    std::size_t tableDepth_ = 0;
    std::uint32_t number_ = 0;
};

}  // namespace coder::import
