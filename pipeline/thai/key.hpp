#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tidtam::thai {

/// What two spellings of one thing have in common: repaired, composed, Thai digits as 0 … 9, Latin letters small,
/// without blanks, line breaks, dots, hyphens, brackets and quotes. Idempotent. Names and words are compared by it,
/// never shown.
[[nodiscard]] std::string match_key(std::string_view text);
/// As match_key, for headers: without tone marks and the marks beside them (U+0E47 … U+0E4E), colons and asterisks, and
/// with the usual misspellings and signs folded (`วิกฤติ`, `คำนวน`, `ร้อยล่ะ`, `%`).
[[nodiscard]] std::string header_key(std::string_view text);
/// Edits (insert, delete, replace one code point) from one text to the other; nothing where it takes more than `limit`.
[[nodiscard]] std::optional<std::size_t> bounded_edit_distance(std::string_view a, std::string_view b,
                                                               std::size_t limit);

}  // namespace tidtam::thai
