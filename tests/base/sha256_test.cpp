#include <catch2/catch.hpp>

#include "coder/base/sha256.h"

using coder::base::sha256;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4 and of NIST's example values") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopq"
                 "rstnopqrstu") == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK(sha256(std::string("\0", 1)) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST_CASE("SHA-256 of pieces is that of the whole, for all lengths around the blocks") {
    std::string bytes;
    for (unsigned i = 0; i < 300; ++i) {
        coder::base::Sha256 hash;
        hash.add(std::string_view(bytes).substr(0, i / 3));
        hash.add(std::string_view(bytes).substr(i / 3));
        CHECK(hash.finish() == sha256(bytes));
        bytes += static_cast<char>(static_cast<unsigned char>(i * 37 % 256));
    }
}
