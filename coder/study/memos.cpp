#include "coder/study/memos.h"

#include <algorithm>

#include "coder/codebook/nearest_name.h"
#include "coder/store/step.h"
#include "coder/study/stored_names.h"
#include "coder/text/utf8.h"

namespace coder::study {

namespace {

using base::ErrorCode;
using project::Memo;
using project::MemoOn;
using report::Align;

/// Something that a memo can be on.
struct Thing {
    MemoOn kind = MemoOn::Study;
    base::Guid guid;
    std::string name;  ///< Empty for the study.
};

/// The word for it: cases are participants to those who work.
std::string kindWord(MemoOn kind) { return kind == MemoOn::Case ? "participant" : project::memoOnName(kind); }

std::string inWords(const Thing& thing) {
    return thing.kind == MemoOn::Study ? "the study" : kindWord(thing.kind) + " " + thing.name;
}

/// All that has a name.
class Things {
public:
    static base::Result<Things> read(const store::Store& store) {
        const auto info = store.study();
        if (!info) return base::unexpected(info.error());
        auto names = StoredNames::read(store);
        if (!names) return base::unexpected(names.error());
        const auto cases = store.cases();
        if (!cases) return base::unexpected(cases.error());
        Things things(store, *std::move(names));
        things.all_.push_back({MemoOn::Study, info->guid, ""});
        for (const auto& source : things.names_.sources())
            things.all_.push_back({MemoOn::Source, source.guid, source.name});
        for (const auto& code : things.names_.codes()) things.all_.push_back({MemoOn::Code, code.guid, code.path});
        for (const auto& each : *cases) things.all_.push_back({MemoOn::Case, each.guid, each.name});
        return things;
    }

    StoredNames& names() { return names_; }

    base::Result<Thing> find(const std::string& on) const {
        if (on == "study") return all_.front();
        if (const auto guid = base::Guid::parse(on)) return coding(*guid);
        std::vector<Thing> found;
        for (const Thing& thing : all_)
            if (!thing.name.empty() && (thing.name == on || kindWord(thing.kind) + ":" + thing.name == on))
                found.push_back(thing);
        if (found.size() == 1) return found.front();
        if (found.empty()) return nothing(on);
        std::string ways;
        for (const Thing& thing : found) ways += (ways.empty() ? "" : " or ") + kindWord(thing.kind) + ":" + thing.name;
        return base::unexpected(
            ErrorCode::Invalid,
            "\"" + on + "\" is a " + kindWord(found.front().kind) + " and a " + kindWord(found.back().kind),
            "write " + ways);
    }

    /// Of what a memo is on; "(removed)" for what is not there any more.
    std::string nameOf(const Memo& memo) const {
        if (memo.onKind == MemoOn::Study) return {};
        if (memo.onKind == MemoOn::Coding) {
            const auto found = coding(memo.on);
            return found ? found->name : "(removed)";
        }
        const auto found =
            std::find_if(all_.begin(), all_.end(), [&](const Thing& thing) { return thing.guid == memo.on; });
        return found == all_.end() ? "(removed)" : found->name;
    }

private:
    Things(const store::Store& store, StoredNames names) : store_(&store), names_(std::move(names)) {}

    base::Result<Thing> coding(const base::Guid& guid) const {
        const auto coding = store_->coding(guid);
        if (!coding) return base::unexpected(coding.error());
        if (!*coding)
            return base::unexpected(ErrorCode::NotFound, "the study has no coding or memo " + guid.toString(),
                                    "coder codings --guids and coder memos --guids list them");
        return Thing{MemoOn::Coding, guid,
                     names_.pathOf((*coding)->code) + " on " + names_.sourceName((*coding)->source) + ", \"" +
                         (*coding)->quote + "\""};
    }

    base::Unexpected nothing(const std::string& on) const {
        std::vector<std::string_view> known;
        for (const Thing& thing : all_)
            if (!thing.name.empty()) known.emplace_back(thing.name);
        const auto nearest = codebook::nearestName(on, known);
        return base::unexpected(ErrorCode::NotFound, "the study has nothing that is called \"" + on + "\"",
                                nearest ? "did you mean \"" + std::string(*nearest) + "\"?"
                                        : "write study, a source, a code, a participant, or the GUID of a coding");
    }

