#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "coder/study/sync.h"

using namespace coder;
using base::Guid;
using project::Origin;
using project::ReviewStatus;
using project::StoredCoding;
using study::FoundCoding;
using study::SyncedCoding;
using study::SyncOutcome;
using text::Span;

namespace {

const std::string Text = "She read every draft, and she answered the same day. Nobody else did.";
const std::string Then = "2013-02-28T14:05:09.120Z";
const std::string Now = "2013-03-01T09:00:00.000Z";

Guid numbered(std::uint8_t kind, std::uint8_t number) {
    Guid::Bytes bytes{};
    bytes[0] = kind;
    bytes[15] = number;
    return Guid(bytes);
}

const Guid Source = numbered('s', 1);
const Guid Revision = numbered('r', 2);
const Guid Older = numbered('r', 1);
const Guid Version1 = numbered('b', 1);
const Guid Version2 = numbered('b', 2);
const Guid Kind = numbered('k', 1);
const Guid Reviewer = numbered('p', 1);

StoredCoding coding(std::uint8_t number, const Guid& code, Span span, std::vector<Span> evidence) {
    StoredCoding made;
    made.guid = numbered('c', number);
    made.source = Source;
    made.revision = Revision;
    made.code = code;
    made.span = span;
    made.quote = std::string(text::slice(Text, span));
    made.coder = numbered('p', 9);
    made.origin = Origin::Rule;
    made.rules = {"kind#1"};
    made.evidence = std::move(evidence);
    made.codebook = Version1;
    made.created = made.changed = Then;
    return made;
}

StoredCoding decided(StoredCoding made, ReviewStatus status) {
    made.status = status;
    made.reviewer = Reviewer;
    made.reviewed = Then;
    return made;
}

FoundCoding found(const StoredCoding& coding) { return {coding.code, coding.span, coding.rules, coding.evidence}; }

struct Setting {
    std::set<Guid> changed;
    std::set<Guid> withMemo;

    std::vector<SyncedCoding> sync(const std::vector<StoredCoding>& present,
                                   const std::vector<FoundCoding>& hits) const {
        return syncCodings({Source, Revision, Text, Version2, Now, changed, withMemo}, present, hits);
    }
};

const Span Sentence(std::size_t{0}, std::size_t{52});
const Span Read(std::size_t{4}, std::size_t{8});
const Span Answered(std::size_t{30}, std::size_t{38});

/// The one coding that comes out.
SyncedCoding only(const std::vector<SyncedCoding>& synced) {
    REQUIRE(synced.size() == 1);
    return synced.front();
}

}  // namespace

TEST_CASE("a hit that is new becomes a coding with its words, evidence and version") {
    const SyncedCoding added = only(Setting().sync({}, {{Kind, Sentence, {"kind#2", "warm"}, {Read, Answered}}}));
    CHECK(added.outcome == SyncOutcome::Added);
    CHECK(added.isWritten);
    StoredCoding expected = coding(0, Kind, Sentence, {Read, Answered});
    expected.guid = Guid();
    expected.coder = Guid();
    expected.rules = {"kind#2", "warm"};
    expected.codebook = Version2;
    expected.created = expected.changed = Now;
    CHECK(added.coding == expected);
}

TEST_CASE("a coding that is found as it was is not written") {
    const StoredCoding before = coding(1, Kind, Sentence, {Read});
    const auto status = GENERATE(ReviewStatus::Unreviewed, ReviewStatus::Accepted, ReviewStatus::Rejected);
    const StoredCoding present = status == ReviewStatus::Unreviewed ? before : decided(before, status);
    const SyncedCoding same = only(Setting().sync({present}, {found(present)}));
    CHECK(same.outcome == (status == ReviewStatus::Rejected ? SyncOutcome::Blocked : SyncOutcome::Kept));
    CHECK_FALSE(same.isWritten);
    CHECK(same.coding == present);
}

TEST_CASE("another code or another span is another coding") {
    const StoredCoding before = coding(1, Kind, Sentence, {Read});
    FoundCoding hit = found(before);
    if (GENERATE(true, false))
        hit.code = numbered('k', 2);
    else
        hit.span = Span(std::size_t{0}, std::size_t{51});
    const auto synced = Setting().sync({before}, {hit});
    REQUIRE(synced.size() == 2);
    CHECK(std::count_if(synced.begin(), synced.end(), [](const auto& each) {
              return each.outcome == SyncOutcome::Removed && each.coding.guid == numbered('c', 1);
          }) == 1);
    CHECK(std::count_if(synced.begin(), synced.end(),
                        [](const auto& each) { return each.outcome == SyncOutcome::Added; }) == 1);
}

