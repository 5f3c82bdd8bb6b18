// Every day from 1 April 2432 to 31 December 2600, written as officers write it and read back.
#include <gtest/gtest.h>
#include <unicode/calendar.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "transforms/values/dates.hpp"

namespace tidtam::transforms {
namespace {

constexpr std::array<const char*, 12> kMonths{"มกราคม",  "กุมภาพันธ์", "มีนาคม",  "เมษายน", "พฤษภาคม",  "มิถุนายน",
                                              "กรกฎาคม", "สิงหาคม",  "กันยายน", "ตุลาคม",  "พฤศจิกายน", "ธันวาคม"};
constexpr std::array<const char*, 12> kShortMonths{"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                                                   "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};

/// A day in the Buddhist era, month 1 … 12.
struct ThaiDay {
  int year;
  int month;
  int day;
};

std::string in_thai_digits(std::string_view text) {
  static constexpr std::array<const char*, 10> kDigits{"๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙"};
  std::string thai;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      thai += kDigits[static_cast<std::size_t>(c - '0')];
    } else {
      thai.push_back(c);
    }
  }
  return thai;
}

std::vector<std::string> written_forms(const ThaiDay& on) {
  const auto month = static_cast<std::size_t>(on.month - 1);
  const std::string full = fmt::format("{} {} {}", on.day, kMonths[month], on.year);
  return {full,
          in_thai_digits(full),
          fmt::format("{:02}/{:02}/{}", on.day, on.month, on.year),
          fmt::format("{}-{}-{}", on.day, on.month, on.year),
          fmt::format("{} {}{}", on.day, kShortMonths[month], on.year),
          fmt::format("วันที่ {} เดือน{} พ.ศ. {}", on.day, kMonths[month], on.year)};
}

std::string iso_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day fields{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(fields.year()), static_cast<unsigned>(fields.month()),
                     static_cast<unsigned>(fields.day()));
}

/// Fails at the first form that is not read as this day with these findings.
void expect_read(const ThaiDay& on, std::chrono::sys_days day, const Codes& codes) {
  const std::string iso = iso_of(day);
  for (const std::string& form : written_forms(on)) {
    const DateReading reading = read_date(form, {on.year, std::nullopt});
    ASSERT_EQ(to_text(reading), iso) << form;
    ASSERT_EQ(reading.codes, codes) << form;
  }
}

/// Days of a month, years counted from April to March. The Februaries of 29 days are those of 1892, 1896, 1904 … 1940;
/// 1900 had none. Until March a year bears the number of the April before: February 1892 was in 2434.
int length_of_month(int year, int month) {
  static constexpr std::array<int, 12> kLengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  static constexpr std::array<int, 12> kLeapFebruaries{2434, 2438, 2446, 2450, 2454, 2458,
                                                       2462, 2466, 2470, 2474, 2478, 2482};
  const bool leaps =
      month == 2 && std::find(kLeapFebruaries.begin(), kLeapFebruaries.end(), year) != kLeapFebruaries.end();
  return leaps ? 29 : kLengths[static_cast<std::size_t>(month - 1)];
}

TEST(DateRoundTrip, FollowsTheYearsThatBeganInAprilDayByDay) {
  std::chrono::sys_days day = std::chrono::year{1889} / 4 / 1;
  for (int year = 2432; year <= 2483; ++year) {
    for (const int month : {4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3}) {
      if (year == 2483 && month < 4) break;  // the year of nine months
      for (int on = 1; on <= length_of_month(year, month); ++on, day += std::chrono::days{1}) {
        ASSERT_NO_FATAL_FAILURE(expect_read({year, month, on}, day, {"PRE1941"}));
      }
    }
  }
  EXPECT_EQ(iso_of(day), "1941-01-01");
}

TEST(DateRoundTrip, ReadsNoDayOfJanuaryToMarch2483) {
  for (const int month : {1, 2, 3}) {
    for (int day = 1; day <= length_of_month(2483, month); ++day) {
      for (const std::string& form : written_forms({2483, month, day})) {
        const DateReading reading = read_date(form, {2483, std::nullopt});
        ASSERT_FALSE(reading.has_value()) << form;
        ASSERT_EQ(reading.codes, Codes{"DATE-YEAR"}) << form;
      }
    }
  }
}

TEST(DateRoundTrip, AgreesWithIcusBuddhistCalendarOnEveryDayFrom2484To2600) {
  UErrorCode failure = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("th_TH@calendar=buddhist"), failure));
  ASSERT_TRUE(U_SUCCESS(failure));
  const std::chrono::sys_days end = std::chrono::year{2058} / 1 / 1;
  for (std::chrono::sys_days day = std::chrono::year{1941} / 1 / 1; day < end; day += std::chrono::days{1}) {
    calendar->setTime(static_cast<double>(day.time_since_epoch().count()) * 86'400'000.0, failure);
    const ThaiDay on{calendar->get(UCAL_YEAR, failure), calendar->get(UCAL_MONTH, failure) + 1,
                     calendar->get(UCAL_DATE, failure)};
    ASSERT_NO_FATAL_FAILURE(expect_read(on, day, {}));
    const std::string short_year =
        fmt::format("{} {} {:02}", on.day, kMonths[static_cast<std::size_t>(on.month - 1)], on.year % 100);
    ASSERT_EQ(to_text(read_date(short_year, {on.year, std::nullopt})), iso_of(day)) << short_year;
  }
  ASSERT_TRUE(U_SUCCESS(failure));
}

}  // namespace
}  // namespace tidtam::transforms
