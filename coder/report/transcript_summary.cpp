#include "coder/report/transcript_summary.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "coder/report/numbers.h"
#include "coder/report/table.h"

namespace coder::report {

namespace {

using Json = nlohmann::ordered_json;

/// Every line of `text` set in by so many spaces.
std::string indented(const std::string& text, std::size_t by) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) result += std::string(by, ' ') + text.substr(at, end - at);
        result += '\n';
        at = end + 1;
    }
    return result;
}

std::string whatItIs(const TranscriptSummary& summary) {
    std::string line = summary.format + ", " + summary.certainty + "; " + summary.encoding;
    if (summary.encodingConfidence) line += fmt::format(" (a guess, {} of 100)", *summary.encodingConfidence);
    if (summary.begin) line += "; " + clockText(*summary.begin);
    if (summary.begin && summary.end && *summary.end != *summary.begin) line += " to " + clockText(*summary.end);
    return line;
}

Table speakersTable(const TranscriptSummary& summary) {
    Table table;
    table.columns = {{"speaker", "speaker", "", Align::Left},
                     {"role", "role", "", Align::Left},
                     {"turns", "turns", "", Align::Right},
                     {"words", "words", "", Align::Right},
                     {"share", "share", "", Align::Right}};
    for (const TranscriptSummary::Speaker& speaker : summary.speakers)
        table.rows.push_back(
            {0,
             false,
             {speaker.label.empty() ? "(no label)" : speaker.label,
              speaker.role + (speaker.proposed ? " (proposed)" : ""), grouped(speaker.turns), grouped(speaker.words),
              summary.words() == 0 ? Undefined : percentText(speaker.words, summary.words())}});
    return table;
}

Json seconds(const std::optional<std::chrono::milliseconds>& time) {
    return time ? Json(static_cast<double>(time->count()) / 1000.0) : Json();
}

Json speakerJson(const TranscriptSummary& summary, const TranscriptSummary::Speaker& speaker) {
    return {{"label", speaker.label},
            {"role", speaker.role},
            {"proposed", speaker.proposed},
            {"turns", speaker.turns},
            {"words", speaker.words},
            {"share", summary.words() == 0 ? Json() : Json(percent(speaker.words, summary.words()))}};
}

Json diagnosticJson(const base::Diagnostic& diagnostic) {
    const auto known = [](std::uint32_t number) { return number == 0 ? Json() : Json(number); };
    return {{"severity", base::severityName(diagnostic.severity)},
            {"file", diagnostic.place.file},
            {"line", known(diagnostic.place.line)},
            {"column", known(diagnostic.place.column)},
            {"message", diagnostic.message},
            {"remedy", diagnostic.remedy}};
}

Json summaryJson(const TranscriptSummary& summary) {
    Json json{{"file", summary.file}, {"source", summary.source}, {"readable", summary.readable}};
    if (!summary.outcome.empty()) json["outcome"] = summary.outcome;
    if (summary.readable) {
        json["format"] = summary.format;
        json["certainty"] = summary.certainty;
        json["encoding"] = summary.encoding;
        json["encoding confidence"] = summary.encodingConfidence ? Json(*summary.encodingConfidence) : Json(100);
        json["words"] = summary.words();
        json["begin"] = seconds(summary.begin);
        json["end"] = seconds(summary.end);
        json["speakers"] = Json::array();
        for (const auto& speaker : summary.speakers) json["speakers"].push_back(speakerJson(summary, speaker));
        json["dropped"] = Json::array();
        for (const auto& dropped : summary.dropped)
            json["dropped"].push_back(Json{{"what", dropped.what}, {"count", dropped.count}});
    }
    json["diagnostics"] = Json::array();
    for (const base::Diagnostic& diagnostic : summary.diagnostics)
        json["diagnostics"].push_back(diagnosticJson(diagnostic));
    return json;
}

}  // namespace

std::uint64_t TranscriptSummary::words() const {
    std::uint64_t all = 0;
    for (const Speaker& speaker : speakers) all += speaker.words;
    return all;
}

std::string toText(const TranscriptSummary& summary) {
    std::string text = summary.file + " -> " + summary.source;
    if (!summary.outcome.empty()) text += " (" + summary.outcome + ")";
    text += "\n";
    if (summary.readable) {
        text += "    " + whatItIs(summary) + "\n";
        if (!summary.speakers.empty()) text += indented(toText(speakersTable(summary)), 4);
    }
    for (const base::Diagnostic& diagnostic : summary.diagnostics)
        text += indented(base::toString(diagnostic) + "\n", 4);
    return text;
}

std::string toJson(const std::vector<TranscriptSummary>& summaries) {
    Json array = Json::array();
    for (const TranscriptSummary& summary : summaries) array.push_back(summaryJson(summary));
    return array.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace coder::report
