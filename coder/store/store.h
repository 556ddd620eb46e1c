// The study file: everything that a study is, in one SQLite database in which every change is remembered.
//
// Reading is in Store, writing only in a Step (step.h): one step is one change that people see, and one entry of the
// history. The format is described in docs/formats/study-database.md, the reasons in docs/design/store.md.
//
// A Store is used by one thread at a time; several Stores, in one program or in several, may be open on one file.
// Readers never wait. Every function may fail with Unreadable, Invalid (damaged) or Busy; other errors are named.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/guid.h"
#include "coder/base/result.h"
#include "coder/project/case.h"
#include "coder/project/coder.h"
#include "coder/project/estimate.h"
#include "coder/project/history.h"
#include "coder/project/memo.h"
#include "coder/project/merge.h"
#include "coder/project/source.h"
#include "coder/project/stored_case.h"
#include "coder/project/stored_codebook.h"
#include "coder/project/stored_coding.h"
#include "coder/project/stored_source.h"
#include "coder/project/study_info.h"

namespace coder::store {

class Connection;
class Step;

enum class Mode : std::uint8_t { Read, Write };

/// What the history says about a step.
struct StepInfo {
    std::string who;      ///< The person's name.
    std::string command;  ///< "import", "apply", ...
    std::string summary;  ///< "3 sources"; undo and redo write their own where it is empty.
    std::string at;       ///< As base::utcNow() writes it; now where it is empty.
};

struct NewStudy {
    std::string title;
    std::string language;  ///< May be empty.
    std::string who;
};

/// Which codings to read. All that are set must hold; the order is named where the filter is used.
struct CodingFilter {
    std::optional<base::Guid> source;
    std::optional<base::Guid> code;
    std::optional<base::Guid> coder;
    std::optional<project::Origin> origin;
    std::optional<project::ReviewStatus> status;
};

/// Things whose identity is a name inside their study.
enum class NamedThing : std::uint8_t { Person, Rules, Source, Revision, Attribute, Case, Codebook, Code };

struct CodebookInfo {
    base::Guid guid;
    std::string name;
    std::string version;
    std::string sha256;
    std::string added;
};

/// What Store::repair() did.
struct Repair {
    std::string kept;               ///< Where the damaged file is now.
    base::Diagnostics diagnostics;  ///< What could be read, and what was left out.
};

/// Reads see one state of the study from its begin to its end, whatever others write. A long one makes the file grow.
class Snapshot {
public:
    Snapshot(Snapshot&&) noexcept;
    ~Snapshot();

private:
    friend class Store;
    explicit Snapshot(Connection& connection);
    Connection* connection_;
};

class Store {
public:
    /// Makes a study file, readable by its owner only, whole or not at all, and opens it for writing. Errors: Exists,
    /// Unwritable.
    static base::Result<Store> create(const std::string& path, const NewStudy& study);

    /// Errors: NotFound; Invalid (no study file, empty or damaged); Newer; Unwritable (Mode::Write, or an older format
    /// that must be brought up to date, where the file or its folder can't be written). After an unclean end the file
    /// is checked first, which takes about a second for 100 MB.
    static base::Result<Store> open(const std::string& path, Mode mode);

    /// Makes a sound file of what can be read of a damaged one, which is kept beside it as NAME.damaged.coder. Where
    /// the history can be replayed, the content is what it gives; else what stands in the tables, as one more step.
    /// What remains wrong, verify() tells. Errors: Busy (somebody has the file open); Unwritable; Invalid (its
    /// beginning is damaged). The file is as before then.
    static base::Result<Repair> repair(const std::string& path, const StepInfo& info);

