#include "transforms/measure/measure.hpp"
#include "tests/support/source_dir.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/spec/messages.hpp"
#include "tests/unit/transforms/measure_fixture.hpp"

namespace tidtam::transforms {
namespace {
using model::Line;
using model::Scorecard;
using model::ValueState;
using ::testing::ElementsAre;

class RollUp : public testing::Test {
 protected:
  void report(std::string_view unit, std::string indicator, fixture::Number numerator, fixture::Number denominator = {},
              ValueState state = ValueState::value) {
    values_.push_back(fixture::value_of_unit(tree_, unit, std::move(indicator), numerator, denominator, state));
  }

  model::IndicatorValue& last() { return values_.back(); }

  void due_from(std::string indicator, model::UnitKind kind, std::string levels = {}) {
    due_.push_back({"AY2565S1", std::move(indicator), kind, std::move(levels)});
  }

  void measure() { cards_ = roll_up(tree_, values_, catalogue_, Expectation(tree_, due_, scope_)); }

  /// `numerator/denominator = value (reporting/expected)`.
  std::string at(Line line, std::string_view unit, std::string_view indicator, std::string_view dimension = {}) const {
    const Scorecard* card = fixture::find(cards_, tree_, line, unit, indicator, dimension);
    if (card == nullptr) return "none";
    const auto text = [](const auto& number) { return number ? number->to_string() : std::string("-"); };
    return fmt::format("{}/{} = {} ({}/{})", text(card->numerator), text(card->denominator),
                       card->value ? fmt::format("{:g}", *card->value) : "-", card->n_reporting, card->n_expected);
  }

  const Scorecard& card(Line line, std::string_view unit, std::string_view indicator) const {
    const Scorecard* found = fixture::find(cards_, tree_, line, unit, indicator);
    EXPECT_NE(found, nullptr);
    static const Scorecard kNothing;
    return found == nullptr ? kNothing : *found;
  }

  model::UnitTree tree_ = fixture::country();
  IndicatorCatalogue catalogue_ = fixture::catalogue();
  std::vector<model::IndicatorValue> values_;
  std::vector<DueIndicator> due_;
  std::vector<model::UnitIndex> scope_;
  std::vector<Scorecard> cards_;
};

TEST_F(RollUp, AddsNumeratorsAndDenominatorsUpBothLines) {
  report("S1", "RAT", 1, 10);   // 10 %
  report("S2", "RAT", 30, 40);  // 75 %: the mean of percentages would be 42.5
  report("S3", "RAT", 5, 50);
  report("S4", "RAT", 20, 100);
  report("S6", "RAT", 0, 25);
  measure();
  EXPECT_EQ(at(Line::obec, "S1", "RAT"), "1/10 = 10 (1/1)");
  EXPECT_EQ(at(Line::obec, "E1", "RAT"), "31/50 = 62 (2/2)");
  EXPECT_EQ(at(Line::obec, "E2", "RAT"), "25/150 = 16.6667 (2/2)");
  EXPECT_EQ(at(Line::obec, "C1", "RAT"), "56/200 = 28 (4/4)");
  EXPECT_EQ(at(Line::obec, "OBEC", "RAT"), "56/225 = 24.8889 (5/5)");
  // The secondary area's schools lie in two provinces.
  EXPECT_EQ(at(Line::moe, "P1", "RAT"), "36/100 = 36 (3/3)");
  EXPECT_EQ(at(Line::moe, "P2", "RAT"), "20/125 = 16 (2/2)");
  EXPECT_EQ(at(Line::moe, "R1", "RAT"), "56/225 = 24.8889 (5/5)");
  EXPECT_EQ(at(Line::moe, "MOE", "RAT"), "56/225 = 24.8889 (5/5)");
  EXPECT_EQ(at(Line::moe, "E1", "RAT"), "none");
  EXPECT_EQ(at(Line::obec, "P1", "RAT"), "none");
}

TEST_F(RollUp, FollowsEachAggregation) {
  report("S1", "WM", 900, 20);   // mean 45 of 20
  report("S2", "WM", 2400, 40);  // mean 60 of 40
  report("S1", "SUM", 3);
  report("S2", "SUM", 4.5);
  report("S1", "SH", 1, 1);
  report("S2", "SH", 0, 1);
  report("S1", "LAST", 7);
  report("S2", "LAST", 8);
  report("S1", "MAX", -2);
  report("S2", "MAX", -5);
  report("S1", "MIN", 2);
  report("S2", "MIN", 5);
  report("S1", "NONE", 9);
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "WM"), "3300/60 = 55 (2/2)");
  EXPECT_EQ(at(Line::obec, "E1", "SUM"), "7.5/- = 7.5 (2/2)");
  EXPECT_EQ(at(Line::obec, "E1", "SH"), "1/2 = 50 (2/2)");
  EXPECT_EQ(at(Line::obec, "E1", "LAST"), "15/- = 15 (2/2)");
  EXPECT_EQ(at(Line::obec, "E1", "MAX"), "-2/- = -2 (2/2)");
  EXPECT_EQ(at(Line::obec, "E1", "MIN"), "2/- = 2 (2/2)");
  EXPECT_EQ(at(Line::obec, "S1", "NONE"), "9/- = 9 (1/1)");
  EXPECT_EQ(at(Line::obec, "E1", "NONE"), "none");
}

