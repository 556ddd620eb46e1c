#include "coder/text/encoding.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "coder/text/utf8.h"
#include "tests/text/break_samples.h"
#include "tests/text/encoded.h"

namespace coder::text {

namespace {

using Strings = std::vector<std::string>;

Canonical canonical(std::string bytes) {
    auto result = toCanonical(std::move(bytes), "t.txt");
    if (!result) FAIL(result.error().message);
    return *std::move(result);
}

Strings messagesOf(const Canonical& canonical) {
    Strings messages;
    for (const base::Diagnostic& diagnostic : canonical.diagnostics) {
        const std::string text = toString(diagnostic);
        messages.push_back(text.substr(0, text.find('\n')));
    }
    return messages;
}

std::string nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::Normalizer2::getNFCInstance(status)
        ->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
                    status)
        .toUTF8String(result);
    return result;
}

/// A text long enough for the detector, in many scripts.
const Strings& scripts() {
    static const Strings Texts{
        "I: How did you meet?\nP: By chance, um, at a conference.\n",
        "P: Il \u00E9tait tr\u00E8s g\u00E9n\u00E9reux \u2014 \u00AB na\u00EFf \u00BB, m\u00EAme.\n",
        "\u0423: \u041C\u044B \u0432\u0441\u0442\u0440\u0435\u0442\u0438\u043B\u0438\u0441\u044C "
        "\u0441\u043B\u0443\u0447\u0430\u0439\u043D\u043E, "
        "\u043D\u0430 \u043A\u043E\u043D\u0444\u0435\u0440\u0435\u043D\u0446\u0438\u0438.\n",
        "\u0645: \u0627\u0644\u062A\u0642\u064A\u0646\u0627 \u0641\u064A \u0645\u0624\u062A\u0645\u0631\u060C "
        "\u0646\u0639\u0645.\n",
        "\u5F7C\u5973\u662F\u4E00\u4F4D\u5F88\u597D\u7684\u5BFC\u5E08\uFF0C\u603B\u662F\u6709\u65F6\u95F4\u3002\n",
        "\uD55C\uAD6D\uC5B4 \uC778\uD130\uBDF0\uC785\uB2C8\uB2E4.\n",
        "ok \U0001F44D\U0001F3FD, family \U0001F468\u200D\U0001F469\u200D\U0001F467, \U00020000.\n",
    };
    return Texts;
}

}  // namespace

TEST_CASE("encoding: canonical text stays as it is", "[text]") {
    const std::string text =
        GENERATE(as<std::string>(), "", "a", "\n", "I: plain\nP: text\n", "caf\u00E9", "\U0001F600", "\u4E2D",
                 "\u0645\u0631\u062D\u0628\u0627", "\uFFFD", "q\u0323\u0307");
    const Canonical result = canonical(text);
    CHECK(result.text == text);
    CHECK(result.encoding == "UTF-8");
    CHECK_FALSE(result.guessed);
    CHECK(result.original.isIdentity());
    CHECK(result.lineEnds + result.composed + result.replaced == 0);
    CHECK(result.diagnostics.empty());
}

TEST_CASE("encoding: a byte order mark decides and goes", "[text]") {
    const std::string encoding = GENERATE(as<std::string>(), "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");
    for (const std::string& text : scripts()) {
        const Canonical result = canonical(test::mark(encoding.c_str()) + test::encoded(text, encoding.c_str()));
        INFO(encoding << ": " << text);
        CHECK(result.text == text);
        CHECK(result.encoding == encoding);
        CHECK_FALSE(result.guessed);
        CHECK(result.original.toOriginal(ByteOffset(0)) == test::mark(encoding.c_str()).size());
        CHECK(result.diagnostics.empty());
    }
}

TEST_CASE("encoding: marks alone, in a row and in the text", "[text]") {
    const std::string encoding = GENERATE(as<std::string>(), "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");
    const std::string mark = test::mark(encoding.c_str());
    CHECK(canonical(mark).text.empty());
    CHECK(canonical(mark).original.toOriginal(ByteOffset(0)) == mark.size());
    CHECK(canonical(mark + mark + test::encoded("a", encoding.c_str())).text == "a");
    CHECK(canonical(mark + test::encoded("a\uFEFF", encoding.c_str())).text == "a\uFEFF");
}

