// What a table or a figure of a study is to show: its kind and settings, by the same names in study.yaml and on the
// command line (docs/reference/tables.md, docs/reference/figures.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/analysis/theme_tests.h"
#include "coder/base/result.h"
#include "coder/study/coding_choice.h"

namespace coder::study {

enum class OutputKind : std::uint8_t {
    Themes,
    Participants,
    Quotations,
    Codings,
    CoOccurrence,
    CodeByCase,
    Sequence,
    Saturation,
    HeatMapFigure,
    BarsFigure,
    ForestFigure,
    CoOccurrenceFigure,
    NetworkFigure,
    SaturationFigure,
    PortraitFigure,
    TimelineFigure,
};

enum class RowChoice : std::uint8_t { All, Codes, Groups };
enum class RowOrder : std::uint8_t { Codebook, Frequency };
enum class IntervalKind : std::uint8_t { None, Wilson, ClopperPearson };
enum class Effect : std::uint8_t { Auto, None, CramersV, Difference, OddsRatio };
enum class NumberSummary : std::uint8_t { Mean, Median };
enum class CodedUnit : std::uint8_t { Sentence, Turn, Case };
enum class PairValue : std::uint8_t { Count, Jaccard, Lift, Phi };

/// One entry under `tables` or `figures`, or one command.
struct OutputSpec {
    OutputKind kind = OutputKind::Themes;
    std::string name;                    ///< Its key in study.yaml: the name of its file.
    base::Place place;                   ///< Of that key.
    std::optional<OriginChoice> origin;  ///< Of a study file's codings, which count. None: as the run says.
    std::optional<StatusChoice> status;
    std::vector<std::string> by;  ///< Attributes: the columns.
    analysis::Measure measure = analysis::Measure::Participants;
    std::vector<std::string> codes;  ///< Paths; a group stands for all under it. Empty: all.
    RowChoice rows = RowChoice::All;
    RowOrder order = RowOrder::Codebook;
    IntervalKind interval = IntervalKind::None;
    analysis::ThemeTestOptions test;
    Effect effect = Effect::Auto;
    std::uint32_t maskBelow = 0;
    std::vector<std::string> attributes;  ///< Of participants: the rows of their table, and what stands behind a name.
    NumberSummary summary = NumberSummary::Mean;
    std::uint32_t perCode = 2;
    std::uint32_t longest = 45;  ///< Words of a quotation.
    std::string pinned;          ///< A CSV file of source, code, quote: these are taken.
    std::string excluded;        ///< The same: these are not.
    CodedUnit unit = CodedUnit::Sentence;
    PairValue value = PairValue::Count;
    bool yesNo = true;  ///< Code by case: 0 and 1 in place of counts.
    bool longShape = false;
    std::uint32_t base = 4;  ///< Guest, Namey and Chen's base, run and threshold.
    std::uint32_t run = 2;
    double threshold = 0.05;
    std::uint32_t orders = 1000;
    std::string source;
    double width = 174;  ///< Of a figure, in mm.
    double height = 0;
    std::uint32_t least = 1;  ///< Network: pairs with fewer are left out.

    /// Which codings of a study file count, where `otherwise` says what the specification leaves open.
    CodingChoice choice(const CodingChoice& otherwise = {}) const {
        return {origin.value_or(otherwise.origin), status.value_or(otherwise.status)};
    }
};

/// One thing that can be set.
struct OutputSetting {
    std::string_view name;    ///< "mask below" in study.yaml, --mask-below on the command line.
    std::string_view values;  ///< What it takes, for the help: "NAME", "none, wilson or clopper-pearson".
    std::string_view help;
    bool many = false;  ///< Takes a list.
    bool path = false;  ///< Names a file, beside the study's.
    /// Sets it from its texts, one or more. Errors: Invalid, with what was expected.
    base::Status (*set)(OutputSpec& spec, const std::vector<std::string>& values);
};

struct OutputKindInfo {
    OutputKind kind;
    std::string_view name;  ///< "themes", "heatmap".
    bool figure = false;
    std::string_view help;
    std::vector<std::string_view> settings;  ///< Names of OutputSetting.
};

/// All kinds, tables first.
const std::vector<OutputKindInfo>& outputKinds();
const OutputKindInfo& infoOf(OutputKind kind);
/// The setting of this name; it must exist.
const OutputSetting& outputSetting(std::string_view name);

/// Settings that contradict each other: a measure other than participants with a test, a test without columns. What is
/// wrong is told; done when all is well.
base::Status checkSpec(const OutputSpec& spec);

}  // namespace coder::study
