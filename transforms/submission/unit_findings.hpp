#pragma once

#include "pipeline/model/finding.hpp"
#include "transforms/units/resolver.hpp"

namespace tidtam::transforms {

/// Adds to a finding what the resolver knows: the unit of the code as `{unit}`, the candidates as `{candidates}`.
[[nodiscard]] model::Finding explained(model::Finding finding, const UnitMatch& match, const model::UnitTree& tree);

}  // namespace tidtam::transforms
