#include "coder/study/stored_codings.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "coder/base/csv.h"
#include "coder/base/strings.h"
#include "coder/codebook/nearest_name.h"
#include "coder/report/codings_csv.h"
#include "coder/store/store.h"
#include "coder/study/stored_names.h"
#include "coder/text/position_index.h"

namespace coder::study {

namespace {

using project::StoredCoding;
using report::Align;
using report::Cell;

report::Table tableHead() {
    const auto forPrograms = [](const char* key, const char* header, Align align) {
        return report::Column{key, header, "", align, {}, true};
    };
    report::Table table;
    table.columns = {forPrograms("guid", "GUID", Align::Left),
                     {"source", "Source", "", Align::Left},
                     {"participant", "Participant", "", Align::Left},
                     forPrograms("speaker", "Speaker", Align::Left),
                     {"code", "Code", "", Align::Left},
                     forPrograms("begin", "Begin", Align::Right),
                     forPrograms("end", "End", Align::Right),
                     {"line", "Line", "", Align::Right},
                     {"coder", "Coder", "", Align::Left},
                     {"origin", "Origin", "", Align::Left},
                     {"status", "Status", "", Align::Left},
                     forPrograms("rule", "Rule", Align::Left),
                     forPrograms("found", "Found", Align::Left),
                     forPrograms("outdated", "Outdated", Align::Left),
                     {"quote", "Quote", "", Align::Left},
                     forPrograms("evidence", "Evidence", Align::Left)};
    return table;
}

/// What both outputs say of one coding.
struct Line {
    std::string participant;
    std::string speaker;
    std::string code;
    std::string coder;
    std::vector<std::string> evidence;
    std::optional<std::uint32_t> begin;
    std::optional<std::uint32_t> end;
    std::optional<std::uint32_t> line;
};

class Lister {
public:
    Lister(const store::Store& store, const Study& study, const StoredCodingsFilter& filter)
        : store_(store), study_(study), filter_(filter), csv_(report::codingsCsvHeader()) {
        for (const StudySource& source : study.sources) revisions_.emplace(source.name, *source.revision);
        list_.table = tableHead();
    }

    /// Errors: there is no such coder; those of the store.
    base::Status prepare() {
        auto names = StoredNames::read(store_);
        if (!names) return base::unexpected(names.error());
        names_ = *std::move(names);
        auto kept = KeptCodings::read(store_, *study_.codebook);
        if (!kept) return base::unexpected(kept.error());
        kept_ = *std::move(kept);
        const auto coders = store_.coders();
        if (!coders) return base::unexpected(coders.error());
        std::vector<std::string_view> known;
        for (const project::Coder& coder : *coders) known.emplace_back(coder.name);
        if (filter_.coder.empty() || std::find(known.begin(), known.end(), filter_.coder) != known.end())
            return base::Done{};
        return base::unexpected(base::ErrorCode::NotFound, "nobody called \"" + filter_.coder + "\" has coded",
                                known.empty() ? "code something first" : codebook::nameRemedy(filter_.coder, known));
    }

    base::Status addSource(const CodedFile& file, const project::CaseTable& cases) {
        const project::Source& source = file.coded.source;
        if (!filter_.speech.allowsSource(source.name)) return base::Done{};
        const auto stored = names_.source(source.name);
        const auto revision = revisions_.find(source.name);
        if (!stored || revision == revisions_.end()) return base::Done{};  // Removed since the study was opened.
        const auto codings = read(stored->guid);
        if (!codings) return base::unexpected(codings.error());
        const text::PositionIndex positions(source.text);
        for (const StoredCoding& coding : *codings)
            if (coding.revision == revision->second)
                addCurrent(coding, file.coded, positions, cases);
            else
                addEarlier(coding, source.name);
        return base::Done{};
    }

    StoredCodingList finish(base::Diagnostics diagnostics) {
        list_.csv = std::move(csv_);
        list_.diagnostics = std::move(diagnostics);
        return std::move(list_);
    }

private:
    /// The source's codings that are asked for, in order.
    base::Result<std::vector<StoredCoding>> read(const base::Guid& source) const {
        store::CodingFilter wanted;
        wanted.source = source;
        wanted.origin = filter_.origin;
        std::vector<StoredCoding> codings;
        const auto done = store_.eachCoding(wanted, [&](const StoredCoding& coding) {
            if (isWanted(coding)) codings.push_back(coding);
            return true;
        });
        if (!done) return base::unexpected(done.error());
        std::sort(codings.begin(), codings.end(), [&](const StoredCoding& a, const StoredCoding& b) {
            return std::tie(a.span, names_.pathOf(a.code), names_.coderName(a.coder), a.origin, a.guid) <
                   std::tie(b.span, names_.pathOf(b.code), names_.coderName(b.coder), b.origin, b.guid);
        });
        return codings;
    }

