#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/cli/tool.hpp"

namespace {

using tidtam::testing::CsvRow;
using tidtam::testing::TemporaryWorkspace;

/// The samples, run once for all tests of this file.
class Samples : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    workspace_ = new TemporaryWorkspace();  // gtest wants static fixtures by pointer; deleted below
    workspace_->fill_with_samples();
    result_ = workspace_->run({"run", "--date", "2026-11-21"});
    scorecards_ = tidtam::testing::rows_of(workspace_->run({"export", "scorecard"}).out);
  }
  static void TearDownTestSuite() { delete workspace_; }

  static CsvRow card(const std::string& line, const std::string& unit, const std::string& indicator,
                     const std::string& dimension, const std::string& period) {
    const auto found = std::ranges::find_if(scorecards_, [&](const CsvRow& row) {
      return row.at("line") == line && row.at("unit_code") == unit && row.at("indicator") == indicator &&
             row.at("dimension") == dimension && row.at("period") == period;
    });
    return found == scorecards_.end() ? CsvRow() : *found;
  }
  static void expect_parts(const CsvRow& row, const std::string& numerator, const std::string& denominator,
                           const std::string& reporting) {
    ASSERT_FALSE(row.empty()) << "there is no such scorecard";
    EXPECT_EQ(row.at("numerator"), numerator);
    EXPECT_EQ(row.at("denominator"), denominator);
    EXPECT_EQ(row.at("n_reporting") + "/" + row.at("n_expected"), reporting);
  }

  static TemporaryWorkspace* workspace_;
  static tidtam::testing::ToolResult result_;
  static std::vector<CsvRow> scorecards_;
};

TemporaryWorkspace* Samples::workspace_ = nullptr;
tidtam::testing::ToolResult Samples::result_;
std::vector<CsvRow> Samples::scorecards_;

TEST_F(Samples, EndWithTheStatusForReturnedFiles) {
  EXPECT_EQ(result_.status, 3) << result_.err;
}

TEST_F(Samples, TakeTheCleanReturnAndTheMessyOneAndSendTheFaultyOneBack) {
  std::map<std::string, std::string> states;
  for (const CsvRow& row : tidtam::testing::rows_of(workspace_->run({"export", "submission"}).out))
    states[row.at("file")] = row.at("state");
  ASSERT_EQ(states.size(), 12U);
  EXPECT_EQ(states["33010005/รายงานไตรมาส 4.xlsx"], "accepted");
  EXPECT_EQ(states["33010005/รายงานไตรมาส 4 (ฉบับแรก).xlsx"], "superseded")
      << "the newer return replaces it though it is read later";
  EXPECT_EQ(states["33010009/รายงาน บ้านแทง แก้ไข.xlsx"], "accepted");
  EXPECT_EQ(states["33010012/ส่งรายงานไตรมาส 4.xlsx"], "returned");
  EXPECT_EQ(states["50010007/รายงานไตรมาส 4.xlsx"], "returned");
  EXPECT_EQ(states["50010000/ข้อมูลรายโรงเรียน ชม.1.csv"], "accepted");
}

// Boys and girls of the six schools of สพป.ศรีสะเกษ เขต 1: 92 + 88 + 123 + 135 + 171 + 338 = 947; of the four of
// สพม.ศรีสะเกษ ยโสธร: 222 + 267 + 160 + 381 = 1030; of the five of สพป.เชียงใหม่ เขต 1: 116 + 198 + 408 + 291 + 1835 =
// 2848.
TEST_F(Samples, AddUpPupilsOnTheObecLine) {
  expect_parts(card("obec", "33010000", "I13", "", "AY2569S1"), "947", "", "6/6");
  expect_parts(card("obec", "CLU14", "I13", "", "AY2569S1"), "1977", "", "10/10");
  expect_parts(card("obec", "OBEC", "I13", "", "AY2569S1"), "4825", "", "15/15");
}

