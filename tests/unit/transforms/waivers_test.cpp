#include "transforms/submission/waivers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/return_builder.hpp"
#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using support::Content;
using support::SheetBuilder;
using support::shown;
using testing::ElementsAre;

Waiver acknowledged(std::string rule, std::string period) {
  Waiver waiver;
  waiver.rule = std::move(rule);
  waiver.unit_code = "33010001";
  waiver.period = std::move(period);
  waiver.reason = "ตรวจแล้ว";
  waiver.owner = "ก ข";
  waiver.on = {2026, 11, 1};
  return waiver;
}

Waiver waived(std::string rule, base::Date until) {
  Waiver waiver = acknowledged(std::move(rule), {});
  waiver.until = until;
  return waiver;
}

model::Finding finding(std::string rule, model::Severity severity) {
  model::Finding made;
  made.rule = std::move(rule);
  made.severity = severity;
  made.sheet = "โครงการ";
  made.cell = "D4";
  return made;
}

constexpr base::Date kArrival{2026, 11, 5};

bool stands(const model::Finding& found, const std::vector<Waiver>& waivers, const char* unit = "33010001",
            const char* period = "FY2569Q4", base::Date arrival = kArrival) {
  return Waivers(waivers).find(found, unit, period, arrival) != nullptr;
}

TEST(Acknowledgements, HoldForWarningsOfTheirUnitRuleAndPeriod) {
  const auto warning = finding("PRG-04", model::Severity::warning);
  const std::vector<Waiver> waivers{acknowledged("PRG-04", "FY2569Q4")};
  EXPECT_TRUE(stands(warning, waivers));
  EXPECT_FALSE(stands(warning, waivers, "33010002"));
  EXPECT_FALSE(stands(warning, waivers, "33010001", "FY2570Q1"));
  EXPECT_FALSE(stands(finding("PRG-05", model::Severity::warning), waivers));
  EXPECT_FALSE(stands(finding("PRG-04", model::Severity::error), waivers));
  EXPECT_FALSE(stands(warning, {acknowledged("PRG-04", {})})) << "an acknowledgement has a period";
}

TEST(Acknowledgements, HoldAtTheirPlaceAlone) {
  Waiver at_place = acknowledged("PRG-04", "FY2569Q4");
  at_place.cell = "D4";
  auto warning = finding("PRG-04", model::Severity::warning);
  EXPECT_TRUE(stands(warning, {at_place}));
  warning.cell = "D5";
  EXPECT_FALSE(stands(warning, {at_place}));
}

TEST(Acknowledgements, HoldForTheirRowAndColumnWhereverTheyStand) {
  Waiver of_row = acknowledged("PRG-04", "FY2569Q4");
  of_row.sheet = "โครงการ";
  of_row.cell = "D4";
  of_row.about = "P1 › งบประมาณ";
  auto warning = finding("PRG-04", model::Severity::warning);
  warning.cell = "D9";
  warning.facts["about"] = "P1  › งบประมาณ";
  EXPECT_TRUE(stands(warning, {of_row}));
  warning.cell = "D4";
  warning.facts["about"] = "P2 › งบประมาณ";
  EXPECT_FALSE(stands(warning, {of_row})) << "another row stands in that cell now";
  warning.facts["about"] = "P1 › งบประมาณ";
  warning.sheet = "งบประมาณ";
  EXPECT_FALSE(stands(warning, {of_row}));
}

TEST(Waivers, TurnErrorsOffUntilTheirLastDay) {
  const auto error = finding("PRG-03", model::Severity::error);
  EXPECT_TRUE(stands(error, {waived("PRG-03", kArrival)}));
  EXPECT_FALSE(stands(error, {waived("PRG-03", {2026, 11, 4})}));
  EXPECT_TRUE(stands(error, {waived("PRG-03", {2026, 12, 31})}, "33010001", "FY2570Q1")) << "of every period";
}

TEST(Waivers, NeverHideWhoseDataTheseAre) {
  for (const char* rule : {"ORG-01", "COD-02", "FILE-EMPTY", "PII-04", "PID-CHK", "YEAR-04", "PERIOD-01", "HDR-03"}) {
    EXPECT_FALSE(stands(finding(rule, model::Severity::error), {waived(rule, {2026, 12, 31})})) << rule;
  }
}

