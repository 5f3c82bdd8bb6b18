#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "tests/support/xls_writer.hpp"

namespace tidtam::formats {
namespace {

using namespace std::string_literals;
using support::BiffVersion;
using support::cell_head;
using support::CompoundWriter;
using support::le16;
using support::le32;
using support::le8;
using support::le_double;
using support::le_letters;
using support::record;
using support::xls_file;
using support::XlsWriter;
using testing::ElementsAre;

constexpr std::uint16_t kNumber = 0x0203;
constexpr std::uint16_t kRk = 0x027E;
constexpr std::uint16_t kFormula = 0x0006;
constexpr std::uint16_t kContinue = 0x003C;
constexpr std::uint16_t kSharedStrings = 0x00FC;
constexpr std::uint16_t kLabelShared = 0x00FD;

Reading read_whole(const std::string& bytes, const Limits& limits = {}) {
  auto reading = read_workbook(bytes, "return.xls", limits);
  EXPECT_TRUE(reading) << reading.reason().rule;
  return reading ? std::move(reading).value() : Reading{};
}

std::string refusal_of(const std::string& bytes, const Limits& limits = {}) {
  const auto reading = read_workbook(bytes, "return.xls", limits);
  return reading ? "read" : reading.reason().rule;
}

std::string dump_of(const XlsWriter& workbook) {
  return dump_cells(read_whole(xls_file(workbook)).workbook);
}

std::vector<std::string> rules_of(const Reading& reading) {
  std::vector<std::string> rules;
  for (const model::Finding& finding : reading.findings) rules.push_back(finding.rule);
  return rules;
}

std::string number_cell(std::uint16_t row, std::uint16_t column, double value, std::uint16_t format = 0) {
  return record(kNumber, cell_head(row, column, format) + le_double(value));
}

std::string rk_cell(std::uint16_t row, std::uint32_t rk) {
  return record(kRk, cell_head(row, 0) + le32(rk));
}

std::string formula_cell(std::uint16_t row, std::string_view eight_bytes) {
  return record(kFormula, cell_head(row, 0) + std::string(eight_bytes) + le16(0) + le32(0) + le16(0));
}

/// The result of a formula that is no number.
std::string special_result(std::uint8_t kind, std::uint8_t value) {
  return le8(kind) + le8(0) + le8(value) + std::string(3, '\0') + le16(0xFFFF);
}

std::string label_of(std::uint16_t row, std::uint32_t index) {
  return record(kLabelShared, cell_head(row, 0) + le32(index));
}

// 30 bits of a whole number (bit 1) or of the upper half of a double, perhaps divided by 100 (bit 0).
TEST(XlsReader, ReadsShortNumbersInAllFourForms) {
  EXPECT_EQ(dump_of(XlsWriter().sheet("S", rk_cell(0, (123U << 2) | 2U) + rk_cell(1, (12345U << 2) | 3U) +
                                               rk_cell(2, 0xFFFFFFFE) + rk_cell(3, 0x3FF80000) +
                                               rk_cell(4, 0x40590001) + rk_cell(5, 0xC0240000))),
            "S\tA1\tn\t123\nS\tA2\tn\t123.45\nS\tA3\tn\t-1\nS\tA4\tn\t1.5\nS\tA5\tn\t1\nS\tA6\tn\t-10\n");
}

TEST(XlsReader, ReadsRowsOfShortNumbersAndLongOnes) {
  const std::string many =
      le16(0) + le16(1) + le16(0) + le32((7U << 2) | 2U) + le16(0) + le32((8U << 2) | 2U) + le16(2);
  EXPECT_EQ(dump_of(XlsWriter().sheet("S", record(0x00BD, many) + number_cell(1, 255, 0.1))),
            "S\tB1\tn\t7\nS\tC1\tn\t8\nS\tIV2\tn\t0.1\n");
}

TEST(XlsReader, ReadsResultsOfFormulas) {
  const std::string text = record(0x0207, le16(3) + le8(1) + le_letters(u"ครู"));
  const std::string shared_formula = record(0x04BC, std::string(10, '\0'));
  EXPECT_EQ(dump_of(XlsWriter().sheet("S", formula_cell(0, le_double(2.5)) + formula_cell(1, special_result(0, 0)) +
                                               shared_formula + text + formula_cell(2, special_result(1, 1)) +
                                               formula_cell(3, special_result(2, 0x07)) +
                                               formula_cell(4, special_result(3, 0)))),
            "S\tA1\tn\t2.5\nS\tA2\ts\tครู\nS\tA3\tb\ttrue\nS\tA4\te\t#DIV/0!\n");
}

TEST(XlsReader, ReportsAFormulaWhoseTextNeverComes) {
  const std::string stray = record(0x0207, le16(1) + le8(0) + "x");
  const Reading reading = read_whole(
      xls_file(XlsWriter().sheet("S", formula_cell(0, special_result(0, 0)) + number_cell(1, 0, 1) + stray)));
  EXPECT_THAT(rules_of(reading), ElementsAre("FILE-FORMULA"));
  EXPECT_EQ(reading.findings[0].cell, "A1");
  EXPECT_TRUE(reading.workbook.sheets[0].cells[0].has(model::kFormulaNoValue));
}

TEST(XlsReader, ReadsBooleansAndErrors) {
  const auto cell = [](std::uint16_t row, std::uint8_t value, std::uint8_t is_error) {
    return record(0x0205, cell_head(row, 0) + le8(value) + le8(is_error));
  };
  EXPECT_EQ(dump_of(XlsWriter().sheet("S", cell(0, 1, 0) + cell(1, 0, 0) + cell(2, 0x2A, 1) + cell(3, 0x17, 1))),
            "S\tA1\tb\ttrue\nS\tA2\tb\tfalse\nS\tA3\te\t#N/A\nS\tA4\te\t#REF!\n");
}

TEST(XlsReader, ReadsSharedStringsOverTheBordersOfRecords) {
  // "abcdef" begins in letters of one byte and goes on in letters of two; the second string begins with its letters in
  // the next record; the third ends at a border; the runs of the fourth are cut, and no byte of flags stands before
  // them.
  const std::string first = le32(4) + le32(4) + le16(6) + le8(0) + "abc";
  const std::string second = le8(1) + le_letters(u"def") + le16(2) + le8(0);
  const std::string third = le8(0) + "gh" + le16(2) + le8(1) + le_letters(u"ชญ");
  const std::string fourth = le16(1) + le8(8) + le16(2) + "x" + le32(0);
  const std::string rest = le32(1) + le16(1) + le8(4) + le32(5) + "y" + "phone" + le16(1) + le8(0) + "z";
  EXPECT_EQ(dump_of(XlsWriter()
                        .globals(kSharedStrings, first)
                        .globals(kContinue, second)
                        .globals(kContinue, third)
                        .globals(kContinue, fourth)
                        .globals(kContinue, rest)
                        .sheet("S", label_of(0, 0) + label_of(1, 1) + label_of(2, 2) + label_of(3, 3) + label_of(4, 4) +
                                        label_of(5, 5))),
            "S\tA1\ts\tabcdef\nS\tA2\ts\tgh\nS\tA3\ts\tชญ\nS\tA4\ts\tx\nS\tA5\ts\ty\nS\tA6\ts\tz\n");
}

TEST(XlsReader, ReportsCellsWhoseSharedStringIsMissing) {
  const Reading reading = read_whole(xls_file(XlsWriter().sheet("S", label_of(3, 9))));
  EXPECT_THAT(rules_of(reading), ElementsAre("FILE-STRING"));
  EXPECT_EQ(reading.findings[0].cell, "A4");
}

TEST(XlsReader, ReadsThaiOfOldFilesByTheirCodePage) {
  // A1 ก, A2 ข, C3 ร in Windows-874.
  XlsWriter workbook(BiffVersion::v5);
  workbook.globals(0x0042, le16(874))
      .sheet("\xA1\xA2", record(0x0204, cell_head(0, 0) + le16(2) + "\xA1\xC3") +
                             record(0x00D6, cell_head(1, 0) + le16(1) + "\xA2" + le8(1) + le8(0) + le8(0)));
  const Reading reading = read_whole(CompoundWriter().add("Book", workbook.stream()).finish());
  EXPECT_EQ(dump_cells(reading.workbook), "กข\tA1\ts\tกร\nกข\tA2\ts\tข\n");
}

TEST(XlsReader, ReadsThaiFormatCodesOfOldFilesWhereverTheCodePageStands) {
  // C7 ว, B4 ด, BB ป: day, month and year of Thai Excel.
  XlsWriter workbook(BiffVersion::v5);
  workbook.format(164, "\xC7/\xB4/\xBB\xBB\xBB\xBB").globals(0x0042, le16(874)).sheet("S", number_cell(0, 0, 45306));
  EXPECT_EQ(dump_of(workbook), "S\tA1\td\t2024-01-15\n");
}

TEST(XlsReader, ReadsDatesByTheirFormats) {
  // 45306 is 15 January 2024.
  const Reading reading = read_whole(
      xls_file(XlsWriter()
                   .format(164, "[$-107041E]d mmm yy")
                   .cell_format(81)
                   .cell_format(14)
                   .format(165, "[h]:mm")
                   .cell_format(10)
                   .format(166, "#,##0.00 \"bbbb\"")
                   .sheet("S", number_cell(0, 0, 45306, 0) + number_cell(0, 1, 45306, 1) + number_cell(0, 2, 45306, 2) +
                                   number_cell(0, 3, 1.5, 3) + number_cell(0, 4, 0.5, 4) + number_cell(0, 5, 9, 5))));
  EXPECT_EQ(dump_cells(reading.workbook),
            "S\tA1\td\t2024-01-15\nS\tB1\td\t2024-01-15\nS\tC1\td\t2024-01-15\nS\tD1\td\tPT36H0M0S\nS\tE1\tn\t0.5\n"
            "S\tF1\tn\t9\n");
  const std::vector<model::Cell>& cells = reading.workbook.sheets[0].cells;
  EXPECT_TRUE(cells[0].has(model::kBuddhistFormat));
  EXPECT_TRUE(cells[1].has(model::kBuddhistFormat));
  EXPECT_FALSE(cells[2].has(model::kBuddhistFormat));
  EXPECT_TRUE(cells[3].has(model::kElapsedFormat));
  EXPECT_TRUE(cells[4].has(model::kPercentFormat));
}

TEST(XlsReader, ShiftsDatesOfTheMacintosh) {
  EXPECT_EQ(dump_of(XlsWriter().globals(0x0022, le16(1)).cell_format(14).sheet("S", number_cell(0, 0, 43844))),
            "S\tA1\td\t2024-01-15\n");
}

TEST(XlsReader, KeepsHiddenSheetsAndLeavesOutChartsAndMacros) {
  const std::string one = number_cell(0, 0, 1);
  const Reading reading = read_whole(xls_file(
      XlsWriter().sheet("A", one).sheet("B", one, 1).sheet("C", one, 2).sheet("M", one, 0, 1).sheet("D", one, 0, 2)));
  ASSERT_EQ(reading.workbook.sheets.size(), 3U);
  EXPECT_EQ(reading.workbook.sheets[0].visibility, model::SheetVisibility::visible);
  EXPECT_EQ(reading.workbook.sheets[1].visibility, model::SheetVisibility::hidden);
  EXPECT_EQ(reading.workbook.sheets[2].visibility, model::SheetVisibility::very_hidden);
  EXPECT_TRUE(reading.workbook.sheets[1].cells[0].has(model::kHidden));
  EXPECT_TRUE(reading.findings.empty());
}

TEST(XlsReader, MarksHiddenRowsAndColumns) {
  const std::string row = record(0x0208, le16(1) + std::string(10, '\0') + le32(0x20));
  const std::string columns = record(0x007D, le16(2) + le16(3) + le16(0) + le16(0) + le16(1) + le16(0));
  const Reading reading = read_whole(xls_file(
      XlsWriter().sheet("S", columns + row + number_cell(0, 0, 1) + number_cell(0, 3, 2) + number_cell(1, 0, 3))));
  const model::Sheet& sheet = reading.workbook.sheets[0];
  EXPECT_THAT(sheet.hidden_rows, ElementsAre(1U));
  EXPECT_THAT(sheet.hidden_columns, ElementsAre(2, 3));
  EXPECT_FALSE(sheet.cells[0].has(model::kHidden));
  EXPECT_TRUE(sheet.cells[1].has(model::kHidden));
  EXPECT_TRUE(sheet.cells[2].has(model::kHidden));
}

TEST(XlsReader, ReadsEachMergedRangeOnce) {
  const std::string first = le16(0) + le16(1) + le16(0) + le16(3);
  const std::string merged = le16(3) + first + le16(4) + le16(4) + le16(2) + le16(255) + first;
  const Reading reading = read_whole(xls_file(XlsWriter().sheet("S", record(0x00E5, merged))));
  EXPECT_THAT(reading.workbook.sheets[0].merged,
              ElementsAre(model::CellRange{{0, 0}, {1, 3}}, model::CellRange{{4, 2}, {4, 255}}));
}

TEST(XlsReader, PutsCellsInOrderAndLetsTheLastOfTwoWin) {
  EXPECT_EQ(dump_of(XlsWriter().sheet("S", number_cell(5, 0, 1) + number_cell(0, 1, 2) + number_cell(5, 0, 3))),
            "S\tB1\tn\t2\nS\tA6\tn\t3\n");
}

TEST(XlsReader, PassesOverChartsWithinASheet) {
  const XlsWriter writer;
  const std::string chart = writer.begin(0x0020) + number_cell(0, 0, 9) + XlsWriter::end();
  EXPECT_EQ(dump_of(XlsWriter().sheet("S", number_cell(0, 0, 1) + chart + number_cell(1, 0, 2))),
            "S\tA1\tn\t1\nS\tA2\tn\t2\n");
}

TEST(XlsReader, ReadsSheetsOfExcel2ThatStandAlone) {
  const auto head = [](std::uint16_t row, std::uint8_t format) {
    return le16(row) + le16(0) + le8(0) + le8(format) + le8(0);
  };
  const std::string file =
      record(0x0009, le16(2) + le16(0x10)) + record(0x001E, le8(7) + "General"s) + record(0x001E, le8(6) + "d/m/yy"s) +
      record(0x0002, head(0, 0) + le16(65000)) + record(0x0003, head(1, 1) + le_double(45306)) +
      record(0x0004, head(2, 0) + le8(2) + "ok"s) + record(0x0005, head(3, 0) + le8(1) + le8(0)) +
      record(0x0006, head(4, 0) + special_result(0, 0) + le8(0)) + record(0x0007, le8(1) + "t"s) + record(0x000A, "");
  EXPECT_EQ(
      dump_cells(read_whole(file).workbook),
      "Sheet1\tA1\tn\t65000\nSheet1\tA2\td\t2024-01-15\nSheet1\tA3\ts\tok\nSheet1\tA4\tb\ttrue\nSheet1\tA5\ts\tt\n");
}

TEST(XlsReader, ReadsSheetsOfExcel3And4ThatStandAlone) {
  const std::string three = record(0x0209, le16(0) + le16(0x10) + le16(0)) + record(0x001E, le8(1) + "0"s) +
                            record(0x001E, le8(6) + "d/m/yy"s) +
                            record(0x0243, le8(0) + le8(1) + std::string(10, '\0')) + number_cell(0, 0, 45306) +
                            record(0x0206, cell_head(1, 0, 9) + le_double(4) + le16(0) + le16(0)) + record(0x000A, "");
  EXPECT_EQ(dump_cells(read_whole(three).workbook), "Sheet1\tA1\td\t2024-01-15\nSheet1\tA2\tn\t4\n");
  const std::string four = record(0x0409, le16(0) + le16(0x10) + le16(0)) + record(0x041E, le16(0) + le8(2) + "0%"s) +
                           record(0x0443, le8(0) + le8(0) + std::string(10, '\0')) + number_cell(0, 0, 0.5) +
                           record(0x0204, cell_head(1, 0) + le16(1) + "a") + record(0x000A, "");
  const Reading reading = read_whole(four);
  EXPECT_EQ(dump_cells(reading.workbook), "Sheet1\tA1\tn\t0.5\nSheet1\tA2\ts\ta\n");
  EXPECT_TRUE(reading.workbook.sheets[0].cells[0].has(model::kPercentFormat));
}

TEST(XlsReader, ReadsWorkbooksOfExcel4) {
  const auto sheet = [](std::string_view name, double value) {
    return record(0x008F, le32(0) + le8(name.size()) + std::string(name)) +
           record(0x0409, le16(0) + le16(0x10) + le16(0)) + number_cell(0, 0, value) + record(0x000A, "");
  };
  const std::string file =
      record(0x0409, le16(0) + le16(0x0100) + le16(0)) + sheet("One", 1) + sheet("Two", 2) + record(0x000A, "");
  EXPECT_EQ(dump_cells(read_whole(file).workbook), "One\tA1\tn\t1\nTwo\tA1\tn\t2\n");
}

TEST(XlsReader, TakesTheNewerOfTwoWorkbooksInOneFile) {
  const std::string old = XlsWriter(BiffVersion::v5).sheet("Old", number_cell(0, 0, 5)).stream();
  const std::string latest = XlsWriter().sheet("New", number_cell(0, 0, 8)).stream();
  EXPECT_EQ(dump_cells(read_whole(CompoundWriter().add("Book", old).add("Workbook", latest).finish()).workbook),
            "New\tA1\tn\t8\n");
}

TEST(XlsReader, RefusesWorkbooksBehindAPassword) {
  EXPECT_EQ(refusal_of(xls_file(XlsWriter().globals(0x002F, le16(1)).sheet("S", number_cell(0, 0, 1)))),
            "FILE-ENCRYPTED");
}

TEST(XlsReader, ReportsSheetsThatAreNotWhereTheyShouldBe) {
  const Reading reading =
      read_whole(xls_file(XlsWriter().raw_sheet("Gone", "").sheet("S", number_cell(0, 0, 1)).raw_sheet("Lost", "")));
  // "Gone" begins where "S" does, "Lost" behind the end of the stream.
  EXPECT_THAT(rules_of(reading), ElementsAre("FILE-SHEET"));
  EXPECT_EQ(reading.findings[0].sheet, "Lost");
}

TEST(XlsReader, ReportsASheetWithoutEndMark) {
  const XlsWriter writer;
  const Reading reading = read_whole(xls_file(XlsWriter()
                                                  .raw_sheet("A", writer.begin(0x0010) + number_cell(0, 0, 1))
                                                  .raw_sheet("B", writer.begin(0x0010) + number_cell(0, 0, 2))));
  EXPECT_EQ(dump_cells(reading.workbook), "A\tA1\tn\t1\nB\tA1\tn\t2\n");
  EXPECT_THAT(rules_of(reading), ElementsAre("FILE-SHEET-END", "FILE-SHEET-END"));
}

TEST(XlsReader, RefusesAWorkbookThatEndsWithinARecord) {
  const XlsWriter writer;
  const std::string cut = number_cell(0, 0, 2).substr(0, 9);
  EXPECT_EQ(refusal_of(xls_file(XlsWriter().raw_sheet("A", writer.begin(0x0010) + number_cell(0, 0, 1) + cut))),
            "FILE-TRUNCATED");
}

TEST(XlsReader, RefusesHalfOfAFile) {
  std::string cells;
  for (std::uint16_t row = 0; row < 2000; ++row) cells += number_cell(row, 0, row);
  const std::string whole = xls_file(XlsWriter().sheet("S", cells));
  EXPECT_EQ(refusal_of(whole), "read");
  EXPECT_EQ(refusal_of(whole.substr(0, whole.size() / 2)), "FILE-TRUNCATED");
  EXPECT_EQ(refusal_of(whole.substr(0, 100)), "FILE-TRUNCATED");
  // Behind the folder of one sector lies the table of sectors, of one sector too.
  EXPECT_EQ(refusal_of(whole.substr(0, whole.size() - 2 * CompoundWriter::kSector - 1)), "FILE-TRUNCATED");
}

TEST(XlsReader, PassesOverCellsOfColumnsThatDoNotExist) {
  const Reading reading = read_whole(xls_file(
      XlsWriter().sheet("S", number_cell(0, 256, 1) + record(kNumber, cell_head(0, 0)) + number_cell(1, 0, 2))));
  EXPECT_EQ(dump_cells(reading.workbook), "S\tA2\tn\t2\n");
  EXPECT_THAT(rules_of(reading), ElementsAre("FILE-REFERENCE"));
}

TEST(XlsReader, KeepsWithinItsLimits) {
  const std::string many = xls_file(XlsWriter().sheet("A", number_cell(0, 0, 1)).sheet("B", number_cell(0, 0, 1)));
  EXPECT_EQ(refusal_of(many, {.sheets = 1}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(many, {.cells = 1}), "FILE-LIMIT");
  const std::string merged = record(0x00E5, le16(2) + std::string(16, '\0'));
  EXPECT_EQ(refusal_of(xls_file(XlsWriter().sheet("S", merged)), {.merged_ranges = 1}), "FILE-LIMIT");
  const std::string texts = xls_file(XlsWriter()
                                         .globals(kSharedStrings, le32(1) + le32(1) + le16(4) + le8(0) + "abcd")
                                         .sheet("S", label_of(0, 0) + label_of(1, 0)));
  EXPECT_EQ(refusal_of(texts, {.string_bytes = 3}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(texts, {.text_bytes = 3}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(texts, {.text_bytes = 7}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(texts, {.text_bytes = 8}), "read");
}

TEST(XlsReader, RefusesSheetsThatLieOverOneAnother) {
  XlsWriter workbook;
  for (int i = 0; i < 200; ++i) workbook.raw_sheet("S" + std::to_string(i), "");
  std::string cells;
  for (std::uint16_t row = 0; row < 1000; ++row) cells += number_cell(row, 0, row);
  EXPECT_EQ(refusal_of(xls_file(workbook.sheet("Z", cells))), "FILE-BROKEN");
}

}  // namespace
}  // namespace tidtam::formats
