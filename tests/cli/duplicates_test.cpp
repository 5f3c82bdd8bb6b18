#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/tool.hpp"

/// Projects that look like one, from returns in the inbox to `tidtam export duplicate_candidate`.
namespace tidtam::testing {
namespace {

using ::testing::SizeIs;

void drop_projects(const TemporaryWorkspace& workspace, const std::string& unit, const std::string& rows) {
  workspace.drop(unit + "/โครงการ.csv",
                 "แบบรายงาน ไตรมาสที่ 1 ปีงบประมาณ 2569\n\nรหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ\n" + rows);
}

TEST(DuplicateCandidates, StandInTheirTableWithTheAmountsAtStake) {
  const TemporaryWorkspace workspace;
  drop_projects(workspace, "33010005",
                "P1,โครงการพัฒนาทักษะการอ่านของนักเรียน,ปีงบประมาณ 2569,10000\n"
                "P2,พัฒนาทักษะการอ่านของนักเรียน ปีงบประมาณ 2569,ปีงบประมาณ 2569,4000\n"
                "P3,ค่ายดาราศาสตร์ริมห้วยสำราญ,ปีงบประมาณ 2569,42000\n"
                "P4,กิจกรรมวันสำคัญ,ปีงบประมาณ 2569,5000\n");
  drop_projects(workspace, "33010001", "P4,กิจกรรมวันสำคัญ,ปีงบประมาณ 2569,5500\n");
  drop_projects(workspace, "33010000", "A1,ค่ายดาราศาสตร์ริมห้วยสำราญ,ปีงบประมาณ 2569,42000\n");
  const ToolResult result = workspace.run({"run", "--date", "2026-02-02"});
  EXPECT_EQ(result.status, 0) << result.err;

  const auto rows = rows_of(workspace.run({"export", "duplicate_candidate"}).out);
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].at("unit_code") + " " + rows[0].at("project_code"), "33010000 A1");
  EXPECT_EQ(rows[0].at("other_unit_code") + " " + rows[0].at("other_project_code"), "33010005 P3");
  EXPECT_EQ(rows[0].at("rule"), "shared_name");
  EXPECT_EQ(rows[0].at("at_stake"), "4200000");
  EXPECT_EQ(rows[1].at("unit_code") + " " + rows[1].at("project_code"), "33010005 P1");
  EXPECT_EQ(rows[1].at("other_project_code"), "P2");
  EXPECT_EQ(rows[1].at("rule"), "same_name");
  EXPECT_EQ(rows[1].at("likeness"), "1");
  EXPECT_EQ(rows[1].at("at_stake"), "400000") << "the smaller of the two budgets, in satang";
}

}  // namespace
}  // namespace tidtam::testing
