#include "coder/text/word_forms.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <catch2/catch.hpp>

#include "tests/text/break_samples.h"

namespace coder::text {

namespace {

std::string normalized(const icu::Normalizer2* form, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    form->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
                    status)
        .toUTF8String(result);
    return result;
}

std::string nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalized(icu::Normalizer2::getNFCInstance(status), text);
}

std::string nfd(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalized(icu::Normalizer2::getNFDInstance(status), text);
}

WordFormer former(const std::string& language) {
    auto made = WordFormer::make(language);
    REQUIRE(made.has_value());
    return *std::move(made);
}

}  // namespace

TEST_CASE("word forms: without case and accents", "[text]") {
    const auto [word, folded] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {"a", "a"},
        {"Mentor", "mentor"},
        {"DON'T", "don't"},
        {"Don\u2019t", "don't"},
        {"l\u2019\u00C9t\u00E9", "l'ete"},
        {"\u2019", "'"},
        {"COVID19", "covid19"},
        {"x_Y", "x_y"},
        // French, Spanish, Portuguese, Vietnamese
        {"\u00C9tudes", "etudes"},
        {"\u00C7a", "ca"},
        {"c\u0153ur", "c\u0153ur"},
        {"C\u0152UR", "c\u0153ur"},
        {"ni\u00F1o", "nino"},
        {"N\u00C3O", "nao"},
        {"Vi\u1EC7t", "viet"},
        // German, Nordic, Slavic: letters of their own stay
        {"Stra\u00DFe", "strasse"},
        {"STRA\u1E9EE", "strasse"},
        {"STRASSE", "strasse"},
        {"M\u00FCller", "muller"},
        {"\u00C5r", "ar"},
        {"\u00D8re", "\u00F8re"},
        {"\u0141\u00F3d\u017A", "\u0142odz"},
        // Turkish: the dotted capital is an i, the dotless i a letter of its own
        {"\u0130stanbul", "istanbul"},
        {"ISPARTA", "isparta"},
        {"\u0131sparta", "\u0131sparta"},
        // Greek: final sigma, tonos
        {"\u039F\u03B4\u03CC\u03C2", "\u03BF\u03B4\u03BF\u03C3"},
        {"\u039F\u0394\u039F\u03A3", "\u03BF\u03B4\u03BF\u03C3"},
        // Cyrillic
        {"\u041D\u0410\u0421\u0422\u0410\u0412\u041D\u0418\u041A",
         "\u043D\u0430\u0441\u0442\u0430\u0432\u043D\u0438\u043A"},
        {"\u0451\u043B\u043A\u0430", "\u0435\u043B\u043A\u0430"},
        // Ligatures and compatibility characters that case folding takes apart or not
        {"\uFB01nd", "find"},
        {"o\uFB03ce", "office"},
        {"\u212Aelvin", "kelvin"},
        {"\u017Fo", "so"},
        {"\uFF21\uFF22", "\uFF41\uFF42"},
        // Arabic: marks for vowels and hamza go
        {"\u0645\u064F\u0631\u0652\u0634\u0650\u062F", "\u0645\u0631\u0634\u062F"},
        {"\u0623\u062D\u0645\u062F", "\u0627\u062D\u0645\u062F"},
        {"\u0664\u0662", "\u0664\u0662"},
        // Hebrew with points
        {"\u05E9\u05B8\u05C1\u05DC\u05D5\u05B9\u05DD", "\u05E9\u05DC\u05D5\u05DD"},
        // Scripts without case
        {"\u4E2D\u6587", "\u4E2D\u6587"},
        {"\uD55C\uAD6D\uC5B4", "\uD55C\uAD6D\uC5B4"},
        {"\u1112\u1161\u11AB", "\uD55C"},
        {"\U00010400", "\U00010428"},
        {"\U0001F600", "\U0001F600"},
        // Decomposed, and marks alone
        {"E\u0301tudes", "etudes"},
        {"a\u0300\u0301\u0302\u0303b", "ab"},
        {"\u0301", "\u0301"},
        {"\u0301\u0302", "\u0301\u0302"},
    }));
    INFO(test::visible(word));
    CHECK(test::visible(foldWord(word)) == test::visible(folded));
    CHECK(former("none").forms(word) == WordForms{folded, folded});
}

TEST_CASE("word forms: of every character", "[text]") {
    std::size_t wrong = 0;
    std::string first;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (u_isdefined(static_cast<UChar32>(c)) == 0 || U_IS_SURROGATE(c)) continue;
        const std::string word = test::utf8(c);
        const std::string folded = foldWord(word);
        const bool right = !folded.empty() && foldWord(folded) == folded && nfc(folded) == folded &&
                           foldWord(nfc(word)) == folded && foldWord(nfd(word)) == folded;
        if (!right && wrong++ == 0) first = test::visible(word);
    }
    INFO("first that is wrong: " << first);
    CHECK(wrong == 0);
}

