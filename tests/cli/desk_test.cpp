// What officers fill in: the sheet of unknown names, from the night on which a name was not known to the night after
// its answer. Everything in it is invented; units are those of the shipped register.

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/desk_sheet.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/xlsx_parts.hpp"
#include "tests/support/zip_reader.hpp"

namespace tidtam::testing {
namespace {
namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kDay = "2026-11-21";
constexpr const char* kUnknown = "คุรุราษฎร์สมมุติ";

ToolResult night(const TemporaryWorkspace& workspace) {
  return workspace.run({"run", "--date", kDay});
}

std::string table_of(const std::string& name, const std::string& amphoe) {
  return "ชื่อโรงเรียน,อำเภอ,จำนวนนักเรียน,,\n,,ชาย,หญิง,รวม\nบ้านคูซอด,เมืองศรีสะเกษ,10,12,22\n" + name + "," + amphoe +
         ",5,6,11\n";
}

/// A district's table in which one school has a name that nobody knows.
void drop_table(const TemporaryWorkspace& workspace) {
  workspace.drop("33010000/ข้อมูลรายโรงเรียน.csv", table_of(kUnknown, "เมืองศรีสะเกษ"));
}

fs::path desk_sheet(const TemporaryWorkspace& workspace) {
  return workspace.root() / "desk" / "aliases.xlsx";
}

std::map<std::string, std::string> answer(const std::string& code) {
  return {{"B5", code}, {"C5", "เจ้าหน้าที่สมมุติ"}, {"D5", "20/11/2569"}};
}

/// `state facts` by file.
std::map<std::string, std::string> files_of(const TemporaryWorkspace& workspace) {
  std::map<std::string, std::string> files;
  for (const CsvRow& row : rows_of(workspace.run({"export", "submission"}).out))
    files[row.at("file")] = row.at("state") + " " + row.at("facts");
  return files;
}

std::set<std::string> units_with_pupils(const TemporaryWorkspace& workspace) {
  std::set<std::string> units;
  for (const CsvRow& row : rows_of(workspace.run({"export", "indicator_value"}).out)) units.insert(row.at("unit_code"));
  return units;
}

TEST(Desk, AsksForANameThatIsNotKnownWithAllThatStandsBesideIt) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  EXPECT_EQ(night(workspace).status, 3);
  const auto cells = cells_of(desk_sheet(workspace));
  EXPECT_EQ(cells.at("A4"), "ชื่อตามที่เขียนในไฟล์");
  EXPECT_EQ(cells.at("B4"), "รหัสหน่วยงานที่ถูกต้อง");
  EXPECT_EQ(cells.at("A5"), kUnknown);
  EXPECT_EQ(cells.at("E5"), "เมืองศรีสะเกษ");
  EXPECT_EQ(cells.at("L5"), "33010000/ข้อมูลรายโรงเรียน.csv");
  EXPECT_EQ(cells.at("N5"), "A4");
  EXPECT_EQ(cells.at("O5"), "33010000");
  EXPECT_FALSE(cells.contains("B5"));
  const std::string sheet =
      support::parts_of_zip(base::read_file(desk_sheet(workspace))).at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<formula1>$H5:$J5</formula1>"));
}

TEST(Desk, FreesTheRowsThatWaitedAsSoonAsTheNameIsAnswered) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  EXPECT_THAT(units_with_pupils(workspace), ElementsAre("33010001"));
  EXPECT_FALSE(fs::is_empty(workspace.root() / "returned/33010000"));
  workspace.drop("aliases.xlsx", filled_in(desk_sheet(workspace), answer("33010003")));
  const ToolResult second = night(workspace);
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_THAT(units_with_pupils(workspace), ElementsAre("33010001", "33010003"));
  EXPECT_THAT(files_of(workspace).at("33010000/ข้อมูลรายโรงเรียน.csv"), HasSubstr("accepted"));
  EXPECT_TRUE(fs::is_empty(workspace.root() / "returned/33010000")) << "there is nothing left to mend";
  const auto aliases = rows_of(workspace.run({"export", "alias"}).out);
  ASSERT_EQ(aliases.size(), 1U);
  EXPECT_EQ(aliases[0].at("raw"), kUnknown);
  EXPECT_EQ(aliases[0].at("unit_code"), "33010003");
  EXPECT_EQ(aliases[0].at("by"), "เจ้าหน้าที่สมมุติ");
  EXPECT_EQ(aliases[0].at("on"), "2026-11-20");
  EXPECT_EQ(aliases[0].at("sender"), "33010000");
  EXPECT_EQ(aliases[0].at("from_file") + " " + aliases[0].at("from_cell"), "aliases.xlsx A5");
  EXPECT_FALSE(cells_of(desk_sheet(workspace)).contains("A5")) << "nothing is asked any more";
  const auto before = outcome_of(workspace);
  const std::string sheet = base::read_file(desk_sheet(workspace));
  EXPECT_EQ(night(workspace).status, 0);
  EXPECT_EQ(outcome_of(workspace), before);
  EXPECT_EQ(base::read_file(desk_sheet(workspace)), sheet);
}

