#include "coder/import/participants_file.h"

#include <algorithm>
#include <array>

#include "coder/base/csv.h"
#include "coder/base/nearest_name.h"
#include "coder/base/strings.h"
#include "coder/import/format.h"
#include "coder/import/text_lines.h"
#include "coder/import/xlsx_sheet.h"
#include "coder/text/encoding.h"

namespace coder::import {

namespace {

using base::Severity;

bool isMissing(const std::string& value) {
    constexpr std::array<std::string_view, 7> Missing{"", "NA", "N/A", "n/a", "-", "?", "#N/A"};
    return std::find(Missing.begin(), Missing.end(), value) != Missing.end();
}

/// "P07.txt" and "transcripts/P07" both name the source P07; the stops of "Dr. Ng" and "wave.2" belong to their names.
std::string sourceName(std::string cell) {
    constexpr std::array<std::string_view, 16> Endings{".txt",  ".md",   ".text", ".markdown", ".docx", ".odt",
                                                       ".rtf",  ".pdf",  ".vtt",  ".srt",      ".csv",  ".tsv",
                                                       ".xlsx", ".json", ".html", ".htm"};
    if (const std::size_t slash = cell.find_last_of("/\\"); slash != std::string::npos) cell.erase(0, slash + 1);
    const std::size_t dot = std::min(cell.rfind('.'), cell.size());
    const std::string_view ending = std::string_view(cell).substr(dot);
    if (dot > 0 &&
        std::any_of(Endings.begin(), Endings.end(), [&](auto known) { return base::equalIgnoringCase(known, ending); }))
        cell.erase(dot);
    return cell;
}

/// The column of this name; case and spaces around it don't count.
std::optional<std::size_t> columnNamed(const std::vector<std::string>& header, std::string_view name) {
    for (std::size_t i = 0; i < header.size(); ++i)
        if (base::equalIgnoringCase(trimmedSpace(header[i]), name)) return i;
    return std::nullopt;
}

bool isOneOf(std::string_view name, const std::vector<std::string_view>& names) {
    return std::any_of(names.begin(), names.end(), [&](auto each) { return base::equalIgnoringCase(name, each); });
}

/// What to do about a header without a column `participant`.
std::string participantRemedy(const std::vector<std::string>& header) {
    for (const std::string& name : header) {
        const bool near =
            base::nearestName(name, {"participant", "participants", "participant id", "participant name"}) ||
            isOneOf(name, {"id", "name", "code", "person", "respondent", "interviewee", "case", "subject"});
        if (near) return "if \"" + name + "\" is the column of their names, call it \"participant\"";
    }
    return "its first line must name the columns: participant, source, then the attributes";
}

base::Unexpected noParticipants(const std::vector<std::string>& header, const base::Place& place) {
    return base::unexpected(base::ErrorCode::Invalid, "the participants' table has no column \"participant\"",
                            participantRemedy(header), place);
}

class ParticipantsReader {
public:
    ParticipantsReader(const base::CsvTable& csv, const std::string& file) : csv_(csv), file_(file) {}

    base::Result<ImportedCases> read() {
        const auto participant = columnNamed(csv_.header.cells, "participant");
        if (!participant) return noParticipants(csv_.header.cells, {file_, std::max(csv_.header.line, 1U), 1});
        participant_ = *participant;
        source_ = columnNamed(csv_.header.cells, "source");
        speaker_ = columnNamed(csv_.header.cells, "speaker");
        nameAttributes();
        for (const base::CsvRow& row : csv_.rows) readRow(row);
        for (std::size_t i = 0; i < columns_.size(); ++i) findKindOf(i);
        return std::move(result_);
    }

private:
    /// Where a value stands.
    struct Written {
        std::uint32_t line;
        std::uint32_t column;
    };

    static Written placeOf(const base::CsvRow& row, std::size_t column) {
        return {row.line, column < row.columns.size() ? row.columns[column] : 1};
    }

    void warn(const base::CsvRow& row, std::size_t column, Severity severity, std::string message, std::string remedy) {
        const Written at = placeOf(row, column);
        result_.diagnostics.push_back({severity, {file_, at.line, at.column}, std::move(message), std::move(remedy)});
    }

    void nameAttributes() {
        for (std::size_t i = 0; i < csv_.header.cells.size(); ++i) {
            const std::string& name = csv_.header.cells[i];
            if (i == participant_ || i == source_ || i == speaker_) continue;
            if (name.empty()) {
                warn(csv_.header, i, Severity::Warning, "a column without a name was left out",
                     "name the column in the first line");
            } else if (result_.table.attribute(name)) {
                warn(csv_.header, i, Severity::Error,
                     "the column \"" + name + "\" is there twice; the second was left out", "rename one of them");
            } else {
                columns_.push_back(i);
                result_.table.attributes.push_back(name);
                warnOfNearName(i);
            }
        }
    }

