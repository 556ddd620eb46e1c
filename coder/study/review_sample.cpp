#include "coder/study/review_sample.h"

#include <algorithm>

#include "coder/base/sha256.h"

namespace coder::study {

std::string drawKey(std::uint64_t seed, const base::Guid& coding) {
    return base::sha256(std::to_string(seed) + " " + coding.toString());
}

Draw drawCodings(const std::vector<Drawable>& codings, std::uint64_t most, std::uint64_t seed) {
    std::vector<std::pair<std::string, std::size_t>> order;
    order.reserve(codings.size());
    for (std::size_t i = 0; i < codings.size(); ++i) order.emplace_back(drawKey(seed, codings[i].coding), i);
    std::sort(order.begin(), order.end());
    Draw draw;
    for (const auto& [key, index] : order) {
        const Drawable& coding = codings[index];
        bool drawn = false;
        const auto take = [&](const std::string& rule) {
            RuleDraw& of = draw.rules[{coding.code, rule}];
            if (of.hits++ >= most) return;
            of.codings.push_back(coding.coding);
            drawn = true;
        };
        take({});
        for (const std::string& rule : coding.rules) take(rule);
        if (drawn) draw.drawn.push_back(index);
    }
    return draw;
}

}  // namespace coder::study
