#include "coder/study/quotations.h"

#include <algorithm>
#include <map>
#include <set>

#include "coder/analysis/typicality.h"
#include "coder/study/filter.h"
#include "coder/study/gold.h"
#include "coder/text/characters.h"
#include "coder/text/position_index.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"
#include "coder/text/words.h"

namespace coder::study {

namespace {

using base::Severity;

constexpr std::size_t FewestWords = 6;

/// Each run of white space as one space, none at the ends.
std::string singleSpaced(std::string_view text) {
    std::string result;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
        const bool space = text::isWhiteSpace(text::nextCodePoint(text, next));
        if (!space)
            result += text.substr(at, next - at);
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

/// The words outside of brackets, piece by piece.
std::vector<std::string> quotedPieces(const std::string& quote) {
    std::vector<std::string> pieces(1);
    int depth = 0;
    for (const char c : quote) {
        if (c == '[' && depth++ == 0) pieces.emplace_back();
        if (depth == 0) pieces.back() += c;
        if (c == ']' && depth > 0) --depth;
    }
    for (std::string& piece : pieces) piece = singleSpaced(piece);
    std::erase(pieces, "");
    return pieces;
}

/// Where the pieces of a quotation stand in one turn, in order: the place of the first.
std::optional<text::Span> findPieces(const project::Source& source, const std::string& quote) {
    const QuoteFinder finder(source);
    const std::vector<std::string> pieces = quotedPieces(quote);
    if (pieces.empty()) return std::nullopt;
    std::vector<std::vector<text::Span>> places;
    for (const std::string& piece : pieces) places.push_back(finder.find(piece));
    const auto& turns = source.transcript.turns;
    for (const text::Span first : places.front()) {
        const auto turn =
            std::find_if(turns.begin(), turns.end(), [&](const auto& t) { return t.span.contains(first); });
        if (turn == turns.end()) continue;
        text::Span last = first;
        const bool all = std::all_of(places.begin() + 1, places.end(), [&](const std::vector<text::Span>& next) {
            const auto found = std::find_if(next.begin(), next.end(), [&](text::Span span) {
                return span.begin() >= last.end() && turn->span.contains(span);
            });
            if (found != next.end()) last = *found;
            return found != next.end();
        });
        if (all) return first;
    }
    return std::nullopt;
}

/// A coded place, as whole sentences.
struct Candidate {
    std::uint32_t coding = 0;
    std::string text;
    std::uint32_t owner = 0;
    std::size_t words = 0;
    bool marked = false;  ///< Has a transcriber's note.
    double typicality = 0;
};

struct Excluded {
    std::string quote;
    base::Place place;
    bool found = false;
};

class QuotationChooser {
public:
    QuotationChooser(const Study& study, const Results& results, const OutputSpec& spec)
        : study_(study), results_(results), spec_(spec) {
        filter_.codes = spec.codes;
        attributes_ = spec.attributes.empty() ? spec.by : spec.attributes;
    }

    ChosenQuotations choose() {
        readExcluded();
        collectCandidates();
        tellOfUnfound();
        const auto pinned = pinnedByCode();
        for (std::uint32_t code = 0; code < study_.codebook->codes.size(); ++code) {
            if (!filter_.allowsCode(*study_.codebook, code)) continue;
            std::vector<Quotation> ofCode;
            if (const auto found = pinned.find(code); found != pinned.end()) ofCode = found->second;
            addTypical(code, ofCode);
            chosen_.quotations.insert(chosen_.quotations.end(), ofCode.begin(), ofCode.end());
        }
        return std::move(chosen_);
    }

private:
    std::optional<Gold> rowsOf(const std::string& path) {
        if (path.empty()) return std::nullopt;
        auto rows = readGold(path, *study_.codebook);
        if (!rows) {
            chosen_.diagnostics.push_back(rows.error().diagnostic());
            return std::nullopt;
        }
        base::append(chosen_.diagnostics, rows->diagnostics);
        return std::move(*rows);
    }

    void readExcluded() {
        const auto rows = rowsOf(spec_.excluded);
        if (!rows) return;
        for (const auto& [source, entries] : rows->rows)
            for (const GoldRow& row : entries)
                if (row.code) excluded_[{source, *row.code}].push_back({singleSpaced(row.quote), row.place});
    }

    bool isExcluded(const std::string& source, std::uint32_t code, const std::string& text) {
        const auto found = excluded_.find({source, code});
        if (found == excluded_.end()) return false;
        bool excluded = false;
        for (Excluded& each : found->second)
            if (text.find(each.quote) != std::string::npos) excluded = each.found = true;
        return excluded;
    }

    void tellOfUnfound() {
        for (const auto& [key, quotes] : excluded_)
            for (const Excluded& each : quotes)
                if (!each.found)
                    chosen_.diagnostics.push_back(
                        {Severity::Warning, each.place,
                         "no coding of this code in " + key.first + " has these words: " + each.quote,
                         "copy them from the table; nothing is excluded by this line"});
    }

    /// The sentences that a coding touches.
    static text::Span wholeSentences(const KeptTurn& turn, text::Span unit) {
        text::ByteOffset begin = unit.begin();
        text::ByteOffset end = unit.end();
        for (const text::Span sentence : turn.sentences)
            if (sentence.overlaps(unit)) {
                begin = std::min(begin, sentence.begin());
                end = std::max(end, sentence.end());
            }
        return {begin, end};
    }

    void collectCandidates() {
        std::vector<analysis::ThemedWords> passages;
        std::vector<std::pair<std::uint32_t, std::size_t>> places;  // Code, and place among its candidates.
        for (std::uint32_t i = 0; i < results_.codings.size(); ++i) {
            const KeptCoding& coding = results_.codings[i];
            const KeptTurn& turn = results_.turns[coding.turn];
            if (!coding.participant || !turn.owner || !filter_.allowsCode(*study_.codebook, coding.code)) continue;
            const text::Span span = wholeSentences(turn, coding.unit);
            Candidate candidate{i, singleSpaced(text::slice(turn.text, span)), *turn.owner};
            if (isExcluded(results_.sources[turn.source], coding.code, candidate.text)) continue;
            candidate.marked =
                std::any_of(turn.marks.begin(), turn.marks.end(), [&](text::Span mark) { return mark.overlaps(span); });
            passages.push_back({coding.code, stemsOf(candidate.text)});
            candidate.words = passages.back().words.size();
            places.emplace_back(coding.code, candidates_[coding.code].size());
            candidates_[coding.code].push_back(std::move(candidate));
        }
        const std::vector<double> typical = analysis::typicality(passages);
        for (std::size_t i = 0; i < places.size(); ++i)
            candidates_[places[i].first][places[i].second].typicality = typical[i];
    }

    std::vector<std::string> stemsOf(const std::string& text) {
        std::vector<text::Span> words;
        breaker_.split(text, words);
        std::vector<std::string> stems;
        for (const text::Span word : words)
            stems.push_back(former_ ? former_->forms(text::slice(text, word)).stem
                                    : text::foldWord(text::slice(text, word)));
        return stems;
    }

    /// The more typical, the better; a wish that is not fulfilled counts for more than any typicality.
    double rank(const Candidate& candidate) const {
        double rank = candidate.typicality;
        if (candidate.words < FewestWords) rank -= 2;
        if (candidate.marked) rank -= 4;
        if (quoted_.count(candidate.text) != 0) rank -= 8;
        return rank;
    }

    std::vector<const Candidate*> shortEnough(std::uint32_t code) const {
        std::vector<const Candidate*> left;
        if (const auto found = candidates_.find(code); found != candidates_.end())
            for (const Candidate& each : found->second)
                if (each.words <= spec_.longest) left.push_back(&each);
        return left;
    }

    void addTypical(std::uint32_t code, std::vector<Quotation>& ofCode) {
        if (ofCode.size() >= spec_.perCode) {
            ofCode.resize(spec_.perCode);
            return;
        }
        const std::vector<const Candidate*> left = shortEnough(code);
        std::vector<analysis::QuotationCandidate> candidates;
        for (const Candidate* each : left) candidates.push_back({rank(*each), each->owner, groupOf(each->owner)});
        std::vector<analysis::QuotationCandidate> quoted;
        for (const Quotation& each : ofCode)
            if (const auto owner = pinnedOwners_.find(each.participant); owner != pinnedOwners_.end())
                quoted.push_back({0, owner->second, groupOf(owner->second)});
        for (const std::size_t index : analysis::chooseQuotations(candidates, spec_.perCode - ofCode.size(), quoted)) {
            const Candidate& candidate = *left[index];
            const KeptTurn& turn = results_.turns[results_.codings[candidate.coding].turn];
            quoted_.insert(candidate.text);
            ofCode.push_back({code, candidate.text, participantLabel(results_.cases, candidate.owner, attributes_),
                              results_.sources[turn.source], turn.line, false, candidate.coding});
        }
    }

    std::uint32_t groupOf(std::uint32_t owner) {
        std::string values;
        for (const std::string& name : spec_.by)
            if (const auto attribute = results_.cases.attribute(name))
                values += results_.cases.cases[owner].values[*attribute] + "\x1f";
        return groups_.try_emplace(values, static_cast<std::uint32_t>(groups_.size())).first->second;
    }

    std::map<std::uint32_t, std::vector<Quotation>> pinnedByCode() {
        std::map<std::uint32_t, std::vector<Quotation>> pinned;
        const auto rows = rowsOf(spec_.pinned);
        if (!rows) return pinned;
        std::map<std::uint32_t, std::pair<std::string, const GoldRow*>> inOrder;  // Of their lines in the file.
        for (const auto& [source, entries] : rows->rows)
            for (const GoldRow& row : entries)
                if (row.code) inOrder[row.place.line] = {source, &row};
        for (const auto& [line, entry] : inOrder) pin(entry.first, *entry.second, pinned[*entry.second->code]);
        return pinned;
    }

    void pin(const std::string& source, const GoldRow& row, std::vector<Quotation>& pinned) {
        const auto kept = results_.interviews.find(source);
        if (kept == results_.interviews.end()) {
            chosen_.diagnostics.push_back({Severity::Error, row.place, "the study has no source \"" + source + "\"",
                                           "name one that coder sources lists"});
            return;
        }
        const project::CodedSource& coded = kept->second;
        const auto place = findPieces(coded.source, row.quote);
        if (!place) {
            chosen_.diagnostics.push_back(
                {Severity::Error, row.place, "no participant says this in one turn of " + source + ": " + row.quote,
                 "quote what stands there; put what you leave out or add into brackets: [...], [the mentor]"});
            return;
        }
        const auto& turns = coded.source.transcript.turns;
        const auto turn =
            std::find_if(turns.begin(), turns.end(), [&](const auto& t) { return t.span.contains(*place); });
        const auto owner = coded.cases[turn->speaker];
        Quotation quotation;
        quotation.code = *row.code;
        quotation.text = singleSpaced(row.quote);
        quotation.participant = source;
        quotation.source = source;
        if (owner) {
            quotation.participant = participantLabel(results_.cases, *owner, attributes_);
            pinnedOwners_[quotation.participant] = static_cast<std::uint32_t>(*owner);
        }
        quotation.line = text::PositionIndex(coded.source.text).lineColumn(place->begin()).line;
        quotation.pinned = true;
        pinned.push_back(std::move(quotation));
    }

    static std::optional<text::WordFormer> formerOf(const Study& study) {
        auto former = text::WordFormer::make(study.codebook->language.tag);
        if (!former) return std::nullopt;
        return std::move(*former);
    }

    const Study& study_;
    const Results& results_;
    const OutputSpec& spec_;
    Filter filter_;
    std::vector<std::string> attributes_;
    text::WordBreaker breaker_;
    std::optional<text::WordFormer> former_ = formerOf(study_);
    std::map<std::pair<std::string, std::uint32_t>, std::vector<Excluded>> excluded_;
    std::map<std::uint32_t, std::vector<Candidate>> candidates_;
    std::set<std::string> quoted_;  ///< Sentences that illustrate a theme already.
    std::map<std::string, std::uint32_t> groups_;
    std::map<std::string, std::uint32_t> pinnedOwners_;
    ChosenQuotations chosen_;
};

}  // namespace

std::string participantLabel(const project::CaseTable& cases, std::size_t index,
                             const std::vector<std::string>& attributes) {
    std::string label = cases.cases[index].name;
    for (const std::string& name : attributes)
        if (const auto attribute = cases.attribute(name); attribute && !cases.cases[index].values[*attribute].empty())
            label += ", " + cases.cases[index].values[*attribute];
    return label;
}

ChosenQuotations chooseQuotations(const Study& study, const Results& results, const OutputSpec& spec) {
    return QuotationChooser(study, results, spec).choose();
}

std::vector<std::string> pinnedSources(const Study& study, const OutputSpec& spec) {
    std::vector<std::string> sources;
    if (spec.pinned.empty()) return sources;
    const auto rows = readGold(spec.pinned, *study.codebook);
    if (!rows) return sources;  // Told of when the table is made.
    for (const auto& [source, entries] : rows->rows) sources.push_back(source);
    return sources;
}

}  // namespace coder::study
