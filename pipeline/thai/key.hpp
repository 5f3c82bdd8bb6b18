#pragma once

#include <string>
#include <string_view>

namespace tidtam::thai {

/// The key by which two spellings of a name are the same: sara am and sara ae repaired, Thai digits folded, Latin
/// letters lower case, blanks, dots, hyphens, brackets and quotes dropped.
[[nodiscard]] std::string match_key(std::string_view text);

}  // namespace tidtam::thai
