// A file that is made beside its place and then put there. Internal to this module.
#pragma once

#include <string>

namespace coder::store {

/// An empty file in the folder of `path`, for its owner only, with a name that nobody else uses. It and SQLite's files
/// beside it are deleted with the object unless putInPlace() was called. Throws.
class NewFile {
public:
    explicit NewFile(const std::string& path);
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();

    const std::string& temporary() const { return temporary_; }

    /// Renames it; the database must be closed. With `replace` false a file that is there is an error: Exists.
    void putInPlace(bool replace);

private:
    std::string path_;
    std::string temporary_;
    bool inPlace_ = false;
};

}  // namespace coder::store