TEST_F(RollUp, TakesTheValueOfASumForItsNumerator) {
  report("S1", "SUM", {});
  last().value = 12.5;
  measure();
  EXPECT_EQ(at(Line::moe, "P1", "SUM"), "12.5/- = 12.5 (1/1)");
}

TEST_F(RollUp, ShowsARatioGivenAsAValueOnlyAtItsOwnUnit) {
  report("S1", "RAT", {});
  last().value = 80;
  report("S2", "RAT", 1, 4);
  measure();
  EXPECT_EQ(at(Line::obec, "S1", "RAT"), "-/- = 80 (0/0)");
  EXPECT_EQ(at(Line::obec, "E1", "RAT"), "1/4 = 25 (1/1)");
}

TEST_F(RollUp, CountsOnlyValuesAndReportedZeros) {
  due_from("RAT", model::UnitKind::school);
  report("S1", "RAT", 0, 10, ValueState::zero_reported);
  report("S2", "RAT", {}, {}, ValueState::not_applicable);
  report("S3", "RAT", {}, 50, ValueState::not_reported);
  report("S4", "RAT", 5, 50, ValueState::no_data);
  report("S6", "RAT", 5, 0);
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "RAT"), "0/10 = 0 (1/2)");
  EXPECT_EQ(card(Line::obec, "E1", "RAT").state, ValueState::zero_reported);
  EXPECT_EQ(at(Line::obec, "E2", "RAT"), "-/- = - (0/3)");
  EXPECT_EQ(card(Line::obec, "E2", "RAT").state, ValueState::not_reported);
  EXPECT_EQ(card(Line::obec, "S2", "RAT").state, ValueState::not_applicable);
  EXPECT_EQ(at(Line::obec, "E3", "RAT"), "5/0 = - (1/1)");
  EXPECT_EQ(at(Line::obec, "MOE", "RAT"), "5/10 = 50 (2/6)");
}

TEST_F(RollUp, ExpectsTheUnitsInScopeThatTeachTheLevelAndThoseThatReportUnasked) {
  due_from("RAT", model::UnitKind::school, "u");
  scope_ = {tree_.find("S3"), tree_.find("S4")};
  report("S3", "RAT", 1, 2);
  report("S1", "RAT", 1, 2);  // out of scope, yet it reported
  measure();
  EXPECT_EQ(at(Line::obec, "E2", "RAT"), "1/2 = 50 (1/2)");
  EXPECT_EQ(at(Line::obec, "E1", "RAT"), "1/2 = 50 (1/1)");
  EXPECT_EQ(at(Line::obec, "C1", "RAT"), "2/4 = 50 (2/3)");
  EXPECT_EQ(at(Line::obec, "E3", "RAT"), "none");
}

TEST_F(RollUp, PrefersTheUnitsOwnReturnToTheDistrictsTable) {
  report("S1", "RAT", 9, 10);
  last().source_unit = tree_.find("E1");
  last().layout = "school_table";
  last().submission = 99;
  report("S1", "RAT", 1, 10);
  report("S1", "RAT", {}, {}, ValueState::not_reported);  // a later blank says nothing
  last().submission = 100;
  measure();
  EXPECT_EQ(at(Line::obec, "S1", "RAT"), "1/10 = 10 (1/1)");
  EXPECT_THAT(card(Line::obec, "S1", "RAT").own_values, ElementsAre(1));
}

TEST_F(RollUp, PrefersAnySheetOfTheUnitToAnOfficesIndicatorSheet) {
  report("S1", "RAT", 9, 10);
  last().source_unit = tree_.find("E1");
  report("S1", "RAT", 1, 10);
  last().layout = "watch";
  measure();
  EXPECT_EQ(at(Line::obec, "S1", "RAT"), "1/10 = 10 (1/1)");
}

TEST_F(RollUp, PrefersTheIndicatorSheetToSheetsItIsDerivedFrom) {
  report("S1", "RAT", 9, 10);
  last().layout = "watch";
  last().submission = 2;
  report("S1", "RAT", 1, 10);
  last().submission = 1;
  measure();
  EXPECT_EQ(at(Line::obec, "S1", "RAT"), "1/10 = 10 (1/1)");
}

