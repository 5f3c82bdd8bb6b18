#include "pipeline/base/clock.hpp"

#include <gtest/gtest.h>

namespace tidtam::base {
namespace {

// 2026-03-31T18:10:00Z is ten past one on 1 April in Thailand: `date -u -d 2026-03-31T18:10:00Z +%s` gives 1774980600.
constexpr Seconds kNight = 1'774'980'600;

TEST(Clock, TellsTheDayInThailandNotInGreenwich) {
  EXPECT_EQ(thai_date_of(kNight), (Date{2026, 4, 1}));
  EXPECT_EQ(thai_date_of(kNight - 70 * 60 - 1), (Date{2026, 3, 31}));
}

TEST(Clock, PrintsTheMomentWithItsOffset) {
  EXPECT_EQ(to_iso_thai(kNight), "2026-04-01T01:10:00+07:00");
}

TEST(Clock, WritesTheTimeOfDayAsThaiOfficesDo) {
  EXPECT_EQ(thai_time_of_day(kNight), "01.10");
  EXPECT_EQ(thai_time_of_day(kNight + 59), "01.10");
}

TEST(Clock, CountsBackBeyond1970) {
  EXPECT_EQ(to_iso_thai(-7 * 3600 - 1), "1969-12-31T23:59:59+07:00");
}

TEST(Clock, AFixedClockStandsStill) {
  const FixedClock clock(kNight);
  EXPECT_EQ(clock.now(), kNight);
}

}  // namespace
}  // namespace tidtam::base
