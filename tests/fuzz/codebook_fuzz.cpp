// Phrases, queries and codebooks from any bytes. The first byte says which; the rest is the text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "coder/base/check.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/text/utf8.h"

using namespace coder;
using namespace coder::codebook;

namespace {

/// What phrase.h promises of every sequence: a word that must be there, and gaps only between such.
void checkSequence(const PhraseSequence& sequence) {
    CODER_CHECK_LT(std::size_t{0}, sequence.size());
    bool anyBefore = false;
    bool gapOpen = false;
    for (const PhraseNode& node : sequence) {
        if (node.kind == PhraseNode::Kind::Gap) {
            CODER_CHECK_EQ(anyBefore, true);
            CODER_CHECK_LE(node.gap, MaxGap);
            gapOpen = true;
            continue;
        }
        const bool needsWord = node.kind == PhraseNode::Kind::Stem || node.kind == PhraseNode::Kind::Exact ||
                               node.kind == PhraseNode::Kind::Prefix;
        CODER_CHECK_EQ(needsWord, !node.word.empty());
        CODER_CHECK_EQ(node.kind == PhraseNode::Kind::Alternatives, !node.alternatives.empty());
        for (const PhraseSequence& alternative : node.alternatives) checkSequence(alternative);
        if (node.optional) continue;
        anyBefore = true;
        gapOpen = false;
    }
    CODER_CHECK_EQ(anyBefore, true);
    CODER_CHECK_EQ(gapOpen, false);
}

void checkQuery(const QueryNode& node) {
    switch (node.kind) {
        case QueryNode::Kind::Phrase:
            checkSequence(node.phrase);
            break;
        case QueryNode::Kind::Field:
            CODER_CHECK_EQ(node.name.empty() || node.value.empty(), false);
            break;
        case QueryNode::Kind::Near:
            CODER_CHECK_LE(node.children.size(), MaxNearOperands);
            for (const QueryNode& child : node.children)
                CODER_CHECK_EQ(static_cast<int>(child.kind), static_cast<int>(QueryNode::Kind::Phrase));
            [[fallthrough]];
        default:
            CODER_CHECK_LE(std::size_t{2}, node.children.size());
    }
    for (const QueryNode& child : node.children) checkQuery(child);
}

void checkErrorColumn(const base::Error& error, std::string_view pattern) {
    CODER_CHECK_EQ(error.message.empty() || error.remedy.empty(), false);
    CODER_CHECK_LT(std::uint32_t{0}, error.place.column);
    CODER_CHECK_LE(std::size_t{error.place.column}, pattern.size() + 1);
}

void checkPattern(const Pattern& pattern) {
    for (const PhraseSequence& phrase : pattern.phrases) checkSequence(phrase);
    if (pattern.kind == Pattern::Kind::Query) checkQuery(pattern.query);
}

void checkCodebook(const ReadCodebook& read) {
    const auto& codes = read.codebook.codes;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i].parent) CODER_CHECK_LT(*codes[i].parent, i);
        CODER_CHECK_EQ(read.codebook.find(codes[i].path).value_or(codes.size()), i);
        for (const Rule& rule : codes[i].rules) {
            CODER_CHECK_LT(std::uint32_t{0}, rule.place.line);
            checkPattern(rule.pattern);
            for (const Condition& condition : rule.with) checkPattern(condition.pattern);
            for (const Condition& condition : rule.unless) checkPattern(condition.pattern);
        }
    }
    for (const auto& diagnostic : read.diagnostics) {
        CODER_CHECK_LT(std::uint32_t{0}, diagnostic.place.column);
        CODER_CHECK_EQ(text::firstInvalidUtf8(diagnostic.message), diagnostic.message.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 3) {
        case 0:
            if (const auto phrase = parsePhrase(text, nullptr))
                checkSequence(*phrase);
            else
                checkErrorColumn(phrase.error(), text);
            break;
        case 1:
            if (const auto query = parseQuery(text))
                checkQuery(*query);
            else
                checkErrorColumn(query.error(), text);
            break;
        default:
            if (const auto codebook = readCodebook(text, "fuzz.yaml")) checkCodebook(*codebook);
            break;
    }
    return 0;
}
