#include "coder/study/codebook_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "coder/analysis/theme_counts.h"
#include "coder/base/strings.h"
#include "coder/report/numbers.h"
#include "coder/study/example_runner.h"
#include "coder/study/study.h"
#include "coder/text/position_index.h"

namespace coder::study {

namespace {

using codebook::Code;
using codebook::Codebook;
using codebook::Rule;
using report::Align;
using report::Cell;

const Code* findCode(const Codebook& codebook, const std::string& path) {
    const auto index = codebook.find(path);
    return index ? &codebook.codes[*index] : nullptr;
}

std::string patternText(const codebook::Pattern& pattern) {
    static const std::map<codebook::Pattern::Kind, const char*> Names{{codebook::Pattern::Kind::Phrase, "phrase"},
                                                                      {codebook::Pattern::Kind::Near, "near"},
                                                                      {codebook::Pattern::Kind::Regex, "regex"},
                                                                      {codebook::Pattern::Kind::Query, "query"}};
    std::string text = std::string(Names.at(pattern.kind)) + ": " + pattern.source;
    if (pattern.kind == codebook::Pattern::Kind::Near)
        text += fmt::format(" (within {}{})", pattern.within, pattern.ordered ? ", ordered" : "");
    return text + (pattern.caseSensitive ? " (case: sensitive)" : "");
}

std::string shown(const Rule& rule) {
    std::string text = patternText(rule.pattern);
    for (const auto& condition : rule.with) text += "; with " + patternText(condition.pattern);
    for (const auto& condition : rule.unless) text += "; unless " + patternText(condition.pattern);
    for (const auto& where : rule.where)
        text += "; where " + where.attribute + " is " + base::join(where.values, " or ");
    return text;
}

bool isNamed(const Rule& rule, const Code& code) { return rule.id.rfind(code.path + "#", 0) != 0; }

class Comparison {
public:
    Comparison(const Codebook& before, const Codebook& after, CodebookDiff& diff)
        : before_(before), after_(after), diff_(diff) {}

    void run() {
        compareText("", "title", before_.title, after_.title);
        compareText("", "version", before_.version, after_.version);
        compareText("", "language", before_.language.tag, after_.language.tag);
        compareText("", "source", before_.source, after_.source);
        for (const Code& code : after_.codes)
            if (findCode(before_, code.path) == nullptr) change(code.path, "code added", code.name);
        for (const Code& code : before_.codes) {
            if (const Code* now = findCode(after_, code.path))
                compareCode(code, *now);
            else
                change(code.path, "code removed", code.name);
        }
    }

private:
    void change(const std::string& code, std::string what, std::string detail) {
        diff_.changes.push_back({code, std::move(what), std::move(detail)});
    }

    void compareText(const std::string& code, const char* what, const std::string& before, const std::string& after) {
        if (before == after) return;
        change(code,
               std::string(what) + (before.empty()  ? " added"
                                    : after.empty() ? " removed"
                                                    : " changed"),
               before.empty()  ? after
               : after.empty() ? before
                               : before + " -> " + after);
    }

    void compareCode(const Code& before, const Code& after) {
        compareText(before.path, "name", before.name, after.name);
        compareText(before.path, "definition", before.definition, after.definition);
        compareText(before.path, "include", before.include, after.include);
        compareText(before.path, "exclude", before.exclude, after.exclude);
        compareText(before.path, "valence", codebook::valenceName(before.valence),
                    codebook::valenceName(after.valence));
        compareExamples(before.path, "example", before.examples, after.examples);
        compareExamples(before.path, "counterexample", before.counterexamples, after.counterexamples);
        compareRules(before, after);
    }

    void compareExamples(const std::string& code, const std::string& what, const std::vector<codebook::Example>& before,
                         const std::vector<codebook::Example>& after) {
        const auto has = [](const std::vector<codebook::Example>& all, const codebook::Example& one) {
            return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.text == one.text; });
        };
        for (const auto& example : after)
            if (!has(before, example)) change(code, what + " added", example.text);
        for (const auto& example : before)
            if (!has(after, example)) change(code, what + " removed", example.text);
    }

    /// Rules that say the same are the same, wherever they stand; of the others, those with one name are one rule that
    /// has changed.
    void compareRules(const Code& before, const Code& after) {
        std::vector<const Rule*> gone;
        for (const Rule& rule : before.rules) gone.push_back(&rule);
        std::vector<const Rule*> added;
        for (const Rule& rule : after.rules) {
            const auto same =
                std::find_if(gone.begin(), gone.end(), [&](const Rule* old) { return codebook::sameRule(*old, rule); });
            if (same != gone.end())
                gone.erase(same);
            else
                added.push_back(&rule);
        }
        for (const Rule* each : gone) {
            const Rule& rule = *each;
            const auto now = std::find_if(added.begin(), added.end(), [&](const Rule* other) {
                return (isNamed(rule, before) && other->id == rule.id) || shown(*other) == shown(rule);
            });
            if (now == added.end()) {
                change(before.path, "rule removed", rule.id + "  " + shown(rule));
            } else {
                const bool alike = shown(rule) == shown(**now);
                change(before.path, "rule changed",
                       rule.id + "  " + shown(rule) + (alike ? " (its lists or settings)" : " -> " + shown(**now)));
                added.erase(now);
            }
        }
        for (const Rule* rule : added) change(before.path, "rule added", rule->id + "  " + shown(*rule));
    }