TEST_CASE("encoding: UTF-16 without a mark", "[text]") {
    const std::string encoding = GENERATE(as<std::string>(), "UTF-16LE", "UTF-16BE");
    for (const std::string& text : scripts()) {
        const Canonical result = canonical(test::encoded(text, encoding.c_str()));
        INFO(encoding << ": " << text);
        CHECK(result.text == text);
        CHECK(result.encoding == encoding);
        CHECK(result.guessed);
        CHECK(messagesOf(result) ==
              Strings{"t.txt: note: not UTF-8; read as " + encoding + ", a guess with confidence 100 of 100"});
    }
}

TEST_CASE("encoding: older encodings are guessed, and the guess is told", "[text]") {
    struct Guessed {
        const char* encoding;
        const char* reported;  ///< Another name where the bytes do not tell the two apart.
        std::string text;
    };
    const std::string french =
        "Enqu\u00EAteur : Comment avez-vous rencontr\u00E9 votre mentor ? Participant : Nous nous sommes "
        "rencontr\u00E9s \u00E0 la "
        "facult\u00E9, c'\u00E9tait un \u00E9t\u00E9 tr\u00E8s chaud. Il \u00E9tait tr\u00E8s g\u00E9n\u00E9reux.";
    const std::string german =
        "Interviewerin: Wie haben Sie sich kennengelernt? Dr. M\u00FCller: Zuf\u00E4llig, \u00FCber eine "
        "gro\u00DFe Tagung in K\u00F6ln.";
    const std::string polish =
        "Prowadz\u0105cy: Jak pozna\u0142 pan swojego mentora? Uczestnik: Poznali\u015Bmy si\u0119 na konferencji, "
        "by\u0142 "
        "\u017Cyczliwy i pom\u00F3g\u0142 mi znale\u017A\u0107 prac\u0119. My\u015Bl\u0119, \u017Ce p\u00F3\u017Aniej "
        "wszystko "
        "si\u0119 u\u0142o\u017Cy\u0142o.";
    const std::string russian =
        "\u0418\u043D\u0442\u0435\u0440\u0432\u044C\u044E\u0435\u0440: \u041A\u0430\u043A \u0432\u044B "
        "\u043F\u043E\u0437\u043D\u0430\u043A\u043E\u043C\u0438\u043B\u0438\u0441\u044C \u0441 "
        "\u0432\u0430\u0448\u0438\u043C "
        "\u043D\u0430\u0441\u0442\u0430\u0432\u043D\u0438\u043A\u043E\u043C?"
        "\n\u0423\u0447\u0430\u0441\u0442\u043D\u0438\u043A: "
        "\u041D\u0430 \u043A\u043E\u043D\u0444\u0435\u0440\u0435\u043D\u0446\u0438\u0438, \u0438 \u043E\u043D "
        "\u0441\u0440\u0430\u0437\u0443 "
        "\u043F\u0440\u0435\u0434\u043B\u043E\u0436\u0438\u043B \u043F\u043E\u043C\u043E\u0449\u044C.\n";
    const std::string greek =
        "\u0395\u03C1\u03B5\u03C5\u03BD\u03B7\u03C4\u03AE\u03C2: \u03A0\u03CE\u03C2 "
        "\u03B3\u03BD\u03C9\u03C1\u03AF\u03C3\u03B1\u03C4\u03B5 "
        "\u03C4\u03BF\u03BD \u03BC\u03AD\u03BD\u03C4\u03BF\u03C1\u03AC \u03C3\u03B1\u03C2; \u03A3\u03B5 "
        "\u03AD\u03BD\u03B1 "
        "\u03C3\u03C5\u03BD\u03AD\u03B4\u03C1\u03B9\u03BF.";
    const std::string turkish =
        "G\u00F6r\u00FC\u015Fmeci: Dan\u0131\u015Fman\u0131n\u0131zla nas\u0131l tan\u0131\u015Ft\u0131n\u0131z? "
        "Kat\u0131l\u0131mc\u0131: Bir kongrede tan\u0131\u015Ft\u0131k, \u00E7ok c\u00F6mertti.";
    const std::string japanese =
        "\u3042\u306A\u305F\u306E\u30E1\u30F3\u30BF\u30FC\u306F\u3069\u3093\u306A\u4EBA\u3067\u3057\u305F\u304B\u3002"
        "\u3068\u3066\u3082\u89AA\u5207\u306A\u65B9\u3067\u3001\u3044\u3064\u3082\u6642\u9593\u3092\u4F5C\u3063\u3066"
        "\u304F\u308C"
        "\u307E\u3057\u305F\u3002";
    const std::string chinese =
        "\u91C7\u8BBF\u8005\uFF1A\u60A8\u7684\u5BFC\u5E08\u662F\u4EC0\u4E48\u6837\u7684\u4EBA\uFF1F\u53C2\u4E0E\u8005"
        "\uFF1A"
        "\u4ED6\u975E\u5E38\u6177\u6168\uFF0C\u603B\u662F\u62BD\u65F6\u95F4\u548C\u6211\u8BA8\u8BBA\u7814\u7A76\u7684"
        "\u95EE\u9898\u3002";
    const std::vector<Guessed> cases{
        {"windows-1252", "windows-1252", french},
        {"windows-1252", "windows-1252", "P: He said \u201Cno\u201D \u2014 I don\u2019t know\u2026 5 \u20AC."},
        {"ISO-8859-1", "windows-1252", french},
        {"ISO-8859-1", "windows-1252", german},
        {"windows-1250", "windows-1250", polish},
        {"ISO-8859-2", "ISO-8859-2", polish},
        {"windows-1251", "windows-1251", russian},
        {"KOI8-R", "KOI8-R", russian},
        {"ISO-8859-5", "ISO-8859-5", russian},
        {"ISO-8859-7", "ISO-8859-7", greek},
        {"ISO-8859-9", "ISO-8859-9", turkish},
        {"Shift_JIS", "Shift_JIS", japanese},
        {"EUC-JP", "EUC-JP", japanese},
        {"GB18030", "GB18030", chinese + "\U0001F600"},
    };
    for (const auto& [encoding, reported, text] : cases) {
        INFO(encoding << ": " << text);
        const std::string bytes = test::encoded(text, encoding);
        const Canonical result = canonical(bytes);
        CHECK(result.text == text);
        CHECK(result.encoding == reported);
        CHECK(result.guessed);
        CHECK(result.confidence > 0);
        CHECK(result.replaced == 0);
        CHECK(messagesOf(result) ==
              Strings{"t.txt: note: not UTF-8; read as " + std::string(reported) + ", a guess with confidence " +
                      std::to_string(result.confidence) + " of 100"});
        // The last character begins where the original's last character does.
        const std::size_t last = prefixOfCodePoints(text, countCodePoints(text) - 1);
        CHECK(result.original.toOriginal(ByteOffset(last)) == test::encoded(text.substr(0, last), encoding).size());
    }
}

