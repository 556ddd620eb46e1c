// Files and folders of a study: finding inputs, writing outputs.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"

namespace coder::study {

/// The path of `name` as seen from the folder of `file`: absolute names stay as they are.
std::string besideFile(const std::string& file, const std::string& name);

/// The files that a pattern such as "transcripts/*.txt" names, as seen from the folder of `file`, in order of their
/// paths by code point. `*` and `?` stand for any characters inside one name, `[…]` for one of some, `**` for any
/// folders. A name without these is itself, whether it exists or not; so is one with these, if there is such a file.
std::vector<std::string> filesMatching(const std::string& file, const std::string& pattern);

/// Makes a folder, and those above it, for its owner only.
base::Status makeFolder(const std::string& path);

/// A file that comes into being whole or not at all: it is written beside and then renamed. Readable by its owner only.
class OutputFile {
public:
    static base::Result<OutputFile> create(const std::string& path);
    OutputFile(OutputFile&&) noexcept;
    ~OutputFile();  ///< Without commit() nothing is left behind, and what was there before stays.

    base::Status write(std::string_view bytes);
    /// Puts the file in its place. The SHA-256 of what was written, in hexadecimal.
    base::Result<std::string> commit();

private:
    struct State;
    explicit OutputFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Writes a whole file as OutputFile does; its SHA-256.
base::Result<std::string> writeFile(const std::string& path, std::string_view bytes);

}  // namespace coder::study
