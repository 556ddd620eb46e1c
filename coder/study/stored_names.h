// The names that people use for what a study file holds: codes, sources, coders.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/coder.h"
#include "coder/project/stored_codebook.h"
#include "coder/project/stored_source.h"

namespace coder::store {
class Step;
class Store;
}  // namespace coder::store

namespace coder::study {

/// As they are when it is read; and the coders that it makes.
class StoredNames {
public:
    static base::Result<StoredNames> read(const store::Store& store);

    /// Errors: NotFound, with the name that was probably meant.
    base::Result<project::StoredCode> code(const std::string& path) const;
    /// Likewise.
    base::Result<project::StoredSource> source(const std::string& name) const;
    /// Errors: Invalid, the name is empty, not UTF-8, or that of a rule set.
    base::Status checkPerson(const std::string& name) const;

    /// A person, made in `step` if there is none of this name. Errors: as checkPerson(), and those of the step.
    base::Result<base::Guid> person(store::Step& step, const std::string& name);

    /// Empty if there is no such code, source or coder.
    const std::string& pathOf(const base::Guid& code) const { return nameOf(code); }
    const std::string& sourceName(const base::Guid& source) const { return nameOf(source); }
    const std::string& coderName(const base::Guid& coder) const { return nameOf(coder); }

    const std::vector<project::StoredCode>& codes() const { return codes_; }
    const std::vector<project::StoredSource>& sources() const { return sources_; }

private:
    const std::string& nameOf(const base::Guid& guid) const;

    std::vector<project::StoredCode> codes_;      ///< By path.
    std::vector<project::StoredSource> sources_;  ///< By name.
    std::vector<project::Coder> coders_;
    std::map<base::Guid, std::string> names_;  ///< Of all three.
};

}  // namespace coder::study
