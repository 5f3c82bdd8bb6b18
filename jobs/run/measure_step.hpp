#pragma once

#include <vector>

#include "jobs/run/knowledge.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// What was measured: the values that count, and their roll-up on both lines.
struct Measurement {
  std::vector<model::IndicatorValue> values;
  std::vector<model::Scorecard> scorecards;
};

/// Reads what counts, once and in unit order, rolls it up, and replaces the derived table and what an earlier measuring
/// found: areas whose own report is not what their units add up to.
[[nodiscard]] Measurement measure(const Knowledge& knowledge, store::Store& store);

}  // namespace tidtam::jobs
