#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using support::Content;
using support::SheetBuilder;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(SchoolTable, ReadsGroupsMergedOverTheirLeaves) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"ตารางข้อมูลรายโรงเรียน ปีการศึกษา 2568"})
      .row({"ที่", "รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน (คน)", "", "", "NT ป.3", "", "O-NET ป.6 ปีการศึกษา 2567", "",
            "ออกกลางคัน"})
      .row({"", "", "", "ชาย", "หญิง", "รวม", "จำนวนผู้เข้าสอบ", "คะแนนเฉลี่ย", "จำนวนผู้เข้าสอบ", "คะแนนเฉลี่ย"})
      .row({1, "33010001", "บ้านตัวอย่างหนึ่ง", 10, 12, 22, 4, 51.5, 3, 40.25, 0})
      .row({2, "33010002", "บ้านตัวอย่างสอง", 20, 22, 42, 8, 61.5, 6, 50.25, 1})
      .row({"", "", "รวมอำเภอเมือง", 30, 34, 64, 12, "", 9, "", 1})
      .merge("A2", "A3")
      .merge("B2", "B3")
      .merge("C2", "C3")
      .merge("D2", "F2")
      .merge("G2", "H2")
      .merge("I2", "J2")
      .merge("K2", "K3")
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("school_table"));
  const model::RecordBatch& batch = extraction.batches[0];
  ASSERT_EQ(batch.records.size(), 3U);
  EXPECT_EQ(shown(batch, 0, "school_code"), "33010001");
  EXPECT_EQ(shown(batch, 0, "pupils_male"), "10");
  EXPECT_EQ(shown(batch, 0, "pupils_female"), "12");
  EXPECT_EQ(shown(batch, 0, "pupils_total"), "22");
  EXPECT_EQ(shown(batch, 0, "nt_p3_takers"), "4");
  EXPECT_EQ(shown(batch, 0, "nt_p3_mean"), "51.5");
  EXPECT_EQ(shown(batch, 0, "onet_p6_takers"), "3");
  EXPECT_EQ(shown(batch, 0, "onet_p6_mean"), "40.25");
  EXPECT_EQ(shown(batch, 1, "dropouts"), "1");
  EXPECT_FALSE(batch.records[1].is_total);
  EXPECT_TRUE(batch.records[2].is_total);
  EXPECT_EQ(head_of(batch, "onet_p6_mean"), "O-NET ป.6 ปีการศึกษา 2567 / คะแนนเฉลี่ย");
  EXPECT_THAT(rules_of(extraction), IsEmpty());
}

TEST(SchoolTable, ReadsGroupsTypedByHandWithoutMerging) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1")
      .row({"ที่", "ชื่อโรงเรียน", "จำนวนนักเรียน", "", "", "จำนวนครู", "", "", "ออกกลางคัน"})
      .row({"", "", "ชาย", "หญิง", "รวม", "ตามเกณฑ์", "มีจริง", "ขาด/เกิน"})
      .row({1, "บ้านตัวอย่างหนึ่ง", 10, 12, 22, 3, 2, -1, 0})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("school_table"));
  const model::RecordBatch& batch = extraction.batches[0];
  EXPECT_EQ(shown(batch, 0, "pupils_total"), "22");
  EXPECT_EQ(shown(batch, 0, "teachers_standard"), "3");
  EXPECT_EQ(shown(batch, 0, "teachers_short_or_over"), "-1");
  EXPECT_EQ(shown(batch, 0, "dropouts"), "0");
  EXPECT_EQ(shown(batch, 0, "school_name"), "บ้านตัวอย่างหนึ่ง");
}

TEST(SchoolTable, ReadsAGroupCentredByHandOverItsLeaves) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1")
      .row({"", "", "", "จำนวนนักเรียน", ""})
      .row({"ที่", "ชื่อโรงเรียน", "ชาย", "หญิง", "รวม"})
      .row({1, "บ้านตัวอย่างหนึ่ง", 10, 12, 22})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("school_table"));
  EXPECT_EQ(shown(extraction.batches[0], 0, "pupils_male"), "10");
  EXPECT_EQ(shown(extraction.batches[0], 0, "pupils_total"), "22");
  EXPECT_EQ(shown(extraction.batches[0], 0, "school_name"), "บ้านตัวอย่างหนึ่ง");
}

TEST(SchoolTable, ReadsThreeRowsOfHeads) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"ที่", "ชื่อโรงเรียน", "ผลสัมฤทธิ์ทางการเรียน", "", "", "", "", ""})
      .row({"", "", "O-NET", "", "", "", "RT ป.1", ""})
      .row({"", "", "ป.6", "", "ม.3", "", "", ""})
      .row({"", "", "ผู้เข้าสอบ", "เฉลี่ย", "ผู้เข้าสอบ", "เฉลี่ย", "ผู้เข้าสอบ", "เฉลี่ย"})
      .row({1, "บ้านตัวอย่างหนึ่ง", 5, 40.5, 7, 35.5, 9, 70.5})
      .merge("A1", "A4")
      .merge("B1", "B4")
      .merge("C1", "H1")
      .merge("C2", "F2")
      .merge("G2", "H3")
      .merge("C3", "D3")
      .merge("E3", "F3")
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("school_table"));
  const model::RecordBatch& batch = extraction.batches[0];
  ASSERT_EQ(batch.records.size(), 1U);
  EXPECT_EQ(shown(batch, 0, "onet_p6_takers"), "5");
  EXPECT_EQ(shown(batch, 0, "onet_p6_mean"), "40.5");
  EXPECT_EQ(shown(batch, 0, "onet_m3_takers"), "7");
  EXPECT_EQ(shown(batch, 0, "onet_m3_mean"), "35.5");
  EXPECT_EQ(shown(batch, 0, "rt_p1_mean"), "70.5");
}

