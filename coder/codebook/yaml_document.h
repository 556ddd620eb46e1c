// A YAML text as a tree that knows where everything stands. The one place that reads by yaml-cpp.
//
// Made from yaml-cpp's events and not from its nodes: these have no bound on depth and aliases, and finding a key in a
// large mapping takes them long. All scalars are text as written: `1.0` is "1.0", `no` is "no".
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"
#include "coder/text/position_index.h"

namespace coder::codebook {

/// The largest YAML file that is read.
inline constexpr std::size_t MaxYamlBytes = std::size_t{16} << 20;
/// How deep lists and mappings may nest.
inline constexpr std::size_t MaxYamlDepth = 64;
/// The most nodes, those that aliases repeat counted each time.
inline constexpr std::size_t MaxYamlNodes = 1'000'000;

/// A value in a YAML file. Borrows from its document.
struct YamlNode {
    enum class Kind : std::uint8_t {
        Nothing,  ///< No value, or null.
        Scalar,
        List,
        Map,
    };
    Kind kind = Kind::Nothing;
    std::size_t at = 0;                     ///< Byte in the text where it begins.
    std::string scalar;                     ///< Scalar: never null.
    std::vector<const YamlNode*> children;  ///< List: items. Map: each key followed by its value.
    std::size_t nodes = 1;                  ///< With all below, aliases followed.
    std::size_t height = 1;                 ///< Levels, itself included.
};

class YamlDocument {
public:
    /// Reads a text that must live as long as the result. Errors, with the place: Unsupported (too large, nested too
    /// deep, too many nodes), Invalid (no UTF-8, no YAML, more than one document). An empty text is Nothing. `file` is
    /// for places.
    static base::Result<YamlDocument> parse(std::string_view yaml, const std::string& file);

    const YamlNode& root() const { return *root_; }
    const std::string& file() const { return file_; }

    base::Place place(const YamlNode& node) const;
    /// The place of the character in a scalar that has this column (code points from 1) in it; for text that is folded
    /// over several lines or has escapes, the place where the scalar begins.
    base::Place placeIn(const YamlNode& scalar, std::uint32_t column) const;

private:
    YamlDocument(std::string_view text, const std::string& file) : text_(text), file_(file), index_(text) {}

    base::Status read();
    base::Unexpected errorAt(base::ErrorCode code, std::size_t at, std::string message, std::string remedy) const;
    base::Place placeAt(std::size_t at) const;

    std::string_view text_;
    std::string file_;
    text::PositionIndex index_;
    std::deque<YamlNode> nodes_;  ///< A deque, so that nodes stay where they are.
    const YamlNode* root_ = nullptr;
};

}  // namespace coder::codebook
