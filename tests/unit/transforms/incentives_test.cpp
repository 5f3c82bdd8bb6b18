#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/transforms/measure_fixture.hpp"
#include "transforms/incentives/certifications.hpp"
#include "transforms/incentives/incentives.hpp"

/// Who may be considered for an incentive, and why; scores worked by hand.
namespace tidtam::transforms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

base::Date day(const std::string& iso) {
  return base::parse_iso_date(iso).value();
}

TEST(Certifications, TheLatestDecisionStands) {
  Certifications certifications;
  certifications.add("E1", "FY2569Q1", "RETURNED", day("2026-01-20"), 10);
  certifications.add("E1", "FY2569Q1", "CERTIFIED", day("2026-01-25"), 20);
  certifications.add("E1", "FY2569Q2", "CERTIFIED", day("2026-04-20"), 30);
  certifications.add("E1", "FY2569Q2", "RETURNED", day("2026-04-22"), 25);
  EXPECT_EQ(certifications.certified_on("E1", "FY2569Q1"), day("2026-01-25"));
  EXPECT_EQ(certifications.certified_on("E1", "FY2569Q2"), std::nullopt);
  EXPECT_EQ(certifications.certified_on("E2", "FY2569Q1"), std::nullopt);
}

constexpr const char* kRule = R"(id: areas
of: [esao]
source: x
thresholds: {score_needed: 4}
conditions:
  - {check: score >= score_needed, met: a, unmet: b}
  - {check: rounds_due > 0 and rounds_on_time == rounds_due, met: c, unmet: d}
  - {check: emergencies + emergencies_below == 0, met: e, unmet: f}
eligible: {score: 4, rounds_due: 1, rounds_on_time: 1, emergencies: 0, emergencies_below: 0}
not_eligible: {score: 3.9, rounds_due: 1, rounds_on_time: 1, emergencies: 0, emergencies_below: 0}
)";

/// Two scored indicators, of weight 3 and 1.
IndicatorCatalogue scored_indicators() {
  auto heavy = fixture::indicator_of("HEAVY", model::Aggregation::ratio);
  auto light = fixture::indicator_of("LIGHT", model::Aggregation::ratio);
  heavy.scale = model::ScoreScale{{1, 2, 3, 4, 5}, "2560", "", "x"};
  light.scale = heavy.scale;
  heavy.weight = 3;
  light.weight = 1;
  return {{heavy, light, fixture::indicator_of("UNSCORED", model::Aggregation::ratio)}, {}};
}

struct Score {
  const char* unit;
  const char* indicator;
  const char* period;
  double score;
};

/// `unit/year score rank+tied met…`.
std::vector<std::string> judged(const std::vector<Score>& scores, const std::vector<std::string>& late = {},
                                const std::vector<std::string>& emergencies = {}) {
  const model::UnitTree tree = fixture::country();
  const IndicatorCatalogue indicators = scored_indicators();
  const IncentiveRule rule = read_incentive_rule(spec::Node::parse(kRule, "areas.yaml"), "areas", indicators);
  std::vector<model::Scorecard> cards;
  for (const Score& one : scores) {
    model::Scorecard card;
    card.unit = tree.find(one.unit);
    card.indicator = one.indicator;
    card.period = one.period;
    if (one.score > 0) card.score = one.score;
    cards.push_back(card);
  }
  std::vector<model::UnitIndex> units;
  for (const std::string& code : emergencies) units.push_back(tree.find(code));
  const std::vector<bool> in_scope(tree.size(), true);
  const std::vector<DueRound> rounds{{2569, "FY2569Q1"}, {2569, "FY2569Q2"}, {2570, "FY2570Q1"}};
  const IncentiveInputs inputs{std::span(&rule, 1),
                               tree,
                               in_scope,
                               cards,
                               indicators,
                               rounds,
                               [&](model::UnitIndex unit, const std::string& round) {
                                 return std::ranges::find(late, tree.unit(unit).code + " " + round) == late.end();
                               },
                               units,
                               [](const model::Period& period) { return std::optional(period.year); }};
  std::vector<std::string> lines;
  for (const IncentiveEligibility& one : incentive_eligibility(inputs)) {
    std::string line = tree.unit(one.unit).code + "/" + std::to_string(one.fiscal_year) + " " +
                       model::to_text(one.slots[0]) + " " +
                       (one.is_eligible ? std::to_string(one.rank) + "+" + std::to_string(one.tied_with) : "-") + " ";
    for (const bool met : one.met) line += met ? 'y' : 'n';
    lines.push_back(line);
  }
  return lines;
}

