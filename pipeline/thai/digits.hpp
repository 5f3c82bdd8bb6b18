#pragma once

#include <cstddef>
#include <cstdint>
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

/// How many ASCII and Thai digits stand at `at`, which moves behind them; their value is put behind that of `number`,
/// whose highest digits are lost beyond 19.
[[nodiscard]] inline std::size_t take_digits(std::string_view text, std::size_t& at, std::uint64_t& number) {
  std::size_t end = at;
  std::uint64_t value = number;
  std::size_t count = 0;
  for (;;) {
    for (; end < text.size(); ++end, ++count) {
      const unsigned digit = static_cast<unsigned char>(text[end]) - unsigned{'0'};
      if (digit > 9) break;
      value = value * 10 + digit;
    }
    const int thai = take_digit(text, end);
    if (thai < 0) break;
    value = value * 10 + static_cast<unsigned>(thai);
    ++count;
  }
  at = end;
  number = value;
  return count;
}

}  // namespace tidtam::thai
