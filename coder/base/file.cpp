#include "coder/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace coder::base {

namespace {

/// Closes the descriptor when the function is left by any way.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int opened) : number(opened) {}
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

}  // namespace

Result<std::string> readFile(const std::string& path, std::uint64_t maxBytes) {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever; it changes nothing for regular
    // files.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number < 0) return systemError(path, errno);
    struct stat status {};
    if (::fstat(file.number, &status) != 0) return systemError(path, errno);
    if (!S_ISREG(status.st_mode))
        return unexpected(ErrorCode::Unreadable, "not a regular file", "name a file, not a folder or a device", {path});
    if (static_cast<std::uint64_t>(status.st_size) > maxBytes)
        return unexpected(ErrorCode::Unsupported,
                          "the file has " + std::to_string(status.st_size) + " bytes; at most " +
                              std::to_string(maxBytes) + " are read",
                          "split the file", {path});
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
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

}  // namespace coder::base
