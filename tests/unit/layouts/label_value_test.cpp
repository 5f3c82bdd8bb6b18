#include "extractors/layouts/label_value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using support::SheetBuilder;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Cover, IsReadFromLabelsAnywhereOnItsSheet) {
  model::Workbook workbook;
  SheetBuilder(workbook, "หน้าปก")
      .row({"", "แบบรายงาน"})
      .gap(2)
      .row({"", "ชื่อหน่วยงาน :", "", "โรงเรียนบ้านตัวอย่าง", "รหัสหน่วยงาน", "33010001"})
      .row({"", "ปีงบประมาณ พ.ศ.", 2569, "ไตรมาสที่", "๒"})
      .row({"", "ผู้รายงาน"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_TRUE(extraction.cover);
  EXPECT_EQ(shown(*extraction.cover, 0, "unit_name"), "โรงเรียนบ้านตัวอย่าง");
  EXPECT_EQ(shown(*extraction.cover, 0, "unit_code"), "33010001");
  EXPECT_EQ(shown(*extraction.cover, 0, "fiscal_year"), "2569");
  EXPECT_EQ(shown(*extraction.cover, 0, "quarter"), "๒");
  EXPECT_EQ(shown(*extraction.cover, 0, "reported_by"), "none");
  EXPECT_EQ(extraction.cover->header_row, 3U);
  EXPECT_THAT(extraction.batches, IsEmpty());
  EXPECT_THAT(extraction.findings, IsEmpty());
  EXPECT_THAT(extraction.sheets.at(0).layouts, ElementsAre("cover"));
}

TEST(Cover, IsASheetOfAnotherNameWithYearAndUnitAboveItsTable) {
  model::Workbook workbook;
  SheetBuilder(workbook, "รายงาน")
      .row({"หน่วยงาน", "สพป.ตัวอย่าง เขต 1"})
      .row({"ปีงบประมาณ", "2569"})
      .row({"รหัสโครงการ", "สถานะ"})
      .row({"P1", "ล่าช้า"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_TRUE(extraction.cover);
  EXPECT_EQ(shown(*extraction.cover, 0, "unit_name"), "สพป.ตัวอย่าง เขต 1");
  EXPECT_THAT(layouts_of(extraction), ElementsAre("progress"));
}

TEST(Cover, IsNotSeenInHeadsThatStandSideBySide) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1").row({"หน่วยงาน", "ปีงบประมาณ", "จำนวน"}).row({"สพป.ตัวอย่าง เขต 1", 2569, 5}).add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_FALSE(extraction.cover);
  EXPECT_THAT(rules_of(extraction), ElementsAre("HDR-01"));
}

TEST(Cover, NamesTheLabelThatItsSheetLacks) {
  model::Workbook workbook;
  SheetBuilder(workbook, "หน้าปก").row({"ชื่อหน่วยงาน", "โรงเรียนบ้านตัวอย่าง"}).add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.findings.size(), 1U);
  EXPECT_EQ(extraction.findings[0].rule, "HDR-07");
  EXPECT_EQ(extraction.findings[0].severity, model::Severity::error);
  EXPECT_EQ(extraction.findings[0].facts.at("header"), "“ปีงบประมาณ”");
  EXPECT_TRUE(extraction.cover);
}

TEST(Cover, IsTheSheetCalledSoBeforeAnother) {
  model::Workbook workbook;
  SheetBuilder(workbook, "รายงาน").row({"หน่วยงาน", "ก"}).row({"ปีงบประมาณ", "2568"}).add();
  SheetBuilder(workbook, "หน้าปก").row({"หน่วยงาน", "ข"}).row({"ปีงบประมาณ", "2569"}).add();
  SheetBuilder(workbook, "อื่น").row({"หน่วยงาน", "ค"}).row({"ปีงบประมาณ", "2567"}).add();
  EXPECT_EQ(shown(*extract_shipped(workbook).cover, 0, "unit_name"), "ข");
}

TEST(FormMarks, AreReadFromTheHiddenSheetOfOurForms) {
  model::Workbook workbook;
  SheetBuilder(workbook, "_tidtam")
      .row({"unit_code", "33010001"})
      .row({"round", "2569-q2"})
      .row({"layout:projects", 3})
      .hide(model::SheetVisibility::very_hidden)
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_TRUE(extraction.marks);
  EXPECT_EQ(extraction.marks->unit_code, "33010001");
  EXPECT_EQ(extraction.marks->round, "2569-q2");
  EXPECT_THAT(extraction.marks->versions, ElementsAre(std::pair<const std::string, int>("projects", 3)));
  EXPECT_THAT(extraction.findings, IsEmpty());
  EXPECT_THAT(extraction.sheets, IsEmpty());
}

}  // namespace
}  // namespace tidtam::layouts
