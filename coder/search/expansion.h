// Terms that would find more of what is relevant: Xapian's expansion of a query by documents marked as relevant.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace coder::search {

struct ExpansionTerm {
    std::string term;
    double weight = 0;  ///< Larger is better; only for ranking.
};

/// Small documents of terms, kept in memory, some of them relevant.
class Expansion {
public:
    Expansion();
    Expansion(Expansion&&) noexcept;
    ~Expansion();

    void add(const std::vector<std::string>& terms, bool relevant);

    /// At most so many terms of relevant documents, best first: Robertson's term selection value, as Xapian's
    /// Enquire::get_eset() has it. None without relevant documents.
    std::vector<ExpansionTerm> best(std::size_t most) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace coder::search
