#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "tests/support/xlsx_parts.hpp"

/// Workbooks that want more than their cells read. Lying zips and limits stand in file_refusal_test.cpp.
namespace tidtam::formats {
namespace {

using support::sheet_xml;
using support::XlsxParts;

constexpr std::string_view kOne = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

XlsxParts sheet_of(std::string_view rows, std::string_view after = {}) {
  XlsxParts parts;
  parts.sheets.emplace_back("S", sheet_xml(rows, "", after));
  return parts;
}

std::string rule_for(const std::string& bytes, const Limits& limits = {}) {
  const auto reading = read_workbook(bytes, "return.xlsx", limits);
  return reading ? "read" : reading.reason().rule;
}

TEST(HostileWorkbook, GetsNothingFromOutsideItself) {
  const std::string outside =
      "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"elsewhere.xml\" "
      "TargetMode=\"External\"/></Relationships>";
  support::ZipWriter zip;
  zip.add("_rels/.rels", XlsxParts::root_relations_xml()).add("xl/workbook.xml", sheet_of("").workbook_xml());
  zip.add("xl/_rels/workbook.xml.rels", outside);
  zip.add("xl/elsewhere.xml", sheet_xml(kOne));  // what is outside is not what is called so within
  const auto reading = read_workbook(zip.finish(), "return.xlsx", {});
  ASSERT_TRUE(reading);
  EXPECT_TRUE(reading.value().workbook.sheets.at(0).cells.empty());
  ASSERT_EQ(reading.value().findings.size(), 1U);
  EXPECT_EQ(reading.value().findings[0].rule, "FILE-SHEET");
}

TEST(HostileWorkbook, IsReadByTheValuesItKeepsOfOtherWorkbooks) {
  const XlsxParts parts = sheet_of("<row r=\"1\"><c r=\"A1\"><f>[1]S!$A$1</f><v>12</v></c></row>");
  support::ZipWriter zip = parts.zip_without_sheets();
  zip.add("xl/worksheets/sheet1.xml", parts.sheets[0].second);
  zip.add("xl/externalLinks/externalLink1.xml", "<!DOCTYPE x><externalLink/>");  // never opened
  const auto reading = read_workbook(zip.finish(), "return.xlsx", {});
  ASSERT_TRUE(reading);
  EXPECT_EQ(dump_cells(reading.value().workbook), "S\tA1\tn\t12\n");
  EXPECT_TRUE(reading.value().findings.empty());
}

TEST(HostileWorkbook, PaysForAPartEachTimeItIsRead) {
  // A hundred sheets that are all the same part: 100 × 64 KiB.
  XlsxParts parts;
  for (int i = 0; i < 100; ++i) parts.sheets.emplace_back("S" + std::to_string(i), "");
  std::string relations = "<Relationships>";
  for (int i = 1; i <= 100; ++i)
    relations += XlsxParts::relation("rId" + std::to_string(i), "worksheet", "worksheets/sheet1.xml");
  support::ZipWriter zip;
  zip.add("_rels/.rels", XlsxParts::root_relations_xml()).add("xl/workbook.xml", parts.workbook_xml());
  zip.add("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
  zip.add("xl/worksheets/sheet1.xml", sheet_xml(std::string(kOne) + std::string(64 << 10, ' ')));
  EXPECT_EQ(rule_for(zip.finish(), {.total_bytes = 3 << 20}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(zip.finish(), {.total_bytes = 8 << 20}), "read");
}

TEST(HostileWorkbook, PaysNothingForACellInTheLastRowOrARangeOverTheWholeSheet) {
  const std::string bytes = sheet_of("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
                                     "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
                                .bytes();
  const auto reading = read_workbook(bytes, "return.xlsx", {});
  ASSERT_TRUE(reading);
  const model::Sheet& sheet = reading.value().workbook.sheets.at(0);
  EXPECT_EQ(dump_cells(reading.value().workbook), "S\tXFD1048576\tn\t1\n");
  EXPECT_LE(sheet.cells.capacity(), 1000U);
  EXPECT_EQ(sheet.merged.size(), 1U);
}

TEST(HostileWorkbook, IsDamagedWhereItsLettersAreNone) {
  const auto with_sheet = [](const std::string& xml) {
    return rule_for(sheet_of("").zip_without_sheets().add("xl/worksheets/sheet1.xml", xml).finish());
  };
  const auto text = [](const std::string& letters) {
    return sheet_xml("<row><c t=\"str\"><v>" + letters + "</v></c></row>");
  };
  EXPECT_EQ(with_sheet(text("ก")), "read");
  EXPECT_EQ(with_sheet(text("\xE0\xB8")), "FILE-BROKEN") << "cut within a letter";
  EXPECT_EQ(with_sheet(text("\xC0\xAF")), "FILE-BROKEN") << "longer than it need be";
  EXPECT_EQ(with_sheet(text("\xED\xA0\x80")), "FILE-BROKEN") << "half of a pair";
  EXPECT_EQ(with_sheet(text("&#0;")), "FILE-BROKEN");
  EXPECT_EQ(with_sheet("\xFF\xFE<"), "FILE-BROKEN") << "UTF-16 that is none";
  XlsxParts parts = sheet_of(kOne);
  parts.strings = support::strings_xml("<si><t>\xE0\xB8</t></si>");
  EXPECT_EQ(rule_for(parts.bytes()), "FILE-BROKEN");
}

TEST(HostileWorkbook, MayNameItsPartsAsItLikesWithinTheZip) {
  support::ZipWriter zip;
  zip.add("_rels/.rels", "<Relationships>" +
                             XlsxParts::relation("a", "officeDocument", "../../../../xl/./x/../workbook.xml") +
                             "</Relationships>");
  zip.add("xl/workbook.xml",
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"x\"/></sheets></workbook>");
  zip.add("xl/_rels/workbook.xml.rels",
          "<Relationships>" + XlsxParts::relation("x", "worksheet", "../../../etc/../xl/one.xml") + "</Relationships>");
  zip.add("xl/one.xml", sheet_xml(kOne));
  const auto reading = read_workbook(zip.finish(), "return.xlsx", {});
  ASSERT_TRUE(reading);
  EXPECT_EQ(dump_cells(reading.value().workbook), "A\tA1\tn\t1\n");
}

}  // namespace
}  // namespace tidtam::formats