TEST(Desk, KnowsAnAnsweredNameInEveryLaterFileOfTheSameSender) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  workspace.drop("aliases.xlsx", filled_in(desk_sheet(workspace), answer("33010003")));
  night(workspace);
  workspace.drop("33010000/อีกไฟล์.csv", table_of("โรงเรียน" + std::string(kUnknown), "อ.เมืองศรีสะเกษ"));
  workspace.drop("50010000/ข้อมูล.csv", "ชื่อโรงเรียน,จำนวนนักเรียน,,\n,ชาย,หญิง,รวม\n" + std::string(kUnknown) + ",5,6,11\n");
  EXPECT_EQ(night(workspace).status, 3);
  const auto files = files_of(workspace);
  EXPECT_THAT(files.at("33010000/อีกไฟล์.csv"), HasSubstr("accepted"));
  EXPECT_EQ(files.at("50010000/ข้อมูล.csv"), "partly 0") << "another sender may mean another school";
}

TEST(Desk, GivesTheSameWhetherTheAnswerCameWithTheFileOrAfterIt) {
  const TemporaryWorkspace after;
  drop_table(after);
  night(after);
  const std::string answers = filled_in(desk_sheet(after), answer("33010003"));
  after.drop("aliases.xlsx", answers);
  night(after);
  const TemporaryWorkspace together;
  drop_table(together);
  together.drop("aliases.xlsx", answers);
  EXPECT_EQ(night(together).status, 0) << "nothing goes back";
  for (const char* table : {"indicator_value", "scorecard", "finding"}) {
    EXPECT_EQ(after.run({"export", table}).out, together.run({"export", table}).out) << table;
  }
}

TEST(Desk, TakesASheetThatWasFilledInWhereItLay) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  const std::string answers = filled_in(desk_sheet(workspace), answer("33010003"));
  std::ofstream(desk_sheet(workspace), std::ios::binary) << answers;
  fs::last_write_time(desk_sheet(workspace), fs::file_time_type::clock::now() - std::chrono::hours(1));
  std::ofstream(workspace.root() / "desk/~$aliases.xlsx") << "open";
  workspace.drop("50010000/ใหม่.csv", "ชื่อโรงเรียน,จำนวนนักเรียน,,\n,ชาย,หญิง,รวม\nอีกชื่อที่ไม่มีใครรู้,5,6,11\n");
  night(workspace);
  EXPECT_EQ(base::read_file(desk_sheet(workspace)), answers) << "it is still open in a program";
  fs::remove(workspace.root() / "desk/~$aliases.xlsx");
  night(workspace);
  EXPECT_THAT(units_with_pupils(workspace), ElementsAre("33010001", "33010003"));
}

TEST(Desk, SendsAnAnswerBackThatCannotHoldAndGoesOnAsking) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  workspace.drop("aliases.xlsx", filled_in(desk_sheet(workspace), answer("33999999")));
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_THAT(rows_of(workspace.run({"export", "alias"}).out), IsEmpty());
  EXPECT_THAT(workspace.run({"export", "finding"}).out, HasSubstr("aliases.xlsx,ชื่อที่ยังไม่รู้จัก,B5,COD-01,error,33999999"));
  EXPECT_EQ(cells_of(desk_sheet(workspace)).at("A5"), kUnknown);
}

