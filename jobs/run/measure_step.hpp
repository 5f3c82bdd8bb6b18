#pragma once

#include <vector>

#include "jobs/run/knowledge.hpp"
#include "jobs/run/uncounted_values.hpp"
#include "pipeline/base/date.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// What was measured: the values that count, and their roll-up on both lines.
struct Measurement {
  std::vector<model::IndicatorValue> values;
  std::vector<model::Scorecard> scorecards;
  CountedOnce counted;
  std::uint64_t open_incidents = 0;  ///< that triggers opened
};

/// Reads what counts, once and in unit order, rolls it up, opens and closes incidents, and replaces the derived tables
/// and what an earlier measuring found: areas whose own report is not what their units add up to. Checks that each value
/// was counted once.
[[nodiscard]] Measurement measure(const Knowledge& knowledge, store::Store& store, base::Date day);

}  // namespace tidtam::jobs
