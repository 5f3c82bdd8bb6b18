#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidtam::base {

/// A day of the proleptic Gregorian calendar, year in the Common Era. Always a real day.
struct Date {
  std::int16_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  auto operator<=>(const Date&) const = default;
};

/// The date of these fields, or nothing when there is no such day (30 February, month 13).
[[nodiscard]] std::optional<Date> date_of(int year, int month, int day);
/// Days since 1970-01-01, negative before.
[[nodiscard]] int days_of(Date date);
[[nodiscard]] Date date_of_days(int days);
/// 1 = Monday … 7 = Sunday.
[[nodiscard]] int weekday_of(Date date);
[[nodiscard]] int last_day_of_month(int year, int month);
/// `2024-01-15`.
[[nodiscard]] std::string to_iso(Date date);
/// Reads `2024-01-15` and nothing else.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace tidtam::base
