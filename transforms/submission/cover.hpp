#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/unit.hpp"

namespace tidtam::transforms {

/// Whom and what time a file speaks for.
struct Cover {
  model::UnitIndex unit = model::kNoUnit;
  std::optional<int> fiscal_year;    ///< Buddhist era
  std::optional<int> quarter;        ///< 1 … 4
  std::optional<int> academic_year;  ///< Buddhist era
  std::optional<int> semester;       ///< 1 or 2
  int arrival_year = 0;              ///< Buddhist era, of the day that the file was last changed; 0: not known
  std::optional<model::NameQuestion> question;  ///< the name of its unit, where the register alone does not settle it

  /// The period that the file supersedes by: its fiscal quarter, else the fiscal year, semester or academic year.
  [[nodiscard]] std::optional<model::Period> period() const;
  /// The period of a fact of this kind (DECISIONS 24); nothing where the cover does not say and no rule gives it.
  [[nodiscard]] std::optional<model::Period> period_of(model::PeriodKind kind) const;
  /// The year that two-digit years are taken near to; 0 where nothing tells one.
  [[nodiscard]] int near_year() const { return fiscal_year.value_or(academic_year.value_or(arrival_year)); }
};

}  // namespace tidtam::transforms
