// Diagnostics of one transcript with line and column.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "coder/base/diagnostic.h"
#include "coder/text/position_index.h"

namespace coder::transcript {

/// Borrows everything it is made of. Most transcripts give no diagnostic, so the index of lines is built for the first
/// one.
class Reporter {
public:
    Reporter(std::string_view text, const std::string& file, base::Diagnostics& diagnostics)
        : text_(text), file_(file), diagnostics_(diagnostics) {}

    void add(base::Severity severity, std::size_t offset, std::string message, std::string remedy = {}) {
        if (!index_) index_.emplace(text_);
        const text::LineColumn at = index_->lineColumn(text::ByteOffset(offset));
        diagnostics_.push_back({severity, {file_, at.line, at.column}, std::move(message), std::move(remedy)});
    }

private:
    std::string_view text_;
    const std::string& file_;
    base::Diagnostics& diagnostics_;
    std::optional<text::PositionIndex> index_;
};

}  // namespace coder::transcript
