#include "coder/study/review_file.h"

#include <algorithm>
#include <array>
#include <set>

#include "coder/base/csv.h"
#include "coder/base/strings.h"
#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/study/csv_file.h"
#include "coder/study/memos.h"
#include "coder/study/review_item.h"
#include "coder/study/review_writer.h"

namespace coder::study {

namespace {

using base::ErrorCode;
using base::Severity;
using project::ReviewStatus;
using project::StoredCoding;

const std::vector<std::string> Columns{"coding",   "source", "line",   "speaker",  "code",       "quote",
                                       "evidence", "rules",  "status", "decision", "other code", "memo"};

/// What the column `status` says of a coding.
std::string statusCell(const StoredCoding& coding, bool blind) {
    const bool decided = coding.status != ReviewStatus::Unreviewed;
    if (blind) return decided && !coding.outdated ? "decided" : "";
    return std::string(project::reviewStatusName(coding.status)) + (coding.outdated ? ", outdated" : "");
}

/// Words as they are compared: a spreadsheet may change white space.
std::string compared(std::string_view quote) { return flowing(quote, {std::size_t{0}, quote.size()}, {}).text; }

/// A row that asks for something.
struct Wish {
    const base::CsvRow* row = nullptr;
    StoredCoding coding;
    std::string path;  ///< Of the coding's code.
    std::optional<ReviewStatus> status;
    std::optional<project::StoredCode> otherCode;
    std::string memo;
};

class ReviewImporter {
public:
    ReviewImporter(const store::Store& store, const base::CsvTable& csv, std::string path, const ReviewScope& scope)
        : store_(store), csv_(csv), path_(std::move(path)), scope_(scope) {}

    /// Errors: a column is missing; those of the store.
    base::Status check() {
        const bool any = csv_.column("decision") || csv_.column("other code") || csv_.column("memo");
        if (!csv_.column("coding") || !csv_.column("quote") || !any)
            return base::unexpected(
                ErrorCode::Invalid, "the file needs the columns coding, quote and one of decision, other code and memo",
                "take one that coder review --export wrote", {path_, std::max(csv_.header.line, 1U), 1});
        auto names = StoredNames::read(store_);
        if (!names) return base::unexpected(names.error());
        names_ = *std::move(names);
        if (auto person = names_.checkPerson(scope_.who); !person) return person;
        for (const base::CsvRow& row : csv_.rows)
            if (auto read = readRow(row); !read) return read;
        return base::Done{};
    }

    /// Errors: those of the store.
    base::Status put(store::Step& step) {
        if (wishes_.empty()) return base::Done{};
        const auto reviewer = names_.person(step, scope_.who);
        if (!reviewer) return base::unexpected(reviewer.error());
        ReviewWriter writer(store_, step, *reviewer);
        for (const Wish& wish : wishes_)
            if (auto done = putOne(wish, writer); !done) return done;
        return base::Done{};
    }

    ReviewImport result;

private:
    base::Status readRow(const base::CsvRow& row) {
        const std::size_t before = result.diagnostics.size();
        auto wish = asked(row);
        if (result.diagnostics.size() != before) {
            ++result.wrong;
            return base::Done{};
        }
        if (!wish) return base::Done{};
        const auto guid = base::Guid::parse(cell(row, "coding"));
        if (!guid) {
            wrong(row, "coding", "\"" + cell(row, "coding") + "\" is no GUID of a coding",
                  "leave the column as coder review --export wrote it");
            ++result.wrong;
            return base::Done{};
        }
        const auto coding = store_.coding(*guid);
        if (!coding) return base::unexpected(coding.error());
        if (!isAsExported(row, *coding, *wish)) {
            ++result.wrong;
            return base::Done{};
        }
        wish->row = &row;
        wish->coding = **coding;
        wish->path = names_.pathOf(wish->coding.code);
        wishes_.push_back(*std::move(wish));
        return base::Done{};
    }

    /// What the row asks for; nothing where it asks for nothing, or, with a diagnostic, for what can't be.
    std::optional<Wish> asked(const base::CsvRow& row) {
        Wish wish;
        const std::string decision = cell(row, "decision");
        const auto is = [&](std::string_view word) {
            return base::equalIgnoringCase(decision, word) || base::equalIgnoringCase(decision, word.substr(0, 1));
        };
        if (is("accept"))
            wish.status = ReviewStatus::Accepted;
        else if (is("reject"))
            wish.status = ReviewStatus::Rejected;
        else if (!decision.empty() && !is("skip"))
            wrong(row, "decision", "\"" + decision + "\" is no decision", "write accept, reject or skip, or a, r or s");
        if (const std::string code = cell(row, "other code"); !code.empty()) readCode(row, code, wish);
        wish.memo = cell(row, "memo");
        if (!wish.status && !wish.otherCode && wish.memo.empty()) return std::nullopt;
        return wish;
    }

