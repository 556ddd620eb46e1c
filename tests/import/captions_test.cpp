#include "imported.h"

using namespace coder::import;

TEST_CASE("voice tags give the speakers, and captions of one speaker are one turn") {
    const auto vtt = imported(
        "WEBVTT - interview\nKind: captions\n\nNOTE who speaks was\nchecked by hand\n\nSTYLE\n::cue { color: red }\n\n"
        "c1\n00:00:01.000 --> 00:00:03.500 align:start position:10%\n<v Ana Ruiz>How did it <i>begin</i>?\n\n"
        "00:03.500 --> 00:05.000\n<v Bo>Well, R&amp;D &lt;first&gt;.</v>\n\n"
        "8f/3-0\n00:05.100 --> 00:07.000\n<v.loud Bo>Then\n<00:06.000><c.yellow>teaching</c>, 2 < 3.</v>\n\n"
        "00:07.000 --> 00:09.000\n<v Bo>No.</v>\n<v Ana Ruiz>No?</v>\n",
        "a.vtt");
    CHECK(vtt.format.format == Format::WebVtt);
    CHECK(turnsOf(vtt) == Strings{"Ana Ruiz@1000|How did it begin?",
                                  "Bo@3500|Well, R&D <first>. Then teaching, 2 < 3. No.", "Ana Ruiz@7000|No?"});
    CHECK(timesOf(vtt) == Strings{"1000-3500|How did it begin?", "3500-5000|Well, R&D <first>.",
                                  "5100-7000|Then teaching, 2 < 3.", "7000-9000|No.", "7000-9000|No?"});
    CHECK(vtt.source.text.substr(0, 38) == "Ana Ruiz [00:00:01]: How did it begin?");
    CHECK(findingsOf(vtt) == Strings{"note 0 2 caption comment or style blocks were left out"});
}

TEST_CASE("names before the words of Zoom's captions are found by the recogniser of labels") {
    const auto zoom = imported(
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAna Ruiz: One thing: how?\n\n"
        "2\n00:00:02.000 --> 00:00:03.000\nBo Lee: I left\n\n"
        "3\n00:00:03.000 --> 00:00:04.000\nBo Lee: in May. Note: it rained.\n\n"
        "4\n00:00:04.000 --> 00:00:05.000\nand that was it.\n\n"
        "5\n00:00:05.000 --> 00:00:06.000\nAna Ruiz: I see.\n\n",
        "zoom.vtt");
    CHECK(turnsOf(zoom) == Strings{"Ana Ruiz@1000|One thing: how?",
                                   "Bo Lee@2000|I left in May. Note: it rained. and that was it.",
                                   "Ana Ruiz@5000|I see."});
    CHECK(timesOf(zoom)[2] == "3000-4000|in May. Note: it rained.");
}

TEST_CASE("SubRip: numbers, tags, several speakers in a caption, empty lines, a pause") {
    const auto srt = imported(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}I: <font color=\"red\">Why</font>?\r\nP: Because.\r\n\r\n"
        "2\r\n00:00:02,000 --> 00:00:03,250\r\nIn 2010\r\n\r\n1984 came.\r\n\r\n"
        "3\r\n00:00:09,000 --> 00:00:10,000\r\nLater.\r\n",
        "talk.srt");
    CHECK(srt.format.format == Format::SubRip);
    CHECK(turnsOf(srt) == Strings{"I@1000|Why?", "P@1000|Because. In 2010 1984 came.¶Later."});
    CHECK(timesOf(srt).back() == "9000-10000|Later.");
    // The number of a cue needs no cue before it, and a text without captions' numbers is the same.
    CHECK(turnsOf(imported("00:00:01,000 --> 00:00:02,000\nI: Why?\n\n00:00:02,000 --> 00:00:03,000\nP: So.\n",
                           "a.txt")) == Strings{"I@1000|Why?", "P@2000|So."});
}

TEST_CASE("captions without speakers: their words are there, and an error says that labels are missing") {
    const auto srt =
        imported("1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:02,000 --> 00:00:03,000\n# there.\n", "a.srt");
    CHECK(srt.source.text == "Hello # there.\n");
    CHECK(turnsOf(srt) == Strings{"|Hello # there."});
    REQUIRE(findingsOf(srt).size() == 1);
    CHECK(findingsOf(srt)[0].starts_with("error 2 no speaker labels found"));
}

TEST_CASE("a caption without a voice among voices is nobody's") {
    const auto vtt = imported(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Yes?\n\n00:02.000 --> 00:03.000\nSomebody laughs.\n\n"
        "00:03.000 --> 00:04.000\n<v Bo>Yes.\n",
        "a.vtt");
    CHECK(turnsOf(vtt) == Strings{"Ana@1000|Yes?", "@2000|Somebody laughs.", "Bo@3000|Yes."});
    CHECK(vtt.source.transcript.speakers[1].role == coder::transcript::Role::Other);
}