TEST_CASE("other rules or other evidence change the row and nothing else") {
    const StoredCoding before = decided(coding(1, Kind, Sentence, {Read}), ReviewStatus::Accepted);
    const SyncedCoding kept = only(Setting().sync({before}, {{Kind, Sentence, {"kind#3"}, {Answered}}}));
    StoredCoding expected = before;
    expected.rules = {"kind#3"};
    expected.evidence = {Answered};
    expected.codebook = Version2;
    expected.changed = Now;
    CHECK(kept.outcome == SyncOutcome::Kept);
    CHECK(kept.isWritten);
    CHECK(kept.coding == expected);
}

TEST_CASE("a rejection holds for its evidence, whatever the rule is called") {
    const StoredCoding before = decided(coding(1, Kind, Sentence, {Read}), ReviewStatus::Rejected);
    const SyncedCoding renamed = only(Setting().sync({before}, {{Kind, Sentence, {"kind#9"}, {Read}}}));
    CHECK(renamed.outcome == SyncOutcome::Blocked);
    CHECK(renamed.coding.status == ReviewStatus::Rejected);
    CHECK(renamed.coding.rules == std::vector<std::string>{"kind#9"});
    const SyncedCoding other = only(Setting().sync({before}, {{Kind, Sentence, {"kind#1"}, {Read, Answered}}}));
    CHECK(other.outcome == SyncOutcome::Reopened);
    CHECK(other.coding.guid == before.guid);
    CHECK(other.coding.status == ReviewStatus::Unreviewed);
    CHECK_FALSE(other.coding.reviewer);
    CHECK(other.coding.reviewed.empty());
    CHECK(other.coding.created == Then);
}

TEST_CASE("a rejection is remembered while the rules find nothing, and holds when they do again") {
    const StoredCoding before = decided(coding(1, Kind, Sentence, {Read}), ReviewStatus::Rejected);
    const SyncedCoding lost = only(Setting().sync({before}, {}));
    CHECK(lost.outcome == SyncOutcome::Remembered);
    CHECK_FALSE(lost.coding.found);
    const SyncedCoding back = only(Setting().sync({lost.coding}, {found(before)}));
    CHECK(back.outcome == SyncOutcome::Blocked);
    CHECK(back.coding.found);
    CHECK(back.coding.status == ReviewStatus::Rejected);
}

TEST_CASE("accepted codings and those with a memo stay when they are no longer found") {
    Setting setting;
    StoredCoding before = coding(1, Kind, Sentence, {Read});
    if (GENERATE(true, false))
        before = decided(before, ReviewStatus::Accepted);
    else
        setting.withMemo.insert(before.guid);
    const SyncedCoding lost = only(setting.sync({before}, {}));
    CHECK(lost.outcome == SyncOutcome::NotFound);
    StoredCoding expected = before;
    expected.found = false;
    expected.changed = Now;
    CHECK(lost.coding == expected);
    CHECK_FALSE(only(setting.sync({lost.coding}, {})).isWritten);
    const SyncedCoding back = only(setting.sync({lost.coding}, {found(before)}));
    CHECK(back.outcome == SyncOutcome::Kept);
    expected.found = true;
    CHECK(back.coding == expected);
}

TEST_CASE("codings of an older revision are passed over") {
    StoredCoding older = coding(1, Kind, Sentence, {Read});
    older.revision = Older;
    CHECK(Setting().sync({older}, {}).empty());
    CHECK(only(Setting().sync({older}, {found(older)})).outcome == SyncOutcome::Added);
}

TEST_CASE("another definition marks what people did, not what rules did") {
    Setting setting;
    setting.changed.insert(Kind);
    const StoredCoding rule = coding(1, Kind, Sentence, {Read});
    SECTION("a person's coding: the mark alone") {
        StoredCoding human = rule;
        human.origin = Origin::Human;
        const SyncedCoding marked = only(setting.sync({human}, {}));
        CHECK(marked.outcome == SyncOutcome::Human);
        CHECK(marked.isOutdated);
        human.outdated = true;
        human.changed = Now;
        CHECK(marked.coding == human);
        const SyncedCoding again = only(setting.sync({marked.coding}, {}));
        CHECK_FALSE(again.isOutdated);
        CHECK_FALSE(again.isWritten);
    }
    SECTION("decisions, found or not") {
        for (const ReviewStatus status : {ReviewStatus::Accepted, ReviewStatus::Rejected}) {
            CHECK(only(setting.sync({decided(rule, status)}, {found(rule)})).coding.outdated);
            CHECK(only(setting.sync({decided(rule, status)}, {})).coding.outdated);
        }
    }
    SECTION("a rule's coding is found anew") {
        const SyncedCoding kept = only(setting.sync({rule}, {found(rule)}));
        CHECK_FALSE(kept.isWritten);
        CHECK_FALSE(kept.isOutdated);
        StoredCoding marked = rule;  // By a corrected transcript.
        marked.outdated = true;
        CHECK_FALSE(only(setting.sync({marked}, {found(rule)})).coding.outdated);
    }
    SECTION("other codes") {
        StoredCoding other = rule;
        other.code = numbered('k', 2);
        other.origin = Origin::Human;
        CHECK_FALSE(only(setting.sync({other}, {})).isWritten);
    }
}

