#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/feature_returns.hpp"

/// What the eleven mechanisms ask for (S1), one by one; tests/features.csv names them.
namespace tidtam::testing {
namespace {

constexpr const char* kProjects =
    "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ,ภารกิจ,ห่วงโซ่คุณค่า,Y1,Y2,Z,โครงการสำคัญ\n"
    "P1,อ่านออกเขียนได้,ปีงบประมาณ 2569,10000,Function,ต้นทาง,120101,120001,3,ใช่\n"
    "P2,ทักษะอาชีพ,ปีงบประมาณ 2569,5000,Agenda,กลางทาง,120101,,,ไม่ใช่\n"
    "P3,อบรมครู,ปีงบประมาณ 2569,2000,Area,,120101,110001,3,ไม่ใช่\n";

// Projects lead to what learners achieve, told by indicators that name them.
TEST(Feature, M01) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects)
      .sheet("33010000", "ตัวชี้วัด", "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร,รหัสโครงการ\nI11,3,100,P1\nI43,2,3,P2\n",
             "แบบรายงาน ไตรมาสที่ 4 ปีงบประมาณ 2569 ภาคเรียนที่ 1 ปีการศึกษา 2569")
      .run();
  returns.expect("learner_outcome", {{"project_code", "P1"}},
                 {{"indicators", "1"}, {"learner_indicators", "1"}, {"is_without", "false"}});
  returns.expect("learner_outcome", {{"project_code", "P2"}},
                 {{"indicators", "1"}, {"learner_indicators", "0"}, {"is_without", "true"}});
  returns.expect("learner_outcome", {{"project_code", "P3"}}, {{"indicators", "0"}, {"is_without", "true"}});
}

// Every level and every stage of the chain has its part; empty places show.
TEST(Feature, M02) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects)
      .sheet("33010001", "โครงการ",
             "รหัสโครงการ,ชื่อโครงการ,ระยะเวลาดำเนินการ,งบประมาณ,ห่วงโซ่คุณค่า\nA1,ค่ายวิชาการ,ปีงบประมาณ 2569,700,ปลายน้ำ\n")
      .run();
  const auto place = [](const char* kind, const char* stage) {
    return CsvRow{{"line", "obec"}, {"unit_code", "CLU14"}, {"kind", kind}, {"stage", stage}};
  };
  returns.expect("stage_matrix", place("esao", "upstream"), {{"projects", "1"}, {"allocated", "1000000"}});
  returns.expect("stage_matrix", place("esao", "downstream"), {{"projects", "0"}, {"allocated", ""}});
  returns.expect("stage_matrix", place("school", "downstream"), {{"projects", "1"}, {"allocated", "70000"}});
  returns.expect("stage_matrix", place("school", "upstream"), {{"projects", "0"}});
}

// One leads each task at each stage, and everyone who hosts it does so by law.
TEST(Feature, M03) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "เจ้าภาพ",
             "ภารกิจ,ห่วงโซ่คุณค่า,บทบาท,เจ้าภาพ,ฐานอำนาจ\n"
             "อ่านออกเขียนได้,ต้นทาง,เจ้าภาพหลัก,สพป.ศรีสะเกษ เขต 1,กฎกระทรวง\n"
             "อ่านออกเขียนได้,ต้นทาง,เจ้าภาพร่วม,สพป.ศรีสะเกษ เขต 2,กฎกระทรวง\n"
             "อ่านออกเขียนได้,ปลายทาง,เจ้าภาพร่วม,สพป.ศรีสะเกษ เขต 2,\n")
      .run();
  returns.expect("host_duty", {{"stage", "upstream"}},
                 {{"leads", "1"}, {"hosts", "2"}, {"without_legal_basis", "0"}, {"is_sound", "true"}});
  returns.expect("host_duty", {{"stage", "downstream"}},
                 {{"leads", "0"}, {"hosts", "1"}, {"without_legal_basis", "1"}, {"is_sound", "false"}});
}

