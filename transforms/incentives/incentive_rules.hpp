#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/unit.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/expression.hpp"
#include "pipeline/spec/node.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

namespace tidtam::transforms {

/// What a condition may ask of a unit and fiscal year, by the places of its slots; after them, the rule's thresholds.
enum class IncentiveSlot : std::uint8_t {
  score,             ///< mean of the scores of its indicators, 1 to 5, weighted; absent where none is scored
  scored_weight,     ///< share of the weights that have a score, in percent
  rounds_due,        ///< rounds of the year that are due by now
  rounds_on_time,    ///< of them, those for which its data were certified by the due day
  emergencies,       ///< open incidents of level 4 at the unit itself
  emergencies_below  ///< and at units below it
};
[[nodiscard]] std::vector<spec::SlotSpec> incentive_slots();

/// One thing that has to hold, and how it is said in words: ids of phrases whose blanks are the slots.
struct IncentiveCondition {
  spec::Expression check;
  std::string met;
  std::string unmet;
};

/// One file of `transforms/incentives/`. Nothing is awarded by it: it says who may be considered, and why.
struct IncentiveRule {
  std::string id;
  std::vector<model::UnitKind> of;
  std::vector<std::string> indicators;  ///< whose scores count; empty: all that have one
  std::vector<IncentiveCondition> conditions;
  std::vector<spec::SlotSpec> names;
  std::vector<model::Datum> thresholds;
};

/// Throws ConfigurationError with file and line, also where an example is not what it says.
[[nodiscard]] IncentiveRule read_incentive_rule(const spec::Node& file, std::string_view stem,
                                                const IndicatorCatalogue& indicators);
/// All rules of the catalogue, by id.
[[nodiscard]] std::vector<IncentiveRule> load_incentive_rules(const spec::Catalogue& catalogue,
                                                              const IndicatorCatalogue& indicators);

}  // namespace tidtam::transforms
