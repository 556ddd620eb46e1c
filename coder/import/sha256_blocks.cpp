#include "coder/import/sha256_blocks.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace coder::import {

#if defined(__x86_64__)

namespace {

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
alignas(16) constexpr std::array<std::uint32_t, 64> Constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

__m128i load(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }

/// One block on the state in the order that the instructions want: ABEF and CDGH, each from its highest word.
__attribute__((target("sha,sse4.1"))) void addBlock(__m128i& abef, __m128i& cdgh, const char* block) {
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    const __m128i abefBefore = abef;
    const __m128i cdghBefore = cdgh;
    __m128i words[4];  // an array template drops the alignment that the type has
    for (std::size_t round = 0; round < 16; ++round) {
        __m128i& next = words[round % 4];
        if (round < 4) {
            next = _mm_shuffle_epi8(load(block + 16 * round), bigEndian);
        } else {
            const __m128i last = words[(round + 3) % 4];
            const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(next, words[(round + 1) % 4]),
                                              _mm_alignr_epi8(last, words[(round + 2) % 4], 4));
            next = _mm_sha256msg2_epu32(sum, last);
        }
        const __m128i input = _mm_add_epi32(next, load(&Constants[4 * round]));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0E));
    }
    abef = _mm_add_epi32(abef, abefBefore);
    cdgh = _mm_add_epi32(cdgh, cdghBefore);
}

bool findInstructions() {
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    constexpr unsigned Ssse3AndSse41 = 1U << 9U | 1U << 19U;
    constexpr unsigned Sha = 1U << 29U;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & Ssse3AndSse41) != Ssse3AndSse41) return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & Sha) != 0;
}

}  // namespace

bool hasSha256Instructions() {
    static const bool Has = findInstructions();
    return Has;
}

void sha256Blocks(Sha256State& state, std::string_view blocks) {
    const auto word = [&](std::size_t i) { return static_cast<int>(state[i]); };
    __m128i abef = _mm_set_epi32(word(0), word(1), word(4), word(5));
    __m128i cdgh = _mm_set_epi32(word(2), word(3), word(6), word(7));
    for (std::size_t at = 0; at < blocks.size(); at += 64) addBlock(abef, cdgh, blocks.data() + at);
    alignas(16) std::array<std::uint32_t, 8> words{};
    _mm_store_si128(reinterpret_cast<__m128i*>(words.data()), abef);
    _mm_store_si128(reinterpret_cast<__m128i*>(words.data() + 4), cdgh);
    state = {words[3], words[2], words[7], words[6], words[1], words[0], words[5], words[4]};
}

#else

bool hasSha256Instructions() { return false; }

void sha256Blocks(Sha256State&, std::string_view) {}

#endif

}  // namespace coder::import
