#include "transforms/submission/cover.hpp"

namespace tidtam::transforms {

namespace {
using model::Period;
using model::PeriodKind;

/// The semester at the end of a fiscal quarter: quarters 1 and 2 end in the second semester of the academic year that
/// began the May before, quarters 3 and 4 in the first of the one that bears the fiscal year's number (DOMAIN E.1).
Period semester_at_end_of(int fiscal_year, int quarter) {
  return quarter <= 2 ? Period{PeriodKind::semester, fiscal_year - 1, 2, 0} : Period{PeriodKind::semester, fiscal_year, 1, 0};
}
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
      if (fiscal_year && quarter) return Period{kind, semester_at_end_of(*fiscal_year, *quarter).year, 0, 0};
      return std::nullopt;
    case PeriodKind::semester:
      if (academic_year && semester) return Period{kind, *academic_year, *semester, 0};
      if (fiscal_year && quarter) {
        const Period at_end = semester_at_end_of(*fiscal_year, *quarter);
        if (!academic_year || *academic_year == at_end.year) return at_end;
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace tidtam::transforms
