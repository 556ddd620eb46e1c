// The codebook: codes in a hierarchy, their definitions and their rules. Values only; codebook_reader.h makes them from
// YAML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/codebook/language.h"
#include "coder/codebook/phrase.h"
#include "coder/codebook/query.h"

namespace coder::codebook {

/// What a hit codes: the sentence, the turn, or only the words found.
enum class Unit : std::uint8_t { Sentence, Turn, Match };
enum class Valence : std::uint8_t { Neutral, Success, Failure };
/// Skip: a negated hit does not count. Only: nothing but negated ones count. Any: negation does not matter.
enum class Negation : std::uint8_t { Skip, Only, Any };

const char* unitName(Unit unit);
const char* valenceName(Valence valence);
const char* negationName(Negation negation);

/// What is looked for in a text.
struct Pattern {
    enum class Kind : std::uint8_t { Phrase, Near, Regex, Query };
    Kind kind = Kind::Phrase;
    std::string source;                   ///< As written; near patterns joined with " ~ ".
    base::Place place;                    ///< Of the pattern's text in the codebook; near: of the list.
    std::vector<PhraseSequence> phrases;  ///< Phrase: one. Near: two to MaxNearPhrases.
    std::uint32_t within = 0;             ///< Near: the most words between one phrase and the next.
    bool ordered = false;                 ///< Near: in the order of the list.
    bool caseSensitive = false;           ///< Regex.
    QueryNode query;                      ///< Query.
};

inline constexpr std::size_t MaxNearPhrases = 8;
inline constexpr std::uint32_t MaxWithin = 200;
/// The distance of a near pattern without `within`: that of a query's NEAR.
inline constexpr std::uint32_t DefaultWithin = DefaultNear;

/// A pattern that must (with) or must not (unless) be there too.
struct Condition {
    Pattern pattern;
    bool wholeTurn = false;  ///< `context: turn`: looked for in the whole turn, not only in the unit.
};

/// `where: {role: [mentee, both]}`: the case's attribute has one of these values.
struct AttributeCondition {
    std::string attribute;
    std::vector<std::string> values;

    friend bool operator==(const AttributeCondition&, const AttributeCondition&) = default;
};

struct Rule {
    std::string id;  ///< As given, else "path#n" with n from 1 in its code.
    base::Place place;
    Pattern pattern;
    std::vector<Condition> with;
    std::vector<Condition> unless;
    Unit unit = Unit::Sentence;
    std::string speaker = "participant";  ///< "participant", "interviewer", "any", or a speaker's label.
    std::vector<AttributeCondition> where;
    Negation negation = Negation::Skip;
};

/// Whether two patterns, conditions or rules say the same, wherever they stand and whatever the rules are called. Lists
/// are compared by what they hold.
bool samePattern(const Pattern& a, const Pattern& b);
bool sameCondition(const Condition& a, const Condition& b);
bool sameConditions(const std::vector<Condition>& a, const std::vector<Condition>& b);
bool sameRule(const Rule& a, const Rule& b);

struct Example {
    std::string text;
    base::Place place;
};

struct Code {
    std::string id;    ///< [a-z0-9-]+
    std::string path;  ///< "mentor/altruistic"
    std::string name;
    std::string definition;
    std::string include;
    std::string exclude;
    Valence valence = Valence::Neutral;  ///< Inherited from the parent where not given.
    std::vector<Example> examples;
    std::vector<Example> counterexamples;
    std::vector<Rule> rules;
    std::optional<std::size_t> parent;  ///< Index in Codebook::codes.
    std::uint32_t depth = 0;            ///< 0 at the top.
    base::Place place;
};

/// Whether two versions of a code say the same: definition, when to use it and when not, and rules in any order.
bool sameDefinition(const Code& a, const Code& b);

struct Codebook {
    std::string title;
    std::string version;
    std::string source;
    std::string file;  ///< The path it was read from.
    Language language;
    std::vector<Code> codes;  ///< Parents before their children, in the order of the file.

    /// The index of the code with this path.
    std::optional<std::size_t> find(const std::string& path) const;
    /// True for a group: a code with codes under it.
    bool isGroup(std::size_t code) const { return code + 1 < codes.size() && codes[code + 1].parent == code; }
    /// True when `code` is `ancestor` or lies under it.
    bool isUnder(std::size_t code, std::size_t ancestor) const;
};

}  // namespace coder::codebook
