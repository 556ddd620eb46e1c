#include "coder/store/merge_target.h"

#include <algorithm>
#include <set>

#include "coder/store/schema.h"

namespace coder::store {

namespace {

/// A name that no one has, until a better one is found.
std::string placeholder(std::size_t table, std::size_t index, const std::string& key) {
    if (ContentTables[table] == "revisions") return std::to_string(1'000'000'000 + index);
    return "\x01" + key;
}

}  // namespace

MergeTarget::MergeTarget(Connection& ours, Connection& theirs)
    : removed_(ContentTables.size()), written_(ContentTables.size()) {
    for (const std::string_view table : ContentTables) shapes_.push_back(shapeOf(ours, std::string(table)));
    for (const TableShape& shape : shapes_) {
        groups_.push_back(groupsOf(shape));
        ours_.emplace_back(ours, shape);
        theirs_.emplace_back(theirs, shape);
    }
}

/// What must be unique in the table: revisions are numbered within their source.
std::string MergeTarget::nameIn(std::size_t table, const RowValues& values) const {
    const TableShape& shape = shapes_[table];
    const std::string name = values[shape.indexOf(uniqueColumn(shape.name))].value_or("");
    return shape.name == "revisions" ? values[shape.indexOf("source")].value_or("") + " " + name : name;
}

/// The rows by name, as they are to be.
std::map<std::string, std::vector<std::string>> MergeTarget::holders(std::size_t table,
                                                                     const std::vector<RowChangeTo>& rows) {
    std::map<std::string, std::vector<std::string>> holders;
    std::set<std::string> changed;
    for (const RowChangeTo& row : rows) {
        changed.insert(joined(row.key));
        if (row.after) holders[nameIn(table, *row.after)].push_back(joined(row.key));
    }
    ours_[table].each([&](const RowValues& values) {
        const std::string key = joined(shapes_[table].keyOf(values));
        if (changed.count(key) == 0) holders[nameIn(table, values)].push_back(key);
    });
    return holders;
}

void MergeTarget::note(std::size_t table, const Key& key, const std::optional<RowValues>& before,
                       const std::optional<RowValues>& after) {
    const std::string id = joined(key);
    written_[table].try_emplace(id, before.has_value(), after.has_value()).first->second.second = after.has_value();
    if (after)
        removed_[table].erase(id);
    else if (before)
        removed_[table].emplace(id, *before);
}

std::vector<RowChangeTo> MergeTarget::write(std::size_t table, const std::vector<RowChangeTo>& rows,
                                            const Since& since) {
    std::vector<RowChangeTo> renamed;
    RowTable& to = ours_[table];
    const std::string_view unique = uniqueColumn(shapes_[table].name);
    for (const RowChangeTo& row : rows) {
        note(table, row.key, row.before, row.after);
        if (!row.after) to.remove(row.key);
    }
    if (unique.empty()) {
        for (const RowChangeTo& row : rows)
            if (row.after) to.put(*row.after);
        return renamed;
    }
    const std::size_t column = shapes_[table].indexOf(unique);
    std::map<std::string, std::string> later;  // Placeholders, by key.
    for (auto& [name, keys] : holders(table, rows)) {
        std::sort(keys.begin(), keys.end(), [&](const std::string& a, const std::string& b) {
            return std::make_pair(since(table, a), a) < std::make_pair(since(table, b), b);
        });
        for (std::size_t i = 1; i < keys.size(); ++i) later.emplace(keys[i], placeholder(table, later.size(), keys[i]));
    }
    for (const auto& [key, meanwhile] : later) {
        const auto listed = std::find_if(rows.begin(), rows.end(),
                                         [&, of = &key](const RowChangeTo& row) { return joined(row.key) == *of; });
        RowChangeTo row;
        if (listed != rows.end()) {
            row = *listed;
        } else {
            row = {table, split(key), to.read(split(key)), {}};
            row.after = row.before;
            note(table, row.key, row.before, row.after);
        }
        if (row.before) to.set(row.key, column, meanwhile);
        renamed.push_back(std::move(row));
    }
    // First out of each other's way, since names may have been exchanged.
    std::size_t index = later.size();
    for (const RowChangeTo& row : rows)
        if (row.before && row.after && nameIn(table, *row.before) != nameIn(table, *row.after) &&
            later.count(joined(row.key)) == 0)
            to.set(row.key, column, placeholder(table, index++, joined(row.key)));
    for (const RowChangeTo& row : rows) {
        if (!row.after) continue;
        RowValues values = *row.after;
        if (const auto found = later.find(joined(row.key)); found != later.end()) values[column] = found->second;
        to.put(values);
    }
    return renamed;
}

/// "P01 (2)", "mentor/kind-2", or the source's next number.
std::string MergeTarget::freeName(std::size_t table, const RowValues& values) {
    const TableShape& shape = shapes_[table];
    std::set<std::string> taken;
    const Key own = shape.keyOf(values);
    std::uint64_t last = 0;
    const std::size_t column = shape.indexOf(uniqueColumn(shape.name));
    ours_[table].each([&](const RowValues& other) {
        if (shape.keyOf(other) == own) return;
        taken.insert(nameIn(table, other));
        if (shape.name != "revisions" || other[shape.indexOf("source")] != values[shape.indexOf("source")]) return;
        const std::uint64_t number = std::stoull(other[column].value_or("0"));
        if (number < 1'000'000'000) last = std::max(last, number);
    });
    if (taken.count(nameIn(table, values)) == 0) return values[column].value_or("");
    if (shape.name == "revisions") return std::to_string(last + 1);
    const std::string name = values[column].value_or("");
    for (int i = 2;; ++i) {
        std::string other = name;
        if (shape.name == "codes")
            other.append("-").append(std::to_string(i));
        else
            other.append(" (").append(std::to_string(i)).append(")");
        if (taken.count(other) == 0) return other;
    }
}

bool MergeTarget::writeFreely(std::size_t table, const Key& key, std::optional<RowValues> values) {
    const auto before = ours_[table].read(key);
    const std::string_view unique = uniqueColumn(shapes_[table].name);
    bool renamed = false;
    if (values && !unique.empty()) {
        auto& name = (*values)[shapes_[table].indexOf(unique)];
        std::string other = freeName(table, *values);
        renamed = other != name;
        name = std::move(other);
    }
    note(table, key, before, values);
    if (values)
        ours_[table].put(*values);
    else
        ours_[table].remove(key);
    return renamed;
}

bool MergeTarget::isNew(std::size_t table, const Key& key) const {
    const auto found = written_[table].find(joined(key));
    return found != written_[table].end() && !found->second.first;
}

std::map<std::string, project::MergeCounts> MergeTarget::counts() const {
    std::map<std::string, project::MergeCounts> counts;
    for (std::size_t i = 0; i < ContentTables.size(); ++i)
        for (const auto& [key, there] : written_[i]) {
            project::MergeCounts& count = counts[std::string(ContentTables[i])];
            if (!there.first && there.second) ++count.added;
            if (there.first && there.second) ++count.changed;
            if (there.first && !there.second) ++count.removed;
        }
    return counts;
}

}  // namespace coder::store
