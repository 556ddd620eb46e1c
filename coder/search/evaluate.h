// The meaning of a query, worked out on the words of one turn: the judge of what the index only narrows down, and the
// finder of the words to highlight.
//
// Phrases and NEAR hold inside one sentence; AND, OR and NOT take the turn as a whole.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "coder/search/resolved_query.h"
#include "coder/search/turn_words.h"
#include "coder/text/position.h"

namespace coder::search {

/// Whether the turn has a boolean term (see terms.h); called for fields only.
using HasTerm = std::function<bool(const std::string& term)>;

bool matches(const ResolvedQuery& query, const TurnWords& words, const HasTerm& hasTerm);

/// The words that make the turn match, in order, each once: those of every part of the query that holds, without what
/// NOT takes away; of NEAR only where the words are near. Empty when the turn does not match, and for queries of fields
/// only.
std::vector<text::Span> matchedWords(const ResolvedQuery& query, const TurnWords& words, const HasTerm& hasTerm);

}  // namespace coder::search
