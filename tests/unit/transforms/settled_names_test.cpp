#include "transforms/units/settled_names.hpp"

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
using testing::IsEmpty;

const support::ShippedCatalogue& shipped() {
  return support::ShippedCatalogue::get();
}

NameAnswer answer(std::string raw, std::string unit, std::string sender, std::string amphoe = {},
                  std::string province = {}, std::string submission = {}) {
  return {
      std::move(raw), std::move(sender), std::move(amphoe), std::move(province), std::move(submission), std::move(unit),
      "ก ข",          {2026, 11, 20}};
}

/// Which unit a name means after these answers, or the rule by which it means none.
std::string meant(const std::string& name, NameContext context, const std::vector<NameAnswer>& answers) {
  const SettledNames settled(answers, shipped().units.tree);
  context.settled = &settled;
  const UnitMatch match = shipped().resolver.by_name(name, context);
  return match.is_certain() ? shipped().units.tree.unit(match.unit).code : match.rule;
}

NameContext within(const char* unit, std::string amphoe = {}, std::string province = {}) {
  NameContext context;
  context.amphoe = std::move(amphoe);
  context.province = std::move(province);
  context.within_unit = shipped().units.tree.find(unit);
  return context;
}

TEST(SettledNames, HoldWithinTheirSenderAndNowhereElse) {
  const std::vector<NameAnswer> answers{answer("คุรุราษฎร์บำรุง", "33010003", "33010000")};
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000"), {}), "ORG-01");
  EXPECT_EQ(meant("โรงเรียนคุรุราษฎร์บำรุง", within("33010000"), answers), "33010003");
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("00330001"), answers), "ORG-01");
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", {}, answers), "ORG-01") << "a name alone never decides";
}

TEST(SettledNames, HoldOnlyBesideThePlaceThatTheyState) {
  const std::vector<NameAnswer> answers{answer("คุรุราษฎร์บำรุง", "33010003", "33010000", "อ.ขุขันธ์")};
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000", "อำเภอขุขันธ์"), answers), "33010003");
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000", "ราษีไศล"), answers), "ORG-01");
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000"), answers), "ORG-01");
}

TEST(SettledNames, DoNotHoldAgainstAPlaceThatTheyDoNotState) {
  const std::vector<NameAnswer> answers{answer("คุรุราษฎร์บำรุง", "33010003", "33010000")};
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000", "กันทรารมย์"), answers), "ORG-01");
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000", "เมืองศรีสะเกษ"), answers), "33010003");
}

TEST(SettledNames, TellApartSchoolsOfOneNameByThePlaceOfTheAnswer) {
  EXPECT_EQ(meant("บ้านน้ำใส", within("33010000"), {}), "ORG-02");
  EXPECT_EQ(meant("บ้านน้ำใส", within("33010000"), {answer("บ้านน้ำใส", "33010004", "33010000")}), "33010004");
  EXPECT_EQ(meant("บ้านน้ำใส", within("33010000", "เมืองศรีสะเกษ"), {answer("บ้านน้ำใส", "33010004", "33010000")}),
            "33010003")
      << "what the register settles by itself is not overruled";
}

TEST(SettledNames, GoBeforeLikeness) {
  EXPECT_EQ(meant("บ้านดอกจาม", within("33010000", "เมืองศรีสะเกษ"), {}), "33010001");
  EXPECT_EQ(meant("บ้านดอกจาม", within("33010000", "เมืองศรีสะเกษ"), {answer("บ้านดอกจาม", "33010002", "33010000")}),
            "33010002");
}

TEST(SettledNames, ForOneFileHoldForItAlone) {
  const std::vector<NameAnswer> answers{answer("คุรุราษฎร์บำรุง", "33010003", {}, {}, {}, "0123456789abcdef")};
  NameContext context;
  context.submission = "0123456789abcdef";
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", context, answers), "33010003");
  context.submission = "fedcba9876543210";
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", context, answers), "ORG-01");
}

TEST(SettledNames, FollowTheLastAnswerAndAreGoneWhenItIsTakenBack) {
  std::vector<NameAnswer> answers{answer("คุรุราษฎร์บำรุง", "33010003", "33010000"),
                                  answer("ร.ร.คุรุราษฎร์บำรุง", "33010001", "33010000")};
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000"), answers), "33010001");
  answers.push_back(answer("คุรุราษฎร์บำรุง", "", "33010000"));
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000"), answers), "ORG-01");
}

TEST(SettledNames, WithoutAnyScopeHoldNowhere) {
  EXPECT_EQ(meant("คุรุราษฎร์บำรุง", within("33010000"), {answer("คุรุราษฎร์บำรุง", "33010003", {})}), "ORG-01");
}

/// A sheet of answers as it comes back, with these rows: name, code, who, when, sender, amphoe, province.
model::Submission answered(const std::vector<std::vector<Content>>& rows, const std::string& folder = {}) {
  model::Workbook workbook;
  SheetBuilder sheet(workbook, "ชื่อที่ยังไม่รู้จัก");
  sheet.row({"ชื่อตามที่เขียนในไฟล์", "รหัสหน่วยงานที่ถูกต้อง", "ผู้ตัดสิน", "วันที่ตัดสิน", "รหัสผู้ส่ง", "อำเภอ", "จังหวัด"});
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::read(workbook, folder);
}

