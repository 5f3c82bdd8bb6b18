#include <chrono>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/feature_returns.hpp"

/// What the plan of a service area asks for (S2), clause by clause; tests/features.csv names them.
namespace tidtam::testing {
namespace {

constexpr const char* kHeads = "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ,ยุทธศาสตร์ที่,ภารกิจ,วัตถุประสงค์\n";

std::string plan_title(int year) {
  return "แบบรายงาน ไตรมาสที่ 4 ปีงบประมาณ " + std::to_string(year);
}

/// One project of strategy 1 and one of strategy 4 in 2561, one of strategy 4 in 2562.
void send_two_years(FeatureReturns& returns) {
  const std::string heads = kHeads;
  returns
      .sheet("33010000", "โครงการ 2561",
             heads + "A1,รักชาติ,ปีงบประมาณ 2561,1000,1,Function,\nA2,ทุนการศึกษา,ปีงบประมาณ 2561,2000,4,Agenda,\n",
             plan_title(2561))
      .sheet("33010000", "โครงการ 2562", heads + "B1,ทุนการศึกษา,ปีงบประมาณ 2562,3000,4,Agenda,\n", plan_title(2562))
      .run();
}

CsvRow strategy(const char* node, const char* year) {
  return {{"line", "obec"}, {"unit_code", "33010000"}, {"plan", "ESAO2561"}, {"node", node}, {"fiscal_year", year}};
}

// The annual plans of one plan of several years add up.
TEST(Feature, S2_1) {
  FeatureReturns returns;
  send_two_years(returns);
  returns.expect("plan_by_year", strategy("4", "2561"),
                 {{"projects", "1"}, {"allocated", "200000"}, {"allocated_so_far", "200000"}});
  returns.expect(
      "plan_by_year", strategy("4", "2562"),
      {{"projects", "1"}, {"projects_so_far", "2"}, {"allocated", "300000"}, {"allocated_so_far", "500000"}});
}

// Projects are tied to bases and to plans of the province, the group of provinces and the provincial office.
TEST(Feature, S2_2) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", std::string(kHeads) + "P1,ประชาคม,ปีงบประมาณ 2569,1000,1,\"Cluster, Area\",\n")
      .sheet("33010000", "ความเชื่อมโยง",
             "รหัสโครงการ,แผนที่เชื่อมโยง,ประเด็น\nP1,แผนพัฒนากลุ่มจังหวัด,1\nP1,แผนพัฒนาจังหวัด,2\nP1,แผนพัฒนาการศึกษาจังหวัด,3\n")
      .run();
  returns.expect("project_plan_class", {{"project_code", "P1"}},
                 {{"basis", "Area,Cluster"}, {"region", "1"}, {"province", "2"}, {"office", "1"}});
  returns.expect("plan_link", {{"plan", "PEO4"}}, {{"code", "3"}, {"class", "province"}, {"fiscal_year", "2569"}});
}

// Projects that look like one are listed with what would be spent twice.
TEST(Feature, S2_3) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "โครงการ",
             std::string(kHeads) +
                 "P1,พัฒนาการอ่านออกเขียนได้,ปีงบประมาณ 2569,10000,1,,\n"
                 "P2,โครงการพัฒนาการอ่านออก เขียนได้,ปีงบประมาณ 2569,7000,1,,\n"
                 "P3,อนุรักษ์สิ่งแวดล้อม,ปีงบประมาณ 2569,5000,1,,\n")
      .run();
  EXPECT_EQ(returns.rows("duplicate_candidate").size(), 1U);
  returns.expect("duplicate_candidate", {{"project_code", "P1"}},
                 {{"other_project_code", "P2"}, {"at_stake", "700000"}, {"unit_code", "33010000"}});
}

