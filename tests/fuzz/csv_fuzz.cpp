// Any bytes give a table as wide as its header, with its places in order; written and read again, it is the same table.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/check.h"
#include "coder/base/csv.h"

namespace {

using coder::base::CsvCell;
using coder::base::CsvRow;
using coder::base::CsvTable;

void checkShape(const CsvTable& table) {
    std::uint32_t line = table.header.line;
    CODER_CHECK_EQ(table.header.columns.size(), table.header.cells.size());
    for (const CsvRow& row : table.rows) {
        CODER_CHECK_EQ(row.cells.size(), table.header.cells.size());
        CODER_CHECK_EQ(row.columns.size(), row.cells.size());
        CODER_CHECK_LT(line, row.line);
        CODER_CHECK_LE(1U, *std::min_element(row.columns.begin(), row.columns.end()));
        line = row.line;
    }
    for (const auto& diagnostic : table.diagnostics) CODER_CHECK_LE(1U, diagnostic.place.line);
}

/// Rows that were cut to the header's width may have lost all their content; such lines are skipped.
bool hasContent(const CsvRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); });
}

/// The mark at the beginning keeps one that is in the first cell from being taken for the file's.
std::string written(const CsvTable& table) {
    std::string text = "\xEF\xBB\xBF" + csvLine(table.header.cells, CsvCell::Exact);
    for (const CsvRow& row : table.rows)
        if (hasContent(row)) text += csvLine(row.cells, CsvCell::Exact);
    return text;
}

void checkRoundTrip(const CsvTable& table) {
    const CsvTable again = coder::base::readCsv(written(table), "again");
    CODER_CHECK_EQ(again.diagnostics.size(), std::size_t{0});
    CODER_CHECK_EQ(again.header.cells == table.header.cells, true);
    auto read = again.rows.begin();
    for (const CsvRow& row : table.rows) {
        if (!hasContent(row)) continue;
        CODER_CHECK_EQ(read != again.rows.end() && read->cells == row.cells, true);
        ++read;
    }
    CODER_CHECK_EQ(read == again.rows.end(), true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const CsvTable table = coder::base::readCsv({reinterpret_cast<const char*>(data), size}, "fuzz");
    if (table.header.cells.empty()) return 0;
    checkShape(table);
    checkRoundTrip(table);
    return 0;
}
