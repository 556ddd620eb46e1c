#include "coder/import/xlsx_cells.h"

#include <catch2/catch.hpp>

using namespace coder::import;

TEST_CASE("formats of cells tell days from times and from numbers") {
    for (const char* code : {"dd.mm.yyyy", "m/d/yy", "[$-407]d. mmmm yyyy;@", "yyyy-mm-dd hh:mm", "mmm-yy", "mmmm"})
        CHECK(kindOfFormat(code) == NumberKind::Date);
    for (const char* code : {"h:mm", "[h]:mm:ss", "mm:ss.0", "[mm]:ss", "h AM/PM", "[Red]hh:mm"})
        CHECK(kindOfFormat(code) == NumberKind::Time);
    for (const char* code : {"General", "0.00", "#,##0 \"days\"", "[Red]0", "0\\d", "0%", "_-* 0_d", "", "0;dd.mm.yyyy",
                             "@", "[Red", "\""})
        CHECK(kindOfFormat(code) == NumberKind::Plain);
    CHECK(kindOfBuiltIn("14") == NumberKind::Date);
    CHECK(kindOfBuiltIn("46") == NumberKind::Time);
    CHECK(kindOfBuiltIn("0") == NumberKind::Plain);
    CHECK(kindOfBuiltIn("") == NumberKind::Plain);
}

TEST_CASE("numbers of cells are written as they are seen") {
    const auto plain = [](const char* number) { return numberText(number, NumberKind::Plain, false); };
    CHECK(plain("3.0") == "3");
    CHECK(plain("3") == "3");
    CHECK(plain("-0.50") == "-0.5");
    CHECK(plain("0.30000000000000004") == "0.3");
    CHECK(plain("123456789012345") == "123456789012345");
    CHECK(plain("1E3") == "1000");
    CHECK(plain("twelve") == "twelve");
    CHECK(plain("1e999") == "1e999");
    CHECK(plain("nan") == "nan");
    CHECK(plain("") == "");
}

TEST_CASE("days of both calendars, and what is none") {
    const auto day = [](const char* number, bool from1904 = false) {
        return numberText(number, NumberKind::Date, from1904);
    };
    CHECK(day("45356") == "2024-03-05");
    CHECK(day("45356.0") == "2024-03-05");
    CHECK(day("45356.604166666664") == "2024-03-05 14:30:00");
    CHECK(day("45356.9999999") == "2024-03-06");
    CHECK(day("1") == "1900-01-01");
    CHECK(day("59") == "1900-02-28");
    CHECK(day("61") == "1900-03-01");
    CHECK(day("2958465") == "9999-12-31");
    CHECK(day("0", true) == "1904-01-01");
    CHECK(day("43894", true) == "2024-03-05");
    CHECK(day("0") == "0");
    CHECK(day("-3") == "-3");
    CHECK(day("2958466") == "2958466");
    CHECK(day("unknown") == "unknown");
    CHECK(numberText("0.5", NumberKind::Time, false) == "12:00:00.000");
    CHECK(numberText("41", NumberKind::Time, false) == "41");
}
