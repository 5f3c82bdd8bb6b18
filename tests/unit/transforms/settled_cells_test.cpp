#include "transforms/submission/settled_cells.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/return_builder.hpp"
#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using model::CellFate;
using support::Content;
using support::SheetBuilder;
using testing::IsEmpty;
using testing::SizeIs;

/// `used=3 head=2 …` of a sheet, fates without a cell left out.
std::string fates_of(const model::Submission& read, std::string_view sheet) {
  std::string text;
  for (const model::FateCounts& counts : read.cells) {
    if (counts.sheet != sheet) continue;
    for (const CellFate fate : model::kLastFates) {
      if (counts.of(fate) > 0)
        text += (text.empty() ? "" : " ") + std::string(model::fate_word(fate)) + "=" + std::to_string(counts.of(fate));
    }
  }
  return text;
}

TEST(Fates, OfATableAreThoseOfItsParts) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รายงานผลการดำเนินงาน"})                          // head: a title
      .row({"ที่", "รหัสโครงการ", "สถานะ", "เบิกจ่าย", "สีที่ชอบ"})  // 5 heads
      .row({1, "P1", "ล่าช้า", 100, "แดง", {}, "ข้างตาราง"})    // 3 used; unmapped: number, colour, beside the table
      .row({2, "P2", "แล้วเสร็จ", 50})                         // 3 used, 1 unmapped
      .row({"รวม", {}, {}, 150})                             // a total under the row numbers: 1 unmapped, 1 total
      .row({"หมายเหตุ : ตัวเลขเบื้องต้น"})                        // 1 note
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(fates_of(read, "ความก้าวหน้า"), "used=6 head=6 total=1 note=1 unmapped=5");
  // The cover of the form: a title that no label asks for, six labels and their values.
  EXPECT_EQ(fates_of(read, "หน้าปก"), "used=6 head=6 unmapped=1");
  EXPECT_THAT(check_fates(read.cells), IsEmpty());
}

TEST(Fates, OfAllSheetsAreKeptAsOneText) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "ความก้าวหน้า").row({"รหัสโครงการ", "สถานะ"}).row({"P1", "ล่าช้า"}).add();
  // The cover has 13 cells, a title among them that no label asks for.
  EXPECT_EQ(model::fates_text(support::read(workbook).cells), "cells=17 head=8 unmapped=1 used=8");
  EXPECT_EQ(model::fates_text({}), "");
}

TEST(Fates, OfValuesAreReturnedWithTheFile) {
  model::Workbook workbook;
  support::add_cover(workbook, "99999999");  // no such unit
  SheetBuilder(workbook, "ความก้าวหน้า").row({"รหัสโครงการ", "สถานะ"}).row({"P1", "ล่าช้า"}).add();
  const auto read = support::read(workbook);
  ASSERT_EQ(read.state, model::SubmissionState::returned);
  EXPECT_EQ(fates_of(read, "ความก้าวหน้า"), "head=2 returned=2");
}

TEST(Fates, OfARowThatIsLeftOutAreReturned) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "สถานะ"})
      .row({"P1", "ล่าช้า"})
      .row({"P1", "แล้วเสร็จ"})  // the same project again: DUP-01
      .add();
  EXPECT_EQ(fates_of(support::read(workbook), "ความก้าวหน้า"), "used=2 head=2 returned=2");
}

TEST(Fates, OfASheetThatIsNoFormAreUnmapped) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "บันทึก").row({"สวัสดี", 1, "  "}).row({"ลาก่อน"}).add();
  EXPECT_EQ(fates_of(support::read(workbook), "บันทึก"), "unmapped=3") << "blanks are no cells";
}

TEST(Fates, OfAMergedCellAreUsedWhereOneOfItsRowsCounts) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "การมีส่วนร่วม")
      .row({"รหัสโครงการ", "ภาคีเครือข่าย", "ระดับการมีส่วนร่วม"})
      .row({"P1", "วัด", "ร่วมมือ"})
      .row({{}, "วัด", "ร่วมมือ"})  // a repetition, left out
      .merge("A2", "A3")
      .add();
  EXPECT_EQ(fates_of(support::read(workbook), "การมีส่วนร่วม"), "used=3 head=3 returned=2");
}

TEST(Fates, OfTextsThatGoOnInAMergedRowAreToldOf) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"ชื่อโครงการ", "ระยะเวลา", "วัตถุประสงค์", "ผลผลิต"})
      .row({"อ่านคล่อง", "ปีงบประมาณ 2569", "ให้อ่านได้", {}})
      .row({{}, {}, "ให้เขียนได้", "นักเรียน 40 คน"})
      .merge("A2", "A3")
      .merge("B2", "B3")
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(fates_of(read, "โครงการ"), "used=4 head=4 unmapped=1");
  EXPECT_THAT(support::places_of(read), testing::Contains("ROW-02 โครงการ!C3"));
}

TEST(Fates, OfAFigureThatIsSaidAgainInAMergedRowAreReturned) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"ชื่อโครงการ", "ระยะเวลา", "งบประมาณ"})
      .row({"อ่านคล่อง", "ปีงบประมาณ 2569", 1000})
      .row({{}, {}, 500})
      .merge("A2", "A3")
      .merge("B2", "B3")
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(fates_of(read, "โครงการ"), "used=3 head=3 returned=1");
  EXPECT_THAT(support::places_of(read), testing::Contains("DUP-01 โครงการ!A2"));
}

