#include "coder/study/merge_words.h"

#include <algorithm>

#include "coder/report/numbers.h"

namespace coder::study {

namespace {

using project::MergeConflict;
using project::MergeConflictKind;
using project::MergeSide;
using report::Align;
using report::Cell;

constexpr std::size_t MostShown = 60;  // Of a text, in bytes.

std::string inQuotes(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (text.size() > MostShown) {
        std::size_t end = MostShown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        text = text.substr(0, end) + "…";
    }
    return "\"" + text + "\"";
}

std::string column(const MergeConflict& conflict, const std::string& name) {
    const auto found = conflict.thing.find(name);
    return found == conflict.thing.end() ? "" : found->second;
}

/// Of one of the conflict's columns; empty for NULL.
std::string valueAt(const MergeConflict& conflict, const MergeSide& side, const std::string& name) {
    const auto found = std::find(conflict.columns.begin(), conflict.columns.end(), name);
    const auto index = static_cast<std::size_t>(found - conflict.columns.begin());
    return index < side.values.size() ? side.values[index].value_or("") : "";
}

/// Tables whose things people call otherwise.
std::string singular(const std::string& table) {
    static const std::map<std::string, std::string> Words{
        {"cases", "participant"}, {"case_values", "value"}, {"study", "study"}};
    const auto found = Words.find(table);
    return found == Words.end() ? table.substr(0, table.size() - 1) : found->second;
}

std::string partOf(const MergeConflict& conflict) {
    static const std::map<std::string, std::string> Parts{
        {"codings.revision", "passage"},    {"codings.status", "decision"}, {"memos.on_guid", "place"},
        {"sources.revision", "transcript"}, {"revisions.file", "file"},     {"codebooks.sha256", "text"},
        {"estimates.accepted", "numbers"}};
    switch (conflict.kind) {
        case MergeConflictKind::Removed:
        case MergeConflictKind::Used:
            return "removal";
        case MergeConflictKind::Name:
        case MergeConflictKind::Changed:
            break;
    }
    const auto found = Parts.find(conflict.table + "." + conflict.columns.front());
    return found == Parts.end() ? conflict.columns.front() : found->second;
}

/// The command by which people decide otherwise.
std::string changeOf(const MergeConflict& conflict) {
    const std::string& guid = conflict.key.front();
    const bool removal = conflict.kind == MergeConflictKind::Removed;
    if (conflict.table == "codings") {
        if (removal) return conflict.taken.values.empty() ? "code it again" : "coder uncode " + guid;
        if (conflict.columns.front() == "status") return "decide on it again: coder review --again";
        return "coder recode " + guid + (conflict.columns.front() == "code" ? " CODE" : " --span SOURCE:LINE");
    }
    if (conflict.table == "memos") return removal ? "coder memo --remove " + guid : "coder memo " + guid + " TEXT";
    if (conflict.table == "codes" && conflict.kind == MergeConflictKind::Used)
        return "give what is on it another code (coder recode), then coder apply";
    if (conflict.table == "codes" && conflict.kind == MergeConflictKind::Name)
        return "make one of both: coder recode FROM TO --merge";
    if (conflict.table == "sources" && conflict.columns.front() == "revision")
        return "import the transcript that is to count";
    if (conflict.table == "cases" || conflict.table == "case_values" || conflict.table == "attributes" ||
        conflict.table == "voices")
        return "coder participants FILE.csv with the table that is to count";
    return "coder undo, then merge with --prefer";
}

}  // namespace

base::Status MergeWords::learn(const store::Store& store) {
    const auto add = [&](const auto& values, const auto& name) -> base::Status {
        if (!values) return base::unexpected(values.error());
        for (const auto& value : *values) names_[value.guid.toString()] = name(value);
        return base::Done{};
    };
    const auto named = [](const auto& value) { return value.name; };
    if (auto read = add(store.sources(), named); !read) return read;
    if (auto read = add(store.coders(), named); !read) return read;
    if (auto read = add(store.cases(), named); !read) return read;
    if (auto read = add(store.attributes(), named); !read) return read;
    if (auto read = add(store.codes(), [](const auto& code) { return code.path; }); !read) return read;
    if (auto read = add(store.codebooks(), [](const auto& book) { return book.name + " " + book.version; }); !read)
        return read;
    return add(store.revisions(), [](const auto& revision) {
        return "revision " + std::to_string(revision.number) + ", " + revision.path;
    });
}

std::string MergeWords::nameOf(const std::string& guid) const {
    const auto found = names_.find(guid);
    return found == names_.end() ? "" : found->second;
}

std::string MergeWords::thing(const MergeConflict& conflict) const {
    const std::string& table = conflict.table;
    const std::string what = singular(table) + " ";
    if (table == "codings")
        return what + nameOf(column(conflict, "code")) + " on " + nameOf(column(conflict, "source")) + ", " +
               inQuotes(column(conflict, "quote"));
    if (table == "memos") {
        const std::string on = nameOf(column(conflict, "on_guid"));
        return what + "on " + (on.empty() ? "a " + column(conflict, "on_kind") : on) + ", " +
               inQuotes(column(conflict, "text"));
    }
    if (table == "case_values")
        return nameOf(column(conflict, "attribute")) + " of participant " + nameOf(column(conflict, "case_guid"));
    if (table == "voices")
        return what + "of participant " + nameOf(column(conflict, "case_guid")) + " in " + column(conflict, "source");
    if (table == "revisions") return what + "of " + nameOf(column(conflict, "source"));
    if (table == "estimates") return what + "of " + nameOf(column(conflict, "code"));
    if (table == "codes") return what + column(conflict, "path");
    if (table == "settings") return what + column(conflict, "key");
    return table == "study" ? "the study" : what + column(conflict, "name");
}

std::string MergeWords::value(const MergeConflict& conflict, const MergeSide& side) const {
    const bool removal = conflict.kind == MergeConflictKind::Removed || conflict.kind == MergeConflictKind::Used;
    if (side.values.empty()) return removal ? "removed" : "";
    if (conflict.kind == MergeConflictKind::Removed) return "changed";
    if (conflict.kind == MergeConflictKind::Used)
        return "used by " + report::counted(conflict.uses, singular(conflict.usedBy));
    if (conflict.table == "codings" && conflict.columns.front() == "revision") {
        const std::string revision = valueAt(conflict, side, "revision");
        return inQuotes(valueAt(conflict, side, "quote")) +
               (valueAt(conflict, conflict.ours, "revision") == valueAt(conflict, conflict.theirs, "revision")
                    ? ""
                    : " in " + nameOf(revision));
    }
    const std::string text = side.values.front().value_or("");
    const std::string name = nameOf(text);
    if (!name.empty()) return name;
    return conflict.columns.front() == "status" ? text : inQuotes(text);
}

std::string MergeWords::side(const MergeConflict& conflict, const MergeSide& side) const {
    const std::string text = value(conflict, side);
    return side.step && !text.empty() ? text + " (" + side.step->who + ", " + side.step->at.substr(0, 16) + ")" : text;
}

std::string MergeWords::taken(const MergeConflict& conflict) const {
    if (conflict.kind == MergeConflictKind::Used) return "kept";
    if (conflict.kind == MergeConflictKind::Removed) return conflict.taken.values.empty() ? "removed" : "kept";
    if (conflict.kind == MergeConflictKind::Changed) {
        if (conflict.taken.values == conflict.ours.values) return "here";
        if (conflict.taken.values == conflict.theirs.values) return "there";
    }
    return value(conflict, conflict.taken);
}

report::Table MergeWords::conflicts(const std::vector<MergeConflict>& conflicts) const {
    report::Table table;
    table.title = "Conflicts";
    table.columns = {{"guid", "GUID", "", Align::Left, {}, true},
                     {"thing", "Thing", "", Align::Left, {}, false, "", 34},
                     {"part", "Part", "", Align::Left},
                     {"here", "Here", "", Align::Left, {}, false, "", 30},
                     {"there", "There", "", Align::Left, {}, false, "", 30},
                     {"taken", "Taken", "", Align::Left},
                     {"change", "To change it", "", Align::Left}};
    for (const MergeConflict& conflict : conflicts)
        table.rows.push_back({0,
                              false,
                              {conflict.key.front(), thing(conflict), partOf(conflict), side(conflict, conflict.ours),
                               side(conflict, conflict.theirs), taken(conflict), changeOf(conflict)}});
    return table;
}

report::Table mergeChanges(const std::map<std::string, project::MergeCounts>& counts) {
    // Values and voices belong to participants, and numbers of rows say nothing of them.
    static const std::vector<std::pair<const char*, const char*>> Kinds{{"codings", "codings"},
                                                                        {"memos", "memos"},
                                                                        {"sources", "sources"},
                                                                        {"revisions", "revisions"},
                                                                        {"cases", "participants"},
                                                                        {"case_values", "participants' values"},
                                                                        {"voices", "participants' voices"},
                                                                        {"attributes", "attributes"},
                                                                        {"codebooks", "codebook versions"},
                                                                        {"codes", "codes"},
                                                                        {"coders", "coders"},
                                                                        {"estimates", "estimates"},
                                                                        {"settings", "settings"},
                                                                        {"study", "the study"}};
    report::Table table;
    table.columns = {{"what", "What", "", Align::Left},
                     {"added", "Added", "", Align::Right},
                     {"changed", "Changed", "", Align::Right},
                     {"removed", "Removed", "", Align::Right}};
    for (const auto& [name, words] : Kinds) {
        const auto found = counts.find(name);
        if (found == counts.end()) continue;
        const project::MergeCounts& count = found->second;
        if (count.added + count.changed + count.removed == 0) continue;
        table.rows.push_back(
            {0, false, {words, Cell::count(count.added), Cell::count(count.changed), Cell::count(count.removed)}});
    }
    return table;
}

report::Table mergeSteps(const std::vector<project::HistoryEntry>& steps) {
    report::Table table;
    table.title = "Steps";
    table.columns = {{"guid", "GUID", "", Align::Left, {}, true},
                     {"time", "Time", "", Align::Left},
                     {"who", "Who", "", Align::Left},
                     {"command", "Command", "", Align::Left},
                     {"summary", "Summary", "", Align::Left}};
    for (const project::HistoryEntry& step : steps)
        table.rows.push_back({0, false, {step.guid.toString(), step.at, step.who, step.command, step.summary}});
    return table;
}

}  // namespace coder::study
