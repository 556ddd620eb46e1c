// verify() finds what was changed behind the program's back.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "coder/base/file.h"

#include "study_fixture.h"

using namespace store_tests;

namespace {

struct Planted {
    const char* sql;
    const char* told;  ///< A part of a message.
};

/// A study with all kinds of things, one coding and a setting.
Store makeSound(const std::string& path) {
    Store study = makeStudy(path);
    Ground ground;
    auto step = begin(study);
    ground.put(step);
    need(step.put(ground.coding()));
    need(step.put(project::Setting{"tables", "- themes"}));
    commit(step);
    return study;
}

void damage(const std::string& sound, const std::string& path, const char* sql) {
    std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
    SQLite::Database(path, SQLite::OPEN_READWRITE).exec(sql);
}

}  // namespace

TEST_CASE("planted damage is found, and told with a remedy") {
    const Folder folder;
    const std::string sound = folder.file("sound.coder");
    requireSound(makeSound(sound));
    const Planted planted[] = {
        {"UPDATE codings SET quote = 'raed'", "which is not what stands at its place"},
        {"UPDATE codings SET end = 9999", "outside of its source's text"},
        {"UPDATE codings SET status = 'accepted'", "is not as the history says"},
        {"DELETE FROM codings", "is missing"},
        {"INSERT INTO settings VALUES('figures', 'x')", "no step of the history added it"},
        {"UPDATE settings SET value = value || ' '", "is not as the history says"},
        {"UPDATE texts SET text = replace(text, 'draft', 'daft')", "is damaged"},
        {"UPDATE texts SET structure = replace(structure, '\"turns\"', '\"turms\"')", "is damaged"},
        {"UPDATE files SET packed = x'00'", "original bytes"},
        {"UPDATE files SET bytes = bytes + 1", "original bytes"},
        {"UPDATE files SET bytes = 1 << 60", "original bytes"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM codes", "refers to a code that is not there"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM files", "refers to a file that is not there"},
        {"DELETE FROM history WHERE number = 2", "no step of the history added it"},
        {"DELETE FROM history WHERE number = 1", "the history has no step 1"},
        {"UPDATE history SET changes = x'0011' WHERE number = 2", "unpacked"},
        {"UPDATE history SET changes = (SELECT changes FROM history WHERE number = 2) WHERE number = 1",
         "does not fit the steps before it"},
    };
    for (const Planted& plant : planted) {
        INFO(plant.sql);
        const std::string path = folder.file("damaged.coder");
        damage(sound, path, plant.sql);
        const auto found = need(Store::open(path, Mode::Read)).verify();
        INFO(told(found));
        CHECK(base::hasErrors(found));
        CHECK(told(found).find(plant.told) != std::string::npos);
        for (const auto& diagnostic : found) CHECK(diagnostic.place.file == path);
    }
}

