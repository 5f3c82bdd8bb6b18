#include "transforms/submission/transformer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/return_builder.hpp"
#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using model::SubmissionState;
using support::Content;
using support::SheetBuilder;
using support::shown;
using testing::ElementsAre;
using testing::IsEmpty;

model::Submission with_schools(const std::vector<std::vector<Content>>& rows,
                               const std::vector<std::vector<Content>>& more = {}) {
  model::Workbook workbook;
  support::add_cover(workbook, "33010000", "สพป.ศรีสะเกษ เขต 1");
  SheetBuilder sheet(workbook, "ข้อมูลรายโรงเรียน");
  sheet.row({"รหัสโรงเรียน", "ชื่อโรงเรียน", "อำเภอ", "จำนวนนักเรียน"}).row({{}, {}, {}, "ชาย", "หญิง", "รวม"});
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  if (!more.empty()) {
    SheetBuilder second(workbook, "ข้อมูลรายโรงเรียน 2");
    for (const auto& row : more) second.row(row);
    second.add();
  }
  return support::read(workbook);
}

std::set<std::string> units_of(const model::Submission& read) {
  std::set<std::string> units;
  for (const model::Fact& fact : read.facts) units.insert(shown(fact, "unit_code"));
  return units;
}

TEST(RowsOfSchools, AreTakenByAMisspeltNameOnlyWithAWord) {
  const auto read =
      with_schools({{{}, "บ้านดอกจาม", "เมืองศรีสะเกษ", 10, 12, 22}, {{}, "วัดทุ่งทอง", "เมืองศรีสะเกษ", 5, 5, 10}});
  EXPECT_THAT(units_of(read), ElementsAre("33010001", "33010002"));
  std::vector<std::string> told;
  for (const model::Finding& finding : read.findings) {
    if (finding.rule == "ORG-07") told.push_back(finding.cell + " " + finding.facts.at("unit"));
  }
  EXPECT_THAT(told, ElementsAre("B3 บ้านดอกจาน"));
}

TEST(RowsOfUnits, AreKnownByTheirCodeWhateverTheColumnOfTheLayoutIsCalled) {
  model::Workbook workbook;
  support::add_cover(workbook, "33010000", "สพป.ศรีสะเกษ เขต 1");
  SheetBuilder(workbook, "การรับรอง")
      .row({"รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ผลการรับรอง", "เหตุผล", "ผู้รับรอง", "วันที่รับรอง"})
      .row({"33010001", "โรงเรียนบ้านดอกจาน", "รับรอง", {}, "ผู้อำนวยการ", "5 ตุลาคม 2569"})
      .row({"33019999", "โรงเรียนที่ไม่มี", "รับรอง", {}, "ผู้อำนวยการ", "5 ตุลาคม 2569"})
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, SubmissionState::partly);
  EXPECT_THAT(support::places_of(read), ElementsAre("COD-01 การรับรอง!A3"));
}

TEST(FileOfOneUnit, IsReturnedWholeForOneError) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"ชื่อโครงการ", "ระยะเวลา", "งบประมาณ"})
      .row({"ก", "ปีงบประมาณ 2569", "1,2O0"})
      .row({"ข", "ปีงบประมาณ 2569", 5})
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, SubmissionState::returned);
  EXPECT_THAT(read.facts, IsEmpty());
  EXPECT_THAT(read.layouts, IsEmpty());
  EXPECT_EQ(read.rows, 2U);
}

TEST(FileOfOneUnit, IsAcceptedWithItsWarnings) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ").row({"ชื่อโครงการ", "ระยะเวลา"}).row({"ก", "ตลอดปีงบประมาณ"}).add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read), ElementsAre("DATE-VAGUE โครงการ!B2"));
  EXPECT_THAT(read.layouts, ElementsAre("projects"));
}

TEST(DistrictsTable, LeavesOutTheFaultyRowsAlone) {
  const auto read = with_schools({{33010001, "โรงเรียนบ้านดอกจาน", {}, 50, 45, 95},
                                  {"33010002", "วัดทุ่งทอง", {}, 50, 45, 96},
                                  {"33019999", "บ้านไม่มีจริง", {}, 1, 1, 2},
                                  {"33010003", "วัดอื่น", {}, 1, 1, 2},
                                  {{}, "บ้านน้ำใส", {}, 1, 1, 2},
                                  {{}, "บ้านน้ำใส", "กันทรารมย์", 1, 1, 2},
                                  {"33012001", "ทุ่งทองวิทยา", {}, 1, 1, 2}});
  EXPECT_EQ(read.state, SubmissionState::partly);
  EXPECT_THAT(units_of(read), ElementsAre("33010001", "33010004"));
  EXPECT_THAT(
      support::places_of(read),
      testing::UnorderedElementsAre("TOT-02 ข้อมูลรายโรงเรียน!F4", "COD-01 ข้อมูลรายโรงเรียน!A5", "COD-02 ข้อมูลรายโรงเรียน!A6",
                                    "ORG-02 ข้อมูลรายโรงเรียน!B7", "ORG-03 ข้อมูลรายโรงเรียน!A9"));
}

