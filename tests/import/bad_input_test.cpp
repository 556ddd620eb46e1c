// Files that are broken, odd, or more than usual.
#include <filesystem>
#include <fstream>

#include "coder/import/transcript_list.h"
#include "imported.h"
#include "tests/fuzz/stored_zip.h"

using namespace coder;
using namespace coder::import;

namespace {

/// Questions and answers with letters beyond ASCII.
std::string longText(int turns) {
    std::string text;
    for (int i = 0; i < turns; ++i)
        text += "I: Question number " + std::to_string(i) + ", and is it so?\nP: Answer number " + std::to_string(i) +
                ", which is longer \u2014 na\u00EFve caf\u00E9.\n";
    return text;
}

}  // namespace

TEST_CASE("200 speakers are 200 speakers") {
    std::string text;
    for (int round = 0; round < 2; ++round)
        for (int i = 100; i < 300; ++i)
            text += "Speaker " + std::to_string(i) + ": Sentence " + std::to_string(i) + ".\n";
    const auto file = imported(text, "many.txt");
    CHECK(file.source.transcript.speakers.size() == 200);
    CHECK(file.source.transcript.turns.size() == 400);
    std::string captions = "WEBVTT\n\n";
    for (int i = 100; i < 300; ++i) {
        const std::string at = "00:0" + std::to_string(i / 60) + ":" + std::to_string(10 + i % 60 / 2);
        captions += at + ".000 --> " + at + ".900\n<v Speaker " + std::to_string(i) + ">Sentence.\n\n";
    }
    CHECK(imported(captions, "many.vtt").source.transcript.speakers.size() == 200);
}

TEST_CASE("NUL bytes and a few bytes of another encoding in a file: a warning with their place") {
    std::string text = longText(100);
    text[text.find("number 77,") + 6] = '\0';
    const auto nul = imported(text, "nul.txt");
    CHECK(nul.source.transcript.turns.size() == 200);
    REQUIRE_FALSE(findingsOf(nul).empty());
    CHECK(findingsOf(nul)[0] == "warning 155 the text contains NUL characters; this is the first");
    text = longText(100);
    text.replace(text.find("\u00EF"), 2, "\xEF");
    const auto mixed = imported(text, "mixed.txt");
    CHECK(mixed.source.transcript.turns.size() == 200);
    CHECK(mixed.source.text.find("na\uFFFDve") != std::string::npos);
    REQUIRE_FALSE(findingsOf(mixed).empty());
    CHECK(findingsOf(mixed)[0].starts_with("warning 2 bytes that are no UTF-8 were replaced"));
}

TEST_CASE("empty files of every ending say so") {
    for (const std::string name : {"a.txt", "a.md", "a.vtt", "a.srt", "a.docx", "a.csv", "a.json", "a.pdf", "a.html"}) {
        INFO(name);
        const auto file = tryImport("", name);
        const bool said = !file || base::hasErrors(file->diagnostics);
        CHECK(said);
    }
}

TEST_CASE("one broken file of a folder does not keep the others from being read") {
    const auto folder = std::filesystem::temp_directory_path() / "coder-bad-input-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto add = [&](const std::string& name, const std::string& bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
    };
    add("a.docx", sampleBytes("interview.docx").substr(0, 2000));
    add("b.pdf", "%PDF-1.7\nbroken");
    add("c.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    add("d.xlsx", fuzz::storedZip({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<w"}}));
    add("e.txt", "I: Why?\nP: So.\n");
    const auto list = listTranscripts(folder.string());
    REQUIRE(list);
    REQUIRE(list->entries.size() == 5);
    TranscriptReader reader(testLabels(), text::SentenceBreaker());
    for (std::size_t i = 0; i < 4; ++i) {
        const auto broken = reader.read(list->entries[i]);
        INFO(list->entries[i].path);
        REQUIRE_FALSE(broken);
        CHECK(broken.error().place.file == list->entries[i].path);
        CHECK_FALSE(broken.error().remedy.empty());
    }
    const auto good = reader.read(list->entries[4]);
    REQUIRE(good);
    CHECK(turnsOf(*good) == Strings{"I|Why?", "P|So."});
    std::filesystem::remove_all(folder);
}

TEST_CASE("text from right to left keeps its speakers and its order") {
    CHECK(turnsOf(imported("\u05DC\u05D9\u05D0\u05D4: \u05DE\u05D4?\n\u05D3\u05DF: \u05DB\u05D9.\n"
                           "\u05DC\u05D9\u05D0\u05D4: \u05DC\u05DE\u05D4?\n\u05D3\u05DF: \u05DB\u05DF.\n",
                           "h.txt")) == Strings{"\u05DC\u05D9\u05D0\u05D4|\u05DE\u05D4?", "\u05D3\u05DF|\u05DB\u05D9.",
                                                "\u05DC\u05D9\u05D0\u05D4|\u05DC\u05DE\u05D4?",
                                                "\u05D3\u05DF|\u05DB\u05DF."});
}
