#pragma once

#include <span>
#include <vector>

#include "jobs/run/knowledge.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/store/store.hpp"
#include "transforms/triggers/open_incidents.hpp"

namespace tidtam::jobs {

/// Opens, carries on and closes the incidents of the triggers, and replaces `triggered_incident`. Gives them all.
[[nodiscard]] std::vector<transforms::TriggeredIncident> settle_incidents(const Knowledge& knowledge,
                                                                          store::Store& store,
                                                                          std::span<const model::IndicatorValue> values,
                                                                          std::span<const model::Scorecard> scorecards);

}  // namespace tidtam::jobs
