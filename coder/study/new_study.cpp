#include "coder/study/new_study.h"

#include <filesystem>

#include "coder/base/file.h"
#include "coder/codebook/language.h"
#include "coder/store/step.h"
#include "coder/study/case_import.h"
#include "coder/study/codebook_version.h"
#include "coder/study/stored_settings.h"
#include "coder/study/study.h"

namespace coder::study {

namespace {

std::string stem(const std::string& path) { return std::filesystem::path(path).stem().string(); }

/// A version of the codebook, and its codes.
base::Status addCodebook(const store::Store& store, store::Step& step, const codebook::Codebook& codebook) {
    auto yaml = base::readFile(codebook.file);
    if (!yaml) return base::unexpected(yaml.error());
    const auto update = compareCodebook(store, codebook, *std::move(yaml), step.at());
    return update ? putCodebook(step, *update) : base::Status(base::unexpected(update.error()));
}

base::Status fill(store::Store& store, const Study& study, const NewStudyOptions& options) {
    auto step = store.begin({options.who, "new", "settings, codebook and participants of " + study.file.path, ""});
    if (!step) return base::unexpected(step.error());
    if (auto put = step->put(project::Setting{SettingsKey, study.file.text}); !put) return put;
    if (auto added = addCodebook(store, *step, *study.codebook); !added) return added;
    CaseChanges changes;
    if (auto synced = syncCases(store, *step, study.cases, changes); !synced) return synced;
    const auto entry = step->commit();
    if (!entry) return base::unexpected(entry.error());
    return base::Done{};
}

}  // namespace

base::Status newStudy(const std::string& path, const NewStudyOptions& options) {
    const std::string language = options.language.empty() ? "en" : options.language;
    if (const auto known = codebook::loadLanguage(language, {}); !known) return base::unexpected(known.error());
    const std::string title = options.title.empty() ? stem(path) : options.title;
    const auto store = store::Store::create(path, {title, language, options.who});
    if (!store) return base::unexpected(store.error());
    return base::Done{};
}

base::Result<base::Diagnostics> newStudyFrom(const std::string& path, const std::string& yaml,
                                             const NewStudyOptions& options) {
    const auto study = openStudy(yaml);
    if (!study) return base::unexpected(study.error());
    NewStudyOptions made = options;
    made.language = study->codebook->language.tag;
    if (made.title.empty()) made.title = study->file.title;
    if (auto created = newStudy(path, made); !created) return base::unexpected(created.error());
    base::Status filled = base::Done{};
    {
        auto store = store::Store::open(path, store::Mode::Write);
        filled = store ? fill(*store, *study, options) : base::Status(base::unexpected(store.error()));
    }
    if (filled) return study->diagnostics;
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path + ending, ignored);
    return base::unexpected(filled.error());
}

}  // namespace coder::study
