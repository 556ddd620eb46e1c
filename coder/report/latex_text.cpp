#include "coder/report/latex_text.h"

#include <QString>
#include <algorithm>
#include <array>
#include <iterator>

#include "coder/report/cell_text.h"
#include "coder/text/utf8.h"

namespace coder::report {

const char* const LatexScriptCommand =
    "\\DeclareRobustCommand{\\coderscript}[1]{\\ifdefined\\Umathchar #1\\else ?\\fi}\n";

namespace {

struct Sign {
    char32_t character;
    const char* latex;
};

/// What has a command of its own, in the order of code points. Without any package beyond LaTeX's kernel.
constexpr std::array Signs{
    Sign{U'"', ""},  // depends on what stands before it
    Sign{U'#', "\\#"},
    Sign{U'$', "\\$"},
    Sign{U'%', "\\%"},
    Sign{U'&', "\\&"},
    Sign{U'*', "{*}"},  // behind \\ it would be part of the command
    Sign{U'<', "\\textless{}"},
    Sign{U'>', "\\textgreater{}"},
    Sign{U'[', "{[}"},  // behind \\ it would begin an option
    Sign{U'\\', "\\textbackslash{}"},
    Sign{U']', "{]}"},
    Sign{U'^', "\\textasciicircum{}"},
    Sign{U'_', "\\_"},
    Sign{U'`', "\\`{}"},
    Sign{U'{', "\\{"},
    Sign{U'|', "\\textbar{}"},
    Sign{U'}', "\\}"},
    Sign{U'~', "\\textasciitilde{}"},
    Sign{U'\u00A0', "~"},
    Sign{U'\u00A9', "\\copyright{}"},
    Sign{U'\u00AC', "\\ensuremath{\\neg}"},
    Sign{U'\u00AD', "\\-"},
    Sign{U'\u00AE', "\\textregistered{}"},
    Sign{U'\u00B0', "\\ensuremath{^\\circ}"},
    Sign{U'\u00B1', "\\ensuremath{\\pm}"},
    Sign{U'\u00B2', "\\textsuperscript{2}"},
    Sign{U'\u00B3', "\\textsuperscript{3}"},
    Sign{U'\u00B5', "\\ensuremath{\\mu}"},
    Sign{U'\u00B7', "\\ensuremath{\\cdot}"},
    Sign{U'\u00B9', "\\textsuperscript{1}"},
    Sign{U'\u00D7', "\\ensuremath{\\times}"},
    Sign{U'\u00F7', "\\ensuremath{\\div}"},
    Sign{U'\u0393', "\\ensuremath{\\Gamma}"},
    Sign{U'\u0394', "\\ensuremath{\\Delta}"},
    Sign{U'\u0398', "\\ensuremath{\\Theta}"},
    Sign{U'\u039B', "\\ensuremath{\\Lambda}"},
    Sign{U'\u039E', "\\ensuremath{\\Xi}"},
    Sign{U'\u03A0', "\\ensuremath{\\Pi}"},
    Sign{U'\u03A3', "\\ensuremath{\\Sigma}"},
    Sign{U'\u03A6', "\\ensuremath{\\Phi}"},
    Sign{U'\u03A8', "\\ensuremath{\\Psi}"},
    Sign{U'\u03A9', "\\ensuremath{\\Omega}"},
    Sign{U'\u03B1', "\\ensuremath{\\alpha}"},
    Sign{U'\u03B2', "\\ensuremath{\\beta}"},
    Sign{U'\u03B3', "\\ensuremath{\\gamma}"},
    Sign{U'\u03B4', "\\ensuremath{\\delta}"},
    Sign{U'\u03B5', "\\ensuremath{\\varepsilon}"},
    Sign{U'\u03B6', "\\ensuremath{\\zeta}"},
    Sign{U'\u03B7', "\\ensuremath{\\eta}"},
    Sign{U'\u03B8', "\\ensuremath{\\theta}"},
    Sign{U'\u03B9', "\\ensuremath{\\iota}"},
    Sign{U'\u03BA', "\\ensuremath{\\kappa}"},
    Sign{U'\u03BB', "\\ensuremath{\\lambda}"},
    Sign{U'\u03BC', "\\ensuremath{\\mu}"},
    Sign{U'\u03BD', "\\ensuremath{\\nu}"},
    Sign{U'\u03BE', "\\ensuremath{\\xi}"},
    Sign{U'\u03C0', "\\ensuremath{\\pi}"},
    Sign{U'\u03C1', "\\ensuremath{\\rho}"},
    Sign{U'\u03C2', "\\ensuremath{\\varsigma}"},
    Sign{U'\u03C3', "\\ensuremath{\\sigma}"},
    Sign{U'\u03C4', "\\ensuremath{\\tau}"},
    Sign{U'\u03C5', "\\ensuremath{\\upsilon}"},
    Sign{U'\u03C6', "\\ensuremath{\\varphi}"},
    Sign{U'\u03C7', "\\ensuremath{\\chi}"},
    Sign{U'\u03C8', "\\ensuremath{\\psi}"},
    Sign{U'\u03C9', "\\ensuremath{\\omega}"},
    Sign{U'\u2009', "\\,"},
    Sign{U'\u2010', "-{}"},
    Sign{U'\u2011', "-{}"},
    Sign{U'\u2013', "--{}"},
    Sign{U'\u2014', "---{}"},
    Sign{U'\u2018', "`{}"},
    Sign{U'\u2019', "'{}"},
    Sign{U'\u201C', "``{}"},
    Sign{U'\u201D', "''{}"},
    Sign{U'\u2020', "\\dag{}"},
    Sign{U'\u2021', "\\ddag{}"},
    Sign{U'\u2022', "\\textbullet{}"},
    Sign{U'\u2026', "\\ldots{}"},
    Sign{U'\u202F', "\\,"},
    Sign{U'\u2122', "\\texttrademark{}"},
    Sign{U'\u2190', "\\ensuremath{\\leftarrow}"},
    Sign{U'\u2192', "\\ensuremath{\\rightarrow}"},
    Sign{U'\u2194', "\\ensuremath{\\leftrightarrow}"},
    Sign{U'\u2206', "\\ensuremath{\\Delta}"},
    Sign{U'\u2212', "\\ensuremath{-}"},
    Sign{U'\u221E', "\\ensuremath{\\infty}"},
    Sign{U'\u2248', "\\ensuremath{\\approx}"},
    Sign{U'\u2260', "\\ensuremath{\\neq}"},
    Sign{U'\u2264', "\\ensuremath{\\leq}"},
    Sign{U'\u2265', "\\ensuremath{\\geq}"},
};

const char* commandOf(char32_t character) {
    const auto* found = std::lower_bound(Signs.begin(), Signs.end(), character,
                                         [](const Sign& sign, char32_t c) { return sign.character < c; });
    return found != Signs.end() && found->character == character ? found->latex : nullptr;
}

/// Letters and signs that pdflatex has with the T1 encoding of fonts (found out by setting each of them).
bool isT1(char32_t c) {
    struct Range {
        char32_t first, last;
    };
    constexpr std::array Ranges{Range{0xA1, 0x125},    Range{0x128, 0x137},   Range{0x139, 0x13E},
                                Range{0x141, 0x148},   Range{0x14A, 0x165},   Range{0x168, 0x17E},
                                Range{0x218, 0x21B},   Range{0x1E9E, 0x1E9E}, Range{0x201A, 0x201A},
                                Range{0x201E, 0x201E}, Range{0x2039, 0x203A}};
    return std::any_of(Ranges.begin(), Ranges.end(), [c](Range range) { return c >= range.first && c <= range.last; });
}

class LatexWriter {
public:
    explicit LatexWriter(LatexNeeds& needs) : needs_(needs) {}

