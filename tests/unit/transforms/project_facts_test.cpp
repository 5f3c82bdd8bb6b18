#include "transforms/submission/project_facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/return_builder.hpp"
#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using support::Content;
using support::SheetBuilder;
using support::shown;
using testing::ElementsAre;

model::Submission with_projects(const std::vector<Content>& heads, const std::vector<std::vector<Content>>& rows) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder sheet(workbook, "โครงการ");
  sheet.row(heads);
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::read(workbook);
}

TEST(MadeUpCode, IsOfTheNameWhateverItsSpacingAndRow) {
  // sha256("โครงการรักการอ่าน") begins b521d… ; RFC 4648 base 32 of it, by Python's base64.b32encode: WUQ5Z7AJ.
  const auto read = with_projects({"ชื่อโครงการ", "ระยะเวลา"},
                                  {{"โครงการ อื่น", "ปีงบประมาณ 2569"}, {"โครงการ  รักการอ่าน", "ปีงบประมาณ 2569"}});
  ASSERT_EQ(read.facts.size(), 2U);
  EXPECT_EQ(shown(read.facts[1], "project_code"), "FY2569-33010001-WUQ5Z7AJ");
  EXPECT_EQ(shown(read.facts[1], "name"), "โครงการ รักการอ่าน");
}

TEST(Progress, FindsItsProjectByCodeElseByName) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา"})
      .row({"P-7", "โครงการรักการอ่าน", "ปีงบประมาณ 2569"})
      .add();
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"ชื่อโครงการ", "สถานะ"})
      .row({"โครงการ รักการอ่าน", "แล้วเสร็จ"})
      .row({"โครงการที่ไม่มีในแผน", "ยกเลิก"})
      .add();
  const auto read = support::read(workbook);
  ASSERT_EQ(read.facts.size(), 3U);
  EXPECT_EQ(shown(read.facts[1], "project_code"), "P-7");
  EXPECT_EQ(shown(read.facts[1], "period"), "FY2569Q4");
  EXPECT_THAT(shown(read.facts[2], "project_code"), testing::StartsWith("FY2569-33010001-"));
}

TEST(ProjectLinks, AreTheCodesOfGoalsAndTheNumbersOfStrategies) {
  const auto read =
      with_projects({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา", "Y1", "Y2", "ยุทธศาสตร์ชาติ (Z)", "สนองยุทธศาสตร์", "กลยุทธ์ที่"},
                    {{"P1", "ก", "ปีงบประมาณ 2569", "120101 การศึกษา", 10001, "ด้านที่ ๔", "ยุทธศาสตร์ที่ 2 คุณภาพ", "๓.๑"}});
  ASSERT_EQ(read.facts.size(), 6U);
  std::vector<std::string> links;
  for (std::size_t i = 1; i < read.facts.size(); ++i) {
    links.push_back(shown(read.facts[i], "plan") + " " + shown(read.facts[i], "code") + " " +
                    shown(read.facts[i], "is_primary") + " " + model::to_a1(read.facts[i].cell));
  }
  EXPECT_THAT(links,
              ElementsAre("XYZ 120101 1 D2", "XYZ 010001 0 E2", "XYZ 4 0 F2", "STRATEGY 2 0 G2", "TACTIC 3.1 0 H2"));
}

TEST(ProjectRow, FallsToTheNamesCellWhereItHasNoCode) {
  const auto read = with_projects({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา"},
                                  {{"P1", "ก", "ปีงบประมาณ 2569"}, {{}, "ข", "ปีงบประมาณ 2569"}});
  EXPECT_EQ(model::to_a1(read.facts[0].cell), "A2");
  EXPECT_EQ(model::to_a1(read.facts[1].cell), "B3");
}

TEST(RepeatedProject, CountsOnceOnWhateverSheetItStands) {
  model::Workbook workbook;
  support::add_cover(workbook);
  for (const char* name : {"โครงการ", "โครงการ (2)"}) {
    SheetBuilder(workbook, name).row({"ชื่อโครงการ", "ระยะเวลา", "งบประมาณ"}).row({"ก", "ปีงบประมาณ 2569", 5}).add();
  }
  const auto read = support::read(workbook);
  EXPECT_EQ(read.facts.size(), 1U);
  EXPECT_THAT(support::places_of(read), ElementsAre("DUP-01 โครงการ (2)!A2"));
}

}  // namespace
}  // namespace tidtam::transforms
