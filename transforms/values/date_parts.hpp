#pragma once

#include <optional>
#include <span>

#include "pipeline/thai/date_lexer.hpp"
#include "transforms/values/dates.hpp"
#include "transforms/values/years.hpp"

/// Steps of read_date and read_period between tokens and days.
namespace tidtam::transforms {

/// A two-digit year of the Buddhist era this far ahead of the file's year is told: it may be of another century.
constexpr int kFarAhead = 15;
/// Two-digit years this far from the file's year are not believed (DOMAIN E.3).
constexpr int kFarthestYear = 30;

/// What stands written of one day: any part may be missing.
struct DateParts {
  int day = 0;
  int month = 0;
  int year = 0;  ///< Buddhist era; 0 where none was written
  int weekday = 0;
  [[nodiscard]] bool is_empty() const { return day == 0 && month == 0 && year == 0; }
  [[nodiscard]] bool is_year_only() const { return year != 0 && month == 0 && day == 0; }
};

enum class Joint : std::uint8_t { single, range, list };

/// The ends of what is written, from left to right, with what missing parts inherit filled in.
struct DateEnds {
  DateParts first;  ///< of a range or a list
  DateParts last;
  Joint joint = Joint::single;
  bool is_open_before = false;  ///< `ถึง 31 มีนาคม 2566`: begins on no day that is known
};

/// Reads tokens into ends; nothing where they fit no form of DOMAIN E.4. Codes are added as they are found.
[[nodiscard]] std::optional<DateEnds> ends_of(std::span<const thai::DateToken> tokens, const DateContext& context,
                                              Codes& codes);
/// The year that two digits stand for, near to the file's year; nothing where that is too far off.
[[nodiscard]] std::optional<int> two_digit_year_of(int digits, Era era, const DateContext& context);
/// The Buddhist year of a number token, era decided by DOMAIN E.3 and DECISIONS 27; nothing with DATE-YEAR added.
[[nodiscard]] inline std::optional<int> year_of(const thai::DateToken& number, Era era, const DateContext& context,
                                                Codes& codes) {
  if (number.digits >= 4 && number.digits <= 6) {
    if (const auto year = buddhist_year_of(number.value, era)) return year;
  } else if (number.digits == 2) {
    if (const auto year = two_digit_year_of(number.value, era, context)) {
      if (era != Era::common && *year > context.near_be_year + kFarAhead) add_code(codes, "DATE-CENTURY");
      return year;
    }
  }
  add_code(codes, "DATE-YEAR");
  return std::nullopt;
}
/// Makes days of ends: whole months and years where days or months are missing.
void set_days(const DateEnds& ends, DateReading& reading);
/// ends_of and set_days; without a value there is an error in its codes.
[[nodiscard]] DateReading read_days(std::span<const thai::DateToken> tokens, const DateContext& context);

}  // namespace tidtam::transforms
