#include "transforms/submission/cover_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/return_builder.hpp"
#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using support::Content;
using support::SheetBuilder;
using testing::ElementsAre;
using testing::IsEmpty;

void add_head_count(model::Workbook& workbook) {
  SheetBuilder(workbook, "ตัวชี้วัด").row({"รหัสตัวชี้วัด", "ผลการดำเนินงาน"}).row({"I13", 95}).add();
}

/// A return with this cover and one indicator, as read from `folder`.
model::Submission with_cover(const std::vector<std::vector<Content>>& rows, std::string folder = {},
                             std::string sheet = "หน้าปก") {
  model::Workbook workbook;
  SheetBuilder cover(workbook, std::move(sheet));
  for (const auto& row : rows) cover.row(row);
  cover.add();
  add_head_count(workbook);
  return support::read(workbook, std::move(folder));
}

TEST(Cover, IsReadWhereverItsLabelsStand) {
  const auto read = with_cover({{},
                                {{}, "โรงเรียน", {}, {}, "โรงเรียนบ้านดอกจาน", {}, "รหัส SMIS", 33010001},
                                {},
                                {"ประจำปีงบประมาณ พ.ศ.", {}, "๒๕๖๙", {}, "ไตรมาสที่ :", "ไตรมาส ๔"}},
                               {}, "Sheet1");
  EXPECT_EQ(read.unit_code, "33010001");
  EXPECT_EQ(read.period, "FY2569Q4");
  EXPECT_THAT(support::places_of(read), IsEmpty());
}

TEST(Cover, TakesTwoDigitsForTheYearNearestToTheFilesOwn) {
  EXPECT_EQ(with_cover({{"ชื่อหน่วยงาน", "วัดทุ่งทอง"}, {"ปีงบประมาณ", 69}, {"ไตรมาส", 2}}).period, "FY2569Q2");
  EXPECT_EQ(with_cover({{"ชื่อหน่วยงาน", "วัดทุ่งทอง"}, {"ปีงบประมาณ", "๖๘"}, {"ไตรมาส", 2}}).period, "FY2568Q2");
}

TEST(Cover, ReadsAYearOfTheCommonEra) {
  EXPECT_EQ(with_cover({{"ชื่อหน่วยงาน", "วัดทุ่งทอง"}, {"ปีงบประมาณ", 2026}, {"ไตรมาส", 1}}).period, "FY2569Q1");
}

TEST(Cover, ReturnsACodeWithTheNameOfAnotherUnitAndSaysWhichNameItHas) {
  const auto read = with_cover({{"รหัสหน่วยงาน", "33010001"}, {"ชื่อหน่วยงาน", "วัดทุ่งทอง"}, {"ปีงบประมาณ", 2569}});
  EXPECT_EQ(read.state, model::SubmissionState::returned);
  ASSERT_THAT(support::places_of(read), ElementsAre("COD-02 หน้าปก!B1"));
  EXPECT_EQ(read.findings[0].expected, "บ้านดอกจาน");
  EXPECT_EQ(read.findings[0].facts.at("name"), "วัดทุ่งทอง");
}

TEST(Cover, AsksForACodeWhereTwoSchoolsHaveTheName) {
  const auto read = with_cover({{"ชื่อหน่วยงาน", "บ้านน้ำใส"}, {"ปีงบประมาณ", 2569}});
  ASSERT_THAT(support::places_of(read), ElementsAre("ORG-02 หน้าปก!B1"));
  EXPECT_THAT(read.findings[0].facts.at("candidates"),
              testing::AllOf(testing::HasSubstr("33010003"), testing::HasSubstr("33010004")));
}

TEST(Cover, GivesAServiceAreaItsLostZerosBackWhereTheNameAgrees) {
  const auto agreed = with_cover({{"รหัสหน่วยงาน", 330001}, {"ชื่อหน่วยงาน", "สพม.ศรีสะเกษ ยโสธร"}, {"ปีงบประมาณ", 2569}});
  EXPECT_EQ(agreed.unit_code, "00330001");
  const auto other = with_cover({{"รหัสหน่วยงาน", 330001}, {"ชื่อหน่วยงาน", "สพป.ศรีสะเกษ เขต 1"}, {"ปีงบประมาณ", 2569}});
  EXPECT_EQ(other.state, model::SubmissionState::returned);
}

