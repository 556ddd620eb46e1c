// Who of the participants' table is heard in the sources, and who is heard there and not in the table.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/project/source.h"
#include "coder/study/study.h"

namespace coder::study {

/// Learns of the sources one after the other, in any order; then tells what does not fit. Borrows the study.
class Attendance {
public:
    explicit Attendance(const Study& study);

    /// A source that was read.
    void hear(const project::Source& source);
    /// A source that can't be read.
    void addUnreadable(const std::string& source);
    /// Participants who speak in a source and whom no row of the table covers: their labels, and the names under which
    /// they count. None of them: the source as a whole is in no row.
    void addUnlisted(const project::Source& source, std::vector<std::string> labels, std::vector<std::string> names);

    /// What does not fit. Of findings of one kind each is told by itself up to three, more are one diagnostic. Errors:
    /// participants who are not heard where the table says; speakers whom the table does not have. Warnings: sources in
    /// no row in which no participant speaks.
    base::Diagnostics findings() const;

private:
    /// What became of a voice of the participants' table.
    enum class Heard : std::uint8_t { Yes, NoSource, Unreadable, NoSpeaker, NoParticipant, NoSpeech };
    struct Voice {
        Heard heard = Heard::NoSource;
        std::string labels;  ///< Where the speaker is not there: those who are, the likeliest first.
    };
    struct Unheard {
        const project::Case* owner;
        const project::Voice* voice;
        const Voice* outcome;
    };
    struct Unlisted {
        std::string source;
        std::string path;
        std::vector<std::string> labels;
        std::vector<std::string> names;
    };

    Voice outcomeOf(const project::Source& source, std::size_t owner, const project::Voice& voice) const;
    void addUnheard(Heard heard, base::Diagnostics& findings) const;
    base::Diagnostic unheardFinding(const Unheard& unheard) const;
    base::Diagnostic unheardFinding(const std::vector<Unheard>& unheard) const;
    std::string sourceRemedy(const std::string& name) const;
    void addUnlisted(bool speaking, base::Diagnostics& findings) const;
    base::Diagnostic unlistedFinding(const Unlisted& unlisted) const;

    const Study& study_;
    std::vector<std::vector<Voice>> voices_;  ///< By case and voice.
    std::vector<Unlisted> unlisted_;
};

}  // namespace coder::study
