#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/tool.hpp"

/// What a run finds by holding returns against one another, whichever came first.
namespace tidtam::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

struct Return {
  std::string path;
  std::string csv;
};

// One school, three quarters and two kinds of sheet, each a file of its own.
const Return kProjects{"33010005/โครงการ.csv",
                       "แบบรายงาน ไตรมาสที่ 1 ปีงบประมาณ 2569\n\nรหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ\n"
                       "P1,อ่านออกเขียนได้,ปีงบประมาณ 2569,10000\nP2,รักการอ่าน,ปีงบประมาณ 2569,5000\n"};
const Return kFirstQuarter{"33010005/ก้าวหน้า 1.csv",
                           "แบบรายงาน ไตรมาสที่ 1 ปีงบประมาณ 2569\n\nรหัสโครงการ,สถานะ,เบิกจ่ายสะสม\n"
                           "P1,อยู่ระหว่างดำเนินการ,6000\nP2,อยู่ระหว่างดำเนินการ,1000\n"};
const Return kSecondQuarter{"33010005/ก้าวหน้า 2.csv",
                            "แบบรายงาน ไตรมาสที่ 2 ปีงบประมาณ 2569\n\nรหัสโครงการ,สถานะ,เบิกจ่ายสะสม\n"
                            "P1,อยู่ระหว่างดำเนินการ,4000\nP2,อยู่ระหว่างดำเนินการ,5500\n"};

/// `RULE file!cell found/expected` of the findings of comparing, as they are exported.
std::vector<std::string> found_in(const TemporaryWorkspace& workspace) {
  std::vector<std::string> lines;
  for (const CsvRow& row : rows_of(workspace.run({"export", "finding"}).out)) {
    if (row.at("rule").starts_with("PRG"))
      lines.push_back(row.at("rule") + " " + row.at("file") + "!" + row.at("cell") + " " + row.at("found") + "/" +
                      row.at("expected"));
  }
  return lines;
}

void run(const TemporaryWorkspace& workspace) {
  const ToolResult result = workspace.run({"run", "--date", "2026-05-02"});
  EXPECT_EQ(result.status, 0) << result.err;
}

TEST(Comparing, FindsTheSameWhateverTheOrderInWhichReturnsCome) {
  const std::vector<std::string> expected{"PRG-01 33010005/ก้าวหน้า 2.csv!A4 4,000.00/6,000.00",
                                          "PRG-03 33010005/ก้าวหน้า 2.csv!A5 5,500.00/5,000.00"};
  const TemporaryWorkspace together;
  for (const Return* one : {&kProjects, &kFirstQuarter, &kSecondQuarter}) together.drop(one->path, one->csv);
  run(together);
  EXPECT_EQ(found_in(together), expected);

  std::vector<const Return*> order{&kProjects, &kFirstQuarter, &kSecondQuarter};
  std::ranges::sort(order);
  do {
    const TemporaryWorkspace apart;
    for (const Return* one : order) {
      apart.drop(one->path, one->csv);
      run(apart);
    }
    EXPECT_EQ(found_in(apart), expected) << "in the order " << order[0]->path << ", " << order[1]->path;
  } while (std::ranges::next_permutation(order).found);
}

TEST(Comparing, ChangesNothingWhenItIsRunAgain) {
  const TemporaryWorkspace workspace;
  for (const Return* one : {&kProjects, &kFirstQuarter, &kSecondQuarter}) workspace.drop(one->path, one->csv);
  run(workspace);
  const auto before = outcome_of(workspace);
  run(workspace);
  EXPECT_EQ(outcome_of(workspace), before);
}

TEST(Comparing, TakesBackWhatACorrectedReturnMadeGood) {
  const TemporaryWorkspace workspace;
  for (const Return* one : {&kProjects, &kFirstQuarter, &kSecondQuarter}) workspace.drop(one->path, one->csv);
  run(workspace);
  ASSERT_THAT(found_in(workspace), Not(IsEmpty()));
  workspace.drop("33010005/ก้าวหน้า 2 แก้ไข.csv",
                 "แบบรายงาน ไตรมาสที่ 2 ปีงบประมาณ 2569\n\nรหัสโครงการ,สถานะ,เบิกจ่ายสะสม\n"
                 "P1,อยู่ระหว่างดำเนินการ,6500\nP2,อยู่ระหว่างดำเนินการ,4500\n");
  std::filesystem::last_write_time(workspace.root() / "inbox/33010005/ก้าวหน้า 2 แก้ไข.csv",
                                   std::filesystem::file_time_type::clock::now() - std::chrono::minutes(30));
  run(workspace);
  EXPECT_THAT(found_in(workspace), IsEmpty());
}

}  // namespace
}  // namespace tidtam::testing
