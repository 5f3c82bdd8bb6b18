#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tidtam::thai {

struct SpelledNumber {
  std::uint64_t whole = 0;
  std::uint32_t millionths = 0;  ///< behind จุด, at most six places
  bool negative = false;
  std::size_t length = 0;  ///< bytes read
};

/// The whole number that the text begins with in words (`หนึ่งร้อยยี่สิบเอ็ด`, `สองล้านล้าน`), with its sign and places
/// (`ลบสามจุดหนึ่งสี่`); nothing where it does not begin so or the words contradict one another.
[[nodiscard]] std::optional<SpelledNumber> spelled_number(std::string_view text);

}  // namespace tidtam::thai
