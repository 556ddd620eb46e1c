#include "coder/study/codebook_lint.h"

#include <algorithm>
#include <map>
#include <set>

#include "coder/base/strings.h"
#include "coder/codebook/nearest_name.h"
#include "coder/match/shadow.h"
#include "coder/text/word_forms.h"
#include "coder/text/words.h"

namespace coder::study {

namespace {

using base::Severity;
using codebook::PhraseNode;
using codebook::PhraseSequence;
using PatternKind = codebook::Pattern::Kind;

/// True for a regular expression of words, spaces, alternatives and boundaries alone.
bool saysOnlyWords(std::string_view pattern) {
    bool letters = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const std::string_view rest = pattern.substr(i);
        if (rest.starts_with("\\b") || rest.starts_with("\\s")) {
            ++i;
            if (pattern.substr(i + 1, 1) == "+") ++i;
        } else if (rest.starts_with("(?:")) {
            i += 2;
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U) {
            letters = true;
        } else if (c != ' ' && c != '|' && c != '(' && c != ')' && c != '\'') {
            return false;
        }
    }
    return letters;
}

std::string asPhrase(std::string pattern) {
    for (const std::string_view part : {"\\b", "?:"})
        for (std::size_t at = pattern.find(part); at != std::string::npos; at = pattern.find(part))
            pattern.erase(at, part.size());
    for (const std::string_view part : {"\\s+", "\\s"})
        for (std::size_t at = pattern.find(part); at != std::string::npos; at = pattern.find(part))
            pattern.replace(at, part.size(), " ");
    return pattern;
}

class Linter {
public:
    Linter(const codebook::Codebook& codebook, const match::CompiledCodebook& compiled, text::WordFormer former)
        : codebook_(codebook), compiled_(compiled), former_(std::move(former)) {
        stopWords_.insert(codebook.language.stopWords.begin(), codebook.language.stopWords.end());
    }

    base::Diagnostics run(const std::vector<std::string>& words, match::ShadowFinder shadows) {
        std::set<std::size_t> groups;
        for (const codebook::Code& code : codebook_.codes)
            if (code.parent) groups.insert(*code.parent);
        for (std::size_t i = 0; i < codebook_.codes.size(); ++i) {
            const codebook::Code& code = codebook_.codes[i];
            if (code.definition.empty() && groups.count(i) == 0)
                warn(code.place, "the code " + code.path + " has no definition",
                     "add `definition`, so that another coder would use it alike");
            for (const codebook::Rule& rule : code.rules) lookAtRule(rule);
            findDuplicates(code);
        }
        findShadows(shadows);
        findSurprisingStems(words);
        std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
        return std::move(found_);
    }

private:
    void add(Severity severity, const base::Place& place, std::string message, std::string remedy) {
        found_.push_back({severity, place, std::move(message), std::move(remedy)});
    }
    void warn(const base::Place& place, std::string message, std::string remedy) {
        add(Severity::Warning, place, std::move(message), std::move(remedy));
    }

    void lookAtRule(const codebook::Rule& rule) {
        if (rule.with.empty()) lookForContent(rule.pattern);
        lookAtNotation(rule.pattern);
        for (const codebook::Condition& condition : rule.with) lookAtNotation(condition.pattern);
        for (const codebook::Condition& condition : rule.unless) lookAtNotation(condition.pattern);
        lookAtConditions(rule);
        lookAtSpeaker(rule);
        if (rule.pattern.kind == PatternKind::Phrase) {
            const PhraseNode& last = rule.pattern.phrases.front().back();
            if (last.kind == PhraseNode::Kind::Alternatives && last.optional && rule.unit != codebook::Unit::Match)
                add(Severity::Note, rule.pattern.place,
                    rule.id + ": what may be left out at the end changes nothing: a match is as short as it can be",
                    "take the last [...] away");
        }
    }

    /// A phrase whose only words are in nearly every sentence, or which is one of several that is.
    void lookForContent(const codebook::Pattern& pattern) {
        if (stopWords_.empty() || pattern.phrases.empty()) return;
        if (std::all_of(pattern.phrases.begin(), pattern.phrases.end(),
                        [&](const PhraseSequence& phrase) { return onlyStopWords(phrase); })) {
            warn(pattern.place, "\"" + pattern.source + "\" has only words that are in nearly every sentence",
                 "add a word that carries the theme");
        } else if (pattern.kind == PatternKind::Phrase && pattern.phrases.front().size() == 1) {
            for (const PhraseSequence& each : pattern.phrases.front().front().alternatives)
                if (each.size() == 1 && onlyStopWords(each))
                    warn(pattern.place,
                         "the alternative \"" + codebook::toText(each) + "\" is in nearly every sentence",
                         "take it out, or put what belongs to it in brackets with it");
        }
    }

