#include <xapian.h>

#include "coder/search/index_writer.h"

#include <algorithm>
#include <unordered_set>

#include "coder/search/fingerprint.h"
#include "coder/search/index_folder.h"
#include "coder/search/index_state.h"
#include "coder/search/terms.h"
#include "coder/search/xapian_error.h"

namespace coder::search {

namespace {

/// Turns what Xapian throws into errors.
template <class Work>
auto guarded(const std::string& folder, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        return base::unexpected(toError(error, folder));
    }
}

/// Reads a little of every table, so that an index with a missing or cut file is found out before it is added to.
void probe(const Xapian::WritableDatabase& database) {
    const auto document = database.postlist_begin("");
    if (document == database.postlist_end("")) return;
    const Xapian::Document first = database.get_document(*document);
    if (!decode(first.get_data()) || !fromOrderKey(first.get_value(OrderSlot)))
        throw Xapian::DatabaseCorruptError("a turn's record can't be read");
    // Only words have a length. Xapian takes a missing table of positions for an empty one.
    if (first.termlist_count() == 0 || (database.get_avlength() > 0 && !database.has_positions()))
        throw Xapian::DatabaseCorruptError("the words of turns are missing");
}

struct Opened {
    Xapian::WritableDatabase database;
    base::Diagnostics diagnostics;
};

base::Diagnostic begunAnew(const std::string& folder, const std::string& why) {
    return {base::Severity::Note, {folder}, "the search index " + why + " and is built again", ""};
}

/// Throws what Xapian throws.
Opened openDatabase(const std::string& folder, FolderState state) {
    base::Diagnostics diagnostics;
    if (state == FolderState::Current) {
        try {
            Xapian::WritableDatabase database(folder, Xapian::DB_OPEN);
            probe(database);
            return {std::move(database), {}};
        } catch (const Xapian::DatabaseLockError&) {
            throw;
        } catch (const Xapian::Error& error) {
            diagnostics.push_back(begunAnew(folder, "is damaged (" + error.get_msg() + ")"));
        }
    }
    if (state == FolderState::Old)
        diagnostics.push_back(begunAnew(folder, "was made for another language or by another version"));
    return {Xapian::WritableDatabase(folder, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS),
            std::move(diagnostics)};
}

/// Stems alone have positions: with positions of whole words too, the index takes half as long again to build and 40 %
/// more space, for the sake of phrases with =word or word*, which are rarer and evaluated turn by turn instead.
void addWords(Xapian::Document& document, const TurnWords& words, bool withPositions) {
    Xapian::termpos position = 0;
    std::uint32_t sentence = words.empty() ? 0 : words.front().sentence;
    for (const TurnWord& word : words) {
        position += word.sentence == sentence ? 1 : SentenceGap + 1;
        sentence = word.sentence;
        document.add_term(wordTerm(word.forms->folded));
        const std::string stem = stemTerm(word.forms->stem);
        withPositions ? document.add_posting(stem, position) : document.add_term(stem);
    }
}

/// What all turns of one speaker in one source have in common.
std::vector<std::string> filterTerms(const std::string& source, const transcript::Speaker& speaker,
                                     const Attributes& attributes) {
    std::vector<std::string> terms = {sourceTerm(source), sourceFilterTerm(source), roleTerm(speaker.role),
                                      speakerTerm(speaker.label)};
    for (const auto& [name, value] : attributes) terms.push_back(attributeTerm(name, value));
    return terms;
}

std::uint32_t countLines(std::string_view text) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

struct IndexWriter::State {
    Xapian::WritableDatabase database;
    std::string language;
    WordReader words;
    std::string folder;
    base::Diagnostics diagnostics;

    bool onDisk() const { return !folder.empty(); }

    void addTurns(const project::Source& source, const SpeakerAttributes& attributes) {
        const transcript::Transcript& transcript = source.transcript;
        std::vector<std::vector<std::string>> filters;
        for (std::size_t i = 0; i < transcript.speakers.size(); ++i)
            filters.push_back(
                filterTerms(source.name, transcript.speakers[i], i < attributes.size() ? attributes[i] : Attributes{}));
        std::uint32_t line = 1;
        std::size_t counted = 0;
        for (std::uint32_t number = 0; number < transcript.turns.size(); ++number) {
            const transcript::Turn& turn = transcript.turns[number];
            line += countLines(text::slice(source.text, {text::ByteOffset(counted), turn.span.begin()}));
            counted = turn.span.begin().value();
            addTurn(takeTurn(source, number, line), filters[turn.speaker]);
        }
    }

