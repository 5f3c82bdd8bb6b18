#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <tuple>

#include "pipeline/base/date.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/unit.hpp"
#include "transforms/triggers/readings.hpp"

namespace tidtam::transforms {

/// On which day a scorecard was known: the day of the latest return that it rests on. Asked for few of them, so the
/// values are gone through once for all that were asked for.
class DaysTold {
 public:
  explicit DaysTold(const StrandIndex& strands) : strands_(strands) {}
  void ask(std::size_t strand, const model::Period& period, model::Line line, model::UnitIndex unit);
  /// `received_on` says on which day a submission came.
  void answer(std::span<const model::IndicatorValue> values, const model::UnitTree& tree,
              const std::function<std::optional<base::Date>(std::int64_t)>& received_on);
  /// Nothing where no value lies below.
  [[nodiscard]] std::optional<base::Date> of(std::size_t strand, const model::Period& period, model::Line line,
                                             model::UnitIndex unit) const;

 private:
  using Units = std::map<std::pair<model::Line, model::UnitIndex>, std::optional<base::Date>>;
  const StrandIndex& strands_;
  std::map<std::pair<std::size_t, model::Period>, Units> asked_;
};

}  // namespace tidtam::transforms