// Money from gifts and local government stands apart from the state's, by project and at every level.
TEST(Feature, S2_4) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "งบประมาณ",
             "รหัสโครงการ,ชื่อโครงการ,แหล่งงบประมาณ,หมวดรายจ่าย,ไตรมาส 1,,ไตรมาส 2,,ไตรมาส 3,,ไตรมาส 4,,รวม\n"
             ",,,,แผน,เบิกจ่าย,แผน,เบิกจ่าย,แผน,เบิกจ่าย,แผน,เบิกจ่าย,\n"
             "P1,อ่าน,บริจาค,ค่าวัสดุ,100,50,100,100,0,0,0,0,200\nP1,อ่าน,เงินงบประมาณ,ค่าใช้สอย,1000,500,0,0,0,0,0,0,1000\n")
      .run();
  const auto source = [](const char* unit, const char* code) {
    return CsvRow{{"line", "obec"}, {"unit_code", unit}, {"source", code}};
  };
  returns.expect("money_by_source", source("33010000", "donation"),
                 {{"projects", "1"}, {"planned", "20000"}, {"disbursed", "15000"}, {"is_mobilised", "true"}});
  returns.expect("money_by_source", source("CLU14", "state_budget"),
                 {{"planned", "100000"}, {"disbursed", "50000"}, {"is_mobilised", "false"}});
  returns.expect("money_by_category",
                 {{"line", "obec"}, {"unit_code", "33010000"}, {"category", "materials"}, {"quarter", "2"}},
                 {{"planned", "10000"}, {"disbursed", "10000"}});
}

// An indicator that is red in two quarters running asks for a review of the plan.
TEST(Feature, S2_5) {
  FeatureReturns returns;
  const auto quarter = [&](int number, const char* reported) {
    returns.sheet("33010000", "ตัวชี้วัด " + std::to_string(number),
                  std::string("รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร,ค่าเป้าหมาย\nI44,") + reported + ",10,100\n",
                  "แบบรายงาน ไตรมาสที่ " + std::to_string(number) + " ปีงบประมาณ 2569");
  };
  quarter(1, "10");
  quarter(2, "2");
  quarter(3, "3");
  returns.run();
  EXPECT_EQ(returns.row("scorecard", {{"line", "obec"}, {"unit_code", "33010000"}, {"period", "FY2569Q1"}})["light"],
            "green");
  returns.expect("review_point", {{"line", "obec"}, {"unit_code", "33010000"}},
                 {{"indicator", "I44"},
                  {"previous_period", "FY2569Q2"},
                  {"period", "FY2569Q3"},
                  {"value", "30"},
                  {"previous_value", "20"}});
}

// Innovation, research and technology are found among the projects, and innovations have a register.
TEST(Feature, S2_6) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "โครงการ",
             std::string(kHeads) +
                 "P1,นวัตกรรมการอ่าน,ปีงบประมาณ 2569,1000,1,,\nP2,งานธุรการ,ปีงบประมาณ 2569,500,1,,ใช้เทคโนโลยีดิจิทัล\n")
      .sheet("33010000", "นวัตกรรม", "ชื่อนวัตกรรม,ประเภทนวัตกรรม,วันที่เผยแพร่\nชุดฝึกอ่าน,สื่อ,1 มี.ค. 2569\n")
      .run();
  returns.expect("project_topic", {{"topic", "innovation"}}, {{"project_code", "P1"}, {"allocated", "100000"}});
  returns.expect("project_topic", {{"topic", "technology"}}, {{"project_code", "P2"}});
  returns.expect("topic_coverage", {{"line", "obec"}, {"unit_code", "33010000"}, {"topic", "research"}},
                 {{"projects", "0"}});
  returns.expect("register_summary", {{"line", "obec"}, {"unit_code", "33010000"}, {"register", "innovations"}},
                 {{"category", "สื่อ"}, {"entries", "1"}});
}

// Networks: local government, private, civil society, counted by kind.
TEST(Feature, S2_7) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", std::string(kHeads) + "P1,ประชาคม,ปีงบประมาณ 2569,1000,1,Area,\n")
      .sheet("33010000", "การมีส่วนร่วม",
             "รหัสโครงการ,ภาคีเครือข่าย,ระดับการมีส่วนร่วม\nP1,อบต.คูซอด,ร่วมมือ\nP1,เทศบาลเมืองศรีสะเกษ,ร่วมมือ\nP1,บริษัท ดีใจ "
             "จำกัด,ปรึกษาหารือ\nP1,มูลนิธิเพื่อเด็ก,ร่วมมือ\n")
      .run();
  const auto partners = [&](const char* kind) {
    return returns.row("network_partner", {{"line", "obec"}, {"unit_code", "33010000"}, {"kind", kind}})["partners"];
  };
  EXPECT_EQ(partners("local_government"), "2");
  EXPECT_EQ(partners("private"), "1");
  EXPECT_EQ(partners("civil_society"), "1");
}

