#include "transforms/submission/rule_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/return_builder.hpp"
#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using model::SubmissionState;
using support::Content;
using support::SheetBuilder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Rows = std::vector<std::vector<Content>>;

model::Submission with_sheet(const std::string& name, const Rows& rows) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder sheet(workbook, name);
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::read(workbook);
}

/// What the first finding of this rule expects; empty without one.
std::string expected_of(const model::Submission& read, std::string_view rule) {
  for (const model::Finding& finding : read.findings) {
    if (finding.rule == rule) return finding.expected;
  }
  return {};
}

TEST(WatchRules, HoldThePublishedFunnel) {
  // Of the vocational commission: 13,714 + 3,083 + 1,815 = 18,612 and 3,284 + 10,430 = 13,714; of the private schools'
  // office, which traces nobody any more: 10,366 + 417 = 10,783 and 7,490 + 2,876 = 10,366.
  const Rows heads{{"สาเหตุ", "ทั้งหมด", "พบตัว", "กำลังติดตาม", "ไม่พบตัว", "ต้องการกลับ", "ไม่ประสงค์กลับ"}};
  Rows right = heads;
  right.push_back({"ก", 18612, 13714, 3083, 1815, 3284, 10430});
  right.push_back({"ข", 10783, 10366, {}, 417, 7490, 2876});
  EXPECT_THAT(support::places_of(with_sheet("เฝ้าระวังเด็กนอกระบบ", right)), IsEmpty());
  Rows wrong = heads;
  wrong.push_back({"ก", 18613, 13714, 3083, 1815, 3284, 10429});
  const auto read = with_sheet("เฝ้าระวังเด็กนอกระบบ", wrong);
  EXPECT_EQ(read.state, SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read),
              UnorderedElementsAre("TOT-04 เฝ้าระวังเด็กนอกระบบ!B2", "TOT-05 เฝ้าระวังเด็กนอกระบบ!C2"));
  EXPECT_EQ(expected_of(read, "TOT-04"), "18,612");
}

TEST(CensusRules, ReturnAFileWhoseSexesDoNotMakeTheTotal) {
  const auto read =
      with_sheet("ประชากรวัยเรียน", {{"ช่วงอายุ", "สถานะการศึกษา", "ชาย", "หญิง", "รวม"}, {"6-11", "ในระบบ", 40, 52, 93}});
  EXPECT_EQ(read.state, SubmissionState::returned);
  EXPECT_THAT(support::places_of(read), ElementsAre("TOT-02 ประชากรวัยเรียน!E2"));
}

TEST(WorkforceRules, TakeVacantForPostsLessFilled) {
  const auto read = with_sheet("อัตรากำลัง", {{"ตำแหน่ง", "ตามเกณฑ์", "อัตราตาม จ.18", "มีจริง", "ว่าง", "ขาด/เกิน"},
                                            {"ครู", 9, 10, 8, 2, -1},
                                            {"ผู้อำนวยการ", 1, 1, 2, 0, 1},
                                            {"ครูผู้ช่วย", 9, 10, 8, 1, 1}});
  EXPECT_THAT(support::places_of(read), UnorderedElementsAre("TOT-06 อัตรากำลัง!E4", "TOT-03 อัตรากำลัง!F4"));
}

TEST(RiskRules, KnowTheFiveByFiveMatrix) {
  const auto read = with_sheet("ความเสี่ยง", {{"ความเสี่ยง", "โอกาส", "ผลกระทบ"}, {"น้ำท่วม", 5, 1}, {"ไฟไหม้", 0, 6}});
  EXPECT_EQ(read.state, SubmissionState::returned);
  EXPECT_THAT(support::places_of(read), UnorderedElementsAre("NUM-06 ความเสี่ยง!B3", "NUM-06 ความเสี่ยง!C3"));
}

