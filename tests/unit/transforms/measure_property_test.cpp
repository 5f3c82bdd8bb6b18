#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

#include "tests/unit/transforms/measure_fixture.hpp"

namespace tidtam::transforms {
namespace {
using model::Line;
using model::UnitKind;

/// Schools under random offices on both lines.
model::UnitTree random_country(std::mt19937& random) {
  std::vector<model::Unit> units{fixture::unit_of("OBEC", UnitKind::obec), fixture::unit_of("OPS", UnitKind::ops)};
  std::vector<model::UnitTree::Parent> parents;
  const auto pick = [&](std::size_t count) { return std::to_string(random() % count); };
  const auto add_level = [&](Line line, const char* letter, std::size_t count, UnitKind kind, const char* above,
                             std::size_t above_count) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string code = letter + std::to_string(i);
      units.push_back(fixture::unit_of(code, kind));
      parents.push_back({line, code, above_count == 0 ? std::string(above) : above + pick(above_count)});
    }
  };
  add_level(Line::obec, "C", 3, UnitKind::cluster, "OBEC", 0);
  add_level(Line::obec, "E", 9, UnitKind::esao, "C", 3);
  add_level(Line::moe, "R", 2, UnitKind::region, "OPS", 0);
  add_level(Line::moe, "P", 7, UnitKind::province, "R", 2);
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string code = "S" + std::to_string(i);
    units.push_back(fixture::unit_of(code, UnitKind::school));
    parents.push_back({Line::obec, code, "E" + pick(9)});
    parents.push_back({Line::moe, code, "P" + pick(7)});
  }
  return {std::move(units), parents};
}

std::vector<model::IndicatorValue> random_returns(const model::UnitTree& tree, std::mt19937& random) {
  std::vector<model::IndicatorValue> values;
  for (model::UnitIndex unit = 0; unit < tree.size(); ++unit) {
    const bool is_school = tree.unit(unit).kind == UnitKind::school;
    if (random() % 10 < (is_school ? 3U : 7U)) continue;
    for (const char* indicator : {"RAT", "SUM"}) {
      const auto denominator = static_cast<double>(1 + random() % 500);
      auto value = fixture::value_of_unit(tree, tree.unit(unit).code, indicator,
                                          static_cast<double>(random() % 1000) / 8.0, denominator);
      value.submission = static_cast<std::int64_t>(values.size());
      values.push_back(std::move(value));
    }
  }
  return values;
}

using Key = std::tuple<int, model::UnitIndex, std::string>;
struct Sums {
  double numerator = 0;
  double denominator = 0;
};

/// The plain definition: each value counts for its unit and for all above it on the lines where its unit stands.
std::map<Key, Sums> brute_force(const model::UnitTree& tree, const std::vector<model::IndicatorValue>& values) {
  std::map<Key, Sums> sums;
  for (const auto& value : values) {
    const UnitKind kind = tree.unit(value.unit).kind;
    for (const Line line : model::kLines) {
      const bool is_obec_office = kind == UnitKind::esao || kind == UnitKind::cluster || kind == UnitKind::obec;
      if (kind != UnitKind::school && is_obec_office != (line == Line::obec)) continue;
      for (auto unit = value.unit; unit != model::kNoUnit; unit = tree.parent(line, unit)) {
        Sums& sum = sums[{static_cast<int>(line), unit, value.indicator}];
        sum.numerator += value.numerator->to_double();
        sum.denominator += value.denominator->to_double();
      }
    }
  }
  return sums;
}

bool same(const model::Scorecard& a, const model::Scorecard& b) {
  return std::tie(a.line, a.unit, a.indicator, a.dimension, a.period, a.numerator, a.denominator, a.value,
                  a.n_reporting, a.n_expected) == std::tie(b.line, b.unit, b.indicator, b.dimension, b.period,
                                                           b.numerator, b.denominator, b.value, b.n_reporting,
                                                           b.n_expected);
}

TEST(RollUpProperty, EqualsBruteForceOnRandomCountries) {
  std::mt19937 random(2565);
  for (int round = 0; round < 50; ++round) {
    const auto tree = random_country(random);
    const auto values = random_returns(tree, random);
    const auto cards = roll_up(tree, values, fixture::catalogue(), Expectation(tree, {}));
    const auto expected = brute_force(tree, values);
    ASSERT_EQ(cards.size(), expected.size());
    for (const auto& card : cards) {
      const Sums& sums = expected.at({static_cast<int>(card.line), card.unit, card.indicator});
      ASSERT_EQ(card.numerator->to_double(), sums.numerator);
      if (card.denominator) {
        ASSERT_EQ(card.denominator->to_double(), sums.denominator);
      }
    }
  }
}

TEST(RollUpProperty, DoesNotDependOnTheOrderOfItsInput) {
  std::mt19937 random(2566);
  for (int round = 0; round < 20; ++round) {
    const auto tree = random_country(random);
    auto values = random_returns(tree, random);
    const auto before = roll_up(tree, values, fixture::catalogue(), Expectation(tree, {}));
    std::ranges::shuffle(values, random);
    const auto after = roll_up(tree, values, fixture::catalogue(), Expectation(tree, {}));
    ASSERT_TRUE(std::ranges::equal(before, after, same));
  }
}

TEST(RollUpProperty, ComesOutOrdered) {
  std::mt19937 random(2567);
  const auto tree = random_country(random);
  const auto cards = roll_up(tree, random_returns(tree, random), fixture::catalogue(), Expectation(tree, {}));
  const auto key = [](const model::Scorecard& card) {
    return std::tie(card.line, card.unit, card.indicator, card.dimension, card.period);
  };
  EXPECT_TRUE(std::ranges::is_sorted(cards, {}, key));
  EXPECT_EQ(std::ranges::adjacent_find(cards, {}, key), cards.end());
}

}  // namespace
}  // namespace tidtam::transforms