    /// A column that is read as an attribute and may be meant as one of the columns with a meaning.
    void warnOfNearName(std::size_t column) {
        const std::string& name = csv_.header.cells[column];
        const char* meant = nullptr;
        if (!source_ && isOneOf(name, {"sources", "source file", "source name", "file", "file name", "filename",
                                       "transcript", "transcript file", "transcript name"}))
            meant = "source";
        if (!speaker_ && isOneOf(name, {"speakers", "speaker label", "speaker name", "label"})) meant = "speaker";
        if (meant == nullptr) return;
        warn(csv_.header, column, Severity::Warning,
             "the column \"" + name + "\" is read as an attribute, and no column is called \"" + meant + "\"",
             std::string("if it is meant as that, call it \"") + meant + "\"");
    }

    void findKindOf(std::size_t attribute) {
        std::vector<std::string> values;
        for (const project::Case& each : result_.table.cases) values.push_back(each.values[attribute]);
        const project::FoundKind found = project::findKind(values);
        result_.table.kinds.push_back(found.kind);
        const std::string& name = result_.table.attributes[attribute];
        if (found.eitherDate)
            warn(csv_.header, columns_[attribute], Severity::Warning,
                 "the dates of \"" + name + "\" can be read with the day or with the month first; they are texts",
                 "write them as 2024-03-05");
        if (found.odd.empty()) return;
        const std::size_t first = found.odd.front();
        const std::string further =
            found.odd.size() == 1 ? "" : ", nor are " + std::to_string(found.odd.size() - 1) + " more";
        const Written& at = written_[first][attribute];
        result_.diagnostics.push_back({Severity::Warning,
                                       {file_, at.line, at.column},
                                       "\"" + values[first] + "\" is no " + describe(found.nearly) + further +
                                           ", unlike the other values of \"" + name + "\"; all of them are texts",
                                       "correct it, or leave the cell empty where the value is not known"});
    }

    static std::string describe(project::AttributeType type) {
        if (type == project::AttributeType::YesNo) return "yes or no";
        return type == project::AttributeType::Date ? "date in the form of most" : "number";
    }

    void readRow(const base::CsvRow& row) {
        const std::string& name = row.cells[participant_];
        if (name.empty()) {
            warn(row, participant_, Severity::Error, "the row names no participant and was left out",
                 "fill in the column \"participant\"");
            return;
        }
        project::Voice voice;
        voice.source = source_ && !row.cells[*source_].empty() ? sourceName(row.cells[*source_]) : name;
        if (speaker_) voice.speaker = row.cells[*speaker_];
        auto& cases = result_.table.cases;
        const auto same =
            std::find_if(cases.begin(), cases.end(), [&](const project::Case& c) { return c.name == name; });
        if (same == cases.end())
            addCase(row, name, std::move(voice));
        else
            addVoice(row, *same, std::move(voice));
    }

    void addCase(const base::CsvRow& row, const std::string& name, project::Voice voice) {
        warnIfTaken(row, name, voice);
        project::Case added;
        added.name = name;
        added.place = {file_, row.line, 1};
        added.voices.push_back(std::move(voice));
        std::vector<Written> places;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string& value = row.cells[columns_[i]];
            places.push_back(placeOf(row, columns_[i]));
            added.values.push_back(isMissing(value) ? std::string() : value);
            if (isMissing(value))
                warn(row, columns_[i], Severity::Warning,
                     "participant " + name + " has no value for \"" + result_.table.attributes[i] + "\"",
                     "fill it in, or keep it: tables show it in a column of its own, (missing)");
        }
        written_.push_back(std::move(places));
        result_.table.cases.push_back(std::move(added));
    }

    void addVoice(const base::CsvRow& row, project::Case& existing, project::Voice voice) {
        const auto& voices = existing.voices;
        if (std::any_of(voices.begin(), voices.end(), [&](const project::Voice& v) {
                return v.source == voice.source && v.speaker == voice.speaker;
            })) {
            warn(row, participant_, Severity::Error,
                 "participant " + existing.name + " is there twice (first in line " +
                     std::to_string(existing.place.line) + "); this row was left out",
                 "remove one row, or give the participants different names");
            return;
        }
        warnIfTaken(row, existing.name, voice);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string& value = row.cells[columns_[i]];
            if (isMissing(value) || value == existing.values[i]) continue;
            if (existing.values[i].empty()) {
                existing.values[i] = value;
                written_[static_cast<std::size_t>(&existing - result_.table.cases.data())][i] =
                    placeOf(row, columns_[i]);
            } else {
                warn(row, columns_[i], Severity::Error,
                     "participant " + existing.name + " has \"" + value + "\" here and \"" + existing.values[i] +
                         "\" in line " + std::to_string(existing.place.line) + " for \"" + result_.table.attributes[i] +
                         "\"; the first one counts",
                     "make the rows agree");
            }
        }
        existing.voices.push_back(std::move(voice));
    }

