#include "pipeline/base/decimal.hpp"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace tidtam::base {
namespace {

std::int64_t millionths_of(std::string_view text) {
  const auto number = Decimal::parse(text);
  EXPECT_TRUE(number) << text;
  return number ? number->millionths() : -1;
}

TEST(Decimal, ReadsPlainDigitsWithOnePoint) {
  EXPECT_EQ(millionths_of("12"), 12'000'000);
  EXPECT_EQ(millionths_of("-12.5"), -12'500'000);
  EXPECT_EQ(millionths_of("+0.000001"), 1);
  EXPECT_EQ(millionths_of(".5"), 500'000);
  EXPECT_EQ(millionths_of("007"), 7'000'000);
}

TEST(Decimal, RoundsTheSeventhPlaceHalfAwayFromZero) {
  EXPECT_EQ(millionths_of("0.0000005"), 1);
  EXPECT_EQ(millionths_of("-0.0000005"), -1);
  EXPECT_EQ(millionths_of("0.00000049999"), 0);
  EXPECT_EQ(millionths_of("1.9999999"), 2'000'000);
}

TEST(Decimal, RefusesWhatIsNoPlainNumber) {
  for (const char* text : {"", "-", ".", "1,000", "1 000", "1e3", "1.2.3", "๑๒", "0x10", "12 ", "--1"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, HoldsTheWholeRangeAndNothingBeyond) {
  // 2^63 - 1 = 9223372036854775807 millionths, -2^63 the least.
  EXPECT_EQ(millionths_of("9223372036854.775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(millionths_of("-9223372036854.775808"), std::numeric_limits<std::int64_t>::min());
  EXPECT_FALSE(Decimal::parse("9223372036854.775808"));
  EXPECT_FALSE(Decimal::parse("-9223372036854.775809"));
  EXPECT_FALSE(Decimal::parse("9999999999999999999999999999999999999999999999999999999999"));
  EXPECT_FALSE(Decimal::of_integer(9'223'372'036'855));
  EXPECT_EQ(Decimal::of_integer(-9'223'372'036'854)->millionths(), -9'223'372'036'854'000'000);
}

TEST(Decimal, PrintsWithoutTrailingZeros) {
  EXPECT_EQ(Decimal::of_millionths(12'000'000).to_string(), "12");
  EXPECT_EQ(Decimal::of_millionths(12'500'000).to_string(), "12.5");
  EXPECT_EQ(Decimal::of_millionths(-250'000).to_string(), "-0.25");
  EXPECT_EQ(Decimal::of_millionths(1).to_string(), "0.000001");
  EXPECT_EQ(Decimal::of_millionths(0).to_string(), "0");
  EXPECT_EQ(Decimal::of_millionths(std::numeric_limits<std::int64_t>::min()).to_string(), "-9223372036854.775808");
}

TEST(Decimal, TakesADoubleToSixPlaces) {
  EXPECT_EQ(Decimal::of_double(0.1)->millionths(), 100'000);
  EXPECT_EQ(Decimal::of_double(-2.5)->millionths(), -2'500'000);
  EXPECT_EQ(Decimal::of_double(94.19)->to_string(), "94.19");
  EXPECT_FALSE(Decimal::of_double(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(Decimal::of_double(std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(Decimal::of_double(1e13));
  EXPECT_EQ(Decimal::of_double(9.22e12)->millionths(), 9'220'000'000'000'000'000);
}

TEST(Decimal, AddsExactlyWhereDoublesDoNot) {
  const auto sum = Decimal::parse("0.1")->plus(*Decimal::parse("0.2"));
  EXPECT_EQ(sum, Decimal::parse("0.3"));
  EXPECT_EQ(sum->minus(*Decimal::parse("0.3")), Decimal());
}

TEST(Decimal, MultipliesRoundingHalfAwayFromZero) {
  EXPECT_EQ(Decimal::parse("1.5")->times(*Decimal::parse("-2.5"))->to_string(), "-3.75");
  EXPECT_EQ(Decimal::parse("0.001")->times(*Decimal::parse("0.0005"))->millionths(), 1);  // 0.0000005
  EXPECT_EQ(Decimal::parse("-0.001")->times(*Decimal::parse("0.0005"))->millionths(), -1);
  EXPECT_EQ(Decimal::parse("0.001")->times(*Decimal::parse("0.000499"))->millionths(), 0);
}

TEST(Decimal, SaysSoWhenASumOrProductDoesNotFit) {
  const Decimal most = Decimal::of_millionths(std::numeric_limits<std::int64_t>::max());
  EXPECT_FALSE(most.plus(Decimal::of_millionths(1)));
  EXPECT_FALSE(Decimal::of_millionths(std::numeric_limits<std::int64_t>::min()).minus(Decimal::of_millionths(1)));
  EXPECT_FALSE(most.times(*Decimal::of_integer(2)));
}

TEST(Decimal, TellsWholeNumbersAndOrder) {
  EXPECT_TRUE(Decimal::parse("3.000")->is_integer());
  EXPECT_FALSE(Decimal::parse("3.1")->is_integer());
  EXPECT_LT(*Decimal::parse("-1"), *Decimal::parse("0.5"));
}

}  // namespace
}  // namespace tidtam::base
