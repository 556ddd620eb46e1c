#include "coder/import/rtf_comments.h"

#include <utility>

#include "coder/import/text_lines.h"

namespace coder::import {

bool RtfComments::isPart(std::string_view word) {
    return word == "atrfstart" || word == "atrfend" || word == "atnref" || word == "atnauthor";
}

void RtfComments::beginPart(std::string_view word) {
    part_ = word;
    text_.clear();
}

void RtfComments::endPart(FlowBuilder& body) {
    const std::string value = singleSpaced(text_);
    if (part_ == "atrfstart") body.beginComment(value);
    if (part_ == "atrfend") body.endComment(value);
    if (part_ == "atnref") number_ = value;
    if (part_ == "atnauthor") author_ = value;
}

void RtfComments::end(const std::vector<Block>& blocks, FlowBuilder& body, Document& document) {
    Comment comment;
    comment.author = std::exchange(author_, {});
    for (const Block& block : blocks) comment.text += (comment.text.empty() ? "" : "\n") + block.text;
    std::string name = std::exchange(number_, {});
    if (name.empty()) name = "comment " + std::to_string(names_.size());
    body.beginComment(name);  // if it has no range
    names_.push_back(std::move(name));
    document.comments.push_back(std::move(comment));
    document.drop("comment");
}

void RtfComments::place(const FlowBuilder& body, Document& document) const {
    for (std::size_t i = 0; i < names_.size(); ++i) body.anchor(document.comments[i], names_[i]);
}

}  // namespace coder::import
