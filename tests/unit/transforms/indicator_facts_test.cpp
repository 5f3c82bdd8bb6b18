#include "transforms/submission/indicator_facts.hpp"

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

/// The sheet of indicators: code, name, target, numerator, denominator, value.
model::Submission with_indicators(const std::vector<std::vector<Content>>& rows) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder sheet(workbook, "ตัวชี้วัด");
  sheet.row({"รหัสตัวชี้วัด", "ชื่อตัวชี้วัด", "เป้าหมาย", "ตัวตั้ง", "ตัวหาร", "ผลการดำเนินงาน"});
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::read(workbook);
}

/// `indicator period numerator/denominator=value state cell`.
std::string line_of(const model::Fact& fact) {
  return shown(fact, "indicator") + " " + shown(fact, "period") + " " + shown(fact, "numerator") + "/" +
         shown(fact, "denominator") + "=" + shown(fact, "value") + " " + shown(fact, "state") + " " +
         model::to_a1(fact.cell);
}

TEST(IndicatorRow, IsMeasuredByItsPartsWhateverWasTyped) {
  const auto read = with_indicators({{"I17", {}, {}, 1, 200, 0.5}, {"I11", {}, {}, 3, 60, 7}});
  ASSERT_EQ(read.facts.size(), 2U);
  EXPECT_EQ(line_of(read.facts[0]), "I17 AY2569 1/200=0.5 VALUE A2");
  EXPECT_EQ(line_of(read.facts[1]), "I11 AY2569S1 3/60=5 VALUE A3");
  ASSERT_THAT(support::places_of(read), ElementsAre("PCT-01 ตัวชี้วัด!F3"));
  EXPECT_EQ(read.findings[0].severity, model::Severity::warning);
  EXPECT_EQ(read.findings[0].expected, "5");
}

TEST(IndicatorRow, FillsEveryBlankOfTheSentenceOnADisagreeingValue) {
  const auto read = with_indicators({{"I11", {}, {}, 3, 60, 7}});
  const std::string sentence = support::ShippedCatalogue::get().messages.what(read.findings.at(0), spec::Language::th);
  EXPECT_EQ(sentence, "ร้อยละที่กรอกไว้ในช่อง F2 คือ 7 แต่คำนวณจากตัวตั้ง 3 และตัวหาร 60 ได้ 5");
}

TEST(IndicatorRow, AllowsForTheRoundingOfWhatWasTyped) {
  EXPECT_THAT(support::places_of(with_indicators({{"I11", {}, {}, 1, 3, 33.33}})), IsEmpty());
  EXPECT_THAT(support::places_of(with_indicators({{"I11", {}, {}, 1, 3, "๓๓"}})), IsEmpty());
  EXPECT_THAT(support::places_of(with_indicators({{"I11", {}, {}, 1, 3, 33.4}})), ElementsAre("PCT-01 ตัวชี้วัด!F2"));
}

TEST(IndicatorRow, MakesTheSumOfAMeanAndTheWholeOfACount) {
  const auto read = with_indicators({{"I07", {}, {}, {}, 20, 45.25}, {"I13", {}, {}, {}, {}, "๑๒๐ คน"}});
  ASSERT_EQ(read.facts.size(), 2U);
  EXPECT_EQ(line_of(read.facts[0]), "I07 AY2569 905/20=45.25 VALUE A2");
  EXPECT_EQ(line_of(read.facts[1]), "I13 AY2569S1 120/=120 VALUE A3");
}

TEST(IndicatorRow, HasTheStateOfTheCellThatCarriesIt) {
  const auto read = with_indicators({{"I36", {}, {}, "ไม่มีข้อมูล", 90, {}},
                                     {"I21", {}, {}, "-", 200, {}},
                                     {"I38", {}, {}, {}, {}, "ไม่เกี่ยวข้อง"},
                                     {"I09", {}, {}, {}, {}, {}},
                                     {"I17", {}, {}, 0, 95, {}}});
  std::vector<std::string> states;
  for (const model::Fact& fact : read.facts) states.push_back(shown(fact, "indicator") + " " + shown(fact, "state"));
  EXPECT_THAT(states, ElementsAre("I36 NO_DATA", "I21 NOT_APPLICABLE", "I38 NOT_APPLICABLE", "I09 NOT_REPORTED",
                                  "I17 ZERO_REPORTED"));
}

