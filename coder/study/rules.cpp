#include "coder/study/rules.h"

#include "coder/base/file.h"
#include "coder/codebook/codebook_reader.h"

namespace coder::study {

base::Result<Rules> readRules(const std::string& path) {
    auto text = base::readFile(path);
    if (!text) return base::unexpected(text.error());
    auto read = codebook::readCodebook(*text, path);
    if (!read) return base::unexpected(read.error());
    Rules rules;
    rules.codebook = std::make_unique<codebook::Codebook>(std::move(read->codebook));
    rules.diagnostics = std::move(read->diagnostics);
    auto compiled = match::compile(*rules.codebook, rules.diagnostics);
    if (!compiled) return base::unexpected(compiled.error());
    rules.compiled = std::move(*compiled);
    return rules;
}

}  // namespace coder::study
