// Versions of the codebook in a study file, and the codes that they define.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "coder/base/guid.h"
#include "coder/base/result.h"
#include "coder/codebook/codebook.h"
#include "coder/project/stored_codebook.h"

namespace coder::store {
class Step;
class Store;
}  // namespace coder::store

namespace coder::study {

/// Versions of a study's codebook, read when they are asked for.
class CodebookVersions {
public:
    /// `store` must outlive it.
    explicit CodebookVersions(const store::Store& store) : store_(store) {}

    /// Errors: those of the store; the version can't be read.
    base::Result<const codebook::Codebook*> get(const base::Guid& version);

private:
    const store::Store& store_;
    std::map<base::Guid, codebook::Codebook> read_;
};

/// What a study's codebook and codes are, or would be, after a codebook was taken over.
struct CodebookUpdate {
    project::StoredCodebook version;         ///< The one that counts.
    bool isNew = false;                      ///< The study does not have it yet as the one that counts.
    std::vector<project::StoredCode> codes;  ///< By Codebook::codes. A code keeps its GUID by its path.
    /// The study's codes that the codebook does not have, in order of their paths.
    std::vector<project::StoredCode> unlisted;
    std::set<base::Guid> gone;     ///< Of these, those that the version before had.
    std::set<base::Guid> changed;  ///< Codes that an earlier version defined otherwise: codebook::sameDefinition().
};

/// Compares `codebook`, which was read from the bytes `yaml`, with what the study has; other bytes are a new version,
/// added at the time `at` under the name of the codebook's file. Changes nothing. Errors: those of the store; an
/// earlier version can't be read.
base::Result<CodebookUpdate> compareCodebook(const store::Store& store, const codebook::Codebook& codebook,
                                             std::string yaml, const std::string& at);

/// Keeps version and codes. Codes that the codebook does not have stay as they are.
base::Status putCodebook(store::Step& step, const CodebookUpdate& update);

}  // namespace coder::study
