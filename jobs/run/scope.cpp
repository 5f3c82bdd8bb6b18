#include <fmt/format.h>

#include "jobs/run/knowledge.hpp"
#include "pipeline/base/error.hpp"

namespace tidtam::jobs {

namespace {
/// Marks every unit above `unit` on both lines.
void mark_ancestors(const model::UnitTree& units, model::UnitIndex unit, std::vector<bool>& marked) {
  for (const model::Line line : model::kLines) {
    for (model::UnitIndex at = units.parent(line, unit); at != model::kNoUnit; at = units.parent(line, at))
      marked[at] = true;
  }
}
}  // namespace

std::vector<bool> units_in_scope(const model::UnitTree& units, const std::vector<std::string>& scope) {
  if (scope.empty()) return std::vector<bool>(units.size(), true);
  std::vector<model::UnitIndex> named;
  std::vector<bool> has_named_below(units.size(), false);
  for (const std::string& code : scope) {
    const model::UnitIndex unit = units.find(code);
    if (unit == model::kNoUnit)
      throw ConfigurationError(fmt::format("tidtam.yaml: scope: there is no unit '{}'", code));
    named.push_back(unit);
    mark_ancestors(units, unit, has_named_below);
  }
  std::vector<bool> stands_for_all(units.size(), false);
  std::vector<bool> inside(units.size(), false);
  for (const model::UnitIndex unit : named) {
    inside[unit] = true;
    stands_for_all[unit] = !has_named_below[unit];
  }
  for (model::UnitIndex unit = 0; unit < units.size(); ++unit) {
    for (const model::Line line : model::kLines) {
      for (model::UnitIndex at = units.parent(line, unit); at != model::kNoUnit && !inside[unit];
           at = units.parent(line, at)) {
        if (stands_for_all[at]) inside[unit] = true;
      }
    }
  }
  return inside;
}

}  // namespace tidtam::jobs