TEST_CASE("rolling captions are merged, and what is really said twice stays") {
    const auto rolling = imported(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nso I said\n\n00:02.000 --> 00:02.010\nso I said\n\n"
        "00:02.010 --> 00:04.000\nso I said\nthat it was\n\n00:04.000 --> 00:04.010\nthat it was\n\n"
        "00:04.010 --> 00:06.000\nthat it was\nfine\n\n",
        "y.vtt");
    CHECK(rolling.source.text == "so I said that it was fine\n");
    CHECK(findingsOf(rolling)[0] == "note 0 4 repeated caption lines were left out");
    const auto repeated = imported(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n\n00:02.000 --> 00:03.000\nYes.\n\n00:02.000 --> 00:03.000\nYes.\n\n"
        "00:04.000 --> 00:05.000\nI was there.\n\n00:05.000 --> 00:06.000\nAnd left.\n",
        "z.vtt");
    CHECK(repeated.source.text == "Yes. Yes. I was there. And left.\n");
}

TEST_CASE("Chinese captions are joined without spaces; Arabic ones with them") {
    CHECK(imported("WEBVTT\n\n00:01.000 --> 00:02.000\n<v 王>我的导师\n\n00:02.000 --> 00:03.000\n<v 王>很好。\n",
                   "a.vtt")
              .source.text == "王 [00:00:01]: 我的导师很好。\n");
    CHECK(imported("WEBVTT\n\n00:01.000 --> 00:02.000\n<v ليلى>كان\n\n00:02.000 --> 00:03.000\n<v ليلى>جيدا\n", "a.vtt")
              .source.text == "ليلى [00:00:01]: كان جيدا\n");
}

TEST_CASE("odd and broken captions") {
    CHECK(findingsOf(imported("WEBVTT\n\n", "a.vtt"))[0] == "error 0 the file has no captions");
    const auto stray = imported("WEBVTT\n\nhello\n\n00:01.000 --> 00:02.000\n<v A>One\n\ntwo\n", "a.vtt");
    CHECK(turnsOf(stray) == Strings{"A@1000|One two"});
    CHECK(findingsOf(stray) ==
          Strings{"warning 3 text before the first caption was left out",
                  "warning 8 text without times was put to the caption before; this is the first"});
    // Times that run backwards are kept and told.
    const auto back =
        imported("WEBVTT\n\n00:05.000 --> 00:04.000\n<v A>One\n\n00:01.000 --> 00:02.000\n<v B>two\n", "a.vtt");
    CHECK(timesOf(back) == Strings{"5000-5000|One", "1000-2000|two"});
    CHECK(findingsOf(back) == Strings{"warning 6 the time of this turn is earlier than that of the turn before"});
}

TEST_CASE("Zoom's saved captions") {
    const auto zoom =
        imported("[Ana Ruiz] 10:12:13\nHow was it?\nSay it.\n\n[Bo, Dr.] 10:12:20\nFine: good.\n", "saved.txt");
    CHECK(zoom.format.format == Format::ZoomCaptions);
    CHECK(turnsOf(zoom) == Strings{"Ana Ruiz@36733000|How was it? Say it.", "Bo, Dr.@36740000|Fine: good."});
}

TEST_CASE("Otter's text is read as text, its header is no speech") {
    const auto otter = imported(
        "Interview 3\nFri, May 3, 2024 9:12AM • 31:07\n\nSUMMARY KEYWORDS\nmentor, lab, time\n\nSPEAKERS\nAna Ruiz, "
        "Bo\n\n"
        "Ana Ruiz  00:02\nHow did it begin?\n\nBo  00:09\nWell. Note: I was new.\n\nAna Ruiz  00:31\nAnd then?\n",
        "otter.txt");
    CHECK(otter.format.format == Format::Otter);
    CHECK(turnsOf(otter) ==
          Strings{"Ana Ruiz@2000|How did it begin?", "Bo@9000|Well. Note: I was new.", "Ana Ruiz@31000|And then?"});
}

TEST_CASE("Otter's labels are stated: also of somebody who speaks once, and the credit at the end is no speech") {
    const auto otter = imported(
        "Interview with Bo\nWed, Mar 6, 2024 2:31PM • 58:22\n\nSUMMARY KEYWORDS\nmentor, lab,\nadvice\n\nSPEAKERS\n"
        "Speaker 2, Ana Ruiz, Bo Lee\n\nAna Ruiz  00:02\nHow did it begin? It was 10:30, right?\n\nSpeaker 2  "
        "00:09\nYes.\n\nBo Lee  1:00:31\nAnd then?\n\nSo it went.\n\nTranscribed by https://otter.ai\n",
        "otter.txt");
    CHECK(otter.format.format == Format::Otter);
    CHECK(turnsOf(otter) == Strings{"Ana Ruiz@2000|How did it begin? It was 10:30, right?", "Speaker 2@9000|Yes.",
                                    "Bo Lee@3631000|And then?¶So it went."});
    CHECK(otter.source.text.find("Transcribed by https://otter.ai") != std::string::npos);
    const auto bare = imported("Ana  0:02\nHow?\n\nBo  0:09\nSo.\n\nTranscribed by https://otter.ai", "o.txt");
    CHECK(turnsOf(bare) == Strings{"Ana@2000|How?", "Bo@9000|So."});
}