TEST(Fates, ThatDoNotAddUpAreTold) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ชีต").row({"ก", "ข", "ค"}).add();
  const model::Sheet& sheet = workbook.sheets.front();
  model::CellFates fates(sheet, 0);
  fates.settle(sheet.cells[0], CellFate::head);
  fates.settle(sheet.cells[1], CellFate::used);
  EXPECT_THAT(check_fates(std::vector{fates.counts()}), SizeIs(1));
  EXPECT_EQ(check_fates(std::vector{fates.counts()}).front().cell, "C1");
  fates.settle(sheet.cells[2], CellFate::note);
  EXPECT_THAT(check_fates(std::vector{fates.counts()}), IsEmpty());
  fates.settle(sheet.cells[0], CellFate::note);  // a second time
  const auto told = check_fates(std::vector{fates.counts()});
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told.front().rule, "FATE-01");
  EXPECT_EQ(told.front().severity, model::Severity::warning) << "the file is not to blame";
  EXPECT_EQ(told.front().cell, "A1");
}

/// Sheets as no officer would make them: pieces of forms, totals, notes and figures thrown together, with merged ranges
/// anywhere.
class Jumble {
 public:
  explicit Jumble(unsigned seed) : random_(seed) {}

  void add_to(model::Workbook& workbook, int number) {
    SheetBuilder sheet(workbook, one_of({"โครงการ", "ความก้าวหน้า", "งบประมาณ", "ข้อมูลรายโรงเรียน", "หน้าปก", "ชีต"}) +
                                     (number == 0 ? "" : std::to_string(number)));
    const int n_rows = up_to(24);
    for (int row = 0; row < n_rows; ++row) sheet.row(line());
    for (int i = up_to(4); i > 0; --i) {
      const int column = up_to(8);
      const int row = 1 + up_to(20);
      sheet.merge(address(column, row), address(column + up_to(3), row + up_to(3)));
    }
    sheet.add();
  }

 private:
  int up_to(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  std::string one_of(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(up_to(static_cast<int>(words.size()) - 1))];
  }
  static std::string address(int column, int row) {
    return model::to_a1({static_cast<std::uint32_t>(row - 1), static_cast<std::uint16_t>(column)});
  }
  std::vector<Content> line() {
    static const std::vector<std::vector<Content>> kHeads{
        {"ที่", "รหัสโครงการ", "ชื่อโครงการ", "สถานะ", "เบิกจ่าย"},
        {"ชื่อโครงการ", "ระยะเวลา", "งบประมาณ", "ผู้รับผิดชอบ"},
        {"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน", {}, {}, "ออกกลางคัน"},
        {{}, {}, "ชาย", "หญิง", "รวม"},
        {"ตำแหน่ง", "มีจริง", {}, "ช่วงอายุ", "สถานะการศึกษา", "ชาย", "หญิง", "รวม"},
        {"ปีงบประมาณ", 2569, "ไตรมาส", 4},
        {"ชื่อหน่วยงาน", "โรงเรียนบ้านดอกจาน"},
        {"(1)", "(2)", "(3)", "(4)"}};
    const int choice = up_to(9);
    if (choice < 3) return kHeads[static_cast<std::size_t>(up_to(static_cast<int>(kHeads.size()) - 1))];
    if (choice == 3) return {};
    std::vector<Content> cells;
    for (int column = up_to(9); column >= 0; --column) {
      switch (up_to(6)) {
        case 0:
          cells.emplace_back();
          break;
        case 1:
          cells.emplace_back(one_of({"รวม", "รวมทั้งสิ้น", "เฉลี่ย", "หมายเหตุ", "ที่มา : ทะเบียน", "ลงชื่อ"}));
          break;
        case 2:
          cells.emplace_back(one_of({"P1", "P2", "33010001", "บ้านดอกจาน", "วัดทุ่งทอง"}));
          break;
        case 3:
          cells.emplace_back(one_of({"ล่าช้า", "แล้วเสร็จ", "-", "  ", "ชาย", "สถานะ", "(หน่วย : พันบาท)"}));
          break;
        default:
          cells.emplace_back(up_to(3000));
          break;
      }
    }
    return cells;
  }

  std::mt19937 random_;
};

class AnyWorkbook : public testing::TestWithParam<unsigned> {};

TEST_P(AnyWorkbook, GivesEachOfItsCellsOneFate) {
  for (unsigned i = 0; i < 100; ++i) {
    const unsigned seed = GetParam() * 100 + i;
    model::Workbook workbook;
    Jumble jumble(seed);
    if (seed % 2 == 0) support::add_cover(workbook);
    for (int sheet = 0; sheet < 3; ++sheet) jumble.add_to(workbook, sheet);
    const auto read = support::read(workbook, "33010000");
    ASSERT_EQ(read.cells.size(), workbook.sheets.size());
    for (std::size_t s = 0; s < read.cells.size(); ++s) {
      std::uint64_t n_cells = 0;
      for (const model::Cell& cell : workbook.sheets[s].cells) n_cells += model::shown_value(cell) == "  " ? 0 : 1;
      EXPECT_EQ(read.cells[s].n_cells, n_cells);
      for (const model::Finding& told : check_fates(std::span(read.cells).subspan(s, 1)))
        ADD_FAILURE() << "seed " << seed << ", " << told.sheet << "!" << told.cell << ": " << told.facts.at("settled")
                      << " of " << told.facts.at("cells") << ", twice " << told.facts.at("twice");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyWorkbook, testing::Range(0U, 8U));

}  // namespace
}  // namespace tidtam::transforms
