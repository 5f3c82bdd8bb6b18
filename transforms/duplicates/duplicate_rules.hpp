#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/expression.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::transforms {

/// What a rule may ask of a pair of projects, by the places of its slots. Absent where one of the two does not say it.
enum class PairSlot : std::uint8_t {
  likeness,         ///< of their names, 0 to 1
  same_unit,        //
  same_group,       ///< the group in charge
  same_activities,  ///< step by step, whatever their order
  same_target,      ///< output and outcome
  same_objectives,  //
  same_amount,      ///< allocated, and not zero
  units,            ///< how many units have a project of one of the two names
};
[[nodiscard]] std::vector<spec::SlotSpec> pair_slots();

/// One way in which two projects look like one.
struct DuplicateRule {
  std::string id;
  spec::Expression check;  ///< true: they do
};

/// `transforms/duplicates/projects.yaml`.
struct DuplicateRules {
  double least_likeness = 1;             ///< names less alike are not held together
  std::size_t most_units = 0;            ///< what more units have is nobody's in particular: not looked at across units
  std::vector<std::string> passed_over;  ///< words that say nothing in a name
  std::vector<DuplicateRule> rules;      ///< the first that holds is the reason
};

/// Throws ConfigurationError with file and line, also where an example is not what it says.
[[nodiscard]] DuplicateRules read_duplicate_rules(const spec::Node& file);
[[nodiscard]] DuplicateRules load_duplicate_rules(const spec::Catalogue& catalogue);

}  // namespace tidtam::transforms
