#include "coder/report/zip_archive.h"

#include <zip.h>

#include <memory>

namespace coder::report {

namespace {

// The earliest time that zip knows: 1980-01-01, 00:00.
constexpr zip_uint16_t NoDosTime = 0;
constexpr zip_uint16_t NoDate = (1U << 5U) | 1U;

base::Unexpected fault(zip_error_t& error) {
    std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    return base::unexpected(base::ErrorCode::Unwritable, "the archive can't be made: " + reason, "free some memory");
}

}  // namespace

base::Result<std::string> zipArchive(const std::vector<std::pair<std::string, std::string>>& files) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (buffer == nullptr) return fault(error);
    // One reference is the archive's, the other is for reading what was written.
    zip_source_keep(buffer);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(buffer, &zip_source_free);
    zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        zip_source_free(buffer);
        return fault(error);
    }
    for (const auto& [name, bytes] : files) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const zip_int64_t index =
            source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            if (source != nullptr) zip_source_free(source);
            error = *zip_get_error(archive);
            zip_discard(archive);
            return fault(error);
        }
        zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), NoDosTime, NoDate, 0);
    }
    if (zip_close(archive) != 0) {
        error = *zip_get_error(archive);
        zip_discard(archive);
        return fault(error);
    }
    std::string result;
    zip_stat_t stat;
    if (zip_source_stat(buffer, &stat) == 0 && zip_source_open(buffer) == 0) {
        result.resize(stat.size);
        zip_source_read(buffer, result.data(), result.size());
        zip_source_close(buffer);
    }
    return result;
}

}  // namespace coder::report
