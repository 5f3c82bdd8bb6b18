#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/unit.hpp"
#include "transforms/units/settled_names.hpp"

namespace tidtam::transforms {

/// Whether a name of this kind means a unit: `unit` or `school`, and not an indicator.
[[nodiscard]] bool is_unit_kind(std::string_view kind);
/// The key under which answers to a name of this kind are found: SettledNames::find.
[[nodiscard]] std::string answer_key(std::string_view kind, std::string_view raw);
/// The answer to what a name of a catalogue's (kind `indicator`) means in the returns of this unit, or nullptr.
[[nodiscard]] const SettledName* settled_code(const SettledNames& names, std::string_view kind, std::string_view raw,
                                              model::UnitIndex unit, const model::UnitTree& units);

}  // namespace tidtam::transforms
