#include "coder/import/table_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "coder/base/strings.h"
#include "coder/import/text_lines.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"
#include "coder/transcript/labels.h"
#include "coder/transcript/times.h"

namespace coder::import {

namespace {

enum class Meaning : std::uint8_t { None, Speaker, Begin, End, Words };

struct Name {
    std::string_view name;
    Meaning meaning;
};

/// Names of columns, folded and with single spaces.
constexpr std::array<Name, 68> Names{{
    {"speaker", Meaning::Speaker},
    {"speaker name", Meaning::Speaker},
    {"speaker label", Meaning::Speaker},
    {"speaker id", Meaning::Speaker},
    {"name", Meaning::Speaker},
    {"who", Meaning::Speaker},
    {"person", Meaning::Speaker},
    {"voice", Meaning::Speaker},
    {"participant", Meaning::Speaker},
    {"role", Meaning::Speaker},
    {"label", Meaning::Speaker},
    {"sprecher", Meaning::Speaker},
    {"sprecherin", Meaning::Speaker},
    {"locuteur", Meaning::Speaker},
    {"intervenant", Meaning::Speaker},
    {"hablante", Meaning::Speaker},
    {"orador", Meaning::Speaker},
    {"parlante", Meaning::Speaker},
    {"falante", Meaning::Speaker},
    {"spreker", Meaning::Speaker},
    {"talare", Meaning::Speaker},
    {"start", Meaning::Begin},
    {"start time", Meaning::Begin},
    {"begin", Meaning::Begin},
    {"begin time", Meaning::Begin},
    {"from", Meaning::Begin},
    {"time", Meaning::Begin},
    {"timestamp", Meaning::Begin},
    {"time stamp", Meaning::Begin},
    {"timecode", Meaning::Begin},
    {"in", Meaning::Begin},
    {"start ms", Meaning::Begin},
    {"begin ms", Meaning::Begin},
    {"start s", Meaning::Begin},
    {"zeit", Meaning::Begin},
    {"temps", Meaning::Begin},
    {"tiempo", Meaning::Begin},
    {"tempo", Meaning::Begin},
    {"anfang", Meaning::Begin},
    {"end", Meaning::End},
    {"end time", Meaning::End},
    {"to", Meaning::End},
    {"out", Meaning::End},
    {"stop", Meaning::End},
    {"end ms", Meaning::End},
    {"end s", Meaning::End},
    {"ende", Meaning::End},
    {"text", Meaning::Words},
    {"words", Meaning::Words},
    {"utterance", Meaning::Words},
    {"transcript", Meaning::Words},
    {"transcription", Meaning::Words},
    {"speech", Meaning::Words},
    {"content", Meaning::Words},
    {"sentence", Meaning::Words},
    {"message", Meaning::Words},
    {"caption", Meaning::Words},
    {"subtitle", Meaning::Words},
    {"dialogue", Meaning::Words},
    {"said", Meaning::Words},
    {"response", Meaning::Words},
    {"answer", Meaning::Words},
    {"what was said", Meaning::Words},
    {"texte", Meaning::Words},
    {"texto", Meaning::Words},
    {"testo", Meaning::Words},
    {"tekst", Meaning::Words},
    {"wortlaut", Meaning::Words},
}};

Meaning meaningOf(const std::string& name) {
    const auto* const at =
        std::find_if(Names.begin(), Names.end(), [&](const Name& known) { return known.name == name; });
    return at == Names.end() ? Meaning::None : at->meaning;
}

std::optional<TableColumns> columnsByName(const TableRow& head) {
    TableColumns columns;
    columns.header = true;
    bool words = false;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const std::string name = columnKey(head[i]);
        switch (meaningOf(name)) {
            case Meaning::Speaker:
                if (!columns.speaker) columns.speaker = i;
                break;
            case Meaning::Begin:
                if (!columns.begin) columns.begin = i;
                columns.milliseconds = columns.milliseconds || name.ends_with(" ms");
                break;
            case Meaning::End:
                if (!columns.end) columns.end = i;
                break;
            case Meaning::Words:
                if (!words) columns.words = i;
                words = true;
                break;
            case Meaning::None:
                break;
        }
    }
    if (!words) return std::nullopt;
    return columns;
}

/// What the cells of a column are like.
struct ColumnFacts {
    std::size_t filled = 0;
    std::size_t times = 0;
    std::size_t labels = 0;  ///< Short enough for a speaker's label, and no number.
    std::size_t characters = 0;
    std::set<std::string> distinct;
};

bool isLabel(std::string_view cell) {
    if (cell.size() > transcript::LongestLabelBytes || cell.find('\n') != std::string_view::npos) return false;
    if (cell.find_first_not_of("0123456789.,:- ") == std::string_view::npos) return false;
    return static_cast<std::size_t>(std::count(cell.begin(), cell.end(), ' ')) < transcript::MostLabelWords;
}

std::vector<ColumnFacts> factsOf(const std::vector<TableRow>& rows) {
    std::vector<ColumnFacts> facts;
    for (const TableRow& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i >= facts.size()) facts.resize(i + 1);
            const std::string_view cell = trimmedSpace(row[i]);
            if (cell.empty()) continue;
            ColumnFacts& column = facts[i];
            ++column.filled;
            column.characters += text::countCodePoints(cell);
            if (cell.find(':') != std::string_view::npos && cellTime(cell, false)) ++column.times;
            const bool label = isLabel(cell);
            if (label) ++column.labels;
            if (column.distinct.size() <= rows.size() / 2)
                column.distinct.insert(label ? transcript::labelKey(cell) : std::string(cell));
        }
    return facts;
}

