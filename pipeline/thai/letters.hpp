#pragma once

#include <cstdint>

/// The Thai block as the repairs and lexers see it.
namespace tidtam::thai {

constexpr char32_t kNikhahit = 0x0E4D;
constexpr char32_t kSaraAa = 0x0E32;
constexpr char32_t kSaraAm = 0x0E33;
constexpr char32_t kSaraE = 0x0E40;
constexpr char32_t kSaraAe = 0x0E41;

[[nodiscard]] constexpr bool is_thai(char32_t c) {
  return c >= 0x0E01 && c <= 0x0E5B;
}
[[nodiscard]] constexpr bool is_thai_digit(char32_t c) {
  return c >= 0x0E50 && c <= 0x0E59;
}
[[nodiscard]] constexpr bool is_consonant(char32_t c) {
  return c >= 0x0E01 && c <= 0x0E2E;
}
[[nodiscard]] constexpr bool is_tone(char32_t c) {
  return c >= 0x0E48 && c <= 0x0E4B;
}
/// What is written above or below a consonant.
[[nodiscard]] constexpr bool is_mark(char32_t c) {
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}
/// ะ า ำ ๅ
[[nodiscard]] constexpr bool is_follow_vowel(char32_t c) {
  return c == 0x0E30 || c == kSaraAa || c == kSaraAm || c == 0x0E45;
}
/// A consonant or a vowel on the line: what no repair may lose.
[[nodiscard]] constexpr bool is_thai_letter(char32_t c) {
  return is_thai(c) && !is_mark(c) && !is_thai_digit(c);
}
[[nodiscard]] constexpr bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_latin_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The place of a mark among those of one consonant: phinthu, vowel, nikhahit, tone, thanthakhat. Sorted so, a cluster
/// is in Unicode's canonical order too.
[[nodiscard]] constexpr std::uint8_t mark_rank(char32_t mark) {
  if (mark == 0x0E3A) return 1;
  if (mark <= 0x0E39 || mark == 0x0E47) return 2;
  if (mark == kNikhahit) return 3;
  return is_tone(mark) ? 4 : 5;
}

}  // namespace tidtam::thai
