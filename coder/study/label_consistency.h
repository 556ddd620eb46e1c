// Whether a speaker's label is spelt alike, and stands for one role, in all sources of a study.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/project/case.h"
#include "coder/project/source.h"
#include "coder/transcript/known_labels.h"

namespace coder::study {

/// Learns of the sources one after the other. Nothing is merged or changed; findings say what would settle them.
class LabelConsistency {
public:
    /// `cases` may be empty.
    LabelConsistency(const transcript::ParseOptions& options, project::CaseTable cases);

    /// `places`: by speaker, the line (of files without lines: the paragraph, row or segment) where he or she begins.
    void add(const project::Source& source, const std::vector<std::uint32_t>& places);

    /// Warnings, of each kind five at most, in the order of the labels:
    /// - a label of one source that is nearly one which three or more sources have. Nearly is one change in four
    /// letters
    ///   or more, two in eight or more. Labels with digits are codes, and those that the study, its participants' table
    ///   or the language knows are meant as they are. What is nearly a label of the study or the language was told in
    ///   its file.
    /// - a label that is not known, without digits, which is given one role in some sources and another one elsewhere.
    base::Diagnostics findings() const;

private:
    struct Use {
        base::Place place;
        transcript::Role role = transcript::Role::Other;
    };
    struct Label {
        std::string written;  ///< As it stands in its first source.
        std::vector<Use> uses;
    };
    using Labels = std::map<std::string, Label>;  ///< By labelKey().

    bool isListed(const std::string& source, const std::string& label) const;
    base::Diagnostics misspellings() const;
    base::Diagnostics roleChanges() const;

    project::CaseTable cases_;
    transcript::KnownLabels known_;
    Labels labels_;  ///< Those that nobody lists and that have no digit.
};

}  // namespace coder::study
