#include "coder/study/study_check.h"

#include <filesystem>

#include "coder/store/store.h"

namespace coder::study {

base::Result<base::Diagnostics> checkStudy(const std::string& study) {
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    return store->verify();
}

base::Result<RepairedStudy> repairStudy(const std::string& study, const std::string& who) {
    auto repair = store::Store::repair(study, {who, "", "", ""});
    if (!repair) return base::unexpected(repair.error());
    auto remaining = checkStudy(study);
    if (!remaining) return base::unexpected(remaining.error());
    return RepairedStudy{std::move(repair->kept), std::move(repair->diagnostics), *std::move(remaining)};
}

base::Status refuseExisting(const std::string& path, const std::string& remedy) {
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path, error))) return base::Done{};
    return base::unexpected(base::ErrorCode::Exists, "there is a file of that name already", remedy, {path});
}

base::Status backupStudy(const std::string& study, const std::string& path, bool replace) {
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    if (!replace)
        if (auto free = refuseExisting(path, "name another one, or write over it with --replace"); !free) return free;
    return store->backup(path);
}

}  // namespace coder::study
