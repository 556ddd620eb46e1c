// Turn by turn: words to symbols, symbols and regular expressions wake rules, and only rules that are awake are run.
#include "coder/match/scanner.h"

#include <algorithm>

#include "coder/match/rule_run.h"

namespace coder::match {

class Scanner::Work {
public:
    Work(const CompiledCodebook& codebook, text::WordFormer former)
        : codebook_(codebook), finder_(codebook, std::move(former)), stamps_(codebook.rules.size(), 0) {}

    void scan(const Subject& subject, std::vector<Hit>& hits) {
        subject_ = &subject;
        hits_ = &hits;
        const auto first = static_cast<std::ptrdiff_t>(hits.size());
        chooseRules();
        finder_.open(subject);
        for (std::uint32_t turn = 0; turn < subject.transcript.turns.size(); ++turn) scanTurn(turn);
        std::stable_sort(hits.begin() + first, hits.end(), [](const Hit& a, const Hit& b) {
            return a.unit != b.unit ? a.unit < b.unit : a.rule < b.rule;
        });
    }

private:
    /// Which rules apply to which speaker.
    void chooseRules() {
        const auto& speakers = subject_->transcript.speakers;
        applies_.assign(speakers.size(), std::vector<bool>(codebook_.rules.size(), false));
        spoken_.assign(speakers.size(), false);
        for (std::size_t s = 0; s < speakers.size(); ++s)
            for (std::size_t r = 0; r < codebook_.rules.size(); ++r) {
                const codebook::Rule& rule = *codebook_.rules[r].source;
                const bool applies = speakerFits(rule, *subject_, s) && caseFits(rule, *subject_, s);
                applies_[s][r] = applies;
                if (applies) spoken_[s] = true;
            }
    }

    void scanTurn(std::uint32_t index) {
        if (!spoken_[subject_->transcript.turns[index].speaker]) return;
        turnIndex_ = index;
        finder_.readTurn(index);
        if (!codebook_.turnRules.empty()) scanScope(codebook_.turnRules, finder_.turn());
        for (const Scope& sentence : finder_.sentences()) scanScope(codebook_.sentenceRules, sentence);
    }

    void scanScope(const WakeLists& lists, const Scope& scope) {
        ++stamp_;
        awake_.clear();
        atoms_.clear();
        for (const std::uint32_t rule : lists.always) wake(rule);
        finder_.enter(scope, [&](PredicateId predicate) {
            if (predicate < lists.byPredicate.size())
                for (const std::uint32_t rule : lists.byPredicate[predicate]) wake(rule);
            const std::vector<int>& atoms = codebook_.regexes.atoms(predicate);
            atoms_.insert(atoms_.end(), atoms.begin(), atoms.end());
        });
        if (!lists.byRegex.empty()) wakeByRegex(lists, scope);
        std::sort(awake_.begin(), awake_.end());
        for (const std::uint32_t rule : awake_) runRule(rule, scope);
    }

    /// Wakes the rules whose regular expressions may match: by their words, or else by reading.
    void wakeByRegex(const WakeLists& lists, const Scope& scope) {
        patterns_.clear();
        codebook_.regexes.candidates(atoms_, patterns_);
        if (!codebook_.regexes.wordless().empty()) finder_.matchingWordless(scope, patterns_);
        for (const std::uint32_t pattern : patterns_)
            if (pattern < lists.byRegex.size())
                for (const std::uint32_t rule : lists.byRegex[pattern]) wake(rule);
    }

    void wake(std::uint32_t rule) {
        if (stamps_[rule] == stamp_) return;
        stamps_[rule] = stamp_;
        awake_.push_back(rule);
    }

    void runRule(std::uint32_t index, const Scope& scope) {
        const CompiledRule& rule = codebook_.rules[index];
        if (!applies_[subject_->transcript.turns[turnIndex_].speaker][index]) return;
        if (rule.pattern.kind == codebook::Pattern::Kind::Query && !isCandidate(index)) return;
        std::vector<text::Span> evidence;
        finder_.find(rule.pattern, scope, rule.source->negation, evidence);
        if (evidence.empty()) return;
        if (failingWith(rule, finder_, scope) != nullptr || holdingUnless(rule, finder_, scope).condition != nullptr)
            return;
        emit(index, rule, scope, std::move(evidence));
    }

    bool isCandidate(std::uint32_t rule) const {
        for (const QueryCandidates& candidates : subject_->candidates)
            if (candidates.rule == rule)
                return std::binary_search(candidates.turns.begin(), candidates.turns.end(), turnIndex_);
        return true;
    }

    void emit(std::uint32_t index, const CompiledRule& rule, const Scope& scope, std::vector<text::Span> evidence) {
        if (rule.source->unit != codebook::Unit::Match) {
            hits_->push_back({scope.span, rule.code, index, turnIndex_, std::move(evidence)});
            return;
        }
        for (const text::Span span : evidence) hits_->push_back({span, rule.code, index, turnIndex_, {span}});
    }

    const CompiledCodebook& codebook_;
    PatternFinder finder_;

    // Of the source that is being scanned.
    const Subject* subject_ = nullptr;
    std::vector<Hit>* hits_ = nullptr;
    std::vector<std::vector<bool>> applies_;  ///< By speaker, then by rule.
    std::vector<bool> spoken_;                ///< By speaker: some rule applies.
    std::uint32_t turnIndex_ = 0;

    // Of the sentence or turn.
    std::vector<std::uint32_t> awake_;
    std::vector<std::uint32_t> patterns_;
    std::vector<int> atoms_;
    std::uint64_t stamp_ = 0;
    std::vector<std::uint64_t> stamps_;  ///< By rule: the last scope it was awake in.
};

Scanner::Scanner(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

base::Result<Scanner> Scanner::make(const CompiledCodebook& codebook) {
    auto former = text::WordFormer::make(codebook.codebook->language.tag);
    if (!former) return base::unexpected(former.error());
    return Scanner(std::make_unique<Work>(codebook, std::move(*former)));
}

void Scanner::scan(const Subject& subject, std::vector<Hit>& hits) { work_->scan(subject, hits); }

}  // namespace coder::match
