#include "coder/transcript/roles.h"

#include <catch2/catch.hpp>

#include "tests/transcript/parsed.h"

namespace coder::transcript {

namespace {

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("known labels have their roles", "[transcript][roles]") {
    const std::string label = GENERATE("P", "p", "P07", "P 7", "P-07", "P.7", "Participant 3", "PARTICIPANT");
    CHECK(rolesOf(parsed("I: So?\n\n" + label + ": Yes.\n\nI: Why?\n\n" + label + ": No.\n")) ==
          Strings{"I interviewer", label + " participant"});
}

TEST_CASE("the study goes before the usual labels", "[transcript][roles]") {
    const std::string text = "I: So?\nP: Yes.\nPriya: No.\n";
    CHECK(rolesOf(parsed(text, usualLabels({{"Priya", "p"}, {"I"}, {}}))) ==
          Strings{"I participant", "P interviewer", "Priya interviewer"});
    CHECK(rolesOf(parsed(text, usualLabels({{}, {}, {"PRIYA"}}))) ==
          Strings{"I interviewer", "P participant", "Priya other"});
}

TEST_CASE("a whole label goes before a code's letters", "[transcript][roles]") {
    const auto options = usualLabels({{"P1"}, {"P"}, {}});
    CHECK(rolesOf(parsed("P1: So?\nP2: Yes.\nP: No.", options)) ==
          Strings{"P1 interviewer", "P2 participant", "P participant"});
}

TEST_CASE("labels of the study are found in any case and once", "[transcript][roles]") {
    CHECK(turnsOf(parsed("ana: So?\n\nbernd müller: Yes.\n", usualLabels({{"Ana"}, {"Bernd Müller"}, {}}))) ==
          Strings{"ana|So?", "bernd müller|Yes."});
}

TEST_CASE("who asks is proposed as interviewer", "[transcript][roles]") {
    const Parsed p =
        parsed(repeated("Priya: So, how was it? And then?\n\nGeorge: It was good. I liked it. Who knows why.\n\n", 5));
    CHECK(rolesOf(p) == Strings{"Priya interviewer?", "George participant?"});
    CHECK(
        findingsOf(p) ==
        Strings{"note 1:1 \"Priya\" is taken for the interviewer: 100 % of that speaker's sentences are questions, of "
                "others \"George\" 0 %"});
    CHECK(p.diagnostics[0].remedy ==
          "if that is right, add `speakers: {interviewer: [Priya], participant: [George]}` to the study");
}

TEST_CASE("without a clear lead nobody is proposed", "[transcript][roles]") {
    const Parsed p = parsed(repeated("Priya: So? Well.\n\nGeorge: It was? Yes.\n\n", 5));
    CHECK(rolesOf(p) == Strings{"Priya other", "George other"});
    CHECK(findingsOf(p) ==
          Strings{"warning 1:1 the role of \"Priya\", \"George\" is not known, so that speech is not counted"});
    CHECK(rolesOf(parsed("Priya: So?\n\nGeorge: No.\n\nPriya: Why?\n\nGeorge: So.")) ==
          Strings{"Priya other", "George other"});
}

TEST_CASE("labels that YAML would read otherwise are quoted in the remedy", "[transcript][roles]") {
    const Parsed p = parsed(repeated("**Psy, D:** How? Why? So?\n\n**O'Neill:** Well. No. So.\n\n", 5));
    CHECK(p.diagnostics.at(0).remedy.find("interviewer: ['Psy, D'], participant: ['O''Neill']") != std::string::npos);
}

TEST_CASE("the only speaker beside the interviewer is the participant", "[transcript][roles]") {
    const Parsed p = parsed("Interviewer: So?\n\nDr. Ruiz: Yes.\n\nInterviewer: Why?\n\nDr. Ruiz: No.\n");
    CHECK(rolesOf(p) == Strings{"Interviewer interviewer", "Dr. Ruiz participant?"});
    CHECK(findingsOf(p) ==
          Strings{"note 3:1 \"Dr. Ruiz\" is taken for the participant, as the only speaker beside the interviewer"});
}

TEST_CASE("unknown speakers beside known ones are other, with a warning", "[transcript][roles]") {
    const Parsed p = parsed("Interviewer: So?\n\nP03: Yes.\n\nDr. Okafor: Sorry.\n\nInterviewer: Why?\n\nP03: No.\n");
    CHECK(rolesOf(p) == Strings{"Interviewer interviewer", "P03 participant", "Dr. Okafor other"});
    CHECK(findingsOf(p) ==
          Strings{"warning 5:1 the role of \"Dr. Okafor\" is not known, so that speech is not counted"});
    const Parsed two = parsed("I: So?\n\nAna B: Yes.\n\nBen C: Yes.\n\nI: Why?\n\nAna B: No.\n\nBen C: No.");
    CHECK(rolesOf(two) == Strings{"I interviewer", "Ana B other", "Ben C other"});
}

TEST_CASE("a misspelt label gets a warning that names what is meant", "[transcript][roles]") {
    const Parsed p =
        parsed("Interviewer: So?\n\nParticipant: Yes.\n\nInteviewer: Why?\n\nParticipant: No.\n\nPartcipiant: So.\n");
    CHECK(rolesOf(p) ==
          Strings{"Interviewer interviewer", "Participant participant", "Inteviewer other", "Partcipiant other"});
    CHECK(findingsOf(p) ==
          Strings{"warning 5:1 the speaker label \"Inteviewer\" is not known; \"Interviewer\" may be meant",
                  "warning 9:1 the speaker label \"Partcipiant\" is not known; \"Participant\" may be meant"});
}

TEST_CASE("names that merely resemble a known label are no misspellings", "[transcript][roles]") {
    const KnownLabels known(usualLabels({{"Hannah"}, {}, {}}));
    const std::string name = GENERATE("hector", "anna", "int", "p07", "nestor", "petra", "hanna", "interviewer", "");
    INFO(name);
    CHECK(known.nearest(name).empty());
    CHECK(known.nearest("hannahh") == "Hannah");
    CHECK(known.nearest("mentro") == "Mentor");
    CHECK(known.nearest("interviewr") == "Interviewer");
}

TEST_CASE("questions are recognised behind quotation marks, brackets and marks", "[transcript][roles]") {
    const std::string yes = GENERATE("Why?", "“Why?”", "\"Why?\"", "(Why?)", "Why? [laughs]", "*Why?*", "Why?!?",
                                     "لماذا؟", "为什么？", "Why...?");
    INFO(yes);
    CHECK(endsInQuestion(yes));
    const std::string no = GENERATE("", "?.", "Why.", "Why? No", "]", "[why?]", "]]]]", "\"\"");
    INFO(no);
    CHECK_FALSE(endsInQuestion(no));
}

TEST_CASE("role names", "[transcript][roles]") {
    CHECK(std::string(roleName(Role::Interviewer)) == "interviewer");
    CHECK(std::string(roleName(Role::Participant)) == "participant");
    CHECK(std::string(roleName(Role::Other)) == "other");
}

}  // namespace coder::transcript
