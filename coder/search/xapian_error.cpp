#include <xapian.h>

#include "coder/search/xapian_error.h"

namespace coder::search {

namespace {

using base::ErrorCode;

base::Error error(ErrorCode code, std::string message, std::string remedy, const std::string& folder) {
    return {code, std::move(message), std::move(remedy), {folder}};
}

base::Error lockError(const Xapian::Error& thrown, const std::string& folder) {
    if (thrown.get_msg().find("already locked") != std::string::npos)
        return error(ErrorCode::Unwritable, "another program is writing the index",
                     "wait until it is done, or end it, then try again", folder);
    return error(ErrorCode::Unwritable, "the index can't be locked for writing: " + thrown.get_msg(),
                 "check the permissions of the folder and that the disk allows locks", folder);
}

}  // namespace

base::Error toError(const Xapian::Error& thrown, const std::string& folder) {
    const std::string type = thrown.get_type();
    const char* system = thrown.get_error_string();
    if (type == "DatabaseLockError") return lockError(thrown, folder);
    if (type == "DatabaseModifiedError")
        return error(ErrorCode::Unreadable, "the index was changed while it was read", "search again", folder);
    if (type == "RangeError" || type == "InvalidArgumentError")
        return error(ErrorCode::Unsupported, "a turn is too long for the index: " + thrown.get_msg(),
                     "give the transcript speaker labels, so that it has more than one turn", folder);
    if (system != nullptr && type != "DatabaseCorruptError")
        return error(ErrorCode::Unwritable,
                     "the index can't be read or written: " + thrown.get_msg() + " (" + system + ")",
                     "check the free space of the disk and the folder's permissions", folder);
    return damaged(folder, thrown.get_msg());
}

base::Error damaged(const std::string& folder, const std::string& what) {
    return error(ErrorCode::Invalid, "the index is damaged: " + what,
                 "delete its folder; nothing is lost, since the index can be built again from the study", folder);
}

}  // namespace coder::search
