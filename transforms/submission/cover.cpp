#include "transforms/submission/cover.hpp"

#include "transforms/values/period_conversion.hpp"

namespace tidtam::transforms {

namespace {
using model::Period;
using model::PeriodKind;

}  // namespace

std::optional<Period> Cover::period() const {
  if (fiscal_year && quarter) return Period{PeriodKind::fiscal_quarter, *fiscal_year, *quarter, 0};
  if (fiscal_year) return Period{PeriodKind::fiscal_year, *fiscal_year, 0, 0};
  if (academic_year && semester) return Period{PeriodKind::semester, *academic_year, *semester, 0};
  if (academic_year) return Period{PeriodKind::academic_year, *academic_year, 0, 0};
  return std::nullopt;
}

std::optional<Period> Cover::period_of(PeriodKind kind) const {
  switch (kind) {
    case PeriodKind::fiscal_year:
      if (fiscal_year) return Period{kind, *fiscal_year, 0, 0};
      return std::nullopt;
    case PeriodKind::fiscal_quarter:
    case PeriodKind::fiscal_month:
      if (fiscal_year && quarter) return Period{PeriodKind::fiscal_quarter, *fiscal_year, *quarter, 0};
      return std::nullopt;
    case PeriodKind::academic_year:
      if (academic_year) return Period{kind, *academic_year, 0, 0};
      if (fiscal_year && quarter)
        return academic_year_at_quarter_end({PeriodKind::fiscal_quarter, *fiscal_year, *quarter, 0});
      return std::nullopt;
    case PeriodKind::semester:
      if (academic_year && semester) return Period{kind, *academic_year, *semester, 0};
      if (fiscal_year && quarter) {
        const auto at_end = semester_at_quarter_end({PeriodKind::fiscal_quarter, *fiscal_year, *quarter, 0});
        if (at_end && (!academic_year || *academic_year == at_end->year)) return at_end;
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace tidtam::transforms
