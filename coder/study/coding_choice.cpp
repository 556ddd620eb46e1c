#include "coder/study/coding_choice.h"

namespace coder::study {

const std::vector<std::string_view>& originChoiceNames() {
    static const std::vector<std::string_view> Names{"all", "human", "rule"};
    return Names;
}

const std::vector<std::string_view>& statusChoiceNames() {
    static const std::vector<std::string_view> Names{"all", "accepted", "unreviewed"};
    return Names;
}

bool counts(const CodingChoice& choice, const project::StoredCoding& coding) {
    if (coding.status == project::ReviewStatus::Rejected) return false;
    if (choice.origin != OriginChoice::All &&
        (choice.origin == OriginChoice::Human) != (coding.origin == project::Origin::Human))
        return false;
    return choice.status == StatusChoice::All ||
           (choice.status == StatusChoice::Accepted) == (coding.status == project::ReviewStatus::Accepted);
}

std::string inWords(const CodingChoice& choice) {
    std::string text = "Counted are codings by ";
    text += choice.origin == OriginChoice::All     ? "people and by rules"
            : choice.origin == OriginChoice::Human ? "people"
                                                   : "rules";
    text += choice.status == StatusChoice::All        ? ", all but rejected ones."
            : choice.status == StatusChoice::Accepted ? ", accepted ones only."
                                                      : ", unreviewed ones only.";
    return text;
}

}  // namespace coder::study