// Two networks stand between สพป.ศรีสะเกษ เขต 1 and its schools: 92 + 88 + 123 = 303 and 135 + 171 + 338 = 644 pupils.
TEST_F(Samples, AddUpPupilsOfANetworkOfSchools) {
  expect_parts(card("obec", "33010000-N01", "I13", "", "AY2569S1"), "303", "", "3/3");
  expect_parts(card("obec", "33010000-N02", "I13", "", "AY2569S1"), "644", "", "3/3");
}

// The secondary service area spans two provinces: 222 + 267 of its pupils are in ศรีสะเกษ, 160 + 381 in ยโสธร.
TEST_F(Samples, AddUpPupilsOnTheMinistrysLineByTheSchoolsOwnProvince) {
  expect_parts(card("moe", "PEO33", "I13", "", "AY2569S1"), "1436", "", "8/8");
  expect_parts(card("moe", "PEO35", "I13", "", "AY2569S1"), "541", "", "2/2");
  expect_parts(card("moe", "REO14", "I13", "", "AY2569S1"), "1977", "", "10/10");
  expect_parts(card("moe", "MOE", "I13", "", "AY2569S1"), "4825", "", "15/15");
}

// Dropouts: 0 + 0 + 1 + 0 + 0 + 3 = 4 of 947; 2 + 1 + 3 + 1 = 7 of 1030; 0 + 1 + 0 + 2 + 0 = 3 of 2848.
TEST_F(Samples, RollUpARatioByItsPartsAndNeverByPercentages) {
  expect_parts(card("obec", "CLU14", "I17", "", "AY2569"), "11", "1977", "10/10");
  const CsvRow ministry = card("moe", "MOE", "I17", "", "AY2569");
  expect_parts(ministry, "14", "4825", "15/15");
  EXPECT_NEAR(std::atof(ministry.at("value").c_str()), 0.2901554404, 1e-9);
}

// NT ป.3: 11 × 48.25 + 10 × 52.40 + 15 × 55.10 + 17 × 58.75 + 22 × 61.30 + 40 × 50.60 = 6252.60 over 115 pupils.
TEST_F(Samples, WeighAMeanByThoseWhoSatTheTest) {
  const CsvRow area = card("obec", "33010000", "I07", "", "AY2569");
  expect_parts(area, "6252.6", "115", "6/6");
  EXPECT_NEAR(std::atof(area.at("value").c_str()), 54.3704347826, 1e-9);
}

// Short of teachers: 1 + 1 + 2 in ศรีสะเกษ (surplus 1), 1 + 1 in เชียงใหม่ (surplus 1 + 3), 1 + 2 + 1 in the secondary
// area.
TEST_F(Samples, NeverLetASurplusCancelAShortage) {
  expect_parts(card("moe", "MOE", "I27", "kind=shortage", "AY2569S1"), "10", "", "15/15");
  expect_parts(card("moe", "MOE", "I27", "kind=surplus", "AY2569S1"), "5", "", "15/15");
}

// Schools of at most 120 pupils: 92, 88 and 116.
TEST_F(Samples, CountSchoolsThatMeetACondition) {
  expect_parts(card("obec", "OBEC", "I30", "", "AY2569S1"), "3", "15", "15/15");
}

// The district's table says 3 of 118 for บ้านดงบัง, its own return 2 of 118: 2 + 1 + 4 + 2 + 2 + 9 = 20 of 819.
TEST_F(Samples, TakeASchoolsOwnReturnBeforeTheDistrictsTable) {
  expect_parts(card("obec", "33010000", "I11", "", "AY2569S1"), "20", "819", "6/6");
  std::size_t kept = 0;
  for (const CsvRow& row : tidtam::testing::rows_of(workspace_->run({"export", "indicator_value"}).out)) {
    if (row.at("unit_code") == "33010005" && row.at("indicator") == "I11" && row.at("period") == "AY2569S1") ++kept;
  }
  EXPECT_EQ(kept, 2U) << "both stay visible";
}

