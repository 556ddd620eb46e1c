#include "coder/study/index_update.h"

#include <optional>

#include "coder/study/coding_run.h"

namespace coder::study {

namespace {

search::SpeakerAttributes attributesOf(const project::CodedSource& coded, const project::CaseTable& cases) {
    search::SpeakerAttributes attributes(coded.cases.size());
    for (std::size_t speaker = 0; speaker < coded.cases.size(); ++speaker) {
        if (!coded.cases[speaker]) continue;
        const project::Case& owner = cases.cases[*coded.cases[speaker]];
        attributes[speaker].emplace_back("participant", owner.name);
        for (std::size_t i = 0; i < cases.attributes.size(); ++i)
            if (!owner.values[i].empty()) attributes[speaker].emplace_back(cases.attributes[i], owner.values[i]);
    }
    return attributes;
}

/// The query without its NOT parts. A rule judges sentences and the index turns: a turn with an unwanted word may well
/// hold a sentence without it.
codebook::QueryNode withoutNot(const codebook::QueryNode& query) {
    if (query.kind == codebook::QueryNode::Kind::AndNot) return withoutNot(query.children.front());
    codebook::QueryNode positive = query;
    for (codebook::QueryNode& child : positive.children) child = withoutNot(child);
    return positive;
}

}  // namespace

base::Result<UpdatedIndex> updateIndex(const Study& study, const std::string& folder, const IndexOptions& options) {
    const std::string& language = study.codebook->language.tag;
    auto writer =
        folder.empty() ? search::IndexWriter::inMemory(language) : search::IndexWriter::open(folder, language);
    if (!writer) return base::unexpected(writer.error());
    std::optional<base::Error> failed;
    std::vector<std::string> names;
    RunOptions run;
    run.threads = options.threads;
    run.codings = Codings::None;
    run.progress = options.progress;
    run.stop = options.stop;
    const auto summary = runStudy(study, run, [&](CodedFile&& file, const project::CaseTable& cases) {
        names.push_back(file.coded.source.name);
        if (failed) return;
        const auto replaced = writer->replace(file.coded.source, attributesOf(file.coded, cases));
        if (!replaced) failed = replaced.error();
    });
    if (!summary) return base::unexpected(summary.error());
    if (failed) return base::unexpected(*failed);
    if (auto removed = writer->removeOthers(names); !removed) return base::unexpected(removed.error());
    if (auto committed = writer->commit(); !committed) return base::unexpected(committed.error());
    auto index = writer->reader();
    if (!index) return base::unexpected(index.error());
    return UpdatedIndex{std::move(*index), writer->diagnostics(), summary->diagnostics};
}

base::Result<std::map<std::string, std::vector<match::QueryCandidates>>> queryCandidates(const Study& study,
                                                                                         search::Index& index) {
    std::map<std::string, std::vector<match::QueryCandidates>> candidates;
    for (const std::uint32_t rule : study.compiled.queryRules()) {
        const auto turns = index.matching(withoutNot(study.compiled.rules[rule].source->pattern.query));
        if (!turns) return base::unexpected(turns.error());
        for (const StudySource& source : study.sources) candidates[source.name].push_back({rule, {}});
        for (const search::TurnRef& turn : *turns) {
            const auto found = candidates.find(turn.source);
            if (found != candidates.end()) found->second.back().turns.push_back(static_cast<std::uint32_t>(turn.turn));
        }
    }
    return candidates;
}

}  // namespace coder::study
