#include "coder/search/index_writer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "sources.h"

using namespace coder::search;
using namespace coder::search::test;
using coder::base::ErrorCode;
using coder::transcript::Role;

namespace {

const SpeakerAttributes NoAttributes;

std::vector<coder::project::Source> threeSources() {
    return {speech("P1", {"my mentor", "a draft"}), speech("P2", {"the mentor left"}), speech("P3", {"nothing"})};
}

IndexWriter open(const FreshFolder& folder, std::string_view language = "en") {
    auto writer = IndexWriter::open(folder.path(), language);
    REQUIRE(writer);
    return *std::move(writer);
}

void build(const FreshFolder& folder, const std::vector<coder::project::Source>& sources) {
    IndexWriter writer = open(folder);
    for (const auto& source : sources) CHECK(writer.replace(source, NoAttributes).value());
    REQUIRE(writer.commit());
}

/// "P1/0 P2/0"
std::string matching(const FreshFolder& folder, const std::string& query) {
    auto index = Index::open(folder.path());
    REQUIRE(index);
    auto turns = index->matching(word(query));
    REQUIRE(turns);
    std::string names;
    for (const TurnRef& ref : *turns) names += (names.empty() ? "" : " ") + ref.source + "/" + std::to_string(ref.turn);
    return names;
}

std::size_t turns(const FreshFolder& folder) {
    auto index = Index::open(folder.path());
    REQUIRE(index);
    return index->turns().value();
}

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("index: what is built is found when opened again", "[search]") {
    const FreshFolder folder;
    build(folder, threeSources());
    CHECK(matching(folder, "mentor") == "P1/0 P2/0");
    CHECK(turns(folder) == 4);
}

TEST_CASE("index: the folder is for its owner alone", "[search]") {
    const FreshFolder folder;
    SECTION("new") {}
    SECTION("empty") { std::filesystem::create_directory(folder.path()); }
    build(folder, {});
    struct stat status {};
    REQUIRE(::stat(folder.path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700U);
}

TEST_CASE("index: only what has changed is indexed again", "[search]") {
    const FreshFolder folder;
    auto sources = threeSources();
    build(folder, sources);
    IndexWriter writer = open(folder);
    CHECK(writer.diagnostics().empty());
    for (const auto& source : sources) {
        CHECK(writer.isCurrent(source, NoAttributes).value());
        CHECK_FALSE(writer.replace(source, NoAttributes).value());
    }
    SECTION("text") {
        sources[0] = speech("P1", {"my boss", "a draft", "more"});
        CHECK(writer.replace(sources[0], NoAttributes).value());
        REQUIRE(writer.commit());
        CHECK(matching(folder, "mentor") == "P2/0");
        CHECK(matching(folder, "boss") == "P1/0");
        CHECK(turns(folder) == 5);
    }
    SECTION("file") {
        sources[0].sha256 = std::string(64, 'b');
        CHECK_FALSE(writer.isCurrent(sources[0], NoAttributes).value());
    }
    SECTION("role") {
        sources[0].transcript.speakers[0].role = Role::Other;
        CHECK_FALSE(writer.isCurrent(sources[0], NoAttributes).value());
    }
    SECTION("sentences") {
        sources[0].transcript.sentences.pop_back();
        sources[0].transcript.turns[1].sentenceCount = 0;
        CHECK_FALSE(writer.isCurrent(sources[0], NoAttributes).value());
    }
    SECTION("attributes") {
        const SpeakerAttributes attributes = {{{"stream", "scientist"}}};
        CHECK(writer.replace(sources[1], attributes).value());
        CHECK(writer.isCurrent(sources[1], attributes).value());
        REQUIRE(writer.commit());
        auto index = Index::open(folder.path());
        REQUIRE(index);
        CHECK((index->matching(field("stream", "scientist")).value() == std::vector<TurnRef>{{"P2", 0}}));
        CHECK(turns(folder) == 4);
    }
}

TEST_CASE("index: sources that are gone are taken out", "[search]") {
    const FreshFolder folder;
    auto sources = threeSources();
    const std::string longName(300, 'n');
    sources.push_back(speech(longName, {"mentor"}));
    build(folder, sources);
    IndexWriter writer = open(folder);
    REQUIRE(writer.removeOthers({"P2", longName, "P9"}));
    REQUIRE(writer.commit());
    CHECK(matching(folder, "mentor") == "P2/0 " + longName + "/0");
    CHECK(turns(folder) == 2);
    CHECK_FALSE(writer.isCurrent(sources[0], NoAttributes).value());
    CHECK(writer.isCurrent(sources[3], NoAttributes).value());
    REQUIRE(writer.removeOthers({}));
    REQUIRE(writer.commit());
    CHECK(turns(folder) == 0);
}

TEST_CASE("index: nothing stays of a writer that does not commit", "[search]") {
    const FreshFolder folder;
    build(folder, threeSources());
    {
        IndexWriter writer = open(folder);
        CHECK(writer.replace(speech("P4", {"mentor"}), NoAttributes).value());
        REQUIRE(writer.removeOthers({"P4"}));
        CHECK(matching(folder, "mentor") == "P1/0 P2/0");
    }
    CHECK(matching(folder, "mentor") == "P1/0 P2/0");
    CHECK(open(folder).isCurrent(threeSources()[0], NoAttributes).value());
}

TEST_CASE("index: an open reader sees what is committed later", "[search]") {
    const FreshFolder folder;
    build(folder, threeSources());
    auto index = Index::open(folder.path());
    REQUIRE(index);
    for (int round = 0; round < 5; ++round) {
        IndexWriter writer = open(folder);
        CHECK(writer.replace(speech("N" + std::to_string(round), {"mentor"}), NoAttributes).value());
        REQUIRE(writer.commit());
        CHECK(index->search(word("mentor")).value().total == static_cast<std::size_t>(round + 3));
    }
}

TEST_CASE("index: one writer at a time", "[search]") {
    const FreshFolder folder;
    const IndexWriter writer = open(folder);
    auto second = IndexWriter::open(folder.path(), "en");
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::Unwritable);
    CHECK(second.error().message == "another program is writing the index");
    // Neither may a writer in another language throw away what the first one writes.
    CHECK_FALSE(IndexWriter::open(folder.path(), "de"));
}

TEST_CASE("index: another language or version is begun anew", "[search]") {
    const FreshFolder folder;
    build(folder, threeSources());
    std::string language = "en";
    SECTION("language") { language = "de"; }
    SECTION("format") {
        std::string marker = content(folder.file("coder-index"));
        REQUIRE(marker.starts_with("coder search index\nformat 1\nlanguage en\nxapian "));
        marker.replace(marker.find("format 1"), 8, "format 0");
        write(folder.file("coder-index"), marker);
        CHECK(Index::open(folder.path()).error().code == ErrorCode::Unsupported);
    }
    SECTION("marker cut off") { write(folder.file("coder-index"), "coder search index\nfor"); }
    SECTION("marker empty") { write(folder.file("coder-index"), ""); }
    IndexWriter writer = open(folder, language);
    REQUIRE(writer.diagnostics().size() == 1);
    CHECK(writer.diagnostics()[0].severity == coder::base::Severity::Note);
    CHECK_FALSE(writer.isCurrent(threeSources()[0], NoAttributes).value());
    CHECK(turns(folder) == 0);
    CHECK(writer.replace(threeSources()[0], NoAttributes).value());
    REQUIRE(writer.commit());
    CHECK(matching(folder, "mentor") == "P1/0");
    CHECK(Index::open(folder.path())->language() == language);
}

TEST_CASE("index: damage is found and the index begun anew", "[search]") {
    const FreshFolder folder;
    build(folder, threeSources());
    const std::string name =
        GENERATE("iamglass", "postlist.glass", "docdata.glass", "termlist.glass", "position.glass");
    const std::string damage = GENERATE("gone", "empty", "cut", "zeros");
    CAPTURE(name, damage);
    const std::string bytes = content(folder.file(name));
    if (damage == "gone") std::filesystem::remove(folder.file(name));
    if (damage == "empty") write(folder.file(name), "");
    if (damage == "cut") write(folder.file(name), bytes.substr(0, bytes.size() / 2));
    if (damage == "zeros") write(folder.file(name), std::string(bytes.size(), '\0'));
    // Readers may get an error but must not fall.
    if (auto index = Index::open(folder.path())) {
        const auto answers = index->search(word("mentor"));
        if (!answers) CHECK(answers.error().code == ErrorCode::Invalid);
    }
    IndexWriter writer = open(folder);
    CHECK(writer.diagnostics().size() == 1);
    for (const auto& source : threeSources()) CHECK(writer.replace(source, NoAttributes).value());
    REQUIRE(writer.commit());
    CHECK(matching(folder, "mentor") == "P1/0 P2/0");
}

TEST_CASE("index: nobody else's folder is touched", "[search]") {
    const FreshFolder folder;
    std::filesystem::create_directory(folder.path());
    const auto refused = [&folder] {
        auto writer = IndexWriter::open(folder.path(), "en");
        REQUIRE_FALSE(writer);
        CHECK(writer.error().code == ErrorCode::Invalid);
        CHECK_FALSE(writer.error().remedy.empty());
    };
    SECTION("files") {
        write(folder.file("thesis.txt"), "mine");
        refused();
        CHECK(content(folder.file("thesis.txt")) == "mine");
        CHECK_FALSE(std::filesystem::exists(folder.file("coder-index")));
    }
    SECTION("another program's marker") {
        write(folder.file("coder-index"), "something else\n");
        refused();
        CHECK(content(folder.file("coder-index")) == "something else\n");
    }
    SECTION("another program's Xapian database") {
        write(folder.file("iamglass"), "theirs");
        refused();
        CHECK(content(folder.file("iamglass")) == "theirs");
    }
    SECTION("our folder with a file in it that is not ours") {
        build(folder, threeSources());
        write(folder.file("note.txt"), "mine");
        open(folder, "de");
        CHECK(content(folder.file("note.txt")) == "mine");
    }
}

TEST_CASE("index: a file, a missing parent or an unknown language", "[search]") {
    const FreshFolder folder;
    const auto codeOf = [](const std::string& path, std::string_view language) {
        auto writer = IndexWriter::open(path, language);
        REQUIRE_FALSE(writer);
        CHECK_FALSE(writer.error().remedy.empty());
        return writer.error().code;
    };
    CHECK(codeOf(folder.path() + "/deeper", "en") == ErrorCode::Unwritable);
    CHECK(codeOf(folder.path(), "klingon") == ErrorCode::Unsupported);
    CHECK_FALSE(std::filesystem::exists(folder.path()));
    CHECK(Index::open(folder.path()).error().code == ErrorCode::NotFound);
    write(folder.path(), "a file");
    CHECK(codeOf(folder.path(), "en") == ErrorCode::Invalid);
    CHECK(Index::open(folder.path()).error().code == ErrorCode::NotFound);
    write(folder.path(), "");
    CHECK(codeOf(folder.path(), "en") == ErrorCode::Invalid);
}

TEST_CASE("index: in memory, readers share with the writer", "[search]") {
    auto writer = IndexWriter::inMemory("en");
    REQUIRE(writer);
    auto index = writer->reader();
    REQUIRE(index);
    CHECK(index->search(word("mentor")).value().total == 0);
    for (const auto& source : threeSources()) CHECK(writer->replace(source, NoAttributes).value());
    CHECK(index->search(word("mentor")).value().total == 2);
    CHECK_FALSE(writer->replace(threeSources()[0], NoAttributes).value());
    CHECK(writer->replace(speech("P1", {"boss"}), NoAttributes).value());
    REQUIRE(writer->commit());
    CHECK(index->search(word("mentor")).value().total == 1);
    REQUIRE(writer->removeOthers({"P1"}));
    CHECK(index->turns().value() == 1);
    writer = IndexWriter::inMemory("en");
    CHECK(index->search(word("boss")).value().total == 1);
}

TEST_CASE("index: empty sources, turns and labels", "[search]") {
    auto writer = IndexWriter::inMemory("en");
    REQUIRE(writer);
    CHECK(writer->replace(coder::project::Source{}, NoAttributes).value());
    CHECK_FALSE(writer->replace(coder::project::Source{}, NoAttributes).value());
    CHECK(writer->replace(source("", {{"", Role::Other, ""}, {"", Role::Other, "mentor"}}), NoAttributes).value());
    auto index = writer->reader();
    CHECK(index->turns().value() == 2);
    CHECK((index->matching(word("mentor")).value() == std::vector<TurnRef>{{"", 1}}));
}

TEST_CASE("index: a long transcript without labels is one turn", "[search]") {
    std::string text;
    while (text.size() < 3'000'000) text += "He read the draft and said: no. ";
    text += "At last she agreed.";
    auto writer = IndexWriter::inMemory("en");
    REQUIRE(writer);
    CHECK(writer->replace(speech("P1", {text}), NoAttributes).value());
    auto index = writer->reader();
    const auto answers = index->search(near(3, {word("agree"), word("last"), word("she")}));
    REQUIRE(answers);
    REQUIRE(answers->answers.size() == 1);
    CHECK(slices(answers->answers[0].turn.text, answers->answers[0].matches) ==
          std::vector<std::string>{"last", "she", "agreed"});
}
