#include "coder/search/terms.h"

#include <catch2/catch.hpp>

#include "coder/search/hash.h"

using namespace coder::search;
using coder::transcript::Role;

TEST_CASE("terms: fields are folded, and a role's name is a role", "[search]") {
    CHECK(fieldTerm("Role", "PARTICIPANT") == roleTerm(Role::Participant));
    CHECK(fieldTerm("role", "mentee") == attributeTerm("Role", "Mentee"));
    CHECK(fieldTerm("speaker", "dr. muller") == speakerTerm("Dr. Müller"));
    CHECK(fieldTerm("source", "p07") == sourceFilterTerm("P07"));
    CHECK(fieldTerm("Stream", "Educator") ==
          "XAstream\x1F"
          "educator");
    CHECK(sourceTerm("P07") != sourceTerm("p07"));
}

TEST_CASE("terms: none is longer than Xapian takes, and long ones stay different", "[search]") {
    const std::string full(240, 'x');
    CHECK(shortened(full) == full);
    CHECK(shortened(full + 'a').size() == KeptTermBytes + 16);
    CHECK(shortened(full + 'a') != shortened(full + 'b'));
    CHECK(shortened(full + 'a').starts_with(full.substr(0, KeptTermBytes)));
    CHECK(shortened(std::string(200, '\0')).size() == KeptTermBytes + 16);
}

TEST_CASE("terms: the hash is FNV-1a, since it is on disk", "[search]") {
    // Values published with the algorithm (draft-eastlake-fnv, test vectors).
    const auto hashOf = [](std::string_view bytes) {
        Hash hash;
        hash.add(bytes);
        return hash.hex();
    };
    CHECK(hashOf("") == "cbf29ce484222325");
    CHECK(hashOf("a") == "af63dc4c8601ec8c");
    CHECK(hashOf("foobar") == "85944171f73967e8");
}
