// Who of the speakers is interviewer and who is participant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/transcript/known_labels.h"
#include "coder/transcript/reporter.h"
#include "coder/transcript/transcript.h"

namespace coder::transcript {

/// What the roles are found from, per speaker.
struct SpeakerFacts {
    std::uint32_t label = 0;  ///< Offset of the first label, for diagnostics.
    LabelKnowledge knowledge;
    std::string key;  ///< Of the label.
    std::uint32_t sentences = 0;
    std::uint32_t questions = 0;  ///< Sentences that end in a question mark.
};

/// A label as an item of a YAML flow list, quoted where it must be. `label` must not be empty.
std::string yamlItem(const std::string& label);

/// True for a sentence whose last character, but for closing quotation marks, brackets and marks, is a question mark.
bool endsInQuestion(std::string_view sentence);

/// Sets role and proposed of all speakers; `facts` are in the same order.
///
/// 1. The study's labels, then the usual ones.
/// 2. A label that is nearly a known one gets a warning, and role Other: it is not merged with what it resembles.
/// 3. If no interviewer is known: the speaker who asks is proposed as interviewer, and the others whose role is not
///    known as participants, with a note. To ask is to end at least 15 % of at least five sentences with a question
///    mark, and twice as large a share as anyone else.
/// 4. If an interviewer is known and no participant, the only other speaker is proposed as participant, with a note.
/// 5. Everybody else is Other, with a warning.
void assignRoles(std::vector<Speaker>& speakers, const std::vector<SpeakerFacts>& facts, const KnownLabels& known,
                 Reporter& reporter);

}  // namespace coder::transcript
