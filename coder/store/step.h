// A change of a study: all that one command does, kept whole or not at all, and remembered as one entry of the history.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "coder/store/store.h"

namespace coder::store {

/// A transcript as it comes from the import.
struct NewRevision {
    const project::Source& source;  ///< Its name, path, text and structure; `sha256` must be that of `bytes`.
    std::string_view bytes;         ///< Of the original file.
    std::string format;
    std::string encoding;
};

/// put() adds a value or, when its GUID (or other key) is there already, changes it. remove() of what is not there does
/// nothing. Errors of all: Exists (a name is taken); Invalid (the value can't be, or a reference leads nowhere: a
/// coding's at once, a source's and its revision's in commit()); Unwritable (the disk is full). After an error the step
/// may go on; what failed was left out.
///
/// Must not outlive its Store. While it is open the Store's reads see what it has done so far.
class Step {
public:
    Step(Step&&) noexcept;
    ~Step();  ///< Without commit() nothing of it happened.

    /// When the step happens: for the times of what it makes.
    const std::string& at() const;
    /// Often known only when the work is done.
    void setSummary(std::string summary);

    /// As Store::newGuid().
    base::Result<base::Guid> newGuid(NamedThing thing, const std::string& name) const;

    /// Keeps the step. No entry where nothing changed. On an error nothing of it happened: Invalid where a reference
    /// leads nowhere, Unwritable, Busy.
    base::Result<std::optional<project::HistoryEntry>> commit();

    base::Status put(const project::StudyInfo& study);
    base::Status put(const project::Setting& setting);
    base::Status put(const project::Coder& coder);
    base::Status put(const project::StoredSource& source);
    base::Status put(const project::Revision& revision);
    base::Status put(const project::Attribute& attribute);
    base::Status put(const project::StoredCase& value);
    base::Status put(const project::CaseValue& value);
    base::Status put(const project::StoredVoice& voice);
    base::Status put(const project::StoredCodebook& codebook);
    base::Status put(const project::StoredCode& code);
    base::Status put(const project::StoredCoding& coding);
    base::Status put(const project::Memo& memo);
    base::Status put(const project::Estimate& estimate);

    base::Status removeSetting(const std::string& key);
    base::Status removeCoder(const base::Guid& guid);
    /// With its revisions. Its original bytes and text stay in the file.
    base::Status removeSource(const base::Guid& guid);
    base::Status removeAttribute(const base::Guid& guid);  ///< With its values.
    base::Status removeCase(const base::Guid& guid);       ///< With its values and voices.
    base::Status remove(const project::CaseValue& value);  ///< Of that case and attribute, whatever the value.
    base::Status remove(const project::StoredVoice& voice);
    base::Status removeCodebook(const base::Guid& guid);
    base::Status removeCode(const base::Guid& guid);
    base::Status removeCoding(const base::Guid& guid);
    base::Status removeMemo(const base::Guid& guid);
    base::Status removeEstimate(const base::Guid& guid);

    /// A new source with its first revision. Errors: Exists (the name is taken).
    base::Result<project::Revision> addSource(const NewRevision& revision);
    /// Another revision of a source, which from now on counts. Codings stay at theirs. Errors: NotFound.
    base::Result<project::Revision> addRevision(const base::Guid& source, const NewRevision& revision);
    /// Keeps a file's bytes without a source. Its SHA-256.
    base::Result<std::string> keepFile(std::string_view bytes);
    /// Keeps a text with its structure; the key for Revision::text.
    base::Result<std::string> keepText(const project::Source& source);

    struct State;  ///< For this module's own use.

private:
    friend class Store;
    explicit Step(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace coder::store
