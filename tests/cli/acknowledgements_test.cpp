// What officers let stand: a warning acknowledged for its period, an error waived until a day. Everything in it is
// invented.

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/desk_sheet.hpp"
#include "tests/cli/tool.hpp"

namespace tidtam::testing {
namespace {
namespace chrono = std::chrono;
namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kOwner = "ผู้รับผิดชอบสมมุติ";
constexpr const char* kFile = "33010000/ข้อมูลรายโรงเรียน.csv";

/// Answers as somebody types them anew.
constexpr const char* kAnswerHead =
    "รหัสข้อตรวจ,รหัสหน่วยงานที่รับทราบ,งวดของข้อมูล,เหตุผลที่รับทราบ,ผู้รับทราบ,วันที่รับทราบ,ผ่อนผันถึงวันที่,เฉพาะชีต,เฉพาะช่อง,"
    "เฉพาะแถวและคอลัมน์\n";

ToolResult night(const TemporaryWorkspace& workspace) {
  return workspace.run({"run", "--date", "2026-11-21"});
}

/// A file that came on a day of November 2569, whatever the day on which the test runs.
void drop(const TemporaryWorkspace& workspace, const std::string& path, const std::string& bytes, unsigned on = 20) {
  workspace.drop(path, bytes, chrono::sys_days(chrono::year(2026) / 11 / on));
}

/// A table without a period (a warning, YEAR-02) in which boys and girls make 22, not 23 (an error, TOT-02).
void drop_table(const TemporaryWorkspace& workspace) {
  drop(workspace, kFile, "ชื่อโรงเรียน,อำเภอ,จำนวนนักเรียน,,\n,,ชาย,หญิง,รวม\nบ้านคูซอด,เมืองศรีสะเกษ,10,12,23\n");
}

fs::path sheet_of(const TemporaryWorkspace& workspace) {
  return workspace.root() / "desk" / "acknowledgements.xlsx";
}

/// `severity acknowledged` by rule.
std::map<std::string, std::string> findings_of(const TemporaryWorkspace& workspace) {
  std::map<std::string, std::string> findings;
  for (const CsvRow& row : rows_of(workspace.run({"export", "finding"}).out))
    findings[row.at("rule")] = row.at("severity") + " " + row.at("acknowledged");
  return findings;
}

std::string state_of(const TemporaryWorkspace& workspace) {
  for (const CsvRow& row : rows_of(workspace.run({"export", "submission"}).out))
    if (row.at("file") == kFile) return row.at("state");
  return "gone";
}

TEST(Acknowledgement, ListsWhatIsOpenByUnitRuleAndPeriod) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  EXPECT_EQ(night(workspace).status, 3);
  const auto cells = cells_of(sheet_of(workspace));
  EXPECT_EQ(cells.at("A5"), "TOT-02");
  EXPECT_EQ(cells.at("D5"), "FY2570Q1");
  EXPECT_EQ(cells.at("I5"), "ข้อผิด");
  EXPECT_EQ(cells.at("K5"), kFile);
  EXPECT_EQ(cells.at("M5") + " " + cells.at("N5"), "ข้อมูลรายโรงเรียน E3");
  EXPECT_EQ(cells.at("O5"), "บ้านคูซอด › จำนวนนักเรียน / รวม");
  EXPECT_EQ(cells.at("L5"), "33010000");
  EXPECT_EQ(cells.at("A6"), "YEAR-02");
  EXPECT_EQ(cells.at("I6"), "คำเตือน");
  EXPECT_EQ(cells.at("K6"), kFile);
  EXPECT_FALSE(cells.contains("A7")) << "a note asks nothing";
}

TEST(Acknowledgement, TurnsAWarningIntoANoteAndAsksForTheEndWhereItIsAnError) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  drop(workspace, "ack.xlsx",
       filled_in(sheet_of(workspace), {{"E5", "ยอดตรงแล้ว"}, {"F5", kOwner}, {"E6", "ไตรมาสนี้ถูกต้อง"}, {"F6", kOwner}}));
  EXPECT_EQ(night(workspace).status, 3);
  const auto findings = findings_of(workspace);
  EXPECT_EQ(findings.at("ACK-10"), "error ") << "an error needs the last day of a waiver";
  EXPECT_EQ(rows_of(workspace.run({"export", "waiver"}).out).size(), 1U);
  EXPECT_EQ(findings.at("YEAR-02"), "note ไตรมาสนี้ถูกต้อง · 20/11/2569");
  EXPECT_EQ(findings.at("TOT-02"), "error ");
  EXPECT_EQ(state_of(workspace), "partly");
  const auto cells = cells_of(sheet_of(workspace));
  EXPECT_EQ(cells.at("A5"), "TOT-02");
  EXPECT_FALSE(cells.contains("A6"));
}

