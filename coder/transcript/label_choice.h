// Which of the label candidates of a file are speakers' labels.
//
// One line alone can't tell: "Note: she left." and "Nora: She left." look the same. So all candidates of the file are
// counted by label and form first, and then:
//
// - A label is strong in a form when the study knows it, when it is a usual label, or when it occurs in the form at
//   least twice and looks like a name or a code. A usual label of one letter must occur twice, or beside another known
//   label in a file where none occurs three times. In the marked form (**Ana:**) all labels are strong if there are
//   two.
// - The form with most occurrences of strong labels is the file's form. The form "alone on its line" needs two strong
//   labels.
// - Strong known labels are accepted in any form (alone on a line only where that is the file's form), and so is, in
//   another form, a label accepted in the file's form.
// - In the file's form are accepted, of the unknown labels: those that occur at least three times; those that occur
//   twice, unless the file has more frequent labels and also the first word in lower case ("note", the "and" of "And
//   Ana"); those that occur once, look like a name or a code and stand behind the first strong label, unless the file
//   has the first word in lower case, and those that are nearly a known label.
// - A phrase such as "Speaker one" must occur at least twice (three times beside two strong labels) and a quarter as
//   often as the most frequent label. What begins in lower case is accepted only with a time or markup, twice.
// - A lone unknown label is accepted only near the beginning: a dialogue has two.
// - Where nearly all labels follow a blank line, those accepted for one occurrence must too, and in wrapped files all
//   unknown ones.
// - A first paragraph in which every line looks labelled is a header when two of its labels are unknown and occur
//   nowhere else ("Date: 3 May"), or one, where all later labels follow a blank line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/transcript/known_labels.h"
#include "coder/transcript/labels.h"

namespace coder::transcript {

/// What was seen of a file before any decision.
struct FileScan {
    std::vector<LabelCandidate> candidates;  ///< In the order of the text.
    std::uint32_t firstBlockEnd = 0;         ///< Where the first paragraph ends; headings are none.
    std::uint32_t firstBlockLines = 0;
    bool wrapped = false;
};

/// A label of the file, whatever its spelling.
struct ChosenLabel {
    std::string key;
    LabelKnowledge knowledge;
};

/// A candidate that is a label.
struct LabelUse {
    std::uint32_t candidate = 0;  ///< Index in FileScan::candidates.
    std::uint32_t label = 0;      ///< Index in LabelChoice::labels.
};

struct LabelChoice {
    std::vector<ChosenLabel> labels;
    std::vector<LabelUse> uses;  ///< In the order of the text.
};

/// Linear in the number of candidates; only distinct spellings cost more than a look-up.
LabelChoice chooseLabels(std::string_view text, const FileScan& scan, const KnownLabels& known);

}  // namespace coder::transcript
