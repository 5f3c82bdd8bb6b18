// Every conversion between kinds of period, by examples worked by hand from DOMAIN E.1's rules: the fiscal year 2566 is
// October 2022 to September 2023; the academic year 2565 began on 16 May 2022, its second semester ran to 1 April 2023.
#include "transforms/values/period_conversion.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "transforms/values/terms.hpp"

namespace tidtam::transforms {
namespace {
using model::Period;
using Conversion = std::optional<Period> (*)(const Period&);

std::string converted(Conversion conversion, const char* code) {
  const auto to = conversion(*model::parse_period_code(code));
  return to ? model::to_code(*to) : "";
}

std::string days_of(const char* code) {
  const auto days = TermTable().days_of(*model::parse_period_code(code));
  return days ? base::to_iso(days->first) + "/" + base::to_iso(days->last) : "";
}

struct Example {
  const char* from;
  const char* to;  ///< empty: there is no such conversion
};

class ConvertedPeriods : public testing::Test {
 protected:
  static void expect(Conversion conversion, std::initializer_list<Example> examples) {
    for (const Example& example : examples) EXPECT_EQ(converted(conversion, example.from), example.to) << example.from;
  }
};

TEST_F(ConvertedPeriods, OfAQuarterTheSemesterThatRunsAtItsEnd) {
  expect(semester_at_quarter_end,
         {{"FY2566Q1", "AY2565S2"}, {"FY2566Q2", "AY2565S2"}, {"FY2566Q3", "AY2566S1"}, {"FY2566Q4", "AY2566S1"}});
}

TEST_F(ConvertedPeriods, OfAQuarterTheAcademicYearAtItsEnd) {
  expect(academic_year_at_quarter_end, {{"FY2566Q1", "AY2565"},
                                        {"FY2566Q2", "AY2565"},
                                        {"FY2566Q3", "AY2566"},
                                        {"FY2566Q4", "AY2566"},
                                        {"FY2500Q2", "AY2499"}});
}

TEST_F(ConvertedPeriods, OfARoundTheQuarterThatItsMonthsEndWith) {
  expect(quarter_at_round_end, {{"FY2566R6", "FY2566Q2"}, {"FY2566R9", "FY2566Q3"}, {"FY2566R12", "FY2566Q4"}});
}

TEST_F(ConvertedPeriods, OfAMonthItsQuarter) {
  expect(quarter_of_month, {{"FY2566M01", "FY2566Q1"},
                            {"FY2566M03", "FY2566Q1"},
                            {"FY2566M04", "FY2566Q2"},
                            {"FY2566M06", "FY2566Q2"},
                            {"FY2566M07", "FY2566Q3"},
                            {"FY2566M09", "FY2566Q3"},
                            {"FY2566M10", "FY2566Q4"},
                            {"FY2566M12", "FY2566Q4"}});
}

TEST_F(ConvertedPeriods, OfNoKindButTheirOwn) {
  constexpr const char* kKinds[] = {"FY2566", "FY2566Q1", "FY2566M06", "FY2566R6",
                                    "AY2566", "AY2566S1", "AY2566D1",  "AY2566S1N1"};
  const auto refuses_all_but = [&](Conversion conversion, std::string_view own) {
    for (const char* kind : kKinds) EXPECT_EQ(converted(conversion, kind).empty(), kind != own) << kind << " " << own;
  };
  refuses_all_but(semester_at_quarter_end, "FY2566Q1");
  refuses_all_but(academic_year_at_quarter_end, "FY2566Q1");
  refuses_all_but(quarter_at_round_end, "FY2566R6");
  refuses_all_but(quarter_of_month, "FY2566M06");
}

TEST_F(ConvertedPeriods, OfAnyFixedPeriodItsDays) {
  EXPECT_EQ(days_of("FY2566"), "2022-10-01/2023-09-30");
  EXPECT_EQ(days_of("FY2566Q2"), "2023-01-01/2023-03-31");
  EXPECT_EQ(days_of("FY2567M05"), "2024-02-01/2024-02-29");
  EXPECT_EQ(days_of("FY2566R6"), "2022-10-01/2023-03-31");
  EXPECT_EQ(days_of("FY2566R9"), "2022-10-01/2023-06-30");
  EXPECT_EQ(days_of("FY2566R12"), "2022-10-01/2023-09-30");
  EXPECT_EQ(days_of("AY2565"), "2022-05-16/2023-05-15");
  EXPECT_EQ(days_of("AY2565S1"), "2022-05-16/2022-10-11");
  EXPECT_EQ(days_of("AY2565S2"), "2022-11-01/2023-04-01");
  EXPECT_EQ(days_of("AY2565D1"), "");  // a day of counting, which is reference data of each year
  EXPECT_EQ(days_of("AY2565S1N1"), "");
}

TEST_F(ConvertedPeriods, OfADayThePeriodsThatHoldIt) {
  const TermTable terms;
  const auto semester = [&](base::Date day) {
    const auto found = terms.semester_at(day);
    return found ? model::to_code(*found) : "";
  };
  EXPECT_EQ(model::to_code(model::fiscal_quarter_of({2022, 9, 30})), "FY2565Q4");
  EXPECT_EQ(model::to_code(model::fiscal_quarter_of({2022, 10, 1})), "FY2566Q1");
  EXPECT_EQ(model::to_code(terms.academic_year_at({2022, 5, 15})), "AY2564");
  EXPECT_EQ(model::to_code(terms.academic_year_at({2022, 5, 16})), "AY2565");
  EXPECT_EQ(semester({2022, 10, 11}), "AY2565S1");
  EXPECT_EQ(semester({2022, 10, 12}), "");
  EXPECT_EQ(semester({2022, 11, 1}), "AY2565S2");
  EXPECT_EQ(semester({2023, 4, 1}), "AY2565S2");
  EXPECT_EQ(semester({2023, 4, 2}), "");
}

TEST_F(ConvertedPeriods, OfOneKindThePeriodBefore) {
  const auto before = [](const char* code) {
    return model::to_code(model::previous_of(*model::parse_period_code(code)));
  };
  EXPECT_EQ(before("FY2566"), "FY2565");
  EXPECT_EQ(before("FY2566Q1"), "FY2565Q4");
  EXPECT_EQ(before("FY2566M01"), "FY2565M12");
  EXPECT_EQ(before("AY2566"), "AY2565");
  EXPECT_EQ(before("AY2566S1"), "AY2565S2");
  EXPECT_EQ(before("AY2566S2"), "AY2566S1");
}

}  // namespace
}  // namespace tidtam::transforms
