#include "coder/store/structure_json.h"

#include <nlohmann/json.hpp>

#include "coder/base/sha256.h"
#include "coder/store/errors.h"

namespace coder::store {

using nlohmann::json;

namespace {

void append(std::string& json, std::uint64_t number) { json += std::to_string(number); }

void append(std::string& json, text::Span span) {
    append(json, span.begin().value());
    json += ',';
    append(json, span.end().value());
}

void append(std::string& json, const std::optional<std::chrono::milliseconds>& time) {
    json += time ? std::to_string(time->count()) : "null";
}

/// `"name":[[…],[…]]`, the inside of each by `write`.
template <class Values, class Write>
void appendList(std::string& json, const char* name, const Values& values, Write write) {
    json += '"';
    json += name;
    json += "\":[";
    bool later = false;
    for (const auto& value : values) {
        json += later ? ",[" : "[";
        write(value);
        json += ']';
        later = true;
    }
    json += ']';
}

[[noreturn]] void wrong() { throw damaged("the structure of a text can't be read"); }

/// Takes the values of one inner list one after the other.
class Fields {
public:
    Fields(const json& list, std::size_t count, std::size_t textBytes) : list_(list), textBytes_(textBytes) {
        if (!list.is_array() || list.size() != count) wrong();
    }
    std::uint32_t index() {
        const json& value = list_[next_++];
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() > UINT32_MAX) wrong();
        return value.get<std::uint32_t>();
    }
    text::Span span() {
        const std::size_t begin = index();
        const std::size_t end = index();
        if (begin > end || end > textBytes_) wrong();
        return {begin, end};
    }
    std::optional<std::chrono::milliseconds> time() {
        const json& value = list_[next_++];
        if (value.is_null()) return std::nullopt;
        if (!value.is_number_integer()) wrong();
        return std::chrono::milliseconds(value.get<std::int64_t>());
    }
    std::string label() {
        const json& value = list_[next_++];
        if (!value.is_string()) wrong();
        return value.get<std::string>();
    }

private:
    const json& list_;
    std::size_t textBytes_;
    std::size_t next_ = 0;
};

const json& listOf(const json& all, const char* name) {
    const auto found = all.find(name);
    if (found == all.end() || !found->is_array()) wrong();
    return *found;
}

transcript::Role roleOf(const std::string& name) {
    for (const auto role : {transcript::Role::Interviewer, transcript::Role::Participant, transcript::Role::Other})
        if (name == transcript::roleName(role)) return role;
    wrong();
}

std::vector<text::Span> spansOf(const json& list, std::size_t textBytes) {
    std::vector<text::Span> spans;
    spans.reserve(list.size());
    for (const json& span : list) spans.push_back(Fields(span, 2, textBytes).span());
    return spans;
}

/// What is counted from `first` on must be there.
void checkRange(std::uint32_t first, std::uint32_t count, std::size_t size) {
    if (first > size || count > size - first) wrong();
}

transcript::Turn turnOf(const json& list, const transcript::Transcript& transcript, std::size_t textBytes) {
    Fields fields(list, 8, textBytes);
    transcript::Turn turn;
    turn.speaker = fields.index();
    turn.span = fields.span();
    turn.time = fields.time();
    turn.firstParagraph = fields.index();
    turn.paragraphCount = fields.index();
    turn.firstSentence = fields.index();
    turn.sentenceCount = fields.index();
    checkRange(turn.speaker, 1, transcript.speakers.size());
    checkRange(turn.firstParagraph, turn.paragraphCount, transcript.paragraphs.size());
    checkRange(turn.firstSentence, turn.sentenceCount, transcript.sentences.size());
    return turn;
}

}  // namespace

std::string structureJson(const project::Source& source) {
    const transcript::Transcript& transcript = source.transcript;
    std::string out = "{";
    const auto span = [&](text::Span value) { append(out, value); };
    appendList(out, "speakers", transcript.speakers, [&](const transcript::Speaker& speaker) {
        out += json(speaker.label).dump() + ",\"" + transcript::roleName(speaker.role) + "\",";
        append(out, speaker.proposed ? 1U : 0U);
    });
    out += ',';
    appendList(out, "turns", transcript.turns, [&](const transcript::Turn& turn) {
        append(out, turn.speaker);
        out += ',';
        append(out, turn.span);
        out += ',';
        append(out, turn.time);
        for (const auto count : {turn.firstParagraph, turn.paragraphCount, turn.firstSentence, turn.sentenceCount}) {
            out += ',';
            append(out, count);
        }
    });
    out += ',';
    appendList(out, "paragraphs", transcript.paragraphs, span);
    out += ',';
    appendList(out, "sentences", transcript.sentences, span);
    out += ',';
    appendList(out, "marks", transcript.marks, span);
    out += transcript.wrapped ? ",\"wrapped\":1," : ",\"wrapped\":0,";
    appendList(out, "times", source.times, [&](const project::TimeMark& mark) {
        append(out, mark.span);
        out += ',';
        append(out, std::optional(mark.begin));
        out += ',';
        append(out, mark.end);
    });
    return out + "}";
}

std::string textKey(std::string_view structure, std::string_view text) {
    base::Sha256 hash;
    hash.add(structure);
    hash.add(std::string_view("\0", 1));
    hash.add(text);
    return hash.finish();
}

void readStructure(std::string_view text, project::Source& source) {
    const json all = json::parse(text, nullptr, false);
    if (!all.is_object()) wrong();
    const std::size_t size = source.text.size();
    transcript::Transcript transcript;
    for (const json& value : listOf(all, "speakers")) {
        Fields fields(value, 3, size);
        std::string label = fields.label();
        const transcript::Role role = roleOf(fields.label());
        transcript.speakers.push_back({std::move(label), role, fields.index() != 0});
    }
    transcript.paragraphs = spansOf(listOf(all, "paragraphs"), size);
    transcript.sentences = spansOf(listOf(all, "sentences"), size);
    transcript.marks = spansOf(listOf(all, "marks"), size);
    for (const json& value : listOf(all, "turns")) transcript.turns.push_back(turnOf(value, transcript, size));
    const auto wrapped = all.find("wrapped");
    if (wrapped == all.end() || !wrapped->is_number_integer()) wrong();
    transcript.wrapped = wrapped->get<std::int64_t>() != 0;
    std::vector<project::TimeMark> times;
    for (const json& value : listOf(all, "times")) {
        Fields fields(value, 4, size);
        const text::Span span = fields.span();
        const auto begin = fields.time();
        if (!begin) wrong();
        times.push_back({span, *begin, fields.time()});
    }
    source.transcript = std::move(transcript);
    source.times = std::move(times);
}

}  // namespace coder::store
