#pragma once

#include <optional>

#include "pipeline/base/date.hpp"
#include "pipeline/model/period.hpp"

namespace tidtam::transforms {

constexpr int kBuddhistOffset = 543;
/// The last Buddhist year that began on 1 April; it ended with December (DOMAIN E.2).
constexpr int kLastAprilYear = 2483;
/// The first Buddhist year that dates are read of; before it years were counted otherwise.
constexpr int kFirstReadableYear = 2432;

enum class Era : std::uint8_t { unknown, buddhist, common };

/// A year as typed, in the Buddhist era. 1900 … 2200 is of the Common Era, 2432 … 2700 of the Buddhist; nothing else is
/// read, nor a year that contradicts the era written beside it.
[[nodiscard]] inline std::optional<int> buddhist_year_of(int typed_year, Era era) {
  if (typed_year >= 1900 && typed_year <= 2200 && era != Era::buddhist) return typed_year + kBuddhistOffset;
  if (typed_year >= kFirstReadableYear && typed_year <= 2700 && era != Era::common) return typed_year;
  return std::nullopt;
}
/// The year 24yy, 25yy or 26yy nearest to `near_year`.
[[nodiscard]] int nearest_buddhist_year(int two_digits, int near_year);
/// The year of the Common Era in which this month of a Buddhist year lies; nothing for January to March 2483, which
/// never were.
[[nodiscard]] inline std::optional<int> common_year_of(int buddhist_year, int month) {
  const bool before_april = month <= 3;
  if (buddhist_year > kLastAprilYear || !before_april) return buddhist_year - kBuddhistOffset;
  if (buddhist_year == kLastAprilYear) return std::nullopt;
  return buddhist_year - kBuddhistOffset + 1;
}
/// The days of a Buddhist calendar year, by the old new year up to 2483.
[[nodiscard]] model::DateRange days_of_calendar_year(int buddhist_year);
/// The Buddhist year of a day of 1941 or later.
[[nodiscard]] inline int buddhist_year_at(base::Date date) {
  return date.year + kBuddhistOffset;
}
/// The Buddhist calendar year in which this month of a fiscal year lies.
[[nodiscard]] inline int calendar_year_in_fiscal(int fiscal_year, int month) {
  return month >= 10 ? fiscal_year - 1 : fiscal_year;
}

}  // namespace tidtam::transforms