// Agenda and Area work says by which technique people take part.
TEST(Feature, M04) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects)
      .sheet("33010000", "การมีส่วนร่วม",
             "รหัสโครงการ,ภาคีเครือข่าย,ระดับการมีส่วนร่วม,เทคนิค\nP2,ชุมชนบ้านคูซอด,ปรึกษาหารือ,\nP3,ชุมชนบ้านเวาะ,ร่วมมือ,เวทีประชาคม\n")
      .run();
  returns.expect("project_partner", {{"project_code", "P1"}}, {{"techniques", "0"}, {"needs_technique", "false"}});
  returns.expect("project_partner", {{"project_code", "P2"}}, {{"techniques", "0"}, {"needs_technique", "true"}});
  returns.expect("project_partner", {{"project_code", "P3"}}, {{"techniques", "1"}, {"needs_technique", "false"}});
}

// Integration has members, a form and money set aside together.
TEST(Feature, M05) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "รูปแบบบูรณาการ",
             "ประเด็นบูรณาการ,รูปแบบบูรณาการ,หน่วยงานร่วม,งบประมาณ\n"
             "พาน้องกลับมาเรียน,คณะทำงานร่วม,\"ศธจ.ศรีสะเกษ, พมจ.ศรีสะเกษ\",20000\nอาหารกลางวัน,ทำเอง,,1000\n")
      .run();
  returns.expect("integration_model", {{"title", "พาน้องกลับมาเรียน"}},
                 {{"members", "3"}, {"shared_budget", "2000000"}, {"is_alone", "false"}});
  returns.expect("integration_model", {{"title", "อาหารกลางวัน"}}, {{"members", "1"}, {"is_alone", "true"}});
}

// The chain of cause from project to national strategy, and where it breaks.
TEST(Feature, M06) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects).run();
  returns.expect("xyz_chain", {{"project_code", "P1"}},
                 {{"y1", "120101"}, {"y2", "120001"}, {"z", "3"}, {"breaks_at", ""}});
  // What is left out follows from the goal below it.
  returns.expect("xyz_chain", {{"project_code", "P2"}}, {{"y2", "120001"}, {"z", "3"}, {"breaks_at", ""}});
  returns.expect("xyz_chain", {{"project_code", "P3"}}, {{"y2", "110001"}, {"breaks_at", "y2"}});
}

// A key project tells of all nine resources.
TEST(Feature, M07) {
  FeatureReturns returns;
  returns.sheet("33010000", "โครงการ", kProjects)
      .sheet("33010000", "ทรัพยากร",
             "รหัสโครงการ,ประเภททรัพยากร,รายละเอียด,ความพร้อม\nP1,งบประมาณ,ได้รับแล้ว,พร้อม\nP1,ข้อมูลสารสนเทศ,DMC,ไม่พร้อม\n")
      .run();
  EXPECT_EQ(returns.rows("resource_readiness").size(), 9U);
  returns.expect("resource_readiness", {{"resource_kind", "budget"}},
                 {{"project_code", "P1"}, {"entries", "1"}, {"ready", "1"}, {"is_missing", "false"}});
  returns.expect("resource_readiness", {{"resource_kind", "data"}}, {{"ready", "0"}, {"is_missing", "false"}});
  returns.expect("resource_readiness", {{"resource_kind", "tools"}}, {{"entries", "0"}, {"is_missing", "true"}});
}

// Inspection, supervision, control, risk and the rest stand on one board.
TEST(Feature, M08) {
  FeatureReturns returns;
  returns
      .sheet("33010000", "ความเสี่ยง",
             "ความเสี่ยง,ประเภท,โอกาส,ผลกระทบ,วิธีจัดการ,ผู้รับผิดชอบ\nน้ำท่วม,การดำเนินงาน,4,5,ซ้อมแผน,กลุ่มอำนวยการ\n")
      .sheet("33010000", "การควบคุมภายใน",
             "ภารกิจ/วัตถุประสงค์,ความเสี่ยง,การควบคุมภายในที่มีอยู่,กำหนดเสร็จ\nการเงิน,ทุจริต,ตรวจนับ,30 ก.ย. 2569\n"
             "พัสดุ,สูญหาย,ทะเบียนคุม,30 ก.ย. 2569\n")
      .run();
  const auto entries = [&](const char* instrument) {
    return returns.row("oversight_board", {{"unit_code", "33010000"}, {"instrument", instrument}})["entries"];
  };
  EXPECT_EQ(entries("controls"), "2");
  EXPECT_EQ(entries("risks"), "1");
  EXPECT_EQ(entries("visits"), "0");
  EXPECT_EQ(returns.rows("oversight_board").size(), 9U);
}

