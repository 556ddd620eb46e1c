#include "coder/study/rules.h"

#include <filesystem>

#include "coder/base/file.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/store/store.h"

namespace coder::study {

namespace {

base::Result<Rules> compiled(Rules rules) {
    auto compiled = match::compile(*rules.codebook, rules.diagnostics);
    if (!compiled) return base::unexpected(compiled.error());
    rules.compiled = std::move(*compiled);
    return rules;
}

}  // namespace

base::Result<Rules> readRules(const std::string& path) {
    auto text = base::readFile(path);
    if (!text) return base::unexpected(text.error());
    return readRulesText(*text, path);
}

base::Result<Rules> readRulesText(std::string_view yaml, const std::string& file) {
    auto read = codebook::readCodebook(yaml, file);
    if (!read) return base::unexpected(read.error());
    Rules rules;
    rules.codebook = std::make_unique<codebook::Codebook>(std::move(read->codebook));
    rules.diagnostics = std::move(read->diagnostics);
    return compiled(std::move(rules));
}

base::Result<Rules> readStoredRules(const store::Store& store) {
    const auto codebooks = store.codebooks();
    if (!codebooks) return base::unexpected(codebooks.error());
    if (codebooks->empty()) {
        const auto info = store.study();
        if (!info) return base::unexpected(info.error());
        return noRules(info->language.empty() ? "en" : info->language);
    }
    const auto codebook = store.codebook(codebooks->back().guid);
    if (!codebook) return base::unexpected(codebook.error());
    return readRulesText(codebook->yaml, (std::filesystem::path(store.path()) / (codebook->name + ".yaml")).string());
}

base::Result<Rules> noRules(const std::string& language) {
    auto loaded = codebook::loadLanguage(language, {});
    if (!loaded) return base::unexpected(loaded.error());
    Rules rules;
    rules.codebook = std::make_unique<codebook::Codebook>();
    rules.codebook->language = std::move(*loaded);
    return compiled(std::move(rules));
}

}  // namespace coder::study