TEST(IndicatorRow, IsFoundByNameWithoutACodeAndByCodeWhereBothDisagree) {
  const auto read =
      with_indicators({{{}, "อัตราการออกกลางคัน", {}, 1, 200, {}}, {"I36", "อัตราการออกกลางคัน", {}, 1, 2, {}}});
  ASSERT_EQ(read.facts.size(), 2U);
  EXPECT_EQ(line_of(read.facts[0]), "I17 AY2569 1/200=0.5 VALUE B2");
  EXPECT_EQ(shown(read.facts[1], "indicator"), "I36");
  EXPECT_THAT(support::places_of(read), ElementsAre("COD-06 ตัวชี้วัด!B3"));
}

TEST(IndicatorRow, ReturnsAnUnknownCodeAndOffersTheOneOfItsName) {
  const auto read = with_indicators({{"I99", "อัตราการออกกลางคัน", {}, 1, 200, {}}, {{}, "ชื่อที่ไม่มีใครตั้ง", {}, 1, 2, {}}});
  EXPECT_EQ(read.state, model::SubmissionState::returned);
  EXPECT_TRUE(read.facts.empty());
  ASSERT_THAT(support::places_of(read), ElementsAre("COD-05 ตัวชี้วัด!A2", "COD-07 ตัวชี้วัด!B3"));
  EXPECT_EQ(read.findings[0].expected, "I17");
}

TEST(IndicatorRow, NamedByCodeAndAgainByNameCountsOnce) {
  const auto read = with_indicators({{"I17", {}, {}, 1, 200, {}}, {{}, "อัตราการออกกลางคัน", {}, 2, 200, {}}});
  EXPECT_EQ(read.facts.size(), 1U);
  EXPECT_THAT(support::places_of(read), ElementsAre("DUP-01 ตัวชี้วัด!B3"));
}

/// The district's table over these columns.
model::Submission with_schools(const std::vector<std::vector<Content>>& rows) {
  model::Workbook workbook;
  support::add_cover(workbook, "33010000", "สพป.ศรีสะเกษ เขต 1");
  SheetBuilder sheet(workbook, "ข้อมูลรายโรงเรียน");
  for (const auto& row : rows) sheet.row(row);
  sheet.add();
  return support::read(workbook);
}

TEST(SchoolTable, WithoutATotalTakesBoysPlusGirls) {
  const auto read = with_schools({{"รหัสโรงเรียน", "ชื่อโรงเรียน", "จำนวนนักเรียน", {}, "ออกกลางคัน"},
                                  {{}, {}, "ชาย", "หญิง", {}},
                                  {"33010001", "บ้านดอกจาน", 50, 45, 1}});
  std::vector<std::string> lines;
  for (const model::Fact& fact : read.facts) lines.push_back(line_of(fact) + " " + shown(fact, "dimension"));
  EXPECT_THAT(lines, testing::IsSupersetOf({"I13 AY2569S1 95/=95 VALUE A3 ", "I13 AY2569S1 50/=50 VALUE C3 sex=male",
                                            "I13 AY2569S1 45/=45 VALUE D3 sex=female",
                                            "I17 AY2569 1/95=1.05263157894737 VALUE E3 "}));
}

TEST(SchoolTable, SaysNothingOfColumnsThatItDoesNotHave) {
  const auto read =
      with_schools({{"รหัสโรงเรียน", "ชื่อโรงเรียน", "ออกกลางคัน", "จำนวนนักเรียน"}, {"33010001", "บ้านดอกจาน", 1, 95}});
  std::set<std::string> named;
  for (const model::Fact& fact : read.facts) named.insert(shown(fact, "indicator"));
  EXPECT_THAT(named, ElementsAre("I13", "I17", "I30"));
}

}  // namespace
}  // namespace tidtam::transforms
