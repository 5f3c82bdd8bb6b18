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

/// How many ASCII and Thai digits the text begins with, which are taken off it; their value is put behind that of
/// `number`, whose highest digits are lost beyond 19.
[[nodiscard]] inline std::size_t take_digits(std::string_view& text, std::uint64_t& number) {
  const char* next = text.data();
  const char* const end = next + text.size();
  std::uint64_t value = number;
  std::size_t count = 0;
  for (;;) {
    const char* const run = next;
    for (; next != end; ++next) {
      const unsigned digit = static_cast<unsigned char>(*next) - unsigned{'0'};
      if (digit > 9) break;
      value = value * 10 + digit;
    }
    count += static_cast<std::size_t>(next - run);
    if (end - next < 3 || next[0] != '\xE0' || next[1] != '\xB9') break;
    const unsigned digit = static_cast<unsigned char>(next[2]) - 0x90U;
    if (digit > 9) break;
    value = value * 10 + digit;
    next += 3;
    ++count;
  }
  text = {next, static_cast<std::size_t>(end - next)};
  number = value;
  return count;
}

}  // namespace tidtam::thai
