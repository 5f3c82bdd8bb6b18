#include "transforms/units/normalise_unit.hpp"

#include <algorithm>

namespace tidtam::transforms {

namespace {
/// The text up to the next tab, which is taken off `rest` with it.
std::string_view take_field(std::string_view& rest) {
  const auto plain = std::min(rest.find('\t'), rest.size());
  const auto escaped = std::min(rest.find("\\t"), rest.size());
  const auto end = std::min(plain, escaped);
  const std::string_view field = rest.substr(0, end);
  rest.remove_prefix(std::min(end + (escaped < plain ? 2 : 1), rest.size()));
  return field;
}
}  // namespace

std::string normalise_unit(std::string_view line, const UnitResolver& resolver) {
  const std::string_view name = take_field(line);
  NameContext context;
  context.amphoe = take_field(line);
  context.province = take_field(line);
  if (name.find_first_not_of(" \r") == std::string_view::npos) return "\tMISSING";
  // A code in the place of a name is a code.
  const bool is_code = name.find_first_not_of("0123456789 ") == std::string_view::npos;
  const UnitMatch match = is_code ? resolver.by_code(name) : resolver.by_name(name, context);
  if (!match.is_certain()) return "\t" + match.rule;
  return resolver.tree().unit(match.unit).code + (match.is_by_likeness() ? "\tORG-07" : "\t");
}

}  // namespace tidtam::transforms
