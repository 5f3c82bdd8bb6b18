#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/scorecard.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

/// Inside of transforms/measure: values brought together that add up with one another.
namespace tidtam::transforms {

/// All values of one (indicator, dimension, period).
struct ValueGroup {
  const model::Indicator* indicator = nullptr;
  std::uint32_t sample = 0;               ///< position of a value that carries the group's three words
  std::span<const std::uint32_t> values;  ///< positions
};

/// Groups ordered by indicator, dimension, period; values of indicators that the catalogue does not know are left out.
class GroupedValues {
 public:
  GroupedValues(std::span<const model::IndicatorValue> values, const IndicatorCatalogue& catalogue);
  [[nodiscard]] const std::vector<ValueGroup>& groups() const { return groups_; }

 private:
  std::vector<std::uint32_t> positions_;
  std::vector<ValueGroup> groups_;
};

/// Whether `challenger` speaks for its unit rather than `holder` (DECISIONS 34): one that says something before a
/// blank, the unit's own return before another's sheet, the indicator sheet before sheets it is derived from, then
/// `precedence` (one rank for each value, the greater wins: certified, newer), then the later submission and fact.
[[nodiscard]] bool takes_precedence(std::span<const model::IndicatorValue> values,
                                    std::span<const std::uint32_t> precedence, std::uint32_t challenger,
                                    std::uint32_t holder);

}  // namespace tidtam::transforms
