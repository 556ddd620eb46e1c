// Undo and redo.
#include "study_fixture.h"

using namespace store_tests;

namespace {

const store::StepInfo Info{"Ada", "undo", "", ""};

project::Coder addCoder(Store& study, const std::string& name) {
    auto step = begin(study, "add " + name);
    const project::Coder coder{Guid::random(), name, project::CoderKind::Person};
    need(step.put(coder));
    commit(step);
    return coder;
}

std::string names(const Store& study) {
    std::string names;
    for (const auto& coder : need(study.coders())) names += coder.name;
    return names;
}

project::UndoAnswer done(base::Result<project::UndoAnswer> result) {
    auto answer = need(std::move(result));
    REQUIRE(answer.obstacles.empty());
    REQUIRE(answer.entry.has_value());
    return answer;
}

}  // namespace

TEST_CASE("undo and redo without limit, across program starts") {
    const Folder folder;
    const std::string path = folder.file("a.coder");
    {
        Store study = makeStudy(path);
        for (const char* name : {"A", "B", "C"}) addCoder(study, name);
    }
    const auto reopened = [&] { return need(Store::open(path, Mode::Write)); };
    CHECK(done(reopened().undo(Info)).target.command == "add C");
    CHECK(done(reopened().undo(Info)).target.command == "add B");
    CHECK(names(reopened()) == "A");
    CHECK(done(reopened().undo(Info)).target.command == "add A");
    CHECK(reopened().undo(Info).error().code == base::ErrorCode::NotFound);
    CHECK(need(reopened().study()).title == "Invented study");
    for (const char* expected : {"A", "AB", "ABC"}) {
        done(reopened().redo(Info));
        CHECK(names(reopened()) == expected);
    }
    CHECK(reopened().redo(Info).error().code == base::ErrorCode::NotFound);
    done(reopened().undo(Info));
    {
        Store study = reopened();
        addCoder(study, "D");
        CHECK(study.redo(Info).error().code == base::ErrorCode::NotFound);  // Another change was made.
        CHECK(names(study) == "ABD");
        CHECK(done(study.redo(4, Info)).target.command == "add C");  // But by its number it can be.
        CHECK(names(study) == "ABCD");
        requireSound(study);
    }
    const auto history = need(reopened().history());
    CHECK(history[4].kind == project::StepKind::Undo);
    CHECK(history[4].target == history[3].guid);
    CHECK(history[4].summary == "4: add C");
    CHECK_FALSE(history[3].undone);
}

TEST_CASE("an import is undone whole; nothing of its files is lost") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    auto step = begin(study, "import");
    const auto one = addSource(step, sourceNamed("P01"), "one");
    const auto two = addSource(step, sourceNamed("P02"), "two");
    commit(step);
    done(study.undo(Info));
    CHECK(need(study.sources()).empty());
    CHECK(need(study.revisions()).empty());
    CHECK(need(study.originalBytes(one.file)) == "one");
    done(study.redo(Info));
    CHECK(need(study.sources()).size() == 2);
    CHECK(need(study.source(two.guid)).name == "P02");
    requireSound(study);
}

TEST_CASE("one step out of order, when nothing was built on it") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    for (const char* name : {"A", "B", "C"}) addCoder(study, name);
    done(study.undo(2, Info));
    CHECK(names(study) == "BC");
    CHECK(study.undo(2, Info).error().code == base::ErrorCode::Invalid);
    CHECK(study.undo(5, Info).error().code == base::ErrorCode::Invalid);  // The undo itself.
    CHECK(study.undo(1, Info).error().code == base::ErrorCode::Invalid);
    CHECK(study.undo(99, Info).error().code == base::ErrorCode::NotFound);
    CHECK(study.redo(3, Info).error().code == base::ErrorCode::Invalid);
    done(study.undo(Info));
    CHECK(names(study) == "B");
    done(study.redo(Info));
    done(study.redo(Info));
    CHECK(names(study) == "ABC");
    requireSound(study);
}

