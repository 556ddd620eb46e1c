// The sample study's transcripts: nine label forms, each file with one interviewer and one participant.
#include <catch2/catch.hpp>

#include <filesystem>
#include <map>

#include "coder/base/file.h"
#include "coder/text/encoding.h"
#include "tests/transcript/parsed.h"

namespace coder::transcript {

namespace {

/// Which form (see formTraits) which participant's file has, P01 first.
constexpr std::string_view Forms = "GFACEIEDAAAABGEFADBCFAHBEFDGCADIDCHABCFABBGEDCHAEDGBIH";

struct FormTraits {
    const char* what;
    bool wrapped;
    bool timed;
    bool interviewerProposed;
    bool participantProposed;
};

const std::map<char, FormTraits>& formTraits() {
    static const std::map<char, FormTraits> traits{
        {'A', {"Interviewer: and Participant:", false, false, false, false}},
        {'B', {"I: and P: on consecutive lines", false, false, false, false}},
        {'C', {"Interviewer: and P04:, wrapped", true, false, false, false}},
        {'D', {"Markdown, **P08:**", false, false, false, false}},
        {'E', {"Interviewer: and Dr. Ruiz:", false, false, false, true}},
        {'F', {"labels alone on their lines", false, false, false, false}},
        {'G', {"Megan 00:00", false, true, true, true}},
        {'H', {"[00:12:31] I:", false, true, false, false}},
        {'I', {"two first names", false, false, true, true}},
    };
    return traits;
}

std::string samplePath(std::size_t number) {
    const std::string stem = std::string(CODER_SOURCE_DIR) + "/corpus-samples/mentoring-54/transcripts/P" +
                             (number < 10 ? "0" : "") + std::to_string(number);
    return std::filesystem::exists(stem + ".txt") ? stem + ".txt" : stem + ".md";
}

}  // namespace

TEST_CASE("all sample transcripts parse", "[transcript][samples]") {
    REQUIRE(Forms.size() == 54);
    for (std::size_t number = 1; number <= Forms.size(); ++number) {
        const std::string path = samplePath(number);
        const FormTraits& form = formTraits().at(Forms[number - 1]);
        INFO(path << " " << form.what);
        const Parsed p = parsed(text::toCanonical(base::readFile(path).value(), path).value().text);
        const Transcript& transcript = p.transcript;

        REQUIRE(transcript.speakers.size() == 2);
        const auto is = [&](Role role) { return transcript.speakers[0].role == role ? 0U : 1U; };
        const std::uint32_t interviewer = is(Role::Interviewer);
        const std::uint32_t participant = is(Role::Participant);
        CHECK(transcript.speakers[interviewer].role == Role::Interviewer);
        CHECK(transcript.speakers[participant].role == Role::Participant);
        CHECK(transcript.speakers[interviewer].proposed == form.interviewerProposed);
        CHECK(transcript.speakers[participant].proposed == form.participantProposed);
        CHECK(interviewer == transcript.turns[0].speaker);

        std::size_t bytesSpoken[2] = {0, 0};
        std::uint32_t last = 2;
        std::size_t repeated = 0;
        for (const Turn& turn : transcript.turns) {
            if (turn.speaker == last) ++repeated;
            CHECK(turn.time.has_value() == form.timed);
            last = turn.speaker;
            bytesSpoken[turn.speaker] += turn.span.size();
        }
        CHECK(repeated <= 1);  // one interviewer speaks on after a dropped call
        CHECK(transcript.turns.size() >= 20);
        CHECK(bytesSpoken[participant] > 2 * bytesSpoken[interviewer]);
        CHECK(transcript.wrapped == form.wrapped);
        for (const base::Diagnostic& diagnostic : p.diagnostics) {
            INFO(base::toString(diagnostic));
            CHECK(diagnostic.severity == base::Severity::Note);
        }
        CHECK((p.diagnostics.size() == 1) == (form.interviewerProposed || form.participantProposed));
    }
}

}  // namespace coder::transcript
