#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/period.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/model/value.hpp"
#include "transforms/incentives/incentive_rules.hpp"

namespace tidtam::transforms {

/// A round of the year that is over for those who certify.
struct DueRound {
  int fiscal_year = 0;
  std::string id;
};

/// Whether a unit may be considered for an incentive, and why. Nothing follows from it by itself.
struct IncentiveEligibility {
  const IncentiveRule* rule = nullptr;
  model::UnitIndex unit = model::kNoUnit;
  int fiscal_year = 0;
  std::vector<model::Datum> slots;  ///< by the rule's names
  std::vector<bool> met;            ///< of each condition; what cannot be said is not met
  bool is_eligible = false;
  std::uint32_t rank = 0;       ///< among the eligible of the rule and year, 1 the highest score; 0: not eligible
  std::uint32_t tied_with = 0;  ///< how many others have the same rank
};

/// What rules look at. Everything outlives the call.
struct IncentiveInputs {
  std::span<const IncentiveRule> rules;
  const model::UnitTree& tree;
  const std::vector<bool>& in_scope;             ///< by UnitIndex
  std::span<const model::Scorecard> scorecards;  ///< as roll_up orders them
  const IndicatorCatalogue& indicators;
  std::span<const DueRound> due_rounds;
  std::function<bool(model::UnitIndex unit, const std::string& round)> is_certified_on_time;
  std::span<const model::UnitIndex>
      emergencies;  ///< the units of open incidents of level 4, each as often as it has one
  std::function<std::optional<int>(const model::Period&)> fiscal_year_of;  ///< in which a period ends
};

/// The units of each rule that have a score in a fiscal year. Of each indicator's total the latest period that ends in
/// the year counts, with the indicator's weight. Those with equal scores, to four decimals, share their rank. Ordered
/// by rule, year, the eligible by rank, then unit.
[[nodiscard]] std::vector<IncentiveEligibility> incentive_eligibility(const IncentiveInputs& inputs);

}  // namespace tidtam::transforms
