#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidtam::thai {

/// Thai digits as 0 … 9 and nothing else changed.
[[nodiscard]] std::string to_ascii_digits(std::string_view text);
[[nodiscard]] bool holds_thai_digit(std::string_view text);

/// The value of the ASCII or Thai digit (E0 B9 90 … E0 B9 99) at `at`, which moves behind it; -1 for anything else.
[[nodiscard]] inline int take_digit(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return -1;
  const char lead = text[at];
  if (lead >= '0' && lead <= '9') {
    ++at;
    return lead - '0';
  }
  if (lead != '\xE0' || at + 2 >= text.size() || text[at + 1] != '\xB9') return -1;
  const int last = static_cast<unsigned char>(text[at + 2]);
  if (last < 0x90 || last > 0x99) return -1;
  at += 3;
  return last - 0x90;
}

}  // namespace tidtam::thai
