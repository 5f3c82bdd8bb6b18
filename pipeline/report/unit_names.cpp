#include "pipeline/report/unit_names.hpp"

#include <algorithm>
#include <string_view>

namespace tidtam::report {

std::string called(const model::Unit& unit, const Phrases& phrases) {
  const std::string& name = unit.short_name.empty() ? unit.name : unit.short_name;
  if (unit.kind != model::UnitKind::school) return name;
  // Names such as `วิทยาลัย…` say by themselves what they are.
  std::string_view kinds = phrases("school.kinds");
  while (!kinds.empty()) {
    const std::string_view kind = kinds.substr(0, kinds.find(' '));
    if (name.starts_with(kind)) return name;
    kinds.remove_prefix(std::min(kinds.size(), kind.size() + 1));
  }
  return phrases("school.prefix") + name;
}

std::string formal_name(const model::Unit& unit, const Phrases& phrases) {
  if (unit.kind == model::UnitKind::school) return called(unit, phrases);
  const bool says_cluster =
      unit.kind != model::UnitKind::cluster || unit.name.find(unit.short_name) != std::string::npos;
  return says_cluster ? unit.name : unit.name + " (" + unit.short_name + ")";
}

}  // namespace tidtam::report