std::vector<std::string> facts_of(const model::Submission& read) {
  std::vector<std::string> facts;
  for (const model::Fact& fact : read.facts) {
    facts.push_back(shown(fact, "raw") + "=" + shown(fact, "unit_code") + " " + shown(fact, "sender") + " " +
                    shown(fact, "by") + " " + shown(fact, "on"));
  }
  return facts;
}

TEST(AnswersToTheDesk, AreTakenWithWhoAndWhenAndNeedNeitherUnitNorPeriod) {
  const auto read = answered({{"บ้านก", "33010001", "ก ข", "20/11/2569", "33010000"},
                              {"บ้านข", {}, {}, {}, "33010000"},
                              {"บ้านค", "33010003 โรงเรียนบ้านน้ำใส · 80%", "ก ข", "20/11/2569", "33010000"},
                              {"บ้านง", "ยกเลิก", "ก ข", {}, "33010000"}});
  EXPECT_EQ(read.state, model::SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read), IsEmpty());
  EXPECT_EQ(read.rows, 3U);
  EXPECT_THAT(facts_of(read), ElementsAre("บ้านก=33010001 33010000 ก ข 2026-11-20",
                                          "บ้านค=33010003 33010000 ก ข 2026-11-20", "บ้านง= 33010000 ก ข 2026-10-20"))
      << "a day that is left blank is that of the file";
}

TEST(AnswersToTheDesk, ThatCannotHoldAreLeftOutAlone) {
  const auto read = answered({{"บ้านก", "33019999", "ก ข", "20/11/2569", "33010000"},
                              {"บ้านข", "33010001", "ก ข", "20/11/2569", {}},
                              {"บ้านค", "33010001", {}, "20/11/2569", "33010000"},
                              {"บ้านง", "33012001", "ก ข", "20/11/2569", "33010000"},
                              {"บ้านจ", "33010001", "ก ข", "20/11/2569", "33010000"},
                              {"บ้านจ", "33010002", "ก ข", "20/11/2569", "33010000"},
                              {"บ้านฉ", "33010001", "ก ข", "20/11/2569", {}, {}, "ศรีสะเกษ"}});
  EXPECT_EQ(read.state, model::SubmissionState::partly);
  EXPECT_THAT(support::places_of(read),
              ElementsAre("COD-01 ชื่อที่ยังไม่รู้จัก!B2", "ALI-02 ชื่อที่ยังไม่รู้จัก!A3", "ROW-01 ชื่อที่ยังไม่รู้จัก!C4",
                          "ORG-03 ชื่อที่ยังไม่รู้จัก!B5", "ALI-01 ชื่อที่ยังไม่รู้จัก!B6", "ALI-01 ชื่อที่ยังไม่รู้จัก!B7"));
  EXPECT_THAT(facts_of(read), ElementsAre("บ้านฉ=33010001  ก ข 2026-11-20"));
}

TEST(AnswersToTheDesk, OfAFolderHoldForItsUnitAndMaySettleNoOther) {
  const auto own = answered({{"บ้านก", "33010001", "ก ข", "20/11/2569"}}, "33010000");
  EXPECT_THAT(facts_of(own), ElementsAre("บ้านก=33010001 33010000 ก ข 2026-11-20"));
  const auto foreign = answered({{"บ้านก", "33010001", "ก ข", "20/11/2569", "33010000"}}, "00330001");
  EXPECT_THAT(support::places_of(foreign), ElementsAre("ORG-03 ชื่อที่ยังไม่รู้จัก!E2"));
}

TEST(AnswersToTheDesk, WithoutASingleAnswerAreToldOf) {
  const auto read = answered({{"บ้านก", {}, {}, {}, "33010000"}});
  EXPECT_EQ(read.state, model::SubmissionState::accepted);
  EXPECT_THAT(support::places_of(read), ElementsAre("DESK-01 ชื่อที่ยังไม่รู้จัก!"));
}

TEST(QuestionsForTheDesk, KeepWhatStandsBesideTheName) {
  model::Workbook workbook;
  support::add_cover(workbook, "33010000", "สพป.ศรีสะเกษ เขต 1");
  SheetBuilder(workbook, "ข้อมูลรายโรงเรียน")
      .row({"ชื่อโรงเรียน", "อำเภอ", "จำนวนนักเรียน"})
      .row({{}, {}, "ชาย", "หญิง", "รวม"})
      .row({"คุรุราษฎร์บำรุง", "ราษีไศล", 1, 2, 3})
      .row({"บ้านดอกจาน", "เมืองศรีสะเกษ", 1, 2, 3})
      .add();
  const auto read = support::read(workbook);
  EXPECT_THAT(read.questions, ElementsAre(model::NameQuestion{"คุรุราษฎร์บำรุง", "ข้อมูลรายโรงเรียน", "A3", "33010000",
                                                              "ราษีไศล", "", "", "school"}));
}

}  // namespace
}  // namespace tidtam::transforms
