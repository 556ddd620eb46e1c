#include "coder/import/flow_builder.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "coder/import/table_document.h"
#include "coder/import/text_lines.h"

namespace coder::import {

void FlowBuilder::beginParagraph() {
    if (!open_.empty() && open_.back().join) {
        open_.back().join = false;
        return;
    }
    open_.emplace_back();
    open_.back().block.place = ++number_;
}

void FlowBuilder::text(std::string_view text, bool bold) {
    if (open_.empty() || text.empty()) return;
    Open& open = open_.back();
    const bool space = trimmedSpace(text).empty();
    open.plain = open.plain || (!bold && !space);
    open.block.text += text;
    if (!open.plain && bold) open.block.bold = open.block.text.size();
}

void FlowBuilder::setHeading() {
    if (!open_.empty()) open_.back().block.kind = Block::Kind::Heading;
}

void FlowBuilder::addNotes(const std::vector<Block>& notes) {
    if (open_.empty()) return;
    for (const Block& note : notes) {
        open_.back().behind.push_back(note);
        open_.back().behind.back().place = open_.back().block.place;
    }
}

/// Between paragraphs the next one's beginning.
Anchor FlowBuilder::here() const {
    if (open_.empty()) return {number_ + 1, 0};
    return {open_.back().block.place, open_.back().block.text.size()};
}

void FlowBuilder::beginComment(const std::string& name) {
    if (comments_.size() < MaxAnchors) comments_.try_emplace(name, here(), here());
}

void FlowBuilder::endComment(const std::string& name) {
    const auto found = comments_.find(name);
    if (found == comments_.end()) return;
    const Anchor now = open_.empty() ? Anchor{number_, std::string::npos} : here();
    if (now.place >= found->second.first.place) found->second.second = now;
}

void FlowBuilder::anchor(Comment& comment, const std::string& name) const {
    const auto found = comments_.find(name);
    if (found != comments_.end()) std::tie(comment.begin, comment.end) = found->second;
}

void FlowBuilder::joinNext() {
    if (!open_.empty()) open_.back().join = true;
}

void FlowBuilder::endParagraph() {
    if (open_.empty() || open_.back().join) return;
    Open done = std::move(open_.back());
    open_.pop_back();
    if (!open_.empty()) {
        auto& behind = open_.back().behind;
        behind.push_back(std::move(done.block));
        std::move(done.behind.begin(), done.behind.end(), std::back_inserter(behind));
        return;
    }
    emit(std::move(done.block));
    for (Block& block : done.behind) emit(std::move(block));
}

void FlowBuilder::emit(Block block) {
    if (tableDepth_ == 0) {
        blocks_.push_back(std::move(block));
        return;
    }
    if (rows_.empty()) rows_.emplace_back();
    if (rows_.back().empty()) rows_.back().emplace_back();
    rows_.back().back().push_back(std::move(block));
}

void FlowBuilder::beginTable() {
    // A table in a paragraph's text box: its paragraphs go where the text box's go.
    if (open_.empty()) ++tableDepth_;
}

void FlowBuilder::beginRow() {
    if (tableDepth_ == 1 && open_.empty()) rows_.emplace_back();
}

void FlowBuilder::beginCell() {
    if (tableDepth_ != 1 || !open_.empty()) return;
    if (rows_.empty()) rows_.emplace_back();
    rows_.back().emplace_back();
}

void FlowBuilder::endTable() {
    if (!open_.empty() || tableDepth_ == 0 || --tableDepth_ > 0) return;
    flushTable();
}

void FlowBuilder::flushTable() {
    std::vector<TableRow> texts;
    for (const auto& row : rows_) {
        TableRow& cells = texts.emplace_back();
        for (const Cell& cell : row) {
            std::string& text = cells.emplace_back();
            for (const Block& block : cell)
                if (block.kind != Block::Kind::Note) text += (text.empty() ? "" : "\n") + block.text;
        }
    }
    const auto columns = guessColumns(texts);
    const bool speakers = columns && columns->speaker;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        std::optional<Block> facts;
        if (speakers && !(columns->header && i == 0)) {
            // The row alone, so that an empty speaker's cell is known from the rows before.
            std::vector<Block> upTo = tableBlocks(
                {texts[i]}, {0},
                {columns->speaker, columns->begin, columns->end, columns->words, false, columns->milliseconds});
            facts = upTo.front();
            if (facts->speaker && facts->speaker->empty() && !blocks_.empty() && i > 0)
                facts->speaker = blocks_.back().speaker;
        }
        for (std::size_t cell = 0; cell < rows_[i].size(); ++cell) {
            if (facts && (columns->speaker == cell || (columns->begin == cell && facts->begin) ||
                          (columns->end == cell && facts->end)))
                continue;
            for (Block& block : rows_[i][cell]) {
                if (facts) {
                    block.speaker = facts->speaker;
                    block.begin = facts->begin;
                    block.end = facts->end;
                }
                blocks_.push_back(std::move(block));
            }
        }
    }
    rows_.clear();
}

std::vector<Block> FlowBuilder::take() {
    while (!open_.empty()) {
        open_.back().join = false;
        endParagraph();
    }
    tableDepth_ = 0;
    flushTable();
    return std::move(blocks_);
}

}  // namespace coder::import