    void readCode(const base::CsvRow& row, const std::string& path, Wish& wish) {
        auto code = names_.code(path);
        const std::string decision = cell(row, "decision");
        if (!code)
            wrong(row, "other code", code.error().message, code.error().remedy);
        else if (!decision.empty() && wish.status != ReviewStatus::Rejected)
            wrong(row, "decision",
                  "a passage that gets another code is rejected, and the decision is \"" + decision + "\"",
                  "write reject, or nothing, beside another code");
        else
            wish.otherCode = *std::move(code);
        wish.status = ReviewStatus::Rejected;
    }

    /// False, with a diagnostic, where the row's coding is not what it was.
    bool isAsExported(const base::CsvRow& row, const std::optional<StoredCoding>& coding, const Wish& wish) {
        const char* const again = "decide anew: coder review, or another --export";
        if (!coding) return wrong(row, "coding", "the coding is no longer in the study", again);
        if (coding->origin != project::Origin::Rule)
            return wrong(row, "coding", "the coding is a person's", "only what rules found is reviewed");
        if (!seen_.insert(coding->guid).second)
            return wrong(row, "coding", "the coding stands in an earlier row too", "leave one of them");
        if (!isCurrent(*coding) || compared(cell(row, "quote")) != compared(coding->quote))
            return wrong(row, "quote", "the coding's words are not these any more", again);
        if (csv_.column("code") && cell(row, "code") != names_.pathOf(coding->code))
            return wrong(row, "code", "the coding's code is \"" + names_.pathOf(coding->code) + "\" now", again);
        if (wish.otherCode && wish.otherCode->guid == coding->code)
            return wrong(row, "other code", wish.otherCode->path + " is the code that the rules gave",
                         "accept the coding, or name another code");
        if (wish.status && isDecidedByOthers(row, *coding, *wish.status))
            return wrong(row, csv_.column("status") ? "status" : "coding",
                         names_.coderName(coding->reviewer.value_or(base::Guid())) + " " +
                             project::reviewStatusName(coding->status) + " it since the file was written",
                         again);
        return true;
    }

    bool isCurrent(const StoredCoding& coding) const {
        return std::any_of(names_.sources().begin(), names_.sources().end(), [&](const auto& source) {
            return source.guid == coding.source && source.revision == coding.revision;
        });
    }

    bool isDecidedByOthers(const base::CsvRow& row, const StoredCoding& coding, ReviewStatus wanted) const {
        if (isOpen(coding) || coding.status == wanted) return false;
        if (coding.reviewer && names_.coderName(*coding.reviewer) == scope_.who) return false;
        const std::string status = cell(row, "status");
        return status != statusCell(coding, false) && status != statusCell(coding, true);
    }

    base::Status putOne(const Wish& wish, ReviewWriter& writer) {
        ReviewCounts counts;
        if (wish.otherCode) {
            const auto there = writer.hasCoding(wish.coding, wish.otherCode->guid);
            if (!there) return base::unexpected(there.error());
            if (!*there || isDifferent(wish)) {
                if (auto put = writer.giveOtherCode(wish.coding, *wish.otherCode); !put) return put;
                ++counts.rejected;
                ++counts.otherCode;
            }
        } else if (wish.status && isDifferent(wish)) {
            if (auto put = writer.decide(wish.coding, *wish.status); !put) return put;
            ++(*wish.status == ReviewStatus::Accepted ? counts.accepted : counts.rejected);
        }
        if (!wish.memo.empty()) {
            const auto added = writer.addMemo(wish.coding.guid, wish.memo);
            if (!added) return base::unexpected(added.error());
            if (*added) ++counts.memos;
        }
        if (counts.accepted + counts.rejected + counts.memos == 0) {
            ++result.already;
            return base::Done{};
        }
        ReviewCounts& all = result.tally[wish.path];
        all.accepted += counts.accepted;
        all.rejected += counts.rejected;
        all.otherCode += counts.otherCode;
        all.memos += counts.memos;
        return base::Done{};
    }

