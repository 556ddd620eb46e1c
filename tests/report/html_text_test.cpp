#include "coder/report/html_text.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/support/hostile.h"

namespace coder::report {

TEST_CASE("bytes that are no UTF-8 are replaced one by one, so that positions hold") {
    CHECK(validUtf8("").empty());
    CHECK(validUtf8("Zoë 面談 🎉") == "Zoë 面談 🎉");
    CHECK(validUtf8("a\xFF\xC3(z\xE9") == "a\x1A\x1A(z\x1A");
    CHECK(validUtf8("\xED\xA0\x80x") == "\x1A\x1A\x1Ax");
    CHECK(validUtf8("\xF0\x9F\x8E") == "\x1A\x1A\x1A");
}

TEST_CASE("HTML: marks, controls and overrides of direction") {
    CHECK(htmlEscaped("a < b && \"c\" > 'd'") == "a &lt; b &amp;&amp; &quot;c&quot; &gt; &#39;d&#39;");
    CHECK(htmlEscaped("&amp;") == "&amp;amp;");
    CHECK(htmlEscaped(std::string("\0\x1B\x7F\xC2\x85\xFF", 6)) ==
          "���"
          "��");
    CHECK(htmlEscaped("a\tb\r\nc") == "a\tb\r\nc");
    CHECK(htmlEscaped("\xE2\x80\xAE"
                      "abc\xE2\x80\xAD") == "[U+202E]abc[U+202D]");
    // What marks the direction of text without turning it stays: Arabic and Hebrew need it.
    CHECK(htmlEscaped("\xE2\x80\x8F\xE2\x80\xAC\xE2\x80\xA8é") == "\xE2\x80\x8F\xE2\x80\xAC\xE2\x80\xA8é");
}

TEST_CASE("JSON in HTML ends no script and reads back") {
    for (const std::string& text : tests::Hostile) {
        const std::string json = jsonStringInHtml(text);
        CHECK(json.find('<') == std::string::npos);
        CHECK(nlohmann::json::parse(json) == validUtf8(text));
    }
    CHECK(jsonStringInHtml("</script>") == "\"\\u003c/script>\"");
    CHECK(jsonStringInHtml("\xE2\x80\xA8") == "\"\xE2\x80\xA8\"");
}

}  // namespace coder::report
