// Which speech is meant: by code, source, participant, and attributes of the case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/codebook.h"
#include "coder/project/case.h"
#include "coder/study/study.h"

namespace coder::study {

struct Filter {
    std::vector<std::string> codes;                   ///< Paths; a group stands for all codes under it. Empty: all.
    std::vector<std::string> sources;                 ///< Names. Empty: all.
    std::vector<std::string> participants;            ///< Names. Empty: all.
    std::vector<codebook::AttributeCondition> where;  ///< All must hold.

    bool allowsCode(const codebook::Codebook& codebook, std::size_t code) const;
    /// The same by path, of codes that need not be in a codebook.
    bool allowsPath(const std::string& path) const;
    bool allowsSource(const std::string& source) const;
    /// `owner` is an index in `cases`; speech of no case passes only where no participant and no attribute is asked
    /// for.
    bool allowsCase(const project::CaseTable& cases, const std::optional<std::size_t>& owner) const;
};

/// "stream=clinician-educator" or "role=mentee,both".
base::Result<codebook::AttributeCondition> parseCondition(const std::string& text);

/// Done when all that the filter names is there: codes, sources, participants (listed ones, and sources that nobody is
/// listed for), attributes and their values. Else an error that names the ones there are.
base::Status checkFilter(const Filter& filter, const Study& study);

/// The same for its codes alone.
base::Status checkCodes(const Filter& filter, const codebook::Codebook& codebook);

}  // namespace coder::study