TEST(Incentives, WeighTheLatestScoresOfTheYear) {
  // (3 · 4.5 + 1 · 3) / 4 = 4.125; the first quarter's 1 was overtaken, and another year is another list.
  EXPECT_THAT(judged({{"E1", "HEAVY", "FY2569Q1", 1},
                      {"E1", "HEAVY", "FY2569Q2", 4.5},
                      {"E1", "LIGHT", "FY2569Q1", 3},
                      {"E1", "HEAVY", "FY2570Q1", 2}}),
              ElementsAre("E1/2569 4.125 1+0 yyy", "E1/2570 2 - nyy"));
}

TEST(Incentives, LeaveOutWhatHasNoScoreAndWhoIsNotAsked) {
  EXPECT_THAT(judged({{"E1", "HEAVY", "FY2569Q1", 4},
                      {"E1", "LIGHT", "FY2569Q1", 0},
                      {"E1", "UNSCORED", "FY2569Q1", 1},
                      {"S1", "HEAVY", "FY2569Q1", 5},
                      {"E2", "LIGHT", "FY2569Q1", 0}}),
              ElementsAre("E1/2569 4 1+0 yyy"));
}

TEST(Incentives, ShareARankWhereScoresAreTied) {
  EXPECT_THAT(
      judged({{"E1", "HEAVY", "FY2569Q1", 4.2}, {"E2", "HEAVY", "FY2569Q1", 4.7}, {"E3", "HEAVY", "FY2569Q1", 4.7}}),
      ElementsAre("E2/2569 4.7 1+1 yyy", "E3/2569 4.7 1+1 yyy", "E1/2569 4.2 3+0 yyy"));
}

TEST(Incentives, AreNotForThoseWhoWereLateOrHaveAnOpenEmergency) {
  EXPECT_THAT(
      judged({{"E1", "HEAVY", "FY2569Q1", 4.2}, {"E2", "HEAVY", "FY2569Q1", 4.7}, {"E3", "HEAVY", "FY2569Q1", 4.7}},
             {"E1 FY2569Q2"}, {"S3"}),
      ElementsAre("E3/2569 4.7 1+0 yyy", "E1/2569 4.2 - yny", "E2/2569 4.7 - yyn"));
}

TEST(Incentives, AreRefusedRulesThatSayNothingOrTheWrongThing) {
  const IndicatorCatalogue indicators = scored_indicators();
  const auto complaint = [&](const std::string& from, const std::string& to) -> std::string {
    std::string yaml = kRule;
    yaml.replace(yaml.find(from), from.size(), to);
    try {
      (void)read_incentive_rule(spec::Node::parse(yaml, "areas.yaml"), "areas", indicators);
    } catch (const ConfigurationError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(complaint("eligible: {score: 4,", "eligible: {score: 3,"), HasSubstr("areas.yaml:9"));
  EXPECT_THAT(complaint("not_eligible: {score: 3.9,", "not_eligible: {score: 4.9,"),
              HasSubstr("hold for this example"));
  EXPECT_THAT(complaint("score >= score_needed", "score >= nothing"), HasSubstr("nothing"));
}

TEST(Incentives, OfTheCatalogueLoad) {
  const spec::Catalogue catalogue(support::source_dir());
  EXPECT_EQ(load_incentive_rules(catalogue, IndicatorCatalogue::load(catalogue)).size(), 2U);
}

}  // namespace
}  // namespace tidtam::transforms
