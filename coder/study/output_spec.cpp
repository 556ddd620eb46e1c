#include "coder/study/output_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "coder/base/check.h"
#include "coder/codebook/nearest_name.h"

namespace coder::study {

namespace {

using Values = std::vector<std::string>;
using base::Status;

base::Unexpected invalid(std::string message, std::string remedy) {
    return base::unexpected(base::ErrorCode::Invalid, std::move(message), std::move(remedy));
}

/// The place of the first text among `names`, as a value of the enumeration.
template <class Enum>
Status choose(Enum& to, const Values& values, const std::vector<std::string_view>& names) {
    const auto found = std::find(names.begin(), names.end(), values.front());
    if (found == names.end())
        return invalid("\"" + values.front() + "\" is not " + codebook::oneOf(names),
                       codebook::nameRemedy(values.front(), names));
    to = static_cast<Enum>(found - names.begin());
    return base::Done{};
}

template <class Number>
Status number(Number& to, const Values& values, Number least, Number most) {
    Number parsed{};
    const std::string& text = values.front();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (error != std::errc() || end != text.data() + text.size() || !(parsed >= least && parsed <= most))
        return invalid(fmt::format("\"{}\" is no number from {} to {}", text, least, most), "write one");
    to = parsed;
    return base::Done{};
}

Status by(OutputSpec& spec, const Values& values) {
    if (values.size() > 2)
        return invalid("columns are the values of one attribute, or of two crossed", "name one or two");
    if (values.size() == 2 && values[0] == values[1]) return invalid("the same attribute twice", "name two or one");
    spec.by = values;
    return base::Done{};
}

Status yesNo(bool& to, const Values& values, const std::vector<std::string_view>& names) {
    std::uint8_t index = 0;
    if (auto chosen = choose(index, values, names); !chosen) return chosen;
    to = index == 1;
    return base::Done{};
}

/// The same of a setting that may be left to the run.
template <class Enum>
Status choose(std::optional<Enum>& to, const Values& values, const std::vector<std::string_view>& names) {
    Enum chosen{};
    auto done = choose(chosen, values, names);
    if (done) to = chosen;
    return done;
}

const std::vector<OutputSetting>& settings() {
    using Spec = OutputSpec;
    static const std::vector<OutputSetting> All{
        {"by", "ATTRIBUTE", "The attribute whose values are the columns; given twice, two crossed", true, false, by},
        {"origin", "ORIGIN", "Of a study file: count codings by human, rule or all (default: all)", false, false,
         [](Spec& s, const Values& v) { return choose(s.origin, v, originChoiceNames()); }},
        {"status", "STATUS",
         "Of a study file: count codings that are accepted, unreviewed or all (both; rejected ones never count) "
         "(default: all)",
         false, false, [](Spec& s, const Values& v) { return choose(s.status, v, statusChoiceNames()); }},
        {"measure", "MEASURE",
         "participants, mentions, mentions-per-participant, sources, words or share-of-speech (default: participants)",
         false, false, [](Spec& s, const Values& v) { return choose(s.measure, v, analysis::measureNames()); }},
        {"codes", "PATH", "Only this code, or all codes of this group", true, false,
         [](Spec& s, const Values& v) -> Status {
             s.codes = v;
             return base::Done{};
         }},
        {"rows", "ROWS", "all, codes (without those that have codes under them) or groups (default: all)", false, false,
         [](Spec& s, const Values& v) {
             return choose(s.rows, v, {"all", "codes", "groups"});
         }},
        {"order", "ORDER", "codebook, or frequency: most first, within each group (default: codebook)", false, false,
         [](Spec& s, const Values& v) {
             return choose(s.order, v, {"codebook", "frequency"});
         }},
        {"interval", "KIND", "A 95 % interval for each share: none, wilson or clopper-pearson (default: none)", false,
         false,
         [](Spec& s, const Values& v) {
             return choose(s.interval, v, {"none", "wilson", "clopper-pearson"});
         }},
        {"test", "TEST",
         "Compare the columns: none, fisher, chi-square (Fisher's where its rule fails), trend (columns in their "
         "order) or "
         "mantel-haenszel (the second attribute within each value of the first) (default: none)",
         false, false, [](Spec& s, const Values& v) { return choose(s.test.test, v, analysis::testNames()); }},
        {"compare", "VALUE", "Compare only the columns of these values, in this order", true, false,
         [](Spec& s, const Values& v) -> Status {
             s.test.compare = v;
             return base::Done{};
         }},
        {"adjust", "METHOD", "Adjust p values for their number: none, holm, bh, bonferroni or by (default: none)",
         false, false,
         [](Spec& s, const Values& v) { return choose(s.test.adjustment, v, analysis::adjustmentNames()); }},
        {"effect", "EFFECT",
         "With a test: none, cramers-v, difference or odds-ratio, the last two for two columns (default: the "
         "difference of "
         "two columns, else cramers-v)",
         false, false,
         [](Spec& s, const Values& v) {
             return choose(s.effect, v, {"auto", "none", "cramers-v", "difference", "odds-ratio"});
         }},
        {"draws", "N", "Tables that an exact test draws where it can't count them all (default: 100000)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint32_t>(s.test.limits.draws, v, 100, 100'000'000); }},
        {"seed", "N", "What the drawing of random tables begins with (default: 1)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint64_t>(s.test.limits.seed, v, 0, UINT64_MAX); }},
        {"mask below", "N", "Hide counts of fewer than N participants, and what they could be reckoned from", false,
         false, [](Spec& s, const Values& v) { return number<std::uint32_t>(s.maskBelow, v, 0, 1'000'000); }},
        {"attributes", "ATTRIBUTE", "Attributes of the participants to show", true, false,
         [](Spec& s, const Values& v) -> Status {
             s.attributes = v;
             return base::Done{};
         }},
        {"summary", "KIND", "Of numeric attributes: mean (SD) or median (IQR) (default: mean)", false, false,
         [](Spec& s, const Values& v) {
             return choose(s.summary, v, {"mean", "median"});
         }},
        {"per code", "N", "Quotations for each code (default: 2)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint32_t>(s.perCode, v, 1, 50); }},
        {"longest", "WORDS", "Words of the longest quotation (default: 45)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint32_t>(s.longest, v, 5, 1000); }},
        {"pinned", "FILE", "CSV of source,code,quote: take these quotations first", false, true,
         [](Spec& s, const Values& v) -> Status {
             s.pinned = v.front();
             return base::Done{};
         }},
        {"excluded", "FILE", "CSV of source,code,quote: take none of these quotations", false, true,
         [](Spec& s, const Values& v) -> Status {
             s.excluded = v.front();
             return base::Done{};
         }},
        {"unit", "UNIT", "Codes are together in the same sentence, turn or case (default: sentence)", false, false,
         [](Spec& s, const Values& v) {
             return choose(s.unit, v, {"sentence", "turn", "case"});
         }},
        {"value", "VALUE", "count, jaccard, lift or phi (default: count)", false, false,
         [](Spec& s, const Values& v) {
             return choose(s.value, v, {"count", "jaccard", "lift", "phi"});
         }},
        {"cells", "CELLS", "counts or yes-no (1 and 0) (default: yes-no)", false, false,
         [](Spec& s, const Values& v) {
             return yesNo(s.yesNo, v, {"counts", "yes-no"});
         }},
        {"shape", "SHAPE",
         "wide (a column for each code) or long (a row for each participant and code) (default: wide)", false, false,
         [](Spec& s, const Values& v) {
             return yesNo(s.longShape, v, {"wide", "long"});
         }},
        {"base", "N", "Interviews whose codes are the base that new ones are compared with (default: 4)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint32_t>(s.base, v, 1, 1000); }},
        {"run", "N", "Interviews in a run (default: 2)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint32_t>(s.run, v, 1, 1000); }},
        {"threshold", "SHARE",
         "Saturated where a run brings no more new codes than this share of the base (default: 0.05)", false, false,
         [](Spec& s, const Values& v) { return number<double>(s.threshold, v, 0, 1); }},
        {"orders", "N", "Random orders of the interviews for the band (default: 1000)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint32_t>(s.orders, v, 10, 1'000'000); }},
        {"source", "NAME", "The interview to show", false, false,
         [](Spec& s, const Values& v) -> Status {
             s.source = v.front();
             return base::Done{};
         }},
        {"width", "MM", "Width of the figure in mm: 85 for one column of a journal, 174 for two (default: 174)", false,
         false, [](Spec& s, const Values& v) { return number<double>(s.width, v, 40, 1000); }},
        {"height", "MM", "Height in mm (default: as much as is needed)", false, false,
         [](Spec& s, const Values& v) { return number<double>(s.height, v, 0, 2000); }},
        {"least", "N", "Leave out pairs that are together fewer times (default: 1)", false, false,
         [](Spec& s, const Values& v) { return number<std::uint32_t>(s.least, v, 1, 1'000'000); }},
    };
    return All;
}

bool has(const std::vector<std::string_view>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const std::vector<OutputKindInfo>& outputKinds() {
    using K = OutputKind;
    static const std::vector<OutputKindInfo> Kinds{
        {K::Themes,
         "themes",
         false,
         "Themes as rows, the values of attributes as columns, and a total",
         {"by", "measure", "codes", "rows", "order", "interval", "test", "compare", "adjust", "effect", "draws", "seed",
          "mask below", "origin", "status"}},
        {K::Participants,
         "participants",
         false,
         "Who took part: attributes as rows, in total or by an attribute",
         {"attributes", "by", "summary"}},
        {K::Quotations,
         "quotations",
         false,
         "Themes with their definition, how many spoke of them, and quotations",
         {"by", "attributes", "codes", "per code", "longest", "pinned", "excluded", "origin", "status"}},
        {K::Codings,
         "codings",
         false,
         "Every coding with its source, participant, rule, quote and evidence",
         {"codes", "origin", "status"}},
        {K::CoOccurrence,
         "co-occurrence",
         false,
         "Which codes come together",
         {"codes", "rows", "unit", "value", "order", "origin", "status"}},
        {K::CodeByCase,
         "code-by-case",
         false,
         "Participants as rows, codes as columns",
         {"codes", "rows", "attributes", "cells", "shape", "origin", "status"}},
        {K::Sequence,
         "sequence",
         false,
         "Which code follows which in a participant's talk",
         {"codes", "rows", "origin", "status"}},
        {K::Saturation,
         "saturation",
         false,
         "How many codes each further interview brought",
         {"by", "codes", "base", "run", "threshold", "orders", "seed", "origin", "status"}},
        {K::HeatMapFigure,
         "heatmap",
         true,
         "Themes by an attribute, shares as shades",
         {"by", "codes", "rows", "order", "mask below", "width", "height", "origin", "status"}},
        {K::BarsFigure,
         "bars",
         true,
         "Shares of participants with intervals",
         {"by", "codes", "rows", "order", "interval", "mask below", "width", "height", "origin", "status"}},
        {K::ForestFigure,
         "forest",
         true,
         "Differences between two groups with intervals",
         {"by", "compare", "codes", "rows", "order", "width", "height", "origin", "status"}},
        {K::CoOccurrenceFigure,
         "co-occurrence",
         true,
         "Which codes come together, as a matrix",
         {"codes", "rows", "unit", "value", "width", "height", "origin", "status"}},
        {K::NetworkFigure,
         "network",
         true,
         "Which codes come together, as a network",
         {"codes", "rows", "unit", "least", "width", "height", "origin", "status"}},
        {K::SaturationFigure,
         "saturation",
         true,
         "Codes found by number of interviews, with a band of random orders",
         {"by", "codes", "orders", "seed", "width", "height", "origin", "status"}},
        {K::PortraitFigure,
         "portrait",
         true,
         "Where in an interview which themes come",
         {"source", "codes", "rows", "width", "height", "origin", "status"}},
        {K::TimelineFigure,
         "timeline",
         true,
         "Who speaks when in an interview, and of what",
         {"source", "codes", "width", "height", "origin", "status"}},
    };
    return Kinds;
}

const OutputKindInfo& infoOf(OutputKind kind) {
    const OutputKindInfo& info = outputKinds()[static_cast<std::size_t>(kind)];
    CODER_CHECK_EQ(static_cast<int>(info.kind), static_cast<int>(kind));
    return info;
}

const OutputSetting& outputSetting(std::string_view name) {
    const auto found =
        std::find_if(settings().begin(), settings().end(), [&](const OutputSetting& s) { return s.name == name; });
    CODER_CHECK_LT(found - settings().begin(), static_cast<std::ptrdiff_t>(settings().size()));
    return *found;
}

Status checkSpec(const OutputSpec& spec) {
    using analysis::Adjustment;
    using analysis::TestKind;
    const bool tested = spec.test.test != TestKind::None;
    if (has(infoOf(spec.kind).settings, "test")) {
        if (tested && spec.measure != analysis::Measure::Participants)
            return invalid("a test compares participants, not " + std::string(analysis::measureName(spec.measure)),
                           "leave out `test`, or `measure`");
        if (tested && spec.by.empty()) return invalid("a test needs columns to compare", "name an attribute: by");
        if (spec.test.test == TestKind::MantelHaenszel && spec.by.size() != 2)
            return invalid("Mantel and Haenszel's test needs two attributes",
                           "by: the one to adjust for, then the one to compare");
        if (!tested && spec.test.adjustment != Adjustment::None)
            return invalid("there are no p values to adjust", "name a test, or leave out `adjust`");
        if (!tested && !spec.test.compare.empty())
            return invalid("`compare` is for a test", "name a test, or leave out `compare`");
        if (!tested && spec.effect != Effect::Auto && spec.effect != Effect::None)
            return invalid("an effect size stands beside a test", "name a test, or leave out `effect`");
        if (spec.interval != IntervalKind::None && spec.measure != analysis::Measure::Participants &&
            spec.measure != analysis::Measure::Sources)
            return invalid("intervals are those of shares of participants or sources",
                           "leave out `interval`, or `measure`");
    }
    if (spec.test.compare.size() == 1) return invalid("one value alone can't be compared", "name two or more: compare");
    if (spec.kind == OutputKind::ForestFigure && spec.by.size() != 1)
        return invalid("a forest plot compares two groups", "by: an attribute with two values");
    if ((spec.kind == OutputKind::HeatMapFigure) && spec.by.empty())
        return invalid("a heat map needs columns", "by: an attribute");
    if ((spec.kind == OutputKind::PortraitFigure || spec.kind == OutputKind::TimelineFigure) && spec.source.empty())
        return invalid("which interview?", "source: its name; coder sources lists them");
    return base::Done{};
}

}  // namespace coder::study
