#include "transforms/values/terms.hpp"

#include <algorithm>

#include "transforms/values/years.hpp"

namespace tidtam::transforms {

namespace {
using model::Period;
using model::PeriodKind;

model::DateRange between(int first_year, int first_month, int first_day, int last_year, int last_month, int last_day) {
  return {*base::date_of(first_year, first_month, first_day), *base::date_of(last_year, last_month, last_day)};
}
}  // namespace

std::optional<model::DateRange> TermTable::days_of(const Period& period) const {
  const auto exception = std::find_if(exceptions_.begin(), exceptions_.end(),
                                      [&](const TermException& one) { return one.term == period; });
  if (exception != exceptions_.end()) return exception->days;
  const int year = period.year - kBuddhistOffset;
  if (period.kind == PeriodKind::academic_year) return between(year, 5, 16, year + 1, 5, 15);
  if (period.kind == PeriodKind::semester && period.part == 1) return between(year, 5, 16, year, 10, 11);
  if (period.kind == PeriodKind::semester && period.part == 2) return between(year, 11, 1, year + 1, 4, 1);
  return model::fiscal_range_of(period);
}

Period TermTable::academic_year_at(base::Date day) const {
  Period year{PeriodKind::academic_year, buddhist_year_at(day), 0, 0};
  if (const auto days = days_of(year); days && day < days->first) --year.year;
  return year;
}

std::optional<Period> TermTable::semester_at(base::Date day) const {
  const int year = buddhist_year_at(day);
  for (const int candidate : {year, year - 1}) {
    for (const int part : {1, 2}) {
      const Period semester{PeriodKind::semester, candidate, part, 0};
      const auto days = days_of(semester);
      if (days && days->first <= day && day <= days->last) return semester;
    }
  }
  return std::nullopt;
}

}  // namespace tidtam::transforms
