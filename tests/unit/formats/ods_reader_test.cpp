#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "tests/support/ods_parts.hpp"

namespace tidtam::formats {
namespace {

using support::ods_row;
using support::ods_sheet;
using support::OdsParts;
using testing::ElementsAre;

base::Result<Reading, model::Finding> read(const OdsParts& parts, const Limits& limits = {}) {
  return read_workbook(parts.bytes(), "return.ods", limits);
}

std::string dump_of(const OdsParts& parts, const Limits& limits = {}) {
  const auto reading = read(parts, limits);
  return reading ? dump_cells(reading.value().workbook) : reading.reason().rule;
}

const std::string kText = R"(<table:table-cell office:value-type="string"><text:p>)";
const std::string kEnd = "</text:p></table:table-cell>";

TEST(OdsReader, ReadsDeclaredValuesAndNotWhatIsShown) {
  EXPECT_EQ(
      dump_of(ods_row(
          R"(<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1,235</text:p></table:table-cell>
      <table:table-cell office:value-type="percentage" office:value="0.95"><text:p>95%</text:p></table:table-cell>
      <table:table-cell office:value-type="currency" office:currency="THB" office:value="-20"><text:p>฿20</text:p></table:table-cell>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>จริง</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>โรงเรียน</text:p></table:table-cell>)")),
      "S\tA1\tn\t1234.5\nS\tB1\tn\t0.95\nS\tC1\tn\t-20\nS\tD1\tb\ttrue\nS\tE1\ts\tโรงเรียน\n");
}

TEST(OdsReader, MarksPercentages) {
  const auto reading = read(ods_row(R"(<table:table-cell office:value-type="percentage" office:value="0.95"/>)"));
  ASSERT_TRUE(reading);
  EXPECT_TRUE(reading.value().workbook.sheets[0].cells[0].has(model::kPercentFormat));
}

TEST(OdsReader, ReadsDatesAndTimesOfDay) {
  EXPECT_EQ(dump_of(ods_row(R"(<table:table-cell office:value-type="date" office:date-value="2018-03-14"/>
      <table:table-cell office:value-type="date" office:date-value="2018-03-14T10:20:30"/>
      <table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>)")),
            "S\tA1\td\t2018-03-14\nS\tB1\td\t2018-03-14T10:20:30\nS\tC1\td\t08:30:00\n");
}

TEST(OdsReader, TellsDurationsFromTimesOfDay) {
  OdsParts parts =
      ods_row(R"(<table:table-cell table:style-name="ce1" office:value-type="time" office:time-value="PT08H30M00S"/>
      <table:table-cell office:value-type="time" office:time-value="PT26H00M00S"/>)");
  parts.automatic_styles =
      R"(<number:time-style style:name="N1" number:truncate-on-overflow="false"><number:hours/></number:time-style>
         <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>)";
  EXPECT_EQ(dump_of(parts), "S\tA1\td\tPT8H30M0S\nS\tB1\td\tPT26H0M0S\n");
}

TEST(OdsReader, SeesTheBuddhistCalendarOfAnInheritedColumnStyle) {
  OdsParts parts = ods_sheet(R"(<table:table-column table:number-columns-repeated="2"/>
      <table:table-column table:default-cell-style-name="child"/>
      <table:table-row><table:table-cell table:number-columns-repeated="2"/>
      <table:table-cell office:value-type="date" office:date-value="2018-03-14"/></table:table-row>)");
  parts.automatic_styles =
      R"(<number:date-style style:name="N1"><number:day/><number:year number:calendar="buddhist"/></number:date-style>
         <style:style style:name="parent" style:family="table-cell" style:data-style-name="N1"/>
         <style:style style:name="child" style:family="table-cell" style:parent-style-name="parent"/>)";
  const auto reading = read(parts);
  ASSERT_TRUE(reading);
  const model::Cell& cell = reading.value().workbook.sheets[0].cells.at(0);
  EXPECT_EQ(model::to_a1(cell.ref), "C1");
  EXPECT_TRUE(cell.has(model::kBuddhistFormat));
}

TEST(OdsReader, KeepsBlanksThatAreMeantAndFoldsThoseOfTheXml) {
  EXPECT_EQ(dump_of(ods_row(kText +
                            "\n  งบ  <text:s text:c=\"2\"/>ปี<text:tab/>1<text:line-break/>2</text:p><text:p>"
                            "<text:span>สอง</text:span> สาม" +
                            kEnd)),
            "S\tA1\ts\tงบ   ปี\\t1\\n2\\nสอง สาม\n");
}

TEST(OdsReader, LeavesAnnotationsAndPicturesOut) {
  EXPECT_EQ(dump_of(ods_row(R"(<table:table-cell office:value-type="string">
      <office:annotation><text:p>ขอแก้ตัวเลข</text:p></office:annotation>
      <draw:frame><draw:text-box><text:p>ภาพ</text:p></draw:text-box></draw:frame><text:p>ครู</text:p></table:table-cell>)")),
            "S\tA1\ts\tครู\n");
}

TEST(OdsReader, RepeatsCellsAndRowsThatHoldSomething) {
  EXPECT_EQ(dump_of(ods_sheet(R"(<table:table-row table:number-rows-repeated="2"><table:table-cell/>
      <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/></table:table-row>
      <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
      <table:table-row><table:table-cell office:value-type="string"><text:p>ท้าย</text:p></table:table-cell></table:table-row>)")),
            "S\tB1\tn\t7\nS\tC1\tn\t7\nS\tB2\tn\t7\nS\tC2\tn\t7\nS\tA6\ts\tท้าย\n");
}

TEST(OdsReader, PaysNothingForRepeatedEmptyRowsAndColumns) {
  EXPECT_EQ(dump_of(ods_sheet(R"(<table:table-row><table:table-cell office:value-type="float" office:value="1"/>
      <table:table-cell table:number-columns-repeated="16383"/></table:table-row>
      <table:table-row table:number-rows-repeated="1048575" table:visibility="collapse"><table:table-cell
      table:number-columns-repeated="16384"/></table:table-row>)")),
            "S\tA1\tn\t1\n");
}

TEST(OdsReader, RefusesRepetitionsBeyondTheLimits) {
  const auto repeated = [](std::string_view rows, std::string_view columns) {
    return ods_sheet("<table:table-row table:number-rows-repeated=\"" + std::string(rows) +
                     "\"><table:table-cell table:number-columns-repeated=\"" + std::string(columns) +
                     "\" office:value-type=\"string\"><text:p>ก</text:p></table:table-cell></table:table-row>");
  };
  EXPECT_EQ(dump_of(repeated("1000000", "16000")), "FILE-LIMIT");
  EXPECT_EQ(dump_of(repeated("2", "16385")), "FILE-LIMIT");
  EXPECT_EQ(dump_of(repeated("1048577", "1")), "FILE-LIMIT");
  EXPECT_EQ(dump_of(repeated("99999999999999999999", "1")), "FILE-LIMIT");
  EXPECT_EQ(dump_of(repeated("10", "10"), {.cells = 99}), "FILE-LIMIT");
  EXPECT_EQ(dump_of(repeated("10", "10"), {.text_bytes = 100}), "FILE-LIMIT");
  EXPECT_EQ(dump_of(ods_row(kText + "<text:s text:c=\"4000000000\"/>" + kEnd), {.string_bytes = 10}), "FILE-LIMIT");
}

TEST(OdsReader, MergesSpansAndReadsWhatTheyCover) {
  const auto reading = read(ods_row(R"(<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"
      office:value-type="string"><text:p>หัว</text:p></table:table-cell><table:covered-table-cell/>
      <table:table-cell office:value-type="float" office:value="3"/>)"));
  ASSERT_TRUE(reading);
  EXPECT_EQ(dump_cells(reading.value().workbook), "S\tA1\ts\tหัว\nS\tC1\tn\t3\n");
  EXPECT_THAT(reading.value().workbook.sheets[0].merged, ElementsAre(model::CellRange{{0, 0}, {2, 1}}));
}

TEST(OdsReader, MarksWhatIsHidden) {
  OdsParts parts = ods_sheet(R"(<table:table-column/><table:table-column table:visibility="collapse"/>
      <table:table-header-rows><table:table-row table:visibility="filter"><table:table-cell office:value-type="float"
      office:value="1"/></table:table-row></table:table-header-rows><table:table-row-group><table:table-row>
      <table:table-cell office:value-type="float" office:value="2"/><table:table-cell office:value-type="float"
      office:value="3"/></table:table-row></table:table-row-group>)");
  parts.automatic_styles = R"(<style:style style:name="ta2" style:family="table"><style:table-properties
      table:display="false"/></style:style>)";
  parts.tables += R"(<table:table table:name="ซ่อน" table:style-name="ta2"/>)";
  const auto reading = read(parts);
  ASSERT_TRUE(reading);
  const auto& sheets = reading.value().workbook.sheets;
  ASSERT_EQ(sheets.size(), 2U);
  EXPECT_EQ(sheets[1].visibility, model::SheetVisibility::hidden);
  EXPECT_THAT(sheets[0].hidden_rows, ElementsAre(0U));
  EXPECT_THAT(sheets[0].hidden_columns, ElementsAre(1U));
  ASSERT_EQ(sheets[0].cells.size(), 3U);
  EXPECT_TRUE(sheets[0].cells[0].has(model::kHidden));
  EXPECT_FALSE(sheets[0].cells[1].has(model::kHidden));
  EXPECT_TRUE(sheets[0].cells[2].has(model::kHidden));
}

TEST(OdsReader, KnowsFormulasThatFailOrHaveNoResult) {
  const auto reading = read(ods_row(R"(<table:table-cell table:formula="of:=[.A2]" office:value-type="string"
      office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>
      <table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>
      <table:table-cell table:formula="of:=[.A2]"/>
      <table:table-cell table:formula="of:=[.A2]" office:value-type="string" office:string-value=""/>
      <table:table-cell table:formula="of:=2" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>)"));
  ASSERT_TRUE(reading);
  const auto& cells = reading.value().workbook.sheets[0].cells;
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[0].type, model::CellType::error);
  EXPECT_EQ(cells[0].text(), "#REF!");
  EXPECT_TRUE(cells[1].is_error());
  EXPECT_EQ(model::shown_value(cells[1]), "#DIV/0!");
  EXPECT_TRUE(cells[2].has(model::kFormulaNoValue));
  EXPECT_FALSE(cells[3].is_error());
  EXPECT_EQ(model::to_a1(cells[3].ref), "E1");
  ASSERT_EQ(reading.value().findings.size(), 1U);
  EXPECT_EQ(reading.value().findings[0].rule, "FILE-FORMULA");
  EXPECT_EQ(reading.value().findings[0].cell, "C1");
  // The dump prints what the file declares (docs/decisions/0011).
  EXPECT_EQ(dump_cells(reading.value().workbook), "S\tA1\te\t#REF!\nS\tB1\tn\t0\nS\tE1\tn\t2\n");
}

TEST(OdsReader, TakesNoCellsFromTrackedChangesAndLinks) {
  OdsParts parts = ods_row(kText + "ใหม่" + kEnd);
  parts.before_tables =
      R"(<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell
      office:value-type="string"><text:p>เก่า</text:p></table:change-track-table-cell></table:previous>
      </table:cell-content-change></table:tracked-changes><table:dde-links><table:dde-link><table:table table:name="L">
      <table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row></table:table>
      </table:dde-link></table:dde-links>)";
  EXPECT_EQ(dump_of(parts), "S\tA1\ts\tใหม่\n");
}

TEST(OdsReader, RefusesPasswordsDoctypesAndDepth) {
  OdsParts parts = ods_row(kText + "ก" + kEnd);
  const std::string manifest =
      "<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>";
  const auto rule_of = [](const std::string& bytes) {
    const auto reading = read_workbook(bytes, "return.ods", {});
    return reading ? "read" : reading.reason().rule;
  };
  EXPECT_EQ(rule_of(parts.zip().add("META-INF/manifest.xml", manifest).finish()), "FILE-ENCRYPTED");
  EXPECT_EQ(rule_of(support::ZipWriter()
                        .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                        .add("encrypted-package", "x")
                        .finish()),
            "FILE-ENCRYPTED");
  EXPECT_EQ(dump_of(parts, {.xml_depth = 5}), "FILE-LIMIT");
  parts.doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
  EXPECT_EQ(dump_of(parts), "FILE-DOCTYPE");
}

TEST(OdsReader, HoldsSheetsAndSpansAgainstTheLimits) {
  OdsParts parts = ods_row(R"(<table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell/>
      <table:table-cell table:number-columns-spanned="2"/>)");
  EXPECT_EQ(dump_of(parts, {.merged_ranges = 1}), "FILE-LIMIT");
  parts.tables += "<table:table table:name=\"T\"/>";
  EXPECT_EQ(dump_of(parts, {.sheets = 1}), "FILE-LIMIT");
}

}  // namespace
}  // namespace tidtam::formats
