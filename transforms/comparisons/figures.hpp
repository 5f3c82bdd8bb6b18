#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/base/decimal.hpp"
#include "transforms/comparisons/counted_rows.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

namespace tidtam::transforms {

/// The middle one, or the mean of the two in the middle; `numbers` is not empty.
[[nodiscard]] base::Decimal median_of(std::vector<base::Decimal> numbers);
/// The median of the distances from the median: a measure of spread that one wild number does not move.
[[nodiscard]] base::Decimal spread_of(const std::vector<base::Decimal>& numbers);

/// What the slots of a comparison hold for one row.
class Figures {
 public:
  /// Everything outlives the figures. `others` are the rows that go with this one.
  Figures(const CountedRow& row, const CountedRows& rows, Past past, std::span<const CountedRow* const> others,
          const IndicatorCatalogue& indicators);

  [[nodiscard]] model::Datum of(const ComparisonSlot& slot) const;
  /// The rows that the comparison looks back on: one of each moment, the earliest first.
  [[nodiscard]] std::span<const CountedRow* const> past() const;

 private:
  [[nodiscard]] model::Datum of_past(const ComparisonSlot& slot) const;
  [[nodiscard]] model::Datum of_others(const ComparisonSlot& slot) const;
  [[nodiscard]] model::Datum aggregation(std::size_t column) const;

  const CountedRow& row_;
  const CountedRows& rows_;
  Past looks_back_;
  std::span<const CountedRow* const> others_;
  const IndicatorCatalogue& indicators_;
  mutable std::optional<std::vector<const CountedRow*>> past_;  ///< chosen when first asked for
};

}  // namespace tidtam::transforms
