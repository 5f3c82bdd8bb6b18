#pragma once

#include <span>
#include <string>
#include <vector>

#include "jobs/run/knowledge.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Values that stand in the store for units that the register no longer has.
using StrangeValues = std::vector<store::IndicatorRow>;

/// What following every value up both lines gave.
struct CountedOnce {
  std::size_t n_uncounted = 0;      ///< rows of `uncounted_value`
  std::vector<std::string> faults;  ///< of ours: `obec 33010000/I17/AY2569`, scorecards that hold other sums
};

/// Checks that each value which can be added up is counted once at each of its ancestors, and replaces the table of
/// those that are not with the reasons why.
[[nodiscard]] CountedOnce check_counted_once(const Knowledge& knowledge, store::Store& store,
                                             std::span<const model::IndicatorValue> values,
                                             const StrangeValues& strange,
                                             std::span<const model::Scorecard> scorecards);

}  // namespace tidtam::jobs
