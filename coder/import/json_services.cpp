#include "coder/import/json_services.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "coder/import/table_columns.h"
#include "coder/import/text_lines.h"

namespace coder::import {

namespace {

using nlohmann::json;

/// The value under a path of keys; null where one is missing. A number stands for an element of a list.
const json* at(const json& tree, std::initializer_list<const char*> keys) {
    const json* value = &tree;
    for (const char* key : keys) {
        if (value->is_array()) {
            if (value->empty()) return nullptr;
            value = &value->front();
        }
        const auto found = value->is_object() ? value->find(key) : value->end();
        if (!value->is_object() || found == value->end()) return nullptr;
        value = &*found;
    }
    return value;
}

/// A list under a path; an empty one where there is none.
const json& listAt(const json& tree, std::initializer_list<const char*> keys) {
    static const json Empty = json::array();
    const json* value = at(tree, keys);
    return value != nullptr && value->is_array() ? *value : Empty;
}

/// "A" and "0" are no names.
std::string speakerName(const std::string& label) {
    const std::string name = singleSpaced(label);
    const bool number = name.find_first_not_of("0123456789") == std::string::npos;
    return name.empty() || (name.size() > 1 && !number) ? name : "Speaker " + name;
}

template <std::size_t N>
std::optional<std::string> speakerOf(const json& object, const std::array<const char*, N>& keys) {
    for (const char* key : keys) {
        const json* value = at(object, {key});
        if (value == nullptr) continue;
        if (value->is_string()) return speakerName(value->get_ref<const std::string&>());
        if (value->is_number_integer()) return speakerName(std::to_string(value->get<long long>()));
        if (const json* name = at(*value, {"name"}); name != nullptr && name->is_string())
            return speakerName(name->get_ref<const std::string&>());
    }
    return std::nullopt;
}

constexpr std::array<const char*, 9> SpeakerKeys{"speaker",       "speaker_name", "speakerName",
                                                 "speaker_label", "speakerLabel", "speaker_id",
                                                 "speakerId",     "name",         "who"};
constexpr std::array<const char*, 11> BeginKeys{
    "start",      "begin",     "start_time", "startTime", "start_ms", "from", "startTimeSeconds",
    "begin_time", "timestamp", "ts",         "time"};
constexpr std::array<const char*, 7> EndKeys{"end", "end_time", "endTime", "end_ms", "to", "end_ts", "stop"};

/// A number, or a text that is one, or "00:01:02,5" in seconds.
std::optional<double> jsonNumber(const json* value) {
    if (value == nullptr) return std::nullopt;
    if (value->is_number()) {
        const double number = value->get<double>();
        return std::isfinite(number) && number >= 0 && number < 1e12 ? std::optional(number) : std::nullopt;
    }
    if (!value->is_string()) return std::nullopt;
    const auto time = cellTime(value->get_ref<const std::string&>(), false);
    return time ? std::optional(static_cast<double>(time->count()) / 1000) : std::nullopt;
}

template <std::size_t N>
std::optional<double> timeOf(const json& object, const std::array<const char*, N>& keys) {
    for (const char* key : keys)
        if (const auto number = jsonNumber(at(object, {key}))) return number;
    return std::nullopt;
}

Segment segmentOf(const json& object, const std::string& words) {
    return {words, speakerOf(object, SpeakerKeys), timeOf(object, BeginKeys), timeOf(object, EndKeys)};
}

/// Single words with punctuation apart, joined while one speaker speaks.
class WordJoiner {
public:
    void add(const std::string& word, bool punctuation, const Segment& facts) {
        const bool same = !segments_.empty() && (punctuation || segments_.back().speaker == facts.speaker);
        if (!same) segments_.push_back({{}, facts.speaker, facts.begin, facts.end});
        Segment& segment = segments_.back();
        if (!segment.text.empty() && !punctuation) segment.text += ' ';
        segment.text += word;
        if (facts.end) segment.end = facts.end;
    }
    /// Between two sentences that should have times of their own.
    std::vector<Segment> take() { return std::move(segments_); }

private:
    std::vector<Segment> segments_;
};

/// AWS Transcribe: words and punctuation; who speaks stands with the item or in a table by times.
std::vector<Segment> awsItems(const json& tree) {
    std::vector<std::pair<std::string, std::string>> speakers;  // start time as written, label
    for (const json& segment : listAt(tree, {"results", "speaker_labels", "segments"}))
        for (const json& item : listAt(segment, {"items"})) {
            const json* start = at(item, {"start_time"});
            const json* label = at(item, {"speaker_label"});
            if (start != nullptr && start->is_string() && label != nullptr && label->is_string())
                speakers.emplace_back(start->get<std::string>(), label->get<std::string>());
        }
    std::stable_sort(speakers.begin(), speakers.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    WordJoiner joiner;
    for (const json& item : listAt(tree, {"results", "items"})) {
        const json* content = at(item, {"alternatives", "content"});
        if (content == nullptr || !content->is_string()) continue;
        const json* type = at(item, {"type"});
        Segment facts = segmentOf(item, {});
        const json* start = at(item, {"start_time"});
        if (!facts.speaker && start != nullptr && start->is_string()) {
            const auto found =
                std::lower_bound(speakers.begin(), speakers.end(), start->get_ref<const std::string&>(),
                                 [](const auto& entry, const auto& value) { return entry.first < value; });
            if (found != speakers.end() && found->first == start->get_ref<const std::string&>())
                facts.speaker = found->second;
        }
        joiner.add(content->get_ref<const std::string&>(), type != nullptr && *type == "punctuation", facts);
    }
    return joiner.take();
}

std::vector<Segment> awsSegments(const json& tree) {
    std::vector<Segment> segments = listSegments(listAt(tree, {"results", "audio_segments"}));
    return segments.empty() ? awsItems(tree) : segments;
}

/// Deepgram: utterances, or paragraphs of sentences, or words.
std::vector<Segment> deepgram(const json& tree) {
    std::vector<Segment> segments = listSegments(listAt(tree, {"results", "utterances"}));
    if (!segments.empty()) return segments;
    for (const json& paragraph : listAt(tree, {"results", "channels", "alternatives", "paragraphs", "paragraphs"}))
        for (Segment& sentence : listSegments(listAt(paragraph, {"sentences"}))) {
            sentence.speaker = speakerOf(paragraph, SpeakerKeys);
            segments.push_back(std::move(sentence));
        }
    if (!segments.empty()) return segments;
    WordJoiner joiner;
    for (const json& word : listAt(tree, {"results", "channels", "alternatives", "words"})) {
        const json* text = at(word, {"punctuated_word"});
        if (text == nullptr) text = at(word, {"word"});
        if (text != nullptr && text->is_string())
            joiner.add(text->get_ref<const std::string&>(), false, segmentOf(word, {}));
    }
    return joiner.take();
}

/// whisper.cpp: times in milliseconds under "offsets".
std::vector<Segment> whisperCpp(const json& tree) {
    std::vector<Segment> segments;
    for (const json& each : listAt(tree, {"transcription"})) {
        const std::string* words = wordsOf(each);
        if (words == nullptr) continue;
        Segment segment{*words, speakerOf(each, SpeakerKeys), jsonNumber(at(each, {"offsets", "from"})),
                        jsonNumber(at(each, {"offsets", "to"}))};
        for (auto* time : {&segment.begin, &segment.end})
            if (*time) **time /= 1000;
        segments.push_back(std::move(segment));
    }
    return segments;
}

/// Rev.ai: monologues of elements, spaces among them.
std::vector<Segment> monologues(const json& tree) {
    std::vector<Segment> segments;
    for (const json& monologue : listAt(tree, {"monologues"})) {
        Segment segment;
        segment.speaker = speakerOf(monologue, SpeakerKeys);
        for (const json& element : listAt(monologue, {"elements"})) {
            const json* value = at(element, {"value"});
            if (value == nullptr || !value->is_string()) continue;
            segment.text += value->get_ref<const std::string&>();
            if (const auto begin = jsonNumber(at(element, {"ts"})); begin && !segment.begin) segment.begin = begin;
            if (const auto end = jsonNumber(at(element, {"end_ts"}))) segment.end = end;
        }
        segments.push_back(std::move(segment));
    }
    return segments;
}

/// Azure: phrases with times in units of 100 nanoseconds.
std::vector<Segment> azure(const json& tree) {
    constexpr double TicksPerSecond = 1e7;
    std::vector<Segment> segments;
    for (const json& phrase : listAt(tree, {"recognizedPhrases"})) {
        const json* words = at(phrase, {"nBest", "display"});
        if (words == nullptr || !words->is_string()) continue;
        Segment segment{words->get<std::string>(), speakerOf(phrase, SpeakerKeys), {}, {}};
        const auto offset = jsonNumber(at(phrase, {"offsetInTicks"}));
        const auto duration = jsonNumber(at(phrase, {"durationInTicks"}));
        if (offset) segment.begin = *offset / TicksPerSecond;
        if (offset && duration) segment.end = (*offset + *duration) / TicksPerSecond;
        segments.push_back(std::move(segment));
    }
    return segments;
}

std::size_t wordCount(const std::string& text) {
    const std::string spaced = singleSpaced(text);
    return static_cast<std::size_t>(std::count(spaced.begin(), spaced.end(), ' ')) + 1;
}

bool isMilliseconds(const std::vector<Segment>& segments) {
    constexpr double LongestWord = 20;  // seconds; in milliseconds no word is that short
    double duration = 0;
    double words = 0;
    for (const Segment& segment : segments) {
        if (!segment.begin || !segment.end || *segment.end <= *segment.begin) continue;
        duration += *segment.end - *segment.begin;
        words += static_cast<double>(wordCount(segment.text));
    }
    return words > 0 && duration / words > LongestWord;
}

}  // namespace

const std::string* wordsOf(const json& object) {
    if (!object.is_object()) return nullptr;
    for (const char* key :
         {"text", "transcript", "utterance", "content", "sentence", "message", "speech", "words", "body"})
        if (const auto found = object.find(key); found != object.end() && found->is_string())
            return &found->get_ref<const std::string&>();
    return nullptr;
}

std::vector<Segment> listSegments(const json& list) {
    std::vector<Segment> segments;
    for (const json& each : list)
        if (const std::string* words = wordsOf(each)) segments.push_back(segmentOf(each, *words));
    return segments;
}

std::vector<Segment> serviceSegments(const json& tree) {
    if (!tree.is_object()) return {};
    std::vector<Segment> segments = listSegments(listAt(tree, {"utterances"}));
    if (segments.empty()) segments = listSegments(listAt(tree, {"segments"}));
    for (const auto reader : {&whisperCpp, &awsSegments, &deepgram, &monologues, &azure})
        if (segments.empty()) segments = reader(tree);
    return segments;
}

Document segmentDocument(std::vector<Segment> segments) {
    Document document;
    document.captions = true;
    const double unit = isMilliseconds(segments) ? 1 : 1000;
    std::uint32_t number = 0;
    for (Segment& segment : segments) {
        Block block;
        block.text = std::move(segment.text);
        block.speaker = std::move(segment.speaker);
        if (segment.begin) block.begin = std::chrono::milliseconds(std::llround(*segment.begin * unit));
        if (block.begin && segment.end)
            block.end = std::max(*block.begin, std::chrono::milliseconds(std::llround(*segment.end * unit)));
        block.place = ++number;
        document.blocks.push_back(std::move(block));
    }
    return document;
}

}  // namespace coder::import