    void lookAtNotation(const codebook::Pattern& pattern) {
        if (pattern.kind == PatternKind::Phrase) lookForLooseBars(pattern);
        if (pattern.kind == PatternKind::Regex && !pattern.caseSensitive && saysOnlyWords(pattern.source))
            add(Severity::Note, pattern.place, "the regular expression says only words; a phrase finds all their forms",
                "write phrase: " + asPhrase(pattern.source));
    }

    bool isStopWord(const std::string& word) const { return stopWords_.count(text::foldWord(word)) != 0; }

    /// No way to read it has other words.
    bool onlyStopWords(const PhraseSequence& phrase) const {
        return std::all_of(phrase.begin(), phrase.end(), [&](const PhraseNode& node) {
            switch (node.kind) {
                case PhraseNode::Kind::Any:
                case PhraseNode::Kind::Gap:
                    return true;
                case PhraseNode::Kind::Prefix:
                    return false;
                case PhraseNode::Kind::Stem:
                case PhraseNode::Kind::Exact:
                    return isStopWord(node.word);
                case PhraseNode::Kind::Alternatives:
                    return node.optional ||
                           std::all_of(node.alternatives.begin(), node.alternatives.end(),
                                       [&](const PhraseSequence& each) { return onlyStopWords(each); });
            }
            return false;
        });
    }

    /// `tell me|give him truth`: the bar joins "me" and "give" only, which is seldom meant. Told of where a little word
    /// and another one are joined between two plain words.
    void lookForLooseBars(const codebook::Pattern& pattern) {
        const std::vector<std::string> tokens = outsideBrackets(pattern.source);
        const auto isPlain = [&](const std::string& token) {
            return !token.empty() && token.find('|') == std::string::npos;
        };
        for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
            const std::size_t bar = tokens[i].find('|');
            if (bar == std::string::npos || bar != tokens[i].rfind('|') || !isPlain(tokens[i - 1]) ||
                !isPlain(tokens[i + 1]))
                continue;
            if (isStopWord(tokens[i].substr(0, bar)) == isStopWord(tokens[i].substr(bar + 1))) continue;
            warn(pattern.place, "outside brackets the bar in \"" + tokens[i] + "\" stands for these two words alone",
                 "put alternatives of several words in brackets, (a b|c d); or write (" + tokens[i] +
                     ") if it is meant so");
        }
    }

    /// The words of a pattern as written; "" for what has brackets or other marks.
    static std::vector<std::string> outsideBrackets(const std::string& source) {
        std::vector<std::string> tokens;
        int depth = 0;
        std::string token;
        bool marked = false;
        for (const char c : source + " ") {
            if (c == ' ' && depth == 0) {
                if (!token.empty()) tokens.push_back(marked ? std::string() : token);
                token.clear();
                marked = false;
                continue;
            }
            if (c == '(' || c == '[' || c == '<') ++depth;
            if (c == ')' || c == ']' || c == '>') --depth;
            if (std::string_view("()[]<>=*?.").find(c) != std::string_view::npos) marked = true;
            token += c;
        }
        return tokens;
    }

    void lookAtConditions(const codebook::Rule& rule) {
        for (std::size_t i = 0; i < rule.unless.size(); ++i) {
            const codebook::Condition& unless = rule.unless[i];
            for (std::size_t j = 0; j < i; ++j)
                if (codebook::sameCondition(unless, rule.unless[j]))
                    warn(unless.pattern.place, rule.id + ": the same stands under `unless` twice",
                         "remove one of them");
            for (const codebook::Condition& with : rule.with)
                if (codebook::sameCondition(unless, with))
                    warn(unless.pattern.place,
                         rule.id + " can match nothing: the same stands under `with` and `unless`",
                         "remove one of them");
        }
    }

    void lookAtSpeaker(const codebook::Rule& rule) {
        const std::vector<std::string_view> known{"participant", "interviewer"};
        if (rule.speaker == "any" || std::find(known.begin(), known.end(), rule.speaker) != known.end()) return;
        if (const auto near = codebook::nearestName(rule.speaker, known))
            warn(rule.place, rule.id + ": speaker: " + rule.speaker + " is taken for a speaker's label",
                 "did you mean `" + std::string(*near) + "`?");
    }