// What the district's table says of บ้านดงบัง counts nowhere, and why is written down for each line.
TEST_F(Samples, ListTheValuesThatAreNotCountedWithTheReason) {
  std::map<std::string, std::string> reasons;
  for (const CsvRow& row : tidtam::testing::rows_of(workspace_->run({"export", "uncounted_value"}).out)) {
    if (row.at("unit_code") == "33010005" && row.at("indicator") == "I11" && row.at("period") == "AY2569S1")
      reasons[row.at("line")] = row.at("reason") + " " + row.at("numerator") + "/" + row.at("denominator");
  }
  const std::map<std::string, std::string> expected{{"obec", "superseded_source 3/118"},
                                                    {"moe", "superseded_source 3/118"}};
  EXPECT_EQ(reasons, expected);
}

TEST_F(Samples, KeepWhatBecameOfTheCellsOfEachFile) {
  std::size_t n_files = 0;
  for (const CsvRow& row : tidtam::testing::rows_of(workspace_->run({"export", "submission"}).out)) {
    std::istringstream counts(row.at("cells"));
    std::map<std::string, int> by_name;
    for (std::string count; counts >> count;)
      by_name[count.substr(0, count.find('='))] = std::stoi(count.substr(count.find('=') + 1));
    int n_settled = 0;
    for (const auto& [name, count] : by_name) n_settled += name == "cells" ? 0 : count;
    EXPECT_EQ(n_settled, by_name["cells"]) << row.at("file");
    n_files += by_name["cells"] > 0 ? 1 : 0;
  }
  EXPECT_GE(n_files, 10U);
}

// The round before, from the district's table alone: boys + 2 in each of six schools.
TEST_F(Samples, KeepTheRoundBeforeForComparison) {
  expect_parts(card("obec", "33010000", "I13", "", "AY2568S2"), "959", "", "6/6");
}

TEST_F(Samples, ReadAmountsInThousandsOfBaht) {
  for (const CsvRow& row : tidtam::testing::rows_of(workspace_->run({"export", "project"}).out)) {
    if (row.at("project_code") == "สพม-69-01") {
      EXPECT_EQ(row.at("allocated"), "60000000") << "600 thousand baht in satang";
    }
    if (row.at("name") == "เกษตรเพื่ออาหารกลางวัน") {
      EXPECT_EQ(row.at("start_on"), "2026-05-16") << "typed as a Buddhist year in a Gregorian cell";
    }
  }
}

TEST_F(Samples, AreExportedForPeopleInThaiAndInBaht) {
  const std::string csv = workspace_->run({"export", "project", "--thai"}).out;
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFรหัสหน่วยงาน,รหัสโครงการ,ปีงบประมาณ,ชื่อโครงการ,")) << csv.substr(0, 200);
  const std::string heads = csv.substr(0, csv.find('\n'));
  EXPECT_TRUE(heads.ends_with(",หมายเหตุ,ไฟล์,ชีต,ช่อง")) << heads;
  EXPECT_NE(csv.find(",600000.00,"), std::string::npos) << "600 thousand baht";
}

TEST_F(Samples, SayOfTheFaultyReturnWhatIsWrongInWhichCell) {
  std::map<std::string, std::string> faults;
  for (const CsvRow& row : tidtam::testing::rows_of(workspace_->run({"export", "finding"}).out)) {
    if (row.at("file") == "33010012/ส่งรายงานไตรมาส 4.xlsx")
      faults[row.at("sheet") + "!" + row.at("cell")] = row.at("rule");
  }
  const std::map<std::string, std::string> expected{
      {"หน้าปก!D11", "DATE-FEB29"}, {"โครงการ!D2", "NUM-01"}, {"ความก้าวหน้า!F3", "PRG-03"}, {"ตัวชี้วัด!A2", "COD-05"}};
  EXPECT_EQ(faults, expected);
}

TEST_F(Samples, ChangeNothingInASecondRunOfTheSameDay) {
  const auto reports = tidtam::testing::digests_below(workspace_->root() / "reports");
  const auto returned = tidtam::testing::digests_below(workspace_->root() / "returned");
  EXPECT_EQ(reports.count("index.html"), 1U);
  EXPECT_EQ(workspace_->run({"run", "--date", "2026-11-21"}).status, 0);
  EXPECT_EQ(tidtam::testing::digests_below(workspace_->root() / "reports"), reports);
  EXPECT_EQ(tidtam::testing::digests_below(workspace_->root() / "returned"), returned);
}

}  // namespace