// Good governance: the office's own ITA beside the part of its schools that pass.
TEST(Feature, S2_8) {
  FeatureReturns returns;
  returns.sheet("33010000", "ตัวชี้วัด", "รหัสตัวชี้วัด,ผลการดำเนินงาน\nI46,91.25\n")
      .sheet("33010001", "ตัวชี้วัด", "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\nI47,1,1\n")
      .sheet("33010002", "ตัวชี้วัด", "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\nI47,0,1\n")
      .run();
  const CsvRow ita{{"line", "obec"}, {"unit_code", "33010000"}, {"indicator", "I46"}};
  EXPECT_EQ(returns.row("scorecard", ita)["value"], "91.25");
  returns.expect("scorecard", {{"line", "obec"}, {"unit_code", "33010000"}, {"indicator", "I47"}},
                 {{"numerator", "1"}, {"denominator", "2"}, {"value", "50"}});
}

// Every report can be parted by the six strategies, and a strategy without a project shows.
TEST(Feature, S2_9) {
  FeatureReturns returns;
  send_two_years(returns);
  int strategies = 0;
  for (const CsvRow& row : returns.rows("plan_coverage")) {
    if (row.at("line") == "obec" && row.at("unit_code") == "33010000" && row.at("plan") == "ESAO2561" &&
        row.at("fiscal_year") == "2561")
      ++strategies;
  }
  EXPECT_EQ(strategies, 6);
  returns.expect("plan_coverage", strategy("1", "2561"), {{"title", "ความมั่นคง"}, {"projects", "1"}});
  returns.expect("plan_coverage", strategy("6", "2561"), {{"projects", "0"}});
  returns.expect("plan_coverage", strategy("1", "2562"), {{"projects", "0"}});
}

// What an action plan has to say of each project, and what is left out.
TEST(Feature, S2_10) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "โครงการ",
             "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ,วัตถุประสงค์,ผลผลิต,ผลลัพธ์,กลุ่มที่รับผิดชอบ\n"
             "P1,อ่านออก,ปีงบประมาณ 2569,1000,ให้อ่านได้,ครู 20 คน,เด็กอ่านได้,กลุ่มนิเทศ\nP2,เขียนได้,ปีงบประมาณ 2569,,,,,\n")
      .run();
  const auto gaps = [&](const char* code) {
    std::vector<std::string> missing;
    for (const CsvRow& row : returns.rows("project_gap")) {
      if (row.at("project_code") == code) missing.push_back(row.at("missing"));
    }
    return missing;
  };
  using ::testing::ElementsAre;
  EXPECT_THAT(gaps("P1"), ElementsAre("basis", "responsible_person", "stage", "strategy", "y1"));
  EXPECT_THAT(gaps("P2"), ElementsAre("allocated", "basis", "objectives", "outcome", "output", "owner_group",
                                      "responsible_person", "stage", "strategy", "y1"));
}

// Measures stand by quarter, so that each can be watched in its time.
TEST(Feature, S2_11) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", std::string(kHeads) + "P1,ค่าย,ไตรมาสที่ 2 ปีงบประมาณ 2569,1000,1,,\n")
      .sheet("33010000", "ก้าวหน้า 2", "รหัสโครงการ,สถานะ,ร้อยละความก้าวหน้า\nP1,ล่าช้ากว่าแผน,40\n",
             "แบบรายงาน ไตรมาสที่ 2 ปีงบประมาณ 2569")
      .run();
  returns.expect("project_quarter", {{"quarter", "1"}}, {{"is_planned", "false"}, {"is_late", "false"}});
  returns.expect("project_quarter", {{"quarter", "2"}},
                 {{"is_planned", "true"}, {"status", "LATE"}, {"percent_done", "40"}, {"is_late", "true"}});
}

// A plan that is revised keeps what it said before.
TEST(Feature, S2_12) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", std::string(kHeads) + "P1,ค่าย,ปีงบประมาณ 2569,1000,1,,\n");
  returns.run();
  returns.sheet("33010000", "โครงการ ปรับปรุง", std::string(kHeads) + "P1,ค่าย,ปีงบประมาณ 2569,1500,1,,\n");
  returns.run();
  EXPECT_EQ(returns.row("project", {{"project_code", "P1"}})["allocated"], "150000");
  std::vector<std::string> versions;
  for (const CsvRow& row : returns.rows("project", {"--all-versions"})) versions.push_back(row.at("allocated"));
  EXPECT_THAT(versions, ::testing::UnorderedElementsAre("100000", "150000"));
  std::size_t ended = 0;
  for (const CsvRow& row : returns.rows("effective", {"--all-versions"})) ended += row.at("valid_to").empty() ? 0 : 1;
  EXPECT_EQ(ended, 1U);
}

}  // namespace
}  // namespace tidtam::testing
