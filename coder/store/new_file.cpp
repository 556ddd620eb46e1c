#include "coder/store/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "coder/base/guid.h"
#include "coder/store/errors.h"

namespace coder::store {

using base::ErrorCode;

namespace {

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

[[noreturn]] void unwritable(int error) {
    throw Failure(ErrorCode::Unwritable, std::string("can't write the file: ") + std::strerror(error),
                  "check the folder's permissions and the space on the disk");
}

[[noreturn]] void taken() {
    throw Failure(ErrorCode::Exists, "there is such a file already", "choose another name, or move the file away");
}

/// So that the new name is on the disk too, when the machine loses power.
void syncFolder(const std::string& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

NewFile::NewFile(const std::string& path) : path_(path) {
    const std::string folder = folderOf(path);
    const std::string name = path.substr(path.rfind('/') + 1);
    if (name.empty()) throw Failure(ErrorCode::Unwritable, "no file's name", "name a file, such as interviews.coder");
    temporary_ = folder + "/." + name + "." + base::Guid::random().toString().substr(0, 8);
    const int descriptor = ::open(temporary_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        const int error = errno;
        if (error == ENOENT || error == ENOTDIR)
            throw Failure(ErrorCode::NotFound, "there is no folder " + folder, "make the folder first");
        unwritable(error);
    }
    ::close(descriptor);
}

NewFile::~NewFile() {
    if (!inPlace_) ::unlink(temporary_.c_str());
    for (const char* ending : {"-wal", "-shm", "-journal"}) ::unlink((temporary_ + ending).c_str());
}

void NewFile::putInPlace(bool replace) {
    if (replace) {
        if (::rename(temporary_.c_str(), path_.c_str()) != 0) unwritable(errno);
    } else if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno == EEXIST) taken();
        if (errno != EINVAL && errno != ENOSYS) unwritable(errno);
        // A file system that can't do both at once.
        struct stat status {};
        if (::lstat(path_.c_str(), &status) == 0) taken();
        if (::rename(temporary_.c_str(), path_.c_str()) != 0) unwritable(errno);
    }
    inPlace_ = true;
    syncFolder(folderOf(path_));
}

}  // namespace coder::store
