#include "coder/study/csv_file.h"

#include "coder/base/file.h"
#include "coder/text/encoding.h"

namespace coder::study {

base::Result<base::CsvTable> readCsvFile(const std::string& path) {
    auto bytes = base::readFile(path);
    if (!bytes) return base::unexpected(bytes.error());
    auto canonical = text::toCanonical(*std::move(bytes), path);
    if (!canonical) return base::unexpected(canonical.error());
    base::CsvTable csv = base::readCsv(canonical->text, path);
    base::append(canonical->diagnostics, std::move(csv.diagnostics));
    csv.diagnostics = std::move(canonical->diagnostics);
    return csv;
}

}  // namespace coder::study
