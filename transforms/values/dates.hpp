#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/date.hpp"
#include "transforms/values/finding_codes.hpp"

namespace tidtam::transforms {

/// What a date's cell alone does not say.
struct DateContext {
  int near_be_year = 0;  ///< the file's Buddhist year; two-digit years are taken near to it. 0: they are not read
  std::optional<int> fiscal_year;  ///< of the cover: dates without a year lie in it
};

/// A day, or the days from `first` to `last`. An open beginning (`ภายในเดือนมีนาคม`, `ถึง 31 มีนาคม 2566`) has no `first`;
/// an open end (`ตั้งแต่ 15 มีนาคม 2561`) is the day written, with DATE-VAGUE.
struct DateReading {
  std::optional<base::Date> first;
  std::optional<base::Date> last;
  bool is_range = false;
  Codes codes;

  [[nodiscard]] bool has_value() const { return last.has_value(); }
};

/// Reads every written form of DOMAIN E.1 to E.4, day first. Without a value there is at least one error in `codes`.
[[nodiscard]] DateReading read_date(std::string_view text, const DateContext& context);
/// Reads a serial of the 1900 date system by its own year (DOMAIN E.6), whatever its number format says.
[[nodiscard]] DateReading read_serial_date(double serial);
/// Judges a date decoded elsewhere (a date cell, an ISO text) by its own year as read_serial_date does.
[[nodiscard]] DateReading read_decoded_date(int year, int month, int day);
/// `2018-03-14`, `2018-03-14/2018-03-16`, `../2018-03-31` for an open beginning; empty without a value.
[[nodiscard]] std::string to_text(const DateReading& reading);

}  // namespace tidtam::transforms
