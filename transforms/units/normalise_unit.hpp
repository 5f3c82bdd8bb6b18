#pragma once

#include <string>
#include <string_view>

#include "transforms/units/resolver.hpp"

namespace tidtam::transforms {

/// One line of `tidtam normalise unit`: `name[TAB amphoe][TAB province]`, tabs as such or written `\t`, to
/// `unit code TAB finding`. A name that cannot be told gives an empty code and the rule; a blank line `MISSING`.
[[nodiscard]] std::string normalise_unit(std::string_view line, const UnitResolver& resolver);

}  // namespace tidtam::transforms
