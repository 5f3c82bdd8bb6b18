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
  std::uint64_t open_incidents = 0;  ///< that triggers opened
};

/// Reads what counts, once and in unit order, rolls it up, opens and closes incidents, and replaces the derived tables
/// and what an earlier measuring found: areas whose own report is not what their units add up to.
[[nodiscard]] Measurement measure(const Knowledge& knowledge, store::Store& store);

}  // namespace tidtam::jobs
