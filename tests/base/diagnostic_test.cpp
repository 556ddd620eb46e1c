#include "coder/base/diagnostic.h"

#include <catch2/catch.hpp>

namespace coder::base {

TEST_CASE("diagnostic: a place leaves out what is not known", "[base]") {
    const auto [place, text] = GENERATE(table<Place, std::string>({
        {Place{}, ""},
        {Place{"a.txt"}, "a.txt"},
        {Place{"a.txt", 3}, "a.txt:3"},
        {Place{"a.txt", 3, 7}, "a.txt:3:7"},
        {Place{"a.txt", 0, 7}, "a.txt"},
        {Place{"", 3}, "line 3"},
        {Place{"", 3, 7}, "line 3:7"},
        {Place{"C:\\a b.txt", 4294967295, 1}, "C:\\a b.txt:4294967295:1"},
    }));
    CHECK(toString(place) == text);
}

TEST_CASE("diagnostic: as printed", "[base]") {
    const auto [diagnostic, text] = GENERATE(table<Diagnostic, std::string>({
        {Diagnostic{Severity::Error, {"a.txt", 3, 7}, "message", "remedy"}, "a.txt:3:7: error: message\n    remedy"},
        {Diagnostic{Severity::Warning, {"a.txt"}, "message", ""}, "a.txt: warning: message"},
        {Diagnostic{Severity::Note, {}, "message", ""}, "note: message"},
        {Diagnostic{Severity::Note, {"", 2}, "message", "remedy"}, "line 2: note: message\n    remedy"},
        {Diagnostic{}, "warning: "},
    }));
    CHECK(toString(diagnostic) == text);
}

TEST_CASE("diagnostic: names of severities", "[base]") {
    CHECK(std::string(severityName(Severity::Note)) == "note");
    CHECK(std::string(severityName(Severity::Warning)) == "warning");
    CHECK(std::string(severityName(Severity::Error)) == "error");
}

TEST_CASE("diagnostic: only errors are errors", "[base]") {
    const Diagnostic note{Severity::Note, {}, "n", ""};
    const Diagnostic warning{Severity::Warning, {}, "w", ""};
    const Diagnostic error{Severity::Error, {}, "e", ""};
    CHECK_FALSE(hasErrors({}));
    CHECK_FALSE(hasErrors({note, warning}));
    CHECK(hasErrors({error}));
    CHECK(hasErrors({note, warning, error, note}));
}

TEST_CASE("diagnostic: append keeps both orders", "[base]") {
    const auto named = [](const char* message) { return Diagnostic{Severity::Note, {}, message, ""}; };
    Diagnostics all{named("a"), named("b")};
    append(all, {});
    append(all, {named("c"), named("d")});
    CHECK(all == Diagnostics{named("a"), named("b"), named("c"), named("d")});
    Diagnostics none;
    append(none, all);
    CHECK(none == all);
}

}  // namespace coder::base
