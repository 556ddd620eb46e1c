#include "coder/base/guid.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <set>
#include <thread>

#include "coder/base/clock.h"

using coder::base::Guid;

TEST_CASE("a GUID is random, of version 4, and its text reads back") {
    std::set<Guid> seen;
    for (int i = 0; i < 1000; ++i) {
        const Guid guid = Guid::random();
        CHECK(seen.insert(guid).second);
        const std::string text = guid.toString();
        REQUIRE(text.size() == 36);
        CHECK(text[14] == '4');
        CHECK(std::string("89ab").find(text[19]) != std::string::npos);
        CHECK(Guid::parse(text) == guid);
        CHECK(Guid::parse("{" + text + "}") == guid);
        CHECK_FALSE(guid.isNull());
    }
    // The order of the bytes is that of the texts.
    for (auto one = seen.begin(), next = std::next(one); next != seen.end(); ++one, ++next)
        CHECK(one->toString() < next->toString());
}

TEST_CASE("a GUID with its time is later than those of earlier milliseconds") {
    Guid last = Guid::timed();
    for (int i = 0; i < 5; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        const Guid next = Guid::timed();
        CHECK(last < next);
        CHECK(next.toString()[14] == '7');
        last = next;
    }
    // Also within a millisecond: a list by time and GUID keeps the order of making.
    for (int i = 0; i < 10000; ++i) {
        const Guid next = Guid::timed();
        if (!(last < next)) FAIL(last << " is not below " << next);
        last = next;
    }
}

TEST_CASE("texts that are GUIDs, and texts that are none") {
    const auto guid = Guid::parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    REQUIRE(guid.has_value());
    CHECK(Guid::parse("0F8FAD5BD9CB469FA16570867728950E") == guid);
    CHECK(guid->toString() == "0f8fad5b-d9cb-469f-a165-70867728950e");
    CHECK(Guid().isNull());
    CHECK(Guid::parse("00000000-0000-0000-0000-000000000000") == Guid());
    for (const char* text :
         {"", "{}", "0f8fad5b", "0f8fad5b-d9cb-469f-a165-70867728950", "0f8fad5b-d9cb-469f-a165-70867728950e0",
          "0f8fad5bd-9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950g",
          "{0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b d9cb 469f a165 70867728950e"})
        CHECK_FALSE(Guid::parse(text).has_value());
}

TEST_CASE("the time of day is UTC in a form of fixed length") {
    const std::string now = coder::base::utcNow();
    CHECK(coder::base::isUtcTime(now));
    CHECK(now > "2024-01-01T00:00:00.000Z");
    CHECK(coder::base::isUtcTime("2024-02-29T23:59:60.999Z"));
    for (const char* text : {"", "2023-02-29T00:00:00.000Z", "2024-13-01T00:00:00.000Z", "2024-01-01T24:00:00.000Z",
                             "2024-01-01T00:60:00.000Z", "2024-01-01 00:00:00.000Z", "2024-01-01T00:00:00Z",
                             "2024-00-01T00:00:00.000Z", "2024-01-01T00:00:00.000+"})
        CHECK_FALSE(coder::base::isUtcTime(text));
}

TEST_CASE("a named GUID depends on all it is made of, and on nothing else") {
    const Guid study = Guid::parse("0f8fad5b-d9cb-469f-a165-70867728950e").value();
    const Guid guid = Guid::named(study, "code", "mentor/kind");
    CHECK(guid == Guid::named(study, "code", "mentor/kind"));
    CHECK(guid.toString() == "6e69aedc-3d9d-82da-9e34-cd863a097f04");
    CHECK(guid != Guid::named(study, "code", "mentor/kin"));
    CHECK(guid != Guid::named(study, "codem", "entor/kind"));
    CHECK(guid != Guid::named(guid, "code", "mentor/kind"));
}

TEST_CASE("placed GUIDs are in the order of their positions") {
    const Guid source = Guid::parse("0f8fad5b-d9cb-469f-a165-70867728950e").value();
    Guid last;
    for (std::uint32_t position = 1; position < 1U << 26U; position += position / 3 + 1) {
        const Guid guid = Guid::placed(source, position, "a");
        REQUIRE(last < guid);
        REQUIRE(guid.toString().substr(0, 14) == "0f8fad5b-d9cb-");
        REQUIRE((guid.bytes()[6] >> 4) == 8);
        REQUIRE((guid.bytes()[8] >> 6) == 2);
        REQUIRE(guid != Guid::placed(source, position, "b"));
        last = guid;
    }
}
