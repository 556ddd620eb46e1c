// Any text gives a list or table of codes; what is written of it is a codebook with as many codes and the same names.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/check.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/codebook/outline.h"
#include "coder/text/encoding.h"

namespace {

using namespace coder;

void namesOf(const std::vector<codebook::OutlineCode>& codes, std::vector<std::string>& names) {
    for (const codebook::OutlineCode& code : codes) {
        names.push_back(code.name);
        namesOf(code.codes, names);
    }
}

void check(const codebook::Outline& outline) {
    for (const auto& diagnostic : outline.diagnostics) CODER_CHECK_EQ(diagnostic.remedy.empty(), false);
    std::vector<std::string> names;
    namesOf(outline.codes, names);
    if (names.empty()) return;
    const auto read = codebook::readCodebook(codebook::toYaml(outline.codes, "T", "en"), "made.yaml");
    CODER_CHECK_EQ(read.has_value(), true);
    CODER_CHECK_EQ(read->codebook.codes.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) CODER_CHECK_EQ(read->codebook.codes[i].name, names[i]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192) return 0;
    const auto canonical = text::toCanonical(std::string(reinterpret_cast<const char*>(data), size), {});
    if (!canonical) return 0;
    check(codebook::readOutlineList(canonical->text, "list.txt"));
    check(codebook::readOutlineCsv(canonical->text, "table.csv"));
    return 0;
}
