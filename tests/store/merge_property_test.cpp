// Random work on several copies of one study, with merges and their undoing in between. What must hold of any of it:
// which copy is merged into which makes no difference, merging again changes nothing, undoing a merge gives what was
// there before, and the file is sound. In the end all copies that are merged with each other are equal.
#include <cstdlib>
#include <set>

#include "merge_fixture.h"

using namespace store_tests;

namespace {

constexpr const char* Speech = "She read every draft, and then she read it again.";

/// One person at one copy.
class Worker {
public:
    Worker(std::string path, std::mt19937_64& random, std::uint64_t& clock)
        : path_(std::move(path)), random_(random), clock_(clock) {}

    const std::string& path() const { return path_; }
    std::string content() const { return tablesOf(path_); }

    void work() {
        Store study = open();
        const std::uint64_t choice = below(10);
        if (choice == 0) {
            static_cast<void>(study.undo(info("undo")));
        } else if (choice == 1) {
            static_cast<void>(study.redo(info("redo")));
        } else if (choice == 2) {
            const auto history = need(study.history());
            static_cast<void>(study.undo(history[below(history.size())].number, info("undo")));
        } else if (choice == 3) {
            const auto history = need(study.history());
            static_cast<void>(study.redo(history[below(history.size())].number, info("redo")));
        } else {
            auto step = need(study.begin(info(below(4) == 0 ? "apply" : "code")));
            for (std::uint64_t i = 0; i <= below(4); ++i) change(study, step);
            static_cast<void>(step.commit());  // Refused where a reference would lead nowhere.
        }
    }

    project::MergeAnswer merge(const std::string& other, project::Prefer prefer = project::Prefer::Rule) {
        Store study = open();
        return need(study.merge(need(Store::openCopy(other)), info("merge"), {prefer, false}));
    }

    void undo() {
        Store study = open();
        REQUIRE(need(study.undo(info("undo"))).entry.has_value());
    }

    Store open() const { return need(Store::open(path_, Mode::Write)); }

private:
    std::uint64_t below(std::uint64_t end) { return random_() % end; }

    /// Clocks of several machines differ.
    store::StepInfo info(const std::string& command) {
        clock_ += 3;
        return {"Ada", command, "", timeAt(clock_ + below(40))};
    }

    template <class Values>
    std::optional<typename Values::value_type> any(const Values& values) {
        if (values.empty()) return std::nullopt;
        return values[below(values.size())];
    }

    std::string name() { return "n" + std::to_string(below(4)); }

    void change(Store& study, store::Step& step) {
        switch (below(11)) {
            case 0:
                return changeCoders(study, step);
            case 1:
                return changeCases(study, step);
            case 2:
                return changeCodes(study, step);
            case 3:
                return changeSources(study, step);
            case 4:
                return changeSettings(step);
            case 5:
            case 6:
                return changeMemos(study, step);
            default:
                return changeCodings(study, step);
        }
    }

    void changeCoders(Store& study, store::Step& step) {
        const std::string called = name();
        const auto coder = any(need(study.coders()));
        if (coder && below(3) == 0)
            static_cast<void>(step.removeCoder(coder->guid));
        else if (coder && below(2) == 0)
            need(step.put(project::Coder{coder->guid, called, coder->kind}));
        else
            need(step.put(project::Coder{need(step.newGuid(store::NamedThing::Person, called)), called,
                                         project::CoderKind::Person}));
    }

    void changeCases(Store& study, store::Step& step) {
        const auto chosen = any(need(study.cases()));
        const auto attribute = any(need(study.attributes()));
        const std::string called = name();
        switch (below(7)) {
            case 0:
                static_cast<void>(
                    step.put(project::StoredCase{need(step.newGuid(store::NamedThing::Case, called)), called, 1}));
                break;
            case 1:
                if (chosen) static_cast<void>(step.put(project::StoredCase{chosen->guid, called, 2}));
                break;
            case 2:
                if (chosen) need(step.removeCase(chosen->guid));
                break;
            case 3:
                static_cast<void>(step.put(project::Attribute{need(step.newGuid(store::NamedThing::Attribute, called)),
                                                              called, project::AttributeType::Text, 1}));
                break;
            case 4:
                if (attribute && below(3) == 0) need(step.removeAttribute(attribute->guid));
                break;
            case 5:
                if (chosen && attribute) need(step.put(project::CaseValue{chosen->guid, attribute->guid, name()}));
                break;
            default:
                if (chosen) need(step.put(project::StoredVoice{chosen->guid, name(), ""}));
        }
    }

