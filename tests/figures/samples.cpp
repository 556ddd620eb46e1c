#include "samples.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

using namespace coder::figures;

namespace samples {

namespace {

/// Numbers from 0 up to 1 that look arbitrary and are the same everywhere.
class Shares {
public:
    double next() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(state_ >> 40U) / static_cast<double>(1U << 24U);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() * static_cast<double>(limit)); }

private:
    std::uint64_t state_ = 42;
};

}  // namespace

std::vector<std::string> themes(Names names) {
    if (names == Names::Hostile)
        return {"<script>alert(\"x\")</script> & 'quoted' <!-- --> ]]>",
                "Poor commitment to the relationship as the mentee, the mentor and the department's chair saw it over "
                "years",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                "نقص التواصل بين المرشد والمتدرب",
                "缺乏沟通以及对导师关系的承诺不足导致的指导关系失败",
                "😀👩‍🔬🧪 emoji \xF0\x9F\x8F\xB4",
                "",
                "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z",
                std::string("NUL \0 bell \a escape \x1B[31m line\nbreak\ttab", 38),
                "bad bytes \xFF\xFE\x80 and \xEF\xBF\xBE turned \xE2\x80\xAE round"};
    return {"Reciprocity",
            "Mutual respect",
            "Clear expectations",
            "Personal connection",
            "Shared values",
            "Lack of communication",
            "Poor commitment to the relationship",
            "Personality differences",
            "Competition, real or perceived",
            "Conflicts of interest"};
}

std::vector<std::string> streams(std::size_t count) {
    const std::vector<std::string> known{"Clinician-scientist",
                                         "Clinician-investigator",
                                         "Clinician-educator",
                                         "Other",
                                         "Clinician-administrator",
                                         "Basic scientist",
                                         "Clinician in quality and innovation",
                                         "Public health researcher",
                                         "Fellow",
                                         "Emeritus professor"};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i)
        names.push_back(i < known.size() ? known[i] : "Stream " + std::to_string(i + 1));
    return names;
}

HeatMap heatMap(std::size_t columns, Names names) {
    Shares shares;
    HeatMap map;
    map.title = "Themes by career stream";
    map.caption = "Share of participants who mention a theme, in percent. N = 54 faculty members.";
    map.legend = "Participants (%)";
    for (const std::string& stream : streams(columns)) map.columns.push_back({stream, "n = 12"});
    map.rows.push_back({"All themes", 0});
    map.cells.emplace_back();
    for (const std::string& theme : themes(names)) {
        map.rows.push_back({theme, 1});
        map.cells.emplace_back();
        for (std::size_t i = 0; i < columns; ++i) {
            const double share = shares.next();
            map.cells.back().push_back({share, std::to_string(std::lround(share * 100))});
        }
    }
    return map;
}

Bars bars(std::size_t series, Names names) {
    Shares shares;
    Bars bars{"Themes of failed mentoring", "95% Wilson intervals. N = 54 participants.", {}, {}, "Participants (%)"};
    for (const std::string& stream : streams(series)) bars.series.push_back(stream + " (n = 12)");
    bars.groups.push_back({"All themes", {}});
    for (const std::string& theme : themes(names)) {
        Bars::Bar bar{theme, {}};
        for (std::size_t i = 0; i < series; ++i) {
            const double share = shares.next() * 0.8;
            bar.values.push_back({share, std::max(0.0, share - 0.15), share + 0.15, series == 1 ? "12/54" : ""});
        }
        bars.groups.back().bars.push_back(bar);
    }
    return bars;
}

Forest forest(Names names) {
    Shares shares;
    Forest forest;
    forest.title = "Women and men";
    forest.caption = "Differences with 95% Newcombe intervals. N = 54 participants.";
    forest.rowsHeading = "Theme";
    forest.textsHeadings = {"Women vs men", "Difference (95% interval)"};
    forest.axis = "Difference in share of participants";
    forest.favorsLow = "more men";
    forest.favorsHigh = "more women";
    forest.rows.push_back({"All themes", 0, {}, {}});
    for (const std::string& theme : themes(names)) {
        const double difference = shares.next() - 0.5;
        forest.rows.push_back(
            {theme, 1, {difference, difference - 0.2, difference + 0.2, ""}, {"7/12 vs 3/14", "0.26 (-0.05 to 0.51)"}});
    }
    return forest;
}

Matrix matrix(Matrix::Triangle triangle, Names names) {
    Shares shares;
    Matrix matrix;
    matrix.title = "Themes of the same interview";
    matrix.caption = "N = 54 interviews.";
    matrix.labels = themes(names);
    matrix.triangle = triangle;
    matrix.legend = "Interviews with both themes";
    for (std::size_t i = 0; i < matrix.labels.size(); ++i) {
        matrix.values.emplace_back();
        for (std::size_t j = 0; j < matrix.labels.size(); ++j)
            matrix.values.back().push_back(static_cast<double>(i == j ? 40 : shares.below(25)));
    }
    return matrix;
}

