#include "coder/study/tables.h"

#include "mini_study.h"

using namespace coder;
using namespace coder::study::test;
using study::OutputSpec;

namespace {

study::Results resultsOf(const study::Study& study, const OutputSpec& spec) {
    study::KeptParts kept = study::keptFor(study, {spec});
    kept.texts = true;
    auto results = study::collectResults(study, kept, {}, {});
    REQUIRE(results);
    return std::move(*results);
}

/// The texts of the column with this key, those that are not empty.
std::vector<std::string> columnOf(const report::Table& table, const std::string& key) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].key == key)
            for (const report::Row& row : table.rows)
                if (!row.cells[i].text.empty()) texts.push_back(row.cells[i].text);
    return texts;
}

OutputSpec quotations(std::uint32_t perCode) {
    OutputSpec spec;
    spec.kind = study::OutputKind::Quotations;
    spec.perCode = perCode;
    spec.codes = {"mentor/kind"};
    return spec;
}

}  // namespace

TEST_CASE("every number of a linked theme table counts the passages that it names") {
    const MiniStudy files(6);
    const study::Study study = files.open();
    OutputSpec spec;
    spec.by = {"stream"};
    const study::Results results = resultsOf(study, spec);
    for (const auto measure : {analysis::Measure::Mentions, analysis::Measure::Participants}) {
        spec.measure = measure;
        const report::Table table = study::makeTable(study, results, spec, true).table;
        REQUIRE(table.rows.size() == 4);
        for (const report::Row& row : table.rows)
            for (std::size_t i = 2; i < row.cells.size(); ++i) {
                std::set<std::uint32_t> owners;
                for (const std::uint32_t coding : row.cells[i].passages)
                    owners.insert(*results.turns[results.codings[coding].turn].owner);
                const std::size_t counted =
                    measure == analysis::Measure::Mentions ? row.cells[i].passages.size() : owners.size();
                CHECK(row.cells[i].text.rfind(std::to_string(counted), 0) == 0);
            }
    }
}

TEST_CASE("quotations are whole sentences of different participants, never the interviewer's") {
    const MiniStudy files(6);  // Four of them say "A kind heart had he."; the interviewer asks "Was he kind?"
    const study::Study study = files.open();
    const OutputSpec spec = quotations(9);
    const study::Results results = resultsOf(study, spec);
    const study::MadeTable made = study::makeTable(study, results, spec);
    CHECK(made.diagnostics.empty());
    CHECK(columnOf(made.table, "quotation") == std::vector<std::string>(4, "“A kind heart had he.”"));
    CHECK(columnOf(made.table, "participant") == std::vector<std::string>{"P01", "P02", "P04", "P05"});
    CHECK(columnOf(made.table, "participants") == std::vector<std::string>{"4 of 6"});
}

TEST_CASE("pinned quotations come first, excluded ones never") {
    const MiniStudy files(5);
    const study::Study study = files.open();
    OutputSpec spec = quotations(2);
    spec.by = {"stream"};
    spec.pinned = files.write("pinned.csv",
                              "source,code,quote\n"
                              "P04,mentor/kind,A kind heart had [my mentor]. [...] was open.\n"
                              "P03,mentor/kind,Nothing at all.\n"
                              "P99,mentor/kind,Nothing.\n"
                              "P01,mentor/kind,Was he kind?\n");
    spec.excluded = files.write("excluded.csv", "source,code,quote\nP01,mentor/kind,kind heart\n");
    const study::Results results = resultsOf(study, spec);
    const study::MadeTable made = study::makeTable(study, results, spec);
    CHECK(columnOf(made.table, "quotation") ==
          std::vector<std::string>{"“A kind heart had [my mentor]. [...] was open.”*", "“A kind heart had he.”"});
    // P01 is excluded, P02 is of P04's stream.
    CHECK(columnOf(made.table, "participant") == std::vector<std::string>{"P04, clinician", "P05, scientist"});
    const auto lines = files.lines(made.diagnostics);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "pinned.csv:3:1: error: no participant says this in one turn of P03: Nothing at all.");
    CHECK(lines[1] == "pinned.csv:4:1: error: the study has no source \"P99\"");
    CHECK(lines[2] == "pinned.csv:5:1: error: no participant says this in one turn of P01: Was he kind?");
}

TEST_CASE("tables of a study in which nobody speaks") {
    const MiniStudy files(1);
    files.write("t/P01.txt", "I: Hello?\n");
    const study::Study study = files.open();
    for (const study::OutputKindInfo& kind : study::outputKinds()) {
        if (kind.figure) continue;
        CAPTURE(std::string(kind.name));
        OutputSpec spec;
        spec.kind = kind.kind;
        if (kind.kind != study::OutputKind::Quotations) spec.by = {"stream"};
        const study::Results results = resultsOf(study, spec);
        const report::Table table = study::makeTable(study, results, spec, true).table;
        for (const report::Row& row : table.rows) CHECK(row.cells.size() == table.columns.size());
        for (const std::string& format : report::formatNames())
            CHECK(report::write(table, *report::formatByName(format)));
    }
}
