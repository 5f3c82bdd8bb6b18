#include "transforms/values/date_parts.hpp"

#include <cstdlib>

namespace tidtam::transforms {

namespace {
using thai::DateToken;

enum class End : std::uint8_t { first, last };

/// The day, or an end of the month or the year that these parts stand for; else the error why there is none.
std::optional<base::Date> end_of(const DateParts& parts, End end, Codes& codes) {
  if (parts.is_year_only()) {
    if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
    const auto range = days_of_calendar_year(parts.year);
    return end == End::first ? range.first : range.last;
  }
  if (parts.month < 1 || parts.month > 12 || parts.day > 31) {
    add_code(codes, "DATE-DAY");
    return std::nullopt;
  }
  const auto year = common_year_of(parts.year, parts.month);
  if (!year) {
    add_code(codes, "DATE-YEAR");
    return std::nullopt;
  }
  constexpr int kDaysOfEachMonth = 28;
  const bool fits_each_month = parts.day >= 1 && parts.day <= kDaysOfEachMonth;
  const int last_day = fits_each_month ? kDaysOfEachMonth : base::last_day_of_month(*year, parts.month);
  if (parts.day > last_day) {
    add_code(codes, parts.month == 2 && parts.day == 29 ? "DATE-FEB29" : "DATE-DAY");
    return std::nullopt;
  }
  const int missing_day = end == End::first ? 1 : last_day;
  const base::Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(parts.month),
                        static_cast<std::uint8_t>(parts.day != 0 ? parts.day : missing_day)};
  if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
  if (parts.weekday != 0 && parts.day != 0 && base::weekday_of(date) != parts.weekday) add_code(codes, "DATE-WD");
  return date;
}
}  // namespace

std::optional<int> two_digit_year_of(int digits, Era era, const DateContext& context) {
  if (era == Era::common) return 2000 + digits + kBuddhistOffset;
  if (context.near_be_year == 0) return std::nullopt;
  const int year = nearest_buddhist_year(digits, context.near_be_year);
  if (std::abs(year - context.near_be_year) > kFarthestYear) return std::nullopt;
  return year;
}

void set_days(const DateEnds& ends, DateReading& reading) {
  const bool is_single = ends.joint == Joint::single;
  if (is_single && ends.last.day != 0) {
    if (const auto day = end_of(ends.last, End::first, reading.codes)) reading.first = reading.last = *day;
    if (ends.is_open_before) reading.first.reset();
    return;
  }
  const auto first = end_of(is_single ? ends.last : ends.first, End::first, reading.codes);
  const auto last = end_of(ends.last, End::last, reading.codes);
  if (!first || !last) return;
  if (*last < *first) return add_code(reading.codes, "DATE-ORDER");
  if (!ends.is_open_before) reading.first = first;
  reading.last = last;
  reading.is_range = true;
}

DateReading read_days(std::span<const DateToken> tokens, const DateContext& context) {
  DateReading reading;
  if (const auto ends = ends_of(tokens, context, reading.codes)) set_days(*ends, reading);
  if (!reading.has_value() && !holds_error(reading.codes)) add_code(reading.codes, "DATE-01");
  return reading;
}

}  // namespace tidtam::transforms
