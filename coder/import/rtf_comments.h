// The comments of RTF files. Internal to rtf_document.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coder/import/flow_builder.h"

namespace coder::import {

class RtfComments {
public:
    /// "{\*\atrfstart 1}", "{\*\atnauthor Ana}": groups with a short text about a comment.
    static bool isPart(std::string_view word);
    void beginPart(std::string_view word);
    void add(std::string_view text) { text_ += text; }
    void endPart(FlowBuilder& body);

    /// The comment itself has ended; it hangs on the body's text.
    void end(const std::vector<Block>& blocks, FlowBuilder& body, Document& document);
    /// Puts the places of all comments into the document.
    void place(const FlowBuilder& body, Document& document) const;

private:
    std::string part_;  ///< The word that began what is read, and its text.
    std::string text_;
    std::string author_;  ///< Of the comment that comes, and its number.
    std::string number_;
    std::vector<std::string> names_;  ///< Of Document::comments.
};

}  // namespace coder::import
