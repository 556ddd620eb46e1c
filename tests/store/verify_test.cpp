// verify() finds what was changed behind the program's back.
#include <SQLiteCpp/SQLiteCpp.h>

#include "study_fixture.h"

using namespace store_tests;

namespace {

struct Planted {
    const char* sql;
    const char* told;  ///< A part of a message.
};

}  // namespace

TEST_CASE("planted damage is found, and told with a remedy") {
    const Folder folder;
    const std::string sound = folder.file("sound.coder");
    {
        Store study = makeStudy(sound);
        Ground ground;
        auto step = begin(study);
        ground.put(step);
        need(step.put(ground.coding()));
        need(step.put(project::Setting{"tables", "- themes"}));
        commit(step);
        requireSound(study);
    }
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
        std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
        SQLite::Database(path, SQLite::OPEN_READWRITE).exec(plant.sql);
        const auto found = need(Store::open(path, Mode::Read)).verify();
        INFO(told(found));
        CHECK(base::hasErrors(found));
        CHECK(told(found).find(plant.told) != std::string::npos);
        for (const auto& diagnostic : found) CHECK(diagnostic.place.file == path);
    }
}
