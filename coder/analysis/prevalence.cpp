#include "coder/analysis/prevalence.h"

#include <algorithm>
#include <cstddef>

namespace coder::analysis {

namespace {

struct Finding {
    std::uint32_t participant = 0;
    std::uint32_t coder = 0;
};

/// The rows that count, by code.
class RowsByCode {
public:
    explicit RowsByCode(const PrevalenceInput& input) : ends_(input.parents.size() + 1) {
        const auto counts = [&](const CodingRow& row) {
            return row.participant < input.groupOfParticipant.size() && row.code < input.parents.size();
        };
        for (const CodingRow& row : input.rows)
            if (counts(row)) ++ends_[row.code + 1];
        for (std::size_t code = 1; code < ends_.size(); ++code) ends_[code] += ends_[code - 1];
        findings_.resize(ends_.back());
        std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
        for (const CodingRow& row : input.rows)
            if (counts(row)) findings_[next[row.code]++] = {row.participant, row.coder};
    }

    const Finding* begin(std::uint32_t code) const { return findings_.data() + ends_[code]; }
    const Finding* end(std::uint32_t code) const { return findings_.data() + ends_[code + 1]; }

private:
    std::vector<std::size_t> ends_;
    std::vector<Finding> findings_;
};

/// By code: itself and, where codes are rolled up, all codes below it.
std::vector<std::vector<std::uint32_t>> codesUnder(const PrevalenceInput& input) {
    const auto codes = static_cast<std::uint32_t>(input.parents.size());
    std::vector<std::vector<std::uint32_t>> under(codes);
    // By code: the last code whose way up led over it, plus one. A ring leads back to such a code.
    std::vector<std::uint32_t> visited(codes);
    for (std::uint32_t code = 0; code < codes; ++code)
        for (std::optional<std::uint32_t> above = code; above && *above < codes && visited[*above] != code + 1;
             above = input.parents[*above]) {
            visited[*above] = code + 1;
            under[*above].push_back(code);
            if (!input.rollup) break;
        }
    return under;
}

/// The participants that one theme was found in, and by which coders.
class Participants {
public:
    explicit Participants(const PrevalenceInput& input)
        : words_(input.rule == CoderRule::All ? (input.coders + 63) / 64 : 0),
          coders_(input.coders),
          theme_(input.groupOfParticipant.size()),
          found_(input.groupOfParticipant.size() * words_) {}

    void startTheme(std::uint32_t theme) {
        current_ = theme + 1;
        touched_.clear();
    }

    void add(const Finding& finding) {
        if (theme_[finding.participant] != current_) {
            theme_[finding.participant] = current_;
            touched_.push_back(finding.participant);
            std::fill_n(found_.begin() + static_cast<std::ptrdiff_t>(finding.participant * words_), words_, 0);
        }
        if (words_ != 0 && finding.coder < coders_)
            found_[finding.participant * words_ + finding.coder / 64] |= std::uint64_t{1} << (finding.coder % 64);
    }

    /// Those with a finding, each once.
    const std::vector<std::uint32_t>& touched() const { return touched_; }

    bool foundByAll(std::uint32_t participant) const {
        for (std::size_t word = 0; word < words_; ++word) {
            const std::uint32_t left = coders_ - static_cast<std::uint32_t>(64 * word);
            const std::uint64_t all = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
            if (found_[participant * words_ + word] != all) return false;
        }
        return true;
    }

private:
    std::size_t words_;  ///< Of bits per participant; none where any coder will do.
    std::uint32_t coders_;
    std::uint32_t current_ = 0;
    std::vector<std::uint32_t> theme_;  ///< By participant: the last theme found, plus one.
    std::vector<std::uint64_t> found_;  ///< By participant: bits of the coders.
    std::vector<std::uint32_t> touched_;
};

}  // namespace

std::optional<double> ParticipantCount::percent() const {
    if (whole == 0) return std::nullopt;
    return 100 * static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<ThemePrevalence> prevalence(const PrevalenceInput& input) {
    ThemePrevalence nobody;
    nobody.all.whole = input.groupOfParticipant.size();
    nobody.groups.resize(input.groups);
    for (const auto& group : input.groupOfParticipant)
        if (group && *group < input.groups) ++nobody.groups[*group].whole;
    std::vector<ThemePrevalence> themes(input.parents.size(), nobody);
    const RowsByCode rows(input);
    const auto under = codesUnder(input);
    Participants participants(input);
    for (std::uint32_t theme = 0; theme < themes.size(); ++theme) {
        ThemePrevalence& result = themes[theme];
        participants.startTheme(theme);
        for (const std::uint32_t code : under[theme]) {
            result.segments += static_cast<std::uint64_t>(rows.end(code) - rows.begin(code));
            for (const Finding* row = rows.begin(code); row != rows.end(code); ++row) participants.add(*row);
        }
        for (const std::uint32_t participant : participants.touched()) {
            if (!participants.foundByAll(participant)) continue;
            ++result.all.part;
            const auto& group = input.groupOfParticipant[participant];
            if (group && *group < input.groups) ++result.groups[*group].part;
        }
    }
    return themes;
}

}  // namespace coder::analysis
