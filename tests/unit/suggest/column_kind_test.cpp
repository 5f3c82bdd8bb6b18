#include "extractors/layouts/suggest/column_kind.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/suggest/shipped_words.hpp"

namespace tidtam::layouts::suggest {
namespace {

using model::FieldKind;

KindGuess guess_under(std::vector<std::string> head, const std::vector<std::string>& texts,
                      ColumnContext context = {}) {
  const ShapeReader shapes(shipped_words());
  ColumnEvidence cells;
  cells.n_rows = texts.size();
  for (std::size_t row = 0; row < texts.size(); ++row) {
    const model::CellRef place{static_cast<std::uint32_t>(row), 0};
    cells.add(model::Cell(place, model::CellType::text, model::kNoFlags, texts[row]), shapes);
  }
  context.head = std::move(head);
  return guess_kind(cells, context, shipped_words());
}

KindGuess guess(const std::string& head, const std::vector<std::string>& texts, ColumnContext context = {}) {
  return guess_under({head}, texts, std::move(context));
}

FieldKind kind_of(const std::string& head, const std::vector<std::string>& texts, ColumnContext context = {}) {
  return guess(head, texts, std::move(context)).kind;
}

TEST(ColumnKind, OfFiguresFollowsTheWordsOfTheHead) {
  EXPECT_EQ(kind_of("ผู้เข้าค่าย", {"40", "32", "28"}), FieldKind::count);
  EXPECT_EQ(kind_of("ร้อยละที่ใช้", {"50", "100", "25"}), FieldKind::percent);
  EXPECT_EQ(kind_of("คะแนนก่อนเรียน", {"51.5", "62"}), FieldKind::score);
  EXPECT_EQ(kind_of("ค่าตอบแทน (บาท)", {"3600", "2400"}), FieldKind::money);
  EXPECT_EQ(kind_of("เพิ่ม/ลด", {"3", "-2", "0"}), FieldKind::number);
  EXPECT_EQ(kind_of("ละติจูด", {"15.1186", "15.2201"}), FieldKind::number);
}

TEST(ColumnKind, OfFiguresUnderAnUnknownHeadIsMoneyWhereThereIsAUnitOrThereAreSatang) {
  ColumnContext thousands;
  thousands.sheet_has_money_unit = true;
  EXPECT_EQ(kind_of("ใช้ไป", {"60", "84"}, thousands), FieldKind::money);
  EXPECT_EQ(kind_of("วันที่", {"1", "2", "3"}, thousands), FieldKind::count) << "days of a month are no money";
  EXPECT_EQ(kind_of("น้ำหนัก", {"45.50", "51.25"}), FieldKind::number) << "as small as this, decimals are no satang";
}

TEST(ColumnKind, OfCodes) {
  EXPECT_EQ(kind_of("เลขครุภัณฑ์", {"0012", "0013"}), FieldKind::code);
  EXPECT_EQ(kind_of("อ้างถึง", {"33010001", "33010002", "33010005"}), FieldKind::code) << "as long, no two alike";
  EXPECT_EQ(kind_of("รหัสโรงเรียน", {"33010001", "33010002"}), FieldKind::unit_code);
  EXPECT_EQ(kind_of("จำนวนผู้ใช้น้ำ", {"33010", "33011"}), FieldKind::count);
}

TEST(ColumnKind, OfDaysIsARangeWhereOneCellIs) {
  EXPECT_EQ(kind_of("วันจัด", {"12 มกราคม 2569", "3 มิ.ย. 2569"}), FieldKind::date);
  EXPECT_EQ(kind_of("วันจัด", {"12 มกราคม 2569", "3 - 4 มิ.ย. 2569"}), FieldKind::date_range);
}

TEST(ColumnKind, OfYearsUnitsAndMarks) {
  EXPECT_EQ(kind_of("ปีการศึกษา", {"๒๕๖๘", "๒๕๖๙"}), FieldKind::academic_year);
  EXPECT_EQ(kind_of("ปีงบประมาณ", {"2022", "2023"}), FieldKind::code) << "no Buddhist year";
  EXPECT_EQ(kind_of("แหล่งฝึก", {"โรงเรียนบ้านทุ่งลม", "โรงเรียนวัดเขาใส"}), FieldKind::unit_name);
  EXPECT_EQ(kind_of("คืนแล้ว", {"✓", "✓", ""}), FieldKind::flag);
}

TEST(ColumnKind, IsNoPeriodWhereTheHeadNamesOneOrTheCellsHoldNone) {
  EXPECT_EQ(kind_of("ไตรมาส", {"1", "2"}), FieldKind::quarter);
  EXPECT_EQ(guess_under({"งบประมาณ", "ไตรมาส 1"}, {"5", "3"}).kind, FieldKind::money);
  EXPECT_EQ(guess_under({"เบิกจ่าย", "ไตรมาส 2"}, {}).kind, FieldKind::money) << "of a blank form";
  EXPECT_EQ(guess_under({"จำนวนเงินที่จ่าย ปีงบประมาณ 2556", "ค่ายา"}, {"0", "45000"}).kind, FieldKind::money);
  EXPECT_EQ(kind_of("ผู้ผ่านเกณฑ์ ปีงบประมาณ 2569", {"12", "140"}), FieldKind::count) << "the budget is the year's name";
  EXPECT_EQ(kind_of("งบประมาณที่ใช้ ณ วันที่ 30 มิ.ย. 69", {"1200", "340"}), FieldKind::money);
}

TEST(ColumnKind, OfPercentagesHoweverTheyAreWritten) {
  EXPECT_EQ(kind_of("ผ่านเกณฑ์", {"50%", "12.5%", "ร้อยละ 10"}), FieldKind::percent);
}

TEST(ColumnKind, OfPersonalDataIsLeftOut) {
  EXPECT_TRUE(guess("ผู้ยืม", {"นายสมมติ ใจดี", "นางสาวตัวอย่าง มีสุข"}).is_personal);
  EXPECT_TRUE(guess("เลขบัตร", {"1100000000001", "1100000000002"}).is_personal);
  EXPECT_TRUE(guess("ติดต่อ", {"0440000012", "0440000013"}).is_personal);
  EXPECT_TRUE(guess("ที่อยู่", {}).is_personal);
  EXPECT_TRUE(guess("เลขประจำตัวนักเรียน", {"10203", "10204"}).is_personal) << "short numbers, yet no counts";
  EXPECT_FALSE(guess("นักเรียนพิการ", {"3", "12", "0"}).is_personal) << "a count of people";
}

TEST(ColumnKind, KnownToALayoutCountsOnlyWhereTheCellsAgree) {
  ColumnContext known;
  known.known_kind = FieldKind::date;
  known.known_place = "awards.on_date";
  EXPECT_EQ(kind_of("วันที่ได้รับ", {"5 ธ.ค. 2568", "7 ธ.ค. 2568"}, known), FieldKind::date);
  EXPECT_EQ(kind_of("วันที่ได้รับ", {"สัปดาห์แรก", "ปลายปี"}, known), FieldKind::text);
}

TEST(ColumnKind, SaysOfMixedCellsThatTheyAre) {
  const KindGuess mixed = guess("ผล", {"12", "ดี", "15", "พอใช้"});
  EXPECT_EQ(mixed.kind, FieldKind::text);
  EXPECT_EQ(mixed.reason.phrase, "suggest_mixed");
  EXPECT_EQ(mixed.reason.blanks.at("n"), "2");
}

}  // namespace
}  // namespace tidtam::layouts::suggest
