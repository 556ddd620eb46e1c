#include "coder/study/codings_file.h"

#include <algorithm>
#include <charconv>

#include "coder/base/csv.h"
#include "coder/study/csv_file.h"

namespace coder::study {

namespace {

using base::Severity;

class RowReader {
public:
    RowReader(const base::CsvTable& csv, const std::string& path) : csv_(csv), path_(path) {}

    base::Result<CodingsFile> read() {
        const bool passage = csv_.column("quote") || (csv_.column("begin") && csv_.column("end"));
        if (!csv_.column("source") || !csv_.column("code") || !passage)
            return base::unexpected(base::ErrorCode::Invalid,
                                    "the file needs the columns source, code and quote (or begin and end)",
                                    "name them in its first line", {path_, std::max(csv_.header.line, 1U), 1});
        for (const base::CsvRow& row : csv_.rows) readRow(row);
        return std::move(file_);
    }

private:
    void readRow(const base::CsvRow& row) {
        if (cell(row, "origin") == "rule")
            return wrong(row, "origin", "the row is a coding by rules; only people's codings can be added",
                         "leave the row out; the study's own rules find their passages");
        WantedCoding coding;
        coding.passage.place = cell(row, "source");
        coding.passage.quote = cell(row, "quote");
        coding.code = cell(row, "code");
        coding.coder = cell(row, "coder");
        coding.memo = cell(row, "memo");
        bool good = number(row, "nth", coding.passage.nth);
        good = number(row, "begin", coding.passage.begin) && good;
        good = number(row, "end", coding.passage.end) && good;
        if (!good) return;
        if (coding.passage.quote.empty() && !coding.passage.begin)
            return wrong(row, csv_.column("quote") ? "quote" : "begin", "the row has neither a quote nor positions",
                         "give the coded words, or begin and end in code points");
        coding.place = placeOf(row, "source");
        coding.codePlace = placeOf(row, "code");
        coding.passagePlace = placeOf(row, coding.passage.begin ? "begin" : "quote");
        coding.coderPlace = csv_.column("coder") ? placeOf(row, "coder") : coding.place;
        file_.codings.push_back(std::move(coding));
    }

    std::string cell(const base::CsvRow& row, const char* name) const {
        const auto column = csv_.column(name);
        return column ? base::withoutApostrophe(row.cells[*column]) : std::string();
    }

    base::Place placeOf(const base::CsvRow& row, const char* name) const {
        return {path_, row.line, row.columns[csv_.column(name).value_or(0)]};
    }

    /// False for what is no number; an empty cell is none at all.
    bool number(const base::CsvRow& row, const char* name, std::optional<std::uint32_t>& value) {
        const std::string text = cell(row, name);
        if (text.empty()) return true;
        std::uint32_t read = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
        if (error == std::errc() && end == text.data() + text.size()) {
            value = read;
            return true;
        }
        wrong(row, name, "\"" + text + "\" is no whole number", "write digits alone");
        return false;
    }

    void wrong(const base::CsvRow& row, const char* name, std::string message, std::string remedy) {
        file_.diagnostics.push_back({Severity::Error, placeOf(row, name), std::move(message), std::move(remedy)});
    }

    const base::CsvTable& csv_;
    const std::string& path_;
    CodingsFile file_;
};

}  // namespace

base::Result<CodingsFile> readCodingsFile(const std::string& path) {
    auto csv = readCsvFile(path);
    if (!csv) return base::unexpected(csv.error());
    auto file = RowReader(*csv, path).read();
    if (!file) return file;
    base::append(csv->diagnostics, std::move(file->diagnostics));
    file->diagnostics = std::move(csv->diagnostics);
    return file;
}

}  // namespace coder::study