    void changeCodes(Store& study, store::Step& step) {
        const auto code = any(need(study.codes()));
        const auto book = any(need(study.codebooks()));
        const std::string called = name();
        const std::uint64_t choice = below(5);
        if (choice == 0 || !book) {
            const std::string sha(64, static_cast<char>('a' + below(3)));
            const Guid guid = Guid::named(Guid(), "book", sha);
            need(step.put(project::StoredCodebook{guid, "Book", "1", sha, "codebook: Book\n", step.at()}));
        } else if (choice <= 2 || !code) {
            static_cast<void>(step.put(
                project::StoredCode{need(step.newGuid(store::NamedThing::Code, called)), called, "Name", book->guid}));
        } else if (choice == 3) {
            static_cast<void>(step.put(project::StoredCode{code->guid, called, name(), book->guid}));
        } else {
            static_cast<void>(step.removeCode(code->guid));
        }
    }

    void changeSources(Store& study, store::Step& step) {
        const auto source = any(need(study.sources()));
        const std::string called = name();
        const auto made = sourceNamed(called, Speech);
        const std::string bytes = made.text + std::to_string(below(3));
        if (!source || below(2) == 0)
            static_cast<void>(step.addSource({made, bytes, "Plain text", "UTF-8"}));
        else if (below(3) != 0)
            static_cast<void>(
                step.addRevision(source->guid, {sourceNamed(source->name, Speech), bytes, "Plain text", "UTF-8"}));
        else if (below(2) == 0)
            static_cast<void>(step.put(project::StoredSource{source->guid, called, source->revision}));
        else
            static_cast<void>(step.removeSource(source->guid));
    }

    void changeSettings(store::Step& step) {
        if (below(3) == 0)
            need(step.removeSetting(name()));
        else
            need(step.put(project::Setting{name(), name()}));
    }

    void changeMemos(Store& study, store::Step& step) {
        const auto memo = any(need(study.memos()));
        const auto coder = any(need(study.coders()));
        const auto coding = any(codingsOf(study));
        const auto code = any(need(study.codes()));
        if (memo && below(4) == 0) return need(step.removeMemo(memo->guid)), void();
        if (memo && below(3) == 0) {
            auto changed = *memo;
            changed.text = name();
            changed.changed = step.at();
            return need(step.put(changed)), void();
        }
        if (!coder || !coding || !code) return;
        const bool onCoding = below(2) == 0;
        need(step.put(project::Memo{Guid::timed(), onCoding ? project::MemoOn::Coding : project::MemoOn::Code,
                                    onCoding ? coding->guid : code->guid, name(), coder->guid, step.at(), step.at()}));
    }

    void changeCodings(Store& study, store::Step& step) {
        const auto source = any(need(study.sources()));
        const auto coder = any(need(study.coders()));
        const auto code = any(need(study.codes()));
        auto coding = any(codingsOf(study));
        if (!source || !coder || !code) return;
        const std::size_t begin = 11 + below(3) * 4;
        const std::size_t end = begin + 1 + below(5);
        const std::string text = need(study.source(source->revision)).text;
        const std::uint64_t choice = coding ? below(7) : 0;
        if (choice <= 1) {
            coding.emplace();
            coding->guid =
                choice == 0 ? Guid::timed() : Guid::placed(source->guid, static_cast<std::uint32_t>(begin), code->path);
            if (need(study.coding(coding->guid))) return;
            coding->created = step.at();
            coding->coder = coder->guid;
            coding->origin = choice == 0 ? project::Origin::Human : project::Origin::Rule;
        }
        if (choice == 2) return need(step.removeCoding(coding->guid)), void();
        if (choice <= 1 || choice == 3) coding->code = code->guid;
        if (choice <= 1 || choice == 4) {
            coding->source = source->guid;
            coding->revision = source->revision;
            coding->span = text::Span(begin, end);
            coding->quote = text.substr(begin, end - begin);
        }
        if (choice == 5) coding->outdated = below(2) == 0;
        if (choice == 6) {
            coding->status = static_cast<project::ReviewStatus>(below(3));
            coding->reviewer = coder->guid;
            coding->reviewed = step.at();
        }
        coding->changed = step.at();
        static_cast<void>(step.put(*coding));
    }

    std::string path_;
    std::mt19937_64& random_;
    std::uint64_t& clock_;
};

/// Several copies, and folders to try merges in.
class World {
public:
    World(std::uint64_t seed, std::size_t copies) : folder_(quickFolder()), random_(seed) {
        workers_.emplace_back(folder_.file("0.coder"), random_, clock_);
        makeStudy(workers_[0].path());
        for (int i = 0; i < 12; ++i) workers_[0].work();
        for (std::size_t i = 1; i < copies; ++i) copy(any());
    }

