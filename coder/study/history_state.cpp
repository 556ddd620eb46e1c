// What a step changed, and what a study held at an earlier time.
#include <algorithm>
#include <charconv>

#include "coder/base/strings.h"
#include "coder/report/numbers.h"
#include "coder/store/store.h"
#include "coder/study/history.h"

namespace coder::study {

namespace {

using report::Align;
using report::Cell;
using report::Table;

const char* changeName(project::ChangeKind kind) {
    switch (kind) {
        case project::ChangeKind::Added:
            return "added";
        case project::ChangeKind::Changed:
            return "changed";
        case project::ChangeKind::Removed:
            return "removed";
    }
    return "";
}

void addFields(Table& table, const project::RowChange& change) {
    for (const project::FieldChange& field : change.fields) {
        report::Row& row = table.rows.emplace_back();
        row.cells = {change.table, changeName(change.kind),   base::join(change.key, " "),
                     field.column, field.before.value_or(""), field.after.value_or("")};
    }
}

/// The step's number that a number or time names.
base::Result<std::int64_t> stepOf(const store::Store& store, const std::string& at) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(at.data(), at.data() + at.size(), number);
    if (error == std::errc() && end == at.data() + at.size()) return number;
    const auto time = parseTime(at, true);
    if (!time)
        return base::unexpected(base::ErrorCode::Invalid, "\"" + at + "\" is neither a step nor a time",
                                "write a step's number, 2013-02-28 or 2013-02-28T14:05, in UTC");
    return store.stepAt(*time);
}

/// Counts what a study holds.
class Holdings {
public:
    explicit Holdings(const store::Store& store) : store_(store) {
        table_.columns = {{"what", "What", "", Align::Left}, {"count", "Count", "", Align::Right}};
    }

    base::Result<Table> table() {
        add("sources", store_.sources());
        add("participants", store_.cases());
        add("attributes", store_.attributes());
        add("codebook versions", store_.codebooks());
        add("codes", store_.codes());
        add("coders", store_.coders());
        addCodings("codings", {});
        addCodings("codings by people", {{}, {}, {}, project::Origin::Human, {}});
        addCodings("codings by rules", {{}, {}, {}, project::Origin::Rule, {}});
        addCodings("codings by rules, accepted", {{}, {}, {}, project::Origin::Rule, project::ReviewStatus::Accepted});
        addCodings("codings by rules, rejected", {{}, {}, {}, project::Origin::Rule, project::ReviewStatus::Rejected});
        add("memos", store_.memos());
        if (error_) return base::unexpected(*error_);
        return std::move(table_);
    }

private:
    template <class Values>
    void add(const char* what, const base::Result<Values>& values) {
        if (values)
            table_.rows.push_back({0, false, {what, Cell::count(values->size())}});
        else
            error_ = values.error();
    }

    void addCodings(const char* what, const store::CodingFilter& filter) {
        const auto count = store_.countCodings(filter);
        if (count)
            table_.rows.push_back({0, false, {what, Cell::count(*count)}});
        else
            error_ = count.error();
    }

    const store::Store& store_;
    Table table_;
    std::optional<base::Error> error_;
};

}  // namespace

namespace {

/// A step of the history, or behind a full stop one of those that it brought as a merge.
struct StepNumber {
    std::int64_t step = 0;
    std::size_t brought = 0;  ///< From 1; 0 for the step itself.
};

std::optional<StepNumber> readStepNumber(const std::string& text) {
    StepNumber number;
    const char* const end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, number.step);
    if (read.ec == std::errc() && read.ptr == end) return number;
    if (read.ec != std::errc() || *read.ptr != '.') return std::nullopt;
    read = std::from_chars(read.ptr + 1, end, number.brought);
    if (read.ec != std::errc() || read.ptr != end || number.brought == 0) return std::nullopt;
    return number;
}

/// The GUID of a step that a merge brought.
base::Result<base::Guid> broughtStep(const store::Store& store, const StepNumber& number, const std::string& text) {
    const auto merged = store.mergedSteps();
    if (!merged) return base::unexpected(merged.error());
    const auto steps = merged->find(number.step);
    if (steps == merged->end() || steps->second.size() < number.brought)
        return base::unexpected(base::ErrorCode::NotFound, "the history has no step " + text, "list the history",
                                {store.path()});
    return steps->second[number.brought - 1].guid;
}

}  // namespace

base::Result<Table> stepTable(const std::string& study, const std::string& step, std::uint64_t most) {
    const auto number = readStepNumber(step);
    if (!number)
        return base::unexpected(base::ErrorCode::Invalid, "\"" + step + "\" is no step",
                                "write its number as coder history lists it, 7 or 7.1");
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    Table table;
    table.columns = {{"table", "Table", "", Align::Left},   {"change", "Change", "", Align::Left},
                     {"key", "Key", "", Align::Left},       {"column", "Column", "", Align::Left},
                     {"before", "Before", "", Align::Left}, {"after", "After", "", Align::Left}};
    std::uint64_t things = 0;
    const auto add = [&](const project::RowChange& change) {
        if (++things <= most) addFields(table, change);
        return true;
    };
    base::Status read = base::Done{};
    if (number->brought == 0) {
        read = store->changesOf(number->step, add);
    } else {
        const auto guid = broughtStep(*store, *number, step);
        if (!guid) return base::unexpected(guid.error());
        read = store->changesOf(*guid, add);
    }
    if (!read) return base::unexpected(read.error());
    table.title = "Step " + step + ": " + report::grouped(things) + " changed";
    if (things > most)
        table.notes.push_back("the first " + report::grouped(most) + " of " + report::grouped(things) + " are shown");
    return table;
}

base::Result<Table> stateTable(const std::string& study, const std::string& at) {
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto number = stepOf(*store, at);
    if (!number) return base::unexpected(number.error());
    const auto then = store->at(*number);
    if (!then) return base::unexpected(then.error());
    auto table = Holdings(*then).table();
    if (table) table->title = "The study after step " + std::to_string(*number);
    return table;
}

base::Result<std::int64_t> exportState(const std::string& study, const std::string& at, const std::string& path) {
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto number = stepOf(*store, at);
    if (!number) return number;
    if (auto saved = store->saveAt(*number, path); !saved) return base::unexpected(saved.error());
    return number;
}

}  // namespace coder::study
