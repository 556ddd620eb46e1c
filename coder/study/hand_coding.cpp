#include "coder/study/hand_coding.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/study/coding_parts.h"
#include "coder/study/stored_names.h"
#include "coder/text/utf8.h"

namespace coder::study {

namespace {

using base::Severity;
using report::Align;
using report::Cell;

constexpr const char* Coded = "coded";

/// One wanted coding with its names resolved.
struct Resolved {
    project::StoredSource source;
    project::StoredCode code;
    std::string coder;
    text::Span span;
    std::string quote;
    std::uint32_t line = 0;
    bool participants = true;
    std::optional<base::Guid> there;  ///< The coding that says the same.
};

/// What makes two codings of people the same.
using Key = std::tuple<base::Guid, text::Span, base::Guid, std::string>;  // Revision, span, code, coder's name.

struct Wrong {
    base::Error error;
    base::Place place;
};

report::Table codingsHead() {
    report::Table table;
    table.columns = {{"guid", "GUID", "", Align::Left, {}, true}, {"source", "Source", "", Align::Left},
                     {"line", "Line", "", Align::Right},          {"code", "Code", "", Align::Left},
                     {"coder", "Coder", "", Align::Left},         {"outcome", "Outcome", "", Align::Left},
                     {"quote", "Quote", "", Align::Left}};
    return table;
}

class HandCoder {
public:
    HandCoder(store::Store& store, store::Step& step, StoredNames names, const CodingSettings& settings)
        : store_(store), step_(step), names_(std::move(names)), settings_(settings) {
        result.codings = codingsHead();
    }

    /// Finds out what each means; source by source, so that one text is held at a time. Errors: those of the store.
    base::Status resolve(const std::vector<WantedCoding>& wanted) {
        resolved_.resize(wanted.size());
        wrong_.resize(wanted.size());
        std::map<std::string, std::vector<std::size_t>> bySource;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (auto wrong = checkNames(wanted[i], resolved_[i].emplace()))
                setWrong(i, *wrong);
            else
                bySource[resolved_[i]->source.name].push_back(i);
        }
        for (const auto& [name, indices] : bySource)
            if (auto done = resolveSource(wanted, indices); !done) return done;
        for (std::size_t i = 0; i < wanted.size(); ++i) tell(i, wanted[i]);
        return base::Done{};
    }

    base::Status put(const std::vector<WantedCoding>& wanted) {
        std::map<Key, base::Guid> added;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!resolved_[i]) continue;
            const auto done = putOne(wanted[i], *resolved_[i], added);
            if (!done) return done;
        }
        return base::Done{};
    }

    CodedPassages result;