TEST(ProjectRules, AskForTheIssueOfBothGoalsAndAnOutcome) {
  const auto read = with_sheet("โครงการ", {{"ชื่อโครงการ", "ระยะเวลา", "Y1", "Y2", "ผลผลิต", "ผลลัพธ์"},
                                           {"ก", "ปีงบประมาณ 2569", "120101", 120001, "คู่มือ", "ครูใช้คู่มือ"},
                                           {"ข", "ปีงบประมาณ 2569", "๑๒๐๑๐๑", "010001", "คู่มือ", {}},
                                           {"ค", "ปีงบประมาณ 2569", "240101", {}, {}, {}}});
  EXPECT_EQ(read.state, SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read),
              UnorderedElementsAre("XYZ-02 โครงการ!D3", "XYZ-05 โครงการ!F3", "XYZ-09 โครงการ!C4"));
}

TEST(RuleOfAColumn, IsSilentWhereTheSheetHasNoSuchColumn) {
  const auto read = with_sheet("โครงการ", {{"ชื่อโครงการ", "ระยะเวลา", "ผลผลิต"}, {"ก", "ปีงบประมาณ 2569", "คู่มือ"}});
  EXPECT_THAT(support::places_of(read), IsEmpty());
}

TEST(ProjectRules, TellOfAProjectOutsideTheReturnsYear) {
  const auto read = with_sheet(
      "โครงการ",
      {{"ชื่อโครงการ", "วันเริ่มต้น", "วันสิ้นสุด"}, {"ก", "1 ต.ค. 2568", "30 ก.ย. 2570"}, {"ข", "1 ต.ค. 2558", "30 ก.ย. 2559"}});
  EXPECT_THAT(support::places_of(read), ElementsAre("YEAR-06 โครงการ!B3"));
}

TEST(RuleOverATable, CountsTheProjectsWithAGoalAtTheColumnsHead) {
  const auto read = with_sheet("โครงการ", {{"ชื่อโครงการ", "ระยะเวลา", "Y1"},
                                           {"ก", "ปีงบประมาณ 2569", "120101"},
                                           {"ข", "ปีงบประมาณ 2569", {}},
                                           {"ค", "ปีงบประมาณ 2569", {}}});
  EXPECT_EQ(read.state, SubmissionState::accepted);
  ASSERT_THAT(support::places_of(read), ElementsAre("XYZ-01 โครงการ!C1"));
  EXPECT_EQ(read.findings[0].facts.at("count_y1"), "1");
  EXPECT_EQ(read.findings[0].facts.at("rows"), "3");
}

TEST(RuleOverATable, AddsTheWeightsOfEachProjectByItself) {
  const auto read = with_sheet("กิจกรรม", {{"รหัสโครงการ", "ที่", "กิจกรรม", "น้ำหนัก"},
                                          {"P1", 1, "ก", 60},
                                          {"P2", 1, "ก", 33.3},
                                          {"P1", 2, "ข", 40},
                                          {"P2", 2, "ข", 60},
                                          {"P3", 1, "ก", 0.25},
                                          {"P3", 2, "ข", 0.75}});
  ASSERT_THAT(support::places_of(read), ElementsAre("TOT-07 กิจกรรม!D3"));
  EXPECT_EQ(read.findings[0].facts.at("sum_weight"), "93.3");
}

TEST(BudgetRules, AddTheQuarters) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา", "งบประมาณ"})
      .row({"P1", "ก", "ปีงบประมาณ 2569", 10000})
      .add();
  SheetBuilder(workbook, "งบประมาณ")
      .row({"รหัสโครงการ", "ไตรมาส 1", {}, "ไตรมาส 2", {}, "รวมทั้งสิ้น"})
      .row({{}, "แผน", "เบิกจ่าย", "แผน", "เบิกจ่าย", {}})
      .merge("B1", "C1")
      .merge("D1", "E1")
      .row({"P1", 4000, 6000, 6000, 5000, 9000})
      .row({"P9", 1, {}, 2, {}, 3.5})
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, SubmissionState::returned);
  EXPECT_THAT(support::places_of(read), UnorderedElementsAre("BUD-01 งบประมาณ!E3", "BUD-03 งบประมาณ!E3",
                                                             "BUD-SUM งบประมาณ!F3", "PRG-07 งบประมาณ!A4"));
  EXPECT_EQ(expected_of(read, "BUD-01"), "10,000.00");
}

