#include "coder/import/participants_file.h"

#include <algorithm>
#include <array>

#include "coder/base/csv.h"
#include "coder/base/strings.h"
#include "coder/text/encoding.h"

namespace coder::import {

namespace {

using base::Severity;

bool isMissing(const std::string& value) {
    constexpr std::array<std::string_view, 6> Missing{"", "NA", "N/A", "n/a", "-", "?"};
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

class ParticipantsReader {
public:
    ParticipantsReader(const base::CsvTable& csv, const std::string& file) : csv_(csv), file_(file) {}

    base::Result<ImportedCases> read() {
        const auto participant = csv_.column("participant");
        if (!participant)
            return base::unexpected(base::ErrorCode::Invalid, "the participants' table has no column \"participant\"",
                                    "its first line must name the columns: participant, source, then the attributes",
                                    {file_, std::max(csv_.header.line, 1U), 1});
        participant_ = *participant;
        source_ = csv_.column("source");
        speaker_ = csv_.column("speaker");
        nameAttributes();
        for (const base::CsvRow& row : csv_.rows) readRow(row);
        return std::move(result_);
    }

private:
    void warn(const base::CsvRow& row, std::size_t column, Severity severity, std::string message, std::string remedy) {
        const std::uint32_t at = column < row.columns.size() ? row.columns[column] : 1;
        result_.diagnostics.push_back({severity, {file_, row.line, at}, std::move(message), std::move(remedy)});
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
            }
        }
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
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string& value = row.cells[columns_[i]];
            added.values.push_back(isMissing(value) ? std::string() : value);
            if (isMissing(value))
                warn(row, columns_[i], Severity::Warning,
                     "participant " + name + " has no value for \"" + result_.table.attributes[i] + "\"",
                     "fill it in, or keep it: tables show it in a column of its own, (missing)");
        }
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
            if (existing.values[i].empty())
                existing.values[i] = value;
            else
                warn(row, columns_[i], Severity::Error,
                     "participant " + existing.name + " has \"" + value + "\" here and \"" + existing.values[i] +
                         "\" in line " + std::to_string(existing.place.line) + " for \"" + result_.table.attributes[i] +
                         "\"; the first one counts",
                     "make the rows agree");
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
    std::vector<std::size_t> columns_;  ///< By attribute: its column.
    ImportedCases result_;
};

}  // namespace

base::Result<ImportedCases> readParticipants(std::string bytes, const std::string& file) {
    auto canonical = text::toCanonical(std::move(bytes), file);
    if (!canonical) return base::unexpected(canonical.error());
    base::CsvTable csv = base::readCsv(canonical->text, file);
    auto cases = ParticipantsReader(csv, file).read();
    if (!cases) return cases;
    base::Diagnostics diagnostics = std::move(canonical->diagnostics);
    base::append(diagnostics, std::move(csv.diagnostics));
    base::append(diagnostics, std::move(cases->diagnostics));
    cases->diagnostics = std::move(diagnostics);
    return cases;
}

}  // namespace coder::import