TEST(Cover, MaySpeakForTheFoldersUnitAndThoseBelowItOnEitherLine) {
  const std::vector<std::vector<Content>> rows{{"รหัสหน่วยงาน", "33010001"}, {"ชื่อหน่วยงาน", "บ้านดอกจาน"},
                                               {"ปีงบประมาณ", 2569},        {"ไตรมาส", 4},
                                               {"ปีการศึกษา", 2569},         {"ภาคเรียน", 1}};
  for (const char* folder : {"", "33010001", "33010000", "PEO33"}) {
    EXPECT_EQ(with_cover(rows, folder).state, model::SubmissionState::accepted) << folder;
  }
  const auto stranger = with_cover(rows, "33010002");
  EXPECT_EQ(stranger.state, model::SubmissionState::returned);
  ASSERT_THAT(support::places_of(stranger), ElementsAre("ORG-03 หน้าปก!B1"));
  EXPECT_EQ(stranger.findings[0].found, "33010001");
}

TEST(Cover, WithoutTablesIsWarnedOf) {
  model::Workbook workbook;
  support::add_cover(workbook);
  const auto read = support::read(workbook);
  EXPECT_EQ(read.state, model::SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read), ElementsAre("FILE-COVER หน้าปก!"));
}

TEST(Cover, ThatIsMissingLeavesTheUnitToTheFolderAndThePeriodToTheTitles) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ตัวชี้วัด")
      .row({"ผลการดำเนินงาน ไตรมาสที่ 4 ปีงบประมาณ พ.ศ. 2569 ภาคเรียนที่ 1 ปีการศึกษา 2569"})
      .row({"รหัสตัวชี้วัด", "ผลการดำเนินงาน"})
      .row({"I13", 95})
      .add();
  const auto placed = support::read(workbook, "33010002");
  EXPECT_EQ(placed.unit_code, "33010002");
  EXPECT_EQ(placed.period, "FY2569Q4");
  EXPECT_THAT(support::places_of(placed), ElementsAre("ORG-06 !"));
  EXPECT_THAT(support::places_of(support::read(workbook)), ElementsAre("ORG-05 !"));
}

TEST(Cover, ThatNamesNoPeriodIsTakenForTheQuarterOfItsArrivalWithAWarning) {
  model::Workbook workbook;
  add_head_count(workbook);
  const auto read = support::read(workbook, "33010002");
  EXPECT_EQ(read.period, "FY2570Q1") << "20 October 2026 lies in the first quarter of 2570";
  EXPECT_THAT(support::places_of(read), testing::Contains("YEAR-02 !"));
}

TEST(Titles, TellQuarterYearAndSemesterHoweverTheyAreStrungTogether) {
  Cover cover;
  learn_periods("แบบรายงาน ภาคเรียนที่ ๒ ปีการศึกษา ๒๕๖๘ (ไตรมาสที่ 2 ปีงบประมาณ 2569)", cover);
  EXPECT_EQ(cover.academic_year, 2568);
  EXPECT_EQ(cover.semester, 2);
  EXPECT_EQ(cover.fiscal_year, 2569);
  EXPECT_EQ(cover.quarter, 2);
}

TEST(Titles, KeepASemesterApartFromTheFiscalYearBesideIt) {
  for (const char* title :
       {"ไตรมาสที่ 4 ปีงบประมาณ 2569 ภาคเรียนที่ 1 ปีการศึกษา 2568", "ภาคเรียนที่ 1 ปีการศึกษา 2568 ปีงบประมาณ 2569 ไตรมาสที่ 4"}) {
    Cover cover;
    learn_periods(title, cover);
    EXPECT_EQ(cover.academic_year, 2568) << title;
    EXPECT_EQ(cover.semester, 1) << title;
    EXPECT_EQ(cover.fiscal_year, 2569) << title;
    EXPECT_EQ(cover.quarter, 4) << title;
  }
}

}  // namespace
}  // namespace tidtam::transforms
