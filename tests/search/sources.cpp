#include "sources.h"

#include <cstdlib>
#include <stdexcept>

#include "coder/text/sentences.h"

namespace coder::search::test {

using codebook::PhraseNode;
using codebook::QueryNode;

namespace {

std::uint32_t speakerOf(transcript::Transcript& transcript, const Line& line) {
    for (std::uint32_t i = 0; i < transcript.speakers.size(); ++i)
        if (transcript.speakers[i].label == line.label) return i;
    transcript.speakers.push_back({line.label, line.role, false});
    return static_cast<std::uint32_t>(transcript.speakers.size() - 1);
}

void addMarks(project::Source& source, std::size_t from) {
    for (std::size_t open = source.text.find('[', from); open != std::string::npos;
         open = source.text.find('[', open + 1))
        if (const std::size_t close = source.text.find(']', open); close != std::string::npos)
            source.transcript.marks.emplace_back(open, close + 1);
}

PhraseNode phraseNode(PhraseNode::Kind kind, const std::string& word) {
    PhraseNode node;
    node.kind = kind;
    node.word = word;
    return node;
}

QueryNode node(QueryNode::Kind kind, std::vector<QueryNode> children) {
    QueryNode result;
    result.kind = kind;
    result.children = std::move(children);
    return result;
}

}  // namespace

project::Source source(const std::string& name, const std::vector<Line>& lines) {
    project::Source source;
    source.name = name;
    source.sha256 = std::string(64, 'a');
    text::SentenceBreaker breaker;
    for (const Line& line : lines) {
        source.text += line.label + ": ";
        const std::size_t begin = source.text.size();
        source.text += line.speech;
        transcript::Turn turn;
        turn.speaker = speakerOf(source.transcript, line);
        turn.span = {begin, source.text.size()};
        turn.firstSentence = static_cast<std::uint32_t>(source.transcript.sentences.size());
        std::vector<text::Span> sentences;
        breaker.split(line.speech, sentences);
        for (const text::Span sentence : sentences) source.transcript.sentences.push_back(sentence.shifted(begin));
        turn.sentenceCount = static_cast<std::uint32_t>(sentences.size());
        source.transcript.turns.push_back(turn);
        addMarks(source, begin);
        source.text += "\n\n";
    }
    return source;
}

project::Source speech(const std::string& name, const std::vector<std::string>& turns) {
    std::vector<Line> lines;
    for (const std::string& turn : turns) lines.push_back({"P", transcript::Role::Participant, turn});
    return source(name, lines);
}

QueryNode phrase(codebook::PhraseSequence words) {
    QueryNode result;
    result.phrase = std::move(words);
    return result;
}

QueryNode word(const std::string& word) { return phrase({phraseNode(PhraseNode::Kind::Stem, word)}); }

QueryNode exact(const std::string& word) { return phrase({phraseNode(PhraseNode::Kind::Exact, word)}); }

QueryNode prefix(const std::string& word) { return phrase({phraseNode(PhraseNode::Kind::Prefix, word)}); }

QueryNode row(const std::vector<std::string>& words) {
    codebook::PhraseSequence sequence;
    for (const std::string& word : words) {
        if (word.starts_with('='))
            sequence.push_back(phraseNode(PhraseNode::Kind::Exact, word.substr(1)));
        else if (word.ends_with('*'))
            sequence.push_back(phraseNode(PhraseNode::Kind::Prefix, word.substr(0, word.size() - 1)));
        else
            sequence.push_back(phraseNode(PhraseNode::Kind::Stem, word));
    }
    return phrase(std::move(sequence));
}

QueryNode all(std::vector<QueryNode> children) { return node(QueryNode::Kind::And, std::move(children)); }

QueryNode any(std::vector<QueryNode> children) { return node(QueryNode::Kind::Or, std::move(children)); }

QueryNode without(QueryNode wanted, std::vector<QueryNode> unwanted) {
    unwanted.insert(unwanted.begin(), std::move(wanted));
    return node(QueryNode::Kind::AndNot, std::move(unwanted));
}

QueryNode near(std::uint32_t within, std::vector<QueryNode> children) {
    QueryNode result = node(QueryNode::Kind::Near, std::move(children));
    result.within = within;
    return result;
}

QueryNode field(const std::string& name, const std::string& value) {
    QueryNode result = node(QueryNode::Kind::Field, {});
    result.name = name;
    result.value = value;
    return result;
}

std::vector<std::string> slices(std::string_view text, const std::vector<text::Span>& spans) {
    std::vector<std::string> result;
    for (const text::Span span : spans) result.emplace_back(slice(text, span));
    return result;
}

FreshFolder::FreshFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "coder-search-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    parent_ = pattern;
}

FreshFolder::~FreshFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(parent_, ignored);
}

}  // namespace coder::search::test
