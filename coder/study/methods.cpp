#include "coder/study/methods.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "coder/analysis/chao2.h"
#include "coder/base/strings.h"
#include "coder/report/numbers.h"
#include "coder/study/checklists.h"
#include "coder/study/saturation_table.h"
#include "coder/study/tables.h"
#include "coder/study/versions.h"

namespace coder::study {

namespace {

using report::counted;
using report::grouped;

/// "12 clinician-scientists": not in words, since the values are the authors' own.
std::string byValue(const analysis::ThemeTable& table) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i + 1 < table.columns.size(); ++i)
        parts.push_back(table.columns[i].label + " " + std::to_string(table.columns[i].cases));
    return base::join(parts, ", ");
}

class MethodsWriter {
public:
    MethodsWriter(const Study& study, const Results& results, const std::vector<OutputSpec>& specs)
        : study_(study), results_(results), specs_(specs), codebook_(*study.codebook) {
        themes_ = analysis::themeTable(results.counts, results.cases, {firstAttribute(), study.file.orders, false});
        participants_ = themes_.columns.back().cases;
    }

    report::Document document() {
        report::Document document;
        document.title = "Methods: " + study_.file.title;
        document.language = "en";
        document.heading(1, document.title);
        document.paragraph({{data()}});
        document.paragraph({{coding()}});
        for (const std::string& text : statistics()) document.paragraph({{text}});
        if (hasInference()) document.paragraph({{limits()}});
        document.paragraph({{software()}});
        document.heading(2, "Reporting checklists");
        document.table(coreq(coreqAnswers()));
        document.table(srqr(srqrAnswers()));
        return document;
    }

private:
    bool has(OutputKind kind) const {
        return std::any_of(specs_.begin(), specs_.end(), [&](const OutputSpec& spec) { return spec.kind == kind; });
    }

    std::vector<std::string> firstAttribute() const {
        for (const OutputSpec& spec : specs_)
            if (spec.kind == OutputKind::Themes && !spec.by.empty()) return {spec.by.front()};
        return {};
    }

    std::string sample() const {
        std::string text = counted(participants_, "participant");
        if (themes_.columns.size() > 1) text += " (" + themes_.by.front() + ": " + byValue(themes_) + ")";
        return text;
    }

    std::string data() const {
        return "We analysed transcripts of " + counted(results_.sources.size(), "interview") + " with " + sample() +
               "; participants spoke " + grouped(results_.wordsSpoken) +
               " words. Only participants' speech was coded; interviewers' questions were neither coded nor counted.";
    }

    std::size_t leaves() const {
        OutputSpec all;
        return codesShown(study_, all, true).size();
    }

    std::string book() const {
        return "the codebook \"" + codebook_.title + "\"" +
               (codebook_.version.empty() ? "" : ", version " + codebook_.version);
    }

    std::string coding() const {
        return "The transcripts were coded with " + book() + " (" + counted(leaves(), "code") + " in " +
               counted(topCodes(), "group") + ", " + counted(study_.compiled.rules.size(), "rule") +
               "). Codes were applied by the codebook's rules: patterns of words and stems, regular expressions and "
               "search queries. " +
               examples() + (results_.choice ? peopleAndRules() : onlyRules());
    }

    std::string onlyRules() const {
        return " The rules gave " + counted(results_.codingCount, "coding") +
               ". No person reviewed them, and no agreement between coders was measured, in this run.";
    }

    /// Of a study file.
    std::string peopleAndRules() const {
        const CodingTally& tally = results_.tally;
        std::string text = " The rules gave " + counted(tally.byRules, "coding");
        if (tally.accepted + tally.rejected > 0)
            text +=
                ", of which people accepted " + grouped(tally.accepted) + " and rejected " + grouped(tally.rejected);
        text += "; people made " + counted(tally.byPeople, "coding") + " by hand. " + inWords(*results_.choice);
        return text + " No agreement between coders was measured in this run.";
    }

    std::string coders() const {
        if (!results_.choice || results_.tally.people.empty())
            return "No human coder in this run: codes were applied by the rules of " + book() + ".";
        const std::size_t people = results_.tally.people.size();
        return (people == 1 ? "1 person" : std::to_string(people) + " people") + ", and the rules of " + book() + ".";
    }

    /// What the codebook has; whether it was checked, the run does not know.
    std::string examples() const {
        std::size_t wanted = 0;
        std::size_t unwanted = 0;
        for (const codebook::Code& code : codebook_.codes) {
            wanted += code.examples.size();
            unwanted += code.counterexamples.size();
        }
        return "The codebook has " + counted(wanted, "example") + " and " + counted(unwanted, "counterexample") +
               " of its codes to test them by.";
    }

