// Words that tell the sentences which rules missed from all others: where to look for new rules.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"
#include "coder/report/table.h"
#include "coder/search/expansion.h"
#include "coder/text/word_forms.h"
#include "coder/text/words.h"

namespace coder::study {

/// Counts words and pairs of neighbours, by their stems, in missed and in other sentences.
class MissedWords {
public:
    /// Errors: the language has no stemmer.
    static base::Result<MissedWords> make(const std::string& language);

    void add(std::string_view sentence, bool missed);

    std::uint64_t missedSentences() const { return missedSentences_; }

    /// The `most` words and pairs that are relatively more frequent in missed sentences, by log-likelihood (G2, Dunning
    /// 1993); only those that are in two missed sentences or more.
    report::Table table(const std::string& code, std::size_t most) const;

    /// The `most` words by which a search engine would look for more sentences like the missed ones.
    report::Table expansionTable(std::size_t most) const;

private:
    explicit MissedWords(text::WordFormer former) : former_(std::move(former)) {}

    struct Count {
        std::uint64_t missed = 0;
        std::uint64_t other = 0;
        std::uint64_t missedSentences = 0;
        std::uint64_t lastSentence = 0;              ///< The sentence that was counted last, from 1.
        std::map<std::string, std::uint64_t> forms;  ///< As people said it.
    };
    static std::string mostSaid(const Count& count);
    void count(const std::string& stem, const std::string& form, bool missed);

    text::WordFormer former_;
    text::WordBreaker breaker_;
    search::Expansion expansion_;
    std::map<std::string, Count> counts_;
    std::uint64_t sentences_ = 0;
    std::uint64_t missedSentences_ = 0;
    std::uint64_t missedWords_ = 0;
    std::uint64_t otherWords_ = 0;
};

}  // namespace coder::study
