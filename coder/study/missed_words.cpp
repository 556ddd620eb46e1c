#include "coder/study/missed_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "coder/analysis/keyness.h"
#include "coder/report/numbers.h"

namespace coder::study {

base::Result<MissedWords> MissedWords::make(const std::string& language) {
    auto former = text::WordFormer::make(language);
    if (!former) return base::unexpected(former.error());
    return MissedWords(std::move(*former));
}

void MissedWords::add(std::string_view sentence, bool missed) {
    ++sentences_;
    if (missed) ++missedSentences_;
    std::vector<text::Span> spans;
    breaker_.split(sentence, spans);
    text::WordForms before;
    std::vector<std::string> stems;
    for (const text::Span span : spans) {
        text::WordForms forms = former_.forms(text::slice(sentence, span));
        ++(missed ? missedWords_ : otherWords_);
        count(forms.stem, forms.folded, missed);
        if (!before.stem.empty()) count(before.stem + " " + forms.stem, before.folded + " " + forms.folded, missed);
        stems.push_back(forms.stem);
        before = std::move(forms);
    }
    expansion_.add(stems, missed);
}

void MissedWords::count(const std::string& stem, const std::string& form, bool missed) {
    Count& count = counts_[stem];
    ++(missed ? count.missed : count.other);
    if (!missed) return;
    ++count.forms[form];
    if (count.lastSentence != sentences_) ++count.missedSentences;
    count.lastSentence = sentences_;
}

std::string MissedWords::mostSaid(const Count& count) {
    const auto said = std::max_element(count.forms.begin(), count.forms.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return said == count.forms.end() ? std::string() : said->first;
}

report::Table MissedWords::expansionTable(std::size_t most) const {
    report::Table table;
    table.title = "Words by which a search would be widened";
    table.columns = {{"word", "Word", "", report::Align::Left},
                     {"weight", "Weight", "", report::Align::Right},
                     {"missed", "in missed sentences", "", report::Align::Right},
                     {"other", "in all others", "", report::Align::Right}};
    for (const search::ExpansionTerm& term : expansion_.best(most)) {
        const Count& count = counts_.at(term.term);
        report::Row row;
        row.cells = {mostSaid(count), report::Cell(fmt::format("{:.1f}", term.weight), {{"", term.weight}}),
                     report::Cell::count(count.missed), report::Cell::count(count.other)};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        "Expansion terms of the missed sentences, as Xapian selects them (Robertson's term selection value).");
    return table;
}

report::Table MissedWords::table(const std::string& code, std::size_t most) const {
    using report::Align;
    using report::Cell;
    struct Ranked {
        double g2 = 0;
        const Count* count = nullptr;
    };
    std::vector<Ranked> ranked;
    for (const auto& [stem, count] : counts_) {
        const analysis::Frequencies frequencies{count.missed, count.other, missedWords_, otherWords_};
        if (count.missedSentences >= 2 && analysis::isOverused(frequencies))
            ranked.push_back({analysis::logLikelihoodRatio(frequencies), &count});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.g2 > b.g2; });
    if (ranked.size() > most) ranked.resize(most);
    report::Table table;
    table.title = "Words of the sentences that people gave " + code + " and no rule did";
    table.columns = {{"words", "Words", "", Align::Left},
                     {"g2", "G2", "", Align::Right},
                     {"missed", "in missed sentences", "", Align::Right},
                     {"other", "in all others", "", Align::Right},
                     {"sentences", "missed sentences with it", "", Align::Right}};
    for (const Ranked& each : ranked) {
        report::Row row;
        row.cells = {mostSaid(*each.count), Cell(fmt::format("{:.1f}", each.g2), {{"", each.g2}}),
                     Cell::count(each.count->missed), Cell::count(each.count->other),
                     Cell::count(each.count->missedSentences)};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(fmt::format(
        "{} with {}; {} in all others. Words and pairs of neighbours by their stems, in their most frequent form; "
        "log-likelihood ratio of four cells (Dunning 1993). For ranking, not for testing.",
        report::counted(missedSentences_, "missed sentence"), report::counted(missedWords_, "word"),
        report::counted(otherWords_, "word")));
    return table;
}

}  // namespace coder::study
