#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/feature_returns.hpp"

/// What the meeting of the Clusters asks for (S3), point by point; tests/features.csv names them.
namespace tidtam::testing {
namespace {

const std::string kSchoolTable =
    "รหัสโรงเรียน,ชื่อโรงเรียน,จำนวนนักเรียน,,,จำนวนครู,,\n,,ชาย,หญิง,รวม,ตามเกณฑ์,มีจริง,ขาด/เกิน\n"
    "33010001,บ้านคูซอด,48,44,92,6,5,-1\n33010002,บ้านเวาะ,41,47,88,6,8,2\n";

// Orders of the centre with where each unit stands in carrying them out.
TEST(Feature, S3_1) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "หนังสือสั่งการ",
             "ที่หนังสือ,ลงวันที่,เรื่อง,กำหนดส่ง,สถานะ\nศธ 04010/ว 5,1 ต.ค. 2568,ข้อมูลอัตรากำลัง,15 ต.ค. 2568,ส่งแล้ว\n")
      .run();
  returns.expect("directive_state", {{"letter_no", "ศธ 04010/ว 5"}},
                 {{"due_on", "2025-10-15"}, {"status", "ส่งแล้ว"}, {"is_in_force", "true"}});
}

// Eighteen Clusters, the central one and the one of special education, each with its own roll-up.
TEST(Feature, S3_2) {
  FeatureReturns returns;
  returns.year_sheet("33010001", "ตัวชี้วัด", "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\nI17,1,100\n").run();
  std::set<std::string> clusters;
  for (const CsvRow& unit : returns.rows("unit")) {
    if (unit.at("kind") == "cluster") clusters.insert(unit.at("unit_code"));
  }
  EXPECT_EQ(clusters.size(), 20U);
  EXPECT_TRUE(clusters.contains("CLU18") && clusters.contains("CLU_CENTRAL") && clusters.contains("CLU_SPECIAL"));
  returns.expect("scorecard", {{"line", "obec"}, {"unit_code", "CLU14"}, {"indicator", "I17"}},
                 {{"numerator", "1"}, {"denominator", "100"}});
}

// Offices that came with the year 2564 exist since then, and posts are told apart into shortage and surplus.
TEST(Feature, S3_4) {
  FeatureReturns returns;
  returns.sheet("33010000", "อัตรากำลัง", "ตำแหน่ง,ตามเกณฑ์,จ.18,มีจริง,ว่าง,เกษียณ\nครู,100,95,90,5,3\nผู้บริหาร,10,12,12,1,1\n")
      .sheet("33020000", "อัตรากำลัง", "ตำแหน่ง,ตามเกณฑ์,จ.18,มีจริง,ว่าง,เกษียณ\nครู,50,60,55,5,0\n")
      .run();
  returns.expect("workforce_balance", {{"line", "obec"}, {"unit_code", "CLU14"}, {"position", "ครู"}},
                 {{"units", "2"},
                  {"standard", "150"},
                  {"filled", "145"},
                  {"shortage", "10"},
                  {"surplus", "5"},
                  {"not_adding_up", "0"}});
  returns.expect("workforce_balance", {{"line", "obec"}, {"unit_code", "33010000"}, {"position", "ผู้บริหาร"}},
                 {{"surplus", "2"}, {"not_adding_up", "1"}});
  std::size_t of_2564 = 0;
  for (const CsvRow& unit : returns.rows("unit")) {
    of_2564 += unit.at("kind") == "esao" && unit.at("valid_from").starts_with("2021") ? 1 : 0;
  }
  EXPECT_EQ(of_2564, 62U);
}

// A revised order takes the place of the one before.
TEST(Feature, S3_5) {
  FeatureReturns returns;
  returns
      .sheet("CLU14", "หนังสือสั่งการ",
             "ที่หนังสือ,ลงวันที่,เรื่อง,ยกเลิกหนังสือ\nว 10,1 ต.ค. 2567,หลักเกณฑ์การย้าย,\nว 21,1 ต.ค. 2568,หลักเกณฑ์การย้าย (ปรับปรุง),ว "
             "10\n")
      .run();
  returns.expect("directive_state", {{"letter_no", "ว 10"}}, {{"is_in_force", "false"}, {"superseded_by", "ว 21"}});
  returns.expect("directive_state", {{"letter_no", "ว 21"}}, {{"is_in_force", "true"}, {"unit_code", "CLU14"}});
}