TEST_CASE("encoding: what is too short to tell is Western", "[text]") {
    const std::string text = GENERATE(as<std::string>(), "caf\u00E9", "\u00E9t\u00E9", "\u00E9", "M\u00FC",
                                      "na\u00EFve", "\u2019", "a\u2014");
    INFO(text);
    const Canonical result = canonical(test::encoded(text, "windows-1252"));
    CHECK(result.text == text);
    CHECK(result.guessed);
}

TEST_CASE("encoding: letters alone after a megabyte of ASCII", "[text]") {
    std::string text;
    while (text.size() < 1200000) text += "I: And then?\nP: Nothing, really.\n";
    const Canonical result = canonical(text + "caf\xE9");
    CHECK(result.text == text + "caf\u00E9");
    CHECK(result.encoding == "windows-1252");
}

TEST_CASE("encoding: of a long file the lines with other letters decide, wherever they are", "[text]") {
    struct Long {
        const char* encoding;
        std::string line;
    };
    const std::vector<Long> texts{
        {"windows-1252", "Il \u00E9tait tr\u00E8s g\u00E9n\u00E9reux, \u00E0 vrai dire, et c'\u00E9tait bien.\n"},
        {"Shift_JIS", "\u5148\u751F\u306F\u3068\u3066\u3082\u512A\u3057\u304B\u3063\u305F\u3067\u3059\u3002\n"},
        {"KOI8-R",
         "\u041D\u0430\u0441\u0442\u0430\u0432\u043D\u0438\u043A \u0431\u044B\u043B \u0434\u043E\u0431\u0440"
         "\u044B\u043C \u0447\u0435\u043B\u043E\u0432\u0435\u043A\u043E\u043C.\n"},
    };
    std::string plain;
    while (plain.size() < 1'200'000) plain += "Participant: That was long ago.\n";
    for (const Long& one : texts) {
        std::string other;
        for (int i = 0; i < 3000; ++i) other += one.line;
        INFO(one.encoding);
        for (const std::string& text : {plain + other, other + plain}) {
            const Canonical result = canonical(test::encoded(text, one.encoding));
            CHECK(result.encoding == one.encoding);
            CHECK(result.text == text);
        }
    }
}

