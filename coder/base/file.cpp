#include "coder/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace coder::base {

namespace {

/// A file opened for reading, closed when the function is left by any way.
struct Descriptor {
    int number = -1;
    /// Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever; it changes nothing for regular
    /// files.
    explicit Descriptor(const std::string& path) : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

Unexpected systemError(const std::string& path, int error) {
    const ErrorCode code = error == ENOENT || error == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Unreadable;
    const char* remedy = code == ErrorCode::NotFound ? "check the name and the folder it is looked for in"
                                                     : "check the file's permissions and the disk";
    return unexpected(code, std::string("can't read the file: ") + std::strerror(error), remedy, {path});
}

/// Errors: it could not be opened, or is no regular file.
Result<std::uint64_t> sizeOf(const Descriptor& file, const std::string& path) {
    if (file.number < 0) return systemError(path, errno);
    struct stat status {};
    if (::fstat(file.number, &status) != 0) return systemError(path, errno);
    if (!S_ISREG(status.st_mode))
        return unexpected(ErrorCode::Unreadable, "not a regular file", "name a file, not a folder or a device", {path});
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::string> readBytes(const Descriptor& file, const std::string& path, std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(file.number, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return systemError(path, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

}  // namespace

Result<std::string> readFile(const std::string& path, std::uint64_t maxBytes) {
    const Descriptor file(path);
    const auto size = sizeOf(file, path);
    if (!size) return unexpected(size.error());
    if (*size > maxBytes)
        return unexpected(
            ErrorCode::Unsupported,
            "the file has " + std::to_string(*size) + " bytes; at most " + std::to_string(maxBytes) + " are read",
            "split the file", {path});
    return readBytes(file, path, static_cast<std::size_t>(*size));
}

Result<std::string> readStart(const std::string& path, std::size_t count) {
    const Descriptor file(path);
    const auto size = sizeOf(file, path);
    if (!size) return unexpected(size.error());
    return readBytes(file, path, static_cast<std::size_t>(std::min<std::uint64_t>(*size, count)));
}

}  // namespace coder::base
