// The store against a model: maps in memory, and a stack of their earlier states for undo and redo. Random operations,
// reopened now and then, must leave both equal.
#include <algorithm>
#include <map>
#include <random>

#include "merge_fixture.h"

using namespace store_tests;

namespace {

/// What the model holds. Copied at every step, so it is kept small.
struct Content {
    std::map<Guid, project::Coder> coders;
    std::map<Guid, project::StoredCase> cases;
    std::map<Guid, project::StoredCoding> codings;
    std::map<Guid, project::Memo> memos;
    std::map<std::string, std::string> settings;

    friend bool operator==(const Content&, const Content&) = default;
};

template <class Values>
auto byGuid(const Values& values) {
    std::map<Guid, typename Values::value_type> map;
    for (const auto& value : values) map[value.guid] = value;
    return map;
}

Content contentOf(const Store& study) {
    Content content;
    content.coders = byGuid(need(study.coders()));
    content.cases = byGuid(need(study.cases()));
    content.codings = byGuid(codingsOf(study));
    content.memos = byGuid(need(study.memos()));
    for (const auto& setting : need(study.settings())) content.settings[setting.key] = setting.value;
    return content;
}

class Player {
public:
    Player(std::string path, std::uint64_t seed) : path_(std::move(path)), random_(seed) {
        Store study = makeStudy(path_);
        auto step = begin(study);
        ground_.put(step);
        commit(step);
        now_ = contentOf(study);
        study_.emplace(std::move(study));
    }

    std::uint64_t below(std::uint64_t end) { return random_() % end; }
    int operations() const { return operations_; }

    void play() {
        const std::uint64_t choice = below(100);
        if (choice < 60)
            change();
        else if (choice < 75)
            undo();
        else if (choice < 90)
            redo();
        else if (choice < 91)
            merge();
        else if (choice < 93)
            breakOff();
        else if (choice < 96)
            study_.emplace(need(Store::open(path_, Mode::Write)));
        else
            outOfOrder();
        // The model is compared with everything now and then, and always where history was moved in.
        if (choice >= 60 || below(10) == 0) REQUIRE(contentOf(*study_) == now_);
    }

    void finish() {
        REQUIRE(contentOf(*study_) == now_);
        requireSound(*study_);
    }

private:
    struct Made {
        Content before;
        Content after;
    };

    void change() {
        const Content before = now_;
        auto step = begin(*study_);
        for (std::uint64_t i = 0; i <= below(10); ++i) operate(step);
        const bool entry = need(step.commit()).has_value();
        REQUIRE(entry == (before != now_));
        if (!entry) return;
        done_.push_back({before, now_});
        undone_.clear();
    }

    void undo() {
        const auto answer = study_->undo({"Ada", "undo", "", ""});
        // The ground itself is step 2 and stays in this model: it is never undone here.
        if (done_.empty()) {
            REQUIRE(answer.has_value());
            REQUIRE(answer->obstacles.empty());
            REQUIRE(need(study_->redo({"Ada", "redo", "", ""})).obstacles.empty());
            return;
        }
        REQUIRE(need(answer).obstacles.empty());
        now_ = done_.back().before;
        undone_.push_back(done_.back());
        done_.pop_back();
        ++operations_;
    }

    void redo() {
        const auto answer = study_->redo({"Ada", "redo", "", ""});
        if (undone_.empty()) {
            REQUIRE(answer.error().code == base::ErrorCode::NotFound);
            return;
        }
        REQUIRE(need(answer).obstacles.empty());
        now_ = undone_.back().after;
        done_.push_back(undone_.back());
        undone_.pop_back();
        ++operations_;
    }

    void breakOff() {
        const Content before = now_;
        {
            auto step = begin(*study_);
            for (std::uint64_t i = 0; i <= below(5); ++i) operate(step);
        }
        now_ = before;
    }

    /// Any step: what is in the way must leave all as it was; else undoing and doing again must.
    void outOfOrder() {
        const auto history = need(study_->history());
        const auto& step = history[below(history.size())];
        const auto answer = study_->undo(step.number, {"Ada", "undo", "", ""});
        if (!answer || !answer->entry) {
            if (answer) REQUIRE_FALSE(answer->obstacles.empty());
            return;
        }
        REQUIRE(need(study_->redo(step.number, {"Ada", "redo", "", ""})).entry.has_value());
    }

