// Steps: kept whole or not at all.
#include "study_fixture.h"

using namespace store_tests;

TEST_CASE("a step without commit leaves nothing") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    {
        auto step = begin(study);
        addSource(step, sourceNamed("P01"), "bytes");
        CHECK(need(study.sources()).size() == 1);  // It sees what it has done.
    }
    CHECK(need(study.sources()).empty());
    CHECK(need(study.history()).size() == 1);
    auto step = begin(study);  // And another can begin.
    addSource(step, sourceNamed("P02"), "bytes");
    commit(step);
    CHECK(need(study.sources()).size() == 1);
    requireSound(study);
}

TEST_CASE("a step that changes nothing is no entry") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    auto info = need(study.study());
    {
        auto step = begin(study);
        need(step.put(info));
        CHECK_FALSE(need(step.commit()).has_value());
    }
    const project::Coder coder{Guid::random(), "Ben", project::CoderKind::Person};
    {
        auto step = begin(study);
        need(step.put(coder));
        need(step.removeCoder(coder.guid));
        CHECK_FALSE(need(step.commit()).has_value());
    }
    CHECK(need(study.history()).size() == 1);
}

TEST_CASE("an entry says who, when, what; and what it changed") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    const project::Coder coder{Guid::random(), "Ben", project::CoderKind::Person};
    auto step = need(study.begin({"Ada \xE2\x9C\x8D", "coder add", "", "2013-02-28T14:05:09.120Z"}));
    need(step.put(coder));
    step.setSummary("1 coder");
    const auto entry = commit(step);
    CHECK(entry.number == 2);
    CHECK(entry.at == "2013-02-28T14:05:09.120Z");
    const auto history = need(study.history());
    REQUIRE(history.size() == 2);
    CHECK(history[1] == entry);
    CHECK(history[1].who == "Ada \xE2\x9C\x8D");
    CHECK(history[1].summary == "1 coder");
    CHECK(history[0].command == "new");
    CHECK(history[0].kind == project::StepKind::Do);
    {
        auto other = begin(study);
        auto renamed = coder;
        renamed.name = "Benjamin";
        need(other.put(renamed));
        commit(other);
    }
    std::vector<project::RowChange> changes;
    need(study.changesOf(3, [&](const project::RowChange& change) {
        changes.push_back(change);
        return true;
    }));
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].table == "coders");
    CHECK(changes[0].kind == project::ChangeKind::Changed);
    CHECK(changes[0].key == std::vector{coder.guid.toString()});
    CHECK(changes[0].fields == std::vector<project::FieldChange>{{"name", "Ben", "Benjamin"}});
    CHECK(study.changesOf(9, [](const project::RowChange&) { return true; }).error().code == base::ErrorCode::NotFound);
}

TEST_CASE("what refers to nothing is refused, at once or in the end, and nothing stays") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    Ground ground;
    {
        auto step = begin(study);
        ground.put(step);
        auto coding = ground.coding();
        coding.code = Guid::random();
        CHECK(step.put(coding).error().code == base::ErrorCode::Invalid);
        coding = ground.coding();
        coding.revision = Guid::random();
        CHECK_FALSE(step.put(coding).has_value());
        need(step.put(ground.coding()));
        CHECK_FALSE(step.removeCode(ground.code.guid).has_value());  // A coding has it.
        commit(step);
    }
    CHECK(codingsOf(study).size() == 1);
    {
        auto step = begin(study);
        need(step.put(project::StoredSource{Guid::random(), "P09", Guid::random()}));
        const auto done = step.commit();
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().code == base::ErrorCode::Invalid);
        CHECK(done.error().message.find("P09") != std::string::npos);
    }
    CHECK(need(study.sources()).size() == 1);
    requireSound(study);
}

TEST_CASE("names are unique where they must be") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    auto step = begin(study);
    need(step.put(project::StoredCase{Guid::random(), "P01", 0}));
    const auto second = step.put(project::StoredCase{Guid::random(), "P01", 1});
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().code == base::ErrorCode::Exists);
    commit(step);
    CHECK(need(study.cases()).size() == 1);
}

TEST_CASE("a study opened for reading takes no step") {
    const Folder folder;
    { makeStudy(folder.file("a.coder")); }
    Store study = need(Store::open(folder.file("a.coder"), Mode::Read));
    CHECK(study.begin({"Ada", "x", "", ""}).error().code == base::ErrorCode::Unwritable);
    CHECK(study.undo({"Ada", "undo", "", ""}).error().code == base::ErrorCode::Unwritable);
}
