// Figures for papers: what is to be shown. Values only; draw.h makes pictures of them.
//
// Texts are plain UTF-8 from anywhere: control characters and bad bytes in them do no harm, long ones are wrapped and
// then cut with an ellipsis (the whole, up to 10,000 bytes, stands in the SVG as a tooltip). Shares lie in 0..1 and are
// shown in percent. A value that is absent or not finite is undefined; values outside their range are drawn at its end.
// Lists that should be as long as another and are shorter count as undefined at their end; what is too long is left
// out.
//
// In every figure `title` is its heading, and `caption` says what is shown, of how many (N) and in which unit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace coder::figures {

/// A value with its interval; each part may be undefined. The interval is drawn when it has both ends.
struct Estimate {
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    std::string text;  ///< Printed beside it, such as "7/12"; may be empty.
};

/// Codes (rows) by streams or cases (columns), a share in the shade of each cell.
struct HeatMap {
    struct Row {
        std::string label;
        std::uint32_t depth = 0;  ///< Steps of indentation: 0 for a code at the top or a group's heading.
    };
    struct Column {
        std::string label;
        std::string note;  ///< Below the label, such as "n = 12"; may be empty.
    };
    struct Cell {
        std::optional<double> value;  ///< Undefined cells are hatched, without text.
        std::string text;             ///< Such as "7" or "58"; may be empty. Left out where it has no room.
    };

    std::string title;
    std::string caption;
    std::vector<Row> rows;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> cells;   ///< By row, then by column. An empty row is a heading without cells.
    double low = 0;                         ///< The value at the light end of the scale, as a share.
    double high = 1;                        ///< The value at the dark end; not above `low` means: the largest value.
    std::string legend;                     ///< What the shade means, such as "Participants (%)".
    std::string undefined = "not defined";  ///< What hatched cells mean; in the legend when there is one.
};

/// Shares with intervals as horizontal bars, one bar for each series (stream) beside the others.
struct Bars {
    struct Bar {
        std::string label;
        std::vector<Estimate> values;  ///< By series, shares.
    };
    struct Group {
        std::string label;  ///< A heading over its bars; may be empty.
        std::vector<Bar> bars;
    };

    std::string title;
    std::string caption;
    std::vector<std::string> series;  ///< Names for the legend, such as "Clinician-scientists (n = 12)".
    std::vector<Group> groups;
    std::string axis;  ///< What the length means, with its unit: "Participants (%)".
};

/// Differences with intervals around a null line.
struct Forest {
    struct Row {
        std::string label;
        std::uint32_t depth = 0;         ///< Steps of indentation.
        Estimate estimate;               ///< Its text is not used: `texts` are. Without a value: a heading.
        std::vector<std::string> texts;  ///< By column, such as "7/12 vs 3/14" and "0.26 (-0.05 to 0.51)".
    };

    std::string title;
    std::string caption;
    std::string rowsHeading;                 ///< Over the labels; may be empty.
    std::vector<std::string> textsHeadings;  ///< By column of text; says how many columns there are.
    std::vector<Row> rows;
    std::string axis;       ///< What is estimated, with its unit: "Difference in share of participants".
    std::string favorsLow;  ///< Below the axis at its left, such as "more in failed mentoring"; may be empty.
    std::string favorsHigh;
    double null = 0;  ///< Where the line of no difference stands; at 0 if this is not finite.
};

/// How often each code occurs together with each other one.
struct Matrix {
    enum class Triangle : std::uint8_t { Lower, Upper, Full };

    std::string title;
    std::string caption;
    std::vector<std::string> labels;
    /// By row, then by column; 0 or more. Counts or coefficients such as Jaccard's. The diagonal, where there is one,
    /// is printed and not shaded: a code is always together with itself.
    std::vector<std::vector<std::optional<double>>> values;
    Triangle triangle = Triangle::Lower;  ///< Which cells are drawn, with the diagonal; the others are not read.
    std::uint32_t decimals = 0;           ///< Of the numbers in the cells, at most 6.
    std::string legend;                   ///< What a number means, such as "Interviews with both codes".
};