    template <class Map>
    auto any(Map& map) {
        auto at = map.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(below(map.size())));
        return at;
    }

    /// A copy, where somebody adds a coder and a memo and takes a coding away, while here others work.
    void merge() {
        const std::string other = path_ + ".other";
        need(study_->backup(other));
        const project::Coder coder{Guid::random(), "n" + std::to_string(below(40)), project::CoderKind::Person};
        const project::Memo memo{Guid::random(), project::MemoOn::Study, Guid::random(), "a", coder.guid, "", ""};
        std::optional<Guid> gone;
        if (!now_.codings.empty()) gone = any(now_.codings)->first;
        {
            Store copy = need(Store::open(other, Mode::Write));
            auto step = begin(copy);
            need(step.put(coder));
            need(step.put(memo));
            if (gone) need(step.removeCoding(*gone));
            commit(step);
        }
        const auto known = now_.codings;
        change();
        const Content before = now_;
        now_.coders[coder.guid] = coder;
        now_.memos[memo.guid] = memo;
        // What was changed here meanwhile stays.
        const auto here = gone ? now_.codings.find(*gone) : now_.codings.end();
        if (here != now_.codings.end() && here->second == known.at(*gone)) now_.codings.erase(here);
        const auto answer = need(study_->merge(need(Store::openCopy(other)), {"Ada", "merge", "", ""}, {}));
        REQUIRE(answer.entry.has_value());
        REQUIRE(contentOf(*study_) == now_);
        done_.push_back({before, now_});
        undone_.clear();
        ++operations_;
    }

    void operate(store::Step& step) {
        ++operations_;
        const bool add = below(2) == 0;
        const std::string name = "n" + std::to_string(below(40));
        switch (below(5)) {
            case 0:
                if (add || now_.coders.size() < 3) {
                    const project::Coder coder{Guid::random(), name, project::CoderKind::Person};
                    need(step.put(coder));
                    now_.coders[coder.guid] = coder;
                } else if (const auto at = any(now_.coders); step.removeCoder(at->first)) {
                    now_.coders.erase(at);  // Refused where codings refer to it.
                }
                break;
            case 1: {
                const project::StoredCase value{Guid::random(), name, 1};
                const bool taken = std::any_of(now_.cases.begin(), now_.cases.end(),
                                               [&](const auto& other) { return other.second.name == name; });
                if (add || now_.cases.empty()) {
                    REQUIRE(step.put(value).has_value() == !taken);
                    if (!taken) now_.cases[value.guid] = value;
                } else {
                    const auto at = any(now_.cases);
                    need(step.removeCase(at->first));
                    now_.cases.erase(at);
                }
                break;
            }
            case 2:
            case 3:
                operateOnCodings(step);
                break;
            default:
                if (add) {
                    need(step.put(project::Setting{name, std::to_string(below(3))}));
                    // The same draw can't be made twice, so the model asks what was put.
                    for (const auto& setting : need(study_->settings())) now_.settings[setting.key] = setting.value;
                } else {
                    need(step.removeSetting(name));
                    now_.settings.erase(name);
                }
        }
    }

    void operateOnCodings(store::Step& step) {
        const std::uint64_t choice = below(3);
        if (choice == 0 || now_.codings.empty()) {
            auto coding = ground_.coding();
            coding.coder = any(now_.coders)->first;
            need(step.put(coding));
            now_.codings[coding.guid] = coding;
            return;
        }
        const auto at = any(now_.codings);
        if (choice == 1) {
            need(step.removeCoding(at->first));
            now_.codings.erase(at);
            return;
        }
        at->second.status = static_cast<project::ReviewStatus>(below(3));
        at->second.outdated = below(2) == 0;
        need(step.put(at->second));
    }

    std::string path_;
    std::mt19937_64 random_;
    Ground ground_;
    std::optional<Store> study_;
    Content now_;
    std::vector<Made> done_;
    std::vector<Made> undone_;
    int operations_ = 0;
};

}  // namespace

TEST_CASE("ten thousand random operations leave the store and a plain model equal") {
    int operations = 0;
    for (std::uint64_t seed = 1; operations < 10'000; ++seed) {
        const Folder folder(quickFolder());
        Player player(folder.file("a.coder"), seed);
        while (player.operations() < 1'000) player.play();
        player.finish();
        operations += player.operations();
    }
}