TEST_F(RollUp, PrefersTheGreaterPrecedenceThenTheLaterSubmission) {
  for (const int numerator : {1, 2, 3}) {
    report("S1", "RAT", numerator, 10);
    last().submission = numerator;
  }
  measure();
  EXPECT_EQ(at(Line::obec, "S1", "RAT"), "3/10 = 30 (1/1)");
  const std::vector<std::uint32_t> certified_first{0, 1, 0};
  cards_ = roll_up(tree_, values_, catalogue_, Expectation(tree_, due_), certified_first);
  EXPECT_EQ(at(Line::obec, "S1", "RAT"), "2/10 = 20 (1/1)");
}

TEST_F(RollUp, AddsWhatAnOfficeReportsOfItselfOnItsOwnLineOnly) {
  report("S1", "SUM", 3);
  report("E1", "SUM", 100);
  report("P1", "SUM", 1000);
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "SUM"), "103/- = 103 (1/1)");
  EXPECT_EQ(at(Line::obec, "C1", "SUM"), "103/- = 103 (2/2)");
  EXPECT_EQ(at(Line::moe, "P1", "SUM"), "1003/- = 1003 (1/1)");
  EXPECT_EQ(at(Line::moe, "R1", "SUM"), "1003/- = 1003 (2/2)");
  EXPECT_EQ(card(Line::obec, "E1", "SUM").reported_value, std::nullopt);
}

TEST_F(RollUp, ShowsWhatAnOfficeReportsOfItsAreaBesideTheRollUp) {
  report("S1", "AREA", 1, 10);
  report("S2", "AREA", 2, 10);
  report("E1", "AREA", 5, 20);
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "AREA"), "3/20 = 15 (2/2)");
  EXPECT_EQ(card(Line::obec, "E1", "AREA").reported_value, 25.0);
  EXPECT_EQ(at(Line::obec, "C1", "AREA"), "3/20 = 15 (2/2)");
  const auto findings = reconcile(tree_, cards_, values_, catalogue_);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].finding.rule, "REC-01");
  EXPECT_EQ(findings[0].finding.found, "25.00");
  EXPECT_EQ(findings[0].finding.expected, "15.00");
  EXPECT_EQ(findings[0].finding.facts.at("difference"), "10.00");
}

TEST_F(RollUp, UsesAnOfficesReportOfItsAreaWhereNobodyBelowHasReported) {
  due_from("AREA", model::UnitKind::school);
  report("E1", "AREA", 5, 20);
  report("S3", "AREA", 1, 5);
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "AREA"), "5/20 = 25 (0/2)");
  EXPECT_EQ(card(Line::obec, "E1", "AREA").reported_value, 25.0);
  EXPECT_EQ(at(Line::obec, "C1", "AREA"), "6/25 = 24 (1/5)");
  EXPECT_EQ(at(Line::moe, "P1", "AREA"), "1/5 = 20 (1/3)");  // the ESAO is not on this line
  EXPECT_TRUE(reconcile(tree_, cards_, values_, catalogue_).empty());
}

TEST_F(RollUp, CountsAnOfficeThatAnAreaReportIsDueFrom) {
  due_from("AREA", model::UnitKind::esao);
  report("E1", "AREA", 5, 20);
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "AREA"), "5/20 = 25 (1/1)");
  EXPECT_EQ(at(Line::obec, "C1", "AREA"), "5/20 = 25 (1/2)");
  EXPECT_EQ(at(Line::obec, "OBEC", "AREA"), "5/20 = 25 (1/3)");
}

TEST_F(RollUp, KeepsDimensionsAndPeriodsApart) {
  report("S1", "SUM", 1);
  report("S1", "SUM", 2);
  last().dimension = "sex=male";
  report("S1", "SUM", 4);
  last().period = "AY2565S2";
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "SUM"), "1/- = 1 (1/1)");
  EXPECT_EQ(at(Line::obec, "E1", "SUM", "sex=male"), "2/- = 2 (1/1)");
}