    const store::Store* store_;
    StoredNames names_;
    std::vector<Thing> all_;  ///< The study first; no codings.
};

base::Result<std::optional<Memo>> findMemo(const store::Store& store, const base::Guid& guid) {
    const auto memos = store.memos();
    if (!memos) return base::unexpected(memos.error());
    for (const Memo& memo : *memos)
        if (memo.guid == guid) return std::optional<Memo>(memo);
    return std::optional<Memo>();
}

/// What becomes of a memo, or a new one; the same words again are none.
base::Result<std::optional<Memo>> newMemo(const store::Store& store, store::Step& step, Things& things,
                                          const Thing& thing, const std::string& text, const std::string& who) {
    const auto coder = things.names().person(step, who);
    if (!coder) return base::unexpected(coder.error());
    const auto there = store.memosOn(thing.guid);
    if (!there) return base::unexpected(there.error());
    for (const Memo& memo : *there)
        if (memo.text == text && memo.coder == *coder) return std::optional<Memo>();
    return std::optional<Memo>(Memo{base::Guid::timed(), thing.kind, thing.guid, text, *coder, step.at(), step.at()});
}

base::Result<ChangedMemo> commit(store::Step& step, const std::string& on, const std::string& summary) {
    step.setSummary(summary);
    auto entry = step.commit();
    if (!entry) return base::unexpected(entry.error());
    return ChangedMemo{on, *std::move(entry)};
}

}  // namespace

base::Status checkMemoText(const std::string& text) {
    if (text::firstInvalidUtf8(text) != text.size())
        return base::unexpected(ErrorCode::Invalid, "the memo is not UTF-8", "write it in UTF-8");
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return base::unexpected(ErrorCode::Invalid, "the memo has no text", "write it in quotes");
    return base::Done{};
}

base::Result<ChangedMemo> writeMemo(const std::string& study, const std::string& on, const std::string& text,
                                    const std::string& who) {
    if (auto checked = checkMemoText(text); !checked) return base::unexpected(checked.error());
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    auto step = store->begin({who, "memo", "", ""});
    if (!step) return base::unexpected(step.error());
    auto things = Things::read(*store);
    if (!things) return base::unexpected(things.error());
    std::optional<Memo> memo;
    if (const auto guid = base::Guid::parse(on)) {
        auto there = findMemo(*store, *guid);
        if (!there) return base::unexpected(there.error());
        memo = *there;
    }
    if (memo) {
        const std::string where = inWords({memo->onKind, memo->on, things->nameOf(*memo)});
        if (memo->text == text) return ChangedMemo{where, {}};
        memo->text = text;
        memo->changed = step->at();
        if (auto put = step->put(*memo); !put) return base::unexpected(put.error());
        return commit(*step, where, "changed on " + where);
    }
    const auto thing = things->find(on);
    if (!thing) return base::unexpected(thing.error());
    const auto added = newMemo(*store, *step, *things, *thing, text, who);
    if (!added) return base::unexpected(added.error());
    if (!*added) return ChangedMemo{inWords(*thing), {}};
    if (auto put = step->put(**added); !put) return base::unexpected(put.error());
    return commit(*step, inWords(*thing), "on " + inWords(*thing));
}

base::Result<ChangedMemo> removeMemo(const std::string& study, const base::Guid& guid, const std::string& who) {
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    auto step = store->begin({who, "memo", "", ""});
    if (!step) return base::unexpected(step.error());
    const auto memo = findMemo(*store, guid);
    if (!memo) return base::unexpected(memo.error());
    if (!*memo)
        return base::unexpected(ErrorCode::NotFound, "the study has no memo " + guid.toString(),
                                "coder memos --guids lists them", {study});
    const auto things = Things::read(*store);
    if (!things) return base::unexpected(things.error());
    const std::string where = inWords({(*memo)->onKind, (*memo)->on, things->nameOf(**memo)});
    if (auto removed = step->removeMemo(guid); !removed) return base::unexpected(removed.error());
    return commit(*step, where, "removed from " + where);
}

base::Result<report::Table> memoTable(const std::string& study, const std::string& on) {
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto snapshot = store->snapshot();
    if (!snapshot) return base::unexpected(snapshot.error());
    auto things = Things::read(*store);
    if (!things) return base::unexpected(things.error());
    std::optional<Thing> only;
    if (!on.empty()) {
        auto thing = things->find(on);
        if (!thing) return base::unexpected(thing.error());
        only = *std::move(thing);
    }
    const auto memos = store->memos();
    if (!memos) return base::unexpected(memos.error());
    report::Table table;
    table.columns = {{"guid", "GUID", "", Align::Left, {}, true},
                     {"on", "On", "", Align::Left},
                     {"name", "Name", "", Align::Left},
                     {"coder", "Coder", "", Align::Left},
                     {"made", "Made", "", Align::Left},
                     {"changed", "Changed", "", Align::Left, {}, true},
                     {"text", "Memo", "", Align::Left}};
    for (const Memo& memo : *memos)
        if (!only || only->guid == memo.on)
            table.rows.push_back({0,
                                  false,
                                  {memo.guid.toString(), kindWord(memo.onKind), things->nameOf(memo),
                                   things->names().coderName(memo.coder), memo.created, memo.changed, memo.text}});
    return table;
}

}  // namespace coder::study