TEST_CASE("encoding: UTF-8 with a few bad bytes", "[text]") {
    const std::string good =
        "P: na\u00EFve caf\u00E9 \u201Cso\u201D \u4E2D\u6587 \U0001F600 \u0436\u0436\u0436\n";  // 12 over U+007F
    const auto [bytes, text, replaced, place] =
        GENERATE_COPY(table<std::string, std::string, std::size_t, std::string>({
            {"a\xFF" + good, "a\uFFFD" + good, 1, "1:2"},
            {"\xFF" + good, "\uFFFD" + good, 1, "1:1"},
            {good + "ab\xC3", good + "ab\uFFFD", 1, "2:3"},
            {good + good + good + good + "\xED\xA0\x80", good + good + good + good + "\uFFFD\uFFFD\uFFFD", 3, "5:1"},
            {"\xEF\xBF\xBD \xFF" + good, "\uFFFD \uFFFD" + good, 1, "1:3"},  // the first U+FFFD is the file's own
            {"\u00E9\r\n\uFFFD\r\ne\u0301\xFF" + good, "\u00E9\n\uFFFD\n\u00E9\uFFFD" + good, 1, "3:2"},
            {"\xEF\xBB\xBF"
             "caf\xE9",
             "caf\uFFFD", 1, "1:4"},  // the mark says UTF-8
        }));
    INFO(test::visible(bytes));
    const Canonical result = canonical(bytes);
    CHECK(result.text == text);
    CHECK(result.encoding == "UTF-8");
    CHECK_FALSE(result.guessed);
    CHECK(result.replaced == replaced);
    CHECK(messagesOf(result) ==
          Strings{"t.txt:" + place + ": warning: bytes that are no UTF-8 were replaced by U+FFFD, " +
                  std::to_string(replaced) + " in all; this is the first"});
}

TEST_CASE("encoding: one bad byte for nine good characters is still UTF-8", "[text]") {
    std::string letters;
    for (int i = 0; i < 8; ++i) letters += "\u00E9 ";
    CHECK(canonical(letters + "\u00E9 \xFF").encoding == "UTF-8");
    CHECK(canonical(letters + "\xFF").guessed);
}

TEST_CASE("encoding: damaged UTF-16", "[text]") {
    const std::string mark = test::mark("UTF-16LE");
    const auto [units, text, replaced] = GENERATE(table<std::u16string, std::string, std::size_t>({
        {u"ab", "ab", 0},
        {u"a\xFFFD"
         u"b",
         "a\uFFFDb", 0},  // the file's own
        {u"a\xD83D", "a\uFFFD", 1},
        {u"a\xD83D\xD83D\xDE00", "a\uFFFD\U0001F600", 1},
        {u"a\xDE00\xD83D"
         u"b",
         "a\uFFFD\uFFFDb", 2},
        {u"\xFFFD\xDE00", "\uFFFD\uFFFD", 1},
    }));
    std::string bytes = mark;
    for (const char16_t unit : units) {
        bytes += static_cast<char>(static_cast<unsigned>(unit) & 0xFFU);
        bytes += static_cast<char>(static_cast<unsigned>(unit) >> 8U);
    }
    INFO(test::visible(bytes));
    const Canonical result = canonical(bytes);
    CHECK(test::visible(result.text) == test::visible(text));
    CHECK(result.replaced == replaced);
    CHECK(result.diagnostics.size() == (replaced == 0 ? 0 : 1));
}

TEST_CASE("encoding: half a unit at the end", "[text]") {
    const std::string encoding = GENERATE(as<std::string>(), "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");
    const Canonical result = canonical(test::mark(encoding.c_str()) + test::encoded("ab\n", encoding.c_str()) + "x");
    CHECK(result.text == "ab\n\uFFFD");
    CHECK(result.replaced == 1);
}

TEST_CASE("encoding: the place of the first bad unit", "[text]") {
    const std::string mark = test::mark("UTF-16BE");
    const std::string bytes =
        mark + test::encoded("\uFFFD\r\nab", "UTF-16BE") + "\xD8" + "0" + test::encoded("c", "UTF-16BE");
    CHECK(
        messagesOf(canonical(bytes)) ==
        Strings{"t.txt:2:3: warning: bytes that are no UTF-16BE were replaced by U+FFFD, 1 in all; this is the first"});
}

