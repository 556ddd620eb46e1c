// report.html: one file with the study's tables and figures, in which every number opens the passages that it counts.
//
// The file asks nothing of the network and holds under a Content-Security-Policy that allows its own style and script
// alone, by their SHA-256. Without scripts it is the same page, in which numbers are only numbers.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "coder/report/document.h"
#include "coder/report/manifest_json.h"
#include "coder/report/table.h"
#include "coder/text/position.h"

namespace coder::report {

/// A turn in which something is coded, with what its reader needs to know. UTF-8 that nobody vouches for: it is shown
/// as text, whatever it holds.
struct ReportTurn {
    std::string source;
    std::string participant;
    std::string attributes;  ///< "clinician-educator, associate"; may be empty.
    std::string speaker;
    std::uint64_t line = 1;     ///< In the source, from 1.
    std::string before;         ///< The turn before; may be empty.
    std::string beforeSpeaker;  ///< Of the turn before.
    std::string text;
};

/// One coding.
struct Passage {
    std::uint32_t turn = 0;            ///< Place in HtmlReport::turns.
    text::Span unit;                   ///< What is coded, in bytes of the turn's text.
    std::vector<text::Span> evidence;  ///< The words that a rule found, in bytes of the turn's text; in any order.
    std::string code;                  ///< Path.
    std::string name;                  ///< The code's, for people.
    std::string rule;                  ///< Empty for a person's coding.
    std::string coder;
};

struct ReportFigure {
    std::string title;
    std::string caption;
    std::string svg;  ///< One <svg> element, written as it is: made by this program, without style attributes.
    std::string alt;  ///< What the figure shows, for those who don't see it.
};

using ReportContent = std::variant<Table, ReportFigure, Document>;

struct ReportSection {
    std::string id;  ///< For links to it: report.html#id. Made unique, and fit for a link, where it is not.
    std::string title;
    std::vector<ReportContent> contents;
};

struct HtmlReport {
    std::string title;
    std::string
        language;  ///< BCP 47, of the transcripts and the codebook; may be empty. The page's own words are English.
    std::string subtitle;  ///< May be empty.
    std::vector<ReportSection> sections;
    std::vector<ReportTurn> turns;
    std::vector<Passage> passages;  ///< What Cell::passages points to.
    NamedValues facts;              ///< Below the title: "Codebook", "straus-2013 1.0.0".
};

/// The same report gives the same bytes. Places in lists and spans must lie inside what they point into.
std::string toHtmlReport(const HtmlReport& report);

}  // namespace coder::report