// A joint indicator has one lead, two owners, weights of 100 and a goal; its value is told once and credited by weight.
TEST(Feature, M09) {
  FeatureReturns returns;
  returns
      .sheet("PEO33", "ตัวชี้วัดร่วม",
             "รหัส,ตัวชี้วัดร่วม,เจ้าภาพหลัก,เจ้าภาพร่วม,ห่วงโซ่คุณค่า,น้ำหนัก,Y1,ฐานอำนาจ,เป้าหมาย,ผลงาน\n"
             "J1,เด็กนอกระบบกลับเข้าเรียน,ศธจ.ศรีสะเกษ,\"สพป.ศรีสะเกษ เขต 1, สสจ.ศรีสะเกษ\",ปลายทาง,60,120101,คำสั่ง,80,40\n"
             "J2,อ่านออกเขียนได้,ศธจ.ศรีสะเกษ,,ต้นทาง,40,120101,กฎกระทรวง,100,90\n")
      .run();
  returns.expect("joint_board", {{"joint_code", "J1"}},
                 {{"leads", "1"},
                  {"owners", "3"},
                  {"weight", "60"},
                  {"value", "40"},
                  {"weights_add_up", "true"},
                  {"is_sound", "true"}});
  returns.expect("joint_board", {{"joint_code", "J2"}}, {{"owners", "1"}, {"is_sound", "false"}});
  // 40 of 80 is half: half of 60; 90 of 100 of 40.
  returns.expect("joint_owner", {{"joint_code", "J1"}}, {{"credit", "30"}});
  returns.expect("joint_owner", {{"joint_code", "J2"}}, {{"credit", "36"}});
}

// A joint measure that stays far below its target opens an incident, with who has to act and by when.
TEST(Feature, M10) {
  FeatureReturns returns;
  const auto spent = [&](int quarter, const char* baht) {
    const std::string number = std::to_string(quarter);
    returns.sheet("33010000", "ตัวชี้วัด " + number, std::string("รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\nI40,") + baht + ",1000\n",
                  "แบบรายงาน ไตรมาสที่ " + number + " ปีงบประมาณ 2569");
  };
  // The targets of 2569 are 32 and 52 per cent; more than ten points below, twice running, is C11.
  spent(1, "215");
  spent(2, "400");
  returns.run();
  returns.expect("incident", {{"trigger", "C11"}},
                 {{"unit_code", "33010000"}, {"severity", "2"}, {"due_on", "2026-05-15"}, {"status", "OPEN"}});
}

// Good results alone are no reason for an incentive: what was not certified in time is named, and nothing follows by
// itself.
TEST(Feature, M11) {
  FeatureReturns returns;
  returns.sheet("33010000", "ตัวชี้วัด", "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร,ค่าเป้าหมาย\nI44,10,10,100\nI40,950,1000,93\n").run();
  const CsvRow judged = returns.row("incentive_eligibility", {{"unit_code", "33010000"}});
  EXPECT_EQ(judged.at("score"), "5");
  EXPECT_EQ(judged.at("rounds_due"), "4") << "all four quarters of 2569 were due by 1 November 2569";
  EXPECT_EQ(judged.at("rounds_on_time"), "0");
  EXPECT_EQ(judged.at("eligible"), "false");
  EXPECT_EQ(judged.at("rank"), "");
  EXPECT_THAT(judged.at("reason_th"), ::testing::HasSubstr("รับรองข้อมูลทันกำหนด 0 จาก 4 รอบ"));
}

// The regional office sees its provinces' schools on the ministry's line.
TEST(Feature, M_host) {
  FeatureReturns returns;
  returns.year_sheet("33010001", "ตัวชี้วัด", "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\nI17,1,100\n")
      .year_sheet("34010002", "ตัวชี้วัด", "รหัสตัวชี้วัด,ตัวตั้ง,ตัวหาร\nI17,2,200\n")
      .run();
  returns.expect("scorecard", {{"line", "moe"}, {"unit_code", "REO14"}, {"indicator", "I17"}},
                 {{"numerator", "3"}, {"denominator", "300"}, {"value", "1"}, {"n_reporting", "2"}});
  returns.expect("scorecard", {{"line", "moe"}, {"unit_code", "OPS"}, {"indicator", "I17"}}, {{"numerator", "3"}});
}

}  // namespace
}  // namespace tidtam::testing
