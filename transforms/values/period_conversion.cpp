#include "transforms/values/period_conversion.hpp"

namespace tidtam::transforms {

using model::Period;
using model::PeriodKind;

std::optional<Period> semester_at_quarter_end(const Period& quarter) {
  if (quarter.kind != PeriodKind::fiscal_quarter) return std::nullopt;
  if (quarter.part <= 2) return Period{PeriodKind::semester, quarter.year - 1, 2, 0};
  return Period{PeriodKind::semester, quarter.year, 1, 0};
}

std::optional<Period> academic_year_at_quarter_end(const Period& quarter) {
  const auto semester = semester_at_quarter_end(quarter);
  if (!semester) return std::nullopt;
  return Period{PeriodKind::academic_year, semester->year, 0, 0};
}

std::optional<Period> quarter_at_round_end(const Period& round) {
  if (round.kind != PeriodKind::fiscal_round) return std::nullopt;
  return Period{PeriodKind::fiscal_quarter, round.year, round.part / 3, 0};
}

std::optional<Period> quarter_of_month(const Period& month) {
  if (month.kind != PeriodKind::fiscal_month) return std::nullopt;
  return Period{PeriodKind::fiscal_quarter, month.year, (month.part + 2) / 3, 0};
}

}  // namespace tidtam::transforms
