// The file: making, opening, refusing, permissions, copies, and several programs at once.
#include <sys/stat.h>
#include <sys/wait.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <random>

#include "study_fixture.h"

using namespace store_tests;
namespace fs = std::filesystem;

namespace {

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

mode_t modeOf(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

base::Error refused(const std::string& path, Mode mode = Mode::Read) {
    const auto opened = Store::open(path, mode);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().place.file == path);
    CHECK_FALSE(opened.error().remedy.empty());
    return opened.error();
}

/// Runs `work` in a process of its own, where it returns what the process ends with.
template <class Work>
int inChild(Work work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(work());
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("a new study is its owner's alone, and nothing lies beside it when it is closed") {
    const Folder folder;
    const std::string path = folder.file("interviews & more?.coder");
    {
        Store study = makeStudy(path);
        CHECK(modeOf(path) == 0600);
        auto step = begin(study);
        addSource(step, sourceNamed("P01"), "x");
        commit(step);
        CHECK(modeOf(path + "-wal") == 0600);
        CHECK(modeOf(path + "-shm") == 0600);
        const auto info = need(study.study());
        CHECK(info.title == "Invented study");
        CHECK(info.language == "en");
        CHECK(base::isUtcTime(info.created));
        CHECK_FALSE(info.guid.isNull());
    }
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
    { need(need(Store::open(path, Mode::Read)).sources()); }
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a study is not made over a file, nor where there is no folder") {
    const Folder folder;
    write(folder.file("a.coder"), "mine");
    const auto made = Store::create(folder.file("a.coder"), {"x", "", "Ada"});
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().code == base::ErrorCode::Exists);
    CHECK(read(folder.file("a.coder")) == "mine");
    CHECK(Store::create(folder.file("none/a.coder"), {"x", "", "Ada"}).error().code == base::ErrorCode::NotFound);
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("what is no study is refused with the reason and a remedy") {
    const Folder folder;
    CHECK(refused(folder.file("none.coder")).code == base::ErrorCode::NotFound);
    fs::create_directory(folder.file("folder.coder"));
    CHECK(refused(folder.file("folder.coder")).code == base::ErrorCode::Unreadable);
    write(folder.file("empty.coder"), "");
    CHECK(refused(folder.file("empty.coder")).message.find("empty") != std::string::npos);
    write(folder.file("text.coder"), "Interviewer: Hello, and more words than a header has.\n" + std::string(900, 'x'));
    CHECK(refused(folder.file("text.coder")).message.find("no study") != std::string::npos);
    SQLite::Database(folder.file("other.coder"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE t(x)");
    CHECK(refused(folder.file("other.coder"), Mode::Write).message.find("no study") != std::string::npos);
    CHECK(read(folder.file("empty.coder")).empty());
    { makeStudy(folder.file("whole.coder")); }
    const std::string whole = read(folder.file("whole.coder"));
    write(folder.file("half.coder"), whole.substr(0, whole.size() / 2));
    const auto half = Store::open(folder.file("half.coder"), Mode::Read);
    if (half) CHECK_FALSE(half->verify().empty());
    SQLite::Database(folder.file("whole.coder"), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 7");
    const auto newer = refused(folder.file("whole.coder"));
    CHECK(newer.code == base::ErrorCode::Newer);
    CHECK(newer.message.find("version 7") != std::string::npos);
    CHECK(newer.remedy.find("update Coder") != std::string::npos);
}

TEST_CASE("readers go on while a step is open; a second writer is told who writes") {
    const Folder folder;
    const std::string path = folder.file("a.coder");
    Store writer = makeStudy(path);
    const Store reader = need(Store::open(path, Mode::Read));
    Store other = need(Store::open(path, Mode::Write));
    auto step = begin(writer);
    addSource(step, sourceNamed("P01"), "x");
    CHECK(need(reader.sources()).empty());
    const auto begun = other.begin({"Ben", "x", "", ""});
    REQUIRE_FALSE(begun.has_value());
    CHECK(begun.error().code == base::ErrorCode::Busy);
    CHECK(begun.error().message.find("process " + std::to_string(::getpid())) != std::string::npos);
    {
        const auto snapshot = need(reader.snapshot());
        commit(step);
        CHECK(need(reader.sources()).empty());
    }
    CHECK(need(reader.sources()).size() == 1);
    auto next = begin(other);
    addSource(next, sourceNamed("P02"), "y");
    commit(next);
    CHECK(need(writer.sources()).size() == 2);
}

TEST_CASE("a study in a read-only folder can be read") {
    if (::geteuid() != 0) return;  // Only the superuser can become another user; for others see below.
    const Folder folder;
    fs::create_directory(folder.path() / "locked");
    const std::string path = folder.file("locked/a #1?.coder");
    {
        Store study = makeStudy(path);
        auto step = begin(study);
        addSource(step, sourceNamed("P01"), "x");
        commit(step);
    }
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(folder.path() / "locked", fs::perms(0555));
    REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
    const auto asNobody = [&](auto work) {
        return inChild([&] { return ::setgid(65534) == 0 && ::setuid(65534) == 0 ? work() : 99; });
    };
    CHECK(asNobody([&] {
              const auto study = Store::open(path, Mode::Read);
              return study && study->sources() && study->sources()->size() == 1 && study->verify().empty() ? 0 : 1;
          }) == 0);
    CHECK(asNobody([&] {
              const auto study = Store::open(path, Mode::Write);
              return !study && study.error().code == base::ErrorCode::Unwritable ? 0 : 1;
          }) == 0);
    CHECK(asNobody([&] {
              const auto made = Store::create(folder.file("locked/b.coder"), {"x", "", "Ada"});
              return !made && made.error().code == base::ErrorCode::Unwritable ? 0 : 1;
          }) == 0);
    write(path + "-wal", "changes that were never brought in");
    CHECK(asNobody([&] {
              const auto study = Store::open(path, Mode::Read);
              return !study && study.error().message.find("-wal") != std::string::npos ? 0 : 1;
          }) == 0);
    REQUIRE(::chown(path.c_str(), 0, 0) == 0);
    fs::remove(path + "-wal");
    CHECK(asNobody([&] {
              const auto study = Store::open(path, Mode::Read);
              return !study && study.error().code == base::ErrorCode::Unreadable ? 0 : 1;
          }) == 0);
    fs::permissions(folder.path() / "locked", fs::perms(0755));
}

TEST_CASE("a backup is whole while another writes, and replaces what was there") {
    const Folder folder;
    const std::string path = folder.file("a.coder");
    const std::string copy = folder.file("copy.coder");
    Store study = makeStudy(path);
    Store other = need(Store::open(path, Mode::Write));
    {
        auto step = begin(study);
        addSource(step, sourceNamed("P01"), "x");
        commit(step);
    }
    auto open = begin(other);
    addSource(open, sourceNamed("P02"), "y");
    write(copy, "an older file");
    need(study.backup(copy));
    commit(open);
    CHECK(modeOf(copy) == 0600);
    Store copied = need(Store::open(copy, Mode::Write));
    CHECK(need(copied.sources()).size() == 1);
    CHECK(need(copied.study()).guid == need(study.study()).guid);
    requireSound(copied);
    CHECK(study.backup(path).error().code == base::ErrorCode::Invalid);
    CHECK(study.backup(folder.path().string()).error().code == base::ErrorCode::Unwritable);
    CHECK(study.backup(folder.file("none/copy.coder")).error().code == base::ErrorCode::NotFound);
    CHECK(need(study.sources()).size() == 2);
}

TEST_CASE("changed bytes anywhere give a message or are harmless, never a crash") {
    const Folder folder;
    const std::string path = folder.file("a.coder");
    {
        Store study = makeStudy(path);
        Ground ground;
        auto step = begin(study);
        ground.put(step);
        for (int i = 0; i < 30; ++i) need(step.put(ground.coding()));
        commit(step);
        need(study.undo({"Ada", "undo", "", ""}));
        need(study.redo({"Ada", "redo", "", ""}));
    }
    const std::string sound = read(path);
    const auto codings = codingsOf(need(Store::open(path, Mode::Read)));
    std::mt19937_64 random(2013);
    int found = 0;
    for (int round = 0; round < 150; ++round) {
        std::string bytes = sound;
        // Half of them near the beginning of a page, where SQLite keeps what it relies on.
        for (std::uint64_t i = 0; i <= random() % 8; ++i) {
            std::uint64_t at = random() % bytes.size();
            if (random() % 2 == 0) at = at / 4096 * 4096 + random() % 64;
            bytes[at % bytes.size()] = static_cast<char>(random());
        }
        const std::string damaged = folder.file("damaged.coder");
        write(damaged, bytes);
        auto study = Store::open(damaged, Mode::Write);
        if (!study) {
            ++found;
            continue;
        }
        // Where nothing is found, nothing is other than it was.
        if (study->verify().empty())
            CHECK(codingsOf(*study) == codings);
        else
            ++found;
        for (const auto& revision : study->revisions() ? *study->revisions() : std::vector<project::Revision>())
            static_cast<void>(study->source(revision.guid));
        static_cast<void>(study->caseTable());
        static_cast<void>(study->eachCoding({}, [](const project::StoredCoding&) { return true; }));
        static_cast<void>(study->at(2));
        static_cast<void>(study->undo({"Ada", "undo", "", ""}));
        static_cast<void>(study->redo({"Ada", "redo", "", ""}));
    }
    CHECK(found > 50);  // The others hit bytes that are not used.
}