TEST_CASE("encoding: a NUL in a short text makes no UTF-16 of it", "[text]") {
    const auto canonical = toCanonical(std::string("I: Wh\0y?\nP: So.\n\n", 18), "f.txt");
    REQUIRE(canonical);
    CHECK(canonical->encoding == "UTF-8");
    CHECK(canonical->text.substr(0, 2) == "I:");
}

TEST_CASE("encoding: a few NUL characters are told, many are refused", "[text]") {
    const std::string line(300, 'x');
    const Canonical result = canonical(line + "\nab" + std::string(2, '\0') + "c\n");
    CHECK(result.text == line + "\nab" + std::string(2, '\0') + "c\n");
    CHECK(messagesOf(result) == Strings{"t.txt:2:3: warning: the text contains NUL characters; this is the first"});
    const auto refused = toCanonical(line + std::string(5, '\0'), "t.txt");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == base::ErrorCode::Unsupported);
    CHECK(refused.error().message == "not a text file: it has many NUL bytes");
    CHECK_FALSE(toCanonical(std::string(1, '\0'), "t.txt").has_value());
}

TEST_CASE("encoding: what is no text is refused", "[text]") {
    std::mt19937 random(1);
    std::string noise(20000, '\0');
    for (char& c : noise) c = static_cast<char>(random() & 0xFFU);
    std::string noNul = noise;
    std::replace(noNul.begin(), noNul.end(), '\0', 'x');
    std::string sound = "RIFF";
    for (int i = 0; i < 20000; ++i)
        sound += {static_cast<char>(random() % 60), static_cast<char>(random() % 2 == 0 ? 0 : -1)};
    const std::vector<std::pair<std::string, std::string>> cases{
        {"PK\x03\x04 word/document.xml", "ZIP"},
        {"%PDF-1.7\n", "PDF"},
        {"{\\rtf1\\ansi text}", "RTF"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Word"},
        {"\x1F\x8B\x08", "gzip"},
        {noise, "many control characters"},
        {noNul, "many control characters"},
        {"\xFF\xD8\xFF\xE0" + noise, "many control characters"},
        {"\x89PNG\r\n\x1A\n" + noNul, "many control characters"},
        {sound, "not a text file"},
        {test::encoded("UTF-32 without a mark", "UTF-32LE"), "many NUL bytes"},
    };
    for (const auto& [bytes, message] : cases) {
        INFO(message << ": " << test::visible(bytes.substr(0, 20)));
        const auto result = toCanonical(bytes, "t.bin");
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == base::ErrorCode::Unsupported);
        CHECK_THAT(result.error().message, Catch::Contains(message));
        CHECK_THAT(result.error().remedy, !Catch::Equals(""));
        CHECK(result.error().place == base::Place{"t.bin"});
    }
}

TEST_CASE("encoding: controls that texts do have", "[text]") {
    const std::string text =
        GENERATE(as<std::string>(), "page\fpage\vline\ttab", "\x1B[1mbold\x1B[0m", "DOS\r\n\x1A", "a\x07");
    CHECK_FALSE(canonical(text).guessed);
    CHECK(canonical("\xE9 " + text).guessed);
}

TEST_CASE("encoding: line ends become line feeds", "[text]") {
    const auto [bytes, text, lineEnds] = GENERATE(table<std::string, std::string, std::size_t>({
        {"\r", "\n", 1},
        {"\r\n", "\n", 1},
        {"\n\r", "\n\n", 1},
        {"\r\r\n\n", "\n\n\n", 2},
        {"a\r\nb\rc\nd", "a\nb\nc\nd", 2},
        {"\u00E9\r\n\U0001F600\r", "\u00E9\n\U0001F600\n", 2},
        {"a\u2028b\u0085"
         "c\vd\fe",
         "a\u2028b\u0085"
         "c\vd\fe",
         0},
    }));
    INFO(test::visible(bytes));
    const Canonical result = canonical(bytes);
    CHECK(result.text == text);
    CHECK(result.lineEnds == lineEnds);
    CHECK(result.diagnostics.empty());
    CHECK(canonical(test::mark("UTF-16LE") + test::encoded(bytes, "UTF-16LE")).text == text);
}

