// Whether a study file is sound, and copies of it.
#pragma once

#include <string>

#include "coder/base/result.h"

namespace coder::study {

/// store::Store::verify(): no errors where nothing is wrong. Errors: the study can't be opened at all.
base::Result<base::Diagnostics> checkStudy(const std::string& study);

struct RepairedStudy {
    std::string kept;               ///< Where the damaged file is now.
    base::Diagnostics diagnostics;  ///< What was done.
    base::Diagnostics remaining;    ///< What checkStudy() still finds.
};

/// Makes a sound file of what can be read of a damaged one (store::Store::repair()). Errors: those of the store.
base::Result<RepairedStudy> repairStudy(const std::string& study, const std::string& who);

/// A consistent copy, while others work. Errors: Exists (something is at `path`, and not `replace`); those of the
/// store.
base::Status backupStudy(const std::string& study, const std::string& path, bool replace);

/// Errors: Exists, with `remedy`.
base::Status refuseExisting(const std::string& path, const std::string& remedy);

}  // namespace coder::study
