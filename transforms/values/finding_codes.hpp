#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/finding.hpp"

namespace tidtam::transforms {

/// Ids of findings on one value; empty for a value that reads as it stands.
using Codes = std::vector<std::string>;

/// What each code of this folder weighs (DECISIONS 9). Unknown codes weigh as errors.
[[nodiscard]] model::Severity severity_of(std::string_view code);
/// All codes that this folder gives.
[[nodiscard]] std::vector<std::string_view> known_codes();
[[nodiscard]] bool holds_error(const Codes& codes);
/// Adds a code unless it stands there already.
void add_code(Codes& codes, std::string_view code);

}  // namespace tidtam::transforms
