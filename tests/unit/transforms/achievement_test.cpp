#include "transforms/measure/achievement.hpp"

#include <gtest/gtest.h>

namespace tidtam::transforms {
namespace {
using base::Decimal;
using model::Direction;
using model::Light;

std::optional<Decimal> whole(std::int64_t number) {
  return Decimal::of_integer(number);
}

model::Indicator indicator_of(model::Aggregation aggregation, double factor) {
  model::Indicator indicator;
  indicator.aggregation = aggregation;
  indicator.factor = factor;
  return indicator;
}

TEST(ValueOf, IsTheFactorTimesNumeratorOverDenominator) {
  EXPECT_DOUBLE_EQ(*value_of(indicator_of(model::Aggregation::ratio, 100), whole(45), whole(60)), 75.0);
  EXPECT_DOUBLE_EQ(*value_of(indicator_of(model::Aggregation::weighted_mean, 1), whole(900), whole(20)), 45.0);
  EXPECT_DOUBLE_EQ(*value_of(indicator_of(model::Aggregation::sum, 1), whole(312), std::nullopt), 312.0);
}

TEST(ValueOf, IsNotAvailableWithoutAPartOrOverZero) {
  const auto ratio = indicator_of(model::Aggregation::ratio, 100);
  EXPECT_EQ(value_of(ratio, whole(1), whole(0)), std::nullopt);
  EXPECT_EQ(value_of(ratio, whole(1), std::nullopt), std::nullopt);
  EXPECT_EQ(value_of(ratio, std::nullopt, whole(1)), std::nullopt);
  EXPECT_EQ(value_of(indicator_of(model::Aggregation::sum, 1), std::nullopt, whole(1)), std::nullopt);
}

TEST(Score, IsLinearBetweenThresholdsAndClamped) {
  const model::ScoreScale rising{{60, 70, 80, 90, 100}, "", "", ""};
  EXPECT_EQ(score_of(rising, 0), 1.0);
  EXPECT_EQ(score_of(rising, 60), 1.0);
  EXPECT_EQ(score_of(rising, 75), 2.5);
  EXPECT_EQ(score_of(rising, 80), 3.0);
  EXPECT_EQ(score_of(rising, 99.99), 4.999);
  EXPECT_EQ(score_of(rising, 100), 5.0);
  EXPECT_EQ(score_of(rising, 120), 5.0);
}

TEST(Score, RunsTheOtherWayWhereLowerIsBetter) {
  const model::ScoreScale falling{{5, 4, 3, 2, 1}, "", "", ""};
  EXPECT_EQ(score_of(falling, 9), 1.0);
  EXPECT_EQ(score_of(falling, 3.25), 2.75);
  EXPECT_EQ(score_of(falling, 1), 5.0);
  EXPECT_EQ(score_of(falling, 0), 5.0);
}

TEST(Score, KeepsFourPlaces) {
  const model::ScoreScale uneven{{0, 3, 6, 9, 12}, "", "", ""};
  EXPECT_EQ(score_of(uneven, 1), 1.3333);  // 1 + 1/3
  EXPECT_EQ(score_of(uneven, 2), 1.6667);
}

TEST(Light, ChangesJustAboveItsBands) {
  const auto light = [](double value) { return light_of(Direction::higher_better, value, 200, {}); };
  EXPECT_EQ(light(200), Light::green);
  EXPECT_EQ(light(260), Light::green);
  EXPECT_EQ(light(199.9), Light::yellow);
  EXPECT_EQ(light(150.1), Light::yellow);
  EXPECT_EQ(light(150), Light::orange);
  EXPECT_EQ(light(100.1), Light::orange);
  EXPECT_EQ(light(100), Light::red);
  EXPECT_EQ(light(0), Light::red);
}

TEST(Light, DividesTheTargetByTheValueWhereLowerIsBetter) {
  const auto light = [](double value) { return light_of(Direction::lower_better, value, 3, {}); };
  EXPECT_EQ(light(3), Light::green);
  EXPECT_EQ(light(0), Light::green);
  EXPECT_EQ(light(3.5), Light::yellow);  // 85.7 %
  EXPECT_EQ(light(4), Light::orange);    // 75 %
  EXPECT_EQ(light(6), Light::red);       // 50 %
}

TEST(Light, IsRedAboveATargetOfZero) {
  EXPECT_EQ(light_of(Direction::lower_better, 0, 0.0, {}), Light::green);
  EXPECT_EQ(light_of(Direction::lower_better, 0.01, 0.0, {}), Light::red);
  EXPECT_EQ(light_of(Direction::higher_better, 0, 0.0, {}), Light::green);
  EXPECT_EQ(light_of(Direction::higher_better, -1, 0.0, {}), Light::red);
}

TEST(Light, IsGreenInsideABandAndFallsWithTheDistance) {
  const auto light = [](double value) { return light_of(Direction::target_band, value, 15, 20.0); };
  EXPECT_EQ(light(15), Light::green);
  EXPECT_EQ(light(20), Light::green);
  EXPECT_EQ(light(22), Light::yellow);  // 10 % above 20
  EXPECT_EQ(light(12), Light::yellow);  // 20 % below 15
  EXPECT_EQ(light(28), Light::orange);  // 40 % above 20
  EXPECT_EQ(light(45), Light::red);
  EXPECT_EQ(*achievement_of(Direction::target_band, 45, 15, 20.0), 0.0);
}

TEST(Light, IsNoneWithoutATarget) {
  EXPECT_EQ(light_of(Direction::higher_better, 5, std::nullopt, {}), Light::none);
}

}  // namespace
}  // namespace tidtam::transforms
