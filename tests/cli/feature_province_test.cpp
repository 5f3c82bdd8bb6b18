#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/feature_returns.hpp"

/// What the four strategies of a provincial office ask for (S4), guideline by guideline; tests/features.csv names them.
namespace tidtam::testing {
namespace {

/// Returns of two schools of different affiliation offices in one province, one indicator each.
void send_indicator(FeatureReturns& returns, const std::string& id, const std::string& first,
                    const std::string& second) {
  const std::string title = "แบบรายงาน ไตรมาสที่ 4 ปีงบประมาณ 2569 ภาคเรียนที่ 1 ปีการศึกษา 2568";
  const std::string heads = "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\n";
  returns.sheet("33010001", "ตัวชี้วัด", heads + id + "," + first + "\n", title)
      .sheet("33012003", "ตัวชี้วัด", heads + id + "," + second + "\n", title)
      .run();
}

CsvRow province(const std::string& indicator) {
  return {{"line", "moe"}, {"unit_code", "PEO33"}, {"indicator", indicator}, {"dimension", ""}};
}

// The province's figures are of all schools in it, whatever office they belong to.
TEST(Feature, S4_1_1) {
  FeatureReturns returns;
  send_indicator(returns, "I17", "1,100", "3,300");
  returns.expect("scorecard", province("I17"), {{"numerator", "4"}, {"denominator", "400"}, {"n_reporting", "2"}});
  // The primary area has only its own.
  returns.expect("scorecard", {{"line", "obec"}, {"unit_code", "33010000"}, {"indicator", "I17"}},
                 {{"numerator", "1"}});
}

// Quality assurance: the part of schools that reach the level.
TEST(Feature, S4_1_2) {
  FeatureReturns returns;
  send_indicator(returns, "I33", "1,1", "0,1");
  returns.expect("scorecard", province("I33"), {{"numerator", "1"}, {"denominator", "2"}, {"value", "50"}});
}

TEST(Feature, S4_1_3) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "หลักสูตร",
             "ชื่อหลักสูตร,ประเภทหลักสูตร,วันที่อนุมัติ\nผ้าเบญจศรี,หลักสูตรท้องถิ่น,1 พ.ค. 2569\nทุเรียนภูเขาไฟ,หลักสูตรท้องถิ่น,1 มิ.ย. 2569\n")
      .run();
  returns.expect("register_summary", {{"line", "obec"}, {"unit_code", "33010000"}, {"register", "curricula"}},
                 {{"category", "หลักสูตรท้องถิ่น"}, {"entries", "2"}});
}

TEST(Feature, S4_1_4) {
  FeatureReturns returns;
  returns.sheet("PEO33", "นวัตกรรม", "ชื่อนวัตกรรม,ประเภทนวัตกรรม,วันที่เผยแพร่\nชุดฝึกอ่าน,สื่อ,1 มี.ค. 2569\n").run();
  returns.expect("register_summary", {{"line", "moe"}, {"unit_code", "REO14"}, {"register", "innovations"}},
                 {{"entries", "1"}});
  returns.expect("register_entry", {{"kind", "innovations"}}, {{"title", "ชุดฝึกอ่าน"}, {"on_date", "2026-03-01"}});
}

// Supervision: how many of the schools were visited, each once.
TEST(Feature, S4_1_5) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "การนิเทศ",
             "วันที่นิเทศ,สถานศึกษาที่รับการนิเทศ,เรื่องที่นิเทศ,ข้อค้นพบ\n5 ม.ค. 2569,โรงเรียนบ้านคูซอด,การอ่าน,ดี\n"
             "6 ม.ค. 2569,บ้านเวาะ,การอ่าน,พอใช้\n7 ม.ค. 2569,บ้านคูซอด,คณิต,ดี\n")
      .run();
  std::size_t schools = 0;
  for (const CsvRow& row : returns.rows("unit_parent")) {
    schools += row.at("line") == "obec" && row.at("parent_code") == "33010000" ? 1 : 0;
  }
  returns.expect("visit_coverage", {{"unit_code", "33010000"}},
                 {{"visits", "3"}, {"schools_visited", "2"}, {"schools", std::to_string(schools)}});
}

