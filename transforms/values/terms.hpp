#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/period.hpp"

namespace tidtam::transforms {

/// A term whose dates differ from the regulation's, from dated reference data.
struct TermException {
  model::Period term;  ///< a semester or an academic year
  model::DateRange days;
};

/// The days of semesters and academic years: the regulation's (16 May – 11 October, 1 November – 1 April; the year 16
/// May – 15 May) but for the exceptions given.
class TermTable {
 public:
  TermTable() = default;
  explicit TermTable(std::vector<TermException> exceptions) : exceptions_(std::move(exceptions)) {}

  /// The days of any period, academic ones by terms, fiscal ones by months; nothing for DMC and nutrition rounds.
  [[nodiscard]] std::optional<model::DateRange> days_of(const model::Period& period) const;
  /// The academic year in which this day lies; days between terms belong to it too.
  [[nodiscard]] model::Period academic_year_at(base::Date day) const;
  /// The semester in which this day lies; nothing between terms.
  [[nodiscard]] std::optional<model::Period> semester_at(base::Date day) const;

 private:
  std::vector<TermException> exceptions_;
};

}  // namespace tidtam::transforms
