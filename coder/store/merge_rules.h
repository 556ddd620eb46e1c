// Which columns of a table change together, and which value is taken where two copies changed them. Internal to this
// module; docs/design/merge.md gives the reasons.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/store/content_rows.h"

namespace coder::store {

enum class Take : std::uint8_t {
    Latest,    ///< What people changed before what rules and imports changed; then the later change.
    Decided,   ///< What was decided before what was not; then the later change.
    Least,     ///< The least value: the time when something was first made.
    Greatest,  ///< The greatest value.
};

/// Columns whose values are one statement: half of one and half of another would be none.
struct ColumnGroup {
    std::vector<std::size_t> columns;
    std::uint64_t mask = 0;  ///< The same as bits.
    std::size_t told = 0;    ///< People are told where these first ones differ; others are only dates and the like.
    Take take = Take::Latest;
};

/// All columns but the key's, each in one group.
std::vector<ColumnGroup> groupsOf(const TableShape& shape);

/// Whether a command writes what follows from rules and files, not what a person decided on a thing.
bool isMechanical(const std::string& command);

}  // namespace coder::store