TEST(BudgetRules, SpeakOfBahtWhateverTheUnitOfTheSheet) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "งบประมาณ")
      .row({"หน่วย : พันบาท"})
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ไตรมาส 1", "ไตรมาส 2", "รวมทั้งสิ้น"})
      .row({{}, {}, "แผน", "แผน", {}})
      .row({"P1", "ก", 4, 6.5, 10.5})
      .row({"P2", "ข", 4, 6, 9})
      .add();
  const auto read = support::read(workbook);
  ASSERT_THAT(support::places_of(read), ElementsAre("BUD-SUM งบประมาณ!E5"));
  EXPECT_EQ(read.findings[0].found, "9,000.00");
  EXPECT_EQ(expected_of(read, "BUD-SUM"), "10,000.00");
  EXPECT_EQ(read.findings[0].facts.at("planned_q2"), "6,000.00");
}

TEST(ProgressRules, NameAProjectThatIsNotOnTheProjectsSheetOnlyWhereThereIsOne) {
  const Rows progress{{"ชื่อโครงการ", "สถานะ"}, {"ข", "กำลังดำเนินการ"}};
  EXPECT_THAT(support::places_of(with_sheet("ความก้าวหน้า", progress)), IsEmpty());
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ").row({"ชื่อโครงการ", "ระยะเวลา"}).row({"ก", "ปีงบประมาณ 2569"}).add();
  SheetBuilder sheet(workbook, "ความก้าวหน้า");
  for (const auto& row : progress) sheet.row(row);
  sheet.add();
  EXPECT_THAT(support::places_of(support::read(workbook)), ElementsAre("PRG-07 ความก้าวหน้า!A2"));
}

TEST(ProjectRules, KnowTheGoalsOfThePlanAndWhatStandsAboveThem) {
  const auto read = with_sheet("โครงการ", {{"ชื่อโครงการ", "ระยะเวลา", "Y1", "Y2", "Z"},
                                           {"ก", "ปีงบประมาณ 2569", "120101", "120001", "ยุทธศาสตร์ที่ ๓"},
                                           {"ข", "ปีงบประมาณ 2569", "120201", "120001", 3},
                                           {"ค", "ปีงบประมาณ 2569", "120301", {}, {}},
                                           {"ง", "ปีงบประมาณ 2569", "110301", "110001", 4},
                                           {"จ", "ปีงบประมาณ 2569", "200101", "200001", 6}});
  EXPECT_EQ(read.state, SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read),
              UnorderedElementsAre("XYZ-11 โครงการ!D3", "XYZ-10 โครงการ!C4", "XYZ-03 โครงการ!E5"));
  EXPECT_EQ(expected_of(read, "XYZ-11"), "120002");
  EXPECT_EQ(expected_of(read, "XYZ-03"), "3");
}

TEST(ProjectRules, LinkProjectsAndIndicatorsOfAReturn) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา"})
      .row({"P1", "ก", "ปีงบประมาณ 2569"})
      .row({"P2", "ข", "ปีงบประมาณ 2569"})
      .row({"P3", "ค", "ปีงบประมาณ 2569"})
      .add();
  SheetBuilder(workbook, "ตัวชี้วัด")
      .row({"รหัสตัวชี้วัด", "ค่าเป้าหมาย", "ผลการดำเนินงาน", "รหัสโครงการ"})
      .row({"I17", 0.5, 0.4, "P1"})
      .row({"I21", {}, 3, "P2"})
      .row({"I11", 5, 4, {}})
      .row({"I36", 60, 61, "P9"})
      .add();
  EXPECT_THAT(support::places_of(support::read(workbook)),
              UnorderedElementsAre("XYZ-04 โครงการ!A3", "XYZ-08 โครงการ!A4", "PRG-07 ตัวชี้วัด!D5", "XYZ-08 ตัวชี้วัด!D1"));
}

TEST(ProjectRules, AskForNoLinksWhereTheIndicatorsNameNoProject) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา"})
      .row({"P1", "ก", "ปีงบประมาณ 2569"})
      .add();
  SheetBuilder(workbook, "ตัวชี้วัด").row({"รหัสตัวชี้วัด", "ผลการดำเนินงาน"}).row({"I17", 0.4}).add();
  EXPECT_THAT(support::places_of(support::read(workbook)), IsEmpty());
}

