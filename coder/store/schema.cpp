#include "coder/store/schema.h"

#include "coder/base/check.h"
#include "coder/store/schema_sql.h"

namespace coder::store {

namespace {

constexpr std::array<std::string_view, 2> Migrations{Version1, Version2};

}  // namespace

int currentVersion() { return static_cast<int>(Migrations.size()); }

std::string_view migration(int from) {
    CODER_CHECK_LE(0, from);
    CODER_CHECK_LT(from, currentVersion());
    return Migrations[static_cast<std::size_t>(from)];
}

std::string_view uniqueColumn(std::string_view table) {
    if (table == "sources" || table == "attributes" || table == "cases") return "name";
    if (table == "codes") return "path";
    return table == "revisions" ? "number" : "";
}

int uniqueColumnIndex(std::string_view table) {
    if (table == "revisions") return 2;
    return uniqueColumn(table).empty() ? -1 : 1;
}

}  // namespace coder::store