TEST(Acknowledgement, WithAnEndLetsAnErrorStandForWhatCameUntilThen) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  const fs::path asked = workspace.root() / "asked.xlsx";
  fs::copy_file(sheet_of(workspace), asked);
  const auto answer = [&](const std::string& reason, const std::string& until) {
    return filled_in(asked, {{"E5", reason}, {"F5", kOwner}, {"H5", until}});
  };
  drop(workspace, "ack.xlsx", answer("นับซ้ำหนึ่งคน แก้ในเทอมหน้า", "19/11/2569"));
  night(workspace);
  EXPECT_EQ(state_of(workspace), "partly") << "it ended a day before the file came";
  drop(workspace, "ack2.xlsx", answer("นับซ้ำหนึ่งคน แก้ในเทอมหน้า", "20/11/2569"), 21);
  night(workspace);
  EXPECT_EQ(state_of(workspace), "accepted");
  EXPECT_EQ(findings_of(workspace).at("TOT-02"), "note นับซ้ำหนึ่งคน แก้ในเทอมหน้า · 21/11/2569 – 20/11/2569");
  EXPECT_TRUE(fs::is_empty(workspace.root() / "returned/33010000")) << "there is nothing left to mend";
  const auto before = outcome_of(workspace);
  EXPECT_EQ(night(workspace).status, 0);
  EXPECT_EQ(outcome_of(workspace), before);
  for (const char* table : {"finding", "submission", "indicator_value"})
    EXPECT_THAT(workspace.run({"export", table}).out, Not(HasSubstr(kOwner))) << table;
  EXPECT_THAT(workspace.run({"export", "waiver"}).out, HasSubstr(kOwner));
}

TEST(Acknowledgement, LetsWhatComparingFindsStandToo) {
  const TemporaryWorkspace workspace;
  const std::string title = "แบบรายงาน ไตรมาสที่ 2 ปีงบประมาณ 2569\n\n";
  drop(workspace, "33010005/โครงการ.csv",
       title + "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ\nP2,รักการอ่าน,ปีงบประมาณ 2569,5000\n");
  drop(workspace, "33010005/ก้าวหน้า.csv", title + "รหัสโครงการ,สถานะ,เบิกจ่ายสะสม\nP2,อยู่ระหว่างดำเนินการ,5500\n");
  night(workspace);
  EXPECT_THAT(findings_of(workspace).at("PRG-03"), ::testing::AnyOf("warning ", "error "));
  drop(workspace, "รับทราบคำเตือน.csv",
       std::string(kAnswerHead) + "PRG-03,33010005,FY2569Q2,มีเงินสมทบ,ก ข,20/11/2569,31/12/2569,,,\n");
  night(workspace);
  EXPECT_EQ(findings_of(workspace).at("PRG-03"), "note มีเงินสมทบ · 20/11/2569 – 31/12/2569");
}