TEST_CASE("a label alone on the first line of a caption has its speech on the next") {
    CHECK(turnsOf(imported("1\n00:00:01,000 --> 00:00:02,000\nI: Why?\n\n2\n00:00:02,000 --> 00:00:03,000\nP:\nSo.\n"
                           "\n3\n00:00:03,000 --> 00:00:04,000\nI: And?\n",
                           "a.srt")) == Strings{"I@1000|Why?", "P@2000|So.", "I@3000|And?"});
}

TEST_CASE("where nine in ten captions begin with a name, all do that could") {
    std::string zoom = "WEBVTT\n\n";
    const auto cue = [&](int second, const std::string& text) {
        const std::string at = (second < 10 ? "00:0" : "00:") + std::to_string(second);
        zoom += at + ".000 --> " + at + ".900\n" + text + "\n\n";
    };
    for (int i = 0; i < 40; i += 2) {
        cue(i, "Ana Ruiz: One thing: how?");
        cue(i + 1, "Bo Lee: So.");
    }
    cue(41, "+1 415*****12: Hi.");
    cue(42, "iPhone von Karl: Ja: gut.");
    cue(43, "Is it so? Yes: no.");
    const auto file = imported(zoom, "zoom.vtt");
    REQUIRE(turnsOf(file).size() == 42);
    CHECK(turnsOf(file)[40] == "+1 415*****12@41000|Hi.");
    CHECK(turnsOf(file)[41] == "iPhone von Karl@42000|Ja: gut. Is it so? Yes: no.");
}

TEST_CASE("captions that grow word by word, doubles further on, and YouTube's lines of spaces") {
    const auto growing = imported(
        "WEBVTT\n\n00:01.000 --> 00:01.500\nso\n\n00:01.500 --> 00:02.000\nso today\n\n00:02.000 --> 00:02.500\n"
        "so today we\n\n00:02.500 --> 00:03.000\nso today we talk\n\n00:03.000 --> 00:03.500\nabout\n\n"
        "00:03.500 --> 00:04.000\nabout it\n",
        "g.vtt");
    CHECK(growing.source.text == "so today we talk about it\n");
    CHECK(timesOf(growing)[3] == "2500-3000|talk");
    const auto doubled = imported(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v A>one two\n\n00:03.000 --> 00:06.000\n<v B>mm-hm\n\n"
        "00:01.000 --> 00:04.000\n<v A>one two\n\n00:03.500 --> 00:06.000\n<v A>three\n",
        "d.vtt");
    CHECK(turnsOf(doubled) == Strings{"A@1000|one two", "B@3000|mm-hm", "A@3500|three"});
    CHECK(findingsOf(doubled)[0] == "note 0 1 doubled caption was left out");
    const auto spaces = imported(
        "WEBVTT\nKind: captions\n\n00:00.080 --> 00:02.389 align:start\n \nso<00:00.320><c> today</c>\n\n"
        "00:02.389 --> 00:02.399\nso today\n \n\n00:02.399 --> 00:05.000\nso today\nwe<00:02.6><c> talk</c>\n\n"
        "00:05.000 --> 00:05.010\nwe talk\n \n\n00:05.010 --> 00:07.000\nwe talk\nof it\n",
        "y.vtt");
    CHECK(spaces.source.text == "so today we talk of it\n");
    CHECK(findingsOf(spaces)[0] == "note 0 4 repeated caption lines were left out");
}

TEST_CASE("SubRip without empty lines between its captions") {
    CHECK(turnsOf(imported("1\n00:00:01,000 --> 00:00:02,500 X1:10 Y1:2\nI: Why?\n2\n00:00:03,000 --> 00:00:04,000\n"
                           "P: In\n1984\n3\n00:00:05,000 --> 00:00:06,000\nI: 12\n",
                           "n.srt")) == Strings{"I@1000|Why?", "P@3000|In 1984", "I@5000|12"});
}

TEST_CASE("marks of direction around names are no part of them") {
    CHECK(turnsOf(imported("WEBVTT\n\n00:01.000 --> 00:02.000\n<v \u200fליאה\u200e>מה?\n\n00:02.000 --> 00:03.000\n"
                           "<v ליאה>כן.\n",
                           "r.vtt")) == Strings{"ליאה@1000|מה? כן."});
}

TEST_CASE("XML and containers of other programs are refused, and not read as text") {
    const auto flat =
        tryImport("<?xml version=\"1.0\"?>\n<office:document><text:p>I: Why?</text:p></office:document>", "a.fodt");
    REQUIRE_FALSE(flat);
    CHECK(flat.error().remedy.find(".odt") != std::string::npos);
    CHECK(flat.error().place.file == "a.fodt");
    CHECK(imported("<?xml version=\"1.0\"?><html><p>I: Why?<p>P: So.</html>", "x.xml").format.format == Format::Html);
}