// Teachers with a plan for their development.
TEST(Feature, S4_2_1) {
  FeatureReturns returns;
  send_indicator(returns, "I48", "4,5", "10,15");
  returns.expect("scorecard", province("I48"), {{"numerator", "14"}, {"denominator", "20"}, {"value", "70"}});
}

// Individual development plans, counted by competency.
TEST(Feature, S4_2_2) {
  FeatureReturns returns;
  returns.sheet("33010000", "แผนพัฒนารายบุคคล", "สมรรถนะ,จำนวนผู้มีแผน,จำนวนผู้ได้รับการพัฒนา\nการจัดการเรียนรู้,120,90\n")
      .sheet("33020000", "แผนพัฒนารายบุคคล", "สมรรถนะ,จำนวนผู้มีแผน,จำนวนผู้ได้รับการพัฒนา\nการจัดการเรียนรู้,80,10\n")
      .run();
  returns.expect("competency_plan", {{"line", "obec"}, {"unit_code", "CLU14"}},
                 {{"competency", "การจัดการเรียนรู้"}, {"planned", "200"}, {"developed", "100"}, {"percent", "50"}});
}

TEST(Feature, S4_2_3) {
  FeatureReturns returns;
  send_indicator(returns, "I49", "1,4", "2,4");
  returns.expect("scorecard", province("I49"), {{"numerator", "3"}, {"denominator", "8"}, {"value", "37.5"}});
}

// Transfers as both offices tell them, so that what does not match can be seen.
TEST(Feature, S4_2_4) {
  FeatureReturns returns;
  const std::string heads = "ตำแหน่ง,วิชาเอก,ขอย้ายเข้า,ขอย้ายออก,ย้ายเข้า,ย้ายออก,บรรจุ,จาก/ไปเขต\n";
  returns
      .sheet("33010000", "การย้ายและบรรจุ",
             heads + "ครู,คณิตศาสตร์,5,4,0,3,1,สพป.ศรีสะเกษ เขต 2\nครู,ภาษาไทย,2,2,2,0,0,สพป.ศรีสะเกษ เขต 2\n")
      .sheet("33020000", "การย้ายและบรรจุ", heads + "ครู,คณิตศาสตร์,5,4,2,2,1,สพป.ศรีสะเกษ เขต 1\n")
      .run();
  returns.expect("transfer_match", {{"from_unit", "33010000"}},
                 {{"to_unit", "33020000"}, {"moved_out", "3"}, {"moved_in", "2"}, {"unmatched", "1"}});
  returns.expect("transfer_match", {{"from_unit", "33020000"}},
                 {{"moved_out", "2"}, {"moved_in", "2"}, {"unmatched", "0"}});
}

TEST(Feature, S4_2_5) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "รางวัล",
             "ชื่อรางวัล,ระดับรางวัล,วันที่ได้รับ,หน่วยงานที่มอบ\nครูดีศรีแผ่นดิน,จังหวัด,16 ม.ค. 2569,จังหวัด\nIQA AWARD,ภาค,1 ก.พ. "
             "2569,สพฐ.\n")
      .run();
  returns.expect("register_summary",
                 {{"line", "obec"}, {"unit_code", "OBEC"}, {"register", "awards"}, {"category", "ภาค"}},
                 {{"entries", "1"}});
  returns.expect("register_entry", {{"title", "IQA AWARD"}}, {{"category", "ภาค"}, {"on_date", "2026-02-01"}});
}

constexpr const char* kCensus =
    "ช่วงอายุ,สถานะการศึกษา,ชาย,หญิง,รวม\n6-11,ในระบบ,450,430,880\n6-11,ตกหล่น,15,5,20\n6-11,การศึกษาโดยครอบครัว,60,40,100\n"
    "12-14,ในระบบ,200,200,400\n";

