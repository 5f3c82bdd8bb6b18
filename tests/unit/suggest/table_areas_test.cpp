#include "extractors/layouts/suggest/table_areas.hpp"

#include <gtest/gtest.h>

#include "tests/support/sheet_builder.hpp"
#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts::suggest {
namespace {

using support::SheetBuilder;

/// Rows of the headers found, `2` or `2-3`, counted from 1.
std::vector<std::string> headers_of(const model::Workbook& workbook) {
  const Lexicon lexicon(shipped_layouts(), shipped_options());
  WordBook words(lexicon);
  std::vector<std::string> headers;
  for (const TableArea& area : table_areas(workbook.sheets[0], shipped_options().search_rows, words)) {
    const std::string first = std::to_string(area.block.first_row + 1);
    const std::string last = std::to_string(area.block.last_row + 1);
    headers.push_back(first == last ? first : first + "-" + last);
  }
  return headers;
}

using Headers = std::vector<std::string>;

TEST(TableAreas, FindTheHeaderBelowTitlesAndAboveItsNumbering) {
  model::Workbook workbook;
  SheetBuilder(workbook, "a")
      .row({"แบบสำรวจถังน้ำ"})
      .row({"ประจำปี 2568"})
      .row({"ตำบล", "ถัง", "บ่อ"})
      .row({"(1)", "(2)", "(3)"})
      .row({"ทุ่งลม", 4, 2})
      .row({"หนองฟ้า", 2, 0})
      .add();
  EXPECT_EQ(headers_of(workbook), Headers{"3"});
}

TEST(TableAreas, FindDeepHeadersMergedAndTypedByHand) {
  model::Workbook merged;
  SheetBuilder(merged, "a")
      .row({"ตำบล", "แหล่งน้ำ", ""})
      .row({"", "ถัง", "บ่อ"})
      .row({"ทุ่งลม", 4, 2})
      .row({"หนองฟ้า", 2, 0})
      .merge("A1", "A2")
      .merge("B1", "C1")
      .add();
  EXPECT_EQ(headers_of(merged), Headers{"1-2"});
  model::Workbook blank;
  SheetBuilder(blank, "a").row({"ตำบล", "แหล่งน้ำ", "", "ผู้สำรวจ"}).row({"", "ถัง", "บ่อ", ""}).add();
  EXPECT_EQ(headers_of(blank), Headers{"1-2"});
}

TEST(TableAreas, PartTablesOfOtherHeadsAndKeepRepeatedHeadsTogether) {
  model::Workbook two;
  SheetBuilder(two, "a")
      .row({"ตำบล", "ถัง"})
      .row({"ทุ่งลม", 4})
      .row({"หนองฟ้า", 2})
      .gap()
      .row({"ตารางที่สอง"})
      .row({"ช่าง", "ค่าแรง"})
      .row({"ช่างประปา", 600})
      .row({"ช่างปูน", 550})
      .add();
  EXPECT_EQ(headers_of(two), (Headers{"1", "6"}));
  model::Workbook one;
  SheetBuilder(one, "a")
      .row({"ตำบล", "ถัง"})
      .row({"ทุ่งลม", 4})
      .row({"หนองฟ้า", 2})
      .gap()
      .row({"ตำบล", "ถัง"})
      .row({"เขาใส", 7})
      .row({"เนินทราย", 1})
      .add();
  EXPECT_EQ(headers_of(one), Headers{"1"});
}

TEST(TableAreas, TakeTablesSideBySideApartOnceEach) {
  model::Workbook workbook;
  SheetBuilder(workbook, "a")
      .row({"ที่", "ตำบล", "ถัง", {}, "ที่", "ตำบล", "ถัง", {}, "ที่", "ช่าง", "ค่าแรง"})
      .row({1, "ทุ่งลม", 4, {}, 4, "เขาใส", 7, {}, 1, "ช่างประปา", 600})
      .row({2, "หนองฟ้า", 2, {}, 5, "เนินทราย", 1, {}, 2, "ช่างปูน", 550})
      .add();
  EXPECT_EQ(headers_of(workbook), (Headers{"1", "1"}));
}

TEST(TableAreas, AreNoneInAListOfCodesAndInText) {
  model::Workbook codes;
  SheetBuilder list(codes, "a");
  for (const char* code : {"LIC-01", "LIC-02", "LIC-03", "LIC-04", "LIC-05"}) list.row({code, "รายงานใบอนุญาต"});
  list.add();
  EXPECT_EQ(headers_of(codes), Headers{});
  model::Workbook text;
  SheetBuilder(text, "a").row({"คำชี้แจง"}).row({"กรอกทุกช่อง"}).row({"ส่งภายในวันศุกร์"}).add();
  EXPECT_EQ(headers_of(text), Headers{});
}

}  // namespace
}  // namespace tidtam::layouts::suggest
