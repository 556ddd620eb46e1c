#include "coder/import/pdf_direction.h"

#include <algorithm>
#include <cstdint>

#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::import {

namespace {

enum class Direction : std::uint8_t { Right, Left, None };  ///< In which a character runs.

/// The blocks of Unicode whose letters run to the left: Hebrew to Arabic Extended-A, their presentation forms, and old
/// and African scripts. Their digits run to the right.
bool runsLeft(char32_t c) {
    const bool digit = (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
    return !digit && ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
                      (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF));
}

Direction directionOf(char32_t c) {
    if (runsLeft(c)) return Direction::Left;
    return text::isWordCharacter(c) ? Direction::Right : Direction::None;
}

struct Character {
    std::string_view bytes;
    Direction direction = Direction::None;
};

std::vector<Character> charactersOf(std::string_view text) {
    std::vector<Character> characters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const Direction direction = directionOf(text::nextCodePoint(text, at));
        characters.push_back({text.substr(begin, at - begin), direction});
    }
    return characters;
}

/// What runs neither way goes with its neighbours if these agree, and else with the line.
void settle(std::vector<Character>& characters, Direction line) {
    Direction before = line;
    for (std::size_t i = 0; i < characters.size();) {
        std::size_t end = i;
        while (end < characters.size() && characters[end].direction == Direction::None) ++end;
        const Direction behind = end < characters.size() ? characters[end].direction : line;
        for (; i < end; ++i) characters[i].direction = before == behind ? before : line;
        if (i < characters.size()) before = characters[i++].direction;
    }
}

/// Turns the sections round that run against the line, and for lines that run to the left the whole.
std::string ordered(std::string_view text, Direction line) {
    std::vector<Character> characters = charactersOf(text);
    settle(characters, line);
    if (line == Direction::Left) std::reverse(characters.begin(), characters.end());
    const auto against = [&](const Character& c) { return c.direction != line; };
    for (auto at = characters.begin(); at != characters.end();) {
        const auto begin = std::find_if(at, characters.end(), against);
        at = std::find_if_not(begin, characters.end(), against);
        std::reverse(begin, at);
    }
    std::string result;
    for (const Character& character : characters) result += character.bytes;
    return result;
}

}  // namespace

void toReadingOrder(std::vector<PdfLine>& lines) {
    std::size_t left = 0;
    std::size_t right = 0;
    double edge = 0;
    for (const PdfLine& line : lines) {
        edge = std::max(edge, line.right);
        for (std::size_t at = 0; at < line.text.size();) {
            const Direction direction = directionOf(text::nextCodePoint(line.text, at));
            left += direction == Direction::Left ? 1 : 0;
            right += direction == Direction::Right ? 1 : 0;
        }
    }
    if (left == 0) return;
    const Direction usual = left > right ? Direction::Left : Direction::Right;
    for (PdfLine& line : lines) {
        std::string text = ordered(line.text, usual);
        if (text != line.text) line.bold = 0;
        line.text = std::move(text);
        if (usual != Direction::Left) continue;
        const double begin = edge - line.right;
        line.right = edge - line.left;
        line.left = begin;
    }
}

}  // namespace coder::import