TEST_CASE("what stands in the way of an undo is told, and nothing is changed") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    Ground ground;
    {
        auto step = begin(study, "import");
        ground.put(step);
        commit(step);  // 2
    }
    auto coding = ground.coding();
    {
        auto step = begin(study, "code");
        need(step.put(coding));
        commit(step);  // 3
    }
    {
        auto step = need(study.begin({"Ben", "review", "", ""}));
        coding.status = project::ReviewStatus::Accepted;
        need(step.put(coding));
        commit(step);  // 4
    }
    SECTION("the object itself was changed") {
        const auto answer = need(study.undo(3, Info));
        CHECK_FALSE(answer.entry.has_value());
        CHECK(answer.target.number == 3);
        REQUIRE(answer.obstacles.size() == 1);
        CHECK(answer.obstacleCount == 1);
        const auto& obstacle = answer.obstacles[0];
        CHECK(obstacle.kind == "coding");
        CHECK(obstacle.guid == coding.guid);
        CHECK(obstacle.name == "read");
        CHECK(obstacle.why == "was changed");
        REQUIRE(obstacle.by.has_value());
        CHECK(obstacle.by->number == 4);
        CHECK(obstacle.by->who == "Ben");
        CHECK(obstacle.by->command == "review");
    }
    SECTION("something refers to it") {
        const auto answer = need(study.undo(2, Info));
        CHECK_FALSE(answer.entry.has_value());
        REQUIRE(answer.obstacles.size() == 1);
        CHECK(answer.obstacles[0].kind == "coding");
        CHECK(answer.obstacles[0].why == "refers to it");
        CHECK(answer.obstacles[0].by->number == 4);
    }
    SECTION("it was removed since") {
        {
            auto step = begin(study, "remove");
            need(step.removeCoding(coding.guid));
            commit(step);  // 5
        }
        const auto answer = need(study.undo(3, Info));
        REQUIRE(answer.obstacles.size() == 1);
        CHECK(answer.obstacles[0].why == "was removed");
        CHECK(answer.obstacles[0].by->number == 5);
        CHECK(answer.obstacles[0].guid == coding.guid);
    }
    SECTION("what it refers to was removed since") {
        {
            auto step = begin(study, "remove");
            need(step.removeCoding(coding.guid));
            commit(step);  // 5
        }
        {
            auto step = begin(study, "remove code");
            need(step.removeCode(ground.code.guid));
            commit(step);  // 6
        }
        const auto answer = need(study.undo(5, Info));
        CHECK_FALSE(answer.entry.has_value());
        REQUIRE(answer.obstacles.size() == 1);
        CHECK(answer.obstacles[0].kind == "code");
        CHECK(answer.obstacles[0].guid == ground.code.guid);
        CHECK(answer.obstacles[0].name == "mentor/reads");
        CHECK(answer.obstacles[0].why == "was removed");
        CHECK(answer.obstacles[0].by->number == 6);
    }
    SECTION("its name is taken") {
        {
            auto step = begin(study, "rename");
            auto code = ground.code;
            code.path = "mentor/moved";
            need(step.put(code));
            commit(step);  // 5
        }
        const project::StoredCode other{Guid::random(), ground.code.path, "Other", ground.codebook.guid};
        {
            auto step = begin(study, "add");
            need(step.put(other));
            commit(step);  // 6
        }
        const auto answer = need(study.undo(5, Info));
        REQUIRE(answer.obstacles.size() == 1);
        CHECK(answer.obstacles[0].why == "takes its name");
        CHECK(answer.obstacles[0].guid == other.guid);
        CHECK(answer.obstacles[0].by->number == 6);
    }
    CHECK(codingsOf(study).size() <= 1);
    requireSound(study);
}

TEST_CASE("steps that changed different fields of one object do not stand in each other's way") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    Ground ground;
    auto coding = ground.coding();
    {
        auto step = begin(study);
        ground.put(step);
        coding = ground.coding();
        need(step.put(coding));
        commit(step);
    }
    {
        auto step = begin(study);
        coding.found = false;
        need(step.put(coding));
        commit(step);  // 3
    }
    {
        auto step = begin(study);
        coding.status = project::ReviewStatus::Accepted;
        need(step.put(coding));
        commit(step);
    }
    done(study.undo(3, Info));
    const auto now = need(study.coding(coding.guid));
    CHECK(now->found);
    CHECK(now->status == project::ReviewStatus::Accepted);
    requireSound(study);
}

TEST_CASE("the study as it was") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    for (const char* name : {"A", "B", "C"}) addCoder(study, name);
    done(study.undo(Info));
    const char* expected[] = {"", "A", "AB", "ABC", "AB"};
    for (std::int64_t step = 1; step <= 5; ++step) {
        Store then = need(study.at(step));
        CHECK(names(then) == expected[step - 1]);
        CHECK(need(then.history()).size() == static_cast<std::size_t>(step));
        CHECK(then.begin(Info).error().code == base::ErrorCode::Unwritable);
        requireSound(then);
    }
    CHECK(study.at(0).error().code == base::ErrorCode::NotFound);
    CHECK(study.at(6).error().code == base::ErrorCode::NotFound);
    need(study.saveAt(2, folder.file("then.coder")));
    const Store saved = need(Store::open(folder.file("then.coder"), Mode::Write));
    CHECK(names(saved) == "A");
    CHECK(names(study) == "AB");
    const auto history = need(study.history());
    CHECK(need(study.stepAt(history[2].at)) >= 3);
    CHECK(need(study.stepAt("9999-01-01T00:00:00.000Z")) == 5);
    CHECK(study.stepAt("1999-01-01T00:00:00.000Z").error().code == base::ErrorCode::NotFound);
}
