// The examples of docs/formats/ are read as they stand there.
#include <catch2/catch.hpp>

#include <string>

#include "coder/base/file.h"
#include "coder/codebook/language_reader.h"
#include "tests/codebook/read_codebook.h"

using namespace coder;
using namespace coder::codebook;

namespace {

/// The first fenced block of YAML.
std::string exampleOf(const std::string& page) {
    const auto text = base::readFile(std::string(CODER_SOURCE_DIR) + "/docs/formats/" + page);
    REQUIRE(text);
    const std::string fence = "```yaml\n";
    const std::size_t begin = text->find(fence);
    REQUIRE(begin != std::string::npos);
    return text->substr(begin + fence.size(), text->find("```", begin + fence.size()) - begin - fence.size());
}

}  // namespace

TEST_CASE("documentation: the codebook of docs/formats/codebook.md") {
    const ReadCodebook read = readGood(exampleOf("codebook.md"));
    CHECK(linesOf(read.diagnostics).empty());
    const auto altruistic = read.codebook.find("mentor/altruistic");
    REQUIRE(altruistic);
    const Code& code = read.codebook.codes[*altruistic];
    REQUIRE(code.rules.size() == 5);
    CHECK(code.rules[0].id == "mentor/altruistic#1");
    CHECK(code.rules[4].id == "gave-credit");
}

TEST_CASE("documentation: the language of docs/formats/language.md") {
    const auto language = readLanguage(exampleOf("language.md"), "de.yaml");
    if (!language) FAIL(toString(language.error().diagnostic()));
    CHECK(language->tag == "de");
    CHECK(language->negation.answers.size() == 1);
}