TEST(Acknowledgement, TakenBackSendsTheFileBackThatItHadLetStand) {
  const TemporaryWorkspace workspace;
  const std::string head = "แบบรายงาน ไตรมาสที่ 2 ปีงบประมาณ 2569\n\nรหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ\n";
  drop(workspace, "33010005/โครงการ เดิม.csv", head + "P1,รักการอ่าน,ปีงบประมาณ 2569,4000\n", 18);
  night(workspace);
  drop(workspace, "33010005/โครงการ.csv", head + "P2,รักการเขียน,ปีงบประมาณ 2569,ห้าพัน?\n", 19);
  night(workspace);
  const auto answer = [](const char* reason) {
    return std::string(kAnswerHead) + "NUM-01,33010005,FY2569Q2," + reason + ",ก ข,20/11/2569,31/12/2569,,,\n";
  };
  const auto projects = [&] {
    std::string codes;
    for (const CsvRow& row : rows_of(workspace.run({"export", "project"}).out)) codes += row.at("project_code") + " ";
    return codes;
  };
  EXPECT_EQ(projects(), "P1 ");
  drop(workspace, "รับทราบคำเตือน.csv", answer("รอใบเสร็จ"), 20);
  night(workspace);
  EXPECT_EQ(projects(), "P2 ");
  drop(workspace, "ผ่อนผัน.csv", answer("ยกเลิก"), 21);
  night(workspace);
  EXPECT_EQ(findings_of(workspace).at("NUM-01"), "error ");
  EXPECT_EQ(projects(), "P1 ") << "what it had superseded counts again";
}

/// A table in which boys and girls do not make the total of two schools, the second one's row first where so wanted.
std::string two_faults(bool second_first) {
  const std::string first = "บ้านคูซอด,เมืองศรีสะเกษ,10,12,23\n";
  const std::string second = "บ้านดอกจาน,เมืองศรีสะเกษ,5,6,12\n";
  return "ชื่อโรงเรียน,อำเภอ,จำนวนนักเรียน,,\n,,ชาย,หญิง,รวม\n" + (second_first ? second + first : first + second);
}

/// `cell severity` of what one rule finds.
std::vector<std::string> found_by(const TemporaryWorkspace& workspace, const std::string& rule) {
  std::vector<std::string> all;
  for (const CsvRow& row : rows_of(workspace.run({"export", "finding"}).out))
    if (row.at("rule") == rule) all.push_back(row.at("cell") + " " + row.at("severity"));
  return all;
}

TEST(Acknowledgement, HoldsForItsRowAndColumnWhereverTheyStandAndForNoOther) {
  const TemporaryWorkspace workspace;
  drop(workspace, kFile, two_faults(false));
  night(workspace);
  EXPECT_THAT(found_by(workspace, "TOT-02"), ::testing::ElementsAre("E3 error", "E4 error"));
  const auto cells = cells_of(sheet_of(workspace));
  EXPECT_EQ(cells.at("A5") + cells.at("N5") + cells.at("A6") + cells.at("N6"), "TOT-02E3TOT-02E4");
  drop(workspace, "ack.xlsx",
       filled_in(sheet_of(workspace), {{"E5", "นับซ้ำหนึ่งคน"}, {"F5", kOwner}, {"H5", "31/12/2569"}}), 21);
  night(workspace);
  EXPECT_THAT(found_by(workspace, "TOT-02"), ::testing::ElementsAre("E3 note", "E4 error"));
  drop(workspace, kFile, two_faults(true), 22);
  night(workspace);
  EXPECT_THAT(found_by(workspace, "TOT-02"),
              ::testing::UnorderedElementsAre("E3 note", "E4 error", "E3 error", "E4 note"))
      << "the file of before, and the new one in which the rows have changed places";
}

TEST(Acknowledgement, HoldsForTheWholeSheetWhereItsPlaceIsCleared) {
  const TemporaryWorkspace workspace;
  drop(workspace, kFile, two_faults(false));
  drop(workspace, "รับทราบคำเตือน.csv",
       std::string(kAnswerHead) + "tot02,33010000,fy2570q1,นับซ้ำ,ก ข,20/11/2569,31/12/2569,ข้อมูลรายโรงเรียน,,\n", 21);
  night(workspace);
  EXPECT_THAT(found_by(workspace, "TOT-02"), ::testing::ElementsAre("E3 note", "E4 note"));
  EXPECT_THAT(workspace.run({"export", "waiver"}).out, HasSubstr("TOT-02,33010000")) << "however it was typed";
}

