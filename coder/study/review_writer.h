// Decisions of a reviewer as changes of a step.
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/project/stored_codebook.h"
#include "coder/project/stored_coding.h"

namespace coder::store {
class Step;
class Store;
}  // namespace coder::store

namespace coder::study {

/// One person's decisions, in one step.
class ReviewWriter {
public:
    /// Both must outlive the writer. `reviewer` is a coder of the study.
    ReviewWriter(const store::Store& store, store::Step& step, const base::Guid& reviewer)
        : store_(store), step_(step), reviewer_(reviewer) {}

    /// Accepts or rejects. What was made under an older definition no longer is.
    base::Status decide(project::StoredCoding coding, project::ReviewStatus status);

    /// Rejects the coding and codes its passage with another code, as the reviewer's own coding; where that is there
    /// already, it stays as it is. Errors: Invalid, it is the coding's own code.
    base::Status giveOtherCode(const project::StoredCoding& coding, const project::StoredCode& code);

    /// False where the reviewer has said the same there.
    base::Result<bool> addMemo(const base::Guid& coding, const std::string& text);

    /// True where the reviewer has given the passage of `like` this code.
    base::Result<bool> hasCoding(const project::StoredCoding& like, const base::Guid& code) const;

private:
    const store::Store& store_;
    store::Step& step_;
    base::Guid reviewer_;
};

}  // namespace coder::study
