#include "pipeline/model/period.hpp"

#include <gtest/gtest.h>

namespace tidtam::model {
namespace {

DateRange range_of(const char* code) {
  return fiscal_range_of(*parse_period_code(code)).value();
}

// The spellings of ARCHITECTURE 6.
TEST(Period, EveryKindReadsBackAsItIsWritten) {
  for (const char* code : {"FY2565", "FY2565Q1", "FY2565Q4", "FY2565M03", "FY2565M12", "FY2565R6", "FY2565R9",
                           "FY2565R12", "AY2564", "AY2564S1", "AY2564S2", "AY2565D1", "AY2565D3", "AY2565S1N2"}) {
    const auto period = parse_period_code(code);
    ASSERT_TRUE(period) << code;
    EXPECT_EQ(to_code(*period), code);
  }
}

TEST(Period, RefusesEveryOtherSpelling) {
  for (const char* code : {"",          "FY",         "FY256",    "FY25655",  "2565",      "FY2565Q",    "FY2565Q0",
                           "FY2565Q5",  "FY2565Q01",  "FY2565M0", "FY2565M3", "FY2565M13", "FY2565M003", "FY2565R3",
                           "FY2565R06", "fy2565",     "AY2564S3", "AY2564S0", "AY2564Q1",  "AY2565D4",   "AY2565S1N3",
                           "AY2565S1N", "AY2565D1N1", "FY2565 ",  "FY-565",   "FY2565Q-1", "AY2565S11"}) {
    EXPECT_FALSE(parse_period_code(code)) << code;
  }
}

TEST(Period, AFiscalYearBeginsInOctoberOfTheYearBefore) {
  EXPECT_EQ(range_of("FY2565"), (DateRange{{2021, 10, 1}, {2022, 9, 30}}));
  EXPECT_EQ(range_of("FY2565Q1"), (DateRange{{2021, 10, 1}, {2021, 12, 31}}));
  EXPECT_EQ(range_of("FY2567Q2"), (DateRange{{2024, 1, 1}, {2024, 3, 31}}));
  EXPECT_EQ(range_of("FY2565Q4"), (DateRange{{2022, 7, 1}, {2022, 9, 30}}));
  EXPECT_EQ(range_of("FY2565M01"), (DateRange{{2021, 10, 1}, {2021, 10, 31}}));
  EXPECT_EQ(range_of("FY2567M05"), (DateRange{{2024, 2, 1}, {2024, 2, 29}}));
  EXPECT_EQ(range_of("FY2565R6"), (DateRange{{2021, 10, 1}, {2022, 3, 31}}));
  EXPECT_EQ(range_of("FY2565R9"), (DateRange{{2021, 10, 1}, {2022, 6, 30}}));
}

TEST(Period, AcademicTermsAreReferenceDataAndHaveNoFixedRange) {
  EXPECT_FALSE(fiscal_range_of(*parse_period_code("AY2565")));
  EXPECT_FALSE(fiscal_range_of(*parse_period_code("AY2565S1")));
}

TEST(Period, StepsBackAcrossTheYear) {
  const auto before = [](const char* code) { return to_code(previous_of(*parse_period_code(code))); };
  EXPECT_EQ(before("FY2565"), "FY2564");
  EXPECT_EQ(before("FY2565Q1"), "FY2564Q4");
  EXPECT_EQ(before("FY2565Q3"), "FY2565Q2");
  EXPECT_EQ(before("FY2565M01"), "FY2564M12");
  EXPECT_EQ(before("AY2565S1"), "AY2564S2");
  EXPECT_EQ(before("AY2565"), "AY2564");
}

TEST(Period, FindsTheFiscalQuarterOfADay) {
  const auto quarter = [](base::Date date) { return to_code(fiscal_quarter_of(date)); };
  EXPECT_EQ(quarter({2021, 9, 30}), "FY2564Q4");
  EXPECT_EQ(quarter({2021, 10, 1}), "FY2565Q1");
  EXPECT_EQ(quarter({2021, 12, 31}), "FY2565Q1");
  EXPECT_EQ(quarter({2022, 1, 1}), "FY2565Q2");
  EXPECT_EQ(quarter({2022, 6, 30}), "FY2565Q3");
  EXPECT_EQ(quarter({2022, 7, 1}), "FY2565Q4");
}

}  // namespace
}  // namespace tidtam::model