    void addTurn(const StoredTurn& stored, const std::vector<std::string>& filters) {
        Xapian::Document document;
        // Xapian's memory backend takes quadratic time for positions in a long turn.
        addWords(document, words.read(stored), onDisk());
        for (const std::string& term : filters) document.add_boolean_term(term);
        document.add_value(OrderSlot, orderKey(stored.turn.ref));
        document.set_data(encode(stored));
        database.add_document(document);
    }
};

IndexWriter::IndexWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

base::Result<IndexWriter> IndexWriter::open(const std::string& folder, std::string_view language) {
    // Before the folder is touched: a language that can't be stemmed makes none.
    auto former = text::WordFormer::make(language);
    if (!former) return base::unexpected(former.error());
    const auto prepared = prepareFolder(folder, language);
    if (!prepared) return base::unexpected(prepared.error());
    return guarded(folder, [&]() -> base::Result<IndexWriter> {
        Opened opened = openDatabase(folder, *prepared);
        // Only now: a marker that is right must never stand beside an index that is not.
        if (*prepared == FolderState::Old)
            if (auto written = writeMarker(folder, language); !written) return base::unexpected(written.error());
        opened.database.begin_transaction();
        return IndexWriter(
            std::make_unique<State>(State{std::move(opened.database), std::string(language),
                                          WordReader(*std::move(former)), folder, std::move(opened.diagnostics)}));
    });
}

base::Result<IndexWriter> IndexWriter::inMemory(std::string_view language) {
    auto former = text::WordFormer::make(language);
    if (!former) return base::unexpected(former.error());
    return guarded("", [&]() -> base::Result<IndexWriter> {
        return IndexWriter(std::make_unique<State>(State{Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY),
                                                         std::string(language),
                                                         WordReader(*std::move(former)),
                                                         "",
                                                         {}}));
    });
}

const base::Diagnostics& IndexWriter::diagnostics() const { return state_->diagnostics; }

base::Result<bool> IndexWriter::isCurrent(const project::Source& source, const SpeakerAttributes& attributes) {
    return guarded(state_->folder, [&]() -> base::Result<bool> {
        const std::string known = state_->database.get_metadata(fingerprintKey(sourceTerm(source.name)));
        return known == fingerprint(source, attributes);
    });
}

base::Result<bool> IndexWriter::replace(const project::Source& source, const SpeakerAttributes& attributes) {
    const auto current = isCurrent(source, attributes);
    if (!current) return current;
    if (*current) return false;
    return guarded(state_->folder, [&]() -> base::Result<bool> {
        const std::string term = sourceTerm(source.name);
        state_->database.delete_document(term);
        state_->addTurns(source, attributes);
        state_->database.set_metadata(fingerprintKey(term), fingerprint(source, attributes));
        return true;
    });
}

base::Status IndexWriter::removeOthers(const std::vector<std::string>& keep) {
    std::unordered_set<std::string> kept;
    for (const std::string& name : keep) kept.insert(sourceTerm(name));
    return guarded(state_->folder, [&]() -> base::Status {
        std::vector<std::string> gone;
        const std::string prefix(SourcePrefix);
        const auto end = state_->database.allterms_end(prefix);
        for (auto term = state_->database.allterms_begin(prefix); term != end; ++term)
            if (!kept.contains(*term)) gone.push_back(*term);
        for (const std::string& term : gone) {
            state_->database.delete_document(term);
            state_->database.set_metadata(fingerprintKey(term), "");
        }
        return base::Done{};
    });
}

base::Status IndexWriter::commit() {
    return guarded(state_->folder, [&]() -> base::Status {
        if (!state_->onDisk()) return base::Done{};
        state_->database.commit_transaction();
        state_->database.begin_transaction();
        return base::Done{};
    });
}

base::Result<Index> IndexWriter::reader() const {
    if (state_->onDisk()) return Index::open(state_->folder);
    auto former = text::WordFormer::make(state_->language);
    if (!former) return base::unexpected(former.error());
    return Index(std::make_unique<IndexState>(
        IndexState{state_->database, state_->language, WordReader(*std::move(former)), ""}));
}

}  // namespace coder::search
