#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "pipeline/model/value.hpp"
#include "pipeline/spec/expression.hpp"

namespace tidtam::transforms {

/// What a rule may ask of the surroundings of a record, beside the record's own fields: each is a slot of every rule,
/// by the name that stands here.
enum class Surrounding : std::uint8_t {
  fiscal_year,   ///< of the return's cover, Buddhist era
  period_start,  ///< the days of the return's period
  period_end,
  fiscal_start,  ///< the days of the cover's fiscal year
  fiscal_end,
  received_on,            ///< the day on which the file came in
  indicator_factor,       ///< k of the row's indicator
  indicator_aggregation,  ///< its aggregation, `RATIO`, `SUM` …
  value_rounding,         ///< half a unit of the last place that was typed
  y1_issue,               ///< the issue of the master plan of the row's Y1 and Y2: 12 of the goal 120101
  y2_issue,
  y2_goal,     ///< the code of the row's Y2
  z_goal,      ///< the number of the row's national strategy
  y1_in_plan,  ///< whether the plan has the row's goal; absent where it does not list that issue's goals
  y2_in_plan,
  plan_y2,         ///< the Y2 that the plan has above the row's Y1
  plan_z,          ///< the national strategy that the plan has above that
  join_in_return,  ///< whether the return holds the joined layout at all
};
constexpr std::size_t kSurroundingCount = static_cast<std::size_t>(Surrounding::join_in_return) + 1;

/// The name and type of each, in the order of the enumerators.
[[nodiscard]] std::span<const spec::SlotSpec, kSurroundingCount> surrounding_slots();

/// The surroundings of one record; what is not set is absent.
class RecordSurroundings {
 public:
  void set(Surrounding which, model::Datum datum) {
    values_[static_cast<std::size_t>(which)] = {std::move(datum), model::ValueState::value};
  }
  [[nodiscard]] std::span<const model::Value, kSurroundingCount> values() const { return values_; }

 private:
  std::array<model::Value, kSurroundingCount> values_;
};

}  // namespace tidtam::transforms