TEST(DistrictsTable, CountsASchoolOnceThoughItStandsThereByCodeAndByName) {
  const auto read = with_schools({{"33010001", "บ้านดอกจาน", {}, 50, 45, 95}, {{}, "โรงเรียนบ้านดอกจาน", {}, 50, 45, 95}});
  EXPECT_EQ(read.state, SubmissionState::partly);
  EXPECT_THAT(support::places_of(read), ElementsAre("DUP-01 ข้อมูลรายโรงเรียน!B4"));
}

TEST(DistrictsTable, MayGoOnOnASecondSheet) {
  const auto read =
      with_schools({{"33010001", "บ้านดอกจาน", {}, 50, 45, 95}},
                   {{"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน", "ออกกลางคัน"}, {"33010001", "บ้านดอกจาน", 95, 1}});
  EXPECT_EQ(read.state, SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read), IsEmpty());
  std::vector<std::string> dropouts;
  for (const model::Fact& fact : read.facts) {
    if (shown(fact, "indicator") == "I17")
      dropouts.push_back(shown(fact, "numerator") + "/" + shown(fact, "denominator"));
  }
  EXPECT_THAT(dropouts, ElementsAre("1/95"));
}

TEST(DistrictsTable, MayNotContradictItselfOnASecondSheet) {
  const auto read =
      with_schools({{"33010001", "บ้านดอกจาน", {}, 50, 45, 95}},
                   {{"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน", "ออกกลางคัน"}, {"33010001", "บ้านดอกจาน", 99, 1}});
  EXPECT_EQ(read.state, SubmissionState::partly);
  EXPECT_THAT(support::places_of(read), ElementsAre("DUP-01 ข้อมูลรายโรงเรียน 2!A2"));
  for (const model::Fact& fact : read.facts) {
    EXPECT_NE(shown(fact, "indicator"), "I17")
        << "nothing of a row that is left out counts, not even what it alone says";
  }
}

TEST(EmptySheetOfTheForm, HoldsNoLayoutSoItReplacesNothing) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ").row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลาดำเนินการ"}).row({"รวม"}).add();
  SheetBuilder(workbook, "ตัวชี้วัด").row({"รหัสตัวชี้วัด", "ผลการดำเนินงาน"}).row({"I13", 5}).add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, SubmissionState::accepted);
  EXPECT_THAT(read.layouts, ElementsAre("indicators"));
}

TEST(RowThatNamesNothing, IsAnErrorWhereItHoldsWordsAndAWarningWhereItHoldsFiguresAlone) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา", "งบประมาณ", "ผลผลิต"})
      .row({"P1", "ก", "ปีงบประมาณ 2569", 5})
      .row({{}, {}, {}, 5})
      .add();
  const auto figures = support::read(workbook);
  EXPECT_EQ(figures.state, SubmissionState::accepted);
  EXPECT_EQ(figures.facts.size(), 1U);
  EXPECT_THAT(support::places_of(figures), ElementsAre("ROW-01 โครงการ!A3"));

  SheetBuilder(workbook, "ความก้าวหน้า").row({"ชื่อโครงการ", "สถานะ", "เบิกจ่าย"}).row({{}, "แล้วเสร็จ", 5}).add();
  const auto words = support::read(workbook);
  EXPECT_EQ(words.state, SubmissionState::returned);
  EXPECT_THAT(support::places_of(words), testing::Contains("ROW-01 ความก้าวหน้า!A2"));
}

TEST(ProjectWithoutAName, IsReturned) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา"})
      .row({"P1", {}, "ปีงบประมาณ 2569"})
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, SubmissionState::returned);
  EXPECT_THAT(support::places_of(read), ElementsAre("ROW-01 โครงการ!B2"));
}

TEST(Incident, HasACodeMadeOfWhatTellsItApart) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "เหตุวิกฤติ")
      .row({"ชนิด", "วันที่เกิดเหตุ", "พื้นที่"})
      .row({"น้ำท่วม", "1 ก.ย. 69", "ตำบลน้ำใส"})
      .row({"ไฟไหม้", "1 ก.ย. 69", "ตำบลน้ำใส"})
      .add();
  const auto read = support::read(workbook);
  ASSERT_EQ(read.facts.size(), 2U);
  EXPECT_THAT(shown(read.facts[0], "incident_code"), testing::StartsWith("33010001-"));
  EXPECT_NE(shown(read.facts[0], "incident_code"), shown(read.facts[1], "incident_code"));
}

TEST(Rules, SeeTheProjectBesideItsProgress) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา", "งบประมาณ (พันบาท)"})
      .row({"P1", "ก", "ปีงบประมาณ 2569", 10})
      .add();
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "สถานะ", "เบิกจ่ายสะสม"})
      .row({"P1", "กำลังดำเนินการ", 10000.01})
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, SubmissionState::returned);
  ASSERT_THAT(support::places_of(read), ElementsAre("PRG-03 ความก้าวหน้า!C2"));
  EXPECT_EQ(read.findings[0].expected, "10,000.00");
}

}  // namespace
}  // namespace tidtam::transforms