    void findDuplicates(const codebook::Code& code) {
        for (std::size_t i = 0; i < code.rules.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (codebook::sameRule(code.rules[i], code.rules[j])) {
                    duplicates_.insert(code.rules[i].id);
                    warn(code.rules[i].place, code.rules[i].id + " is the same rule as " + code.rules[j].id,
                         "remove it");
                    break;
                }
    }

    void findShadows(match::ShadowFinder& shadows) {
        std::map<std::uint32_t, std::vector<std::uint32_t>> byCode;
        for (std::uint32_t i = 0; i < compiled_.rules.size(); ++i) byCode[compiled_.rules[i].code].push_back(i);
        for (const auto& [code, rules] : byCode)
            for (const std::uint32_t index : rules) {
                const codebook::Rule& rule = *compiled_.rules[index].source;
                if (duplicates_.count(rule.id) != 0) continue;
                const auto by = shadows.shadowOf(index, rules);
                // Of two that find the same, the later one is told of.
                if (by && *by > index && shadows.shadowOf(*by, {index})) continue;
                if (by && duplicates_.count(compiled_.rules[*by].source->id) == 0)
                    warn(rule.place,
                         rule.id + " can add no hit: " + compiled_.rules[*by].source->id + " finds all that it finds",
                         "remove it, or narrow the other one");
            }
    }

    void collectStems(const PhraseSequence& phrase, const base::Place& place) {
        for (const PhraseNode& node : phrase) {
            if (node.kind == PhraseNode::Kind::Stem) {
                text::WordForms forms = former_.forms(node.word);
                asked_[forms.stem].try_emplace(forms.folded, place);
            }
            for (const PhraseSequence& alternative : node.alternatives) collectStems(alternative, place);
        }
    }

    /// Words of one stem that are not forms of one word: "organ" also finds "organization".
    void findSurprisingStems(const std::vector<std::string>& words) {
        if (codebook_.language.inflections.empty()) return;
        std::map<std::string, std::set<std::string>> byStem;
        const auto addWord = [&](std::string_view word) {
            text::WordForms forms = former_.forms(word);
            byStem[forms.stem].insert(forms.folded);
        };
        for (const std::string& word : words) addWord(word);
        text::WordBreaker breaker;
        std::vector<text::Span> spans;
        for (const codebook::Code& code : codebook_.codes) {
            for (const auto* examples : {&code.examples, &code.counterexamples})
                for (const codebook::Example& example : *examples) {
                    spans.clear();
                    breaker.split(example.text, spans);
                    for (const text::Span span : spans) addWord(text::slice(example.text, span));
                }
            for (const codebook::Rule& rule : code.rules)
                for (const PhraseSequence& phrase : rule.pattern.phrases) collectStems(phrase, rule.pattern.place);
        }
        for (const auto& [stem, asked] : asked_)
            for (const auto& [word, place] : asked) tellSurprises(word, place, byStem[stem]);
    }

    void tellSurprises(const std::string& word, const base::Place& place, const std::set<std::string>& others) {
        std::vector<std::string> surprising;
        for (const std::string& other : others)
            if (!areForms(word, other)) surprising.push_back(other);
        if (surprising.empty()) return;
        add(Severity::Note, place,
            "\"" + word + "\" also finds \"" + base::join(surprising, "\", \"") + "\", of the same stem",
            "if that is not meant, write =" + word + " for this form alone");
    }

    bool areForms(const std::string& a, const std::string& b) const {
        const std::size_t shared =
            static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
        // A doubled letter belongs to the ending: "plan", "planned".
        return isEnding(a, shared) && isEnding(b, shared);
    }

    bool isEnding(const std::string& word, std::size_t from) const {
        const auto known = [&](std::size_t at) {
            const auto& endings = codebook_.language.inflections;
            return at == word.size() || std::find(endings.begin(), endings.end(), word.substr(at)) != endings.end();
        };
        return known(from) || (from > 0 && from < word.size() && word[from] == word[from - 1] && known(from + 1));
    }

    const codebook::Codebook& codebook_;
    const match::CompiledCodebook& compiled_;
    text::WordFormer former_;
    std::set<std::string> stopWords_;
    std::set<std::string> duplicates_;
    std::map<std::string, std::map<std::string, base::Place>>
        asked_;  ///< By stem: words of rules, and where one stands.
    base::Diagnostics found_;
};

}  // namespace

base::Result<base::Diagnostics> lint(const codebook::Codebook& codebook, const match::CompiledCodebook& compiled,
                                     const std::vector<std::string>& words) {
    auto former = text::WordFormer::make(codebook.language.tag);
    auto another = text::WordFormer::make(codebook.language.tag);
    if (!former) return base::unexpected(former.error());
    return Linter(codebook, compiled, std::move(*former))
        .run(words, match::ShadowFinder(compiled, std::move(*another)));
}

}  // namespace coder::study