/// What is told of a cover that says this of its time; the file came on 20 October 2026.
std::vector<std::string> told_of_cover(const Content& year, const Content& quarter, const Content& reported_on,
                                       const Content& certified_on) {
  model::Workbook workbook;
  SheetBuilder(workbook, "หน้าปก")
      .row({"รหัสหน่วยงาน", "33010001"})
      .row({"ชื่อหน่วยงาน", "โรงเรียนบ้านดอกจาน"})
      .row({"ปีงบประมาณ", year})
      .row({"ไตรมาส", quarter})
      .row({"วันที่รายงาน", reported_on})
      .row({"วันที่รับรอง", certified_on})
      .add();
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "สถานะ"})
      .row({"P1", "ก", "อยู่ระหว่างดำเนินการ"})
      .add();
  return support::places_of(support::read(workbook));
}

TEST(CoverRules, HoldItsTimesAgainstOneAnotherAndAgainstTheDayOfArrival) {
  EXPECT_THAT(told_of_cover(2569, 4, "5 ตุลาคม 2569", "6 ตุลาคม 2569"), IsEmpty());
  EXPECT_THAT(told_of_cover(2570, 1, {}, {}), IsEmpty());
  EXPECT_THAT(told_of_cover(2570, 2, {}, {}), ElementsAre("YEAR-07 หน้าปก!B4")) << "73 days ahead";
  EXPECT_THAT(told_of_cover(2569, 3, {}, {}), ElementsAre("YEAR-08 หน้าปก!B4"));
  EXPECT_THAT(told_of_cover(2569, 4, "5 ตุลาคม 2570", {}), ElementsAre("DATE-AHEAD หน้าปก!B5"));
  EXPECT_THAT(told_of_cover(2569, 4, "5 ตุลาคม 2569", "4 ตุลาคม 2569"), ElementsAre("CERT-03 หน้าปก!B6"));
}

TEST(JointIndicatorRules, AskForASecondOfficeAndItsDuty) {
  EXPECT_THAT(
      support::places_of(with_sheet("ตัวชี้วัดร่วม", {{"รหัส", "ตัวชี้วัดร่วม", "เจ้าภาพหลัก", "เจ้าภาพร่วม", "น้ำหนัก", "ฐานอำนาจ"},
                                                 {"J1", "ก", "ศธจ.ศรีสะเกษ", "สพป.ศรีสะเกษ เขต 1", 60, "ม. 7"},
                                                 {"J2", "ข", "ศธจ.ศรีสะเกษ", {}, 40, {}}})),
      UnorderedElementsAre("VC-02 ตัวชี้วัดร่วม!D3", "VC-03 ตัวชี้วัดร่วม!F3"));
}

TEST(ClosedUnits, ReportNothingOfTheTimeAfterTheirEnd) {
  model::Workbook own;
  support::add_cover(own, "33010005", "โรงเรียนบ้านหนองแล้ง");
  SheetBuilder(own, "ความก้าวหน้า").row({"รหัสโครงการ", "ชื่อโครงการ", "สถานะ"}).row({"P1", "ก", "อยู่ระหว่างดำเนินการ"}).add();
  const auto read = support::read(own);
  EXPECT_EQ(read.state, SubmissionState::returned);
  ASSERT_THAT(support::places_of(read), ElementsAre("ORG-08 หน้าปก!B2"));
  EXPECT_EQ(read.findings[0].facts.at("closed_on"), "30/9/2568");

  model::Workbook table;
  support::add_cover(table, "33010000", "สพป.ศรีสะเกษ เขต 1");
  SheetBuilder(table, "ข้อมูลรายโรงเรียน")
      .row({"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน"})
      .row({{}, {}, "ชาย", "หญิง", "รวม"})
      .row({"33010001", "บ้านดอกจาน", 1, 2, 3})
      .row({"33010005", "บ้านหนองแล้ง", 1, 2, 3})
      .add();
  const auto of_district = support::read(table);
  EXPECT_EQ(of_district.state, SubmissionState::partly);
  EXPECT_THAT(support::places_of(of_district), ElementsAre("ORG-08 ข้อมูลรายโรงเรียน!A4"));
}

}  // namespace
}  // namespace tidtam::transforms
