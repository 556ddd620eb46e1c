// What applying rules did, or would do, as tables.
#include "coder/report/numbers.h"
#include "coder/study/apply.h"

namespace coder::study {

namespace {

using report::Align;
using report::Cell;

report::Row outcomeRow(const std::string& name, const CodeOutcome& counts) {
    report::Row row;
    row.cells = {name,
                 Cell::count(counts.added),
                 Cell::count(counts.removed),
                 Cell::count(counts.kept),
                 Cell::count(counts.blocked),
                 Cell::count(counts.reopened),
                 Cell::count(counts.notFound),
                 Cell::count(counts.outdated)};
    return row;
}

Cell participantsCell(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return Cell::count(part);
    return {std::to_string(part) + " (" + report::percentText(part, whole) + ")",
            {{"n", part}, {"percent", report::percent(part, whole)}}};
}

}  // namespace

std::string summaryOf(const ApplyResult& result) {
    const CodeOutcome& total = result.total;
    std::string text = std::to_string(total.added) + " added, " + std::to_string(total.removed) + " removed, " +
                       std::to_string(total.kept) + " kept";
    for (const auto& [number, what] :
         {std::pair{total.reopened, " reopened"}, {total.notFound, " no longer found"}, {total.outdated, " outdated"}})
        if (number != 0) text += ", " + std::to_string(number) + what;
    return text;
}

report::Table outcomesTable(const ApplyResult& result) {
    report::Table table;
    table.columns = {{"code", "Code", "", Align::Left},
                     {"added", "Added", "", Align::Right},
                     {"removed", "Removed", "", Align::Right},
                     {"kept", "Kept", "", Align::Right},
                     {"blocked", "Blocked", "", Align::Right},
                     {"reopened", "Reopened", "", Align::Right},
                     {"not-found", "Not found", "", Align::Right},
                     {"outdated", "Outdated", "", Align::Right}};
    for (const CodeOutcome& code : result.codes) table.rows.push_back(outcomeRow(code.code, code));
    table.rows.push_back(outcomeRow("all codes", result.total));
    return table;
}

report::Table movesTable(const ApplyResult& result) {
    report::Table table;
    table.title = "How the theme table moves, N = " + std::to_string(result.participants);
    const std::vector<std::string> parts{"n", "percent"};
    table.columns = {{"code", "Code", "", Align::Left},
                     {"participants-before", "Participants before", "", Align::Right, parts},
                     {"participants-after", "after", "", Align::Right, parts},
                     {"mentions-before", "Mentions before", "", Align::Right},
                     {"mentions-after", "after", "", Align::Right}};
    for (const ThemeMove& move : result.moves) {
        report::Row row;
        row.cells = {move.code, participantsCell(move.participantsBefore, result.participants),
                     participantsCell(move.participantsAfter, result.participants), Cell::count(move.mentionsBefore),
                     Cell::count(move.mentionsAfter)};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(result.moves.empty() ? "No row changes."
                                               : "Codings of people and rules that nobody rejected. Rows without a "
                                                 "change are left out.");
    return table;
}

report::Table passagesTable(const ApplyResult& result) {
    report::Table table;
    table.title = "Passages";
    table.columns = {{"code", "Code", "", Align::Left},
                     {"what", "What", "", Align::Left},
                     {"source", "Source", "", Align::Left},
                     {"line", "Line", "", Align::Right},
                     {"quote", "Quote", "", Align::Left}};
    for (const SyncedPassage& passage : result.passages) {
        report::Row row;
        row.cells = {passage.code, passage.what, passage.source, Cell::count(passage.line), passage.quote};
        table.rows.push_back(std::move(row));
    }
    if (result.passages.empty()) table.notes.push_back("None.");
    return table;
}

}  // namespace coder::study
