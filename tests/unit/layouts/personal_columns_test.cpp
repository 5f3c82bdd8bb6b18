#include "extractors/layouts/personal_columns.hpp"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using model::PersonalClass;
using support::SheetBuilder;
using ::testing::Contains;
using ::testing::Not;

std::map<std::string, std::string> personal_of(const Extraction& extraction) {
  std::map<std::string, std::string> columns;
  for (const model::Finding& finding : extraction.findings) {
    if (finding.rule == "PII-01") columns[finding.facts.at("why")] = finding.facts.at("columns");
  }
  return columns;
}

TEST(PersonalClassOf, KnowsHeadsByTheirWords) {
  const auto& words = shipped_options().personal_columns;
  EXPECT_EQ(personal_class_of("เลขประจำตัวประชาชน 13 หลัก", words), PersonalClass::id);
  EXPECT_EQ(personal_class_of("ชื่อ - สกุล", words), PersonalClass::name);
  EXPECT_EQ(personal_class_of("วัน/เดือน/ปีเกิด", words), PersonalClass::birth);
  EXPECT_EQ(personal_class_of("เบอร์โทรศัพท์ผู้ปกครอง", words), PersonalClass::guardian);
  EXPECT_EQ(personal_class_of("ที่อยู่", words), PersonalClass::contact);
  EXPECT_EQ(personal_class_of("ศาสนา", words), PersonalClass::belief);
  for (const char* head : {"ชื่อโรงเรียน", "ชื่อโครงการ", "ค่าโทรศัพท์", "จำนวนนักเรียน", "ตัวชี้วัด", "หมายเหตุ", "ที่"})
    EXPECT_EQ(personal_class_of(head, words), std::nullopt) << head;
}

TEST(PersonalColumns, OfAKnownTableAreNamedAndNoLongerCalledExtra) {
  model::Workbook workbook;
  SheetBuilder(workbook, "โครงการ")
      .row({"ชื่อโครงการ", "ระยะเวลา", "งบประมาณ", "เลขบัตรประชาชน", "อื่น", "ช่องว่าง"})
      .row({"อาหารกลางวัน", "ปี 2569", 5000, "1330100000016", "ด.ช.กล้าหาญ ใจดี", "x"})
      .row({"ห้องสมุด", "ปี 2569", 100, "", "ด.ญ.แสงดาว ใจดี", "y"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_EQ(personal_of(extraction),
            (std::map<std::string, std::string>{{"personal.PID", "D"}, {"personal.NAME", "E"}}));
  const auto extra = std::ranges::find(extraction.findings, "HDR-04", &model::Finding::rule);
  ASSERT_NE(extra, extraction.findings.end());
  EXPECT_EQ(extra->found, "“ช่องว่าง”");
}

TEST(PersonalColumns, OfAnUnknownSheetAreKnownByWhatStandsInThem) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1")
      .row({"a", "b", "c", "d"})
      .row({"x", "081-234-5678", 1330100000016.0, 1234567890123.0})
      .row({"y", "0898765432", 3300500123456.0, 2})
      .add();
  EXPECT_EQ(personal_of(extract_shipped(workbook)),
            (std::map<std::string, std::string>{{"personal.PID", "C"}, {"personal.CONTACT", "B"}}));
}

TEST(PersonalColumns, SayNothingOfSomebodyWhereNobodyIsNamed) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1").row({"ศาสนา", "น้ำหนัก", "จำนวน"}).row({"พุทธ", 12, 100}).add();
  EXPECT_TRUE(personal_of(extract_shipped(workbook)).empty());
}

TEST(PersonalColumns, AreAskedOfNoSheetOfPersons) {
  model::Workbook workbook;
  SheetBuilder(workbook, "รายชื่อนักเรียน")
      .row({"เลขประจำตัวประชาชน", "ชั้น", "เพศ", "ชื่อ", "นามสกุล", "เบอร์โทรพี่เลี้ยง"})
      .row({"1330100000016", "ป.1", "ชาย", "กล้าหาญ", "ใจดี", "0812345678"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_EQ(layouts_of(extraction), std::vector<std::string>{"pupils"});
  EXPECT_TRUE(personal_of(extraction).empty());
}

TEST(PersonalNames, OfSheetsAreSaid) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ด.ช.กล้าหาญ").row({"a", "b"}).row({"x", 2}).add();
  EXPECT_THAT(rules_of(extract_shipped(workbook)), Contains("PII-03"));
}

}  // namespace
}  // namespace tidtam::layouts
