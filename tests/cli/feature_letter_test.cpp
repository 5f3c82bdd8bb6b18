#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/feature_returns.hpp"

/// What the letter on integration asks for (S0), clause by clause; tests/features.csv names the clauses.
namespace tidtam::testing {
namespace {

constexpr const char* kProjects =
    "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ,ภารกิจ,กลุ่มที่รับผิดชอบ,ผู้รับผิดชอบ,ยุทธศาสตร์ชาติ (Z)\n"
    "P1,แผนปฏิบัติการประจำปี,ปีงบประมาณ 2569,10000,Function,กลุ่มนโยบายและแผน,สมชาย ใจดี,3\n"
    "P2,อ่านออกเขียนได้,1 ต.ค. 2568 - 31 มี.ค. 2569,5000,\"Agenda, Area\",กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา,,3\n"
    "P3,รู้กฎหมาย,ปีงบประมาณ 2569,2000,Area,,สมหญิง ใจงาม,\n";
constexpr const char* kPartners =
    "รหัสโครงการ,ภาคีเครือข่าย,ระดับการมีส่วนร่วม,เทคนิค,ห่วงโซ่คุณค่า\n"
    "P2,ศธจ.ศรีสะเกษ,ร่วมมือ,ประชุมปฏิบัติการ,ต้นทาง\n"
    "P2,สพป.ศรีสะเกษ เขต 2,ให้ข้อมูล,,ต้นทาง\n"
    "P3,อบต.คูซอด,เสริมอำนาจ,เวทีประชาคม,ปลายทาง\n";

// Every group of the office has work on its own duties; one without any shows.
TEST(Feature, S0_1) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects).run();
  EXPECT_EQ(returns.rows("group_coverage").size(), 10U);
  returns.expect("group_coverage", {{"office_group", "policy_and_plan"}},
                 {{"unit_code", "33010000"}, {"projects", "1"}, {"function_projects", "1"}, {"allocated", "1000000"}});
  returns.expect("group_coverage", {{"office_group", "supervision"}}, {{"projects", "1"}, {"function_projects", "0"}});
  returns.expect("group_coverage", {{"office_group", "law"}}, {{"projects", "0"}, {"function_projects", "0"}});
}

// Projects without an owner or a responsible person are named, each with its cell.
TEST(Feature, S0_2) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects).run();
  returns.expect("project_gap", {{"project_code", "P3"}, {"missing", "owner_group"}},
                 {{"name", "รู้กฎหมาย"}, {"file", "33010000/โครงการ.csv"}, {"cell", "A6"}});
  returns.expect("project_gap", {{"project_code", "P2"}, {"missing", "responsible_person"}}, {{"cell", "A5"}});
  for (const CsvRow& gap : returns.rows("project_gap")) {
    EXPECT_FALSE(gap.at("project_code") == "P1" && gap.at("missing") == "owner_group");
  }
}

// A plan is held against its progress, quarter by quarter.
TEST(Feature, S0_3) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects)
      .sheet("33010000", "ก้าวหน้า", "รหัสโครงการ,สถานะ,ร้อยละความก้าวหน้า,เบิกจ่ายสะสม\nP1,แล้วเสร็จ,100,9000\n")
      .run();
  EXPECT_EQ(returns.rows("project_quarter").size(), 12U);
  returns.expect("project_quarter", {{"project_code", "P1"}, {"quarter", "4"}},
                 {{"is_planned", "true"}, {"status", "DONE"}, {"percent_done", "100"}, {"is_late", "false"}});
  // It ended with the second quarter, so nothing is due of it in the fourth.
  returns.expect("project_quarter", {{"project_code", "P2"}, {"quarter", "2"}}, {{"is_planned", "true"}});
  returns.expect("project_quarter", {{"project_code", "P2"}, {"quarter", "4"}},
                 {{"is_planned", "false"}, {"is_reported", "false"}, {"is_late", "false"}});
  // The office reported on the fourth quarter and left this one out.
  returns.expect("project_quarter", {{"project_code", "P3"}, {"quarter", "4"}},
                 {{"is_planned", "true"}, {"is_reported", "false"}, {"is_late", "true"}});
}

// Agenda work goes together with the provincial office.
TEST(Feature, S0_4) {
  FeatureReturns without;
  without.sheet("33010000", "โครงการ", kProjects).run();
  without.expect("project_partner", {{"project_code", "P2"}}, {{"partners", "0"}, {"needs_province_office", "true"}});
  FeatureReturns with;
  with.sheet("33010000", "โครงการ", kProjects).sheet("33010000", "การมีส่วนร่วม", kPartners).run();
  with.expect("project_partner", {{"project_code", "P2"}},
              {{"partners", "2"}, {"province_office_partners", "1"}, {"needs_province_office", "false"}});
  with.expect("project_partner", {{"project_code", "P1"}}, {{"needs_province_office", "false"}});
}

