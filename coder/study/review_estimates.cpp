#include "coder/study/review_estimates.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "coder/analysis/intervals.h"
#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/study/codebook_version.h"
#include "coder/study/interval_cell.h"
#include "coder/study/review_queue.h"
#include "coder/study/stored_names.h"

namespace coder::study {

namespace {

using codebook::Code;
using codebook::Codebook;
using codebook::Rule;
using project::Estimate;
using report::Align;
using report::Cell;

const Rule* ruleOf(const Code& code, const std::string& id) {
    const auto found = std::find_if(code.rules.begin(), code.rules.end(), [&](const Rule& r) { return r.id == id; });
    return found == code.rules.end() ? nullptr : &*found;
}

/// True where what an estimate is about says something else in the two versions of a codebook, or is in one alone.
bool isOther(const Codebook& then, const Codebook& now, const std::string& path, const std::string& rule) {
    const auto before = then.find(path);
    const auto after = now.find(path);
    if (!before || !after) return true;
    const Code& a = then.codes[*before];
    const Code& b = now.codes[*after];
    if (rule.empty()) return !codebook::sameDefinition(a, b);
    const Rule* was = ruleOf(a, rule);
    const Rule* is = ruleOf(b, rule);
    return was == nullptr || is == nullptr || !codebook::sameRule(*was, *is) || a.definition != b.definition ||
           a.include != b.include || a.exclude != b.exclude;
}

/// The version that counted at a time.
std::optional<base::Guid> versionAt(const std::vector<store::CodebookInfo>& versions, const std::string& at) {
    std::optional<base::Guid> version;
    for (const store::CodebookInfo& each : versions)
        if (each.added <= at) version = each.guid;
    return version;
}

}  // namespace

base::Result<std::vector<SampledRule>> countSamples(const store::Store& store, const Draw& draw) {
    const auto names = StoredNames::read(store);
    if (!names) return base::unexpected(names.error());
    std::map<base::Guid, std::optional<project::StoredCoding>> codings;
    std::vector<SampledRule> samples;
    for (const auto& [rule, drawn] : draw.rules) {
        SampledRule sample{rule.first, names->pathOf(rule.first), rule.second, drawn.hits, drawn.codings.size(), 0, 0};
        for (const base::Guid& guid : drawn.codings) {
            auto there = codings.find(guid);
            if (there == codings.end()) {
                auto coding = store.coding(guid);
                if (!coding) return base::unexpected(coding.error());
                there = codings.emplace(guid, *std::move(coding)).first;
            }
            const auto& coding = there->second;
            if (!coding || isOpen(*coding)) continue;
            ++sample.decided;
            if (coding->status == project::ReviewStatus::Accepted) ++sample.accepted;
        }
        samples.push_back(std::move(sample));
    }
    std::sort(samples.begin(), samples.end(), [](const SampledRule& a, const SampledRule& b) {
        return std::tie(a.path, a.rule) < std::tie(b.path, b.rule);
    });
    return samples;
}

base::Result<std::uint64_t> putEstimates(const store::Store& store, store::Step& step,
                                         const std::vector<SampledRule>& samples, std::uint64_t seed,
                                         const base::Guid& coder) {
    const auto known = store.estimates();
    if (!known) return base::unexpected(known.error());
    std::uint64_t count = 0;
    for (const SampledRule& sample : samples) {
        if (sample.decided == 0) continue;
        const auto same = std::find_if(known->begin(), known->end(), [&](const Estimate& estimate) {
            return estimate.code == sample.code && estimate.rule == sample.rule && estimate.seed == seed;
        });
        const bool there = same != known->end();
        if (there && same->sampled == sample.decided && same->accepted == sample.accepted) continue;
        const Estimate estimate{there ? same->guid : base::Guid::random(),
                                sample.code,
                                sample.rule,
                                sample.decided,
                                sample.accepted,
                                seed,
                                coder,
                                step.at()};
        if (auto put = step.put(estimate); !put) return base::unexpected(put.error());
        ++count;
    }
    return count;
}

report::Table samplesTable(const std::vector<SampledRule>& samples, std::uint64_t seed) {
    report::Table table;
    table.title = "Precision of the rules, from a random sample";
    table.columns = {{"code", "Code", "", Align::Left},
                     {"rule", "Rule", "", Align::Left},
                     {"hits", "Hits", "", Align::Right},
                     {"drawn", "Drawn", "", Align::Right},
                     {"decided", "Decided", "", Align::Right},
                     {"accepted", "Accepted", "", Align::Right},
                     {"precision", "Precision", "", Align::Right, IntervalParts}};
    std::uint64_t open = 0;
    for (const SampledRule& sample : samples) {
        open += sample.rule.empty() ? 0 : sample.drawn - sample.decided;
        table.rows.push_back({0,
                              sample.rule.empty(),
                              {sample.path, sample.rule.empty() ? "all" : sample.rule, Cell::count(sample.hits),
                               Cell::count(sample.drawn), Cell::count(sample.decided), Cell::count(sample.accepted),
                               precisionCell(sample.accepted, sample.decided)}});
    }
    table.notes.push_back("Seed " + std::to_string(seed) +
                          ". Accepted of those decided, with Wilson's interval at 95%.");
    if (open != 0)
        table.notes.push_back(
            "Not all that were drawn are decided on. If those left out are the doubtful ones, the "
            "precision is not that of the rule.");
    return table;
}

base::Result<std::map<std::pair<std::string, std::string>, KnownEstimate>> knownEstimates(const store::Store& store,
                                                                                          const Codebook& codebook) {
    const auto names = StoredNames::read(store);
    if (!names) return base::unexpected(names.error());
    const auto estimates = store.estimates();
    if (!estimates) return base::unexpected(estimates.error());
    const auto versions = store.codebooks();
    if (!versions) return base::unexpected(versions.error());
    CodebookVersions read(store);
    std::map<std::pair<std::string, std::string>, KnownEstimate> known;
    for (const Estimate& estimate : *estimates) {
        const std::string& path = names->pathOf(estimate.code);
        bool older = true;
        if (const auto version = versionAt(*versions, estimate.at)) {
            const auto then = read.get(*version);
            if (!then) return base::unexpected(then.error());
            older = isOther(**then, codebook, path, estimate.rule);
        }
        known[{path, estimate.rule}] = {estimate, names->coderName(estimate.coder), older};
    }
    return known;
}

report::Cell precisionCell(std::uint64_t accepted, std::uint64_t decided) {
    if (decided == 0) return Cell::undefined();
    return intervalCell(static_cast<double>(accepted) / static_cast<double>(decided),
                        analysis::wilson(accepted, decided));
}

}  // namespace coder::study