// The census of children of school age, and the part of them in each form of education.
TEST(Feature, S4_3_1) {
  FeatureReturns returns;
  returns.sheet("PEO33", "ประชากรวัยเรียน", kCensus).run();
  const CsvRow band{{"line", "moe"}, {"unit_code", "PEO33"}, {"age_band", "6-11"}, {"status", "IN_SCHOOL"}};
  returns.expect("census_by_status", band,
                 {{"male", "450"}, {"female", "430"}, {"of_band", "1000"}, {"percent", "88"}});
  returns.expect("census_by_status", {{"line", "moe"}, {"unit_code", "REO14"}, {"age_band", "12-14"}},
                 {{"total", "400"}, {"percent", "100"}});
}

constexpr const char* kWatch =
    "สาเหตุ,ทั้งหมด,พบตัว,กำลังติดตาม,ไม่พบตัว,ต้องการกลับ,ไม่ประสงค์กลับ,กลับเข้าสู่ระบบแล้ว\nย้ายถิ่นที่อยู่,100,80,15,5,60,20,40\n"
    "ผู้ปกครองมีรายได้น้อย,20,10,5,5,8,2,5\n";

// The watch network: from the list to the return, by cause.
TEST(Feature, S4_3_2) {
  FeatureReturns returns;
  returns.sheet("PEO33", "เฝ้าระวังเด็กนอกระบบ", kWatch).run();
  returns.expect("watch_funnel", {{"line", "moe"}, {"unit_code", "PEO33"}, {"cause", "ย้ายถิ่นที่อยู่"}},
                 {{"listed", "100"}, {"percent_found", "80"}, {"percent_returned", "40"}, {"not_adding_up", "0"}});
}

TEST(Feature, S4_3_3) {
  FeatureReturns returns;
  send_indicator(returns, "I50", "92,92", "100,108");
  returns.expect("scorecard", province("I50"), {{"numerator", "192"}, {"denominator", "200"}, {"value", "96"}});
}

// Other forms of education, and children brought back, told by the watch sheet where no indicator is sent.
TEST(Feature, S4_3_4) {
  FeatureReturns returns;
  returns.sheet("PEO33", "ประชากรวัยเรียน", kCensus).sheet("PEO33", "เฝ้าระวังเด็กนอกระบบ", kWatch).run();
  returns.expect("census_by_status", {{"line", "moe"}, {"unit_code", "PEO33"}, {"status", "HOME_SCHOOL"}},
                 {{"total", "100"}, {"percent", "10"}});
  returns.expect("scorecard", province("I18"), {{"numerator", "90"}, {"denominator", "120"}, {"value", "75"}});
  returns.expect("scorecard", province("I19"), {{"numerator", "45"}, {"denominator", "120"}, {"value", "37.5"}});
}

TEST(Feature, S4_3_5) {
  FeatureReturns returns;
  send_indicator(returns, "I52", "3,4", "5,6");
  returns.expect("scorecard", province("I52"), {{"numerator", "8"}, {"denominator", "10"}, {"value", "80"}});
}

// Other offices get the tables as files: every column by its name, every fact with the cell that it came from.
TEST(Feature, S4_4_1) {
  FeatureReturns returns;
  send_indicator(returns, "I17", "1,100", "3,300");
  returns.expect("indicator_value", {{"unit_code", "33010001"}},
                 {{"indicator", "I17"},
                  {"period", "AY2568"},
                  {"numerator", "1"},
                  {"denominator", "100"},
                  {"file", "33010001/ตัวชี้วัด.csv"},
                  {"sheet", "ตัวชี้วัด"},
                  {"cell", "A4"}});
  EXPECT_EQ(returns.row("indicator", {{"indicator", "I17"}})["aggregation"], "RATIO");
}

