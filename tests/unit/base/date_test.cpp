#include "pipeline/base/date.hpp"

#include <gtest/gtest.h>

namespace tidtam::base {
namespace {

TEST(Date, KnowsWhichDaysThereAre) {
  EXPECT_TRUE(date_of(2024, 2, 29));   // 29 February 2567
  EXPECT_FALSE(date_of(2025, 2, 29));  // 2568 has none
  EXPECT_FALSE(date_of(1900, 2, 29));  // Excel believes in it, the calendar does not
  EXPECT_TRUE(date_of(2000, 2, 29));
  EXPECT_FALSE(date_of(2026, 4, 31));
  EXPECT_FALSE(date_of(2026, 13, 1));
  EXPECT_FALSE(date_of(2026, 0, 1));
  EXPECT_FALSE(date_of(2026, 1, 0));
  EXPECT_FALSE(date_of(2026, 1, 257));  // must not be cut to one byte
}

TEST(Date, CountsDaysFromTheFirstOfJanuary1970) {
  EXPECT_EQ(days_of({1970, 1, 1}), 0);
  EXPECT_EQ(days_of({1969, 12, 31}), -1);
  // Excel serial 43173 is 14 March 2018 and serial 25569 is 1 January 1970 (DOMAIN E.6).
  EXPECT_EQ(days_of({2018, 3, 14}), 43173 - 25569);
  EXPECT_EQ(date_of_days(43173 - 25569), (Date{2018, 3, 14}));
  EXPECT_EQ(date_of_days(-25567), (Date{1900, 1, 1}));
}

TEST(Date, NamesTheWeekday) {
  EXPECT_EQ(weekday_of({1970, 1, 1}), 4);   // a Thursday
  EXPECT_EQ(weekday_of({2024, 2, 29}), 4);  // a Thursday
  EXPECT_EQ(weekday_of({2026, 1, 4}), 7);   // a Sunday
}

TEST(Date, KnowsTheLastDayOfAMonth) {
  EXPECT_EQ(last_day_of_month(2024, 2), 29);
  EXPECT_EQ(last_day_of_month(2100, 2), 28);
  EXPECT_EQ(last_day_of_month(2026, 9), 30);
  EXPECT_EQ(last_day_of_month(2026, 12), 31);
}

TEST(Date, ReadsAndPrintsIso) {
  EXPECT_EQ(parse_iso_date("2024-01-15"), (Date{2024, 1, 15}));
  EXPECT_EQ(to_iso({2024, 1, 5}), "2024-01-05");
  EXPECT_EQ(to_iso({987, 1, 5}), "0987-01-05");
}

TEST(Date, ReadsNothingButIso) {
  for (const char* text : {"", "2024-1-15", "15-01-2024", "2024-02-30", "2024/01/15", "2024-01-15T", "2024-01--5",
                           "-024-01-15", "20-4-01-15", "2024-01-1x"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

}  // namespace
}  // namespace tidtam::base
