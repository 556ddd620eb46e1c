// Canonical text that grows line by line, and where its lines came from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "coder/import/document.h"

namespace coder::import {

class TextWriter {
public:
    void endLine() {
        rendered.text += '\n';
        ++line_;
    }
    /// Ends the line if something is on it.
    void freshLine() {
        if (!rendered.text.empty() && rendered.text.back() != '\n') endLine();
    }
    void blankLine() {
        freshLine();
        if (!rendered.text.empty()) endLine();
    }
    void place(std::uint32_t place) {
        if (rendered.places.empty() || rendered.places.back().first != line_)
            rendered.places.emplace_back(line_, place);
    }
    /// Lines of one paragraph; the span that they take.
    text::Span write(std::string_view text, std::uint32_t from) {
        const std::size_t begin = rendered.text.size();
        place(from);
        rendered.text += text;
        line_ += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
        return {begin, rendered.text.size()};
    }
    /// The words of a block.
    text::Span writeWords(std::string_view text, std::uint32_t from) {
        const text::Span span = write(text, from);
        rendered.written.emplace_back(from, span);
        return span;
    }
    std::size_t size() const { return rendered.text.size(); }

    Rendered rendered;

private:
    std::uint32_t line_ = 1;
};

}  // namespace coder::import