    std::size_t defined() const {
        OutputSpec all;
        const std::vector<std::size_t> codes = codesShown(study_, all, true);
        return static_cast<std::size_t>(std::count_if(
            codes.begin(), codes.end(), [&](std::size_t code) { return !codebook_.codes[code].definition.empty(); }));
    }

    std::size_t topCodes() const {
        return static_cast<std::size_t>(std::count_if(codebook_.codes.begin(), codebook_.codes.end(),
                                                      [](const codebook::Code& code) { return !code.parent; }));
    }

    /// One sentence or two for each kind of table, once for each way it was computed.
    std::vector<std::string> statistics() const {
        std::vector<std::string> all;
        std::set<std::string> seen;
        const auto add = [&](const std::string& text) {
            if (!text.empty() && seen.insert(text).second) all.push_back(text);
        };
        if (has(OutputKind::Themes))
            add("For each theme we counted the participants with one coding or more, as a share of all participants "
                "interviewed, those without any coding too.");
        for (const OutputSpec& spec : specs_) {
            if (spec.kind == OutputKind::Themes) add(themesText(spec));
            if (spec.kind == OutputKind::Quotations)
                add("Quotations were chosen by rule: whole coded sentences of at most " + std::to_string(spec.longest) +
                    " words, the most typical of each theme by the cosine of their words' TF-IDF weights with the mean "
                    "of the theme's codings, each from another participant" +
                    (spec.pinned.empty() ? "." : "; the authors chose some themselves, which the table marks."));
            if (spec.kind == OutputKind::Saturation) add(saturationText(spec));
        }
        return all;
    }

    std::size_t comparedColumns(const OutputSpec& spec) const {
        if (!spec.test.compare.empty()) return spec.test.compare.size();
        return analysis::ThemeColumns(results_.counts, results_.cases, spec.by, study_.file.orders).total();
    }

    std::string themesText(const OutputSpec& spec) const {
        if (spec.measure != analysis::Measure::Participants) return {};
        const std::string by = spec.by.empty() ? "" : " by " + base::join(spec.by, " and ");
        std::string text;
        if (spec.interval != IntervalKind::None)
            text += std::string(" Shares") + by + " have " +
                    (spec.interval == IntervalKind::Wilson ? "Wilson score" : "Clopper-Pearson") + " intervals at 95%.";
        if (spec.test.test != analysis::TestKind::None) {
            text += " Differences" + by + " were tested with " +
                    std::string(analysis::testTitle(spec.test.test, comparedColumns(spec)));
            if (spec.test.test == analysis::TestKind::ChiSquare)
                text += ", or Fisher's exact test where expected counts were small (Cochran's rule)";
            if (spec.test.adjustment != analysis::Adjustment::None)
                text += "; p values were adjusted for the number of themes (" +
                        std::string(analysis::adjustmentTitle(spec.test.adjustment)) + ")";
            text += ".";
        }
        if (spec.maskBelow > 0)
            text += " In the table" + by + " counts of fewer than " + std::to_string(spec.maskBelow) +
                    " participants, and those from which they could be reckoned, were masked.";
        return text.empty() ? text : text.substr(1);
    }

    SaturationSeries allInterviews(const OutputSpec& spec) const {
        OutputSpec whole = spec;
        whole.by.clear();
        return saturationSeries(study_, results_, whole).front();
    }

    std::string saturationText(const OutputSpec& spec) const {
        const SaturationSeries all = allInterviews(spec);
        const std::string rule = "a base of " + std::to_string(spec.base) + " interviews, runs of " +
                                 std::to_string(spec.run) + " and a threshold of " +
                                 report::shortText(100 * spec.threshold) +
                                 "% new information (Guest, Namey and "
                                 "Chen 2020)";
        std::string text = "Code saturation, with " + rule + ", was ";
        text += all.found.reachedAt ? "reached after " + std::to_string(*all.found.reachedAt) + " interviews."
                                    : "not reached.";
        const analysis::Chao2 unseen =
            analysis::chao2(all.interviews.size(), analysis::interviewsPerCode(all.interviews));
        if (unseen.estimate)
            text += " " + std::to_string(unseen.observed) + " codes were seen; Chao2 estimates at least " +
                    report::decimalText(*unseen.estimate, 1) + ".";
        return text;
    }

    bool hasInference() const {
        return std::any_of(specs_.begin(), specs_.end(), [](const OutputSpec& spec) {
            return spec.interval != IntervalKind::None || spec.test.test != analysis::TestKind::None;
        });
    }