TEST_CASE("encoding: characters are composed", "[text]") {
    const auto [bytes, text, composed] = GENERATE(table<std::string, std::string, std::size_t>({
        {"e\u0301", "\u00E9", 1},
        {"cafe\u0301 na\u0308ive", "caf\u00E9 n\u00E4ive", 2},
        {"e\u0301\ne\u0301", "\u00E9\n\u00E9", 2},
        {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "\uD55C\uAD6D", 2},  // Hangul letters
        {"\uD558\u11AB", "\uD55C", 1},                                // a syllable and a final letter
        {"\u212B \u212A \u2126", "\u00C5 K \u03A9", 3},               // singletons: Angstrom, kelvin, ohm
        {"A\u030A", "\u00C5", 1},
        {"q\u0307\u0323", "q\u0323\u0307", 1},  // put in order, nothing to compose
        {"a\u0323\u0302", "\u1EAD", 1},         // two marks into one character
        {"a\u0302\u0323", "\u1EAD", 1},
        {"\u0915\u093C", "\u0915\u093C", 0},                  // excluded from composition
        {"\u0958", "\u0915\u093C", 1},                        // and taken apart
        {"\uFB01 \u00B2 \uFF21", "\uFB01 \u00B2 \uFF21", 0},  // compatibility characters stay
        {"\u0344", "\u0308\u0301", 1},
        {"\n\u0301", "\n\u0301", 0},  // a mark at a line's beginning
        {"e\r\n\u0301", "e\n\u0301", 0},
        {"\U0001D15E", "\U0001D157\U0001D165", 1},
    }));
    INFO(test::visible(bytes));
    const Canonical result = canonical(bytes);
    CHECK(test::visible(result.text) == test::visible(text));
    CHECK(result.composed == composed);
    CHECK(result.text == nfc(result.text));
    CHECK(result.diagnostics.empty());
}

TEST_CASE("encoding: what comes out is canonical, whatever goes in", "[text]") {
    std::mt19937 random(28);
    std::vector<std::string> parts = test::trickyCharacters();
    for (const char* part :
         {"\r\n", "\r", "e\u0301", "\u1112\u1161\u11AB", "\u212A", "\u0323\u0307", "\u0307\u0323", "\uFFFD"})
        parts.emplace_back(part);
    std::size_t wrong = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string bytes;
        for (std::size_t left = random() % 60; left > 0; --left) bytes += parts[random() % parts.size()];
        for (std::size_t left = random() % 3; left > 0 && !bytes.empty(); --left)
            bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFFU);
        const std::size_t size = bytes.size();
        const auto result = toCanonical(std::move(bytes), "t.txt");
        if (!result) continue;
        const bool right = firstInvalidUtf8(result->text) == result->text.size() &&
                           result->text.find('\r') == std::string::npos && nfc(result->text) == result->text &&
                           result->original.toOriginal(ByteOffset(result->text.size())) == size;
        if (!right) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("encoding: 10 MB of every kind in reasonable time", "[text]") {
    const std::string decomposed = "P: Il e\u0301tait tre\u0300s ge\u0301ne\u0301reux, \u1112\u1161\u11AB \u212B.\r\n";
    const auto [what, piece, encoding] = GENERATE_COPY(table<std::string, std::string, std::string>({
        {"plain", "P: nothing to do here, nothing at all.\n", "UTF-8"},
        {"decomposed, CRLF", decomposed, "UTF-8"},
        {"decomposed, CRLF", decomposed, "UTF-16LE"},
        {"one line", "tre\u0300s \u4E2D\u6587 ", "UTF-8"},
        {"line ends alone", "\r\n", "UTF-8"},
    }));
    std::string text;
    while (text.size() < 10000000) text += piece;
    std::string bytes = test::mark(encoding.c_str()) + test::encoded(text, encoding.c_str());
    const std::size_t size = bytes.size();
    const auto begin = std::chrono::steady_clock::now();
    const Canonical result = canonical(std::move(bytes));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    INFO(what << ", " << encoding << ": " << seconds.count() << " s");
    CHECK(seconds.count() < 30);  // a tenth of a second in a release build; this is for the slowest sanitizer
    const std::size_t pieces = text.size() / piece.size();
    CHECK(result.text.size() == canonical(piece).text.size() * pieces);
    CHECK(result.composed == canonical(piece).composed * pieces);
    CHECK(result.original.toOriginal(ByteOffset(result.text.size())) == size);
}

}  // namespace coder::text
