#include "extractors/formats/html_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"

namespace tidtam::formats {
namespace {

using testing::ElementsAre;

std::string dump_of(std::string_view page) {
  const auto reading = read_workbook(page, "grades.xls", {});
  return reading ? dump_cells(reading.value().workbook) : reading.reason().rule;
}

std::string refusal_of(std::string_view page, const Limits& limits) {
  const auto reading = read_html(page, "grades", limits);
  return reading ? "read" : reading.reason().rule;
}

TEST(HtmlReader, ReadsATableAsASheetOfText) {
  EXPECT_EQ(
      dump_of("<html><head><style>td{x:y}</style></head><body><TABLE border=1>\n<tr><th>รหัส</th><th>ชื่อ</th></tr>\n"
              "<tr><td>0012</td><td>&nbsp;</td></tr></TABLE></body></html>"),
      "grades\tA1\ts\tรหัส\ngrades\tB1\ts\tชื่อ\ngrades\tA2\ts\t0012\n");
}

TEST(HtmlReader, PutsCellsBesideAndBelowSpans) {
  const auto reading = read_html(
      "<table><tr><td rowspan=2>a</td><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td></tr>"
      "<tr><td>e</td></tr></table>",
      "S", {});
  ASSERT_TRUE(reading);
  EXPECT_EQ(dump_cells(reading.value().workbook), "S\tA1\ts\ta\nS\tB1\ts\tb\nS\tB2\ts\tc\nS\tC2\ts\td\nS\tA3\ts\te\n");
  EXPECT_THAT(reading.value().workbook.sheets[0].merged,
              ElementsAre(model::CellRange{{0, 0}, {1, 0}}, model::CellRange{{0, 1}, {0, 2}}));
}

TEST(HtmlReader, ResolvesEntitiesAndBlanksAsBrowsersDo) {
  EXPECT_EQ(
      dump_of("<table><tr><td> a &amp;\n  b </td><td>&#3585;&#xE02;&lt;1&gt;</td><td>x<br>y<br/>z</td>"
              "<td>A&B &unknown; &#0;</td></tr></table>"),
      "grades\tA1\ts\ta & b\ngrades\tB1\ts\tกข<1>\ngrades\tC1\ts\tx\\ny\\nz\ngrades\tD1\ts\tA&B &unknown; \uFFFD\n");
}

TEST(HtmlReader, EndsCellsAndRowsThatNobodyCloses) {
  EXPECT_EQ(dump_of("<table><tr><td>1<td>2<tr><td>3<td>4</table>"),
            "grades\tA1\ts\t1\ngrades\tB1\ts\t2\ngrades\tA2\ts\t3\ngrades\tB2\ts\t4\n");
}

TEST(HtmlReader, PutsHeadingsAboveTheTable) {
  EXPECT_EQ(dump_of("<html><body><h3>ปีการศึกษา 2566</h3><table><tr><td>โรงเรียน</td></tr></table><p>หน่วย: คน</p>"
                    "<table><tr><td>a</td><td>b</td></tr></table></body></html>"),
            "grades\tA1\ts\tปีการศึกษา 2566\ngrades\tA2\ts\tโรงเรียน\ngrades\tA3\ts\tหน่วย: คน\n"
            "grades\tA4\ts\ta\ngrades\tB4\ts\tb\n");
}

TEST(HtmlReader, LeavesOutProseThatIsTooLongForAHeading) {
  const auto reading =
      read_html("<p>12345678</p><table><tr><td>a</td><td>b</td></tr></table>", "S", {.string_bytes = 8});
  ASSERT_TRUE(reading);
  EXPECT_EQ(dump_cells(reading.value().workbook), "S\tA1\ts\ta\nS\tB1\ts\tb\n");
}

TEST(HtmlReader, GivesEachTableWithDataASheet) {
  EXPECT_EQ(dump_of("<table><tr><td>a</td><td>b</td></tr></table><table><tr><td>c</td><td>d</td></tr></table>"),
            "grades\tA1\ts\ta\ngrades\tB1\ts\tb\ngrades (2)\tA1\ts\tc\ngrades (2)\tB1\ts\td\n");
}

TEST(HtmlReader, ReadsTablesWithinTables) {
  EXPECT_EQ(dump_of("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"),
            "grades\tA1\ts\ta\ngrades\tB1\ts\tb\n");
}

TEST(HtmlReader, IgnoresScriptsCommentsAndGreaterSignsInAttributes) {
  EXPECT_EQ(dump_of("<table><!-- <td>no</td> --><tr><td title=\"a > b\"><script>if (a<b) '<td>';</script>1</td>"
                    "<td><select><option>x</select>2</td></tr></table>"),
            "grades\tA1\ts\t1\ngrades\tB1\ts\t2\n");
}

TEST(HtmlReader, ReadsWindows874WhateverThePageSays) {
  EXPECT_EQ(dump_of("<html><meta charset=iso-8859-1><table><tr><td>\xA1\xD2</td><td>\xA2\xD2</td></tr></table>"),
            "grades\tA1\ts\tกา\ngrades\tB1\ts\tขา\n");
}

TEST(HtmlReader, LeavesPagesWithoutDataRefused) {
  EXPECT_EQ(dump_of("<html><body>log in</body></html>"), "FILE-HTML");
  EXPECT_EQ(dump_of("<table><tr><td>one</td></tr><tr><td>column</td></tr></table>"), "FILE-HTML");
  EXPECT_EQ(dump_of("<table><tr><td>User</td><td>name</td></tr><tr><td>Password</td>"
                    "<td><input name=p type=\"password\"></td></tr></table>"),
            "FILE-HTML");
}

TEST(HtmlReader, RefusesAPageThatIsCutShort) {
  EXPECT_EQ(dump_of("<table><tr><td>a</td><td>b</td></tr><tr><td>c"), "FILE-TRUNCATED");
}

TEST(HtmlReader, ReportsATableWithoutEndWhereNoRowHasOne) {
  const auto reading = read_html("<table><tr><td>a<td>b<tr><td>c", "S", {});
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading.value().findings.size(), 1U);
  EXPECT_EQ(reading.value().findings[0].rule, "FILE-SHEET-END");
}

TEST(HtmlReader, KeepsWithinItsLimits) {
  constexpr std::string_view kPage =
      "<table><tr><td colspan=2>a</td><td colspan=2>b</td></tr><tr><td>cc</td></tr></table>"
      "<table><tr><td>d</td><td>e</td></tr></table>";
  EXPECT_EQ(refusal_of(kPage, {}), "read");
  EXPECT_EQ(refusal_of(kPage, {.sheets = 1}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(kPage, {.rows = 1}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(kPage, {.columns = 3}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(kPage, {.cells = 4}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(kPage, {.merged_ranges = 1}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(kPage, {.string_bytes = 1}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of(kPage, {.text_bytes = 5}), "FILE-LIMIT");
  EXPECT_EQ(refusal_of("<table><tr><td colspan=9999999999>a</td><td>b</td></tr></table>", {}), "read");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<table><tr><td>";
  EXPECT_EQ(refusal_of(deep, {}), "FILE-BROKEN");
}

}  // namespace
}  // namespace tidtam::formats
