#include "coder/study/files.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

#include "coder/base/sha256.h"

namespace coder::study {

namespace {

constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto OwnerOnlyFolder = OwnerOnly | QFileDevice::ExeOwner;

QString toQt(const std::string& path) { return QFile::decodeName(QByteArray::fromStdString(path)); }
std::string fromQt(const QString& path) { return QFile::encodeName(path).toStdString(); }

bool isPattern(const QString& part) {
    return part.contains(QLatin1Char('*')) || part.contains(QLatin1Char('?')) || part.contains(QLatin1Char('['));
}

base::Unexpected unwritable(const std::string& path, const QString& why) {
    return base::unexpected(base::ErrorCode::Unwritable, "can't write the file: " + why.toStdString(),
                            "check the folder's permissions and the space on the disk", {path});
}

/// Adds to `found` what the parts of a pattern from `part` on name below `folder`.
void expand(const QString& folder, const QStringList& parts, qsizetype part, QStringList& found) {
    if (part == parts.size()) return;
    const bool last = part + 1 == parts.size();
    const QString& name = parts[part];
    if (!isPattern(name)) {
        const QString path = QDir(folder).filePath(name);
        if (last && QFileInfo(path).isFile()) found << path;
        if (!last) expand(path, parts, part + 1, found);
        return;
    }
    if (name == QLatin1String("**")) {
        expand(folder, parts, part + 1, found);
        for (const QString& below : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks))
            expand(QDir(folder).filePath(below), parts, part, found);
        return;
    }
    const QDir::Filters filters = (last ? QDir::Files : QDir::Dirs) | QDir::NoDotAndDotDot;
    const QRegularExpression wildcard(QRegularExpression::wildcardToRegularExpression(name));
    for (const QString& entry : QDir(folder).entryList(filters)) {
        if (!wildcard.match(entry).hasMatch()) continue;
        if (last)
            found << QDir(folder).filePath(entry);
        else
            expand(QDir(folder).filePath(entry), parts, part + 1, found);
    }
}

}  // namespace

std::string besideFile(const std::string& file, const std::string& name) {
    const QString path = toQt(name);
    if (QDir::isAbsolutePath(path)) return name;
    return fromQt(QDir::cleanPath(QFileInfo(toQt(file)).dir().filePath(path)));
}

std::vector<std::string> filesMatching(const std::string& file, const std::string& pattern) {
    const QString path = QDir::cleanPath(toQt(pattern));
    const std::string itself = besideFile(file, pattern);
    if (!isPattern(path) || QFileInfo(toQt(itself)).isFile()) return {itself};
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.last() == QLatin1String("**")) parts << QStringLiteral("*");
    QStringList found;
    expand(QDir::isAbsolutePath(path) ? QStringLiteral("/") : QFileInfo(toQt(file)).dir().path(), parts, 0, found);
    std::vector<std::string> files;
    for (const QString& name : found) files.push_back(fromQt(QDir::cleanPath(name)));
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

base::Status makeFolder(const std::string& path) {
    const QFileInfo info(toQt(path));
    if (info.isDir()) return base::Done{};
    if (info.exists())
        return base::unexpected(base::ErrorCode::Unwritable, "a file stands where a folder is wanted",
                                "name another folder", {path});
    const std::string parent = fromQt(info.dir().path());
    if (auto made = makeFolder(parent); !made) return made;
    if (!QDir().mkdir(info.filePath(), OwnerOnlyFolder) && !QFileInfo(info.filePath()).isDir())
        return base::unexpected(base::ErrorCode::Unwritable, "can't make the folder",
                                "check the permissions of the folder it is to stand in", {path});
    return base::Done{};
}

struct OutputFile::State {
    explicit State(const std::string& target) : path(target), file(toQt(target)) {}
    std::string path;
    QSaveFile file;
    base::Sha256 hash;
};

OutputFile::OutputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() = default;

base::Result<OutputFile> OutputFile::create(const std::string& path) {
    auto state = std::make_unique<State>(path);
    std::error_code error;
    const auto there = std::filesystem::status(path, error);
    if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
        return unwritable(path, QStringLiteral("it is no file"));
    if (!state->file.open(QIODevice::WriteOnly)) return unwritable(path, state->file.errorString());
    state->file.setPermissions(OwnerOnly);
    return OutputFile(std::move(state));
}

base::Status OutputFile::write(std::string_view bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    if (state_->file.write(bytes.data(), size) != size) return unwritable(state_->path, state_->file.errorString());
    state_->hash.add(bytes);
    return base::Done{};
}

base::Result<std::string> OutputFile::commit() {
    if (!state_->file.commit()) return unwritable(state_->path, state_->file.errorString());
    return state_->hash.finish();
}

base::Result<std::string> writeFile(const std::string& path, std::string_view bytes) {
    auto file = OutputFile::create(path);
    if (!file) return base::unexpected(file.error());
    if (auto written = file->write(bytes); !written) return base::unexpected(written.error());
    return file->commit();
}

}  // namespace coder::study
