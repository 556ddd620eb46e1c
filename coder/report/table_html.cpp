// Tables for browsers: a page of one table, in the style of report.html.
#include "coder/report/html_page.h"
#include "coder/report/html_report_table.h"
#include "coder/report/table.h"

namespace coder::report {

std::string toHtml(const Table& table) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n" + htmlPageHead(table.title) + "<body>\n<main>\n" +
           htmlReportTable(table, "Table") + "</main>\n</body>\n</html>\n";
}

}  // namespace coder::report
