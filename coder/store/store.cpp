#include "coder/store/store.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "coder/base/clock.h"
#include "coder/store/connection.h"
#include "coder/store/errors.h"
#include "coder/store/new_file.h"
#include "coder/store/step_state.h"

namespace coder::store {

namespace {

/// The first step: it can't be undone, and all copies of a study have it.
void describeStudy(const std::string& file, const NewStudy& study) {
    Store store = [&] {
        auto opened = Store::open(file, Mode::Write);
        if (!opened) throw Failure(opened.error());
        return std::move(*opened);
    }();
    auto step = store.begin({study.who, "new", study.title, {}});
    if (!step) throw Failure(step.error());
    const project::StudyInfo info{base::Guid::random(), study.title, study.language, step->at()};
    if (auto put = step->put(info); !put) throw Failure(put.error());
    if (auto done = step->commit(); !done) throw Failure(done.error());
}

bool isThere(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

const std::string& Store::path() const { return connection_->path; }

base::Result<Store> Store::create(const std::string& path, const NewStudy& study) {
    return guarded(path, [&]() -> base::Result<Store> {
        if (isThere(path))
            return base::unexpected(base::ErrorCode::Exists, "there is such a file already",
                                    "choose another name, or move the file away", {path});
        NewFile file(path);
        makeEmpty(file.temporary()).reset();
        describeStudy(file.temporary(), study);
        file.putInPlace(false);
        return open(path, Mode::Write);
    });
}

base::Result<Store> Store::open(const std::string& path, Mode mode) {
    return guarded(path, [&]() -> base::Result<Store> { return Store(openConnection(path, mode)); });
}

base::Result<Store> Store::openCopy(const std::string& path) {
    return guarded(path, [&]() -> base::Result<Store> { return Store(openOther(path)); });
}

Snapshot::Snapshot(Connection& connection) : connection_(&connection) {
    connection.execute("BEGIN");
    try {
        number(*connection.database, "SELECT count(*) FROM study");  // The state is that of the first read.
    } catch (...) {
        sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
}

Snapshot::Snapshot(Snapshot&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Snapshot::~Snapshot() {
    if (connection_ != nullptr) sqlite3_exec(connection_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

base::Result<Snapshot> Store::snapshot() const {
    CODER_CHECK_EQ(connection_->inStep, false);
    return guarded(path(), [&]() -> base::Result<Snapshot> { return Snapshot(*connection_); });
}

}  // namespace coder::store
