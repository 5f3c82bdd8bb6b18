#pragma once

#include <span>

#include "jobs/run/knowledge.hpp"
#include "pipeline/base/date.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/store/store.hpp"
#include "transforms/triggers/open_incidents.hpp"

namespace tidtam::jobs {

/// Says which units may be considered for an incentive as of a day, and why, and replaces `incentive_eligibility`.
void judge_incentives(const Knowledge& knowledge, store::Store& store, std::span<const model::Scorecard> scorecards,
                      std::span<const transforms::TriggeredIncident> incidents, base::Date day);

}  // namespace tidtam::jobs
