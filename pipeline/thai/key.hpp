#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tidtam::thai {

/// The key by which texts are compared: digits folded, marks ordered, blanks, `.`, `-` and brackets gone, Latin
/// lower-case.
[[nodiscard]] std::string match_key(std::string_view text);
/// As match_key, without tone marks too: officers drop them and double them in headers.
[[nodiscard]] std::string header_key(std::string_view text);
/// The edit distance in code points, or nothing when it is greater than `limit`.
[[nodiscard]] std::optional<std::size_t> bounded_edit_distance(std::string_view a, std::string_view b,
                                                               std::size_t limit);

}  // namespace tidtam::thai