    static std::string limits() {
        return "Intervals and tests tell of chance in drawing participants; samples of qualitative studies are "
               "purposive, "
               "so that they describe these data rather than a population.";
    }

    std::string software() const {
        std::string text = std::string("Analyses were done with Coder ") + programVersion() + " (";
        std::vector<std::string> libraries;
        for (const auto& [name, version] : libraryVersions())
            libraries.push_back(base::join(std::array{name, version}, " "));
        return text + base::join(libraries, ", ") +
               "). manifest.json has the SHA-256 of every input and output; with the same inputs the same program "
               "gives the "
               "same files.";
    }

    std::string repeats() const {
        std::map<std::uint32_t, std::size_t> interviews;
        for (const auto& speaking : results_.counts.casesBySource())
            for (const std::uint32_t owner : speaking) ++interviews[owner];
        const auto repeated =
            std::count_if(interviews.begin(), interviews.end(), [](const auto& each) { return each.second > 1; });
        return repeated == 0
                   ? "None: every participant speaks in one transcript."
                   : counted(static_cast<std::uint64_t>(repeated), "participant") + " in more than one transcript.";
    }

    /// The codes, most participants first: "Honest 12, Accessible 9".
    std::string themesByFrequency(bool major) const {
        std::vector<const analysis::ThemeRow*> rows;
        OutputSpec all;
        const std::vector<std::size_t> shown = codesShown(study_, all, true);
        for (const analysis::ThemeRow& row : themes_.rows)
            if (std::binary_search(shown.begin(), shown.end(), row.code) && row.cells.back().participants > 0)
                rows.push_back(&row);
        std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
            return a->cells.back().participants > b->cells.back().participants;
        });
        std::vector<std::string> names;
        for (const analysis::ThemeRow* row : rows)
            if ((4 * row->cells.back().participants >= participants_) == major)
                names.push_back(codebook_.codes[row->code].name + " (" +
                                std::to_string(row->cells.back().participants) + ")");
        return names.empty() ? "none" : base::join(names, ", ");
    }

    ChecklistAnswers coreqAnswers() const {
        ChecklistAnswers answers;
        answers["12"] =
            counted(participants_, "participant") + " in " + counted(results_.sources.size(), "interview") + ".";
        answers["16"] = has(OutputKind::Participants) ? "See the participants' table." : sample() + ".";
        answers["18"] = repeats();
        for (const OutputSpec& spec : specs_)
            if (spec.kind == OutputKind::Saturation) answers["22"] = saturationText(spec);
        answers["24"] = coders();
        answers["25"] = counted(leaves(), "code") + " in " + counted(topCodes(), "group") + ", " +
                        std::to_string(defined()) + " with a definition; see the codebook.";
        answers["26"] = "[authors: how the codes came about] They were applied as the codebook has them" +
                        (codebook_.source.empty() ? "." : " (" + codebook_.source + ").");
        answers["27"] = std::string("Coder ") + programVersion() + ".";
        if (has(OutputKind::Quotations)) answers["29"] = "Yes, each with its participant; see the quotations' table.";
        answers["31"] = "Named by a quarter of the participants or more: " + themesByFrequency(true) + ".";
        answers["32"] = "Named by fewer: " + themesByFrequency(false) + ".";
        return answers;
    }

    ChecklistAnswers srqrAnswers() const {
        const ChecklistAnswers same = coreqAnswers();
        ChecklistAnswers answers;
        if (const auto saturation = same.find("22"); saturation != same.end())
            answers["S8"] = "[authors: how participants were chosen] " + saturation->second;
        answers["S12"] = sample() + "; " + grouped(results_.wordsSpoken) + " words.";
        answers["S13"] =
            "Transcripts were read as text in Unicode; turns, speakers and sentences were found by program; "
            "nothing in them was changed.";
        answers["S14"] = coding();
        answers["S15"] = "Every coding keeps the rule and the words that gave it. " + examples() +
                         " Agreement with human coding: [authors].";
        answers["S16"] = "See the theme tables.";
        answers["S17"] = has(OutputKind::Quotations)
                             ? "Quotations' table; in report.html every number opens its passages."
                             : "In report.html every number opens its passages.";
        return answers;
    }

    const Study& study_;
    const Results& results_;
    const std::vector<OutputSpec>& specs_;
    const codebook::Codebook& codebook_;
    analysis::ThemeTable themes_;
    std::uint64_t participants_ = 0;
};

}  // namespace

report::Document methodsOf(const Study& study, const Results& results, const std::vector<OutputSpec>& specs) {
    return MethodsWriter(study, results, specs).document();
}

}  // namespace coder::study
