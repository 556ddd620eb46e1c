// What is put in comes out, whatever it is made of.
#include "study_fixture.h"

using namespace store_tests;

namespace {

const std::string Odd[] = {"",
                           "plain",
                           "\xF0\x9F\x98\x80 emoji",
                           "\xD8\xB9\xD9\x84\xD8\xA7\xD9\x82\xD8\xA9",
                           std::string("zero\0inside", 11),
                           "quote ' \" ; -- DROP TABLE\nline"};

bool sameSource(const project::Source& a, const project::Source& b) {
    const auto& x = a.transcript;
    const auto& y = b.transcript;
    bool same = a.name == b.name && a.path == b.path && a.text == b.text && x.paragraphs == y.paragraphs &&
                x.sentences == y.sentences && x.marks == y.marks && x.wrapped == y.wrapped &&
                x.speakers.size() == y.speakers.size() && x.turns.size() == y.turns.size() &&
                a.times.size() == b.times.size();
    for (std::size_t i = 0; same && i < x.speakers.size(); ++i)
        same = x.speakers[i].label == y.speakers[i].label && x.speakers[i].role == y.speakers[i].role &&
               x.speakers[i].proposed == y.speakers[i].proposed;
    for (std::size_t i = 0; same && i < x.turns.size(); ++i) {
        const auto& s = x.turns[i];
        const auto& t = y.turns[i];
        same = s.speaker == t.speaker && s.span == t.span && s.time == t.time && s.firstParagraph == t.firstParagraph &&
               s.paragraphCount == t.paragraphCount && s.firstSentence == t.firstSentence &&
               s.sentenceCount == t.sentenceCount;
    }
    for (std::size_t i = 0; same && i < a.times.size(); ++i)
        same = a.times[i].span == b.times[i].span && a.times[i].begin == b.times[i].begin &&
               a.times[i].end == b.times[i].end;
    return same;
}

}  // namespace

TEST_CASE("a source comes back as it was, from a file opened anew") {
    const Folder folder;
    auto source = sourceNamed("P01", "She said \xF0\x9F\x98\x80 \xD8\xB9\xD9\x84 [laughs].");
    source.transcript.marks = {text::Span(std::size_t{20}, std::size_t{24})};
    source.transcript.wrapped = true;
    source.times = {{source.transcript.turns[1].span, std::chrono::milliseconds(1200), std::chrono::milliseconds(2400)},
                    {source.transcript.turns[1].span, std::chrono::milliseconds(0), std::nullopt}};
    source.transcript.speakers[1].label = "P\"\xC3\xA9\\";
    const std::string bytes("\xFF\0raw\r\n", 7);
    project::Revision added;
    {
        Store study = makeStudy(folder.file("a.coder"));
        auto step = begin(study, "import");
        added = addSource(step, source, bytes);
        commit(step);
    }
    const Store study = need(Store::open(folder.file("a.coder"), Mode::Read));
    const auto sources = need(study.sources());
    REQUIRE(sources.size() == 1);
    CHECK(sources[0] == project::StoredSource{added.source, "P01", added.guid});
    CHECK(need(study.revisions()) == std::vector{added});
    CHECK(added.number == 1);
    const auto read = need(study.source(added.guid));
    CHECK(sameSource(read, source));
    CHECK(read.sha256 == added.file);
    CHECK(need(study.originalBytes(added.file)) == bytes);
    CHECK(need(study.hasFile(added.file)));
    CHECK_FALSE(need(study.hasFile(std::string(64, '0'))));
    CHECK(study.source(Guid::random()).error().code == base::ErrorCode::NotFound);
    CHECK(need(study.findSource("P01")) == sources[0]);
    CHECK_FALSE(need(study.findSource("p01")).has_value());
    requireSound(study);
}

TEST_CASE("odd texts: empty, with a zero byte, ten megabytes") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    std::string large;
    while (large.size() < 10'000'000) large += "Invented words, \xC3\xA9 and more of them. ";
    std::vector<project::Source> sources;
    for (const std::string& speech : {std::string(), std::string("a\0b", 3), large})
        sources.push_back(sourceNamed("S" + std::to_string(sources.size()), speech));
    sources.emplace_back();  // Nothing at all, and no name.
    auto step = begin(study);
    std::vector<project::Revision> revisions;
    for (const auto& source : sources) revisions.push_back(addSource(step, source, source.text));
    commit(step);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        CHECK(sameSource(need(study.source(revisions[i].guid)), sources[i]));
        CHECK(need(study.originalBytes(revisions[i].file)) == sources[i].text);
    }
    requireSound(study);
}