TEST(Waivers, AreTakenBackByALaterAnswer) {
  const auto error = finding("PRG-03", model::Severity::error);
  Waiver back = waived("PRG-03", {2026, 12, 31});
  back.reason.clear();
  EXPECT_FALSE(stands(error, {waived("PRG-03", {2026, 12, 31}), back}));
  EXPECT_TRUE(stands(error, {back, waived("PRG-03", {2026, 12, 31})}));
}

model::Submission answered(const std::vector<std::vector<Content>>& rows, const std::string& folder = {}) {
  model::Workbook workbook;
  SheetBuilder sheet(workbook, "รับทราบและผ่อนผัน");
  sheet.row({"รหัสข้อตรวจ", "รหัสหน่วยงานที่รับทราบ", "งวดของข้อมูล", "เหตุผลที่รับทราบหรือผ่อนผัน", "ผู้รับผิดชอบการรับทราบ", "วันที่รับทราบ",
             "ผ่อนผันถึงวันที่", "เฉพาะชีต", "เฉพาะช่อง"});
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::read(workbook, folder);
}

TEST(AnswersToFindings, AreTakenWithReasonOwnerAndEnd) {
  const auto read = answered({{"PRG-04", "33010001", "FY2569Q4", "ตรวจแล้ว", "ก ข", "1/11/2569"},
                              {"PRG-03", "33010001", {}, "รอโอนงบ", "ก ข", "1/11/2569", "31/12/2569"},
                              {"PRG-05", "33010001", "FY2569Q4"}});
  EXPECT_EQ(read.state, model::SubmissionState::accepted);
  std::vector<std::string> facts;
  for (const model::Fact& fact : read.facts) {
    facts.push_back(shown(fact, "rule") + " " + shown(fact, "period") + " " + shown(fact, "on") + " " +
                    shown(fact, "until") + " " + shown(fact, "owner"));
  }
  EXPECT_THAT(facts, ElementsAre("PRG-04 FY2569Q4 2026-11-01  ก ข", "PRG-03  2026-11-01 2026-12-31 ก ข"));
}

TEST(AnswersToFindings, ThatCannotHoldAreLeftOutAlone) {
  const auto read = answered({{"PRG-04", "33019999", "FY2569Q4", "ตรวจแล้ว", "ก ข"},
                              {"PRG-04", "33010001", "FY2569Q4", "ตรวจแล้ว"},
                              {"PRG-04", "33010001", {}, "ตรวจแล้ว", "ก ข"}});
  EXPECT_EQ(read.state, model::SubmissionState::partly);
  EXPECT_THAT(support::places_of(read),
              ElementsAre("COD-01 รับทราบและผ่อนผัน!B2", "ROW-01 รับทราบและผ่อนผัน!E3", "ACK-01 รับทราบและผ่อนผัน!C4"));
  const auto own = answered({{"PRG-04", "33010001", "FY2569Q4", "ตรวจแล้ว", "ก ข", {}, "31/12/2569"}}, "33010001");
  EXPECT_THAT(support::places_of(own), ElementsAre("ACK-02 รับทราบและผ่อนผัน!G2"));
  const auto above = answered({{"PRG-04", "33010001", "FY2569Q4", "ตรวจแล้ว", "ก ข", {}, "31/12/2569"},
                               {"YEAR-04", "33010001", "FY2569Q4", "ตรวจแล้ว", "ก ข", {}, "31/12/2569"},
                               {"PRG-04", "33010001", "ไตรมาส 4", "ตรวจแล้ว", "ก ข"}},
                              "33010000");
  EXPECT_THAT(support::places_of(above), ElementsAre("ACK-04 รับทราบและผ่อนผัน!A3", "ACK-03 รับทราบและผ่อนผัน!C4"));
  EXPECT_EQ(above.facts.size(), 1U);
  const auto strange = answered({{"PRG-04", "33010001", "FY2569Q4", "ตรวจแล้ว", "ก ข"}}, "33010001x");
  EXPECT_THAT(support::places_of(strange), ElementsAre("DESK-02 รับทราบและผ่อนผัน!"));
  EXPECT_EQ(strange.state, model::SubmissionState::returned);
  EXPECT_TRUE(strange.facts.empty());
  const auto foreign = answered({{"PRG-04", "33012001", "FY2569Q4", "ตรวจแล้ว", "ก ข"}}, "33010000");
  EXPECT_THAT(support::places_of(foreign), ElementsAre("ORG-03 รับทราบและผ่อนผัน!B2"));
}

}  // namespace
}  // namespace tidtam::transforms