bool isTimes(const ColumnFacts& column) { return column.times > 0 && column.times * 10 >= column.filled * 8; }

/// Names come back: at most one distinct one for two cells.
bool isSpeakers(const ColumnFacts& column, std::size_t rows) {
    return column.filled * 2 >= rows && column.labels * 10 >= column.filled * 9 &&
           column.distinct.size() * 2 <= column.filled;
}

std::optional<TableColumns> columnsByContent(const std::vector<TableRow>& rows) {
    const std::vector<ColumnFacts> facts = factsOf(rows);
    TableColumns columns;
    std::size_t most = 0;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (!isTimes(facts[i]) && facts[i].characters > most) {
            most = facts[i].characters;
            columns.words = i;
        }
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (i == columns.words) continue;
        if (isTimes(facts[i])) {
            if (!columns.begin)
                columns.begin = i;
            else if (!columns.end)
                columns.end = i;
        } else if (!columns.speaker && isSpeakers(facts[i], rows.size())) {
            columns.speaker = i;
        }
    }
    if (most == 0 || !columns.speaker) return std::nullopt;
    return columns;
}

}  // namespace

std::string columnKey(std::string_view name) {
    std::string key = text::foldWord(name);
    std::replace_if(
        key.begin(), key.end(), [](char c) { return std::string_view("_-()[].:").find(c) != std::string_view::npos; },
        ' ');
    return singleSpaced(key);
}

std::optional<TableColumns> guessColumns(const std::vector<TableRow>& rows) {
    if (rows.empty()) return std::nullopt;
    if (auto named = columnsByName(rows.front())) return named;
    return rows.size() < 2 ? std::nullopt : columnsByContent(rows);
}

bool isTableHead(std::string_view line) {
    for (const char separator : {',', ';', '\t'}) {
        TableRow head;
        std::size_t at = 0;
        while (at <= line.size()) {
            const std::size_t end = std::min(line.find(separator, at), line.size());
            std::string cell(trimmedSpace(line.substr(at, end - at)));
            if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
            head.push_back(std::move(cell));
            at = end + 1;
        }
        const auto columns = head.size() < 2 ? std::nullopt : columnsByName(head);
        if (columns && (columns->speaker || columns->begin)) return true;
    }
    return false;
}

std::optional<std::chrono::milliseconds> cellTime(std::string_view cell, bool milliseconds) {
    cell = trimmedSpace(cell);
    if (const auto match = transcript::matchAnyTime(cell, 0); match && match->end == cell.size()) return match->time;
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    constexpr double Longest = 1e9;  // eleven days in milliseconds
    if (error != std::errc{} || end != cell.data() + cell.size() || !(number >= 0) || number > Longest)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(milliseconds ? number : number * 1000));
}

}  // namespace coder::import
