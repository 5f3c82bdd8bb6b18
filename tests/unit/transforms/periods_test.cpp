#include "transforms/values/periods.hpp"

#include <gtest/gtest.h>

#include <string>

#include "transforms/values/period_conversion.hpp"

namespace tidtam::transforms {
namespace {

using model::Period;
using model::PeriodKind;

constexpr PeriodContext kFileOf2566{2566, 2566, 2565, YearMeaning::unsaid};

struct Written {
  std::string text;
  std::string expected;
};
class WrittenPeriods : public testing::TestWithParam<Written> {};

TEST_P(WrittenPeriods, ReadAsTypedPeriods) {
  EXPECT_EQ(to_text(read_period(GetParam().text, kFileOf2566)), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, WrittenPeriods,
    testing::Values(Written{"ปีงบประมาณ พ.ศ. 2565", "FY2565"}, Written{"ปีงบฯ 65", "FY2565"},
                    Written{"ปีงบประมาณ 2561-2564", "FY2561/FY2564"}, Written{"ไตรมาสที่ 1/2565", "FY2565Q1"},
                    Written{"ไตรมาส 2 (ม.ค.-มี.ค.)", "FY2566Q2"},
                    Written{"ไตรมาสที่ 2 (1 ม.ค. 66 - 31 มี.ค. 66)", "FY2566Q2"}, Written{"Q3/2566", "FY2566Q3"},
                    Written{"ไตรมาส ๔", "FY2566Q4"}, Written{"ปีการศึกษา 2566", "AY2566"},
                    Written{"ปีการศึกษา 2564-2566", "AY2564/AY2566"}, Written{"ภาคเรียนที่ 1/2564", "AY2564S1"},
                    Written{"ภาคเรียนที่ 2 ปีการศึกษา 2562", "AY2562S2"}, Written{"ภาคเรียนที่ 2/60", "AY2560S2"},
                    Written{"เทอม 2/2565", "AY2565S2"}, Written{"ภาคเรียนที่ 1", "AY2565S1"},
                    Written{"2565 1/2", "AY2565S1N2"}, Written{"รอบ 6 เดือน (1 ต.ค. 65 – 31 มี.ค. 66)", "FY2566R6"},
                    Written{"รอบ 9 เดือน", "FY2566R9"}, Written{"รอบ 12 เดือน ปีงบประมาณ 2565", "FY2565R12"},
                    Written{"ครึ่งปีแรก", "FY2566R6"}, Written{"ตุลาคม 2564", "FY2565M01"}, Written{"มี.ค. 66", "FY2566M06"},
                    Written{"มีนาคม", "FY2566M06"}, Written{"DMC รอบที่ 1 ปีการศึกษา 2565", "AY2565D1"},
                    Written{"FY2565Q1", "FY2565Q1"}, Written{"2561-03-15", "2018-03-15/2018-03-15"},
                    Written{"16 พ.ค. – 10 มิ.ย.2565", "2022-05-16/2022-06-10"},
                    Written{"ปี 2558 – 2561", "2015-01-01/2018-12-31"}, Written{"ครึ่งปีหลัง", "2023-04-01/2023-09-30"},
                    Written{"ไตรมาสที่ 5/2565", ""}, Written{"ภาคเรียนที่ 3/2565", ""}, Written{"เสร็จแล้ว", ""},
                    Written{"ปีงบประมาณ 2564-2561", ""}));

TEST(ReadPeriod, SaysWhyNothingWasRead) {
  for (const std::string text : {"ไตรมาสที่ 5/2565", "เสร็จแล้ว", "ปีงบประมาณ 2350", "1 ม.ย. 2560"}) {
    EXPECT_TRUE(holds_error(read_period(text, kFileOf2566).codes)) << text;
  }
  EXPECT_EQ(read_period("ไตรมาส 2", {2566, {}, {}, YearMeaning::unsaid}).codes, Codes{"DATE-NOYEAR"});
}

TEST(ReadPeriod, EndsOnWordsInAnOrderThatNobodyMeans) {
  EXPECT_FALSE(read_period("ต้น ครึ่งปี มีนาคม", kFileOf2566).has_value());
}

TEST(ReadPeriod, TakesABareYearByItsColumn) {
  EXPECT_EQ(to_text(read_period("2565", {2566, {}, {}, YearMeaning::fiscal})), "FY2565");
  EXPECT_EQ(to_text(read_period("2565", {2566, {}, {}, YearMeaning::academic})), "AY2565");
  EXPECT_EQ(to_text(read_period("1/2565", {2566, {}, {}, YearMeaning::academic})), "AY2565S1");
  EXPECT_EQ(to_text(read_period("1/2565", {2566, {}, {}, YearMeaning::fiscal})), "FY2565Q1");
}

TEST(ReadPeriod, MovesACalendarQuarterAndAsks) {
  const PeriodReading reading = read_period("ไตรมาสที่ 4 ปีปฏิทิน 2565", kFileOf2566);
  EXPECT_EQ(to_text(reading), "FY2566Q1");
  EXPECT_EQ(reading.codes, Codes{"YEAR-CAL"});
}

TEST(PeriodConversion, AgreesWithTheTermTableOnTheLastDayOfEachQuarter) {
  const TermTable terms;
  for (int quarter = 1; quarter <= 4; ++quarter) {
    const Period period{PeriodKind::fiscal_quarter, 2566, quarter, 0};
    EXPECT_EQ(semester_at_quarter_end(period), terms.semester_at(terms.days_of(period)->last));
  }
}

TEST(TermTable, HasNoSemesterBetweenTermsAndKnowsExceptions) {
  const TermTable plain;
  EXPECT_FALSE(plain.semester_at({2022, 10, 20}));
  EXPECT_EQ(plain.academic_year_at({2022, 5, 15}).year, 2564);
  EXPECT_EQ(plain.academic_year_at({2022, 5, 16}).year, 2565);
  const Period late{PeriodKind::semester, 2563, 1, 0};
  const TermTable dated({{late, {{2020, 7, 1}, {2020, 11, 13}}}});
  EXPECT_EQ(dated.days_of(late)->first, (base::Date{2020, 7, 1}));
  EXPECT_FALSE(dated.semester_at({2020, 6, 1}));
}

}  // namespace
}  // namespace tidtam::transforms
