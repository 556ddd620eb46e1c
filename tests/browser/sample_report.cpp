// sample_report FILE [PASSAGES]: writes a report.html to look at and to test a browser with: invented interviews, and
// strings that try to break out of the page. With a number, that many passages more.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

#include "coder/report/html_report.h"
#include "coder/report/numbers.h"
#include "tests/browser/sample_words.h"
#include "tests/support/hostile.h"

namespace {

using namespace coder::report;
using namespace coder::tests;
using coder::text::Span;

class SampleReport {
public:
    HtmlReport make(std::size_t more) {
        report_.title = "Mentoring in academic medicine: fifty-four invented interviews";
        report_.language = "en";
        report_.subtitle = "Themes of successful and failed mentoring across career streams";
        report_.facts = {{"Study", "mentoring-54"},
                         {"Codebook", "straus-2013 1.0.0"},
                         {"Sources", "54"},
                         {"Participants", "54"},
                         {"Program", "coder 0.1.0"}};
        addCodings();
        report_.sections = {participants(), themes(), sites(), figures(), quotations(), codebook(), hostile()};
        if (more != 0) report_.sections.push_back(large(more));
        return report_;
    }

private:
    /// A number below `bound`, the same in every standard library.
    std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

    void addCodings() {
        std::size_t participant = 0;
        for (std::size_t stream = 0; stream < Streams.size(); ++stream)
            for (std::size_t i = 0; i < StreamSizes[stream]; ++i, ++participant)
                for (std::size_t theme = 0; theme < Themes.size(); ++theme)
                    if (!Themes[theme].heading)
                        for (std::uint64_t n = below(4); n > 1; --n) addCoding(participant, stream, theme);
    }

    void addCoding(std::size_t participant, std::size_t stream, std::size_t theme) {
        ReportTurn turn;
        turn.participant = fmt::format("P{:02}", participant + 1);
        turn.source = turn.participant + ".txt";
        turn.attributes = std::string(Streams[stream]) + ", " + (participant % 3 == 0 ? "professor" : "associate");
        turn.speaker = participant % 2 == 0 ? "Ilse" : "Dr Okafor";
        turn.line = 3 + below(400);
        turn.beforeSpeaker = "Corinne";
        turn.before = "And who taught you to do that, the lab side?";
        for (std::uint64_t n = below(4) + (below(40) == 0 ? 60 : 0); n > 0; --n)
            turn.text += Fillers[below(Fillers.size())] + std::string(" ");
        Passage passage = withoutBrackets(Themes[theme].sentence, turn.text);
        for (std::uint64_t n = below(3); n > 0; --n) turn.text += std::string(" ") + Fillers[below(Fillers.size())];
        passage.turn = static_cast<std::uint32_t>(report_.turns.size());
        passage.code = Themes[theme].path;
        passage.name = Themes[theme].name;
        passage.rule = passage.code + "#" + std::to_string(1 + below(6));
        passage.coder = "straus-2013 1.0.0";
        report_.turns.push_back(std::move(turn));
        report_.passages.push_back(std::move(passage));
        codings_.push_back({participant, stream, theme});
    }

    /// Appends the sentence to the text; what stood in brackets is the evidence.
    static Passage withoutBrackets(const std::string& sentence, std::string& text) {
        Passage passage;
        const std::size_t begin = text.size();
        std::size_t open = 0;
        for (const char c : sentence) {
            if (c == '[')
                open = text.size();
            else if (c == ']')
                passage.evidence.emplace_back(open, text.size());
            else
                text += c;
        }
        passage.unit = Span(begin, text.size());
        return passage;
    }

    static bool under(std::size_t theme, std::size_t group) {
        const std::string path = Themes[theme].path;
        return path == Themes[group].path || path.rfind(std::string(Themes[group].path) + "/", 0) == 0;
    }

