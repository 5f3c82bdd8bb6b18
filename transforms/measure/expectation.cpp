#include "transforms/measure/expectation.hpp"

#include <algorithm>

namespace tidtam::transforms {

Expectation::Expectation(const model::UnitTree& tree, std::vector<DueIndicator> due,
                         std::span<const model::UnitIndex> scope)
    : tree_(tree), due_(std::move(due)), in_scope_(tree.size(), scope.empty() ? 1 : 0) {
  std::ranges::stable_sort(due_, {}, &DueIndicator::indicator);
  for (const model::UnitIndex unit : scope) in_scope_[unit] = 1;
}

bool Expectation::asks(const DueIndicator& due, const model::Unit& unit) {
  if (unit.kind != due.unit_kind) return false;
  return due.levels.empty() || unit.levels.empty() || unit.levels.find_first_of(due.levels) != std::string::npos;
}

bool Expectation::is_due(std::string_view indicator, std::string_view period, model::UnitIndex unit) const {
  if (in_scope_[unit] == 0) return false;
  return std::ranges::any_of(std::ranges::equal_range(due_, indicator, {}, &DueIndicator::indicator),
                             [&](const DueIndicator& due) {
                               return (due.period.empty() || due.period == period) && asks(due, tree_.unit(unit));
                             });
}

std::vector<std::uint8_t> Expectation::due_units(std::string_view indicator, std::string_view period) const {
  std::vector<std::uint8_t> units(tree_.size(), 0);
  for (const auto& due : std::ranges::equal_range(due_, indicator, {}, &DueIndicator::indicator)) {
    if (!due.period.empty() && due.period != period) continue;
    for (model::UnitIndex unit = 0; unit < tree_.size(); ++unit) {
      if (in_scope_[unit] != 0 && asks(due, tree_.unit(unit))) units[unit] = 1;
    }
  }
  return units;
}

}  // namespace tidtam::transforms
