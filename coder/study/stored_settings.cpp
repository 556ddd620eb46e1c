#include "coder/study/stored_settings.h"

#include <algorithm>

namespace coder::study {

base::Result<ReadStudyFile> storedSettings(const store::Store& store) {
    const auto settings = store.settings();
    if (!settings) return base::unexpected(settings.error());
    const auto found = std::find_if(settings->begin(), settings->end(),
                                    [](const project::Setting& setting) { return setting.key == SettingsKey; });
    if (found != settings->end()) return readStudyText(found->value, store.path());
    ReadStudyFile none;
    none.study.path = store.path();
    return none;
}

}  // namespace coder::study