    const Codebook& before_;
    const Codebook& after_;
    CodebookDiff& diff_;
};

/// Runs the examples of both versions by the rules of both.
base::Status compareExamples(const Rules& before, const Rules& after, CodebookDiff& diff) {
    auto old = ExampleRunner::make(before);
    if (!old) return base::unexpected(old.error());
    auto now = ExampleRunner::make(after);
    if (!now) return base::unexpected(now.error());
    std::set<std::tuple<std::string, bool, std::string>> examples;
    for (const Codebook* codebook : {before.codebook.get(), after.codebook.get()})
        for (const Code& code : codebook->codes) {
            for (const auto& example : code.examples) examples.emplace(code.path, false, example.text);
            for (const auto& example : code.counterexamples) examples.emplace(code.path, true, example.text);
        }
    for (const auto& [code, counter, text] : examples) {
        const auto from = before.codebook->find(code);
        const auto to = after.codebook->find(code);
        const bool coded = from && !old->rulesThatCode(*from, text).empty();
        const bool stillCoded = to && !now->rulesThatCode(*to, text).empty();
        if (coded != stillCoded) diff.examples.push_back({code, text, counter, coded, stillCoded});
    }
    return base::Done{};
}

/// What one version codes in a study.
struct Coded {
    struct Detail {
        std::uint32_t line = 0;
        std::string rules;
        std::string quote;
    };
    using Key = std::tuple<std::string, std::string, text::Span>;  ///< Code, source, span.
    std::map<Key, Detail> codings;
    std::map<std::string, std::set<std::uint32_t>> participants;  ///< By code, with those of the codes under it.
    std::uint64_t interviewed = 0;
};

base::Result<Coded> codeStudy(const std::string& studyFile, const std::string& codebookFile, const RunOptions& options,
                              base::Diagnostics* diagnostics) {
    const auto study = openStudy(studyFile, codebookFile);
    if (!study) return base::unexpected(study.error());
    Coded coded;
    analysis::ThemeCounts counts(*study->codebook);
    const auto summary = runStudy(*study, options, [&](CodedFile&& file, const project::CaseTable&) {
        const project::Source& source = file.coded.source;
        const text::PositionIndex positions(source.text);
        counts.add(file.coded);
        for (const project::Coding& coding : file.coded.codings)
            coded.codings[{study->codebook->codes[coding.code].path, source.name, coding.span}] = {
                positions.lineColumn(coding.span.begin()).line, base::join(coding.rules, ";"),
                std::string(text::slice(source.text, coding.span))};
    });
    if (!summary) return base::unexpected(summary.error());
    for (const analysis::ThemeCount& count : counts.counts())
        if (count.owner) coded.participants[study->codebook->codes[count.code].path].insert(*count.owner);
    for (std::size_t i = 0; i < summary->cases.cases.size(); ++i)
        if (counts.interviewed(i)) ++coded.interviewed;
    if (diagnostics != nullptr) {
        base::append(*diagnostics, study->diagnostics);
        base::append(*diagnostics, summary->diagnostics);
    }
    return coded;
}

void addChanged(const Coded& from, const Coded& other, bool gained, CodebookDiff& diff) {
    for (const auto& [key, detail] : from.codings) {
        if (other.codings.count(key) != 0) continue;
        const auto& [code, source, span] = key;
        diff.codings.push_back({code, source, detail.line, gained, detail.rules, detail.quote});
    }
}

void compareStudies(const Coded& before, const Coded& after, const Codebook& old, const Codebook& now,
                    CodebookDiff& diff) {
    diff.withStudy = true;
    diff.participants = after.interviewed;
    addChanged(before, after, false, diff);
    addChanged(after, before, true, diff);
    std::stable_sort(diff.codings.begin(), diff.codings.end(),
                     [](const auto& a, const auto& b) { return a.code < b.code; });
    std::map<std::string, CodeEffect> effects;
    for (const ChangedCoding& coding : diff.codings)
        ++(coding.gained ? effects[coding.code].gained : effects[coding.code].lost);
    for (const auto& [key, detail] : before.codings)
        if (after.codings.count(key) != 0) ++effects[std::get<0>(key)].kept;
    const auto participants = [](const Coded& coded, const std::string& path) -> std::uint64_t {
        const auto found = coded.participants.find(path);
        return found == coded.participants.end() ? 0 : found->second.size();
    };
    const auto add = [&](const std::string& path) {
        CodeEffect effect = effects[path];
        effect.code = path;
        effect.participantsBefore = participants(before, path);
        effect.participantsAfter = participants(after, path);
        if (effect.gained + effect.lost > 0 || effect.participantsBefore != effect.participantsAfter)
            diff.effects.push_back(effect);
    };
    for (const Code& code : now.codes) add(code.path);
    for (const Code& code : old.codes)
        if (findCode(now, code.path) == nullptr) add(code.path);
}