TEST_CASE("all other values come back, whatever their texts") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    Ground ground;
    auto step = begin(study);
    ground.put(step);
    std::vector<project::Memo> memos;
    std::vector<project::Coder> coders;
    std::vector<project::Setting> settings;
    std::vector<project::StoredVoice> voices;
    std::vector<project::CaseValue> values;
    const project::StoredCase one{Guid::random(), "P01", 4000000000U};
    const project::Attribute attribute{Guid::random(), "career stream", project::AttributeType::Date, 7};
    need(step.put(one));
    need(step.put(attribute));
    for (const std::string& text : Odd) {
        memos.push_back({Guid::random(), project::MemoOn::Coding, Guid::random(), text, ground.coder.guid,
                         "2013-01-01T00:00:00.00" + std::to_string(memos.size()) + "Z", text});
        coders.push_back({Guid::random(), text, project::CoderKind::Rules});
        settings.push_back({text, text});
        voices.push_back({one.guid, text, text});
        need(step.put(memos.back()));
        need(step.put(coders.back()));
        need(step.put(settings.back()));
        need(step.put(voices.back()));
    }
    values.push_back({one.guid, attribute.guid, Odd[4]});
    need(step.put(values.back()));
    project::Estimate estimate{Guid::random(),         ground.code.guid,  Odd[5],        50, 47,
                               9223372036854775807ULL, ground.coder.guid, base::utcNow()};
    need(step.put(estimate));
    auto coding = ground.coding();
    coding.rules = {Odd[0], Odd[2], Odd[4], Odd[5]};
    coding.evidence = {text::Span(std::size_t{15}, std::size_t{16}), text::Span(std::size_t{17}, std::size_t{19})};
    coding.origin = project::Origin::Rule;
    coding.status = project::ReviewStatus::Rejected;
    coding.reviewer = ground.coder.guid;
    coding.reviewed = base::utcNow();
    coding.found = false;
    coding.outdated = true;
    coding.codebook = ground.codebook.guid;
    need(step.put(coding));
    commit(step);

    CHECK(need(study.memos()) == memos);
    CHECK(need(study.memosOn(memos[2].on)) == std::vector{memos[2]});
    CHECK(need(study.coders()).size() == coders.size() + 1);
    for (const auto& coder : coders) {
        const auto all = need(study.coders());
        CHECK(std::find(all.begin(), all.end(), coder) != all.end());
    }
    for (const auto& setting : settings) {
        const auto all = need(study.settings());
        CHECK(std::find(all.begin(), all.end(), setting) != all.end());
    }
    for (const auto& voice : voices) {
        const auto all = need(study.voices());
        CHECK(std::find(all.begin(), all.end(), voice) != all.end());
    }
    CHECK(need(study.caseValues()) == values);
    CHECK(need(study.cases()) == std::vector{one});
    CHECK(need(study.attributes()) == std::vector{attribute});
    CHECK(need(study.estimates()) == std::vector{estimate});
    CHECK(need(study.coding(coding.guid)) == coding);
    CHECK(need(study.codebook(ground.codebook.guid)) == ground.codebook);
    CHECK(need(study.codebooks()).size() == 1);
    CHECK(need(study.codes()) == std::vector{ground.code});
    const auto table = need(study.caseTable());
    REQUIRE(table.cases.size() == 1);
    CHECK(table.attributes == std::vector<std::string>{"career stream"});
    CHECK(table.cases[0].values == std::vector<std::string>{Odd[4]});
    CHECK(table.cases[0].voices.size() == voices.size());
    requireSound(study);
}

TEST_CASE("codings are found by source, code, coder, origin and status, in order") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    Ground one;
    Ground two;
    two.code.path = "mentor/other";
    auto step = begin(study);
    one.put(step, "P01");
    two.put(step, "P02");
    for (int i = 0; i < 20; ++i) {
        auto coding = i % 2 == 0 ? one.coding() : two.coding();
        if (i % 3 == 0) coding.status = project::ReviewStatus::Accepted;
        const std::size_t begin = 11 + static_cast<std::size_t>((i * 7) % 20);
        coding.span = text::Span(begin, begin + 1);
        coding.quote = need(study.source(coding.revision)).text.substr(begin, 1);
        need(step.put(coding));
    }
    commit(step);
    const auto all = codingsOf(study);
    CHECK(all.size() == 20);
    CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.source, a.span, a.code, a.guid) < std::tie(b.source, b.span, b.code, b.guid);
    }));
    store::CodingFilter filter;
    filter.source = one.revision.source;
    CHECK(codingsOf(study, filter).size() == 10);
    filter.status = project::ReviewStatus::Accepted;
    CHECK(codingsOf(study, filter).size() == 4);
    CHECK(need(study.countCodings(filter)) == 4);
    filter.code = two.code.guid;
    CHECK(codingsOf(study, filter).empty());
    filter = {};
    filter.coder = two.coder.guid;
    filter.origin = project::Origin::Human;
    CHECK(codingsOf(study, filter).size() == 10);
    filter.origin = project::Origin::Rule;
    CHECK(codingsOf(study, filter).empty());
    int seen = 0;
    need(study.eachCoding({}, [&](const project::StoredCoding&) { return ++seen < 3; }));
    CHECK(seen == 3);
    requireSound(study);
}

TEST_CASE("a revision counts from then on; the old one stays") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    auto step = begin(study);
    const auto old = addSource(step, sourceNamed("P01"), "one");
    CHECK(step.addSource({sourceNamed("P01"), "two", "", ""}).error().code == base::ErrorCode::Exists);
    const auto corrected = sourceNamed("P01", "She read each draft.");
    const auto next = need(step.addRevision(old.source, {corrected, "two", "Plain text", "UTF-8"}));
    CHECK(step.addRevision(Guid::random(), {corrected, "two", "", ""}).error().code == base::ErrorCode::NotFound);
    commit(step);
    CHECK(next.number == 2);
    CHECK(need(study.sources())[0].revision == next.guid);
    CHECK(need(study.revisions()).size() == 2);
    CHECK(need(study.source(old.guid)).text != corrected.text);
    CHECK(need(study.source(next.guid)).text == corrected.text);
    requireSound(study);
}

TEST_CASE("bytes that are not those of the SHA-256 are refused") {
    const Folder folder;
    Store study = makeStudy(folder.file("a.coder"));
    auto step = begin(study);
    auto source = sourceNamed("P01");
    source.sha256 = std::string(64, '0');
    CHECK(step.addSource({source, "bytes", "", ""}).error().code == base::ErrorCode::Invalid);
}
