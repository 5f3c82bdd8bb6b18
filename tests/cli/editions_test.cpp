#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::testing {
namespace {
namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

/// Until September 2025 the form of progress asked for what was spent or promised in the column that asks for what was
/// spent since. Its head has not changed: only the period says what stands in it.
constexpr std::string_view kFormOf2568 = R"(id: progress-2568
edition_of: progress
version: 1
title: ความก้าวหน้า (แบบปี 2568)
valid_to: 2025-09-30
one_of:
  - [project_code, name]
fields:
  - {name: project_code, headers: [รหัสโครงการ]}
  - {name: name, headers: [ชื่อโครงการ]}
  - {name: status, required: true, headers: [สถานะ]}
  - {name: committed, headers: [เบิกจ่ายสะสม]}
)";

std::string return_of(const std::string& project) {
  return "รหัสโครงการ,ชื่อโครงการ,สถานะ,เบิกจ่ายสะสม\n" + project + ",โครงการสมมุติ,แล้วเสร็จ,\"1,200.00\"\n";
}

class Editions : public ::testing::Test {
 protected:
  Editions() {
    base::write_file_atomically(catalogue("progress-2568"), kFormOf2568);
    std::string now = base::read_file(fs::path(support::source_dir()) / "extractors/layouts/progress.yaml");
    now.insert(now.find("version:"), "valid_from: 2025-10-01\n");
    base::write_file_atomically(catalogue("progress"), now);
  }

  [[nodiscard]] fs::path catalogue(const std::string& layout) const {
    const fs::path folder = workspace_.root() / "catalogue/layouts";
    fs::create_directories(folder);
    return folder / (layout + ".yaml");
  }

  /// A return of the school 33010005 that came at noon of this day.
  void drop(const std::string& name, const std::string& project, std::chrono::sys_days day) const {
    workspace_.drop("33010005/" + name, return_of(project));
    came_on(workspace_.root() / "inbox/33010005" / name, day);
  }

  static void came_on(const fs::path& file, std::chrono::sys_days day) {
    const std::chrono::sys_time<std::chrono::nanoseconds> noon = day + std::chrono::hours(5);
    fs::last_write_time(file, std::chrono::file_clock::from_sys(noon));
  }

  const TemporaryWorkspace workspace_;
};

TEST_F(Editions, AreChosenByThePeriodWhereTheHeadsAreTheSame) {
  using namespace std::chrono;
  drop("ไตรมาส 4.csv", "P4", 2025y / October / 15);  // within the time for FY2568Q4, after the new form came
  drop("ไตรมาส 1.csv", "P1", 2026y / January / 20);  // FY2569Q1
  const std::string old_file = (workspace_.root() / "inbox/33010005/ไตรมาส 4.csv").string();
  const ToolResult check = workspace_.run({"check", "-v", "--unit", "33010005", old_file});
  EXPECT_THAT(check.out, HasSubstr("] progress-2568 ("));
  EXPECT_THAT(check.out, HasSubstr("progress-2568 (by its day)"));

  ASSERT_EQ(workspace_.run({"run"}).status, 0);
  std::map<std::string, std::pair<std::string, std::string>> money;
  for (const CsvRow& row : rows_of(workspace_.run({"export", "progress"}).out)) {
    money[row.at("period")] = {row.at("committed"), row.at("disbursed")};
  }
  EXPECT_THAT(money, ElementsAre(Pair("FY2568Q4", Pair("120000", "")), Pair("FY2569Q1", Pair("", "120000"))));
  for (const CsvRow& row : rows_of(workspace_.run({"export", "effective"}).out))
    EXPECT_EQ(row.at("layout"), "progress") << "rules, dues and precedence know one layout";
}

TEST_F(Editions, AreChosenByTheirHeadsWhateverTheDay) {
  using namespace std::chrono;
  std::string renamed(kFormOf2568);
  renamed.replace(renamed.find("[เบิกจ่ายสะสม]"), std::string("[เบิกจ่ายสะสม]").size(), "[ใช้เงินและผูกพันแล้ว]");
  base::write_file_atomically(catalogue("progress-2568"), renamed);
  const fs::path file = workspace_.root() / "inbox/late.csv";
  base::write_file_atomically(file, "รหัสโครงการ,ชื่อโครงการ,สถานะ,ใช้เงินและผูกพันแล้ว\nP1,โครงการสมมุติ,แล้วเสร็จ,1200\n");
  came_on(file, 2026y / January / 20);
  EXPECT_THAT(workspace_.run({"check", "-v", "--unit", "33010005", file.string()}).out, HasSubstr("] progress-2568 ("));
}

TEST_F(Editions, AreRefusedWhereTwoWouldMatchOnTheSameDay) {
  fs::remove(catalogue("progress"));  // the shipped one, which holds on every day
  const ToolResult check = workspace_.run({"catalogue", "check"});
  EXPECT_EQ(check.status, 2);
  EXPECT_THAT(check.err, HasSubstr("'progress' and 'progress-2568' would match the same header of the same day"));
}

}  // namespace
}  // namespace tidtam::testing