TEST(Desk, TakesAnAnswerBack) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  const fs::path asked = workspace.root() / "asked.xlsx";
  fs::copy_file(desk_sheet(workspace), asked);
  workspace.drop("aliases.xlsx", filled_in(asked, answer("33010003")));
  night(workspace);
  workspace.drop("ถอน.xlsx", filled_in(asked, answer("ยกเลิก")));
  fs::last_write_time(workspace.root() / "inbox/ถอน.xlsx", fs::file_time_type::clock::now() - std::chrono::minutes(10));
  EXPECT_EQ(night(workspace).status, 3) << "the table goes back again";
  EXPECT_THAT(units_with_pupils(workspace), ElementsAre("33010001"));
  EXPECT_EQ(cells_of(desk_sheet(workspace)).at("A5"), kUnknown);
  EXPECT_EQ(rows_of(workspace.run({"export", "alias"}).out).size(), 2U) << "who said what stays";
}

TEST(Desk, RefusesAnAnswerOfAnotherKindThanTheName) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  EXPECT_EQ(cells_of(desk_sheet(workspace)).at("Q5"), "โรงเรียน");
  workspace.drop("aliases.xlsx", filled_in(desk_sheet(workspace), answer("33010000")));
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_THAT(workspace.run({"export", "finding"}).out, HasSubstr("aliases.xlsx,ชื่อที่ยังไม่รู้จัก,B5,ALI-06,error,33010000"));
  EXPECT_THAT(rows_of(workspace.run({"export", "alias"}).out), IsEmpty());
}

TEST(Desk, IsClosedToOthersButStaysOpenToTheGroupThatAnOperatorChose) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  fs::create_directories(workspace.root() / "desk");
  fs::permissions(workspace.root() / "desk", fs::perms(0755));
  night(workspace);
  EXPECT_EQ(fs::status(workspace.root() / "desk").permissions(), fs::perms(0700));
  fs::permissions(workspace.root() / "desk", fs::perms(0770));
  night(workspace);
  EXPECT_EQ(fs::status(workspace.root() / "desk").permissions(), fs::perms(0770));
}

TEST(Desk, AsksForAnIndicatorThatIsNotKnownAndReadsItsFileAgain) {
  const TemporaryWorkspace workspace;
  workspace.drop("33010005/ตัวชี้วัด.csv",
                 "แบบรายงาน ปีงบประมาณ 2569 ปีการศึกษา 2568\n\nชื่อตัวชี้วัด,ผลการดำเนินงาน\nเด็กหลุดออกจากระบบสมมุติ,3\n");
  EXPECT_EQ(night(workspace).status, 3);
  const auto cells = cells_of(desk_sheet(workspace));
  EXPECT_EQ(cells.at("A5") + " " + cells.at("Q5"), "เด็กหลุดออกจากระบบสมมุติ ตัวชี้วัด");
  const std::string asked = base::read_file(desk_sheet(workspace));
  workspace.drop("aliases.xlsx", filled_in(desk_sheet(workspace), answer("I99")));
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_THAT(workspace.run({"export", "finding"}).out, HasSubstr("B5,COD-05,error,I99"));
  workspace.drop("คำตอบ.xlsx", filled_in(desk_sheet(workspace), answer("I17")));
  EXPECT_EQ(night(workspace).status, 0);
  EXPECT_THAT(units_with_pupils(workspace), ElementsAre("33010005"));
  EXPECT_THAT(workspace.run({"export", "indicator_value"}).out, HasSubstr("33010005,I17"));
  const auto aliases = rows_of(workspace.run({"export", "alias"}).out);
  ASSERT_EQ(aliases.size(), 1U);
  EXPECT_EQ(aliases[0].at("kind") + " " + aliases[0].at("unit_code"), "indicator I17");
}

TEST(Desk, PrintsNobodysNameOutsideTheTableOfAnswers) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  workspace.drop("aliases.xlsx", filled_in(desk_sheet(workspace), answer("33010003")));
  night(workspace);
  for (const char* folder : {"reports", "returned", "log"}) {
    for (const auto& entry : fs::recursive_directory_iterator(workspace.root() / folder)) {
      if (!entry.is_regular_file()) continue;
      std::string text = base::read_file(entry.path());
      if (entry.path().extension() == ".xlsx") {
        std::string all;
        for (const auto& [name, part] : support::parts_of_zip(text)) all += part;
        text = all;
      }
      EXPECT_THAT(text, Not(HasSubstr("เจ้าหน้าที่สมมุติ"))) << entry.path();
    }
  }
  EXPECT_THAT(workspace.run({"export", "finding"}).out, Not(HasSubstr("เจ้าหน้าที่สมมุติ")));
}

}  // namespace
}  // namespace tidtam::testing
