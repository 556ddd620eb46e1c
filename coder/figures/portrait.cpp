#include <algorithm>
#include <cmath>

#include "coder/figures/axis.h"
#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

constexpr double NarrowestMark = 1.2;
constexpr double PortraitGap = 4;
constexpr double StripHeight = 7;

struct Range {
    double begin;
    double end;
};

/// Inside 0..1 and in order; nothing where an end is not finite.
std::optional<Range> shareRange(double begin, double end) {
    if (!std::isfinite(begin) || !std::isfinite(end)) return std::nullopt;
    begin = std::clamp(begin, 0.0, 1.0);
    return Range{begin, std::clamp(end, begin, 1.0)};
}

struct Voice {
    const char* name;
    Colour fill;
};

Voice voiceOf(Speaker speaker) {
    switch (speaker) {
        case Speaker::Participant:
            return {"Participant", Muted};
        case Speaker::Interviewer:
            return {"Interviewer", {214, 214, 214}};
        case Speaker::Other:
            return {"Other", White};
    }
    return {"Other", White};
}

class PortraitDrawing {
public:
    PortraitDrawing(const Portrait& portrait, Sheet& sheet)
        : portrait_(portrait),
          sheet_(sheet),
          labels_(rows(), sheet.width() * (sheet.width() < 300 ? 0.42 : 0.32), 100, 2) {
        left_ = labels_.width() + 6;
        right_ = sheet.width() - 4;
        const bool known = std::isfinite(portrait.length) && portrait.length > 0;
        title_ = "Position in the interview (" + (known ? portrait.unit : "%") + ")";
        axis_ = Axis::exact(0, known ? portrait.length : 100, stepsFor(right_ - left_), Numerals::Plain);
        axis_.place(left_, right_);
    }

    double draw(double top) {
        const double extra = std::max(0.0, sheet_.stretch()) / static_cast<double>(labelCount());
        std::vector<std::vector<Portrait::Mark>> marks(portrait_.lanes.size());
        for (const Portrait::Mark& mark : portrait_.marks)
            if (mark.lane < marks.size()) marks[mark.lane].push_back(mark);
        double y = top;
        for (std::size_t lane = 0; lane < portrait_.lanes.size(); ++lane) {
            if (lane > 0 && portrait_.lanes[lane].group != portrait_.lanes[lane - 1].group) y += PortraitGap;
            const double height = std::max(11.0, labels_.height(lane) + 2) + extra;
            drawLane(lane, marks[lane], y, height);
            y += height;
        }
        if (hasStrip()) y = drawStrip(y + PortraitGap, extra);
        y = drawBottomAxis(sheet_, axis_, left_, right_, y + 2, title_);
        return hasStrip() ? drawLegend(sheet_, keys(), left_, sheet_.width(), y + 3) : y;
    }

private:
    bool hasStrip() const { return !portrait_.turns.empty(); }
    std::size_t labelCount() const { return portrait_.lanes.size() + (hasStrip() ? 1 : 0); }

    std::vector<RowLabels::Row> rows() const {
        std::vector<RowLabels::Row> all;
        for (const Portrait::Lane& lane : portrait_.lanes) all.push_back({lane.label, lane.depth, false});
        if (hasStrip()) all.push_back({"Speaker", 0, true});
        return all;
    }

    double at(double share) const { return left_ + share * (right_ - left_); }

    void drawLane(std::size_t lane, const std::vector<Portrait::Mark>& marks, double y, double height) {
        labels_.draw(sheet_, lane, 0, y + height / 2);
        const double laneHeight = std::min(height - 3, 14.0);
        const double top = y + (height - laneHeight) / 2;
        sheet_.add(Box{left_, top, right_ - left_, laneHeight, Colour{245, 245, 245}, {}, {}});
        for (const Portrait::Mark& mark : marks) {
            const auto range = shareRange(mark.begin, mark.end);
            if (!range) continue;
            const double width = std::max(NarrowestMark, at(range->end) - at(range->begin));
            const double x = std::min(at(range->begin), right_ - width);
            sheet_.add(
                Box{x, top, width, laneHeight, category(portrait_.lanes[lane].group), {}, portrait_.lanes[lane].label});
        }
    }

    double drawStrip(double y, double extra) {
        const double height = 11 + extra;
        labels_.draw(sheet_, portrait_.lanes.size(), 0, y + height / 2);
        const double top = y + (height - StripHeight) / 2;
        for (const Portrait::Turn& turn : portrait_.turns)
            if (const auto range = shareRange(turn.begin, turn.end)) {
                const Voice voice = voiceOf(turn.speaker);
                sheet_.add(Box{
                    at(range->begin), top, at(range->end) - at(range->begin), StripHeight, voice.fill, {}, voice.name});
            }
        sheet_.add(Box{left_, top, right_ - left_, StripHeight, {}, Stroke{Muted, 0.5}, {}});
        return y + height;
    }

    std::vector<Key> keys() const {
        std::vector<Key> all;
        for (const Speaker speaker : {Speaker::Participant, Speaker::Interviewer, Speaker::Other}) {
            const bool speaks = std::any_of(portrait_.turns.begin(), portrait_.turns.end(),
                                            [&](const Portrait::Turn& turn) { return turn.speaker == speaker; });
            const Voice voice = voiceOf(speaker);
            if (speaks)
                all.push_back({voice.name, [voice](Sheet& sheet, Point at) {
                                   sheet.add(Box{at.x, at.y + 0.5, 14, 7, voice.fill, Stroke{Muted, 0.5}, {}});
                               }});
        }
        return all;
    }

    const Portrait& portrait_;
    Sheet& sheet_;
    RowLabels labels_;
    Axis axis_;
    std::string title_;
    double left_ = 0;
    double right_ = 0;
};

}  // namespace

double drawFigure(const Portrait& portrait, Sheet& sheet, double top) {
    return PortraitDrawing(portrait, sheet).draw(top);
}

}  // namespace coder::figures
