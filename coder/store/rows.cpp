#include "coder/store/rows.h"

#include <algorithm>

namespace coder::store {

namespace {

constexpr std::size_t MaxValueBytes = 1'000'000'000;  // SQLite's own limit.

base::Guid toGuid(const SQLite::Column& column) {
    if (!column.isBlob() || column.getBytes() != 16) throw damaged("a GUID has not 16 bytes");
    base::Guid::Bytes bytes{};
    const auto* from = static_cast<const std::uint8_t*>(column.getBlob());
    std::copy(from, from + bytes.size(), bytes.begin());
    return base::Guid(bytes);
}

}  // namespace

void Binder::checkSize(std::size_t size) {
    if (size > MaxValueBytes)
        throw Failure(base::ErrorCode::Unsupported, "a value has more than a thousand million bytes", "split it");
}

Row& Row::operator>>(base::Guid& guid) {
    guid = toGuid(statement_.getColumn(index_++));
    return *this;
}

Row& Row::operator>>(std::optional<base::Guid>& guid) {
    const SQLite::Column column = statement_.getColumn(index_++);
    guid = column.isNull() ? std::nullopt : std::optional(toGuid(column));
    return *this;
}

Row& Row::operator>>(std::string& text) {
    const SQLite::Column column = statement_.getColumn(index_++);
    const void* bytes = column.getBlob();  // Before getBytes(), as SQLite asks.
    text.assign(static_cast<const char*>(bytes == nullptr ? "" : bytes), static_cast<std::size_t>(column.getBytes()));
    return *this;
}

Row& Row::operator>>(bool& value) {
    value = statement_.getColumn(index_++).getInt64() != 0;
    return *this;
}

}  // namespace coder::store