    static bool isDifferent(const Wish& wish) { return isOpen(wish.coding) || wish.coding.status != wish.status; }

    std::string cell(const base::CsvRow& row, const char* name) const {
        const auto column = csv_.column(name);
        return column ? base::withoutApostrophe(row.cells[*column]) : std::string();
    }

    bool wrong(const base::CsvRow& row, const char* name, std::string message, std::string remedy) {
        const base::Place place{path_, row.line, row.columns[csv_.column(name).value_or(0)]};
        result.diagnostics.push_back({Severity::Error, place, std::move(message), std::move(remedy)});
        return false;
    }

    const store::Store& store_;
    const base::CsvTable& csv_;
    std::string path_;
    const ReviewScope& scope_;
    StoredNames names_;
    std::set<base::Guid> seen_;
    std::vector<Wish> wishes_;
};

base::Status keepSamples(const store::Store& store, store::Step& step, const ReviewScope& scope, const Draw& draw,
                         std::vector<SampledRule>& samples) {
    auto counted = countSamples(store, draw);
    if (!counted) return base::unexpected(counted.error());
    samples = *std::move(counted);
    auto names = StoredNames::read(store);
    if (!names) return base::unexpected(names.error());
    const auto reviewer = names->person(step, scope.who);
    if (!reviewer) return base::unexpected(reviewer.error());
    const auto put = putEstimates(store, step, samples, scope.seed, *reviewer);
    if (!put) return base::unexpected(put.error());
    return base::Done{};
}

}  // namespace

base::Result<ReviewExport> exportReview(const Study& study, const ReviewScope& scope, const RunOptions& options) {
    const auto store = store::Store::open(study.file.path, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    auto queue = reviewQueue(*store, study, scope, options);
    if (!queue) return base::unexpected(queue.error());
    const auto snapshot = store->snapshot();
    if (!snapshot) return base::unexpected(snapshot.error());
    const auto names = StoredNames::read(*store);
    if (!names) return base::unexpected(names.error());
    ReviewExport result;
    result.diagnostics = std::move(queue->diagnostics);
    result.csv = base::csvLine(Columns);
    ReviewItems items(*store, study, scope.blind);
    for (const base::Guid& guid : queue->codings) {
        const auto coding = store->coding(guid);
        if (!coding) return base::unexpected(coding.error());
        if (!*coding) continue;
        const auto item = items.item(**coding, *names);
        if (!item) return base::unexpected(item.error());
        const std::string status = statusCell(**coding, scope.blind);
        std::vector<std::string> ids;
        for (const ReviewedRule& rule : item->rules) ids.push_back(rule.id);
        result.csv += base::csvLine({guid.toString(), item->source, std::to_string(item->line), item->speaker,
                                     item->code, (*coding)->quote, base::join(item->evidence, " | "),
                                     base::join(ids, ";"), status, "", "", ""});
        ++result.codings;
    }
    return result;
}

base::Result<ReviewImport> importReview(const Study& study, const std::string& path, const ReviewScope& scope,
                                        bool skipBad, const RunOptions& options) {
    auto csv = readCsvFile(path);
    if (!csv) return base::unexpected(csv.error());
    auto store = store::Store::open(study.file.path, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    auto step = store->begin({scope.who, "review", "", ""});
    if (!step) return base::unexpected(step.error());
    ReviewImporter importer(*store, *csv, path, scope);
    if (auto checked = importer.check(); !checked) return base::unexpected(checked.error());
    ReviewImport& result = importer.result;
    base::append(csv->diagnostics, std::move(result.diagnostics));
    result.diagnostics = std::move(csv->diagnostics);
    if (base::hasErrors(result.diagnostics) && !skipBad) return std::move(result);
    if (auto put = importer.put(*step); !put) return base::unexpected(put.error());
    if (scope.sample) {
        const auto queue = reviewQueue(*store, study, scope, options);
        if (!queue) return base::unexpected(queue.error());
        if (auto kept = keepSamples(*store, *step, scope, *queue->draw, result.samples); !kept)
            return base::unexpected(kept.error());
    }
    step->setSummary(inWords(result.tally) + ", from a file");
    auto entry = step->commit();
    if (!entry) return base::unexpected(entry.error());
    result.history = *std::move(entry);
    return std::move(result);
}

}  // namespace coder::study
