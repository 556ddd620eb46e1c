// A run of text of an RTF file that stands apart: the body, a footnote, a text box, a comment. Internal to
// rtf_document.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "coder/import/flow_builder.h"

namespace coder::import {

class RtfFlow {
public:
    enum class Kind : std::uint8_t { Body, Note, Box, Comment };

    /// `depth` is that of the group that begins it.
    explicit RtfFlow(Kind kind = Kind::Body, std::size_t depth = 0) : kind_(kind), depth_(depth) {}

    Kind kind() const { return kind_; }
    std::size_t depth() const { return depth_; }
    FlowBuilder& builder() { return builder_; }

    /// Properties of the paragraph that is read or comes.
    void resetParagraph() { paragraphInTable_ = heading_ = false; }
    void setHeading(bool heading) { heading_ = heading; }
    void setInTable() { paragraphInTable_ = true; }

    /// Begins a paragraph if none is open, and the table or row that it stands in.
    void ensureParagraph();
    void endParagraph();
    void endCell();
    void endRow();

private:
    Kind kind_;
    std::size_t depth_;
    FlowBuilder builder_;
    bool paragraphInTable_ = false;
    bool tableOpen_ = false;
    bool rowOpen_ = false;
    bool heading_ = false;
};

}  // namespace coder::import
