#pragma once

#include <string_view>

#include "pipeline/model/finding.hpp"
#include "transforms/units/resolver.hpp"

namespace tidtam::transforms {

/// Adds to a finding what the resolver knows: the unit of the code (or the likeliest one) as `{unit}`, the name that stood
/// beside it as `{name}`, the candidates as `{candidates}`, and the unit that the sender may speak for as `{scope}`.
[[nodiscard]] model::Finding explained(model::Finding finding, const UnitMatch& match, const model::UnitTree& tree,
                                       std::string_view name, model::UnitIndex scope);

}  // namespace tidtam::transforms
