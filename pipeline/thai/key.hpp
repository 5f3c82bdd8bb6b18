#pragma once

#include <string>
#include <string_view>

namespace tidtam::thai {

/// What two spellings of one name have in common: sara am whole, Thai digits Arabic, Latin letters small, blanks and
/// punctuation gone. Compare by it, show the original.
[[nodiscard]] std::string match_key(std::string_view text);

}  // namespace tidtam::thai