// Agenda work is linked to plans of the nation, the region, the province and the ministry.
TEST(Feature, S0_5) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects)
      .sheet("33010000", "ความเชื่อมโยง", "รหัสโครงการ,แผนที่เชื่อมโยง,ประเด็น,หลัก\nP2,แผนพัฒนาภาค,2,\nP2,แผนพัฒนาจังหวัด,1,\n")
      .run();
  returns.expect("project_plan_class", {{"project_code", "P2"}},
                 {{"national", "1"}, {"region", "1"}, {"province", "1"}, {"ministry", "0"}, {"lacks", "1"}});
  returns.expect("project_plan_class", {{"project_code", "P3"}}, {{"national", "0"}, {"lacks", "0"}});
}

// Area work goes together with someone from outside the ministry.
TEST(Feature, S0_6) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects).sheet("33010000", "การมีส่วนร่วม", kPartners).run();
  returns.expect("project_partner", {{"project_code", "P3"}},
                 {{"outside_partners", "1"}, {"needs_outside_partner", "false"}});
  returns.expect("project_partner", {{"project_code", "P2"}},
                 {{"outside_partners", "0"}, {"needs_outside_partner", "true"}});
}

// Plans of every level hang together: what serves each strategy, at each level, and which nothing serves.
TEST(Feature, S0_7) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects)
      .sheet("33010001", "โครงการ",
             "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ,ยุทธศาสตร์ชาติ (Z)\nA1,ประชาธิปไตย,ปีงบประมาณ 2569,700,1\n")
      .run();
  const CsvRow third{{"plan", "XYZ"}, {"node", "3"}, {"line", "obec"}};
  const auto at = [](CsvRow key, const std::string& unit) {
    key["unit_code"] = unit;
    return key;
  };
  returns.expect("plan_coverage", at(third, "33010000"), {{"projects", "2"}, {"allocated", "1500000"}, {"units", "1"}});
  const CsvRow first{{"plan", "XYZ"}, {"node", "1"}, {"line", "obec"}};
  returns.expect("plan_coverage", at(first, "CLU14"), {{"projects", "1"}, {"allocated", "70000"}});
  const CsvRow fifth{{"plan", "XYZ"}, {"node", "5"}, {"line", "obec"}};
  returns.expect("plan_coverage", at(fifth, "OBEC"), {{"projects", "0"}, {"allocated", ""}});
}

// Stakeholders and communities take part, by level.
TEST(Feature, S0_8) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects).sheet("33010000", "การมีส่วนร่วม", kPartners).run();
  returns.expect("participation_ladder", {{"unit_code", "33010000"}, {"level", "empower"}},
                 {{"stage", "downstream"}, {"projects", "1"}, {"partners", "1"}, {"outside_partners", "1"}});
  returns.expect("participation_ladder", {{"unit_code", "CLU14"}, {"level", "collaborate"}},
                 {{"stage", "upstream"}, {"partners", "1"}, {"outside_partners", "0"}});
}

constexpr const char* kLetters =
    "ที่หนังสือ,ลงวันที่,เรื่อง,ชั้นความเร็ว,ยกเลิกหนังสือ,สถานะ\n"
    "ศธ 04009/ว 1,1 ต.ค. 2568,ซักซ้อมแผน,ด่วน,,ดำเนินการแล้ว\n"
    "ศธ 04009/ว 2,1 พ.ย. 2568,ปรับแผน,ด่วนที่สุด,ศธ 04009/ว 1,ดำเนินการ\n"
    "ศธ 04009/ว 3,2 พ.ย. 2568,ส่งข้อมูล,,ศธ 04008/ว 7,ดำเนินการ\n";

// A letter takes the place of an earlier one, and a number that nothing in the register has stands out.
TEST(Feature, S0_9) {
  FeatureReturns returns;
  returns.sheet("33010000", "หนังสือสั่งการ", kLetters).run();
  returns.expect("directive_state", {{"letter_no", "ศธ 04009/ว 1"}},
                 {{"is_in_force", "false"}, {"superseded_by", "ศธ 04009/ว 2"}, {"is_number_unknown", "false"}});
  returns.expect("directive_state", {{"letter_no", "ศธ 04009/ว 2"}}, {{"is_in_force", "true"}});
  returns.expect("directive_state", {{"letter_no", "ศธ 04009/ว 3"}},
                 {{"is_in_force", "true"}, {"is_number_unknown", "true"}});
}

// Urgency, dates and numbers of letters are kept.
TEST(Feature, S0_10) {
  FeatureReturns returns;
  returns.sheet("33010000", "หนังสือสั่งการ", kLetters).run();
  returns.expect("directive_state", {{"letter_no", "ศธ 04009/ว 1"}},
                 {{"urgency", "urgent"}, {"on_date", "2025-10-01"}});
  returns.expect("directive_state", {{"letter_no", "ศธ 04009/ว 2"}},
                 {{"urgency", "most_urgent"}, {"on_date", "2025-11-01"}, {"title", "ปรับแผน"}, {"cell", "A5"}});
  returns.expect("directive_state", {{"letter_no", "ศธ 04009/ว 3"}}, {{"urgency", ""}});
}

}  // namespace
}  // namespace tidtam::testing
