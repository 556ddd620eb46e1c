#include "coder/report/html_report_data.h"

#include <optional>
#include <unordered_map>

#include "coder/base/check.h"
#include "coder/report/html_text.h"
#include "coder/text/position_index.h"

namespace coder::report {

namespace {

/// Texts that recur, each once, in the order of their first use.
class SharedStrings {
public:
    std::string place(const std::string& text) {
        const auto [entry, added] = places_.try_emplace(text, places_.size());
        if (added) json_ += (json_.empty() ? "" : ",\n") + jsonStringInHtml(text);
        return std::to_string(entry->second);
    }

    const std::string& json() const { return json_; }

private:
    std::unordered_map<std::string, std::size_t> places_;
    std::string json_;
};

class DataWriter {
public:
    explicit DataWriter(const std::vector<ReportTurn>& turns) : turns_(turns), texts_(turns.size()) {}

    std::string turn(const ReportTurn& turn) {
        std::string json = "[";
        for (const std::string* shared : {&turn.source, &turn.participant, &turn.attributes, &turn.speaker})
            json += strings_.place(*shared) + ",";
        json += std::to_string(turn.line) + "," + strings_.place(turn.beforeSpeaker);
        return json + "," + jsonStringInHtml(turn.before) + "," + jsonStringInHtml(turn.text) + "]";
    }

    std::string passage(const Passage& passage) {
        CODER_CHECK_LT(passage.turn, turns_.size());
        const TurnText& text = textOf(passage.turn);
        std::string json = "[" + std::to_string(passage.turn) + "," + utf16(text, passage.unit);
        for (const std::string* shared : {&passage.code, &passage.name, &passage.rule, &passage.coder})
            json += "," + strings_.place(*shared);
        std::vector<text::Span> evidence = passage.evidence;
        text::joinOverlaps(evidence);
        for (const text::Span span : evidence) json += "," + utf16(text, span);
        return json + "]";
    }

    const std::string& strings() const { return strings_.json(); }

private:
    struct TurnText {
        explicit TurnText(const std::string& text) : valid(validUtf8(text)), index(valid) {}
        TurnText(const TurnText&) = delete;
        TurnText& operator=(const TurnText&) = delete;

        std::string valid;
        text::PositionIndex index;  ///< Of `valid`.
    };

    const TurnText& textOf(std::uint32_t turn) {
        if (!texts_[turn]) texts_[turn].emplace(turns_[turn].text);
        return *texts_[turn];
    }

    static std::string utf16(const TurnText& text, text::Span span) {
        CODER_CHECK_LE(span.end().value(), text.valid.size());
        return std::to_string(text.index.utf16(span.begin()).value()) + "," +
               std::to_string(text.index.utf16(span.end()).value());
    }

    const std::vector<ReportTurn>& turns_;
    std::vector<std::optional<TurnText>> texts_;
    SharedStrings strings_;
};

template <class Items, class Write>
std::string lines(const Items& items, Write write) {
    std::string json;
    for (const auto& item : items) {
        if (!json.empty()) json += ",\n";
        json += write(item);
    }
    return json;
}

}  // namespace

std::string htmlReportData(const std::vector<ReportTurn>& turns, const std::vector<Passage>& passages) {
    DataWriter writer(turns);
    const std::string turnLines = lines(turns, [&](const ReportTurn& turn) { return writer.turn(turn); });
    const std::string passageLines = lines(passages, [&](const Passage& passage) { return writer.passage(passage); });
    return "{\"strings\":[\n" + writer.strings() + "],\n\"turns\":[\n" + turnLines + "],\n\"passages\":[\n" +
           passageLines + "]}";
}

}  // namespace coder::report
