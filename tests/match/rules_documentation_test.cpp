// Every example of docs/reference/rules.md is run as it stands there.
//
// A block ```rule-test has the keys of YAML, one after the other at the beginning of a line: `rule`, `matches` and
// `misses`, and perhaps `lists`, `defaults` and `said-by`. The first three become a codebook with one code, its
// examples and its counterexamples.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "coder/base/file.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/match/compiled_codebook.h"
#include "coder/match/scanner.h"
#include "coder/text/sentences.h"

using namespace coder;

namespace {

constexpr std::size_t LeastBlocks = 25;

/// Who says the sentences of a block.
struct Voice {
    transcript::Speaker speaker{"P", transcript::Role::Participant, false};
    match::Attributes attributes;
};

struct Block {
    std::size_t line = 0;  ///< Of the fence, from 1.
    std::map<std::string, std::vector<std::string>>
        sections;  ///< By key: what stands behind its colon, then the lines below.

    std::vector<std::string> section(const std::string& key) const {
        const auto found = sections.find(key);
        return found == sections.end() ? std::vector<std::string>{""} : found->second;
    }
};

std::vector<Block> blocksOf(const std::string& page) {
    std::vector<Block> blocks;
    std::istringstream lines(page);
    std::string line;
    std::string key;
    bool inside = false;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (line == "```rule-test") {
            inside = true;
            blocks.push_back({number, {}});
        } else if (line.substr(0, 3) == "```") {
            inside = false;
        } else if (inside && !line.empty() && line.front() != ' ') {
            const std::size_t colon = std::min(line.find(':'), line.size());
            key = line.substr(0, colon);
            blocks.back().sections[key] = {line.substr(std::min(colon + 1, line.size()))};
        } else if (inside) {
            blocks.back().sections[key].push_back(line);
        }
    }
    return blocks;
}

/// The section under another key, further in.
std::string section(const std::string& key, const std::vector<std::string>& lines, const std::string& indent) {
    std::string text = indent + key + ":";
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : indent) + lines[i] + "\n";
    return text;
}

/// A rule on one line, or in lines of its own with two spaces before them.
std::string ruleOf(const std::vector<std::string>& lines) {
    if (lines.size() == 1) return "      -" + lines.front() + "\n";
    std::string text;
    for (std::size_t i = 1; i < lines.size(); ++i)
        text += (i == 1 ? "      - " + lines[i].substr(2) : "      " + lines[i]) + "\n";
    return text;
}

std::string codebookOf(const Block& block) {
    std::string text = "codebook: Examples of the documentation\nversion: 1\nlanguage: en\n";
    if (block.sections.count("lists") != 0) text += section("lists", block.section("lists"), "");
    if (block.sections.count("defaults") != 0) text += section("defaults", block.section("defaults"), "");
    text += "codes:\n  - code: example\n";
    if (block.sections.count("matches") != 0) text += section("examples", block.section("matches"), "    ");
    if (block.sections.count("misses") != 0) text += section("counterexamples", block.section("misses"), "    ");
    return text + "    rules:\n" + ruleOf(block.section("rule"));
}

/// `said-by: interviewer`, or attributes of a participant: `said-by: role=both, stream=clinical`.
Voice voiceOf(const std::string& text) {
    Voice voice;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        part.erase(0, part.find_first_not_of(' '));
        const std::size_t equals = part.find('=');
        if (part == "interviewer")
            voice.speaker = {"I", transcript::Role::Interviewer, false};
        else if (equals != std::string::npos)
            voice.attributes.emplace_back(part.substr(0, equals), part.substr(equals + 1));
    }
    return voice;
}

/// One turn that somebody says.
class Listener {
public:
    Listener(const codebook::Codebook& codebook, match::Scanner scanner)
        : scanner_(std::move(scanner)), sentences_(codebook.language.abbreviations) {}

    std::size_t hits(const std::string& text, const Voice& voice) {
        transcript::Transcript spoken;
        spoken.speakers.push_back(voice.speaker);
        sentences_.split(text, spoken.sentences);
        transcript::Turn turn;
        turn.span = text::Span(std::size_t{0}, text.size());
        turn.sentenceCount = static_cast<std::uint32_t>(spoken.sentences.size());
        spoken.turns.push_back(turn);
        std::vector<match::Hit> found;
        scanner_.scan({text, spoken, {voice.attributes}, {}}, found);
        return found.size();
    }

private:
    match::Scanner scanner_;
    text::SentenceBreaker sentences_;
};

std::string linesOf(const base::Diagnostics& diagnostics) {
    std::string lines;
    for (const base::Diagnostic& diagnostic : diagnostics) lines += base::toString(diagnostic) + "\n";
    return lines;
}

void check(const Block& block) {
    const std::string text = codebookOf(block);
    INFO("docs/reference/rules.md, line " << block.line << ", as codebook:\n" << text);
    auto read = codebook::readCodebook(text, "rules.md");
    if (!read) FAIL(base::toString(read.error().diagnostic()));
    const auto compiled = match::compile(read->codebook, read->diagnostics);
    REQUIRE(compiled);
    CHECK(linesOf(read->diagnostics) == "");
    if (compiled->rules.size() != 1) return;
    auto scanner = match::Scanner::make(*compiled);
    REQUIRE(scanner);
    Listener listener(read->codebook, std::move(*scanner));
    const Voice voice = voiceOf(block.section("said-by").front());
    const codebook::Code& code = read->codebook.codes.front();
    REQUIRE(code.examples.size() + code.counterexamples.size() > 0);
    for (const codebook::Example& example : code.examples) {
        INFO("must match: " << example.text);
        CHECK(listener.hits(example.text, voice) > 0);
    }
    for (const codebook::Example& example : code.counterexamples) {
        INFO("must not match: " << example.text);
        CHECK(listener.hits(example.text, voice) == 0);
    }
}

}  // namespace

TEST_CASE("documentation: the examples of docs/reference/rules.md") {
    const auto page = base::readFile(std::string(CODER_SOURCE_DIR) + "/docs/reference/rules.md");
    REQUIRE(page);
    const std::vector<Block> blocks = blocksOf(*page);
    CHECK(blocks.size() >= LeastBlocks);
    for (const Block& block : blocks) check(block);
}