TEST(SchoolTable, NeverTakesOneGradeForAnother) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"ชื่อโรงเรียน", "จำนวนนักเรียน", "O-NET ม.5", ""})
      .row({"", "", "จำนวนผู้เข้าสอบ", "คะแนนเฉลี่ย"})
      .row({"บ้านตัวอย่างหนึ่ง", 22, 5, 40.5})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("school_table"));
  for (const char* field : {"onet_p6_takers", "onet_m3_takers", "onet_m6_takers", "onet_m6_mean"}) {
    EXPECT_EQ(shown(extraction.batches[0], 0, field), "none") << field;
  }
  EXPECT_EQ(shown(extraction.batches[0], 0, "pupils_total"), "22");
}

TEST(SchoolTable, DoesNotTakeTheFirstLeafOfAGroupForTheGroup) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"ชื่อโรงเรียน", "จำนวนนักเรียน", "", "", "ออกกลางคัน"})
      .row({"", "อ.1", "อ.2", "ป.1"})
      .row({"บ้านตัวอย่างหนึ่ง", 5, 6, 7, 0})
      .add();
  EXPECT_EQ(shown(extract_shipped(workbook).batches.at(0), 0, "pupils_total"), "none");
}

TEST(SchoolTable, ReadsHeadsThatNameGroupAndLeafInOneRow) {
  model::Workbook workbook;
  SheetBuilder(workbook, "csv")
      .row({"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียนชาย", "จำนวนนักเรียน หญิง", "คะแนนเฉลี่ย O-NET ป.6", "NT ป.3 - คะแนนเฉลี่ย",
            "ครู ตามเกณฑ์"})
      .row({"33010001", "บ้านตัวอย่างหนึ่ง", "10", "12", "40.5", "51.5", "3"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("school_table"));
  const model::RecordBatch& batch = extraction.batches[0];
  EXPECT_EQ(shown(batch, 0, "pupils_male"), "10");
  EXPECT_EQ(shown(batch, 0, "pupils_female"), "12");
  EXPECT_EQ(shown(batch, 0, "onet_p6_mean"), "40.5");
  EXPECT_EQ(shown(batch, 0, "nt_p3_mean"), "51.5");
  EXPECT_EQ(shown(batch, 0, "teachers_standard"), "3");
}

TEST(SchoolTable, ReadsHeadsBrokenByLinesMisspeltAndCutOverRows) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"รหัส\nโรงเรียน", "ชื่อโรงเรียน", "นักเรียนที่", "จำนวนนักเรียน"})
      .row({"", "", "ออกกลางคัน", ""})
      .row({"", "", "(คน)", ""})
      .row({"33010001", "บ้านตัวอย่างหนึ่ง", 2, 22})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("school_table"));
  EXPECT_EQ(shown(extraction.batches[0], 0, "school_code"), "33010001");
  EXPECT_EQ(shown(extraction.batches[0], 0, "dropouts"), "2");
  ASSERT_EQ(extraction.batches[0].records.size(), 1U);
}

TEST(SchoolTable, TakesALastRowWithoutNameForATotal) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน"})
      .row({"33010001", "บ้านตัวอย่างหนึ่ง", 22})
      .row({"33010002", "บ้านตัวอย่างสอง", 42})
      .row({"", "", 64})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.at(0).records.size(), 3U);
  EXPECT_FALSE(extraction.batches[0].records[1].is_total);
  EXPECT_TRUE(extraction.batches[0].records[2].is_total);
}

TEST(SchoolTable, KeepsASchoolNamedLikeATotalThatHasACode) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน"})
      .row({"33010001", "รวมอำเภอวิทยา", 22})
      .row({"33010002", "รวมราษฎร์", 42})
      .row({"", "รวม", 64})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.at(0).records.size(), 3U);
  EXPECT_FALSE(extraction.batches[0].records[0].is_total);
  EXPECT_FALSE(extraction.batches[0].records[1].is_total);
  EXPECT_TRUE(extraction.batches[0].records[2].is_total);
}

TEST(SchoolTable, IsNotSeenInAMereListOfSchools) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1")
      .row({"รหัสโรงเรียน", "ชื่อโรงเรียน", "อำเภอ"})
      .row({"33010001", "บ้านตัวอย่างหนึ่ง", "เมือง"})
      .add();
  EXPECT_THAT(layouts_of(extract_shipped(workbook)), IsEmpty());
}

}  // namespace
}  // namespace tidtam::layouts
