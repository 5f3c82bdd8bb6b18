#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tidtam::base {

/// What decode_utf8 gives for bytes that are no UTF-8.
constexpr char32_t kReplacement = U'\uFFFD';

/// Reads the code point at `at` and moves `at` behind it; a malformed byte gives kReplacement and moves by one.
[[nodiscard]] char32_t decode_utf8(std::string_view text, std::size_t& at);
void append_utf8(std::string& text, char32_t code_point);
/// Writes up to four bytes and returns the place behind them.
[[nodiscard]] char* write_utf8(char* place, char32_t code_point);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
[[nodiscard]] constexpr bool is_utf8_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace tidtam::base