    /// Opens another copy of a study to be read, such as one to be merged; its structure is checked. Unlike by open()
    /// it is never changed: one of an older format is brought up to date in memory. Errors: as open().
    static base::Result<Store> openCopy(const std::string& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    const std::string& path() const;

    // ---- writing

    /// Begins a change; nothing is kept before Step::commit(). One at a time for each Store, or the program ends. Waits
    /// for another writer at most five seconds. Errors: Busy (with who it is, if that can be told), Unwritable (opened
    /// for reading).
    base::Result<Step> begin(StepInfo info);

    /// Undoes the latest step that is not undone. Errors: NotFound (there is none: the making of a study stays); Busy.
    base::Result<project::UndoAnswer> undo(const StepInfo& info);
    /// Undoes one step, wherever it stands. Errors: NotFound; Invalid (the first step, an undo or redo, or undone
    /// already); Busy.
    base::Result<project::UndoAnswer> undo(std::int64_t number, const StepInfo& info);
    /// Does again what was undone last, until another change is made. Errors: NotFound (there is none); Busy.
    base::Result<project::UndoAnswer> redo(const StepInfo& info);
    /// Does one undone step again, whenever it was undone. Errors: NotFound; Invalid (it is not undone); Busy.
    base::Result<project::UndoAnswer> redo(std::int64_t number, const StepInfo& info);

    // ---- merging

    struct MergeOptions {
        project::Prefer prefer = project::Prefer::Rule;
        bool preview = false;  ///< Only tells what would happen.
        /// What else follows from both copies, in the same step. It sees the merged study; what it does must depend on
        /// nothing but that, or the copies would come apart.
        std::function<base::Status(Step&, const project::MergeAnswer&)> finish = {};
    };

    /// Brings what was done in another copy of this study, opened by openCopy(), into this one, as one step. What comes
    /// of it depends on what was done, not on which copy is merged into which, unless a side is preferred. Errors:
    /// Invalid (another study, or the study's own file; damaged); Busy.
    base::Result<project::MergeAnswer> merge(const Store& other, const StepInfo& info, const MergeOptions& options);

    // ---- the history and earlier states

    /// All entries, oldest first.
    base::Result<std::vector<project::HistoryEntry>> history() const;
    /// What a step changed, in the order of tables and keys that SQLite gives; the visitor ends it by returning false.
    /// Errors: NotFound.
    base::Status changesOf(std::int64_t number, const std::function<bool(const project::RowChange&)>& visitor) const;
    /// The same of any step, also one that a merge brought.
    base::Status changesOf(const base::Guid& step, const std::function<bool(const project::RowChange&)>& visitor) const;
    /// The other copies' steps that each merge of the history brought, by its number; each behind those it knew. Their
    /// own numbers are 0: they have none in this copy.
    base::Result<std::map<std::int64_t, std::vector<project::HistoryEntry>>> mergedSteps() const;
    /// The number of the last step at or before a time (as base::utcNow() writes it). Errors: NotFound (before the
    /// study was made).
    base::Result<std::int64_t> stepAt(const std::string& time) const;
    /// The study as it was after a step, as a study of its own in memory, for reading. Errors: NotFound.
    base::Result<Store> at(std::int64_t number) const;
    /// The same as a file, as backup() writes it.
    base::Status saveAt(std::int64_t number, const std::string& path) const;

    // ---- the file

    /// A consistent copy, while others work: written beside and then renamed; what was at `path` is replaced. Readable
    /// by its owner only. Errors: Unwritable; Invalid (the study's own path).
    base::Status backup(const std::string& path) const;

    /// Everything that can be wrong with the file: SQLite's own structure, references, spans and quotes, original
    /// bytes and texts against their SHA-256, and whether the history gives the present state. No errors: no
    /// diagnostics of severity error. Reads everything; minutes for a million codings.
    base::Diagnostics verify() const;

    /// Reads until the Snapshot ends see one state. No Step may be open, and none may begin before it has ended.
    base::Result<Snapshot> snapshot() const;

    // ---- reading; orders are by bytes of the texts

    /// The GUID for a new thing: derived from the study and the thing's name, so that two copies of the study that make
    /// the same thing make one; a timed one where that is taken (the thing was renamed meanwhile). `name` is a name or
    /// path, and of a Codebook its SHA-256.
    base::Result<base::Guid> newGuid(NamedThing thing, const std::string& name) const;

    base::Result<project::StudyInfo> study() const;
    base::Result<std::vector<project::Setting>> settings() const;  ///< By key.
    base::Result<std::vector<project::Coder>> coders() const;      ///< By name, then GUID.

    base::Result<std::vector<project::StoredSource>> sources() const;  ///< By name.
    base::Result<std::vector<project::Revision>> revisions() const;    ///< By source, then number.
    base::Result<std::optional<project::StoredSource>> findSource(const std::string& name) const;
    /// A source's text and structure in one revision. Errors: NotFound.
    base::Result<project::Source> source(const base::Guid& revision) const;
    /// The bytes of an imported file. Errors: NotFound.
    base::Result<std::string> originalBytes(const std::string& sha256) const;
    /// Whether a file with these bytes was ever imported, also by a step that was undone.
    base::Result<bool> hasFile(const std::string& sha256) const;

    base::Result<std::vector<project::Attribute>> attributes() const;  ///< By position, then name.
    base::Result<std::vector<project::StoredCase>> cases() const;      ///< By position, then name.
    base::Result<std::vector<project::CaseValue>> caseValues() const;  ///< By case, then attribute.
    base::Result<std::vector<project::StoredVoice>> voices() const;    ///< By case, source, speaker.
    base::Result<project::CaseTable> caseTable() const;  ///< All four as the table that analyses take; no places.

    base::Result<std::vector<CodebookInfo>> codebooks() const;  ///< In the order in which they were added.
    /// Errors: NotFound.
    base::Result<project::StoredCodebook> codebook(const base::Guid& guid) const;
    base::Result<std::vector<project::StoredCode>> codes() const;  ///< By path.

    base::Result<std::optional<project::StoredCoding>> coding(const base::Guid& guid) const;
    base::Result<std::uint64_t> countCodings(const CodingFilter& filter) const;
    /// Codings one by one, by source, beginning, end, code and GUID; the visitor ends it by returning false. Memory
    /// does not grow with their number when `filter` names a source. The visitor may read, and may write in a Step what
    /// it was shown; a coding that it adds may or may not be shown.
    base::Status eachCoding(const CodingFilter& filter,
                            const std::function<bool(const project::StoredCoding&)>& visitor) const;

    base::Result<std::vector<project::Memo>> memos() const;  ///< By time of making, then GUID.
    base::Result<std::vector<project::Memo>> memosOn(const base::Guid& object) const;  ///< Likewise.
    base::Result<std::vector<project::Estimate>> estimates() const;                    ///< By time, then GUID.

private:
    friend class Step;
    explicit Store(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

}  // namespace coder::store