private:
    std::optional<Wrong> checkNames(const WantedCoding& wanted, Resolved& resolved) const {
        const auto name = sourceOf(wanted.passage);
        if (!name) return Wrong{name.error(), wanted.place};
        auto source = names_.source(*name);
        if (!source) return Wrong{source.error(), wanted.place};
        auto code = names_.code(wanted.code);
        if (!code) return Wrong{code.error(), wanted.codePlace};
        resolved.coder = wanted.coder.empty() ? settings_.who : wanted.coder;
        if (auto person = names_.checkPerson(resolved.coder); !person) return Wrong{person.error(), wanted.coderPlace};
        if (text::firstInvalidUtf8(wanted.memo) != wanted.memo.size())
            return Wrong{{base::ErrorCode::Invalid, "the memo is not UTF-8", "write it in UTF-8", {}}, wanted.place};
        resolved.source = *std::move(source);
        resolved.code = *std::move(code);
        return std::nullopt;
    }

    base::Status resolveSource(const std::vector<WantedCoding>& wanted, const std::vector<std::size_t>& indices) {
        const project::StoredSource stored = resolved_[indices.front()]->source;
        const auto source = store_.source(stored.revision);
        if (!source) return base::unexpected(source.error());
        const auto present = codingsIn(stored);
        if (!present) return base::unexpected(present.error());
        PassageLocator locator(*source);
        const text::PositionIndex positions(source->text);
        for (const std::size_t i : indices) {
            const auto found = locator.find(wanted[i].passage);
            if (!found) {
                setWrong(i, {found.error(), wanted[i].passagePlace});
                continue;
            }
            Resolved& resolved = *resolved_[i];
            resolved.span = found->span;
            resolved.participants = found->participants;
            resolved.quote = text::slice(source->text, found->span);
            resolved.line = positions.lineColumn(found->span.begin()).line;
            if (const auto same = present->find(keyOf(resolved)); same != present->end()) resolved.there = same->second;
        }
        return base::Done{};
    }

    /// People's codings of the revision that counts.
    base::Result<std::map<Key, base::Guid>> codingsIn(const project::StoredSource& source) const {
        std::map<Key, base::Guid> present;
        store::CodingFilter filter;
        filter.source = source.guid;
        filter.origin = project::Origin::Human;
        const auto read = store_.eachCoding(filter, [&](const project::StoredCoding& coding) {
            present.emplace(Key{coding.revision, coding.span, coding.code, names_.coderName(coding.coder)},
                            coding.guid);
            return true;
        });
        if (!read) return base::unexpected(read.error());
        return present;
    }

    static Key keyOf(const Resolved& resolved) {
        return {resolved.source.revision, resolved.span, resolved.code.guid, resolved.coder};
    }

    void setWrong(std::size_t index, Wrong wrong) {
        resolved_[index].reset();
        wrong_[index] = std::move(wrong);
    }

    void tell(std::size_t index, const WantedCoding& wanted) {
        if (wrong_[index]) {
            const auto& [error, place] = *wrong_[index];
            ++result.wrong;
            result.diagnostics.push_back({Severity::Error, place, error.message, error.remedy});
        } else if (!resolved_[index]->participants) {
            result.diagnostics.push_back({Severity::Warning, wanted.passagePlace,
                                          "the passage in " + resolved_[index]->source.name + " at line " +
                                              std::to_string(resolved_[index]->line) +
                                              " is not, or not only, speech of participants",
                                          "tables count speech of participants"});
        }
    }

    base::Status putOne(const WantedCoding& wanted, const Resolved& resolved, std::map<Key, base::Guid>& added) {
        const auto coder = names_.person(step_, resolved.coder);
        if (!coder) return base::unexpected(coder.error());
        std::optional<base::Guid> guid = resolved.there;
        if (const auto same = added.find(keyOf(resolved)); same != added.end()) guid = same->second;
        const bool isNew = !guid;
        if (isNew) {
            const project::StoredCoding coding =
                personsCoding({resolved.source.guid, resolved.source.revision, resolved.span, resolved.quote},
                              resolved.code, *coder, step_.at());
            if (auto put = step_.put(coding); !put) return put;
            guid = coding.guid;
            added.emplace(keyOf(resolved), coding.guid);
        }
        ++(isNew ? result.added : result.already);
        result.codings.rows.push_back(
            {0,
             false,
             {guid->toString(), resolved.source.name, Cell::count(resolved.line), resolved.code.path, resolved.coder,
              isNew ? Coded : "already coded", resolved.quote}});
        if (wanted.memo.empty()) return base::Done{};
        const auto memo = addMemo(store_, step_, *guid, wanted.memo, *coder);
        if (!memo) return base::unexpected(memo.error());
        if (*memo) ++result.memos;
        return base::Done{};
    }

    store::Store& store_;
    store::Step& step_;
    StoredNames names_;
    const CodingSettings& settings_;
    std::vector<std::optional<Resolved>> resolved_;
    std::vector<std::optional<Wrong>> wrong_;
};

std::string summaryOf(const CodedPassages& result) {
    std::string text = report::counted(result.added, "coding");
    if (result.added == 1) {
        const auto& rows = result.codings.rows;
        const auto& cells = std::find_if(rows.begin(), rows.end(), [](const report::Row& row) {
                                return row.cells[5].text == Coded;
                            })->cells;
        text = cells[3].text + " on " + cells[1].text + ":" + cells[2].text;
    }
    if (result.memos != 0) text += ", " + report::counted(result.memos, "memo");
    return text;
}

}  // namespace

base::Result<CodedPassages> codePassages(const std::string& study, const std::vector<WantedCoding>& wanted,
                                         const CodingSettings& settings) {
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    auto step = store->begin({settings.who, "code", "", ""});
    if (!step) return base::unexpected(step.error());
    auto names = StoredNames::read(*store);
    if (!names) return base::unexpected(names.error());
    HandCoder coder(*store, *step, *std::move(names), settings);
    if (auto resolved = coder.resolve(wanted); !resolved) return base::unexpected(resolved.error());
    if (settings.checkOnly || (coder.result.wrong != 0 && !settings.skipBad)) return std::move(coder.result);
    if (auto put = coder.put(wanted); !put) return base::unexpected(put.error());
    step->setSummary(summaryOf(coder.result));
    auto entry = step->commit();
    if (!entry) return base::unexpected(entry.error());
    coder.result.history = *std::move(entry);
    return std::move(coder.result);
}

}  // namespace coder::study
