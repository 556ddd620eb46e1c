// The codings that a study file keeps, as tables and figures count them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "coder/base/guid.h"
#include "coder/base/result.h"
#include "coder/codebook/codebook.h"
#include "coder/project/coding.h"
#include "coder/study/coding_choice.h"

namespace coder::store {
class Store;
}

namespace coder::study {

struct StudySource;

/// What is there, whatever a choice counts, and what can't be counted.
struct CodingTally {
    std::uint64_t byPeople = 0;
    std::uint64_t byRules = 0;
    std::uint64_t accepted = 0;  ///< Of the rules' codings, as are the following.
    std::uint64_t rejected = 0;
    std::set<std::string> people;                ///< Who coded or decided.
    std::uint64_t earlier = 0;                   ///< Not counted: of a revision that no longer counts.
    std::uint64_t nobodySpeaks = 0;              ///< Not counted: on words outside of all turns.
    std::map<std::string, std::uint64_t> codes;  ///< Not counted: by code that the codebook no longer has.

    void add(const CodingTally& more);
    /// One warning for each kind of what is not counted. `file` is the study file.
    base::Diagnostics findings(const std::string& file) const;
};

/// The turn that a coding is listed under: the first with a participant's words in the span, else the first with
/// anybody's, as an index; the number of turns where nobody speaks.
std::size_t turnOf(text::Span span, const transcript::Transcript& transcript);

/// Who codes and what is coded, read once; then any number of threads may ask.
class KeptCodings {
public:
    /// Errors: those of the store.
    static base::Result<KeptCodings> read(const store::Store& store, const codebook::Codebook& codebook);

    /// The codings of one source, in the order of spans and codes. Several coders' codings of one code on one span are
    /// one. Adds to `tally`. Errors: those of the store.
    base::Result<std::vector<project::Coding>> codingsOf(const store::Store& store, const StudySource& stored,
                                                         const project::Source& source, const CodingChoice& choice,
                                                         CodingTally& tally) const;

    /// "Ana", or for rules "straus-2013 1.0.0": the codebook's version that the coding was made with.
    const std::string& coderOf(const project::StoredCoding& coding) const;

    /// Empty if there is no such code.
    const std::string& pathOf(const base::Guid& code) const;

private:
    void count(const project::StoredCoding& coding, CodingTally& tally) const;

    std::map<base::Guid, std::uint32_t> codes_;  ///< By GUID: index in Codebook::codes.
    std::map<base::Guid, std::string> paths_;    ///< Of all codes that the study has.
    std::map<base::Guid, std::string> coders_;
    std::map<base::Guid, std::string> codebooks_;  ///< With their version.
};

}  // namespace coder::study
