// The `lists` of a codebook, and the phrases and queries that are written in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/codebook/phrase.h"
#include "coder/codebook/query.h"
#include "coder/codebook/yaml_reader.h"
#include "coder/text/words.h"

namespace coder::codebook {

/// The most nodes of all phrases of a file, each use of a list counted: some 200 MB.
inline constexpr std::size_t MaxPhraseNodesOfFile = 2'000'000;
/// How deep lists may stand in lists.
inline constexpr std::size_t MaxListDepth = 16;

/// Reads phrases in the light of the lists. A list with an error in it is not used: a rule without some of its words
/// would find something else than its author wrote.
class PhraseLists {
public:
    explicit PhraseLists(YamlReader& reader) : reader_(reader) {}

    /// Lists that are there before any are read, such as a language's; one of the same name that is read takes the
    /// place.
    void offer(const NamedLists& lists);

    /// Reads the mapping of names to phrases, in which lists may use each other in any order.
    void read(const YamlNode& lists);

    /// All lists without an error.
    NamedLists all() const;

    std::optional<PhraseSequence> phrase(const YamlNode& scalar, std::string_view what);
    /// What is wrong in the list is left out.
    std::vector<PhraseSequence> phrases(const YamlNode& list, std::string_view what);
    std::optional<QueryNode> query(const YamlNode& scalar, std::string_view what);

private:
    enum class State : std::uint8_t { Unread, Reading, Good, Bad };
    struct List {
        const YamlNode* node = nullptr;
        State state = State::Unread;
        std::vector<PhraseSequence> phrases;
    };
    /// Why a list can't be used.
    struct Reason {
        std::string message;
        std::string remedy;
    };
    using Lists = std::map<std::string, List, std::less<>>;

    const std::vector<PhraseSequence>* find(const std::string& name, std::optional<Reason>& reason);
    void readList(Lists::value_type& entry);
    Reason cycle(const std::string& name) const;
    bool countNodesOf(const PhraseSequence& sequence, const YamlNode& at);
    base::Error placed(base::Error error, const YamlNode& scalar) const;

    YamlReader& reader_;
    text::WordBreaker words_;
    Lists lists_;
    std::vector<std::string> reading_;  ///< Names of the lists that are being read, each used by the one before it.
    std::size_t nodes_ = 0;
};

}  // namespace coder::codebook