Network network(Network::Layout layout, Names names) {
    Shares shares;
    Network network;
    network.title = "Themes that occur together";
    network.caption = "N = 54 interviews.";
    network.layout = layout;
    network.groups = {"Successful mentoring", "Failed mentoring"};
    network.sizeLegend = "interviews with the theme";
    network.weightLegend = "interviews with both themes";
    network.threshold = 3;
    for (const std::string& theme : themes(names))
        network.nodes.push_back(
            {theme, 3.0 + static_cast<double>(shares.below(35)), static_cast<std::uint32_t>(network.nodes.size() / 5)});
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) network.edges.push_back({i, j, static_cast<double>(shares.below(9))});
    return network;
}

Saturation saturation(std::size_t series) {
    Saturation saturation;
    saturation.title = "Saturation of themes";
    saturation.caption = "In the order held and in 1000 random orders.";
    for (const std::string& stream : streams(series)) {
        Saturation::Series one{series == 1 ? "" : stream, {}, {}, {}, {}};
        for (int i = 1; i <= 54; ++i) {
            const double mean = 26 * (1 - std::exp(-0.1 * i));
            one.mean.push_back(mean);
            one.low.push_back(mean * 0.9);
            one.high.push_back(mean * 1.05);
            one.observed.push_back(std::floor(mean));
        }
        saturation.series.push_back(one);
    }
    return saturation;
}

Portrait portrait(Names names) {
    Shares shares;
    Portrait portrait;
    portrait.title = "Interview 17";
    portrait.caption = "A clinician-educator.";
    portrait.length = 6240;
    for (const std::string& theme : themes(names)) {
        const std::size_t lane = portrait.lanes.size();
        portrait.lanes.push_back({theme, 0, static_cast<std::uint32_t>(lane / 5)});
        const double begin = shares.next();
        portrait.marks.push_back({lane, begin, begin + 0.02});
    }
    for (int i = 0; i < 40; ++i)
        portrait.turns.push_back({i % 2 == 0 ? Speaker::Interviewer : Speaker::Participant, i / 40.0, (i + 1) / 40.0});
    return portrait;
}

Timeline timeline(std::size_t groups, Names names) {
    Shares shares;
    Timeline timeline;
    timeline.title = "Focus group 2";
    timeline.caption = "Marks are sentences with a theme.";
    timeline.axis = "Time (min)";
    timeline.length = 52;
    for (std::size_t i = 0; i < groups; ++i) timeline.groups.push_back("Group " + std::to_string(i + 1));
    const std::vector<std::string> speakers =
        names == Names::Plain ? std::vector<std::string>{"Interviewer", "P1", "P2"} : themes(names);
    for (const std::string& speaker : speakers) timeline.lanes.push_back({speaker, {}, {}});
    for (int minute = 0; minute < 52; ++minute) {
        Timeline::Lane& lane = timeline.lanes[shares.below(timeline.lanes.size())];
        lane.turns.push_back({minute + 0.0, minute + 0.9});
        lane.marks.push_back({minute + 0.5, static_cast<std::uint32_t>(shares.below(groups))});
    }
    return timeline;
}

std::vector<Sample> ofEachKind(Names names) {
    return {{"heat map", heatMap(4, names)},
            {"bars", bars(4, names)},
            {"forest", forest(names)},
            {"matrix", matrix(Matrix::Triangle::Lower, names)},
            {"network", network(Network::Layout::Circle, names)},
            {"force network", network(Network::Layout::Force, names)},
            {"saturation", saturation(4)},
            {"portrait", portrait(names)},
            {"timeline", timeline(2, names)}};
}

std::vector<Sample> all(Names names) {
    std::vector<Sample> samples = ofEachKind(names);
    for (const std::size_t count : {1U, 10U}) {
        const std::string tail = " of " + std::to_string(count);
        samples.push_back({"heat map" + tail, heatMap(count, names)});
        samples.push_back({"bars" + tail, bars(count, names)});
        samples.push_back({"saturation" + tail, saturation(count)});
        samples.push_back({"timeline" + tail, timeline(count, names)});
    }
    samples.push_back({"upper matrix", matrix(Matrix::Triangle::Upper, names)});
    samples.push_back({"full matrix", matrix(Matrix::Triangle::Full, names)});
    return samples;
}

std::vector<Sample> empty() {
    return {{"heat map", HeatMap{}},  {"bars", Bars{}},        {"forest", Forest{}},
            {"matrix", Matrix{}},     {"network", Network{}},  {"saturation", Saturation{}},
            {"portrait", Portrait{}}, {"timeline", Timeline{}}};
}

}  // namespace samples
