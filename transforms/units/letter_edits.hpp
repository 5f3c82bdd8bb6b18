#pragma once

#include <string>
#include <string_view>

namespace tidtam::transforms {

/// The text letter by letter.
[[nodiscard]] std::u32string letters_of(std::string_view text);
[[nodiscard]] bool is_digit(char32_t letter);
/// Consonants that sound alike share a letter; any other letter stands for itself.
[[nodiscard]] char32_t sound_of(char32_t letter);
/// What it costs to lose or add the letter: 0.5 for vowel signs, tones, `ร`, `ล` and `ๆ`, which hasty spelling loses or
/// doubles, 1 for any other.
[[nodiscard]] double cost_of(char32_t letter);
/// Weighted edits between two words: letters lost and added as cost_of says; one for another 0.5 where both are light
/// or sound alike, else 1.5; two neighbours swapped 1. Above `limit` some figure above it.
[[nodiscard]] double edits_between(std::u32string_view left, std::u32string_view right, double limit);
/// Whether both have the same digits in the same order.
[[nodiscard]] bool have_same_digits(std::u32string_view left, std::u32string_view right);

}  // namespace tidtam::transforms
