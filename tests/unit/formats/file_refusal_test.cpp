#include <gtest/gtest.h>

#include "extractors/formats/reader.hpp"
#include "tests/support/xls_writer.hpp"
#include "tests/support/xlsx_parts.hpp"

namespace tidtam::formats {
namespace {

using namespace std::string_literals;

std::string rule_for(std::string_view bytes, const Limits& limits = {}) {
  const auto reading = read_workbook(bytes, "return.xlsx", limits);
  return reading ? "read" : reading.reason().rule;
}

support::XlsxParts one_cell() {
  support::XlsxParts parts;
  parts.sheets.emplace_back("S", support::sheet_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  return parts;
}

TEST(FileRefusal, NamesWhatTheBytesAre) {
  EXPECT_EQ(rule_for(""), "FILE-EMPTY");
  EXPECT_EQ(rule_for(" \r\n"), "FILE-EMPTY");
  EXPECT_EQ(rule_for(std::string(512, '\0')), "FILE-TRUNCATED");
  EXPECT_EQ(rule_for("%PDF-1.7\n"), "FILE-PDF");
  EXPECT_EQ(rule_for("\x89PNG\r\n\x1A\n"), "FILE-IMAGE");
  EXPECT_EQ(rule_for("<!DOCTYPE html><html><body>log in</body></html>"), "FILE-HTML");
  EXPECT_EQ(rule_for("\xEF\xBB\xBF\n<table><tr><td>1</td></tr></table>"), "FILE-HTML");
  EXPECT_EQ(rule_for("<?xml version=\"1.0\"?><Workbook/>"), "FILE-XML");
  EXPECT_EQ(rule_for("{\\rtf1 x}"), "FILE-UNKNOWN");
  EXPECT_EQ(rule_for("abc\x01\x02\x03"), "FILE-UNKNOWN");
}

TEST(FileRefusal, TellsWhatCompoundFilesHold) {
  const auto rule_of_stream = [](std::string_view name) {
    return rule_for(support::CompoundWriter().add(name, std::string(5000, 'x')).finish());
  };
  EXPECT_EQ(rule_of_stream("Workbook"), "FILE-BROKEN");
  EXPECT_EQ(rule_of_stream("EncryptionInfo"), "FILE-ENCRYPTED");
  EXPECT_EQ(rule_of_stream("EncryptedPackage"), "FILE-ENCRYPTED");
  EXPECT_EQ(rule_of_stream("WordDocument"), "FILE-UNKNOWN");
}

TEST(FileRefusal, NamesAHalfCopiedWorkbook) {
  const std::string bytes = one_cell().bytes();
  EXPECT_EQ(rule_for(bytes), "read");
  EXPECT_EQ(rule_for(bytes.substr(0, bytes.size() / 2)), "FILE-TRUNCATED");
}

TEST(FileRefusal, TellsOtherZipsFromWorkbooks) {
  EXPECT_EQ(rule_for(support::ZipWriter().add("a.txt", "a").finish()), "FILE-UNKNOWN");
  EXPECT_EQ(rule_for(support::ZipWriter()
                         .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                         .add("content.xml", "<x/>")
                         .finish()),
            "FILE-BROKEN");
  EXPECT_EQ(rule_for(support::ZipWriter()
                         .add("mimetype", "application/vnd.oasis.opendocument.text")
                         .add("content.xml", "<x/>")
                         .finish()),
            "FILE-UNKNOWN");
}

TEST(FileRefusal, RefusesAnEncryptedZipEntry) {
  support::ZipWriter zip = one_cell().zip_without_sheets();
  zip.add("xl/worksheets/sheet1.xml", "secret", {.flags = 1});
  EXPECT_EQ(rule_for(zip.finish()), "FILE-ENCRYPTED");
}

TEST(FileRefusal, RefusesPartsWhoseSizeOrSumLies) {
  const std::string sheet = one_cell().sheets[0].second;
  const auto with = [&](const support::Lies& lies) {
    return rule_for(one_cell().zip_without_sheets().add("xl/worksheets/sheet1.xml", sheet, lies).finish());
  };
  EXPECT_EQ(with({}), "read");
  EXPECT_EQ(with({.crc = 1}), "FILE-BROKEN");
  EXPECT_EQ(with({.bytes = 10}), "FILE-BROKEN");
  EXPECT_EQ(with({.bytes = 100'000}), "FILE-BROKEN");
  EXPECT_EQ(with({.bytes = 0xF000'0000}), "FILE-LIMIT");
  EXPECT_EQ(with({.packed_bytes = 0x0FFF'FFFF}), "FILE-BROKEN");
  EXPECT_EQ(with({.offset = 0xFFFF'FFF0}), "FILE-BROKEN");
}

TEST(FileRefusal, RefusesEntriesThatShareBytes) {
  const std::string bytes =
      one_cell().zip_without_sheets().add("xl/worksheets/sheet1.xml", "x", {.offset = 0}).finish();
  EXPECT_EQ(rule_for(bytes), "FILE-BROKEN");
}

TEST(FileRefusal, HoldsTheSizesAgainstTheLimits) {
  support::XlsxParts parts = one_cell();
  parts.sheets[0].second =
      support::sheet_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" + std::string(2 << 20, ' '));
  EXPECT_EQ(rule_for(parts.bytes()), "FILE-LIMIT") << "a ratio of about 1:1000";
  EXPECT_EQ(rule_for(parts.bytes(support::Packing::stored)), "read");
  EXPECT_EQ(rule_for(parts.bytes(support::Packing::stored), {.entry_bytes = 1 << 20}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(one_cell().bytes(), {.total_bytes = 700}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(one_cell().bytes(), {.entries = 3}), "FILE-LIMIT");
}

TEST(FileRefusal, HoldsTheContentAgainstTheLimits) {
  support::XlsxParts parts;
  parts.sheets.emplace_back(
      "S", support::sheet_xml("<row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"H9\" t=\"str\"><v>abcdef</v></c></row>", "",
                              "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/></mergeCells>"));
  const std::string bytes = parts.bytes();
  EXPECT_EQ(rule_for(bytes), "read");
  EXPECT_EQ(rule_for(bytes, {.sheets = 0}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(bytes, {.rows = 8}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(bytes, {.columns = 7}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(bytes, {.cells = 1}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(bytes, {.merged_ranges = 1}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(bytes, {.string_bytes = 5}), "FILE-LIMIT");
  EXPECT_EQ(rule_for(bytes, {.text_bytes = 5}), "FILE-LIMIT");
}

TEST(FileRefusal, RefusesDoctypesAndDeepXml) {
  const auto with_sheet = [](std::string_view xml) {
    return rule_for(one_cell().zip_without_sheets().add("xl/worksheets/sheet1.xml", xml).finish());
  };
  EXPECT_EQ(with_sheet("<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>"), "FILE-DOCTYPE");
  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "<x>";
  for (int i = 0; i < 70; ++i) deep += "</x>";
  EXPECT_EQ(with_sheet("<worksheet><!-- -->" + deep + "</worksheet>"), "FILE-LIMIT");
  EXPECT_EQ(with_sheet("<worksheet><sheetData><row>"), "FILE-BROKEN");
}

TEST(FileRefusal, HoldsTextFilesAgainstTheLimits) {
  EXPECT_EQ(rule_for("a,b\nc,d\n", {.rows = 1}), "FILE-LIMIT");
  EXPECT_EQ(rule_for("a,b\nc,d\n", {.columns = 1}), "FILE-LIMIT");
  EXPECT_EQ(rule_for("a,b\nc,d\n", {.cells = 3}), "FILE-LIMIT");
  EXPECT_EQ(rule_for("abcdef\n", {.string_bytes = 5}), "FILE-LIMIT");
  EXPECT_EQ(rule_for("abcdef\n", {.entry_bytes = 5}), "FILE-LIMIT");
}

}  // namespace
}  // namespace tidtam::formats