    void play(int rounds) {
        for (int i = 0; i < rounds; ++i) {
            const std::uint64_t choice = random_() % 12;
            Worker& worker = any();
            if (choice < 9) {
                worker.work();
            } else if (choice == 9 && random_() % 4 == 0) {
                const auto prefer = random_() % 2 == 0 ? project::Prefer::Ours : project::Prefer::Theirs;
                Worker& other = any();
                if (&other != &worker) worker.merge(other.path(), prefer);
            } else if (choice <= 10) {
                Worker& other = any();
                if (&other != &worker) tryBoth(worker, other);
                if (&other != &worker && random_() % 2 == 0) worker.merge(other.path());
            } else if (workers_.size() < 5 && random_() % 8 == 0) {
                copy(any());
            }
        }
    }

    /// Everybody with everybody, until nobody has news.
    void finish() {
        for (bool news = true; news;) {
            news = false;
            for (Worker& worker : workers_)
                for (Worker& other : workers_)
                    if (&other != &worker) news |= worker.merge(other.path()).entry.has_value();
        }
        for (Worker& worker : workers_) {
            requireSame("all merged with all", workers_[0].content(), worker.content());
            requireSound(worker.open());
        }
    }

    int tried() const { return tried_; }

private:
    Worker& any() { return workers_[random_() % workers_.size()]; }

    void copy(const Worker& from) {
        const std::string path = folder_.file(std::to_string(workers_.size()) + ".coder");
        need(from.open().backup(path));
        workers_.emplace_back(path, random_, clock_);
    }

    Worker trial(const Worker& of, const std::string& name) {
        const std::string path = folder_.file(name);
        need(of.open().backup(path));
        return {path, random_, clock_};
    }

    void tryBoth(const Worker& a, const Worker& b) {
        ++tried_;
        Worker first = trial(a, "first.coder");
        Worker second = trial(b, "second.coder");
        const std::string before = first.content();
        const std::string other = second.content();
        {
            Store study = first.open();
            const auto told = need(
                study.merge(need(Store::openCopy(b.path())), {"Ada", "merge", "", ""}, {project::Prefer::Rule, true}));
            REQUIRE_FALSE(told.entry.has_value());
        }
        requireSame("a preview", before, first.content());
        const auto answer = first.merge(b.path());
        requireSame("the other file", other, tablesOf(b.path()));
        second.merge(a.path());
        requireSame("either way", first.content(), second.content());
        requireKept(before, other, first.content(), answer);
        requireSound(first.open());
        const std::size_t steps = need(first.open().history()).size();
        REQUIRE_FALSE(first.merge(b.path()).entry.has_value());
        REQUIRE_FALSE(first.merge(second.path()).entry.has_value());
        REQUIRE(need(first.open().history()).size() == steps);
        if (!answer.entry) return;
        const std::string merged = first.content();
        first.undo();
        requireSame("the merge undone", before, first.content());
        REQUIRE(first.merge(b.path()).entry.has_value());
        requireSame("merged again", merged, first.content());
    }

    static std::set<std::string> guidsOf(const std::string& content, const std::string& table) {
        std::set<std::string> guids;
        std::istringstream lines(content);
        for (std::string line; std::getline(lines, line);)
            if (line.rfind(table + " ", 0) == 0) guids.insert(line.substr(0, line.find(' ', table.size() + 1)));
        return guids;
    }

    /// What both had is there; what one had is there, unless the other knew it and took it away.
    static void requireKept(const std::string& a, const std::string& b, const std::string& merged,
                            const project::MergeAnswer& answer) {
        for (const char* table : {"codings", "memos"}) {
            const auto first = guidsOf(a, table);
            const auto second = guidsOf(b, table);
            const auto now = guidsOf(merged, table);
            for (const std::string& guid : first)
                if (second.count(guid) != 0) REQUIRE(now.count(guid) == 1);
            for (const std::string& guid : now) REQUIRE(first.count(guid) + second.count(guid) > 0);
        }
        for (const auto& conflict : answer.conflicts) {
            const bool there = !conflict.taken.values.empty();
            if (conflict.kind != project::MergeConflictKind::Removed) REQUIRE(there);
        }
    }

    Folder folder_;
    std::mt19937_64 random_;
    std::uint64_t clock_ = 0;
    std::vector<Worker> workers_;
    int tried_ = 0;
};

std::uint64_t fromEnvironment(const char* name, std::uint64_t otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : std::stoull(value);
}

/// Others can be tried, and more of them: CODER_SEED=1000 CODER_SEEDS=500.
void playAll(std::size_t copies, int rounds) {
    const std::uint64_t first = fromEnvironment("CODER_SEED", 1);
    const std::uint64_t count = fromEnvironment("CODER_SEEDS", 15);
    std::uint64_t tried = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        INFO("seed " << seed);
        World world(seed, copies);
        world.play(rounds);
        world.finish();
        tried += static_cast<std::uint64_t>(world.tried());
    }
    CHECK(tried > count * 5 / 6);
}

}  // namespace

TEST_CASE("random work on two copies merges to the same from either side") { playAll(2, 60); }

TEST_CASE("random work on several copies, merged this way and that, comes to the same") { playAll(4, 90); }
