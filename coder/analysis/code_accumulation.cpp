#include "coder/analysis/code_accumulation.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

#include "coder/analysis/quantiles.h"
#include "coder/analysis/random.h"
#include "coder/analysis/saturation.h"

namespace coder::analysis {

namespace {

/// By code that occurs, the interviews that have it, as bits.
std::vector<std::vector<std::uint64_t>> interviewsOfCodes(const CodeSets& interviews) {
    std::uint32_t codes = 0;
    for (const auto& interview : interviews)
        for (const std::uint32_t code : interview) codes = std::max(codes, code + 1);
    std::vector<std::vector<std::uint64_t>> bits(codes);
    for (std::size_t i = 0; i < interviews.size(); ++i)
        for (const std::uint32_t code : interviews[i]) {
            bits[code].resize((interviews.size() + 63) / 64);
            bits[code][i / 64] |= std::uint64_t{1} << (i % 64);
        }
    std::erase_if(bits, [](const auto& words) { return words.empty(); });
    return bits;
}

std::size_t unionSize(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < a.size(); ++i) size += static_cast<std::size_t>(std::popcount(a[i] | b[i]));
    return size;
}

}  // namespace

CodeAccumulation codeAccumulation(const CodeSets& interviews) {
    CodeAccumulation result;
    result.observed = newCodes(interviews);
    std::partial_sum(result.observed.begin(), result.observed.end(), result.observed.begin());
    const std::size_t m = interviews.size();
    const auto codes = interviewsOfCodes(interviews);
    // Codes by how many interviews have them, and pairs by how many have either.
    std::vector<double> singles(m + 1), pairs(m + 1);
    for (std::size_t a = 0; a < codes.size(); ++a) {
        const std::size_t size = unionSize(codes[a], codes[a]);
        ++singles[size];
        ++pairs[size];
        for (std::size_t b = 0; b < a; ++b) pairs[unionSize(codes[a], codes[b])] += 2;
    }
    // missed[k]: the chance that h interviews drawn are none of k: C(m - k, h) / C(m, h). The variance is what is left
    // of much larger numbers, so it gets all the digits there are.
    std::vector<long double> missed(m + 1, 1);
    for (std::size_t h = 1; h <= m; ++h) {
        long double unseen = 0;
        long double unseenPairs = 0;
        for (std::size_t k = 0; k <= m; ++k) {
            missed[k] *= k + h > m ? 0 : static_cast<long double>(m - k - h + 1) / static_cast<long double>(m - h + 1);
            unseen += singles[k] * missed[k];
            unseenPairs += pairs[k] * missed[k];
        }
        result.mean.push_back(static_cast<double>(static_cast<long double>(codes.size()) - unseen));
        result.sd.push_back(static_cast<double>(std::sqrt(std::max(0.0L, unseenPairs - unseen * unseen))));
    }
    return result;
}

AccumulationBand accumulationBand(const CodeSets& given, std::uint32_t orders, std::uint64_t seed) {
    CodeSets interviews = normalized(given);
    const std::size_t m = interviews.size();
    std::uint32_t codes = 0;
    for (const auto& interview : interviews)
        if (!interview.empty()) codes = std::max(codes, interview.back() + 1);
    std::vector<std::vector<double>> counts(m);
    std::vector<std::uint32_t> seenIn(codes), order(m);
    std::iota(order.begin(), order.end(), 0U);
    Random random(seed);
    for (std::uint32_t o = 1; o <= orders; ++o) {
        std::uint64_t seen = 0;
        for (std::size_t h = 0; h < m; ++h) {
            std::swap(order[h], order[h + below(random, m - h)]);
            for (const std::uint32_t code : interviews[order[h]])
                if (std::exchange(seenIn[code], o) != o) ++seen;
            counts[h].push_back(static_cast<double>(seen));
        }
    }
    AccumulationBand band;
    for (std::vector<double>& values : counts) {
        band.mean.push_back(std::accumulate(values.begin(), values.end(), 0.0) / orders);
        std::sort(values.begin(), values.end());
        band.band.push_back({*quantile(values, 0.025), *quantile(values, 0.975)});
    }
    return band;
}

}  // namespace coder::analysis