    /// Participants with a coding under the theme whose stream and site are as told (-1: any).
    Cell share(std::size_t theme, int stream, int site, std::uint64_t whole) const {
        std::array<bool, 54> seen{};
        Cell cell;
        for (std::uint32_t i = 0; i < codings_.size(); ++i) {
            const Coding& coding = codings_[i];
            if (!under(coding.theme, theme) || (stream >= 0 && coding.stream != static_cast<std::size_t>(stream)) ||
                (site >= 0 && coding.participant % 2 != static_cast<std::size_t>(site)))
                continue;
            seen.at(coding.participant) = true;
            cell.passages.push_back(i);
        }
        const auto count = static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), true));
        cell.text = fmt::format("{} ({})", count, percentText(count, whole));
        cell.parts = {{"n", count}, {"N", whole}, {"%", percent(count, whole)}};
        return cell;
    }

    Row themeRow(std::size_t theme) const {
        const bool top = std::string(Themes[theme].path).find('/') == std::string::npos;
        return {top ? 0U : 1U, Themes[theme].heading, {Themes[theme].path, Themes[theme].name}};
    }

    static ReportSection participants() {
        Table table;
        table.title = "Table 1. Participants";
        table.columns = {{"name", "Characteristic", "", Align::Left},
                         {"n", "n (%)", "N = 54", Align::Right, {"n", "%"}}};
        const auto add = [&](const char* name, std::uint64_t n) {
            table.rows.push_back(
                {1, false, {name, {fmt::format("{} ({})", n, percentText(n, 54)), {{"n", n}, {"%", percent(n, 54)}}}}});
        };
        table.rows.push_back({0, true, {"Career stream", ""}});
        for (std::size_t i = 0; i < Streams.size(); ++i) add(Streams[i], StreamSizes[i]);
        table.rows.push_back({0, true, {"Rank", ""}});
        add("assistant", 0);
        add("associate", 36);
        add("professor", 18);
        return {"participants", "Participants", {table}};
    }

    ReportSection themes() const {
        Table table;
        table.title = "Table 2. Themes by career stream";
        table.columns = {{"code", "Code", "", Align::Left, {}, true}, {"name", "Theme", "", Align::Left}};
        for (std::size_t i = 0; i < Streams.size(); ++i)
            table.columns.push_back(
                {Streams[i], Streams[i], fmt::format("N = {}", StreamSizes[i]), Align::Right, {"n", "N", "%"}});
        table.columns.push_back({"Total", "Total", "N = 54", Align::Right, {"n", "N", "%"}});
        for (std::size_t theme = 0; theme < Themes.size(); ++theme) {
            Row row = themeRow(theme);
            for (std::size_t i = 0; i < Streams.size(); ++i)
                row.cells.push_back(share(theme, static_cast<int>(i), -1, StreamSizes[i]));
            row.cells.push_back(share(theme, -1, -1, 54));
            table.rows.push_back(std::move(row));
        }
        table.notes = {
            "Participants with one coding or more under the code, n (% of the N participants interviewed in the "
            "column). A participant counts once in a group, however many of its codes apply.",
            "Invented data."};
        return {"themes", "Themes", {table}};
    }

    ReportSection sites() const {
        Table table;
        table.title = "Table 3. Themes by site, with agreement";
        table.columns = {{"name", "Theme", "", Align::Left}};
        for (const char* site : Sites)
            for (const char* rank : {"participants", "codings"})
                table.columns.push_back({std::string(site) + rank, rank, "", Align::Right, {"n"}, false, site});
        table.columns.push_back({"kappa", "κ", "95% interval", Align::Right, {"kappa"}});
        for (std::size_t theme = 0; theme < Themes.size(); ++theme) {
            Row row = themeRow(theme);
            row.cells.erase(row.cells.begin());
            for (int site = 0; site < 2; ++site) {
                Cell cell = share(theme, -1, site, 27);
                Cell count = Cell::count(cell.passages.size());
                count.passages = cell.passages;
                row.cells.push_back(std::move(cell));
                row.cells.push_back(std::move(count));
            }
            const double kappa = 0.41 + 0.05 * static_cast<double>(theme);
            row.cells.push_back(Themes[theme].heading
                                    ? Cell("–")
                                    : Cell(fmt::format("{:.2f} [{:.2f}, {:.2f}]", kappa, kappa - 0.2, kappa + 0.1),
                                           {{"kappa", kappa}}));
            table.rows.push_back(std::move(row));
        }
        return {"sites", "Sites", {table}};
    }

    static ReportSection figures() {
        ReportFigure figure;
        figure.title = "Figure 1. Participants by career stream.";
        figure.caption = "Bars give the number of participants interviewed.";
        figure.alt = "Five bars: 5, 12, 17, 12 and 8 participants.";
        figure.svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"190\" viewBox=\"0 0 640 190\" "
            "font-family=\"sans-serif\" font-size=\"13\">";
        for (std::size_t i = 0; i < Streams.size(); ++i)
            figure.svg += fmt::format(
                "<text x=\"170\" y=\"{0}\" text-anchor=\"end\" fill=\"#222\">{1}</text><rect x=\"180\" y=\"{2}\" "
                "width=\"{3}\" height=\"20\" fill=\"#4a6fa5\"/><text x=\"{4}\" y=\"{0}\" fill=\"#222\">{5}</text>",
                30 + 34 * i, Streams[i], 16 + 34 * i, StreamSizes[i] * 24, 188 + StreamSizes[i] * 24, StreamSizes[i]);
        figure.svg += "</svg>";
        return {"figures", "Figures", {figure}};
    }

    ReportSection quotations() const {
        Table table;
        table.title = "Table 4. Quotations";
        table.columns = {{"name", "Theme", "", Align::Left},
                         {"quote", "Quotation", "", Align::Left},
                         {"who", "Participant", "", Align::Left}};
        for (std::size_t theme = 0; theme < Themes.size(); ++theme)
            for (std::uint32_t i = 0; i < codings_.size(); ++i)
                if (codings_[i].theme == theme) {
                    const Passage& passage = report_.passages[i];
                    const ReportTurn& turn = report_.turns[passage.turn];
                    Cell quote(std::string(slice(turn.text, passage.unit)));
                    quote.passages = {i};
                    table.rows.push_back({0, false, {passage.name, quote, turn.participant + ", " + turn.attributes}});
                    break;
                }
        return {"quotations", "Quotations", {table}};
    }

    static ReportSection codebook() {
        Document document;
        document.heading(1, "Codebook");
        document.paragraph({{"Version 1.0.0"}});
        for (const Theme& theme : Themes) {
            document.heading(theme.heading ? 2 : 3, theme.name);
            document.paragraph({{"Code: ", true, false}, {theme.path}});
            if (theme.heading) continue;
            document.paragraph({{"Definition. ", true, false},
                                {"The speaker says so of a mentor, in words of their own, and means it. A wish or a "
                                 "rule for others is not coded."}});
            document.bullet({{theme.sentence, false, true}});
        }
        return {"codebook", "Codebook", {document}};
    }

    ReportSection hostile() {
        Table table;
        table.title = "Table 5. " + Hostile[0];
        table.columns = {{"text", Hostile[1], "", Align::Left},
                         {"n", Hostile[2], Hostile[3], Align::Right, {"n"}, false, Hostile[5]}};
        for (const std::string& text : Hostile) {
            const auto turn = static_cast<std::uint32_t>(report_.turns.size());
            report_.turns.push_back({text, text, text, text, 7, text, text, "Before it. " + text + " Behind it."});
            report_.passages.push_back(
                {turn, Span(11, 11 + text.size()), {Span(11, 11 + text.size())}, text, text, text, text});
            Cell count = Cell::count(1);
            count.passages = {static_cast<std::uint32_t>(report_.passages.size() - 1)};
            table.rows.push_back({0, false, {text, count}});
        }
        table.notes = {Hostile[0]};
        Document document;
        document.heading(2, Hostile[1]);
        document.paragraph({{Hostile[5]}, {Hostile[6]}, {Hostile[7]}});
        ReportFigure figure;
        figure.title = Hostile[0];
        figure.caption = Hostile[1];
        figure.alt = Hostile[2];
        figure.svg =
            "<svg width=\"40\" height=\"20\" viewBox=\"0 0 40 20\"><rect width=\"40\" height=\"20\" "
            "fill=\"#888\"/></svg>";
        return {"<script>\"x\" y", "Strings that try to break out", {table, document, figure}};
    }

    ReportSection large(std::size_t count) {
        Cell all = Cell::count(count);
        for (std::size_t i = 0; i < count; ++i) {
            addCoding(below(54), below(5), 1 + below(3));
            all.passages.push_back(static_cast<std::uint32_t>(report_.passages.size() - 1));
        }
        Table table;
        table.title = "Table 6. A number with many passages";
        table.columns = {{"name", "Theme", "", Align::Left}, {"n", "Codings", "", Align::Right}};
        table.rows.push_back({0, false, {"All", all}});
        return {"large", "Many passages", {table}};
    }

    struct Coding {
        std::size_t participant;
        std::size_t stream;
        std::size_t theme;
    };

    HtmlReport report_;
    std::vector<Coding> codings_;
    std::mt19937_64 random_{54};
};

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: sample_report FILE [PASSAGES]\n";
        return 2;
    }
    const std::size_t more = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 0;
    std::ofstream file(arguments[1], std::ios::binary);
    file << coder::report::toHtmlReport(SampleReport().make(more));
    return file.good() ? 0 : 2;
}
