#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"

namespace tidtam::formats {
namespace {

/// Cells as `A1=text` joined by blanks.
std::string cells_of(std::string_view bytes) {
  const auto reading = read_workbook(bytes, "inbox/แบบ.1.csv", {});
  if (!reading) return reading.reason().rule;
  std::string cells;
  for (const model::Cell& cell : reading.value().workbook.sheets.at(0).cells) {
    cells += (cells.empty() ? "" : " ") + model::to_a1(cell.ref) + "=" + std::string(cell.text());
  }
  return cells;
}

TEST(CsvReader, NamesTheSheetAfterTheFile) {
  const auto reading = read_workbook("ก,1\n", "inbox/แบบ.1.csv", {});
  EXPECT_EQ(reading.value().workbook.sheets.at(0).name, "แบบ.1");
  EXPECT_EQ(reading.value().format, Format::csv);
  EXPECT_EQ(reading.value().encoding, "UTF-8");
}

TEST(CsvReader, LeavesEmptyFieldsOutAndKeepsTheirPlace) {
  EXPECT_EQ(cells_of("a,,c\n\n,e\n"), "A1=a C1=c B3=e");
}

TEST(CsvReader, EndsRowsByAnyLineEnd) {
  EXPECT_EQ(cells_of("a,b\r\nc,d\re,f\ng,h"), "A1=a B1=b A2=c B2=d A3=e B3=f A4=g B4=h");
}

TEST(CsvReader, FindsTheDelimiter) {
  EXPECT_EQ(cells_of("a;b;1,5\nc;d;2,5\n"), "A1=a B1=b C1=1,5 A2=c B2=d C2=2,5");
  EXPECT_EQ(cells_of("a\tb,x\nc\td\n"), "A1=a B1=b,x A2=c B2=d");
  EXPECT_EQ(cells_of("a|b\nc|d\n"), "A1=a B1=b A2=c B2=d");
  EXPECT_EQ(cells_of("title, with comma\na;b;c\nd;e;f\ng;h;i\n"),
            "A1=title, with comma A2=a B2=b C2=c A3=d B3=e C3=f A4=g B4=h C4=i");
}

TEST(CsvReader, ObeysASepLineAndDoesNotCountIt) {
  EXPECT_EQ(cells_of("sep=;\r\na,x;b\r\n"), "A1=a,x B1=b");
}

TEST(CsvReader, ReadsQuotedFields) {
  EXPECT_EQ(cells_of("\"a,b\",\"c\"\"d\"\n\"two\nlines\",e\n"), "A1=a,b B1=c\"d A2=two\nlines B2=e");
  EXPECT_EQ(cells_of("\"\",\"\"\"\"\n"), "B1=\"");
}

TEST(CsvReader, ToleratesStrayQuotes) {
  EXPECT_EQ(cells_of("a\"b,12\"\n\"c\" d,e\n"), "A1=a\"b B1=12\" A2=c d B2=e");
  EXPECT_EQ(cells_of("a,\"open\nb,c\n"), "A1=a B1=\"open A2=b B2=c");
}

TEST(CsvReader, ReadsWindows874) {
  // "ก,ข" by the code chart.
  EXPECT_EQ(cells_of("\xA1\xD2\xC3,\xA2\xE9\xD2\n"), "A1=การ B1=ข้า");
}

TEST(CsvReader, PassesOverTheByteOrderMark) {
  EXPECT_EQ(cells_of("\xEF\xBB\xBFก,ข\n"), "A1=ก B1=ข");
}

TEST(CsvReader, SaysSoWhereLettersAreBroken) {
  const auto reading = read_workbook("โรงเรียนตัวอย่าง\xE0\xB8,1\n", "a.csv", {});
  ASSERT_EQ(reading.value().findings.size(), 1U);
  EXPECT_EQ(reading.value().findings[0].rule, "FILE-CHARS");
}

TEST(CellDump, EscapesWhatWouldBreakALine) {
  const auto reading = read_workbook("\"a\tb\\c\nd\re\",\"x\"\n", "s.csv", {});
  EXPECT_EQ(dump_cells(reading.value().workbook), "s\tA1\ts\ta\\tb\\\\c\\nd\\re\ns\tB1\ts\tx\n");
}

}  // namespace
}  // namespace tidtam::formats