    std::string written(std::string_view line) {
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t begin = at;
            const char32_t character = text::nextCodePoint(line, at);
            add(character, line.substr(begin, at - begin));
            previous_ = character;
        }
        closeScript();
        return std::move(text_);
    }

private:
    void add(char32_t character, std::string_view bytes) {
        const char* command = commandOf(character);
        if (character >= 0x80 && command == nullptr && !isT1(character)) return addScript(bytes);
        closeScript();
        if (character == U'"') {
            text_ += opensQuote() ? "``{}" : "''{}";
        } else if (command != nullptr) {
            text_ += command;
        } else {
            if (character >= 0x80) needs_.t1 = true;
            // Two of these would become one other sign.
            if (character == previous_ && (character == U'-' || character == U'\'' || character == U',')) text_ += "{}";
            text_ += bytes;
        }
    }

    bool opensQuote() const {
        return previous_ == 0 ||
               std::u32string_view(U" ([{/-\u2013\u2014\u2018\u201C").find(previous_) != std::u32string_view::npos;
    }

    void addScript(std::string_view bytes) {
        if (!inScript_) text_ += "\\coderscript{";
        inScript_ = needs_.otherScript = true;
        text_ += bytes;
    }

    void closeScript() {
        if (inScript_) text_ += '}';
        inScript_ = false;
    }

    LatexNeeds& needs_;
    std::string text_;
    char32_t previous_ = 0;
    bool inScript_ = false;
};

}  // namespace

std::string latexText(std::string_view text, LatexNeeds& needs) {
    // pdflatex has letters with their accents, and no accents alone.
    const QString composed = QString::fromStdString(oneLine(text)).normalized(QString::NormalizationForm_C);
    return LatexWriter(needs).written(composed.toStdString());
}

}  // namespace coder::report