/// Codes as circles (or signs of other forms, by group), joined by lines where they occur together.
struct Network {
    enum class Layout : std::uint8_t {
        Circle,  ///< On a circle, in their order.
        Force,   ///< Codes that occur together stand together (Fruchterman and Reingold 1991, from a fixed start).
    };
    struct Node {
        std::string label;
        double size = 1;          ///< Its sign's area in proportion; 0 or more.
        std::uint32_t group = 0;  ///< Index into `groups`: its sign and colour. Of no meaning without groups.
    };
    struct Edge {
        std::size_t from = 0;  ///< Indices into `nodes`; edges to nodes that are not there are left out.
        std::size_t to = 0;
        double weight = 1;  ///< The line's width in proportion; 0 or less: no line.
    };

    std::string title;
    std::string caption;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<std::string> groups;  ///< Names for the legend; may be empty.
    double threshold = 0;             ///< Edges of less weight are not drawn, and the legend says so.
    std::string sizeLegend;           ///< What the sign's size means, such as "interviews with the code".
    std::string weightLegend;         ///< What the line's width means, such as "interviews with both codes".
    Layout layout = Layout::Circle;
};

/// How many codes had been seen after so many interviews.
struct Saturation {
    /// Element 0 is the number after one interview. Any of the lists may be empty: that line or band is not drawn.
    struct Series {
        std::string label;
        std::vector<double> observed;  ///< In the order in which the interviews were held.
        std::vector<double> mean;      ///< Over random orders of the interviews.
        std::vector<double> low;       ///< The band over random orders, drawn where `high` goes too.
        std::vector<double> high;
    };

    std::string title;
    std::string caption;
    std::vector<Series> series;
    std::string xAxis = "Interviews";
    std::string yAxis = "Codes";
    std::string observed = "order of interviews";  ///< Names of the lines for the legend.
    std::string mean = "mean of random orders";
    std::string band = "range of random orders";  ///< What the band is, such as "95% of random orders".
};

enum class Speaker : std::uint8_t { Participant, Interviewer, Other };

/// One interview from its beginning to its end: where each code was applied and who spoke.
struct Portrait {
    struct Lane {
        std::string label;
        std::uint32_t depth = 0;  ///< Steps of indentation.
        std::uint32_t group = 0;  ///< The lanes of a group have one colour.
    };
    struct Mark {
        std::size_t lane = 0;
        double begin = 0;  ///< 0 is the interview's beginning, 1 its end.
        double end = 0;    ///< However short, a mark is drawn wide enough to be seen.
    };
    struct Turn {
        Speaker speaker = Speaker::Participant;
        double begin = 0;  ///< As of marks.
        double end = 0;
    };

    std::string title;
    std::string caption;
    double length = 0;  ///< Of the interview in `unit`; 0 or less: the axis is in percent.
    std::string unit = "words";
    std::vector<Lane> lanes;
    std::vector<Mark> marks;
    std::vector<Turn> turns;  ///< The strip at the bottom; none: no strip.
};

/// Who speaks when, and where themes come up.
struct Timeline {
    struct Turn {
        double begin = 0;  ///< In the timeline's unit, from 0.
        double end = 0;
    };
    struct Mark {
        double at = 0;
        std::uint32_t group = 0;  ///< Index into `groups`: colour and height of the tick.
    };
    struct Lane {
        std::string label;  ///< The speaker's.
        std::vector<Turn> turns;
        std::vector<Mark> marks;
    };

    std::string title;
    std::string caption;
    double length = 0;  ///< Of the whole; 0 or less: up to the last turn or mark.
    std::string axis;   ///< "Time (min)" or "Words".
    std::vector<Lane> lanes;
    std::vector<std::string> groups;  ///< Names of the groups of themes, for the legend.
};

using Figure = std::variant<HeatMap, Bars, Forest, Matrix, Network, Saturation, Portrait, Timeline>;

}  // namespace coder::figures
