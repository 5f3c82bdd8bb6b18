#include "transforms/measure/contributions.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/transforms/measure_fixture.hpp"

namespace tidtam::transforms {
namespace {

using fixture::value_of_unit;
using testing::ElementsAre;
using testing::IsEmpty;

/// Values of the invented country and what became of them.
class Measured {
 public:
  model::IndicatorValue& add(std::string_view unit, const char* indicator, fixture::Number numerator,
                             fixture::Number denominator = {}) {
    values_.push_back(value_of_unit(tree_, unit, indicator, numerator, denominator));
    return values_.back();
  }

  [[nodiscard]] std::vector<model::Scorecard> cards() const {
    return roll_up(tree_, values_, catalogue_, Expectation(tree_, {}, {}));
  }

  [[nodiscard]] Contributions follow(const std::vector<model::Scorecard>& cards) const {
    return follow_contributions(tree_, values_, catalogue_, {}, cards);
  }

  /// `line unit indicator: reason`.
  [[nodiscard]] std::vector<std::string> uncounted() const {
    std::vector<std::string> lines;
    const Contributions contributions = follow(cards());
    EXPECT_THAT(contributions.imbalances, IsEmpty());
    for (const UncountedValue& one : contributions.uncounted) {
      const model::IndicatorValue& value = values_[one.position];
      lines.push_back(std::string(model::line_word(one.line)) + " " + tree_.unit(value.unit).code + " " +
                      value.indicator + ": " + std::string(uncounted_word(one.reason)));
    }
    return lines;
  }

 private:
  model::UnitTree tree_ = fixture::country();
  IndicatorCatalogue catalogue_ = fixture::catalogue();
  std::vector<model::IndicatorValue> values_;
};

TEST(Contributions, OfSchoolsAreCountedOnBothLines) {
  Measured measured;
  measured.add("S1", "RAT", 3, 10);
  measured.add("S4", "RAT", 5, 10);
  EXPECT_THAT(measured.uncounted(), IsEmpty());
}

TEST(Contributions, OfAnOfficeAreListedOnTheLineWhereItDoesNotStand) {
  Measured measured;
  measured.add("S1", "SUM", 3);
  measured.add("E1", "SUM", 2);
  measured.add("P1", "SUM", 1);
  EXPECT_THAT(measured.uncounted(), ElementsAre("obec P1 SUM: other_line", "moe E1 SUM: other_line"));
}

TEST(Contributions, WithoutTheirPartsAreListedOnBothLines) {
  Measured measured;
  measured.add("S1", "RAT", {}).value = 30;
  EXPECT_THAT(measured.uncounted(), ElementsAre("obec S1 RAT: parts_missing", "moe S1 RAT: parts_missing"));
}

TEST(Contributions, OfASourceThatDoesNotSpeakForItsUnitAreListed) {
  Measured measured;
  measured.add("S1", "SUM", 3);
  measured.add("S1", "SUM", 4).layout = "school_table";
  EXPECT_THAT(measured.uncounted(), ElementsAre("obec S1 SUM: superseded_source", "moe S1 SUM: superseded_source"));
}

TEST(Contributions, OfAnAreaReportAreListedWhereAUnitBelowHasReported) {
  Measured measured;
  measured.add("S1", "AREA", 3, 10);
  measured.add("E1", "AREA", 30, 100);
  measured.add("E2", "AREA", 50, 100);  // none of its schools has: it counts
  EXPECT_THAT(measured.uncounted(),
              ElementsAre("obec E1 AREA: area_report", "moe E1 AREA: other_line", "moe E2 AREA: other_line"));
}

TEST(Contributions, OfAnIndicatorThatIsNotAddedAreListedAndStandAtTheirUnit) {
  Measured measured;
  measured.add("S1", "NONE", 3);
  EXPECT_THAT(measured.uncounted(), ElementsAre("obec S1 NONE: not_added", "moe S1 NONE: not_added"));
}

TEST(Contributions, OfAnUnknownIndicatorAreListed) {
  Measured measured;
  measured.add("S1", "I99", 3);
  EXPECT_THAT(measured.uncounted(), ElementsAre("obec S1 I99: unknown_indicator", "moe S1 I99: unknown_indicator"));
}

TEST(Contributions, ThatSayNothingAreNotListed) {
  Measured measured;
  measured.add("S1", "SUM", {}).state = model::ValueState::not_applicable;
  EXPECT_THAT(measured.uncounted(), IsEmpty());
}

TEST(Contributions, AreMissedWhereAScorecardHoldsOtherSums) {
  Measured measured;
  measured.add("S1", "SUM", 3);
  measured.add("S2", "SUM", 4);
  const std::vector<model::Scorecard> right = measured.cards();
  const model::UnitTree tree = fixture::country();
  for (std::size_t i = 0; i < right.size(); ++i) {
    std::vector<model::Scorecard> wrong = right;
    wrong[i].numerator = wrong[i].numerator->plus(*base::Decimal::of_integer(1));
    const auto imbalances = measured.follow(wrong).imbalances;
    ASSERT_EQ(imbalances.size(), 1U);
    EXPECT_EQ(imbalances[0].unit, right[i].unit);
    EXPECT_EQ(imbalances[0].line, right[i].line);
  }
  std::vector<model::Scorecard> one_short = right;
  one_short.erase(one_short.begin() + 2);
  EXPECT_FALSE(measured.follow(one_short).imbalances.empty()) << "of a value nobody has counted";
}

/// Every aggregation, offices of both lines, blanks, several sources: whatever comes, the two ways of adding agree.
TEST(Contributions, AgreeWithTheRollUpOfAnyReturns) {
  std::mt19937 random(20260);
  const model::UnitTree tree = fixture::country();
  const char* const indicators[] = {"RAT", "SUM", "WM", "SH", "AREA", "LAST", "MAX", "MIN", "NONE"};
  for (int round = 0; round < 200; ++round) {
    Measured measured;
    for (int i = 0; i < 40; ++i) {
      const std::string unit = tree.unit(static_cast<model::UnitIndex>(random() % tree.size())).code;
      const auto number = [&]() -> fixture::Number {
        return random() % 5 == 0 ? fixture::Number() : fixture::Number(static_cast<double>(random() % 900) / 4.0);
      };
      model::IndicatorValue& value = measured.add(unit, indicators[random() % 9], number(), number());
      value.submission = i;
      if (random() % 4 == 0) value.layout = "school_table";
      if (random() % 6 == 0) value.state = model::ValueState::no_data;
      if (random() % 6 == 0) value.value = static_cast<double>(random() % 100);
    }
    EXPECT_THAT(measured.follow(measured.cards()).imbalances, IsEmpty()) << "round " << round;
  }
}

}  // namespace
}  // namespace tidtam::transforms
