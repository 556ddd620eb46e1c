#include "coder/study/recode.h"

#include <map>
#include <memory>
#include <tuple>

#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/study/stored_names.h"
#include "coder/text/utf8.h"

namespace coder::study {

namespace {

using base::ErrorCode;
using project::StoredCoding;

/// The beginning of a long quote.
std::string shortQuote(const std::string& quote) {
    constexpr std::size_t Most = 60;
    const std::size_t length = text::prefixOfCodePoints(quote, Most);
    return "\"" + quote.substr(0, length) + (length < quote.size() ? "..." : "") + "\"";
}

std::string inWords(const StoredCoding& coding, const StoredNames& names) {
    return names.pathOf(coding.code) + " on " + names.sourceName(coding.source) + ", " + shortQuote(coding.quote);
}

/// Codings that are the same but for their code lie together.
using Key = std::tuple<base::Guid, text::Span, base::Guid, project::Origin>;  // Revision, span, coder, origin.

Key keyOf(const StoredCoding& coding) { return {coding.revision, coding.span, coding.coder, coding.origin}; }

/// One step that changes codings.
class Change {
public:
    static base::Result<Change> begin(const std::string& study, const std::string& command, const std::string& who) {
        auto opened = store::Store::open(study, store::Mode::Write);
        if (!opened) return base::unexpected(opened.error());
        auto store = std::make_unique<store::Store>(std::move(*opened));
        auto step = store->begin({who, command, "", ""});
        if (!step) return base::unexpected(step.error());
        auto names = StoredNames::read(*store);
        if (!names) return base::unexpected(names.error());
        return Change(std::move(store), std::move(*step), *std::move(names));
    }

    store::Store& store() { return *store_; }
    store::Step& step() { return step_; }
    const StoredNames& names() const { return names_; }

    base::Result<StoredCoding> personsCoding(const base::Guid& guid) const {
        auto coding = store_->coding(guid);
        if (!coding) return base::unexpected(coding.error());
        if (!*coding)
            return base::unexpected(ErrorCode::NotFound, "the study has no coding " + guid.toString(),
                                    "coder codings --guids lists them", {store_->path()});
        if ((*coding)->origin == project::Origin::Rule)
            return base::unexpected(ErrorCode::Invalid, "the coding was found by rules, which would find it again",
                                    "reject it, and code the passage yourself", {store_->path()});
        return **coding;
    }

    base::Result<std::vector<StoredCoding>> codingsOf(const store::CodingFilter& filter) const {
        std::vector<StoredCoding> codings;
        const auto read = store_->eachCoding(filter, [&](const StoredCoding& coding) {
            codings.push_back(coding);
            return true;
        });
        if (!read) return base::unexpected(read.error());
        return codings;
    }

    /// Puts `other`, which goes, into `kept`.
    base::Status merge(StoredCoding kept, const StoredCoding& other) {
        const auto memos = store_->memosOn(other.guid);
        if (!memos) return base::unexpected(memos.error());
        for (project::Memo memo : *memos) {
            memo.on = kept.guid;
            if (auto put = step_.put(memo); !put) return put;
        }
        kept.evidence.insert(kept.evidence.end(), other.evidence.begin(), other.evidence.end());
        text::joinOverlaps(kept.evidence);
        if (kept.status == project::ReviewStatus::Unreviewed) {
            kept.status = other.status;
            kept.reviewer = other.reviewer;
            kept.reviewed = other.reviewed;
        }
        if (auto removed = step_.removeCoding(other.guid); !removed) return removed;
        kept.changed = step_.at();
        return step_.put(kept);
    }

    base::Result<ChangedCodings> commit(ChangedCodings changed, const std::string& summary) {
        step_.setSummary(summary);
        auto entry = step_.commit();
        if (!entry) return base::unexpected(entry.error());
        changed.history = *std::move(entry);
        return changed;
    }

private:
    Change(std::unique_ptr<store::Store> store, store::Step step, StoredNames names)
        : store_(std::move(store)), step_(std::move(step)), names_(std::move(names)) {}

