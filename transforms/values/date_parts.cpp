#include "transforms/values/date_parts.hpp"

#include <bit>
#include <cstdlib>

namespace tidtam::transforms {

namespace {
using thai::DateToken;

enum class End : std::uint8_t { first, last };

/// Fields that name a real day, made a date in one piece: fields stored one by one and read back together stall the
/// processor, which took a fifth of a date's time.
base::Date date_of_real_day(int year, int month, int day) {
  static_assert(std::endian::native == std::endian::little && sizeof(base::Date) == sizeof(std::uint32_t));
  return std::bit_cast<base::Date>((static_cast<std::uint32_t>(year) & 0xFFFFU) |
                                   static_cast<std::uint32_t>(month) << 16U | static_cast<std::uint32_t>(day) << 24U);
}

/// Makes the day, or an end of the month or the year that these parts stand for; false with the error why there is
/// none.
bool make_end(const DateParts& parts, End end, base::Date& date, Codes& codes) {
  if (parts.is_year_only()) {
    if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
    const auto range = days_of_calendar_year(parts.year);
    date = end == End::first ? range.first : range.last;
    return true;
  }
  if (parts.month < 1 || parts.month > 12 || parts.day > 31) {
    add_code(codes, "DATE-DAY");
    return false;
  }
  const auto year = common_year_of(parts.year, parts.month);
  if (!year) {
    add_code(codes, "DATE-YEAR");
    return false;
  }
  constexpr int kDaysOfEachMonth = 28;
  const bool fits_each_month = parts.day >= 1 && parts.day <= kDaysOfEachMonth;
  const int last_day = fits_each_month ? kDaysOfEachMonth : base::last_day_of_month(*year, parts.month);
  if (parts.day > last_day) {
    add_code(codes, parts.month == 2 && parts.day == 29 ? "DATE-FEB29" : "DATE-DAY");
    return false;
  }
  const int missing_day = end == End::first ? 1 : last_day;
  date = date_of_real_day(*year, parts.month, parts.day != 0 ? parts.day : missing_day);
  if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
  if (parts.weekday != 0 && parts.day != 0 && base::weekday_of(date) != parts.weekday) add_code(codes, "DATE-WD");
  return true;
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
  base::Date first;
  if (is_single && ends.last.day != 0) {
    if (!make_end(ends.last, End::first, first, reading.codes)) return;
    if (!ends.is_open_before) reading.first = first;
    reading.last = first;
    return;
  }
  base::Date last;
  const bool has_first = make_end(is_single ? ends.last : ends.first, End::first, first, reading.codes);
  const bool has_last = make_end(ends.last, End::last, last, reading.codes);
  if (!has_first || !has_last) return;
  if (last < first) return add_code(reading.codes, "DATE-ORDER");
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
