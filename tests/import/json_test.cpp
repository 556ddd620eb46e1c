#include "imported.h"

using namespace coder::import;

TEST_CASE("Whisper: segments in seconds, with and without speakers") {
    const auto spoken = imported(
        R"({"text":" Hi. Yes.","segments":[{"id":0,"start":0.0,"end":2.5,"text":" Hi.","speaker":"SPEAKER_00"},
            {"id":1,"start":2.5,"end":4.0,"text":" Caf\u0065\u0301 yes.","speaker":"SPEAKER_01"},
            {"id":2,"start":4.0,"end":5.0,"text":" Indeed.","speaker":"SPEAKER_01"}],"language":"en"})",
        "w.json");
    CHECK(spoken.format.format == Format::Json);
    CHECK(turnsOf(spoken) == Strings{"SPEAKER_00@0|Hi.", "SPEAKER_01@2500|Café yes. Indeed."});
    CHECK(timesOf(spoken)[2] == "4000-5000|Indeed.");
    const auto silent =
        imported(R"({"segments":[{"start":0,"end":2,"text":" Hi"},{"start":2,"end":3,"text":" there."}]})", "w.json");
    CHECK(silent.source.text == "Hi there.\n");
}

TEST_CASE("services with speaker labels") {
    CHECK(
        turnsOf(imported(
            R"({"text":"x y","utterances":[{"speaker":"A","start":250,"end":1650,"text":"How was it?","words":[{"text":"How","start":250,"end":400,"speaker":"A"}]},
                  {"speaker":"B","start":2000,"end":2600,"text":"Good, good."}]})",
            "assembly.json")) == Strings{"Speaker A@250|How was it?", "Speaker B@2000|Good, good."});
    CHECK(turnsOf(imported(
              R"({"results":{"channels":[{"alternatives":[{"transcript":"a","paragraphs":{"paragraphs":[
                  {"speaker":0,"sentences":[{"text":"How was it?","start":0.5,"end":1.5},{"text":"Well?","start":1.5,"end":2}]},
                  {"speaker":1,"sentences":[{"text":"Good.","start":2.5,"end":3}]}]}}]}]}})",
              "deepgram.json")) == Strings{"Speaker 0@500|How was it? Well?", "Speaker 1@2500|Good."});
    CHECK(
        turnsOf(imported(
            R"({"results":{"channels":[{"alternatives":[{"words":[{"word":"how","punctuated_word":"How?","start":1,"end":1.5,"speaker":0},
                  {"word":"so","start":2,"end":2.5,"speaker":1}]}]}]}})",
            "words.json")) == Strings{"Speaker 0@1000|How?", "Speaker 1@2000|so"});
    CHECK(turnsOf(imported(
              R"({"results":{"transcripts":[{"transcript":"How? Fine, yes."}],
                  "speaker_labels":{"segments":[{"speaker_label":"spk_0","items":[{"start_time":"0.5","speaker_label":"spk_0"}]},
                    {"speaker_label":"spk_1","items":[{"start_time":"1.5","speaker_label":"spk_1"},{"start_time":"2.0","speaker_label":"spk_1"}]}]},
                  "items":[{"type":"pronunciation","start_time":"0.5","end_time":"0.9","alternatives":[{"content":"How"}]},
                    {"type":"punctuation","alternatives":[{"content":"?"}]},
                    {"type":"pronunciation","start_time":"1.5","end_time":"1.9","alternatives":[{"content":"Fine"}]},
                    {"type":"punctuation","alternatives":[{"content":","}]},
                    {"type":"pronunciation","start_time":"2.0","end_time":"2.2","alternatives":[{"content":"yes"}]},
                    {"type":"punctuation","alternatives":[{"content":"."}]}]}})",
              "aws.json")) == Strings{"spk_0@500|How?", "spk_1@1500|Fine, yes."});
    CHECK(
        turnsOf(imported(
            R"({"transcription":[{"timestamps":{"from":"00:00:01,000","to":"00:00:02,000"},"offsets":{"from":1000,"to":2000},"text":" I: Why?"},
                  {"offsets":{"from":2000,"to":9000},"text":" P: So."}]})",
            "cpp.json")) == Strings{"I@1000|Why?", "P@2000|So."});
    CHECK(
        turnsOf(imported(
            R"({"monologues":[{"speaker":0,"elements":[{"type":"text","value":"How","ts":1.0,"end_ts":1.5},{"type":"punct","value":" "},{"type":"text","value":"so?","ts":2,"end_ts":3}]},
                  {"speaker":1,"elements":[{"type":"text","value":"Yes","ts":4,"end_ts":5}]}]})",
            "rev.json")) == Strings{"Speaker 0@1000|How so?", "Speaker 1@4000|Yes"});
    CHECK(
        turnsOf(imported(
            R"({"recognizedPhrases":[{"speaker":1,"offsetInTicks":10000000,"durationInTicks":5000000,"nBest":[{"display":"How?"}]},
                  {"speaker":2,"offsetInTicks":20000000.0,"nBest":[{"display":"So."}]}]})",
            "azure.json")) == Strings{"Speaker 1@1000|How?", "Speaker 2@2000|So."});
}

TEST_CASE("an unknown service: the list with most words") {
    CHECK(turnsOf(imported(R"([{"who":"Ana","content":"How?"},{"who":"Bo","content":"So.","startTime":"00:01:02"}])",
                           "x.json")) == Strings{"Ana|How?", "Bo@62000|So."});
    CHECK(
        turnsOf(imported(
            R"({"meta":[{"text":"title"}],"data":{"turns":[{"speaker":{"name":"Ana"},"text":"How are you?"},{"speaker":"Bo","text":"So."}]}})",
            "x.json")) == Strings{"Ana|How are you?", "Bo|So."});
}

TEST_CASE("JSON that is broken, empty or too deep is an error with a place") {
    const auto cut = tryImport("{\"segments\":[\n {\"text\":\"a\"", "x.json");
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == coder::base::ErrorCode::Invalid);
    CHECK(cut.error().place.line == 2);
    CHECK_FALSE(tryImport("{\"a\":1}", "x.json"));
    CHECK_FALSE(tryImport("{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}", "x.json"));
    CHECK_FALSE(tryImport(R"({"segments":[{"text":5},{"start":1e400,"text":null}]})", "x.json"));
    // A transcript whose first line begins with a bracket is none.
    CHECK(turnsOf(imported("[00:12] I: Why?\n[00:14] P: So.\n", "x.txt")) == Strings{"I@12000|Why?", "P@14000|So."});
}