TEST(Feature, S4_4_2) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "การใช้ทรัพยากรร่วม",
             "ทรัพยากรที่ใช้ร่วม,หน่วยงานเจ้าของ,หน่วยงานที่ใช้ร่วม,วันที่ใช้,มูลค่า\nห้องคอมพิวเตอร์,โรงเรียนบ้านคูซอด,โรงเรียนบ้านเวาะ,1 ก.ค. "
             "2569,5000\n")
      .run();
  returns.expect("register_summary", {{"line", "obec"}, {"unit_code", "33010000"}, {"register", "shared_resources"}},
                 {{"entries", "1"}, {"amount", "500000"}});
}

// The operator sees each run and each of its steps.
TEST(Feature, S4_4_3) {
  FeatureReturns returns;
  returns.sheet("PEO33", "นวัตกรรม", "ชื่อนวัตกรรม,ประเภทนวัตกรรม\nชุดฝึกอ่าน,สื่อ\n").run();
  returns.expect("run", {{"job", "nightly"}}, {{"run_id", "1"}, {"status", "done"}});
  EXPECT_THAT(returns.row("run_step", {{"step", "collect"}})["counts"], ::testing::HasSubstr("files=1"));
}

// The academic network: who works together with whom.
TEST(Feature, S4_4_4) {
  FeatureReturns returns;
  returns
      .sheet("PEO33", "การมีส่วนร่วม",
             "รหัสโครงการ,ภาคีเครือข่าย,ระดับการมีส่วนร่วม\nP1,วิทยาลัยเทคนิคศรีสะเกษ,ร่วมมือ\nP1,สพป.ศรีสะเกษ เขต "
             "1,ร่วมมือ\nP2,สพป.ศรีสะเกษ เขต 1,ปรึกษาหารือ\n")
      .run();
  returns.expect("network_partner", {{"line", "moe"}, {"unit_code", "PEO33"}, {"kind", "ministry"}},
                 {{"projects", "2"}, {"partners", "2"}});
}

// Supervision, evaluation and reporting: how far each project has come by the last quarter told of.
TEST(Feature, S4_4_5) {
  FeatureReturns returns;
  const auto progress = [&](int quarter, const char* row) {
    const std::string number = std::to_string(quarter);
    returns.sheet("PEO33", "ก้าวหน้า " + number, std::string("รหัสโครงการ,สถานะ,ร้อยละความก้าวหน้า,เบิกจ่ายสะสม\n") + row,
                  "แบบรายงาน ไตรมาสที่ " + number + " ปีงบประมาณ 2569");
  };
  progress(1, "P1,อยู่ระหว่างดำเนินการ,20,1000\nP2,ยังไม่ดำเนินการ,0,0\n");
  progress(2, "P1,อยู่ระหว่างดำเนินการ,55.5,4000\n");
  returns.run();
  returns.expect("latest_progress", {{"project_code", "P1"}},
                 {{"period", "FY2569Q2"}, {"percent_done", "55.5"}, {"disbursed", "400000"}, {"cell", "A4"}});
  returns.expect("latest_progress", {{"project_code", "P2"}}, {{"period", "FY2569Q1"}, {"status", "NOT_STARTED"}});
}

// Mission by mission: which the projects serve, and which none serves.
TEST(Feature, S4_V) {
  FeatureReturns returns;
  returns
      .sheet("PEO33", "โครงการ",
             "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ\nP1,อนุรักษ์สิ่งแวดล้อมในสถานศึกษา,ปีงบประมาณ "
             "2569,1000\nP2,เขตสุจริต,ปีงบประมาณ 2569,2000\n")
      .run();
  const auto mission = [](const char* topic) {
    return CsvRow{{"line", "moe"}, {"unit_code", "PEO33"}, {"vocabulary", "mission"}, {"topic", topic}};
  };
  returns.expect("topic_coverage", mission("environment"), {{"projects", "1"}, {"allocated", "100000"}});
  returns.expect("topic_coverage", mission("governance"), {{"projects", "1"}, {"allocated", "200000"}});
  returns.expect("topic_coverage", mission("sufficiency_economy"), {{"projects", "0"}});
}

}  // namespace
}  // namespace tidtam::testing
