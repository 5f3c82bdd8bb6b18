#pragma once

#include <cstdint>
#include <span>

#include "jobs/run/knowledge.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Opens, carries on and closes the incidents of the triggers, and replaces `triggered_incident`. Gives how many are
/// open.
[[nodiscard]] std::uint64_t settle_incidents(const Knowledge& knowledge, store::Store& store,
                                             std::span<const model::IndicatorValue> values,
                                             std::span<const model::Scorecard> scorecards);

}  // namespace tidtam::jobs
