#include "transforms/submission/totals.hpp"

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

/// What a return says of its totals: name and budget of each row.
model::Submission with_rows(const std::vector<std::vector<Content>>& rows, std::string_view title = "หน่วย : บาท") {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder sheet(workbook, "โครงการ");
  sheet.row({std::string(title)}).row({"ชื่อโครงการ", "ระยะเวลา", "งบประมาณ"});
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::read(workbook);
}

TEST(TotalRow, ThatIsRightIsPassedOver) {
  const auto read = with_rows({{"ก", "ต.ค. 68 - ก.ย. 69", 100.5},
                               {"ข", "ต.ค. 68 - ก.ย. 69", "๒๐๐.-"},
                               {"ค", "ต.ค. 68 - ก.ย. 69", {}},
                               {"รวมทั้งสิ้น", {}, 300.5}});
  EXPECT_THAT(support::places_of(read), IsEmpty());
  EXPECT_EQ(read.rows, 3U);
  EXPECT_EQ(read.facts.size(), 3U);
}

TEST(TotalRow, ThatIsWrongIsWarnedOfAtItsCellWithTheSum) {
  const auto read = with_rows({{"ก", "ต.ค. 68 - ก.ย. 69", 100}, {"ข", "ต.ค. 68 - ก.ย. 69", 200}, {"รวม", {}, 301}});
  ASSERT_THAT(support::places_of(read), ElementsAre("TOT-01 โครงการ!C5"));
  EXPECT_EQ(read.findings[0].found, "301");
  EXPECT_EQ(read.findings[0].expected, "300.00");
  EXPECT_EQ(read.findings[0].severity, model::Severity::warning);
  EXPECT_EQ(read.state, model::SubmissionState::accepted);
}

TEST(TotalRow, OfAGroupCountsFromTheTotalBeforeIt) {
  const auto read = with_rows({{"ก", "ต.ค. 68 - ก.ย. 69", 100},
                               {"รวมกลุ่มบริหาร", {}, 100},
                               {"ข", "ต.ค. 68 - ก.ย. 69", 200},
                               {"ค", "ต.ค. 68 - ก.ย. 69", 50},
                               {"รวมกลุ่มวิชาการ", {}, 250},
                               {"รวมทั้งสิ้น", {}, 350}});
  EXPECT_THAT(support::places_of(read), IsEmpty());
}

TEST(TotalRow, IsScaledByTheUnitNoteAsItsRowsAre) {
  EXPECT_THAT(
      support::places_of(with_rows(
          {{"ก", "ต.ค. 68 - ก.ย. 69", 3.5}, {"ข", "ต.ค. 68 - ก.ย. 69", "500 บาท"}, {"รวม", {}, 4}}, "หน่วย : พันบาท")),
      IsEmpty());
}

TEST(AverageRow, IsNotTakenForASum) {
  EXPECT_THAT(support::places_of(
                  with_rows({{"ก", "ต.ค. 68 - ก.ย. 69", 100}, {"ข", "ต.ค. 68 - ก.ย. 69", 200}, {"เฉลี่ย", {}, 150}})),
              IsEmpty());
}

TEST(AverageRow, IsKnownByItsLabelInTheColumnOfRowNumbersToo) {
  model::Workbook workbook;
  support::add_cover(workbook, "33010000", "สพป.ศรีสะเกษ เขต 1");
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"ที่", "รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน"})
      .row({{}, {}, {}, "ชาย", "หญิง", "รวม"})
      .row({1, "33010001", "บ้านดอกจาน", 10, 20, 30})
      .row({2, "33010002", "วัดทุ่งทอง", 30, 40, 70})
      .row({"เฉลี่ย", {}, {}, 20, 30, 50})
      .row({"รวม", {}, {}, 40, 60, 101})
      .add();
  EXPECT_THAT(support::places_of(support::read(workbook)), ElementsAre("TOT-01 ข้อมูลรายโรงเรียน!F6"));
}

/// What a return says of its results: indicator, target, value.
std::vector<std::string> places_with_results(const std::vector<std::vector<Content>>& rows) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder sheet(workbook, "ตัวชี้วัด");
  sheet.row({"รหัสตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน"});
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::places_of(support::read(workbook));
}

TEST(Fractions, AreAskedAboutWhereTheWholeColumnLiesBelowOneBesideTargetsAboveIt) {
  EXPECT_THAT(places_with_results({{"I36", 80, 1}, {"I11", 5, 0.03}}), ElementsAre("PCT-02 ตัวชี้วัด!C3"));
  EXPECT_THAT(places_with_results({{"I36", 80, 84.2}, {"I11", 5, 0.03}}), IsEmpty());
  EXPECT_THAT(places_with_results({{"I36", 0.8, 0.9}, {"I11", 0.05, 0.03}}), IsEmpty());
}

}  // namespace
}  // namespace tidtam::transforms
