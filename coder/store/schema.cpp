#include "coder/store/schema.h"

#include "coder/base/check.h"
#include "coder/store/schema_sql.h"

namespace coder::store {

namespace {

constexpr std::array<std::string_view, 1> Migrations{Version1};

}  // namespace

int currentVersion() { return static_cast<int>(Migrations.size()); }

std::string_view migration(int from) {
    CODER_CHECK_LE(0, from);
    CODER_CHECK_LT(from, currentVersion());
    return Migrations[static_cast<std::size_t>(from)];
}

}  // namespace coder::store
