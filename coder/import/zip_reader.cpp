#include "coder/import/zip_reader.h"

#include <zip.h>

#include <algorithm>

namespace coder::import {

namespace {

using base::ErrorCode;

/// libzip's account of what went wrong.
struct ZipError {
    zip_error_t error;

    ZipError() { zip_error_init(&error); }
    explicit ZipError(int code) { zip_error_init_with_code(&error, code); }
    ZipError(const ZipError&) = delete;
    ZipError& operator=(const ZipError&) = delete;
    ~ZipError() { zip_error_fini(&error); }
    std::string reason() { return zip_error_strerror(&error); }
};

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

base::Unexpected damaged(const std::string& what, const std::string& reason, const std::string& file) {
    return base::unexpected(ErrorCode::Invalid, what + " can't be unpacked: " + reason,
                            "copy the file again from where it came; open it in its program and save it anew", {file});
}

base::Unexpected bomb(const std::string& name, const std::string& file) {
    return base::unexpected(ErrorCode::Unsupported, "\"" + name + "\" in it unpacks to far more than a transcript has",
                            "the file may be made to fill the memory; save what you need of it as text", {file});
}

}  // namespace

struct ZipReader::State {
    zip_t* archive = nullptr;
    std::string file;

    State(zip_t* opened, std::string name) : archive(opened), file(std::move(name)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { zip_discard(archive); }
};

ZipReader::ZipReader(std::unique_ptr<State> state, std::vector<std::string> names)
    : state_(std::move(state)), names_(std::move(names)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

base::Result<ZipReader> ZipReader::open(std::string_view bytes, const std::string& file) {
    ZipError error;
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error.error);
    if (source == nullptr) return damaged("the file", error.reason(), file);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error.error);
    if (archive == nullptr) {
        zip_source_free(source);
        return damaged("the file", error.reason(), file);
    }
    return list(std::make_unique<State>(archive, file));
}

base::Result<ZipReader> ZipReader::openFile(const std::string& file) {
    int code = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, &code);
    if (archive == nullptr) return damaged("the file", ZipError(code).reason(), file);
    return list(std::make_unique<State>(archive, file));
}

base::Result<ZipReader> ZipReader::list(std::unique_ptr<State> state) {
    zip_t* archive = state->archive;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > static_cast<zip_int64_t>(MaxZipEntries))
        return damaged("the file", "it has " + std::to_string(count) + " entries", state->file);
    std::vector<std::string> names;
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
        names.emplace_back(name == nullptr ? "" : name);
    }
    return ZipReader(std::move(state), std::move(names));
}

bool ZipReader::has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

base::Result<std::string> ZipReader::read(const std::string& name, std::uint64_t maxBytes) const {
    const auto at = std::find(names_.begin(), names_.end(), name);
    if (at == names_.end())
        return base::unexpected(ErrorCode::NotFound, "there is no \"" + name + "\" in it",
                                "the file is not what it seems, or cut off; save it anew", {state_->file});
    const auto index = static_cast<zip_uint64_t>(at - names_.begin());
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(state_->archive, index, 0, &stat) != 0)
        return damaged("\"" + name + "\"", zip_strerror(state_->archive), state_->file);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return base::unexpected(ErrorCode::Unsupported, "\"" + name + "\" in it is encrypted",
                                "unpack it with its password first", {state_->file});
    const std::unique_ptr<zip_file_t, CloseFile> opened(zip_fopen_index(state_->archive, index, 0));
    if (!opened) return damaged("\"" + name + "\"", zip_strerror(state_->archive), state_->file);
    // The sizes in the container may lie: what counts is what comes out, in pieces.
    constexpr std::size_t Piece = std::size_t{1} << 16;
    constexpr std::uint64_t Unsuspicious = std::uint64_t{1} << 20;
    const std::uint64_t packed = std::max<std::uint64_t>(stat.comp_size, 1);
    std::string bytes;
    for (;;) {
        const std::size_t size = bytes.size();
        bytes.resize(size + Piece);
        const zip_int64_t got = zip_fread(opened.get(), bytes.data() + size, Piece);
        if (got < 0) return damaged("\"" + name + "\"", zip_file_strerror(opened.get()), state_->file);
        bytes.resize(size + static_cast<std::size_t>(got));
        if (got == 0) return bytes;
        if (bytes.size() > maxBytes || (bytes.size() > Unsuspicious && bytes.size() / packed > MaxUnpackingRatio))
            return bomb(name, state_->file);
    }
}

bool isSafeName(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find_first_of("\\:") != std::string_view::npos) return false;
    if (std::any_of(name.begin(), name.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }))
        return false;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        if (name.substr(at, end - at) == "..") return false;
        at = end + 1;
    }
    return true;
}

}  // namespace coder::import
