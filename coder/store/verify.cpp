// Everything that can be wrong with a study file. Each check stands alone, so that one that fails hides no other.
#include <functional>

#include "coder/base/check.h"
#include "coder/base/sha256.h"
#include "coder/base/strings.h"
#include "coder/store/packed.h"
#include "coder/store/references.h"
#include "coder/store/replay.h"
#include "coder/store/rows.h"
#include "coder/store/step_graph.h"
#include "coder/store/structure_json.h"
#include "coder/text/position.h"

namespace coder::store {

namespace {

constexpr std::size_t MostShown = 20;  // Of one check.

/// Collects the findings of one check, the first of them in full.
class Findings {
public:
    Findings(std::string path, base::Diagnostics& diagnostics) : path_(std::move(path)), diagnostics_(diagnostics) {}
    Findings(const Findings&) = delete;
    Findings& operator=(const Findings&) = delete;
    ~Findings() {
        if (count_ > MostShown) push(std::to_string(count_ - MostShown) + " more findings of this kind", "");
    }

    void add(std::string message, std::string remedy) {
        if (++count_ <= MostShown) push(std::move(message), std::move(remedy));
    }

private:
    void push(std::string message, std::string remedy) {
        diagnostics_.push_back({base::Severity::Error, {path_}, std::move(message), std::move(remedy)});
    }

    std::string path_;
    base::Diagnostics& diagnostics_;
    std::size_t count_ = 0;
};

void checkDatabase(const Connection& connection, Findings& findings) {
    SQLite::Statement check(*connection.database, "PRAGMA integrity_check(100)");
    while (check.executeStep()) {
        const std::string answer = check.getColumn(0).getString();
        if (answer != "ok") findings.add("the file is damaged: " + answer, "work with a backup");
    }
}

void checkReferences(const Connection& connection, Findings& findings) {
    for (const DanglingReference& reference : danglingReferences(connection, 1000))
        findings.add("the " + thingOf(reference.table) + " " + base::join(reference.key, " ") + " refers to a " +
                         thingOf(reference.to) + " that is not there",
                     "take what is missing from a backup");
}

void checkFiles(const Connection& connection, Findings& findings) {
    SQLite::Statement query(*connection.database, "SELECT sha256, bytes, packed FROM files");
    while (query.executeStep()) {
        std::string key;
        std::uint64_t size = 0;
        std::string packed;
        bool right = false;
        try {
            Row(query) >> key >> size >> packed;
            right = base::sha256(unpack(packed, size)) == key;
        } catch (const Failure&) {
        }
        if (!right)
            findings.add("the original bytes of the file with SHA-256 " + key + " are damaged",
                         "take the file from a backup, or import it again");
    }
}

void checkTexts(const Connection& connection, Findings& findings) {
    SQLite::Statement query(*connection.database, "SELECT sha256, text, structure FROM texts");
    while (query.executeStep()) {
        std::string key;
        std::string structure;
        project::Source source;
        bool right = false;
        try {
            Row(query) >> key >> source.text >> structure;
            right = textKey(structure, source.text) == key;
            readStructure(structure, source);
        } catch (const Failure&) {
            right = false;
        }
        if (!right) findings.add("the text with SHA-256 " + key + " is damaged", "take it from a backup");
    }
}

/// One text is in memory at a time: codings come by revision.
void checkQuotes(const Connection& connection, Findings& findings) {
    SQLite::Statement query(*connection.database,
                            "SELECT guid, revision, begin, end, quote FROM codings ORDER BY source, revision");
    base::Guid current;
    std::string text;
    while (query.executeStep()) {
        base::Guid guid;
        base::Guid revision;
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::string quote;
        Row(query) >> guid >> revision >> begin >> end >> quote;
        if (revision != current) {
            current = revision;
            text = first(
                       connection,
                       "SELECT texts.text FROM revisions JOIN texts ON texts.sha256 = revisions.text "
                       "WHERE revisions.guid = ?",
                       [](Row& row) {
                           std::string read;
                           row >> read;
                           return read;
                       },
                       revision)
                       .value_or("");
        }
        if (begin > end || end > text.size())
            findings.add("the coding " + guid.toString() + " lies outside of its source's text",
                         "take the coding from a backup");
        else if (text.compare(begin, end - begin, quote) != 0)
            findings.add("the coding " + guid.toString() + " quotes \"" + quote.substr(0, 80) +
                             "\", which is not what stands at its place",
                         "take the coding or the text from a backup");
    }
}

/// Merges name steps of other copies; each of these must be there, down to the common past.
void checkMerges(const Connection& connection, Findings&) { const StepGraph graph({&connection}); }

}  // namespace

base::Diagnostics Store::verify() const {
    CODER_CHECK_EQ(connection_->inStep, false);
    base::Diagnostics diagnostics;
    // All checks see one state.
    auto state = snapshot();
    if (!state) return {state.error().diagnostic()};
    const auto check = [&](const std::function<void(const Connection&, Findings&)>& one) {
        Findings findings(path(), diagnostics);
        try {
            one(*connection_, findings);
        } catch (...) {
            const base::Error error = currentError(path());
            findings.add(error.message, error.remedy);
        }
    };
    check(checkDatabase);
    check(checkReferences);
    check(checkFiles);
    check(checkTexts);
    check(checkQuotes);
    check(checkMerges);
    check([&](const Connection& connection, Findings&) { base::append(diagnostics, checkReplay(connection)); });
    return diagnostics;
}

}  // namespace coder::store
