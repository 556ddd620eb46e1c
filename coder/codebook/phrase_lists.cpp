#include "coder/codebook/phrase_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "coder/codebook/nearest_name.h"

namespace coder::codebook {

namespace {

bool isListName(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

}  // namespace

void PhraseLists::offer(const NamedLists& lists) {
    for (const auto& [name, phrases] : lists) lists_[name] = {nullptr, State::Good, phrases};
}

NamedLists PhraseLists::all() const {
    NamedLists lists;
    for (const auto& [name, list] : lists_)
        if (list.state == State::Good) lists[name] = list.phrases;
    return lists;
}

void PhraseLists::read(const YamlNode& lists) {
    for (const auto& [key, value] : entriesOf(reader_, lists, "`lists`")) {
        if (isListName(key->scalar))
            lists_[key->scalar] = {value, State::Unread, {}};
        else
            reader_.error(*key, fmt::format("\"{}\" is no name for a list", key->scalar),
                          "use letters a-z, digits, - and _");
    }
    for (Lists::value_type& entry : lists_)
        if (entry.second.state == State::Unread) readList(entry);
}

void PhraseLists::readList(Lists::value_type& entry) {
    auto& [name, list] = entry;
    const std::size_t errorsBefore = reader_.errors();
    list.state = State::Reading;
    reading_.push_back(name);
    list.phrases = phrases(*list.node, fmt::format("the list `{}`", name));
    reading_.pop_back();
    // An error in a list that this one uses is followed by one here, so that the count tells of both.
    list.state = reader_.errors() == errorsBefore ? State::Good : State::Bad;
}

const std::vector<PhraseSequence>* PhraseLists::find(const std::string& name, std::optional<Reason>& reason) {
    const auto found = lists_.find(name);
    if (found == lists_.end()) {
        std::vector<std::string_view> names;
        for (const auto& [known, list] : lists_) names.push_back(known);
        std::string remedy = "define it under `lists`";
        if (nearestName(name, names))
            remedy = nameRemedy(name, names);
        else if (!names.empty())
            remedy += ", or use " + oneOf(names);
        reason = {fmt::format("there is no list <{}>", name), std::move(remedy)};
        return nullptr;
    }
    List& list = found->second;
    if (list.state == State::Reading) {
        reason = cycle(name);
        return nullptr;
    }
    if (list.state == State::Unread && reading_.size() >= MaxListDepth) {
        reason = {fmt::format("lists stand in lists deeper than {} times", MaxListDepth),
                  "write the words of one into the other"};
        return nullptr;
    }
    if (list.state == State::Unread) readList(*found);
    if (list.state == State::Good) return &list.phrases;
    reason = {fmt::format("the list <{}> has an error, so that this can't be read either", name),
              fmt::format("correct the list in line {}", reader_.place(*list.node).line)};
    return nullptr;
}

PhraseLists::Reason PhraseLists::cycle(const std::string& name) const {
    std::string way;
    for (auto at = std::find(reading_.begin(), reading_.end(), name); at != reading_.end(); ++at) way += *at + " > ";
    return {fmt::format("the list <{}> contains itself: {}{}", name, way, name),
            fmt::format("take <{}> out here", name)};
}

std::optional<PhraseSequence> PhraseLists::phrase(const YamlNode& scalar, std::string_view what) {
    const std::string* const pattern = reader_.scalar(scalar, what);
    if (pattern == nullptr) return std::nullopt;
    std::optional<Reason> reason;
    const ListLookup lookup = [&](const std::string& name) { return find(name, reason); };
    auto sequence = parsePhrase(*pattern, lookup, words_);
    if (sequence) {
        if (!countNodesOf(*sequence, scalar)) return std::nullopt;
        return std::move(*sequence);
    }
    base::Error error = placed(sequence.error(), scalar);
    if (reason) {
        error.message = std::move(reason->message);
        error.remedy = std::move(reason->remedy);
    }
    reader_.error(error);
    return std::nullopt;
}

std::vector<PhraseSequence> PhraseLists::phrases(const YamlNode& list, std::string_view what) {
    std::vector<PhraseSequence> found;
    if (const auto* const items = reader_.items(list, what))
        for (const YamlNode* item : *items)
            if (auto sequence = phrase(*item, fmt::format("an item of {}", what)))
                found.push_back(std::move(*sequence));
    return found;
}

std::optional<QueryNode> PhraseLists::query(const YamlNode& scalar, std::string_view what) {
    const std::string* const pattern = reader_.scalar(scalar, what);
    if (pattern == nullptr) return std::nullopt;
    auto query = parseQuery(*pattern, words_);
    if (query) return std::move(*query);
    reader_.error(placed(query.error(), scalar));
    return std::nullopt;
}

bool PhraseLists::countNodesOf(const PhraseSequence& sequence, const YamlNode& at) {
    nodes_ += countNodes(sequence);
    if (nodes_ <= MaxPhraseNodesOfFile) return true;
    reader_.error(at,
                  fmt::format("the phrases of the file up to here have more than {} words, lists counted at each use",
                              MaxPhraseNodesOfFile),
                  "use smaller lists, or divide the codebook");
    nodes_ -= countNodes(sequence);
    return false;
}

base::Error PhraseLists::placed(base::Error error, const YamlNode& scalar) const {
    error.place = reader_.document().placeIn(scalar, error.place.column);
    return error;
}

}  // namespace coder::codebook
