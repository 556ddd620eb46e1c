#include "coder/study/rule_figures.h"

#include <algorithm>
#include <map>
#include <set>

#include "coder/report/numbers.h"
#include "coder/study/interval_cell.h"
#include "coder/text/words.h"

namespace coder::study {

namespace {

class Counter {
public:
    explicit Counter(const Study& study) : participants_(study.compiled.rules.size()) {
        for (const match::CompiledRule& rule : study.compiled.rules) {
            indices_[rule.source->id] = figures_.rules.size();
            figures_.rules.push_back({rule.source->id, rule.code, rule.source->place, 0, 0, 0, {}});
            if (codes_.emplace(rule.code, figures_.codes.size()).second) {
                figures_.codes.push_back({"", rule.code, study.codebook->codes[rule.code].place, 0, 0, 0, {}});
                participantsOfCodes_.emplace_back();
            }
        }
    }

    void add(const project::CodedSource& coded) {
        const transcript::Transcript& transcript = coded.source.transcript;
        for (const transcript::Turn& turn : transcript.turns) {
            const auto& owner = coded.cases[turn.speaker];
            if (!owner) continue;
            cases_.insert(*owner);
            figures_.sentences += turn.sentenceCount;
            std::vector<text::Span> words;
            const std::string_view speech = text::slice(coded.source.text, turn.span);
            breaker_.split(speech, words);
            for (const text::Span word : words) words_.emplace(text::slice(speech, word));
        }
        for (const project::Coding& coding : coded.codings) count(coding, coded);
    }

    RuleFigures finish(std::vector<std::string>& words) {
        for (std::size_t i = 0; i < participants_.size(); ++i) figures_.rules[i].participants = participants_[i].size();
        for (std::size_t i = 0; i < figures_.codes.size(); ++i)
            figures_.codes[i].participants = participantsOfCodes_[i].size();
        figures_.participants = cases_.size();
        words.insert(words.end(), words_.begin(), words_.end());
        return std::move(figures_);
    }

private:
    void count(const project::Coding& coding, const project::CodedSource& coded) {
        const auto& owner = coded.cases[coded.source.transcript.turns[coding.turn].speaker];
        const std::size_t code = codes_.at(coding.code);
        ++figures_.codes[code].hits;
        if (owner) participantsOfCodes_[code].insert(*owner);
        for (const std::string& id : coding.rules) {
            const std::size_t index = indices_.at(id);
            ++figures_.rules[index].hits;
            if (coding.rules.size() == 1) ++figures_.rules[index].alone;
            if (owner) participants_[index].insert(*owner);
        }
    }

    RuleFigures figures_;
    std::map<std::string, std::size_t> indices_;
    std::vector<std::set<std::size_t>> participants_;         ///< By rule.
    std::map<std::uint32_t, std::size_t> codes_;              ///< Places in RuleFigures::codes.
    std::vector<std::set<std::size_t>> participantsOfCodes_;  ///< By these places.
    std::set<std::size_t> cases_;
    std::set<std::string, std::less<>> words_;
    text::WordBreaker breaker_;
};

bool hasEstimates(const RuleFigures& figures) {
    const auto has = [](const RuleFigure& figure) { return figure.estimate.has_value(); };
    return std::any_of(figures.rules.begin(), figures.rules.end(), has) ||
           std::any_of(figures.codes.begin(), figures.codes.end(), has);
}

void addEstimateColumns(report::Table& table) {
    using report::Align;
    for (report::Column& column :
         std::vector<report::Column>{{"sampled", "Sampled", "", Align::Right},
                                     {"accepted", "Accepted", "", Align::Right},
                                     {"precision", "Precision", "", Align::Right, IntervalParts},
                                     {"definition", "Made with", "", Align::Left},
                                     {"seed", "Seed", "", Align::Right, {}, true},
                                     {"coder", "Coder", "", Align::Left, {}, true},
                                     {"at", "At", "", Align::Left, {}, true}})
        table.columns.push_back(std::move(column));
    table.notes.emplace_back(
        "Sampled: hits drawn at random that a person decided on (coder review --sample). Precision: accepted of these, "
        "with Wilson's interval at 95%.");
}

void addEstimateCells(const RuleFigure& figure, std::vector<report::Cell>& cells) {
    using report::Cell;
    if (!figure.estimate) {
        cells.insert(cells.end(), {"", "", "", "", "", "", ""});
        return;
    }
    const auto& [estimate, coder, older] = *figure.estimate;
    cells.insert(cells.end(),
                 {Cell::count(estimate.sampled), Cell::count(estimate.accepted),
                  precisionCell(estimate.accepted, estimate.sampled), older ? "an older definition" : "this definition",
                  Cell::count(estimate.seed), coder, estimate.at});
}

report::Row rowOf(const RuleFigure& figure, const codebook::Codebook& codebook, bool estimates) {
    using report::Cell;
    const bool whole = figure.rule.empty();
    const std::string& path = codebook.codes[figure.code].path;
    report::Row row;
    row.heading = whole;
    row.cells = {path,
                 whole ? path + ", all rules" : figure.rule,
                 Cell::count(figure.place.line),
                 Cell::count(figure.hits),
                 whole ? Cell::undefined() : Cell::count(figure.alone),
                 Cell::count(figure.participants)};
    if (estimates) addEstimateCells(figure, row.cells);
    return row;
}

}  // namespace

base::Result<RuleFigures> ruleFigures(const Study& study, const RunOptions& options, std::vector<std::string>& words) {
    Counter counter(study);
    const auto summary =
        runStudy(study, options, [&](CodedFile&& file, const project::CaseTable&) { counter.add(file.coded); });
    if (!summary) return base::unexpected(summary.error());
    return counter.finish(words);
}

base::Diagnostics surprises(const RuleFigures& figures, const codebook::Codebook& codebook) {
    base::Diagnostics diagnostics;
    std::uint64_t silent = 0;
    for (const RuleFigure& rule : figures.rules) {
        if (rule.hits == 0) ++silent;
        if (rule.hits * 2 < figures.sentences || rule.hits < 10) continue;
        diagnostics.push_back({base::Severity::Warning, rule.place,
                               rule.rule + " codes " + report::grouped(rule.hits) + " of " +
                                   report::counted(figures.sentences, "sentence") + " of the study",
                               "a rule that finds every other sentence says nothing of them: ask for more"});
    }
    if (silent > 0)
        diagnostics.push_back({base::Severity::Note,
                               {codebook.file},
                               report::counted(silent, "rule") + " found nothing in the study",
                               "the table shows them with 0 hits"});
    return diagnostics;
}

report::Table figuresTable(const RuleFigures& figures, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Rules on " + report::counted(figures.sentences, "sentence") + " of " +
                  report::counted(figures.participants, "participant");
    table.columns = {{"code", "Code", "", report::Align::Left, {}, true},
                     {"rule", "Rule", "", report::Align::Left},
                     {"line", "Line", "", report::Align::Right},
                     {"hits", "Hits", "", report::Align::Right},
                     {"alone", "Of no other rule", "", report::Align::Right},
                     {"participants", "Participants", "", report::Align::Right}};
    const bool estimates = hasEstimates(figures);
    if (estimates) addEstimateColumns(table);
    std::optional<std::uint32_t> code;
    for (const RuleFigure& rule : figures.rules) {
        if (estimates && code != rule.code)
            for (const RuleFigure& whole : figures.codes)
                if (whole.code == rule.code && whole.estimate) table.rows.push_back(rowOf(whole, codebook, true));
        code = rule.code;
        table.rows.push_back(rowOf(rule, codebook, estimates));
    }
    return table;
}

}  // namespace coder::study
