// What goes back to senders stays true: written anew where it is gone or where more was found, one for each file. All
// of it is invented; units are those of the shipped register.

#include <chrono>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"

namespace tidtam::testing {
namespace {
namespace chrono = std::chrono;
namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kHead = "ชื่อโรงเรียน,อำเภอ,จำนวนนักเรียน,,\n,,ชาย,หญิง,รวม\n";

void drop(const TemporaryWorkspace& workspace, const std::string& path, const std::string& bytes, unsigned on) {
  workspace.drop(path, bytes, chrono::sys_days(chrono::year(2026) / 11 / on));
}

ToolResult night(const TemporaryWorkspace& workspace) {
  return workspace.run({"run", "--date", "2026-11-27"});
}

/// The text of all pages below a folder of returned/.
std::string pages_of(const TemporaryWorkspace& workspace, const std::string& unit) {
  std::string all;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(workspace.root() / "returned" / unit, none))
    if (entry.path().extension() == ".html") all += base::read_file(entry.path());
  return all;
}

std::size_t count_below(const fs::path& folder) {
  std::size_t count = 0;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) count += entry.is_directory() ? 1 : 0;
  return count;
}

const std::string kFaulty = std::string(kHead) + "บ้านคูซอด,เมืองศรีสะเกษ,10,12,23\n";

TEST(Receipts, AreWrittenAgainWhereTheyWereDeletedUntilTheFileIsMended) {
  const TemporaryWorkspace workspace;
  drop(workspace, "33010000/ข้อมูล.csv", kFaulty, 10);
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_EQ(night(workspace).status, 0);
  const fs::path folder = workspace.root() / "returned/33010000";
  fs::remove(fs::directory_iterator(folder)->path() / "receipt.xlsx");
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_TRUE(fs::exists(fs::directory_iterator(folder)->path() / "receipt.xlsx"));
  fs::remove_all(folder);
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_EQ(count_below(folder), 1U);
  drop(workspace, "33010000/ข้อมูล.csv", std::string(kHead) + "บ้านคูซอด,เมืองศรีสะเกษ,10,12,22\n", 11);
  night(workspace);
  fs::remove_all(folder);
  EXPECT_EQ(night(workspace).status, 0) << "what was mended asks for nothing more";
  EXPECT_EQ(count_below(folder), 0U);
}

TEST(Receipts, AreOneForEachNameOfTheSameBytes) {
  const TemporaryWorkspace workspace;
  drop(workspace, "33010000/ก.csv", kFaulty, 10);
  night(workspace);
  drop(workspace, "33010000/ข.csv", kFaulty, 11);
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_EQ(count_below(workspace.root() / "returned/33010000"), 2U);
  EXPECT_THAT(pages_of(workspace, "33010000"), HasSubstr("ก.csv"));
  EXPECT_THAT(pages_of(workspace, "33010000"), HasSubstr("ข.csv"));
  EXPECT_EQ(night(workspace).status, 0);
}

TEST(Receipts, SayWhatComparingFoundLater) {
  const TemporaryWorkspace workspace;
  drop(workspace, "33010000/ข้อมูล.csv",
       std::string(kHead) + "บ้านคูซอด,เมืองศรีสะเกษ,10,12,22\nบ้านดอกจาน,เมืองศรีสะเกษ,5,6,12\n", 10);
  EXPECT_EQ(night(workspace).status, 3);
  ASSERT_THAT(pages_of(workspace, "33010000"), Not(HasSubstr("รายงานเองว่า")));
  drop(workspace, "33010001/ข้อมูลรายโรงเรียน.csv", std::string(kHead) + "บ้านคูซอด,เมืองศรีสะเกษ,10,15,25\n", 11);
  night(workspace);
  ASSERT_THAT(workspace.run({"export", "finding"}).out, HasSubstr("REC-02"));
  EXPECT_THAT(pages_of(workspace, "33010000"), HasSubstr("รายงานเองว่า 25"));
  EXPECT_EQ(night(workspace).status, 0);
}

TEST(Receipts, OfAnswersToTheDeskGoToTheFolderThatTheyCameFrom) {
  const TemporaryWorkspace workspace;
  drop(workspace, "33010000/aliases.csv", "ชื่อตามที่เขียนในไฟล์,รหัสหน่วยงานที่ถูกต้อง,ผู้ตัดสิน\nคุรุราษฎร์สมมุติ,33999999,ผู้ตัดสินสมมุติ\n",
       10);
  EXPECT_EQ(night(workspace).status, 3);
  EXPECT_EQ(count_below(workspace.root() / "returned/33010000"), 1U);
  EXPECT_FALSE(fs::exists(workspace.root() / "returned/unknown"));
}

}  // namespace
}  // namespace tidtam::testing
