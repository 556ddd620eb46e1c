#include "coder/store/errors.h"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "coder/store/lock_holder.h"

namespace coder::store {

using base::ErrorCode;

Failure damaged(const std::string& what) {
    return {ErrorCode::Invalid, "the study file is damaged: " + what,
            "work with a backup, or with an earlier state of the study"};
}

namespace {

base::Error busy(const std::string& path) {
    const std::string holder = lockHolder(path);
    return {ErrorCode::Busy,
            holder.empty() ? "another program is writing to the study"
                           : "another program is writing to the study: " + holder,
            "wait until it has finished, then try again",
            {path}};
}

base::Error full(const std::string& path) {
    return {ErrorCode::Unwritable, "the disk is full", "make room on the disk; nothing was changed", {path}};
}

/// SQLite says only "I/O error" when the file beside the study that readers and writers share can't be made.
bool hasRoom(const std::string& path) {
    constexpr std::uintmax_t SharedMemory = 64 * 1024;
    std::error_code error;
    const auto space = std::filesystem::space(std::filesystem::absolute(path, error).parent_path(), error);
    return error || space.available >= SharedMemory;
}

base::Error translated(int code, const std::string& message, const std::string& path) {
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return busy(path);
        case SQLITE_NOTADB:
            return {ErrorCode::Invalid,
                    "the file is no study, or its beginning is damaged",
                    "name a file that `coder new` made, or a backup of it",
                    {path}};
        case SQLITE_CORRUPT:
            return {damaged(message).error().code,
                    damaged(message).error().message,
                    damaged(message).error().remedy,
                    {path}};
        case SQLITE_READONLY:
            return {ErrorCode::Unwritable,
                    "the study can't be written: " + message,
                    "check the permissions of the file and of its folder",
                    {path}};
        case SQLITE_FULL:
            return full(path);
        case SQLITE_IOERR:
            if (!path.empty() && !hasRoom(path)) return full(path);
            return {ErrorCode::Unwritable,
                    "the disk could not be read or written: " + message,
                    "check the disk; nothing was changed",
                    {path}};
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {ErrorCode::Unreadable,
                    "can't open the study: " + message,
                    "check the permissions of the file and of its folder",
                    {path}};
        case SQLITE_TOOBIG:
            return {ErrorCode::Unsupported, "a value has more than a thousand million bytes", "split it", {path}};
        case SQLITE_CONSTRAINT:
            return {ErrorCode::Invalid, "the value can't be kept: " + message, "change the value", {path}};
        default:
            // What the statements of this module ask for is in every sound file of a version that was checked.
            return {ErrorCode::Invalid,
                    "the study file is damaged: " + message,
                    "work with a backup, or with an earlier state of the study",
                    {path}};
    }
}

}  // namespace

base::Error toError(const SQLite::Exception& exception, const std::string& path) {
    if (exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_UNIQUE)
        return {
            ErrorCode::Exists, std::string("the name is taken: ") + exception.what(), "choose another name", {path}};
    if (exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_FOREIGNKEY)
        return {ErrorCode::Invalid,
                "a reference leads nowhere, or what is to be removed is still referred to",
                "add what it refers to first, or remove what refers to it",
                {path}};
    return translated(exception.getErrorCode() & 0xFF, exception.what(), path);
}

base::Error currentError(const std::string& path) {
    try {
        throw;
    } catch (const SQLite::Exception& exception) {
        return toError(exception, path);
    } catch (const Failure& failure) {
        base::Error error = failure.error();
        if (error.place.file.empty()) error.place.file = path;
        return error;
    } catch (const nlohmann::json::exception& exception) {
        return {ErrorCode::Invalid,
                std::string("a value is no valid text: ") + exception.what(),
                "check that the text is UTF-8",
                {path}};
    }
}

}  // namespace coder::store
