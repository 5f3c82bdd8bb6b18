// What is sent again, and what several officers say of one thing: the newest counts, whichever bytes it has, and all
// others are told. Everything in it is invented; units are those of the shipped register.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/desk_sheet.hpp"
#include "tests/cli/tool.hpp"

namespace tidtam::testing {
namespace {
namespace chrono = std::chrono;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kUnknown = "คุรุราษฎร์สมมุติ";

/// A file that came on a day of November 2569.
void drop(const TemporaryWorkspace& workspace, const std::string& path, const std::string& bytes, unsigned on) {
  workspace.drop(path, bytes, chrono::sys_days(chrono::year(2026) / 11 / on));
}

ToolResult night(const TemporaryWorkspace& workspace) {
  return workspace.run({"run", "--date", "2026-11-27"});
}

std::string projects(const std::string& code) {
  return "แบบรายงาน ไตรมาสที่ 2 ปีงบประมาณ 2569\n\nรหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ\n" + code +
         ",รักการอ่าน,ปีงบประมาณ 2569,4000\n";
}

std::string codes_in(const std::string& csv) {
  std::string codes;
  for (const CsvRow& row : rows_of(csv)) codes += row.at("project_code");
  return codes;
}

std::string alias(const std::string& code, const std::string& by = "ผู้ตัดสินสมมุติ") {
  return "ชื่อตามที่เขียนในไฟล์,รหัสหน่วยงานที่ถูกต้อง,ผู้ตัดสิน,รหัสผู้ส่ง,อำเภอ\n" + std::string(kUnknown) + "," + code + "," + by +
         ",33010000,เมืองศรีสะเกษ\n";
}

void drop_table(const TemporaryWorkspace& workspace) {
  drop(workspace, "33010000/ข้อมูลรายโรงเรียน.csv",
       "ชื่อโรงเรียน,อำเภอ,จำนวนนักเรียน,,\n,,ชาย,หญิง,รวม\n" + std::string(kUnknown) + ",เมืองศรีสะเกษ,5,6,11\n", 10);
}

std::string unit_with_pupils(const TemporaryWorkspace& workspace) {
  std::string units;
  for (const CsvRow& row : rows_of(workspace.run({"export", "indicator_value"}).out))
    if (units.find(row.at("unit_code")) == std::string::npos) units += row.at("unit_code");
  return units;
}

/// `file rule` of what is told of answers.
std::vector<std::string> told(const TemporaryWorkspace& workspace, const std::string& family) {
  std::vector<std::string> all;
  for (const CsvRow& row : rows_of(workspace.run({"export", "finding"}).out))
    if (row.at("rule").starts_with(family)) all.push_back(row.at("file") + " " + row.at("cell") + " " + row.at("rule"));
  return all;
}

TEST(SentAgain, CountsAgainAsTheNewestAndStillCountedBefore) {
  const TemporaryWorkspace workspace;
  drop(workspace, "33010005/โครงการ.csv", projects("P1"), 10);
  night(workspace);
  drop(workspace, "33010005/โครงการ.csv", projects("P2"), 12);
  night(workspace);
  ASSERT_EQ(codes_in(workspace.run({"export", "project"}).out), "P2");
  drop(workspace, "33010005/โครงการ ส่งใหม่.csv", projects("P1"), 14);
  EXPECT_EQ(night(workspace).status, 0);
  EXPECT_EQ(codes_in(workspace.run({"export", "project"}).out), "P1");
  EXPECT_EQ(codes_in(workspace.run({"export", "project", "--as-of", "2026-11-11"}).out), "P1");
  EXPECT_EQ(codes_in(workspace.run({"export", "project", "--as-of", "2026-11-13"}).out), "P2");
  std::vector<std::string> states;
  for (const CsvRow& row : rows_of(workspace.run({"export", "submission"}).out))
    states.push_back(row.at("received").substr(8, 2) + " " + row.at("state"));
  EXPECT_THAT(states, ::testing::UnorderedElementsAre("10 accepted", "12 superseded", "14 duplicate"));
  const auto before = outcome_of(workspace);
  EXPECT_EQ(night(workspace).status, 0);
  EXPECT_EQ(outcome_of(workspace), before);
}

TEST(SentAgain, GivesTheSameInWhateverOrderTheFilesCame) {
  const TemporaryWorkspace workspace;
  drop(workspace, "33010005/ก.csv", projects("P1"), 10);
  night(workspace);
  drop(workspace, "33010005/ค.csv", projects("P1"), 14);
  night(workspace);
  drop(workspace, "33010005/ข.csv", projects("P2"), 12);
  night(workspace);
  EXPECT_EQ(codes_in(workspace.run({"export", "project"}).out), "P1");
  EXPECT_EQ(codes_in(workspace.run({"export", "project", "--as-of", "2026-11-13"}).out), "P2");
}

TEST(SentAgain, AnAnswerHoldsAgainAfterAnother) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "aliases 1.csv", alias("33010001"), 20);
  night(workspace);
  EXPECT_EQ(unit_with_pupils(workspace), "33010001");
  drop(workspace, "aliases 2.csv", alias("33010003"), 21);
  night(workspace);
  EXPECT_EQ(unit_with_pupils(workspace), "33010003");
  drop(workspace, "aliases 3.csv", alias("33010001"), 22);
  night(workspace);
  EXPECT_EQ(unit_with_pupils(workspace), "33010001");
  EXPECT_THAT(told(workspace, "ALI"), ElementsAre("aliases 2.csv A2 ALI-05", "aliases 3.csv A2 ALI-04"));
}

