#include "jobs/run/report_round.hpp"

namespace tidtam::jobs {

std::optional<model::Period> quarter_of(const std::string& period_code) {
  const auto period = model::parse_period_code(period_code);
  if (!period) return std::nullopt;
  if (period->kind == model::PeriodKind::fiscal_quarter) return period;
  if (period->kind == model::PeriodKind::fiscal_year)
    return model::Period{model::PeriodKind::fiscal_quarter, period->year, 4, 0};
  return std::nullopt;
}

}  // namespace tidtam::jobs