    bool isWanted(const StoredCoding& coding) const {
        const std::string status = project::reviewStatusName(coding.status);
        if (filter_.status.empty() ? coding.status == project::ReviewStatus::Rejected
                                   : filter_.status != "all" && filter_.status != status)
            return false;
        if (!filter_.coder.empty() && names_.coderName(coding.coder) != filter_.coder) return false;
        return filter_.speech.allowsPath(names_.pathOf(coding.code));
    }

    void addCurrent(const StoredCoding& coding, const project::CodedSource& coded, const text::PositionIndex& positions,
                    const project::CaseTable& cases) {
        const auto& turns = coded.source.transcript.turns;
        const std::size_t index = turnOf(coding.span, coded.source.transcript);
        const transcript::Turn* turn = index == turns.size() ? nullptr : &turns[index];
        const auto owner = turn == nullptr ? std::nullopt : coded.cases[turn->speaker];
        if (!filter_.speech.allowsCase(cases, owner)) return;
        Line line = lineOf(coding);
        if (owner) line.participant = cases.cases[*owner].name;
        if (turn != nullptr) line.speaker = coded.source.transcript.speakers[turn->speaker].label;
        line.begin = positions.codePoint(coding.span.begin()).value();
        line.end = positions.codePoint(coding.span.end()).value();
        line.line = positions.lineColumn(coding.span.begin()).line;
        for (const text::Span span : coding.evidence) line.evidence.emplace_back(text::slice(coded.source.text, span));
        addRow(coding, coded.source.name, line);
        csv_ += base::csvLine({coded.source.name, line.participant, line.speaker, line.code,
                               std::to_string(*line.begin), std::to_string(*line.end), std::to_string(*line.line),
                               line.coder, project::originName(coding.origin), base::join(coding.rules, ";"),
                               coding.quote, base::join(line.evidence, " | ")});
    }

    void addEarlier(const StoredCoding& coding, const std::string& source) {
        if (!filter_.speech.participants.empty() || !filter_.speech.where.empty()) return;
        ++list_.earlier;
        addRow(coding, source, lineOf(coding));
    }

    Line lineOf(const StoredCoding& coding) const {
        Line line;
        line.code = names_.pathOf(coding.code);
        line.coder = kept_.coderOf(coding);
        return line;
    }

    void addRow(const StoredCoding& coding, const std::string& source, const Line& line) {
        const auto count = [](const std::optional<std::uint32_t>& value) {
            return value ? Cell::count(*value) : Cell::undefined();
        };
        list_.table.rows.push_back(
            {0,
             false,
             {coding.guid.toString(), source, line.participant, line.speaker, line.code, count(line.begin),
              count(line.end), count(line.line), line.coder, project::originName(coding.origin),
              project::reviewStatusName(coding.status), base::join(coding.rules, ";"), coding.found ? "yes" : "no",
              coding.outdated ? "yes" : "no", coding.quote, base::join(line.evidence, " | ")}});
    }

    const store::Store& store_;
    const Study& study_;
    const StoredCodingsFilter& filter_;
    StoredNames names_;
    KeptCodings kept_;
    std::map<std::string, base::Guid> revisions_;  ///< Those that count, by source's name.
    StoredCodingList list_;
    std::string csv_;
};

}  // namespace

base::Result<StoredCodingList> listStoredCodings(const Study& study, const StoredCodingsFilter& filter,
                                                 const RunOptions& options) {
    const auto store = store::Store::open(study.database, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto snapshot = store->snapshot();
    if (!snapshot) return base::unexpected(snapshot.error());
    Lister lister(*store, study, filter);
    if (auto prepared = lister.prepare(); !prepared) return base::unexpected(prepared.error());
    RunOptions reading = options;
    reading.codings = Codings::None;
    base::Status added = base::Done{};
    const auto summary = runStudy(study, reading, [&](const CodedFile& file, const project::CaseTable& cases) {
        if (added) added = lister.addSource(file, cases);
    });
    if (!summary) return base::unexpected(summary.error());
    if (!added) return base::unexpected(added.error());
    StoredCodingList list = lister.finish(summary->diagnostics);
    if (list.earlier != 0)
        list.diagnostics.push_back({base::Severity::Warning,
                                    {study.database},
                                    "codings on words that a corrected transcript no longer has: " +
                                        std::to_string(list.earlier) + "; no line can be told",
                                    "take them away or put them on another passage: coder uncode GUID, "
                                    "coder recode GUID --span SOURCE:LINE"});
    return list;
}

}  // namespace coder::study