TEST_CASE("of codings that are the same, one takes the hit") {
    const StoredCoding a = coding(1, Kind, Sentence, {Read});
    const StoredCoding b = coding(2, Kind, Sentence, {Answered});
    const auto outcomes = [](const std::vector<StoredCoding>& present, const FoundCoding& hit) {
        std::vector<std::string> names;
        for (const SyncedCoding& each : Setting().sync(present, {hit})) names.emplace_back(outcomeName(each.outcome));
        return names;
    };
    using Names = std::vector<std::string>;
    CHECK(outcomes({a, b}, found(a)) == Names{"kept", "removed"});
    CHECK(outcomes({b, a}, found(b)) == Names{"kept", "removed"});
    CHECK(outcomes({a, decided(b, ReviewStatus::Accepted)}, found(a)) == Names{"removed", "kept"});
    CHECK(outcomes({a, decided(b, ReviewStatus::Rejected)}, found(a)) == Names{"kept", "remembered"});
    CHECK(outcomes({a, decided(b, ReviewStatus::Rejected)}, found(b)) == Names{"removed", "blocked"});
    StoredCoding human = a;
    human.origin = Origin::Human;
    human.guid = numbered('h', 1);
    CHECK(outcomes({b, human}, found(b)) == Names{"human", "kept"});
}