TEST(SeveralAnswers, OfOneRunAreToldOfEachOther) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "aliases ก.csv", alias("33010001"), 21);
  drop(workspace, "aliases ข.csv", alias("33010003"), 20);
  night(workspace);
  EXPECT_EQ(unit_with_pupils(workspace), "33010001") << "the newer file holds";
  EXPECT_THAT(told(workspace, "ALI"), ElementsAre("aliases ก.csv A2 ALI-04", "aliases ข.csv A2 ALI-05"));
  const std::string findings = workspace.run({"export", "finding"}).out;
  EXPECT_THAT(findings, HasSubstr("20/11/2569 “" + std::string(kUnknown) + "”"));
}

TEST(SeveralAnswers, OfWhichTheOlderComesLaterSaysThatItDoesNotHold) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "aliases ก.csv", alias("33010001"), 21);
  night(workspace);
  drop(workspace, "aliases ข.csv", alias("33010003"), 20);
  night(workspace);
  EXPECT_EQ(unit_with_pupils(workspace), "33010001");
  EXPECT_THAT(told(workspace, "ALI"), ElementsAre("aliases ก.csv A2 ALI-04", "aliases ข.csv A2 ALI-05"));
  const auto before = outcome_of(workspace);
  night(workspace);
  EXPECT_EQ(outcome_of(workspace), before);
}

TEST(SeveralAnswers, ThatSayTheSameAreNotToldOf) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "aliases ก.csv", alias("33010001"), 20);
  drop(workspace, "aliases ข.csv", alias("33010001", "อีกคนสมมุติ"), 21);
  night(workspace);
  EXPECT_THAT(told(workspace, "ALI"), IsEmpty());
}

std::string acknowledgement(const std::string& rows) {
  return "รหัสข้อตรวจ,รหัสหน่วยงานที่รับทราบ,งวดของข้อมูล,เหตุผลที่รับทราบ,ผู้รับทราบ,เฉพาะชีต,เฉพาะช่อง\n" + rows;
}

TEST(SeveralAnswers, LettingOneFindingStandForDifferentReasonsAreTold) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "ack ก.csv", acknowledgement("YEAR-02,33010000,FY2570Q1,เหตุแรก,ก ข,,\n"), 20);
  drop(workspace, "ack ข.csv", acknowledgement("YEAR-02,33010000,FY2570Q1,เหตุที่สอง,ค ง,,\n"), 21);
  night(workspace);
  EXPECT_THAT(told(workspace, "ACK"), ElementsAre("ack ก.csv A2 ACK-06", "ack ข.csv A2 ACK-05"));
}

TEST(SeveralAnswers, InOneFileThatLetOneFindingStandForDifferentReasonsAreNeitherTaken) {
  const TemporaryWorkspace workspace;
  drop_table(workspace);
  drop(workspace, "ack.csv",
       acknowledgement("YEAR-02,33010000,FY2570Q1,เหตุแรก,ก ข,,\nYEAR-02,33010000,FY2570Q1,เหตุที่สอง,ค ง,,\n"), 20);
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_THAT(told(workspace, "ACK"), ElementsAre("ack.csv D2 ACK-07", "ack.csv D3 ACK-07"));
  EXPECT_THAT(rows_of(workspace.run({"export", "waiver"}).out), IsEmpty());
}

}  // namespace
}  // namespace tidtam::testing
