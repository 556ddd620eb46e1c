#include "coder/study/review_tally.h"

#include "coder/report/numbers.h"

namespace coder::study {

namespace {

ReviewCounts sumOf(const ReviewTally& tally) {
    ReviewCounts sum;
    for (const auto& [code, counts] : tally) {
        sum.accepted += counts.accepted;
        sum.rejected += counts.rejected;
        sum.otherCode += counts.otherCode;
        sum.memos += counts.memos;
        sum.skipped += counts.skipped;
    }
    return sum;
}

}  // namespace

std::string inWords(const ReviewTally& tally) {
    const ReviewCounts sum = sumOf(tally);
    std::string words = std::to_string(sum.accepted) + " accepted, " + std::to_string(sum.rejected) + " rejected";
    if (sum.otherCode != 0) words += " (" + std::to_string(sum.otherCode) + " with another code)";
    if (sum.memos != 0) words += ", " + report::counted(sum.memos, "memo");
    if (sum.skipped != 0) words += ", " + std::to_string(sum.skipped) + " skipped";
    return words;
}

report::Table tallyTable(const ReviewTally& tally) {
    using report::Align;
    using report::Cell;
    report::Table table;
    table.columns = {{"code", "Code", "", Align::Left},          {"accepted", "Accepted", "", Align::Right},
                     {"rejected", "Rejected", "", Align::Right}, {"other-code", "With another code", "", Align::Right},
                     {"memos", "Memos", "", Align::Right},       {"skipped", "Skipped", "", Align::Right}};
    const auto add = [&](const std::string& name, const ReviewCounts& counts) {
        table.rows.push_back({0,
                              false,
                              {name, Cell::count(counts.accepted), Cell::count(counts.rejected),
                               Cell::count(counts.otherCode), Cell::count(counts.memos), Cell::count(counts.skipped)}});
    };
    for (const auto& [code, counts] : tally) add(code, counts);
    add("all codes", sumOf(tally));
    return table;
}

}  // namespace coder::study
