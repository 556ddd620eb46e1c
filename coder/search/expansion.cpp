#include "coder/search/expansion.h"

#include <xapian.h>

namespace coder::search {

namespace {

// Longer terms than Xapian takes are no words.
constexpr std::size_t LongestTerm = 200;

}  // namespace

struct Expansion::State {
    Xapian::WritableDatabase database{std::string(), Xapian::DB_BACKEND_INMEMORY};
    Xapian::RSet relevant;
};

Expansion::Expansion() : state_(std::make_unique<State>()) {}
Expansion::Expansion(Expansion&&) noexcept = default;
Expansion::~Expansion() = default;

void Expansion::add(const std::vector<std::string>& terms, bool relevant) {
    Xapian::Document document;
    for (const std::string& term : terms)
        if (!term.empty() && term.size() <= LongestTerm) document.add_term(term);
    const Xapian::docid id = state_->database.add_document(document);
    if (relevant) state_->relevant.add_document(id);
}

std::vector<ExpansionTerm> Expansion::best(std::size_t most) const {
    std::vector<ExpansionTerm> terms;
    if (state_->relevant.empty()) return terms;
    const Xapian::Enquire enquire(state_->database);
    const Xapian::ESet set = enquire.get_eset(static_cast<Xapian::termcount>(most), state_->relevant);
    for (auto term = set.begin(); term != set.end(); ++term) terms.push_back({*term, term.get_weight()});
    return terms;
}

}  // namespace coder::search
