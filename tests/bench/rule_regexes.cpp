#include "rule_regexes.h"

#include <algorithm>

#include "coder/text/word_forms.h"

namespace coder::bench {

namespace {

using codebook::PhraseNode;
using codebook::PhraseSequence;

/// What a word and its stem begin with alike, then any ending.
std::string stemmed(const std::string& word, const text::WordFormer& former) {
    const text::WordForms forms = former.forms(word);
    std::size_t same = 0;
    while (same < forms.stem.size() && same < forms.folded.size() && forms.stem[same] == forms.folded[same]) ++same;
    const std::string beginning = forms.folded.substr(0, std::max<std::size_t>(same, 1));
    return "\\b" + beginning + (beginning.size() > 3 ? "\\w*" : beginning == forms.folded ? "\\b" : "\\w*");
}

std::string sequence(const PhraseSequence& nodes, const text::WordFormer& former);

std::string node(const PhraseNode& each, const text::WordFormer& former) {
    switch (each.kind) {
        case PhraseNode::Kind::Stem:
            return stemmed(each.word, former);
        case PhraseNode::Kind::Exact:
            return "\\b" + each.word + "\\b";
        case PhraseNode::Kind::Prefix:
            return "\\b" + each.word + "\\w*";
        case PhraseNode::Kind::Any:
            return "\\w+";
        case PhraseNode::Kind::Gap:
            return {};
        case PhraseNode::Kind::Alternatives:
            break;
    }
    std::string pattern = "(?:";
    for (std::size_t i = 0; i < each.alternatives.size(); ++i)
        pattern += (i == 0 ? "" : "|") + sequence(each.alternatives[i], former);
    return pattern + ")";
}

std::string sequence(const PhraseSequence& nodes, const text::WordFormer& former) {
    std::string pattern;
    std::string between;
    for (const PhraseNode& each : nodes) {
        if (each.kind == PhraseNode::Kind::Gap) {
            between = "(?:\\W+\\w+){0," + std::to_string(each.gap) + "}\\W+";
            continue;
        }
        const bool optional = each.optional;
        if (optional) pattern += "(?:";
        if (!pattern.empty() && !optional) pattern += between;
        if (optional && pattern.size() > 3) pattern += between;
        pattern += node(each, former);
        if (optional) pattern += ")?";
        between = "\\W+";
    }
    return pattern;
}

}  // namespace

std::vector<std::string> ruleRegexes(const codebook::Codebook& codebook) {
    const auto former = text::WordFormer::make(codebook.language.tag);
    std::vector<std::string> patterns;
    for (const codebook::Code& code : codebook.codes)
        for (const codebook::Rule& rule : code.rules) {
            const codebook::Pattern& pattern = rule.pattern;
            if (pattern.kind == codebook::Pattern::Kind::Regex) {
                patterns.push_back(pattern.source);
            } else if (pattern.kind == codebook::Pattern::Kind::Phrase) {
                patterns.push_back(sequence(pattern.phrases.front(), *former));
            } else if (pattern.kind == codebook::Pattern::Kind::Near && pattern.phrases.size() == 2) {
                const std::string gap = "(?:\\W+\\w+){0," + std::to_string(pattern.within) + "}\\W+";
                const std::string a = sequence(pattern.phrases[0], *former);
                const std::string b = sequence(pattern.phrases[1], *former);
                patterns.push_back(a + gap + b);
                if (!pattern.ordered) patterns.push_back(b + gap + a);
            }
        }
    return patterns;
}

}  // namespace coder::bench
