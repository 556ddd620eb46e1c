#include "coder/match/vocabulary.h"

#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::match {

void sortUnique(std::vector<PredicateId>& predicates) {
    std::sort(predicates.begin(), predicates.end());
    predicates.erase(std::unique(predicates.begin(), predicates.end()), predicates.end());
}

PredicateId Vocabulary::intern(StringMap<PredicateId>& map, std::string_view key) {
    const auto [entry, added] = map.try_emplace(std::string(key), static_cast<PredicateId>(lengths_.size()));
    if (added) lengths_.push_back(text::countCodePoints(key));
    return entry->second;
}

PredicateId Vocabulary::stem(std::string_view stem) { return intern(stems_, stem); }

PredicateId Vocabulary::exact(std::string_view folded) { return intern(exacts_, folded); }

PredicateId Vocabulary::prefix(std::string_view folded) { return intern(prefixes_[folded.size()], folded); }

PredicateId Vocabulary::part(std::string_view folded) { return intern(parts_[folded.size()], folded); }

void Vocabulary::predicatesOf(const text::WordForms& forms, std::vector<PredicateId>& predicates) const {
    const auto begin = static_cast<std::ptrdiff_t>(predicates.size());
    if (const auto found = stems_.find(forms.stem); found != stems_.end()) predicates.push_back(found->second);
    if (const auto found = exacts_.find(forms.folded); found != exacts_.end()) predicates.push_back(found->second);
    prefixesOf(forms.folded, predicates);
    for (const auto& [length, map] : parts_)
        for (std::size_t at = 0; at + length <= forms.folded.size(); ++at) {
            const auto found = map.find(std::string_view(forms.folded).substr(at, length));
            if (found != map.end()) predicates.push_back(found->second);
        }
    std::sort(predicates.begin() + begin, predicates.end());
    predicates.erase(std::unique(predicates.begin() + begin, predicates.end()), predicates.end());
}

void Vocabulary::prefixesOf(std::string_view folded, std::vector<PredicateId>& predicates) const {
    for (const auto& [length, map] : prefixes_) {
        if (length > folded.size()) break;
        if (const auto found = map.find(folded.substr(0, length)); found != map.end())
            predicates.push_back(found->second);
    }
}

SymbolTable::SymbolTable(const Vocabulary& vocabulary, text::WordFormer former)
    : vocabulary_(vocabulary), former_(std::move(former)), begins_{0} {
    intern({});
}

SymbolId SymbolTable::symbol(std::string_view word) {
    if (const auto found = words_.find(word); found != words_.end()) return found->second;
    std::vector<PredicateId> set;
    vocabulary_.predicatesOf(former_.forms(word), set);
    const SymbolId symbol = intern(std::move(set));
    words_.emplace(word, symbol);
    return symbol;
}

SymbolId SymbolTable::intern(std::vector<PredicateId> set) {
    const auto [entry, added] = symbols_.try_emplace(std::move(set), static_cast<SymbolId>(symbols_.size()));
    if (added) {
        members_.insert(members_.end(), entry->first.begin(), entry->first.end());
        begins_.push_back(static_cast<std::uint32_t>(members_.size()));
    }
    return entry->second;
}

}  // namespace coder::match