TEST_CASE("word forms: stems", "[text]") {
    const auto [language, words, stem] = GENERATE(table<std::string, std::vector<std::string>, std::string>({
        {"en", {"mentor", "mentors", "Mentors", "mentored", "mentoring", "MENTOR'S", "mentor\u2019s"}, "mentor"},
        {"en-GB", {"respectful", "respected", "respects"}, "respect"},
        {"english", {"generous", "generously"}, "generous"},
        {"EN_us", {"na\u00EFve", "naive", "nai\u0308ve"}, "naiv"},
        {"en", {"protege", "prot\u00E9g\u00E9", "PROT\u00C9G\u00C9S"}, "proteg"},
        {"fr", {"\u00E9tude", "\u00E9tudes", "\u00C9TUDES", "e\u0301tudes"}, "etud"},
        {"fr-CA", {"chercheur", "chercheurs"}, "chercheur"},
        {"de", {"Haus", "H\u00E4user", "Ha\u0308usern", "HAUSES"}, "haus"},
        {"de-AT", {"Stra\u00DFe", "Stra\u00DFen", "STRASSE"}, "strass"},
        {"es", {"ni\u00F1o", "ni\u00F1os", "ni\u00F1as"}, "nin"},
        {"ru",
         {"\u043D\u0430\u0441\u0442\u0430\u0432\u043D\u0438\u043A",
          "\u043D\u0430\u0441\u0442\u0430\u0432\u043D\u0438\u043A\u0430\u043C\u0438"},
         "\u043D\u0430\u0441\u0442\u0430\u0432\u043D\u0438\u043A"},
        {"ar", {"\u0627\u0644\u0643\u062A\u0627\u0628", "\u0643\u062A\u0627\u0628"}, "\u0643\u062A\u0627\u0628"},
        {"tr", {"kitap", "kitaplar", "K\u0130TAPLAR"}, "kitap"},
        {"fi", {"talo", "talossa"}, "talo"},
        {"kraaij_pohlmann", {"loper", "lopers"}, "loper"},
        {"none", {"Mentors"}, "mentors"},
        {"und", {"Mentors"}, "mentors"},
    }));
    const WordFormer forms = former(language);
    for (const std::string& word : words) {
        INFO(language << ": " << test::visible(word));
        CHECK(forms.forms(word).stem == stem);
        CHECK(forms.forms(word).folded == foldWord(word));
    }
}

TEST_CASE("word forms: no word is without a stem", "[text]") {
    const std::string language =
        GENERATE(as<std::string>(), "ar", "da", "de", "en", "es", "fr", "hu", "it", "ru", "tr", "none");
    const WordFormer forms = former(language);
    std::size_t empty = 0;
    test::forEachText({"a", "s", "e", "n", "'", "\u2019", "\u00E9", "\u0301", "\u0627", "\u0644", "\u0438"}, 3,
                      [&](const std::string& word) {
                          if (!word.empty() && forms.forms(word).stem.empty()) ++empty;
                      });
    CHECK(empty == 0);
    CHECK(forms.forms("") == WordForms{});
    CHECK(forms.forms(std::string(100000, 'a')).folded.size() == 100000);
}

TEST_CASE("word forms: an unknown language", "[text]") {
    const std::string language = GENERATE(as<std::string>(), "", "xx", "klingon", "x-en", "-", "\u00E9", "en fr");
    const auto made = WordFormer::make(language);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().code == base::ErrorCode::Unsupported);
    CHECK_THAT(made.error().message, Catch::Contains("\"" + language + "\""));
    CHECK_THAT(made.error().remedy, Catch::Contains("english") && Catch::Contains("none"));
}

TEST_CASE("word forms: every name that the error offers can be used", "[text]") {
    const std::string remedy = WordFormer::make("xx").error().remedy;
    const std::size_t begin = remedy.find(": ") + 2;
    std::istringstream names(remedy.substr(begin, remedy.find(',') - begin));
    std::size_t count = 0;
    for (std::string name; names >> name; ++count) {
        INFO(name);
        CHECK(WordFormer::make(name).has_value());
    }
    CHECK(count > 20);
}

TEST_CASE("word forms: a former can be moved", "[text]") {
    WordFormer a = former("en");
    WordFormer b = std::move(a);
    a = former("de");
    CHECK(b.forms("Mentors").stem == "mentor");
    CHECK(a.forms("H\u00E4user").stem == "haus");
}

}  // namespace coder::text
