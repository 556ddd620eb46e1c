#include "coder/study/checklists.h"

#include <array>

namespace coder::study {

namespace {

struct Item {
    const char* number;
    const char* topic;
};

constexpr std::array<Item, 32> Coreq{{
    {"1", "Interviewer or facilitator"},
    {"2", "Credentials"},
    {"3", "Occupation"},
    {"4", "Gender of the researchers"},
    {"5", "Experience and training"},
    {"6", "Relationship established before the study"},
    {"7", "What participants knew of the interviewer"},
    {"8", "Characteristics of the interviewer"},
    {"9", "Methodological orientation and theory"},
    {"10", "Sampling"},
    {"11", "Method of approach"},
    {"12", "Sample size"},
    {"13", "Non-participation"},
    {"14", "Setting of data collection"},
    {"15", "Presence of non-participants"},
    {"16", "Description of the sample"},
    {"17", "Interview guide"},
    {"18", "Repeat interviews"},
    {"19", "Audio or visual recording"},
    {"20", "Field notes"},
    {"21", "Duration"},
    {"22", "Data saturation"},
    {"23", "Transcripts returned to participants"},
    {"24", "Number of data coders"},
    {"25", "Description of the coding tree"},
    {"26", "Derivation of themes"},
    {"27", "Software"},
    {"28", "Participant checking"},
    {"29", "Quotations presented"},
    {"30", "Data and findings consistent"},
    {"31", "Clarity of major themes"},
    {"32", "Clarity of minor themes"},
}};

constexpr std::array<Item, 21> Srqr{{
    {"S1", "Title"},
    {"S2", "Abstract"},
    {"S3", "Problem formulation"},
    {"S4", "Purpose or research question"},
    {"S5", "Qualitative approach and research paradigm"},
    {"S6", "Researcher characteristics and reflexivity"},
    {"S7", "Context"},
    {"S8", "Sampling strategy"},
    {"S9", "Ethical issues pertaining to human subjects"},
    {"S10", "Data collection methods"},
    {"S11", "Data collection instruments and technologies"},
    {"S12", "Units of study"},
    {"S13", "Data processing"},
    {"S14", "Data analysis"},
    {"S15", "Techniques to enhance trustworthiness"},
    {"S16", "Synthesis and interpretation"},
    {"S17", "Links to empirical data"},
    {"S18", "Integration with prior work, implications, transferability, contribution"},
    {"S19", "Limitations"},
    {"S20", "Conflicts of interest"},
    {"S21", "Funding"},
}};

template <std::size_t N>
report::Table checklist(const char* title, const std::array<Item, N>& items, const ChecklistAnswers& answers) {
    report::Table table;
    table.title = title;
    table.columns = {{"item", "Item", "", report::Align::Left},
                     {"topic", "Topic", "", report::Align::Left},
                     {"answer", "From the study", "", report::Align::Left, {}, false, {}, 64}};
    for (const Item& item : items) {
        const auto answer = answers.find(item.number);
        table.rows.push_back(
            {0, false, {item.number, item.topic, answer == answers.end() ? "[authors]" : answer->second}});
    }
    table.notes.emplace_back("[authors]: the study's files don't tell; for the authors to fill in.");
    return table;
}

}  // namespace

report::Table coreq(const ChecklistAnswers& answers) {
    return checklist("COREQ (Tong, Sainsbury and Craig 2007)", Coreq, answers);
}

report::Table srqr(const ChecklistAnswers& answers) { return checklist("SRQR (O'Brien et al. 2014)", Srqr, answers); }

}  // namespace coder::study