    std::unique_ptr<store::Store> store_;  ///< Before the step, which must go first.
    store::Step step_;
    StoredNames names_;
};

base::Unexpected wouldMerge(std::uint64_t count, const std::string& code) {
    return base::unexpected(ErrorCode::Exists,
                            report::counted(count, "coding") +
                                " would be on a passage that the same coder has given \"" + code + "\" already",
                            "make one coding of two such with --merge");
}

/// The current revision's text and the passage in it.
struct InSource {
    project::StoredSource source;
    text::Span span;
    std::string quote;
};

base::Result<InSource> locate(const store::Store& store, const StoredNames& names, const Passage& passage) {
    const auto name = sourceOf(passage);
    if (!name) return base::unexpected(name.error());
    auto stored = names.source(*name);
    if (!stored) return base::unexpected(stored.error());
    const auto source = store.source(stored->revision);
    if (!source) return base::unexpected(source.error());
    const auto found = PassageLocator(*source).find(passage);
    if (!found) return base::unexpected(found.error());
    return InSource{*std::move(stored), found->span, std::string(text::slice(source->text, found->span))};
}

/// The coding of `who` on just that passage.
base::Result<StoredCoding> ownCoding(const Change& change, const store::Store& store, const NamedCoding& named,
                                     const std::string& who) {
    const auto code = change.names().code(named.code);
    if (!code) return base::unexpected(code.error());
    const auto place = locate(store, change.names(), named.passage);
    if (!place) return base::unexpected(place.error());
    store::CodingFilter filter;
    filter.source = place->source.guid;
    filter.code = code->guid;
    filter.origin = project::Origin::Human;
    const auto codings = change.codingsOf(filter);
    if (!codings) return base::unexpected(codings.error());
    std::string nearby;
    for (const StoredCoding& coding : *codings) {
        if (coding.revision != place->source.revision || !coding.span.overlaps(place->span)) continue;
        const std::string coder = change.names().coderName(coding.coder);
        if (coding.span == place->span && coder == who) return coding;
        nearby +=
            (nearby.empty() ? "" : "; ") + coding.guid.toString() + " by " + coder + ", " + shortQuote(coding.quote);
    }
    return base::unexpected(
        ErrorCode::NotFound, who + " has no coding with " + code->path + " on " + shortQuote(place->quote),
        nearby.empty() ? "coder codings lists them" : "name the one that is meant: " + nearby, {store.path()});
}

}  // namespace

base::Result<ChangedCodings> uncode(const std::string& study, const NamedCoding& named, const std::string& who) {
    auto change = Change::begin(study, "uncode", who);
    if (!change) return base::unexpected(change.error());
    const auto coding =
        named.guid ? change->personsCoding(*named.guid) : ownCoding(*change, change->store(), named, who);
    if (!coding) return base::unexpected(coding.error());
    if (auto removed = change->step().removeCoding(coding->guid); !removed) return base::unexpected(removed.error());
    const std::string what = inWords(*coding, change->names());
    return change->commit({1, 0, what, {}}, what);
}

base::Result<ChangedCodings> recodeAll(const std::string& study, const std::string& from, const std::string& to,
                                       bool merge, const std::string& who) {
    auto change = Change::begin(study, "recode", who);
    if (!change) return base::unexpected(change.error());
    const auto old = change->names().code(from);
    if (!old) return base::unexpected(old.error());
    const auto code = change->names().code(to);
    if (!code) return base::unexpected(code.error());
    if (old->guid == code->guid)
        return base::unexpected(ErrorCode::Invalid, "both codes are \"" + to + "\"", "name two codes");
    store::CodingFilter filter;
    filter.code = code->guid;
    const auto there = change->codingsOf(filter);
    if (!there) return base::unexpected(there.error());
    std::map<Key, StoredCoding> present;
    for (const StoredCoding& coding : *there) present.emplace(keyOf(coding), coding);
    filter.code = old->guid;
    const auto codings = change->codingsOf(filter);
    if (!codings) return base::unexpected(codings.error());
    ChangedCodings changed;
    changed.changed = codings->size();
    for (const StoredCoding& coding : *codings) changed.merged += present.count(keyOf(coding));
    if (changed.merged != 0 && !merge) return wouldMerge(changed.merged, to);
    for (StoredCoding coding : *codings) {
        if (const auto other = present.find(keyOf(coding)); other != present.end()) {
            if (auto merged = change->merge(other->second, coding); !merged) return base::unexpected(merged.error());
            continue;
        }
        coding.code = code->guid;
        coding.changed = change->step().at();
        if (auto put = change->step().put(coding); !put) return base::unexpected(put.error());
    }
    std::string summary = from + " to " + to + ", " + report::counted(changed.changed, "coding");
    if (changed.merged != 0) summary += ", " + std::to_string(changed.merged) + " merged";
    return change->commit(changed, summary);
}

base::Result<ChangedCodings> changeCoding(const std::string& study, const base::Guid& guid, const NewContent& content,
                                          bool merge, const std::string& who) {
    auto change = Change::begin(study, "recode", who);
    if (!change) return base::unexpected(change.error());
    const auto before = change->personsCoding(guid);
    if (!before) return base::unexpected(before.error());
    StoredCoding coding = *before;
    const auto code = change->names().code(content.code.value_or(change->names().pathOf(coding.code)));
    if (!code) return base::unexpected(code.error());
    coding.code = code->guid;
    if (content.passage) {
        auto place = locate(change->store(), change->names(), *content.passage);
        if (!place) return base::unexpected(place.error());
        coding.source = place->source.guid;
        coding.revision = place->source.revision;
        coding.span = place->span;
        coding.quote = std::move(place->quote);
    }
    if (coding == *before) return ChangedCodings{0, 0, inWords(coding, change->names()), {}};
    store::CodingFilter filter;
    filter.source = coding.source;
    filter.code = coding.code;
    const auto there = change->codingsOf(filter);
    if (!there) return base::unexpected(there.error());
    coding.codebook = code->codebook;
    coding.outdated = false;
    coding.changed = change->step().at();
    const std::string what = inWords(coding, change->names());
    for (const StoredCoding& other : *there) {
        if (other.guid == coding.guid || keyOf(other) != keyOf(coding)) continue;
        if (!merge) return wouldMerge(1, code->path);
        if (auto merged = change->merge(other, coding); !merged) return base::unexpected(merged.error());
        return change->commit({1, 1, what, {}}, "merged into " + what);
    }
    if (auto put = change->step().put(coding); !put) return base::unexpected(put.error());
    return change->commit({1, 0, what, {}}, "to " + what);
}

}  // namespace coder::study
