#include "transforms/rules/surroundings.hpp"

namespace tidtam::transforms {

std::span<const spec::SlotSpec, kSurroundingCount> surrounding_slots() {
  using enum spec::ExpressionType;
  static const std::array<spec::SlotSpec, kSurroundingCount> kSlots{{
      {"fiscal_year", number},
      {"period_start", date},
      {"period_end", date},
      {"fiscal_start", date},
      {"fiscal_end", date},
      {"received_on", date},
      {"indicator_factor", number},
      {"indicator_aggregation", text},
      {"value_rounding", number},
      {"y1_issue", number},
      {"y2_issue", number},
      {"y2_goal", text},
      {"z_goal", text},
      {"y1_in_plan", boolean},
      {"y2_in_plan", boolean},
      {"plan_y2", text},
      {"plan_z", text},
      {"join_in_return", boolean},
  }};
  return kSlots;
}

}  // namespace tidtam::transforms
