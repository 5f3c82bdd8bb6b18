#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/stored_finding.hpp"
#include "transforms/comparisons/comparison_book.hpp"
#include "transforms/comparisons/counted_rows.hpp"
#include "transforms/comparisons/likeness.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

namespace tidtam::transforms {

/// How the standard form heads the column of a table, by layout and column, for messages.
using ColumnTitles = std::map<std::pair<std::string, std::string>, std::string>;

/// What comparing looks things up in. Everything outlives it.
struct CompareContext {
  const ComparisonBook& book;
  const IndicatorCatalogue& indicators;
  const ColumnTitles& titles;
  const Likeness& likeness;  ///< of the facts of all units
};

/// Holds facts against their own past and against what other files say; a finding names the cell of its row's key.
/// Pure, and the same whatever the order of the facts: by table, rule, thing and moment.
[[nodiscard]] std::vector<model::StoredFinding> compare(const CountedFacts& facts, const CompareContext& context);

}  // namespace tidtam::transforms
