#include "transforms/values/years.hpp"

#include <cstdlib>

namespace tidtam::transforms {

int nearest_buddhist_year(int two_digits, int near_year) {
  int best = 2400 + two_digits;
  for (const int candidate : {2500 + two_digits, 2600 + two_digits}) {
    if (std::abs(candidate - near_year) < std::abs(best - near_year)) best = candidate;
  }
  return best;
}

model::DateRange days_of_calendar_year(int buddhist_year) {
  const int year = buddhist_year - kBuddhistOffset;
  if (buddhist_year > kLastAprilYear) return {*base::date_of(year, 1, 1), *base::date_of(year, 12, 31)};
  if (buddhist_year == kLastAprilYear) return {*base::date_of(year, 4, 1), *base::date_of(year, 12, 31)};
  return {*base::date_of(year, 4, 1), *base::date_of(year + 1, 3, 31)};
}

}  // namespace tidtam::transforms
