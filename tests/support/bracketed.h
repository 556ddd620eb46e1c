// Spans shown inside their text: `She put [[my interests]] first.`
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "coder/text/position.h"

namespace coder::support {

/// `text` with [[ and ]] around each of `spans`, which are in order and do not overlap.
inline std::string bracketed(std::string_view text, const std::vector<text::Span>& spans) {
    std::string result;
    std::size_t at = 0;
    for (const text::Span span : spans) {
        result.append(text.substr(at, span.begin().value() - at))
            .append("[[")
            .append(text::slice(text, span))
            .append("]]");
        at = span.end().value();
    }
    return result.append(text.substr(at));
}

}  // namespace coder::support

/// Catch2 takes a span for a container, since it has begin() and end().
template <>
struct Catch::StringMaker<coder::text::Span> {
    static std::string convert(coder::text::Span span) {
        return "[" + std::to_string(span.begin().value()) + ", " + std::to_string(span.end().value()) + ")";
    }
};
template <>
struct Catch::is_range<coder::text::Span> : std::false_type {};