void send_problems(FeatureReturns& returns) {
  returns
      .sheet("33010000", "ประเด็นปัญหา",
             "ด้าน,ปัญหา,ข้อเสนอ,ผู้รับผิดชอบ,สถานะ\nวิชาการ,ครูไม่ครบชั้น,ขออัตราเพิ่ม,กลุ่มบริหารงานบุคคล,ดำเนินการ\n"
             "ด้านวิชาการ,หนังสือเรียนล่าช้า,เร่งจัดซื้อ,กลุ่มส่งเสริม,แก้ไขแล้ว\nงบประมาณ,งบไม่พอ,ขอเพิ่ม,,\n")
      .sheet("33010001", "ประเด็นปัญหา", "ด้าน,ปัญหา,ข้อเสนอ\nบุคคล,ไม่มีธุรการ,ขออัตรา\nวิชาการ,สื่อเก่า,ขอสื่อ\n")
      .run();
}

// Advice in the fields of work: each problem is told by its field, however it is written.
TEST(Feature, S3_6) {
  FeatureReturns returns;
  send_problems(returns);
  const CsvRow office{{"line", "obec"}, {"unit_code", "33010001"}, {"area", "personnel"}};
  returns.expect("problem_summary", office, {{"problems", "1"}, {"with_proposal", "1"}});
  returns.expect("problem", {{"problem", "หนังสือเรียนล่าช้า"}}, {{"area", "ด้านวิชาการ"}, {"status", "แก้ไขแล้ว"}});
}

// Problems and proposals of schools, areas and Clusters gather at each level.
TEST(Feature, S3_7) {
  FeatureReturns returns;
  send_problems(returns);
  returns.expect("problem_summary", {{"line", "obec"}, {"unit_code", "CLU14"}, {"area", "academic"}},
                 {{"problems", "3"}, {"units", "2"}, {"settled", "1"}});
  returns.expect("problem_summary", {{"line", "obec"}, {"unit_code", "33010000"}, {"area", "budget"}},
                 {{"problems", "1"}});
}

// The same sheet sent twice is told as work done twice, and counted once.
TEST(Feature, S3_8) {
  FeatureReturns returns;
  const std::string rows = "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\nI17,1,100\n";
  returns.year_sheet("33010001", "ตัวชี้วัด", rows);
  returns.run();
  returns.year_sheet("33010001", "ตัวชี้วัด ส่งซ้ำ", rows);
  returns.run();
  returns.expect("repeated_sending", {{"file", "33010001/ตัวชี้วัด ส่งซ้ำ.csv"}},
                 {{"unit_code", "33010001"}, {"same_as", "33010001/ตัวชี้วัด.csv"}, {"rows", "1"}});
  returns.expect("scorecard", {{"line", "obec"}, {"unit_code", "33010000"}, {"indicator", "I17"}},
                 {{"numerator", "1"}});
}

// The days of the meeting, 14 to 16 March 2561, are read as such, and decisions of a span of days say so.
TEST(Feature, S3_9) {
  FeatureReturns returns;
  const char* title = "แบบรายงาน ไตรมาสที่ 2 ปีงบประมาณ 2561";
  returns
      .sheet("33010000", "โครงการ",
             "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ\nP1,ประชุม Cluster,14 – 16 มีนาคม 2561,1000\n", title)
      .sheet("33010000", "มติและข้อสั่งการ",
             "วันที่ประชุม,มติ,การประชุม,กำหนดเสร็จ,สถานะ\n14 – 16 มีนาคม 2561,รายงานผ่าน Cluster,ประชุม Cluster,30 เม.ย. "
             "2561,เสร็จ\n",
             title)
      .run();
  returns.expect("project", {{"project_code", "P1"}}, {{"start_on", "2018-03-14"}, {"end_on", "2018-03-16"}});
  returns.expect("register_entry", {{"kind", "decisions"}}, {{"on_date", "2018-03-14"}});
  returns.expect("finding", {{"rule", "DATE-SPAN"}}, {{"file", "33010000/มติและข้อสั่งการ.csv"}, {"cell", "A4"}});
}

// One school, two lines: its figures reach the Cluster on one and the province on the other.
TEST(Feature, S3_10) {
  FeatureReturns returns;
  returns.sheet("33010000", "ข้อมูลรายโรงเรียน", kSchoolTable, "แบบรายงาน ภาคเรียนที่ 1 ปีการศึกษา 2568").run();
  for (const char* unit : {"33010000", "CLU14", "OBEC"}) {
    returns.expect("scorecard", {{"line", "obec"}, {"unit_code", unit}, {"indicator", "I13"}, {"dimension", ""}},
                   {{"value", "180"}});
  }
  for (const char* unit : {"PEO33", "REO14", "OPS"}) {
    returns.expect("scorecard", {{"line", "moe"}, {"unit_code", unit}, {"indicator", "I13"}, {"dimension", ""}},
                   {{"value", "180"}});
  }
}

}  // namespace
}  // namespace tidtam::testing
