// What people's codings and memos look like in a step, whichever command makes them.
#pragma once

#include <string>

#include "coder/base/guid.h"
#include "coder/base/result.h"
#include "coder/project/memo.h"
#include "coder/project/stored_codebook.h"
#include "coder/project/stored_coding.h"

namespace coder::store {
class Step;
class Store;
}  // namespace coder::store

namespace coder::study {

/// Where a passage lies, and its words.
struct StoredPassage {
    base::Guid source;
    base::Guid revision;
    text::Span span;
    std::string quote;
};

/// A new coding by a person, which counts as accepted by that person. It is not put.
project::StoredCoding personsCoding(const StoredPassage& passage, const project::StoredCode& code,
                                    const base::Guid& coder, const std::string& at);

/// Puts a memo on a coding, unless the same person has said the same there: false then. Errors: those of the store.
base::Result<bool> addMemo(const store::Store& store, store::Step& step, const base::Guid& coding,
                           const std::string& text, const base::Guid& coder);

}  // namespace coder::study