TEST(Acknowledgement, SendsBackWhatItCannotMean) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "รับทราบคำเตือน.csv",
       std::string(kAnswerHead) +
           "YEAR-99,33010000,FY2570Q1,ถูกแล้ว,ก ข,,,,,\n"         // no such rule
           "YEAR-02,33010000,FY2570Q1,ถูกแล้ว,ก ข,,-,,,\n"        // no end
           "YEAR-02,33010000,FY2569Q4,ถูกแล้ว,ก ข,,ไม่มีข้อมูล,,,\n"  // no end either
           "BUD-01,33010000,FY2570Q1,ถูกแล้ว,ก ข,,,,,\n");        // an error by its declaration
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_THAT(found_by(workspace, "ACK-08"), ::testing::ElementsAre("A2 error"));
  EXPECT_THAT(found_by(workspace, "ACK-09"), ::testing::ElementsAre("G3 error", "G4 error"));
  EXPECT_THAT(found_by(workspace, "ACK-10"), ::testing::ElementsAre("G5 error"));
  EXPECT_THAT(rows_of(workspace.run({"export", "waiver"}).out), IsEmpty());
}

TEST(Acknowledgement, WithoutAColumnThatSaysHowFarItReachesIsNotTaken) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "รับทราบคำเตือน.csv",
       "รหัสข้อตรวจ,รหัสหน่วยงานที่รับทราบ,เหตุผลที่รับทราบ,ผู้รับทราบ,วันที่รับทราบ,ผ่อนผันถึงวันที่,เฉพาะชีต,เฉพาะช่อง\n"
       "TOT-02,33010000,นับซ้ำ,ก ข,20/11/2569,31/12/2569,,\n");
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_THAT(found_by(workspace, "HDR-03"), ::testing::SizeIs(1));
  EXPECT_THAT(found_by(workspace, "TOT-02"), ::testing::ElementsAre("E3 error"));
}

TEST(Acknowledgement, PrintsNoNameWhereColumnsHaveShifted) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "รับทราบคำเตือน.csv",
       std::string(kAnswerHead) +
           "YEAR-02,33010000,ผู้รับผิดชอบสมมุติ,ถูกแล้ว,20/11/2569,,ผู้รับผิดชอบสมมุติ,,,\n"
           "ผู้รับผิดชอบสมมุติ,33010000,FY2570Q1,ถูกแล้ว,ก ข,,,,,\n"
           "YEAR-02,ผู้รับผิดชอบสมมุติ,FY2570Q1,ถูกแล้ว,ก ข,,,,,\n");
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_THAT(found_by(workspace, "ACK-08"), ::testing::SizeIs(1));
  for (const char* table : {"finding", "submission"})
    EXPECT_THAT(workspace.run({"export", table}).out, Not(HasSubstr(kOwner))) << table;
}

TEST(Acknowledgement, IsTakenBack) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  night(workspace);
  const fs::path asked = workspace.root() / "asked.xlsx";
  fs::copy_file(sheet_of(workspace), asked);
  drop(workspace, "ack.xlsx", filled_in(asked, {{"E6", "ถูกต้อง"}, {"F6", kOwner}}));
  night(workspace);
  EXPECT_EQ(findings_of(workspace).at("YEAR-02"), "note ถูกต้อง · 20/11/2569");
  workspace.drop("ถอน.xlsx", filled_in(asked, {{"E6", "ยกเลิก"}, {"F6", kOwner}}));
  night(workspace);
  EXPECT_EQ(findings_of(workspace).at("YEAR-02"), "warning ");
  EXPECT_EQ(cells_of(sheet_of(workspace)).at("A6"), "YEAR-02");
}

}  // namespace
}  // namespace tidtam::testing
