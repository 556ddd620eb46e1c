#include "coder/import/json_document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "coder/import/json_services.h"
#include "coder/import/table_columns.h"
#include "coder/import/text_lines.h"
#include "coder/text/position_index.h"

namespace coder::import {

namespace {

using nlohmann::json;

/// The list of objects that has most text, anywhere in the tree.
struct LongestList {
    const json* list = nullptr;
    std::size_t characters = 0;

    void look(const json& value) {
        if (value.is_array()) {
            std::size_t sum = 0;
            for (const json& each : value)
                if (const std::string* words = wordsOf(each)) sum += words->size();
            if (sum > characters) {
                characters = sum;
                list = &value;
            }
        }
        if (value.is_structured())
            for (const json& each : value) look(each);
    }
};

/// Whether brackets nest deeper than MaxJsonDepth. Looked at before parsing: nlohmann's own way to look at depth while
/// parsing takes time with the square of a list's length.
bool isTooDeep(std::string_view text) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c == '\\') ++at;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > MaxJsonDepth) return true;
        } else if (c == ']' || c == '}') {
            depth -= std::min<std::size_t>(depth, 1);
        }
    }
    return false;
}

/// Nothing for text that is no JSON; then `fault` is where it stops being it.
std::optional<json> parseTree(std::string_view text, std::size_t& fault) {
    try {
        return json::parse(text);
    } catch (const json::parse_error& error) {
        fault = std::min<std::size_t>(error.byte == 0 ? 0 : error.byte - 1, text.size());
    } catch (const json::exception&) {
        fault = 0;
    }
    return std::nullopt;
}

base::Place placeOf(std::string_view text, std::size_t fault, const std::string& file) {
    while (fault > 0 && fault < text.size() && (static_cast<unsigned char>(text[fault]) & 0xC0U) == 0x80U) --fault;
    const text::LineColumn at = text::PositionIndex(text).lineColumn(text::ByteOffset(fault));
    return {file, at.line, at.column};
}

}  // namespace

base::Result<Document> readJson(std::string_view text, const std::string& file) {
    if (text.size() > MaxJsonBytes)
        return base::unexpected(base::ErrorCode::Unsupported,
                                "the JSON file has " + std::to_string(text.size()) + " bytes; at most " +
                                    std::to_string(MaxJsonBytes) + " are read",
                                "save the transcript as text or captions (.vtt)", {file});
    if (isTooDeep(text))
        return base::unexpected(base::ErrorCode::Invalid,
                                "the JSON file nests deeper than " + std::to_string(MaxJsonDepth) + " levels",
                                "save the transcript as text or captions (.vtt)", {file});
    std::size_t fault = 0;
    const std::optional<json> tree = parseTree(text, fault);
    if (!tree)
        return base::unexpected(base::ErrorCode::Invalid, "the file begins like JSON and is none from here on",
                                "export the transcript again; the file may be cut off", placeOf(text, fault, file));
    std::vector<Segment> segments = serviceSegments(*tree);
    if (segments.empty()) {
        LongestList longest;
        longest.look(*tree);
        if (longest.list != nullptr) segments = listSegments(*longest.list);
    }
    if (segments.empty())
        return base::unexpected(
            base::ErrorCode::Invalid, "no words were found in the JSON file",
            "it should have a list of segments with \"text\" and perhaps \"speaker\", \"start\" and \"end\"", {file});
    return segmentDocument(std::move(segments));
}

}  // namespace coder::import
