#include "coder/codebook/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "coder/base/file.h"
#include "coder/codebook/built_in_languages.h"
#include "coder/codebook/language_reader.h"
#include "coder/codebook/yaml_document.h"

namespace coder::codebook {

namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

constexpr std::string_view Extension = ".yaml";

/// "en" of "en-GB", in small letters; empty for what is no tag, so that no tag can name another folder.
std::string primaryTag(std::string_view tag) {
    std::string primary;
    for (const char c : tag.substr(0, tag.find_first_of("-_"))) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (!upper && (c < 'a' || c > 'z')) return {};
        primary += upper ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return primary;
}

fs::path languageFolder(const std::string& folder) { return fs::path(folder) / "languages"; }

/// The languages that can be had, built in or in the folder, in alphabetical order.
std::string availableLanguages(const std::string& folder) {
    const std::vector<std::string> builtIn = builtInLanguages();
    std::set<std::string> tags(builtIn.begin(), builtIn.end());
    std::error_code ignored;
    fs::directory_iterator entry(languageFolder(folder), ignored);
    for (; !ignored && entry != fs::directory_iterator(); entry.increment(ignored))
        if (entry->path().extension() == Extension) tags.insert(entry->path().stem().string());
    std::string text;
    for (const std::string& tag : tags) text += (text.empty() ? "" : ", ") + tag;
    return text;
}

base::Unexpected unknownLanguage(std::string_view tag, const std::string& primary, const std::string& folder) {
    const std::string file =
        (languageFolder(folder) / (primary.empty() ? "xx" : primary)).string() + std::string(Extension);
    return base::unexpected(
        ErrorCode::NotFound, fmt::format("there is no language \"{}\"", tag),
        fmt::format("use {}, or write {} as in docs/formats/language.md", availableLanguages(folder), file));
}

/// The text of the language's file and where it comes from.
struct LanguageText {
    std::string yaml;
    std::string file;
};

base::Result<LanguageText> findLanguage(std::string_view tag, const std::string& folder) {
    const std::string primary = primaryTag(tag);
    if (primary.empty()) return unknownLanguage(tag, primary, folder);
    const std::string path = (languageFolder(folder) / (primary + std::string(Extension))).string();
    auto yaml = base::readFile(path, MaxYamlBytes);
    if (yaml) return LanguageText{std::move(*yaml), path};
    if (yaml.error().code != ErrorCode::NotFound) return base::unexpected(yaml.error());
    const auto* const end = BuiltInLanguages + BuiltInLanguageCount;
    const auto* const found =
        std::find_if(BuiltInLanguages, end, [&](const auto& language) { return language.tag == primary; });
    if (found == end) return unknownLanguage(tag, primary, folder);
    return LanguageText{std::string(found->yaml), fmt::format("{}{} (built in)", primary, Extension)};
}

}  // namespace

base::Result<Language> loadLanguage(std::string_view tag, const std::string& folder) {
    auto text = findLanguage(tag, folder);
    if (!text) return base::unexpected(text.error());
    auto language = readLanguage(text->yaml, text->file);
    if (!language) return language;
    if (primaryTag(language->tag) != primaryTag(tag))
        return base::unexpected(ErrorCode::Invalid,
                                fmt::format("the file is for the language \"{}\", not \"{}\"", language->tag, tag),
                                "its name and its `language` must be the same", {text->file});
    language->tag = std::string(tag);
    return language;
}

std::vector<std::string> builtInLanguages() {
    std::vector<std::string> tags;
    for (std::size_t i = 0; i < BuiltInLanguageCount; ++i) tags.emplace_back(BuiltInLanguages[i].tag);
    return tags;
}

}  // namespace coder::codebook
