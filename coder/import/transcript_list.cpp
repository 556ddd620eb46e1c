#include "coder/import/transcript_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "coder/base/file.h"

namespace coder::import {

namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Severity;

std::string stemOf(const std::string& path) { return fs::path(path).stem().string(); }

/// What systems leave behind in folders and archives, and files that are hidden.
bool isClutter(const std::string& path) {
    for (const fs::path& part : fs::path(path)) {
        const std::string name = part.string();
        if (name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini") return true;
        if (name.size() > 1 && name.front() == '.' && name != "..") return true;
        if (name.starts_with("~$")) return true;  // Word's lock
    }
    return false;
}

void sortEntries(TranscriptList& list) {
    std::sort(list.entries.begin(), list.entries.end(),
              [](const TranscriptEntry& a, const TranscriptEntry& b) { return a.shownPath() < b.shownPath(); });
}

void passOver(TranscriptList& list, const std::string& path, std::string why, std::string remedy) {
    list.diagnostics.push_back({Severity::Warning, {path}, std::move(why), std::move(remedy)});
}

base::Result<TranscriptList> listFolder(const std::string& path) {
    TranscriptList list;
    std::error_code error;
    fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        const std::string file = at->path().string();
        if (isClutter(fs::relative(at->path(), path, error).string())) continue;
        if (at->is_symlink(error) && at->is_directory(error))
            passOver(list, file, "a link to another folder is not followed", "name that folder itself");
        if (!at->is_regular_file(error)) continue;
        if (fileEnding(file) == ".zip")
            passOver(list, file, "an archive in a folder is not looked into", "name it itself, or unpack it");
        else
            list.entries.push_back({file, {}, stemOf(file)});
    }
    if (error)
        return base::unexpected(ErrorCode::Unreadable, "can't read the folder: " + error.message(),
                                "check its permissions", {path});
    sortEntries(list);
    return list;
}

base::Result<TranscriptList> listArchive(const std::string& path) {
    const auto zip = ZipReader::openFile(path);
    if (!zip) return base::unexpected(zip.error());
    TranscriptList list;
    if (recogniseContainer(zip->names()).format != Format::Zip) {
        list.entries.push_back({path, {}, stemOf(path)});
        return list;
    }
    std::vector<std::string> names = zip->names();
    std::sort(names.begin(), names.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i];
        if (name.ends_with('/') || (isSafeName(name) && isClutter(name))) continue;
        if (!isSafeName(name))
            passOver(list, path, "\"" + name + "\" in it has a name that leads out of the archive, and is passed over",
                     "unpack it with care and name the file itself");
        else if (i > 0 && names[i - 1] == name)
            passOver(list, path, "\"" + name + "\" is in it twice; the first is read", "pack the archive anew");
        else if (fileEnding(name) == ".zip")
            passOver(list, path, "\"" + name + "\" in it is an archive in an archive, and is passed over",
                     "unpack it first");
        else
            list.entries.push_back({path, name, stemOf(name)});
    }
    sortEntries(list);
    return list;
}

}  // namespace

base::Result<TranscriptList> listTranscripts(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return listFolder(path);
    const auto start = base::readStart(path, 16);
    if (!start) return base::unexpected(start.error());
    const auto format = recogniseBytes(*start);
    if (format && format->format == Format::Zip) return listArchive(path);
    return TranscriptList{{{path, {}, stemOf(path)}}, {}};
}

TranscriptReader::TranscriptReader(transcript::ParseOptions options, text::SentenceBreaker sentences, ImportOptions how)
    : options_(std::move(options)), sentences_(std::move(sentences)), how_(std::move(how)) {}

base::Result<ImportedSource> TranscriptReader::read(const TranscriptEntry& entry) {
    auto bytes = entry.member.empty() ? base::readFile(entry.path) : readMember(entry);
    if (!bytes) return base::unexpected(bytes.error());
    std::string kept = how_.keepBytes ? *bytes : std::string();
    auto imported = readTranscriptBytes(std::move(*bytes), entry.shownPath(), entry.name, options_, sentences_, how_);
    if (imported) imported->bytes = std::move(kept);
    return imported;
}

base::Result<std::string> TranscriptReader::readMember(const TranscriptEntry& entry) {
    if (!archive_ || archivePath_ != entry.path) {
        auto opened = ZipReader::openFile(entry.path);
        if (!opened) return base::unexpected(opened.error());
        archive_ = std::move(*opened);
        archivePath_ = entry.path;
    }
    return archive_->read(entry.member);
}

}  // namespace coder::import
