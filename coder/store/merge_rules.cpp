#include "coder/store/merge_rules.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace coder::store {

namespace {

struct NamedGroup {
    const char* columns;
    std::size_t told;
    Take take;
};

/// What is not listed is a group of its own of which people are told.
const std::map<std::string, std::vector<NamedGroup>> Groups{
    {"study", {{"created", 0, Take::Least}}},
    {"revisions", {{"file text path format encoding imported", 2, Take::Latest}, {"number", 0, Take::Latest}}},
    {"attributes", {{"position", 0, Take::Latest}}},
    {"cases", {{"position", 0, Take::Latest}}},
    {"codebooks", {{"sha256 yaml name version", 1, Take::Latest}, {"added", 0, Take::Least}}},
    {"codes", {{"codebook name", 0, Take::Latest}}},
    {"codings",
     {{"revision begin end source quote rules evidence found codebook", 3, Take::Latest},
      {"coder origin", 1, Take::Latest},
      {"status reviewer reviewed", 1, Take::Decided},
      {"outdated", 0, Take::Greatest},
      {"created", 0, Take::Least},
      {"changed", 0, Take::Greatest}}},
    {"memos", {{"on_guid on_kind", 1, Take::Latest}, {"created", 0, Take::Least}, {"changed", 0, Take::Greatest}}},
    {"estimates", {{"accepted sampled seed code rule coder at", 2, Take::Latest}}}};

}  // namespace

std::vector<ColumnGroup> groupsOf(const TableShape& shape) {
    std::vector<ColumnGroup> groups;
    std::uint64_t grouped = 0;
    for (const std::size_t key : shape.keys) grouped |= std::uint64_t{1} << key;
    const auto add = [&](std::vector<std::size_t> columns, std::size_t told, Take take) {
        ColumnGroup group{std::move(columns), 0, told, take};
        for (const std::size_t column : group.columns) group.mask |= std::uint64_t{1} << column;
        grouped |= group.mask;
        groups.push_back(std::move(group));
    };
    if (const auto known = Groups.find(shape.name); known != Groups.end())
        for (const NamedGroup& named : known->second) {
            std::istringstream words(named.columns);
            std::vector<std::size_t> columns;
            for (std::string word; words >> word;) columns.push_back(shape.indexOf(word));
            add(std::move(columns), named.told, named.take);
        }
    for (std::size_t i = 0; i < shape.columns.size(); ++i)
        if ((grouped >> i & 1U) == 0) add({i}, 1, Take::Latest);
    return groups;
}

bool isMechanical(const std::string& command) { return command == "apply" || command == "import"; }

}  // namespace coder::store
