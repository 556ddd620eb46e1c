#include "coder/study/codebook_version.h"

#include <filesystem>
#include <map>

#include "coder/base/sha256.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/store/step.h"

namespace coder::study {

namespace {

using base::Guid;
using codebook::Code;
using codebook::Codebook;

/// The version that counts in the study: the last one, if it has these bytes, or else a new one.
base::Result<CodebookUpdate> versionOf(const store::Store& store, const std::vector<store::CodebookInfo>& versions,
                                       const Codebook& codebook, std::string yaml, const std::string& at) {
    CodebookUpdate update;
    const std::string sha256 = base::sha256(yaml);
    if (!versions.empty() && versions.back().sha256 == sha256) {
        auto present = store.codebook(versions.back().guid);
        if (!present) return base::unexpected(present.error());
        update.version = *std::move(present);
        return update;
    }
    update.isNew = true;
    const std::string name = std::filesystem::path(codebook.file).stem().string();
    const auto guid = store.newGuid(store::NamedThing::Codebook, sha256);
    if (!guid) return base::unexpected(guid.error());
    update.version = {*guid, name, codebook.version, sha256, std::move(yaml), at};
    return update;
}

/// True when the version that defined the code until now defines it otherwise.
base::Result<bool> isChanged(CodebookVersions& versions, const project::StoredCode& stored, const Code& now) {
    const auto before = versions.get(stored.codebook);
    if (!before) return base::unexpected(before.error());
    const auto there = (*before)->find(stored.path);
    return there && !codebook::sameDefinition((*before)->codes[*there], now);
}

}  // namespace

base::Result<const Codebook*> CodebookVersions::get(const Guid& version) {
    if (const auto there = read_.find(version); there != read_.end()) return &there->second;
    const auto stored = store_.codebook(version);
    if (!stored) return base::unexpected(stored.error());
    const auto file = std::filesystem::path(store_.path()) / (stored->name + ".yaml");
    auto read = codebook::readCodebook(stored->yaml, file.string());
    if (!read) return base::unexpected(read.error());
    return &read_.emplace(version, std::move(read->codebook)).first->second;
}

base::Result<CodebookUpdate> compareCodebook(const store::Store& store, const Codebook& codebook, std::string yaml,
                                             const std::string& at) {
    const auto present = store.codebooks();
    if (!present) return base::unexpected(present.error());
    const auto codes = store.codes();
    if (!codes) return base::unexpected(codes.error());
    auto update = versionOf(store, *present, codebook, std::move(yaml), at);
    if (!update) return update;
    std::map<std::string, const project::StoredCode*> byPath;
    for (const project::StoredCode& code : *codes) byPath.emplace(code.path, &code);
    CodebookVersions versions(store);
    for (const Code& code : codebook.codes) {
        const auto stored = byPath.find(code.path);
        const auto guid = stored == byPath.end() ? store.newGuid(store::NamedThing::Code, code.path)
                                                 : base::Result<Guid>(stored->second->guid);
        if (!guid) return base::unexpected(guid.error());
        update->codes.push_back({*guid, code.path, code.name, update->version.guid});
        if (stored == byPath.end()) continue;
        const auto changed = isChanged(versions, *stored->second, code);
        if (!changed) return base::unexpected(changed.error());
        if (*changed) update->changed.insert(*guid);
        byPath.erase(stored);
    }
    for (const auto& [path, stored] : byPath) {
        update->unlisted.push_back(*stored);
        if (stored->codebook == present->back().guid) update->gone.insert(stored->guid);
    }
    return update;
}

base::Status putCodebook(store::Step& step, const CodebookUpdate& update) {
    if (update.isNew)
        if (auto put = step.put(update.version); !put) return put;
    for (const project::StoredCode& code : update.codes)
        if (auto put = step.put(code); !put) return put;
    return base::Done{};
}

}  // namespace coder::study
