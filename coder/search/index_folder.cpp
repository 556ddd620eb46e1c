#include <xapian.h>

#include "coder/search/index_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "coder/base/file.h"

namespace coder::search {

namespace {

using base::ErrorCode;

constexpr std::string_view Title = "coder search index\n";
constexpr std::string_view LanguageLine = "\nlanguage ";
constexpr std::uint64_t MaxMarkerBytes = 1'000;

std::string markerText(std::string_view language) {
    return fmt::format("{}format {}\nlanguage {}\nxapian {}\n", Title, IndexFormat, language, Xapian::version_string());
}

std::string markerPath(const std::string& folder) { return (std::filesystem::path(folder) / MarkerName).string(); }

base::Unexpected systemError(const std::string& path, const std::string& what, int number) {
    return base::unexpected(ErrorCode::Unwritable, what + ": " + std::strerror(number),
                            "check the folder's name, its permissions and the free space of the disk", {path});
}

base::Unexpected foreignFolder(const std::string& folder) {
    return base::unexpected(ErrorCode::Invalid, "the folder is not empty and has no search index of this program in it",
                            "name a new or an empty folder for the index", {folder});
}

base::Result<FolderState> stateOfMarker(const std::string& folder, const std::string& marker,
                                        std::string_view language) {
    if (marker == markerText(language)) return FolderState::Current;
    // An empty marker is what a crash of the system can leave of one.
    if (marker.empty() || marker.starts_with(Title)) return FolderState::Old;
    return foreignFolder(folder);
}

base::Status makeOwn(const std::string& folder) {
    if (::mkdir(folder.c_str(), S_IRWXU) == 0) return base::Done{};
    if (errno != EEXIST) return systemError(folder, "the folder of the index can't be made", errno);
    std::error_code failure;
    const bool empty = std::filesystem::is_empty(folder, failure);
    if (failure) return systemError(folder, "the folder of the index can't be read", failure.value());
    if (!empty || !std::filesystem::is_directory(folder, failure)) return foreignFolder(folder);
    if (::chmod(folder.c_str(), S_IRWXU) != 0)
        return systemError(folder, "the folder can't be closed to others", errno);
    return base::Done{};
}

bool writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

}  // namespace

base::Result<FolderState> prepareFolder(const std::string& folder, std::string_view language) {
    auto marker = base::readFile(markerPath(folder), MaxMarkerBytes);
    if (marker) return stateOfMarker(folder, *marker, language);
    if (marker.error().code != ErrorCode::NotFound) return base::unexpected(marker.error());
    if (auto made = makeOwn(folder); !made) return base::unexpected(made.error());
    if (auto written = writeMarker(folder, language); !written) return base::unexpected(written.error());
    return FolderState::New;
}

base::Status writeMarker(const std::string& folder, std::string_view language) {
    const std::string path = markerPath(folder);
    const std::string beside = path + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return systemError(beside, "the marker of the index can't be written", errno);
    const bool written = writeAll(file, markerText(language));
    const int number = errno;
    ::close(file);
    if (!written) return systemError(beside, "the marker of the index can't be written", number);
    if (::rename(beside.c_str(), path.c_str()) != 0)
        return systemError(path, "the marker of the index can't be written", errno);
    return base::Done{};
}

base::Result<std::string> languageOfIndex(const std::string& folder) {
    auto marker = base::readFile(markerPath(folder), MaxMarkerBytes);
    if (!marker && marker.error().code == ErrorCode::NotFound)
        return base::unexpected(ErrorCode::NotFound, "there is no search index", "build it first", {folder});
    if (!marker) return base::unexpected(marker.error());
    const std::size_t at = marker->find(LanguageLine);
    const std::size_t begin = at == std::string::npos ? marker->size() : at + LanguageLine.size();
    std::string language = marker->substr(begin, marker->find('\n', begin) - begin);
    if (*marker != markerText(language))
        return base::unexpected(ErrorCode::Unsupported, "the search index was made by another version of the program",
                                "build it again", {folder});
    return language;
}

}  // namespace coder::search
