#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/date.hpp"

namespace tidtam::model {

/// The kinds of period; their years are never compared across kinds without a conversion.
enum class PeriodKind : std::uint8_t {
  fiscal_year,      ///< FY2565
  fiscal_quarter,   ///< FY2565Q1
  fiscal_month,     ///< FY2565M03 (October = 1)
  fiscal_round,     ///< FY2565R6, R9, R12: cumulative to that month
  academic_year,    ///< AY2564
  semester,         ///< AY2564S1
  dmc_round,        ///< AY2565D1 … D3
  nutrition_round,  ///< AY2565S1N2
};

/// A typed period, year in the Buddhist era.
struct Period {
  PeriodKind kind = PeriodKind::fiscal_year;
  int year = 0;      ///< Buddhist era
  int part = 0;      ///< quarter, month, months of the round, semester or DMC round; 0 for a whole year
  int sub_part = 0;  ///< nutrition round within the semester
  auto operator<=>(const Period&) const = default;
};

/// `FY2565Q1`; the one spelling in tables, exports and references.
[[nodiscard]] std::string to_code(const Period& period);
[[nodiscard]] std::optional<Period> parse_period_code(std::string_view code);

struct DateRange {
  base::Date first;
  base::Date last;
  auto operator<=>(const DateRange&) const = default;
};

/// The days of a fiscal period (1 October … 30 September, DOMAIN E.1); nothing for academic ones, whose terms are dated
/// reference data.
[[nodiscard]] std::optional<DateRange> fiscal_range_of(const Period& period);
/// The same period a year (`fiscal_year`, `academic_year`) or a part (quarter, month, semester) earlier.
[[nodiscard]] Period previous_of(const Period& period);
/// The fiscal quarter in which this day lies.
[[nodiscard]] Period fiscal_quarter_of(base::Date date);

}  // namespace tidtam::model
