// What the program knows of a language. All of it is data in codebooks/languages/, none of it is in the code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/phrase.h"

namespace coder::codebook {

/// Word lists for negation in the manner of NegEx: Chapman et al. 2001, J Biomed Inform 34:301-310.
struct NegationWords {
    std::uint32_t window = 5;                 ///< How many words a cue reaches, from 1 to MaxNegationWindow.
    std::vector<PhraseSequence> before;       ///< Cues that negate what follows: "not", "never", "without".
    std::vector<PhraseSequence> after;        ///< Cues that negate what stands before: "was lacking", "went missing".
    std::vector<PhraseSequence> pseudo;       ///< Look like cues and negate nothing: "not only", "no doubt".
    std::vector<PhraseSequence> terminators;  ///< End a cue's reach: "but", "because", "except".
    std::vector<PhraseSequence> answers;      ///< No cues where punctuation follows: the "no" of "No, she was kind".
};

/// Longer than any sentence of speech needs.
inline constexpr std::uint32_t MaxNegationWindow = 50;

struct Language {
    std::string tag;                             ///< BCP 47, as it was asked for.
    std::vector<std::string> abbreviations;      ///< End no sentence: "Dr.", "a.m.".
    std::vector<std::string> interviewerLabels;  ///< Well-known speaker labels.
    std::vector<std::string> participantLabels;
    std::vector<std::string> stopWords;    ///< Little words, folded: rules that look for nothing else find everything.
    std::vector<std::string> inflections;  ///< Endings by which forms of one word differ: "s", "ed", "ing".
    NamedLists lists;  ///< For the rules of every codebook in the language: <hedges>, <reported-questions>.
    NegationWords negation;
    std::string yaml;  ///< The text of the file as read, for the manifest.
};

/// Reads `languages/<primary tag>.yaml` from `folder` if it is there, else the data built into the program; an empty
/// `folder` is the working folder. "en-GB" is read from en.yaml and keeps its tag. Errors: NotFound with the languages
/// there are; Invalid with the place of what is wrong in the file (the first, and how many more); those of
/// base::readFile.
base::Result<Language> loadLanguage(std::string_view tag, const std::string& folder);

/// Tags of the built-in languages, in alphabetical order.
std::vector<std::string> builtInLanguages();

}  // namespace coder::codebook
