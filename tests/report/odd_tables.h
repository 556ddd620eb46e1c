// Tables that are hard to write.
#pragma once

#include <string>
#include <vector>

#include "coder/report/table.h"

namespace coder::report {

inline std::vector<std::string> oddTexts() {
    return {"",
            " ",
            std::string("nul\0here", 8),
            "\x01\x02\x1B[31m\x7F\xC2\x9B",
            "line\nfeed\r\nand\rreturn\ttab",
            "=HYPERLINK(\"http://example.org\",\"click\")",
            "+1+2",
            "@SUM(A1)",
            "<script>alert('&amp;')</script>]]>",
            "# $ % & _ { } ~ ^ \\ < > | \" ' ` [ ] *",
            "\\end{document}",
            "_x0041_ _x000D_",
            "http://example.org/?a=b&c=d",
            "العلاقة بين الموجه والمتدرب",
            "面談記録",
            "🎉👩‍🔬🏳️‍🌈",
            "e\xCC\x81\xCC\x82 Zoë Łódź",
            "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBB\xBF",
            "not \xFF\xC3 UTF-8 \xED\xA0\x80",
            "χ² ≥ 3.84, κ = −0.2, “quote” – dash… ‘x’",
            std::string(10000, 'x'),
            "1,234.5; \"a\"\t#not a comment"};
}

/// Everything odd everywhere: title, headers, groups, notes, first and other cells.
inline Table oddTable() {
    Table table;
    table.columns = {{"code", "Code", "", Align::Left, {}, true},
                     {"name", "", "", Align::Left},
                     {"number", "Share", "", Align::Right, {"n", "N", "%"}, false, "Group"},
                     {"text", "Text", "", Align::Right, {}, false, "Group"}};
    for (const std::string& text : oddTexts()) {
        table.title += text + " ";
        table.notes.push_back(text);
        table.columns.push_back({text, text, text, Align::Left, {}, false, text});
    }
    std::uint32_t indent = 0;
    for (const std::string& text : oddTexts()) {
        Row row;
        row.indent = indent++;
        row.heading = indent % 2 == 0;
        row.cells = {text, text, {"7 (58%)", {{"n", 7U}, {"N", 12U}, {"%", 58.3}}}, text};
        for (const std::string& cell : oddTexts()) row.cells.emplace_back(cell);
        table.rows.push_back(std::move(row));
    }
    return table;
}

inline Table oneColumn() {
    Table table;
    table.title = "One";
    table.columns = {{"name", "", "", Align::Left}};
    for (const std::string& text : oddTexts()) table.rows.push_back({0, false, {text}});
    table.notes = {"A note, with a comma."};
    return table;
}

inline Table hundredColumns() {
    Table table;
    table.title = "Hundred";
    for (int i = 0; i < 100; ++i) {
        const std::string name = "column-" + std::to_string(i);
        table.columns.push_back({name, name, "", Align::Right, {}, false, i < 50 ? "first" : "second"});
    }
    for (int row = 0; row < 3; ++row) {
        Row& added = table.rows.emplace_back();
        for (std::uint64_t i = 0; i < 100; ++i) added.cells.push_back(Cell::count(i));
    }
    return table;
}

}  // namespace coder::report