TEST_F(RollUp, JudgesByTargetAndScale) {
  model::Target general{"RAT", "", "", 2560, 0, 0, 40, {}, "x"};
  model::Target of_area{"RAT", "", "E2", 2560, 0, 0, 20, {}, "x"};
  catalogue_ = fixture::catalogue({general, of_area});
  report("S1", "RAT", 30, 100);
  last().target = 30;
  report("S2", "RAT", 10, 100);
  report("S3", "RAT", 25, 100);
  last().target = 99;
  measure();
  EXPECT_EQ(card(Line::obec, "S1", "RAT").target, 30.0);  // named in its own return
  EXPECT_EQ(card(Line::obec, "S1", "RAT").light, model::Light::green);
  EXPECT_EQ(card(Line::obec, "S1", "RAT").score, 3.0);
  EXPECT_EQ(card(Line::obec, "S2", "RAT").target, 40.0);
  EXPECT_EQ(card(Line::obec, "S2", "RAT").light, model::Light::red);
  EXPECT_EQ(card(Line::obec, "S2", "RAT").score, 1.0);
  EXPECT_EQ(card(Line::obec, "E1", "RAT").light, model::Light::red);  // 20 of 40 is 50 %
  EXPECT_EQ(card(Line::obec, "E2", "RAT").target, 20.0);
  EXPECT_EQ(card(Line::obec, "E2", "RAT").score, 2.5);
}

TEST_F(RollUp, SpeaksNoWordOfIndicatorsThatTheCatalogueDoesNotKnow) {
  report("S1", "I999", 1, 2);
  measure();
  EXPECT_TRUE(cards_.empty());
}

TEST_F(RollUp, StaysRightWhereASumNoLongerFits) {
  report("S1", "RAT", 9'000'000'000'000.0, 9'000'000'000'000.0);
  report("S2", "RAT", 0, 9'000'000'000'000.0);
  measure();
  EXPECT_EQ(at(Line::obec, "E1", "RAT"), "-/- = 50 (2/2)");
}

TEST(Expectation, AsksTheUnitsOfTheKindThatTeachTheLevel) {
  const auto tree = fixture::country();
  const std::vector<model::UnitIndex> scope{tree.find("S1"), tree.find("S2"), tree.find("S3"), tree.find("E1")};
  const Expectation expectation(
      tree, {{"AY2565", "RAT", model::UnitKind::school, "l"}, {"", "SUM", model::UnitKind::esao, ""}}, scope);
  EXPECT_FALSE(expectation.is_due("RAT", "AY2565", tree.find("S1")));
  EXPECT_TRUE(expectation.is_due("RAT", "AY2565", tree.find("S2")));
  EXPECT_TRUE(expectation.is_due("RAT", "AY2565", tree.find("S3")));
  EXPECT_FALSE(expectation.is_due("RAT", "AY2566", tree.find("S3")));
  EXPECT_FALSE(expectation.is_due("RAT", "AY2565", tree.find("S4")));  // out of scope
  EXPECT_TRUE(expectation.is_due("SUM", "AY2599", tree.find("E1")));
  EXPECT_FALSE(expectation.is_due("SUM", "AY2599", tree.find("E2")));
  const auto units = expectation.due_units("RAT", "AY2565");
  EXPECT_EQ(std::ranges::count(units, 1), 2);
}

TEST(Findings, OfTheMeasuresHaveSentencesWithoutAnOpenBlank) {
  const auto tree = fixture::country();
  auto typed = fixture::value_of_unit(tree, "S1", "AREA", 1, 4);
  typed.value = 30;
  typed.cell = "F9";
  const std::vector<model::IndicatorValue> values{typed, fixture::value_of_unit(tree, "E1", "AREA", 1, 2)};
  const auto catalogue = fixture::catalogue();
  auto findings = check_typed_values(values, catalogue);
  const auto cards = roll_up(tree, values, catalogue, Expectation(tree, {}));
  for (auto& finding : reconcile(tree, cards, values, catalogue)) findings.push_back(std::move(finding.finding));
  const std::vector<spec::Node> files{
      spec::Node::load(std::string(support::source_dir()) + "/templates/messages/measures.yaml")};
  const spec::Messages messages(files);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(messages.what(findings[0], spec::Language::en),
            "The percentage typed in F9 is 30, but 1 over 4 gives 25.00.");
  EXPECT_EQ(messages.what(findings[1], spec::Language::en),
            "หน่วย E1 reported 50.00 for indicator AREA of its whole area, but its units add up to 25.00; they differ "
            "by 25.00.");
  EXPECT_EQ(messages.fix(findings[1], spec::Language::en),
            "Please compare with the 1 of 1 units that have reported, and correct whichever side is wrong.");
}

TEST(TypedValues, AreHeldAgainstTheirNumeratorAndDenominator) {
  const auto tree = fixture::country();
  auto right = fixture::value_of_unit(tree, "S1", "RAT", 2, 3);
  right.value = 66.67;
  auto wrong = right;
  wrong.value = 66.6;
  wrong.cell = "F9";
  const std::vector<model::IndicatorValue> values{right, wrong};
  const auto findings = check_typed_values(values, fixture::catalogue());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].cell, "F9");
  EXPECT_EQ(findings[0].expected, "66.67");
}

}  // namespace
}  // namespace tidtam::transforms