namespace {

/// All rows of all content tables as SQL has them, sorted.
std::vector<std::string> rowsOf(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    std::vector<std::string> rows;
    for (const std::string table : {"study", "coders", "sources", "revisions", "attributes", "cases", "case_values",
                                    "voices", "codebooks", "codes", "codings", "memos", "estimates", "settings"}) {
        SQLite::Statement query(database, "SELECT * FROM " + table);
        while (query.executeStep()) {
            std::string row = table;
            for (int i = 0; i < query.getColumnCount(); ++i) row += "|" + query.getColumn(i).getString();
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

}  // namespace

TEST_CASE("a damaged study is mended, and the damaged file kept") {
    const Folder folder;
    const std::string sound = folder.file("sound.coder");
    {
        Store study = makeSound(sound);
        auto later = begin(study);
        need(later.put(project::Setting{"figures", "- bars"}));
        commit(later);
    }
    const auto before = rowsOf(sound);
    const Planted planted[] = {
        {"UPDATE codings SET quote = 'raed'", "the whole history could be read"},
        {"UPDATE codings SET end = 9999", "the whole history could be read"},
        {"UPDATE codings SET status = 'accepted'", "the whole history could be read"},
        {"DELETE FROM codings", "the whole history could be read"},
        {"UPDATE settings SET value = value || ' '", "the whole history could be read"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM codes", "the whole history could be read"},
        {"UPDATE history SET changes = x'0011' WHERE number = 2", "step 2 of the history could not be read"},
        {"DELETE FROM history WHERE number = 2", "step 2 of the history could not be read"},
        {"DELETE FROM history WHERE number = 3", "1 row that no step had added"},
        {"DELETE FROM history WHERE number = 1", "step 1 of the history could not be read"},
        {"UPDATE history SET changes = (SELECT changes FROM history WHERE number = 2) WHERE number = 1",
         "step 2 of the history could not be read"},
        {"DELETE FROM history", "step 1 of the history could not be read"},
        {"UPDATE history SET changes = x'00' WHERE number > 0; UPDATE codings SET begin = begin + 1, end = end + 1",
         "1 codings were put where their quotes stand"},
    };
    for (const Planted& plant : planted) {
        INFO(plant.sql);
        const std::string path = folder.file("broken.coder");
        damage(sound, path, plant.sql);
        const auto repair = need(Store::repair(path, {"Ada", "", "", ""}));
        INFO(told(repair.diagnostics));
        CHECK(told(repair.diagnostics).find(plant.told) != std::string::npos);
        CHECK(base::hasErrors(need(Store::open(repair.kept, Mode::Read)).verify()));
        requireSound(need(Store::open(path, Mode::Write)));
        CHECK(rowsOf(path) == before);
        std::filesystem::remove(repair.kept);
    }
}

TEST_CASE("bytes flipped anywhere but in the beginning are mended, or told") {
    const Folder folder;
    const std::string sound = folder.file("sound.coder");
    {
        Store study = makeStudy(sound);
        Ground ground;
        auto step = begin(study);
        ground.put(step);
        commit(step);
        for (int i = 0; i < 40; ++i) {
            auto more = begin(study);
            for (int j = 0; j < 10; ++j) {
                auto coding = ground.coding();
                coding.guid = base::Guid::random();
                need(more.put(coding));
            }
            commit(more);
        }
    }
    const std::string bytes = need(base::readFile(sound));
    constexpr std::size_t Page = 4096;
    REQUIRE(bytes.size() > 40 * Page);
    std::mt19937_64 random(54);
    int mended = 0;
    for (int round = 0; round < 80; ++round) {
        std::string broken = bytes;
        for (int flips = 0; flips < 1 + round % 5; ++flips)
            broken[Page + random() % (broken.size() - Page)] ^= static_cast<char>(1U << random() % 8);
        const std::string path = folder.file("flipped.coder");
        std::ofstream(path, std::ios::binary) << broken;
        const auto repair = Store::repair(path, {"Ada", "", "", ""});
        if (!repair) {
            CHECK(need(base::readFile(path)) == broken);  // As it was.
            continue;
        }
        INFO(told(repair->diagnostics));
        std::filesystem::remove(repair->kept);
        const Store study = need(Store::open(path, Mode::Read));
        const auto left = study.verify();
        INFO(told(left));
        for (const auto& each : left) {
            const bool ofFiles = each.message.find("original bytes") != std::string::npos ||
                                 each.message.find("the text with SHA-256") != std::string::npos ||
                                 each.message.find("refers to a file") != std::string::npos ||
                                 each.message.find("refers to a text") != std::string::npos ||
                                 each.message.find("its source's text") != std::string::npos ||
                                 each.message.find("what stands at its place") != std::string::npos ||
                                 each.message.find("more findings of this kind") != std::string::npos;
            CHECK(ofFiles);
        }
        const bool isTold = told(repair->diagnostics).find("the table codings could not be read") != std::string::npos;
        CHECK((isTold || need(study.countCodings({})) >= 400 - 5));  // At most the flips, each named.
        mended += left.empty() ? 1 : 0;
    }
    CHECK(mended > 60);
}
