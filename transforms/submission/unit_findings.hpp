#pragma once

#include <optional>
#include <string_view>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/period.hpp"
#include "transforms/units/resolver.hpp"

namespace tidtam::transforms {

/// Adds to a finding what the resolver knows: the unit of the code (or the likeliest one) as `{unit}`, the name that
/// stood beside it as `{name}`, the candidates as `{candidates}`, and the unit that the sender may speak for as
/// `{scope}`.
[[nodiscard]] model::Finding explained(model::Finding finding, const UnitMatch& match, const model::UnitTree& tree,
                                       std::string_view name, model::UnitIndex scope);

/// The unit's last day, where that lies before the first day of the period: what it reports belongs to the unit that it
/// went into.
[[nodiscard]] std::optional<base::Date> closed_before(const model::Unit& unit,
                                                      const std::optional<model::Period>& period);
/// Adds the unit and its last day to an `ORG-08`, as `{unit}` and `{closed_on}`.
[[nodiscard]] model::Finding with_last_day(model::Finding finding, const model::Unit& unit, base::Date last_day);

}  // namespace tidtam::transforms
