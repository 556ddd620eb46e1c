// Ranked search over the turns of a study. The index is derived data: what it needs to show an answer it has itself,
// and deleting it loses nothing.
//
// Words are found whatever their case and accents. Phrases and NEAR never go beyond a sentence. Words in the
// transcriber's marks ([laughs]) are not found.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/query.h"
#include "coder/search/stored_turn.h"
#include "coder/text/position.h"
#include "coder/transcript/transcript.h"

namespace coder::search {

struct SearchOptions {
    std::size_t limit = 20;                ///< At most so many answers; 0 only counts them.
    std::size_t offset = 0;                ///< Leaves out so many of the best.
    std::optional<transcript::Role> role;  ///< Only turns of speakers in this role.
};

struct Answer {
    std::size_t rank = 0;  ///< From 1, over all answers.
    int score = 0;  ///< Its weight in per cent of the best answer's, 0 to 100; 100 where only fields are asked for.
    IndexedTurn turn;
    std::vector<text::Span> matches;  ///< The matched words in turn.text, in order (see evaluate.h).

    friend bool operator==(const Answer&, const Answer&) = default;
};

struct Answers {
    std::vector<Answer> answers;  ///< Best first by BM25 weight; equal ones by source and turn.
    std::size_t total = 0;        ///< How many turns match, exactly.
};

struct IndexState;

/// Reads an index as it was last committed. An index that is written to meanwhile goes on to be readable; a search
/// after a commit sees what was committed. Not for several threads at once; open one for each.
class Index {
public:
    /// Errors: NotFound when there is no index, Unsupported when it was made by another version, Invalid when it is
    /// damaged.
    static base::Result<Index> open(const std::string& folder);

    explicit Index(std::unique_ptr<IndexState> state);
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;
    ~Index();

    /// The language its words are stemmed in.
    const std::string& language() const;

    /// How many turns are indexed.
    base::Result<std::size_t> turns();

    /// Errors: Invalid for a query that can't be (see resolved_query.h), for a `word*` of too many words, for an
    /// attribute that no turn has, and for a damaged index.
    base::Result<Answers> search(const codebook::QueryNode& query, const SearchOptions& options = {});

    /// All turns that match, whoever speaks, ordered by source name and turn. Errors as above.
    base::Result<std::vector<TurnRef>> matching(const codebook::QueryNode& query);

private:
    std::unique_ptr<IndexState> state_;
};

}  // namespace coder::search
