#include "coder/store/lock_holder.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>

namespace coder::store {

namespace {

// Bytes of the -shm file that SQLite locks in WAL mode (https://www.sqlite.org/walformat.html#wal_locks).
constexpr std::int64_t WriteLock = 120;
constexpr std::int64_t OpenLock = 128;  // Shared by all who have the file open.

/// "fe:00:11165717" as in /proc/locks.
std::optional<std::string> fileId(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%02x:%02x:%ju", major(status.st_dev), minor(status.st_dev),
                  static_cast<std::uintmax_t>(status.st_ino));
    return text.data();
}

/// The process that locks a byte of the -shm file: "1: POSIX  ADVISORY  WRITE 4711 fe:00:11165717 120 120".
std::optional<std::int64_t> holderOf(const std::string& path, std::int64_t byte) {
    const auto id = fileId(path + "-shm");
    if (!id) return std::nullopt;
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);) {
        std::istringstream words(line);
        std::string number, kind, advisory, access, file, begin, end;
        std::int64_t process = 0;
        if (!(words >> number >> kind >> advisory >> access >> process >> file >> begin >> end)) continue;
        if (kind != "POSIX" || file != *id) continue;
        const std::int64_t first = std::strtoll(begin.c_str(), nullptr, 10);
        const std::int64_t last = end == "EOF" ? INT64_MAX : std::strtoll(end.c_str(), nullptr, 10);
        if (first <= byte && byte <= last) return process;
    }
    return std::nullopt;
}

}  // namespace

std::string lockHolder(const std::string& path) {
    if (path.empty()) return {};
    const auto process = holderOf(path, WriteLock);
    if (!process || *process <= 0) return {};
    std::ifstream file("/proc/" + std::to_string(*process) + "/comm");
    std::string name;
    std::getline(file, name);
    if (name.empty()) return "process " + std::to_string(*process);
    return name + " (process " + std::to_string(*process) + ")";
}

bool isOpenSomewhere(const std::string& path) { return holderOf(path, OpenLock).has_value(); }

}  // namespace coder::store
