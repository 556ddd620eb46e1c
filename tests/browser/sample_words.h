// What the invented interviews of sample_report say.
#pragma once

#include <array>
#include <cstddef>

namespace coder::tests {

struct Theme {
    const char* path;
    const char* name;
    bool heading;
    const char* sentence;  ///< The evidence in brackets.
};

inline constexpr std::array<Theme, 10> Themes{{
    {"mentor", "Characteristics of an effective mentor", true, ""},
    {"mentor/altruistic", "Altruistic", false, "She [put my interests first], and never asked what was in it for her."},
    {"mentor/accessible", "Accessible", false, "His [door was always open], and [he answered] the same evening."},
    {"mentor/potential", "Understands the mentee’s potential and limitations", false,
     "He [knew what I could do] before I did, and what I should leave to others."},
    {"mentor/network", "Enriched network", false, "She [introduced me to] everyone in the field within a year."},
    {"failed", "Characteristics of failed mentorship", true, ""},
    {"failed/communication", "Poor communication", false,
     "We [never really talked]; I [found out from] the email to all."},
    {"failed/commitment", "Lack of commitment", false, "He [cancelled] nearly every meeting that spring."},
    {"failed/competition", "Competition", false, "In the end we were [after the same grant], he and I."},
    {"other", "Naïve remarks on Zoë’s “flower” theory – 面談", false,
     "Zoë said 🎉 [面談 is a flower] 🌸, and we laughed."},
}};

inline constexpr std::array<const char*, 5> Streams{"clinician-administrator", "clinician-educator",
                                                    "clinician-investigator", "clinician-scientist",
                                                    "clinician-teacher"};
inline constexpr std::array<std::size_t, 5> StreamSizes{5, 12, 17, 12, 8};
inline constexpr std::array<const char*, 2> Sites{"Harborview", "Queen Street"};

inline constexpr std::array<const char*, 6> Fillers{
    "Well, it was my second year, and the lab had just moved to the other building.",
    "I don’t want to be unfair, there was a lot going on at the time, with the merger and all of it.",
    "Um, let me think how to put this.",
    "You have to picture the clinic on a Monday, forty people waiting and the printer dead.",
    "My husband said I should have seen it coming, but one doesn’t, does one.",
    "That was before the tenure committee, of course, and before the twins.",
};

}  // namespace coder::tests