Cell shareCell(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return Cell::count(part);
    return {fmt::format("{} ({})", part, report::percentText(part, whole)),
            {{"n", part}, {"percent", report::percent(part, whole)}}};
}

}  // namespace

base::Result<CodebookDiff> diffCodebooks(const std::string& before, const std::string& after, const std::string& study,
                                         const RunOptions& options) {
    const auto old = readRules(before);
    if (!old) return base::unexpected(old.error());
    const auto now = readRules(after);
    if (!now) return base::unexpected(now.error());
    CodebookDiff diff;
    diff.diagnostics = old->diagnostics;
    base::append(diff.diagnostics, now->diagnostics);
    Comparison(*old->codebook, *now->codebook, diff).run();
    if (auto compared = compareExamples(*old, *now, diff); !compared) return base::unexpected(compared.error());
    if (study.empty()) return diff;
    const auto codedBefore = codeStudy(study, before, options, nullptr);
    if (!codedBefore) return base::unexpected(codedBefore.error());
    diff.diagnostics = old->diagnostics;
    const auto codedAfter = codeStudy(study, after, options, &diff.diagnostics);
    if (!codedAfter) return base::unexpected(codedAfter.error());
    compareStudies(*codedBefore, *codedAfter, *old->codebook, *now->codebook, diff);
    return diff;
}

double largestChange(const CodebookDiff& diff) {
    double largest = 0;
    for (const CodeEffect& effect : diff.effects)
        if (diff.participants > 0)
            largest = std::max(largest, 100.0 *
                                            std::abs(static_cast<double>(effect.participantsAfter) -
                                                     static_cast<double>(effect.participantsBefore)) /
                                            static_cast<double>(diff.participants));
    return largest;
}

report::Table changesTable(const CodebookDiff& diff) {
    report::Table table;
    table.title = "What changed in the codebook";
    table.columns = {
        {"code", "Code", "", Align::Left}, {"what", "What", "", Align::Left}, {"detail", "", "", Align::Left}};
    for (const CodebookChange& change : diff.changes) {
        report::Row row;
        row.cells = {change.code, change.what, change.detail};
        table.rows.push_back(std::move(row));
    }
    if (diff.changes.empty()) table.notes.push_back("Nothing.");
    return table;
}

report::Table changedExamplesTable(const CodebookDiff& diff) {
    report::Table table;
    table.title = "Examples that changed side";
    table.columns = {{"code", "Code", "", Align::Left},
                     {"kind", "", "", Align::Left},
                     {"before", "Before", "", Align::Left},
                     {"after", "After", "", Align::Left},
                     {"example", "Example", "", Align::Left}};
    const auto side = [](bool coded) { return coded ? "coded" : "not coded"; };
    for (const ChangedExample& example : diff.examples) {
        report::Row row;
        row.cells = {example.code, example.counterexample ? "counterexample" : "example", side(example.before),
                     side(example.after), example.text};
        table.rows.push_back(std::move(row));
    }
    if (diff.examples.empty()) table.notes.push_back("None.");
    return table;
}

report::Table effectsTable(const CodebookDiff& diff) {
    report::Table table;
    table.title = "What it does to the study, N = " + std::to_string(diff.participants);
    const std::vector<std::string> parts{"n", "percent"};
    table.columns = {{"code", "Code", "", Align::Left},
                     {"gained", "Codings gained", "", Align::Right},
                     {"lost", "lost", "", Align::Right},
                     {"kept", "kept", "", Align::Right},
                     {"before", "Participants before", "", Align::Right, parts},
                     {"after", "after", "", Align::Right, parts}};
    for (const CodeEffect& effect : diff.effects) {
        report::Row row;
        row.cells = {effect.code,
                     Cell::count(effect.gained),
                     Cell::count(effect.lost),
                     Cell::count(effect.kept),
                     shareCell(effect.participantsBefore, diff.participants),
                     shareCell(effect.participantsAfter, diff.participants)};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        diff.effects.empty()
            ? "No coding changes."
            : "Codings are the same when code, source and passage are. Participants with the code or one "
              "under it. Codes without a change are left out.");
    return table;
}

report::Table changedCodingsTable(const CodebookDiff& diff) {
    report::Table table;
    table.title = "Codings gained and lost";
    table.columns = {{"code", "Code", "", Align::Left},     {"change", "", "", Align::Left},
                     {"source", "Source", "", Align::Left}, {"line", "Line", "", Align::Right},
                     {"rule", "Rule", "", Align::Left},     {"quote", "Quote", "", Align::Left}};
    for (const ChangedCoding& coding : diff.codings) {
        report::Row row;
        row.cells = {coding.code,   coding.gained ? "gained" : "lost",
                     coding.source, Cell::count(coding.line),
                     coding.rules,  coding.quote};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace coder::study
