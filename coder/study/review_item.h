// What a reviewer sees of one coding.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/source.h"
#include "coder/project/stored_coding.h"
#include "coder/study/stored_names.h"
#include "coder/study/study.h"
#include "coder/text/position_index.h"

namespace coder::study {

/// A part of a text in one line, white space being single spaces, and places in it.
struct FlowingText {
    std::string text;
    std::vector<text::Span> marks;
};

/// `part` of `text` as one line, with those places of `marks` that lie in it.
FlowingText flowing(std::string_view text, text::Span part, const std::vector<text::Span>& marks);

struct ReviewedRule {
    std::string id;
    std::string pattern;  ///< As written; empty for a rule that the codebook no longer has.
};

struct ReviewItem {
    project::StoredCoding coding;  ///< As it was read.
    std::string code;              ///< Its path.
    std::string name;
    std::string definition;
    std::string include;
    std::string exclude;

    std::string source;
    std::uint32_t line = 0;
    std::string speaker;
    std::string asker;     ///< Who speaks before.
    std::string question;  ///< The end of what was said before; empty at the beginning.
    std::string before;    ///< Sentences of the same turn.
    std::string after;
    bool more = false;     ///< The turn begins before `before`.
    bool goesOn = false;   ///< And goes on behind `after`.
    FlowingText sentence;  ///< The sentences in which the coding lies; marked are the words that the rules found.
    text::Span passage;    ///< The coding, in `sentence`.

    /// Nothing of this in a blind review.
    std::vector<ReviewedRule> rules;
    std::vector<std::string> evidence;  ///< The words that the rules found.
    std::string status;                 ///< "accepted by Bo, outdated: ..."; empty for none.
    std::vector<std::string> memos;     ///< "Bo: A borderline case."
};

/// Makes items, keeping the last source.
class ReviewItems {
public:
    ReviewItems(const store::Store& store, const Study& study, bool blind)
        : store_(&store), study_(&study), blind_(blind) {}

    /// Errors: those of the store; Invalid where the coding lies outside of its text.
    base::Result<ReviewItem> item(const project::StoredCoding& coding, const StoredNames& names);

private:
    struct Loaded {
        base::Guid revision;
        project::Source source;
        std::optional<text::PositionIndex> positions;
    };

    base::Status load(const base::Guid& revision);
    void setText(const project::StoredCoding& coding, ReviewItem& item) const;
    void setContext(std::size_t turn, text::Span sentences, ReviewItem& item) const;
    base::Status setJudgements(const project::StoredCoding& coding, const StoredNames& names, ReviewItem& item) const;

    const store::Store* store_;
    const Study* study_;
    bool blind_;
    std::unique_ptr<Loaded> loaded_;
};

}  // namespace coder::study