    void warnIfTaken(const base::CsvRow& row, const std::string& name, const project::Voice& voice) {
        for (const project::Case& other : result_.table.cases)
            for (const project::Voice& taken : other.voices)
                if (other.name != name && taken.source == voice.source && taken.speaker == voice.speaker)
                    warn(row, source_.value_or(participant_), Severity::Error,
                         "the source " + voice.source + " belongs to participant " + other.name + " already (line " +
                             std::to_string(other.place.line) + "); its speech counts for the first one",
                         "where several participants share a source, tell them apart by a column \"speaker\"");
    }

    const base::CsvTable& csv_;
    const std::string& file_;
    std::size_t participant_ = 0;
    std::optional<std::size_t> source_;
    std::optional<std::size_t> speaker_;
    std::vector<std::size_t> columns_;           ///< By attribute: its column.
    std::vector<std::vector<Written>> written_;  ///< By case and attribute: where its value stands.
    ImportedCases result_;
};

/// A sheet as a table of text: its first row is the header, places are rows and columns of the sheet.
base::CsvTable sheetTable(SheetRows sheet) {
    base::CsvTable table;
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        base::CsvRow row;
        row.line = sheet.numbers[i];
        for (const std::string& cell : sheet.rows[i]) {
            row.columns.push_back(static_cast<std::uint32_t>(row.cells.size() + 1));
            row.cells.push_back(singleSpaced(cell));
        }
        if (i == 0) {
            table.header = std::move(row);
            continue;
        }
        // Notes beside the table are no values of it; a row of them alone is no row.
        row.cells.resize(table.header.cells.size());
        row.columns.resize(table.header.cells.size(), 1);
        const auto isEmpty = [](const std::string& cell) { return cell.empty(); };
        if (!std::all_of(row.cells.begin(), row.cells.end(), isEmpty)) table.rows.push_back(std::move(row));
    }
    return table;
}

/// The first sheet with a column of participants.
base::Result<base::CsvTable> readWorkbookTable(const std::string& bytes, const std::string& file) {
    const auto zip = ZipReader::open(bytes, file);
    if (!zip) return base::unexpected(zip.error());
    if (recogniseContainer(zip.value().names()).format != Format::Workbook)
        return base::unexpected(base::ErrorCode::Unsupported, "the participants' table is neither text nor .xlsx",
                                "save it as .xlsx or .csv", {file});
    const auto workbook = WorkbookReader::open(*zip, file);
    if (!workbook) return base::unexpected(workbook.error());
    std::vector<std::string> header;  // of the first sheet that has something in it
    for (std::size_t i = 0; i < workbook.value().sheets().size(); ++i) {
        auto sheet = workbook.value().read(i);
        if (!sheet) return base::unexpected(sheet.error());
        base::CsvTable table = sheetTable(std::move(*sheet));
        if (columnNamed(table.header.cells, "participant")) return table;
        if (header.empty()) header = table.header.cells;
    }
    return noParticipants(header, {file});
}

base::Result<base::CsvTable> readTextTable(std::string bytes, const std::string& file) {
    auto canonical = text::toCanonical(std::move(bytes), file);
    if (!canonical) return base::unexpected(canonical.error());
    base::CsvTable csv = base::readCsv(canonical->text, file);
    base::Diagnostics diagnostics = std::move(canonical->diagnostics);
    base::append(diagnostics, std::move(csv.diagnostics));
    csv.diagnostics = std::move(diagnostics);
    return csv;
}

}  // namespace

base::Result<ImportedCases> readParticipants(std::string bytes, const std::string& file) {
    const auto format = recogniseBytes(bytes);
    if (format && format->format != Format::Zip)
        return base::unexpected(base::ErrorCode::Unsupported, "the participants' table is neither text nor .xlsx",
                                "save it as .xlsx or .csv", {file});
    auto csv = format ? readWorkbookTable(bytes, file) : readTextTable(std::move(bytes), file);
    if (!csv) return base::unexpected(csv.error());
    auto cases = ParticipantsReader(*csv, file).read();
    if (!cases) return cases;
    base::Diagnostics diagnostics = std::move(csv->diagnostics);
    base::append(diagnostics, std::move(cases->diagnostics));
    cases->diagnostics = std::move(diagnostics);
    return cases;
}

}  // namespace coder::import