namespace {

/// Draws of its own, the same with every library.
class Draw {
public:
    explicit Draw(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
    bool oneIn(std::size_t number) { return below(number) == 0; }

private:
    std::mt19937_64 engine_;
};

const std::array<Span, 4> Spans{Sentence, Span(std::size_t{0}, std::size_t{20}), Span(std::size_t{22}, std::size_t{52}),
                                Span(std::size_t{53}, Text.size())};

std::vector<Span> drawEvidence(Draw& draw) {
    switch (draw.below(3)) {
        case 0:
            return {Read};
        case 1:
            return {Answered};
        default:
            return {Read, Answered};
    }
}

std::vector<StoredCoding> drawPresent(Draw& draw, Setting& setting) {
    std::vector<StoredCoding> present;
    const std::size_t count = draw.below(12);
    for (std::size_t i = 0; i < count; ++i) {
        StoredCoding each = coding(static_cast<std::uint8_t>(i + 1), numbered('k', 1 + draw.oneIn(2)),
                                   Spans[draw.below(Spans.size())], drawEvidence(draw));
        if (draw.oneIn(4)) each.origin = Origin::Human;
        if (draw.oneIn(3)) each = decided(each, draw.oneIn(2) ? ReviewStatus::Accepted : ReviewStatus::Rejected);
        if (draw.oneIn(8)) each.revision = Older;
        if (draw.oneIn(6)) each.found = false;
        if (draw.oneIn(6)) each.outdated = true;
        if (draw.oneIn(6)) setting.withMemo.insert(each.guid);
        present.push_back(each);
    }
    return present;
}

std::vector<FoundCoding> drawFound(Draw& draw) {
    std::vector<FoundCoding> hits;
    for (const std::uint8_t code : {std::uint8_t{1}, std::uint8_t{2}})
        for (const Span span : Spans)
            if (draw.oneIn(2))
                hits.push_back({numbered('k', code), span, {draw.oneIn(2) ? "kind#1" : "kind#2"}, drawEvidence(draw)});
    return hits;
}

/// The study afterwards.
std::vector<StoredCoding> afterwards(const std::vector<StoredCoding>& present,
                                     const std::vector<SyncedCoding>& synced) {
    std::map<Guid, StoredCoding> after;
    for (const StoredCoding& each : present) after.emplace(each.guid, each);
    std::uint8_t added = 100;
    for (const SyncedCoding& each : synced) {
        if (each.outcome == SyncOutcome::Removed) {
            after.erase(each.coding.guid);
        } else if (each.outcome == SyncOutcome::Added) {
            StoredCoding made = each.coding;
            made.guid = numbered('c', added++);
            after.emplace(made.guid, made);
        } else if (each.isWritten) {
            after[each.coding.guid] = each.coding;
        }
    }
    std::vector<StoredCoding> all;
    for (const auto& [guid, each] : after) all.push_back(each);
    return all;
}

const FoundCoding* hitOf(const std::vector<FoundCoding>& hits, const StoredCoding& coding) {
    for (const FoundCoding& hit : hits)
        if (hit.code == coding.code && hit.span == coding.span) return &hit;
    return nullptr;
}

/// What the promises say of one coding, told without the sync's own words.
void checkCoding(const Setting& setting, const StoredCoding& before, const StoredCoding* after,
                 const std::vector<FoundCoding>& hits) {
    const FoundCoding* hit = hitOf(hits, before);
    const bool human = before.origin == Origin::Human;
    const bool memo = setting.withMemo.count(before.guid) != 0;
    if (before.revision == Older || (human && setting.changed.count(before.code) == 0)) {
        REQUIRE(after != nullptr);
        CHECK(*after == before);
        return;
    }
    if (human || before.status != ReviewStatus::Unreviewed || memo) REQUIRE(after != nullptr);
    if (after == nullptr) return;
    CHECK(after->created == before.created);
    CHECK(after->quote == before.quote);
    CHECK(after->coder == before.coder);
    if (human) {
        StoredCoding expected = before;
        expected.outdated = true;
        expected.changed = after->changed;
        CHECK(*after == expected);
    } else if (before.status == ReviewStatus::Accepted) {
        CHECK(after->status == ReviewStatus::Accepted);
        CHECK(after->found == (hit != nullptr));
        CHECK((after->evidence == (hit == nullptr ? before.evidence : hit->evidence)));
    } else if (before.status == ReviewStatus::Rejected) {
        const bool sameEvidence = hit == nullptr || hit->evidence == before.evidence;
        if (sameEvidence) CHECK(after->status == ReviewStatus::Rejected);
        if (hit == nullptr) CHECK_FALSE(after->found);
    } else {
        CHECK(after->status == ReviewStatus::Unreviewed);
        CHECK(after->found == (hit != nullptr));
    }
}

}  // namespace

TEST_CASE("whatever is there and whatever is found, the promises hold, and a second time changes nothing") {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        INFO("seed " << seed);
        Draw draw(seed);
        Setting setting;
        if (draw.oneIn(2)) setting.changed.insert(Kind);
        const std::vector<StoredCoding> present = drawPresent(draw, setting);
        const std::vector<FoundCoding> hits = drawFound(draw);
        const auto synced = setting.sync(present, hits);
        const std::vector<StoredCoding> after = afterwards(present, synced);
        for (const StoredCoding& before : present) {
            const auto now = std::find_if(after.begin(), after.end(),
                                          [&](const StoredCoding& each) { return each.guid == before.guid; });
            checkCoding(setting, before, now == after.end() ? nullptr : &*now, hits);
        }
        // Each hit has a rule's coding that counts or that a person rejected; none without a person's work beside one
        // with it.
        for (const FoundCoding& hit : hits) {
            std::size_t all = 0;
            std::size_t plain = 0;
            std::size_t worked = 0;
            for (const StoredCoding& each : after) {
                if (each.origin == Origin::Human || each.revision == Older || hitOf({hit}, each) == nullptr) continue;
                ++all;
                if (each.status == ReviewStatus::Unreviewed && setting.withMemo.count(each.guid) == 0)
                    ++plain;
                else if (each.status != ReviewStatus::Rejected || each.evidence == hit.evidence)
                    ++worked;
            }
            CHECK(all >= 1);
            CHECK(plain <= (worked == 0 ? 1 : 0));
        }
        for (const StoredCoding& each : after)
            if (each.origin == Origin::Rule && each.revision == Revision && hitOf(hits, each) == nullptr)
                CHECK((each.status != ReviewStatus::Unreviewed || setting.withMemo.count(each.guid) != 0));
        // Nothing depends on the order in which codings and hits come.
        auto shuffled = present;
        std::reverse(shuffled.begin(), shuffled.end());
        const std::vector<FoundCoding> turned(hits.rbegin(), hits.rend());
        CHECK(afterwards(present, setting.sync(shuffled, turned)) == after);
        const auto again = setting.sync(after, hits);
        CHECK(std::none_of(again.begin(), again.end(), [](const SyncedCoding& each) { return each.isWritten; }));
    }
}
