#include "extractors/layouts/fuzzy_match.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/thai/key.hpp"
#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using support::SheetBuilder;

std::optional<std::size_t> likeness_of(std::string_view a, std::string_view b) {
  return likeness(thai::header_key(a), thai::header_key(b));
}

TEST(Likeness, AllowsOneEditInAShortHeaderAndOneInEightInALongOne) {
  EXPECT_EQ(likeness_of("รหสโครงการ", "รหัสโครงการ"), 1U);
  EXPECT_EQ(likeness_of("รหโครงการ", "รหัสโครงการ"), std::nullopt);
  EXPECT_EQ(likeness_of("กลุ่มงานที่รับผิดชอ", "กลุ่มงานที่รับผิดชอบ"), 1U);
  EXPECT_EQ(likeness_of("กลุ่มงานที่รับผดชอ", "กลุ่มงานที่รับผิดชอบ"), 2U);
}

TEST(Likeness, NeverBridgesADifferenceThatCarriesMeaning) {
  EXPECT_EQ(likeness_of("O-NET ป.6 คะแนนเฉลี่ย", "O-NET ม.6 คะแนนเฉลี่ย"), std::nullopt) << "grade letter";
  EXPECT_EQ(likeness_of("O-NET ม.3 คะแนนเฉลี่ย", "O-NET ม.6 คะแนนเฉลี่ย"), std::nullopt) << "grade";
  EXPECT_EQ(likeness_of("แผนไตรมาสที่ 1", "แผนไตรมาสที่ ๒"), std::nullopt) << "quarter";
  EXPECT_EQ(likeness_of("แผนไตรมาสที่ I", "แผนไตรมาสที่ II"), std::nullopt) << "Roman quarter";
  EXPECT_EQ(likeness_of("ผลการดำเนินงานเดือนมีนาคม", "ผลการดำเนินงานเดือนมกราคม"), std::nullopt) << "month";
  EXPECT_EQ(likeness_of("ไม่ต้องการกลับเข้าสู่ระบบ", "ต้องการกลับเข้าสู่ระบบ"), std::nullopt) << "not";
}

TEST(Likeness, IsNothingForWordsTooShortToBeMisspelt) {
  EXPECT_EQ(likeness_of("ผม", "ผอม"), std::nullopt);
}

TEST(FuzzyMatch, FindsAMisspeltHeader) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า").row({"รหัสโครงกร", "สถานะ", "ร้อยล่ะความก้าวหน้า"}).row({"P1", "ล่าช้า", 50}).add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_EQ(shown(extraction.batches.at(0), 0, "project_code"), "P1");
  EXPECT_EQ(shown(extraction.batches.at(0), 0, "percent_done"), "50");
}

TEST(FuzzyMatch, PrefersTheExactHeader) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า").row({"รหัสโครงกร", "รหัสโครงการ", "สถานะ"}).row({"X", "P1", "ล่าช้า"}).add();
  EXPECT_EQ(shown(extract_shipped(workbook).batches.at(0), 0, "project_code"), "P1");
}

TEST(FuzzyMatch, LeavesAFieldToNeitherOfTwoHeadersAsNear) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"ชื่อโครงการ", "รหัสโครงกร", "รหัสโครงกา", "สถานะ"})
      .row({"ก", "P1", "P2", "ล่าช้า"})
      .add();
  EXPECT_EQ(shown(extract_shipped(workbook).batches.at(0), 0, "project_code"), "none");
}

TEST(FuzzyMatch, FindsAMisspeltLeafUnderAMisspeltGroup) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"ชื่อโรงเรียน", "จำนวนนักเรยน", "", "O-NET ม.6", ""})
      .row({"", "ชาย", "หญิง", "จำนวนผู้เข้าสอบ", "คะแนเฉลี่ย"})
      .row({"บ้านตัวอย่าง", 10, 12, 5, 40.5})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.size(), 1U);
  EXPECT_EQ(shown(extraction.batches[0], 0, "pupils_male"), "10");
  EXPECT_EQ(shown(extraction.batches[0], 0, "pupils_female"), "12");
  EXPECT_EQ(shown(extraction.batches[0], 0, "onet_m6_mean"), "40.5");
  EXPECT_EQ(shown(extraction.batches[0], 0, "onet_p6_mean"), "none");
}

}  // namespace
}  // namespace tidtam::layouts
