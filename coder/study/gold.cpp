#include "coder/study/gold.h"

#include <algorithm>
#include <charconv>

#include "coder/base/csv.h"
#include "coder/base/file.h"
#include "coder/codebook/nearest_name.h"
#include "coder/text/encoding.h"

namespace coder::study {

namespace {

using base::Severity;

std::optional<std::uint32_t> number(const std::string& cell) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

class GoldReader {
public:
    GoldReader(const base::CsvTable& csv, const std::string& path, const codebook::Codebook& codebook)
        : csv_(csv),
          path_(path),
          codebook_(codebook),
          source_(csv.column("source")),
          code_(csv.column("code")),
          quote_(csv.column("quote")),
          begin_(csv.column("begin")),
          end_(csv.column("end")) {}

    base::Result<Gold> read() {
        if (!source_ || !code_ || !(quote_ || (begin_ && end_)))
            return base::unexpected(base::ErrorCode::Invalid,
                                    "the file needs the columns source, code and quote (or begin and end)",
                                    "name them in its first line", {path_, std::max(csv_.header.line, 1U), 1});
        for (const base::CsvRow& row : csv_.rows) readRow(row);
        return std::move(gold_);
    }

private:
    void readRow(const base::CsvRow& row) {
        const std::string& path = row.cells[*code_];
        const auto code = codebook_.find(path);
        if (!code && !path.empty()) {
            std::vector<std::string_view> known;
            for (const codebook::Code& each : codebook_.codes) known.push_back(each.path);
            report(row, *code_, "the codebook has no code \"" + path + "\"; the row was left out",
                   codebook::nameRemedy(path, known));
            return;
        }
        GoldRow entry;
        if (code) entry.code = static_cast<std::uint32_t>(*code);
        entry.place = {path_, row.line, 1};
        if (quote_) entry.quote = base::withoutApostrophe(row.cells[*quote_]);
        if (entry.quote.empty()) {
            const auto begin = begin_ ? number(row.cells[*begin_]) : std::nullopt;
            const auto end = end_ ? number(row.cells[*end_]) : std::nullopt;
            if (!begin || !end || *begin >= *end) {
                report(row, quote_.value_or(begin_.value_or(0)),
                       "the row has neither a quote nor positions; it was left out",
                       "give the coded words, or begin and end in code points");
                return;
            }
            entry.begin = *begin;
            entry.end = *end;
        }
        gold_.rows[row.cells[*source_]].push_back(std::move(entry));
    }

    void report(const base::CsvRow& row, std::size_t column, std::string message, std::string remedy) {
        gold_.diagnostics.push_back(
            {Severity::Error, {path_, row.line, row.columns[column]}, std::move(message), std::move(remedy)});
    }

    const base::CsvTable& csv_;
    const std::string& path_;
    const codebook::Codebook& codebook_;
    std::optional<std::size_t> source_, code_, quote_, begin_, end_;
    Gold gold_;
};

}  // namespace

base::Result<Gold> readGold(const std::string& path, const codebook::Codebook& codebook) {
    auto bytes = base::readFile(path);
    if (!bytes) return base::unexpected(bytes.error());
    auto canonical = text::toCanonical(std::move(*bytes), path);
    if (!canonical) return base::unexpected(canonical.error());
    base::CsvTable csv = base::readCsv(canonical->text, path);
    auto gold = GoldReader(csv, path, codebook).read();
    if (gold) base::append(gold->diagnostics, std::move(csv.diagnostics));
    return gold;
}

QuoteFinder::QuoteFinder(const project::Source& source) : source_(source), index_(source.text, Likeness::Spaces) {}

std::vector<text::Span> QuoteFinder::find(const std::string& quote) const {
    const auto& turns = source_.transcript.turns;
    std::vector<text::Span> places = index_.find(quote);
    std::erase_if(places, [&](const text::Span span) {
        const auto behind =
            std::upper_bound(turns.begin(), turns.end(), span.begin(),
                             [](text::ByteOffset position, const auto& turn) { return position < turn.span.begin(); });
        if (behind == turns.begin()) return true;
        const transcript::Turn& turn = *(behind - 1);
        const bool participant = source_.transcript.speakers[turn.speaker].role == transcript::Role::Participant;
        return !participant || !turn.span.contains(span);
    });
    return places;
}

}  // namespace coder::study
