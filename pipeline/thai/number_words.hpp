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
  /// A digit right behind a thousand or more, which people also say for the place below: `สองหมื่นห้า` is 20,005 in a
  /// contract and 25,000 in talk.
  bool may_be_colloquial = false;
};

/// The whole number that the text begins with in words (`หนึ่งร้อยยี่สิบเอ็ด`, `สองล้านล้าน`), with its sign and places
/// (`ลบสามจุดหนึ่งสี่`); nothing where it does not begin so or the words contradict one another.
[[nodiscard]] std::optional<SpelledNumber> spelled_number(std::string_view text);

struct SpelledDigit {
  std::uint64_t value = 0;
  std::size_t length = 0;  ///< bytes read
};
/// The digit that the text begins with in words: `ห้า`.
[[nodiscard]] std::optional<SpelledDigit> spelled_digit(std::string_view text);

}  // namespace tidtam::thai
