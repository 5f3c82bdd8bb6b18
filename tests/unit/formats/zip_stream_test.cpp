#include "extractors/formats/zip_stream.hpp"

#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/sheet_scanner.hpp"
#include "extractors/formats/zip_archive.hpp"
#include "tests/support/xlsx_parts.hpp"

namespace tidtam::formats {
namespace {

using support::Lies;
using support::Packing;
using support::ZipWriter;

/// Words that deflate about as well as a sheet does.
std::string some_text(std::size_t bytes) {
  std::string text;
  for (unsigned word = 1; text.size() < bytes; word = word * 1664525U + 1013904223U) text += std::to_string(word >> 12);
  return text;
}

/// What the stream of a zip's only entry gives, read in rooms of this size; `broken` where it breaks.
std::string streamed(const std::string& zip, std::size_t room_bytes) {
  const Limits limits;
  auto archive = ZipArchive::open(zip, limits);
  auto stream = archive.value().stream(archive.value().entries().front());
  if (!stream) return stream.reason().rule;
  std::string all;
  std::string room(room_bytes, '\0');
  for (;;) {
    const auto count = stream.value().read(room);
    if (!count) return "broken";
    all.append(room, 0, *count);
    if (*count < room.size()) return all;
  }
}

TEST(ZipStream, GivesTheEntryWhateverTheRoom) {
  const std::string text = some_text(100'000);
  for (const Packing packing : {Packing::stored, Packing::deflated}) {
    const std::string zip = ZipWriter(packing).add("a", text).finish();
    for (const std::size_t room : {1U, 7U, 4096U, 200'000U}) EXPECT_EQ(streamed(zip, room), text) << room;
    EXPECT_EQ(streamed(zip, text.size()), text) << "a room that is just filled";
  }
  EXPECT_EQ(streamed(ZipWriter().add("a", "").finish(), 10), "");
}

TEST(ZipStream, FindsLiesAboutLengthAndSum) {
  const std::string text = some_text(5000);
  const auto lying = [&](const Lies& lies) { return streamed(ZipWriter().add("a", text, lies).finish(), 512); };
  const auto length = static_cast<std::uint32_t>(text.size());
  EXPECT_EQ(lying({.bytes = length - 1}), "broken");
  EXPECT_EQ(lying({.bytes = length + 1}), "broken");
  EXPECT_EQ(lying({.crc = 1}), "broken");
  EXPECT_EQ(lying({.bytes = 10}), "broken");
}

TEST(ZipStream, FindsPackedBytesThatAreCutOrSpoilt) {
  std::string zip = ZipWriter().add("a", some_text(5000)).finish();
  for (std::size_t i = 60; i < 90; ++i) zip[i] = '\xFF';
  EXPECT_EQ(streamed(zip, 512), "broken");
}

support::XlsxParts large_sheet() {
  std::string rows;
  for (int row = 1; row <= 40'000; ++row) {
    const std::string number = std::to_string(row);
    rows += "<row r=\"" + number + "\"><c r=\"A" + number + "\"><v>" + std::to_string(row * 7919 % 10007) +
            "</v></c><c r=\"C" + number + "\" t=\"inlineStr\"><is><t>ก" + number + "</t></is></c></row>";
  }
  // One row is longer than any window over the XML.
  rows += "<row r=\"50000\">";
  for (char column = 'A'; column <= 'Z'; ++column)
    rows += "<c r=\"" + std::string(1, column) + "50000\" t=\"str\"><v>" + some_text(60'000) + "</v></c>";
  rows += "</row><row r=\"50001\"/>";
  support::XlsxParts parts;
  parts.sheets.emplace_back("S", support::sheet_xml(rows, "", "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"));
  return parts;
}

TEST(LargeSheet, GivesTheSameCellsThroughAWindowAsWhole) {
  const support::XlsxParts parts = large_sheet();
  const auto reading = read_workbook(parts.bytes(), "large.xlsx", {});
  ASSERT_TRUE(reading);
  const model::Sheet& through_window = reading.value().workbook.sheets[0];
  ASSERT_EQ(through_window.cells.size(), 80'026U);
  EXPECT_EQ(through_window.merged.size(), 1U);

  const Limits limits;
  model::Workbook workbook;
  SheetBuilder builder({.limits = &limits, .store = &workbook});
  ASSERT_EQ(scan_sheet(parts.sheets[0].second, builder), Scan::done);
  std::vector<model::Finding> findings;
  model::Sheet& whole = workbook.sheets.emplace_back();
  whole.name = "S";
  builder.finish(whole, findings);
  EXPECT_TRUE(dump_cells(workbook) == dump_cells(reading.value().workbook));
}

TEST(LargeSheet, IsRefusedWhereItsSumIsWrong) {
  const support::XlsxParts parts = large_sheet();
  ZipWriter zip = parts.zip_without_sheets();
  zip.add("xl/worksheets/sheet1.xml", parts.sheets[0].second, {.crc = 1});
  const auto reading = read_workbook(zip.finish(), "large.xlsx", {});
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.reason().rule, "FILE-BROKEN");
}

}  // namespace
}  // namespace tidtam::formats
