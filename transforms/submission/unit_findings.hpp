#pragma once

#include <optional>
#include <string>
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

/// What its sender is told of a unit that was taken though the name is not spelt as in the register: that it was taken
/// for one that is written nearly so (`ORG-07`), or as the desk settled it (`ORG-09`). Nothing where the name is exact.
/// `place` is a finding at the name's cell.
[[nodiscard]] std::optional<model::Finding> unit_taken(model::Finding place, const UnitMatch& match,
                                                       const model::UnitTree& tree, std::string_view name);

/// `20/11/2569`.
[[nodiscard]] std::string buddhist_day(base::Date date);

/// Completes a question with the place of the name and with the unit, where the desk has named one.
void complete(model::NameQuestion& question, const model::Finding& place, const UnitMatch& match,
              const model::UnitTree& tree);

}  // namespace tidtam::transforms
