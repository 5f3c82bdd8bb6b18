#include "transforms/units/letter_edits.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"

namespace tidtam::transforms {

namespace {
constexpr char32_t kFirstThai = 0x0E00;
/// For each letter of the Thai block the one that it sounds like, as its place in the block.
constexpr auto kSounds = [] {
  constexpr std::array<std::u32string_view, 10> kAlike{U"ญณน",   U"ศษส", U"ฎฏดต", U"ทธฑฒ", U"ลฬร",
                                                       U"ขฃคฅฆ", U"ฐถ",  U"พภผ",  U"ชฌ",   U"ไใ"};
  std::array<std::uint8_t, 128> sounds{};
  for (std::size_t i = 0; i < sounds.size(); ++i) sounds[i] = static_cast<std::uint8_t>(i);
  for (const std::u32string_view letters : kAlike) {
    for (const char32_t letter : letters)
      sounds[letter - kFirstThai] = static_cast<std::uint8_t>(letters[0] - kFirstThai);
  }
  return sounds;
}();

/// Vowel signs, tones and silencers: what hasty spelling loses or doubles.
bool is_light(char32_t letter) {
  return (letter >= 0x0E30 && letter <= 0x0E3A) || (letter >= 0x0E45 && letter <= 0x0E4E);
}

double cost_of_change(char32_t from, char32_t to) {
  if (from == to) return 0;
  if (is_light(from) && is_light(to)) return 0.5;
  return sound_of(from) == sound_of(to) ? 0.5 : 1.5;
}

/// The row of costs for one more letter of `left`, from the two rows before it; gives the least of it.
double next_row(std::u32string_view left, std::size_t l, std::u32string_view right, std::span<const double> before,
                std::span<const double> last, std::span<double> row) {
  row[0] = last[0] + cost_of(left[l]);
  double least = row[0];
  for (std::size_t r = 0; r < right.size(); ++r) {
    row[r + 1] = std::min(
        {last[r] + cost_of_change(left[l], right[r]), last[r + 1] + cost_of(left[l]), row[r] + cost_of(right[r])});
    const bool is_swap = l > 0 && r > 0 && left[l] == right[r - 1] && left[l - 1] == right[r];
    if (is_swap) row[r + 1] = std::min(row[r + 1], before[r - 1] + 1);
    least = std::min(least, row[r + 1]);
  }
  return least;
}
}  // namespace

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) letters.push_back(base::decode_utf8(text, at));
  return letters;
}

bool is_digit(char32_t letter) {
  return letter >= U'0' && letter <= U'9';
}

char32_t sound_of(char32_t letter) {
  const char32_t place = letter - kFirstThai;
  return place < kSounds.size() ? kFirstThai + kSounds[place] : letter;
}

double cost_of(char32_t letter) {
  return is_light(letter) || letter == U'ร' || letter == U'ล' || letter == U'ๆ' ? 0.5 : 1.0;
}

double edits_between(std::u32string_view left, std::u32string_view right, double limit) {
  // The rows of a usual name lie in place; those of a longer one are got from the heap.
  constexpr std::size_t kUsual = 64;
  std::array<double, 3 * kUsual> in_place;
  std::vector<double> on_heap(right.size() < kUsual ? 0 : 3 * (right.size() + 1));
  const std::span<double> rows = right.size() < kUsual ? std::span<double>(in_place) : std::span<double>(on_heap);
  std::span<double> before = rows.subspan(0, right.size() + 1);
  std::span<double> last = rows.subspan(right.size() + 1, right.size() + 1);
  std::span<double> row = rows.subspan(2 * (right.size() + 1), right.size() + 1);
  last[0] = 0;
  for (std::size_t r = 0; r < right.size(); ++r) last[r + 1] = last[r] + cost_of(right[r]);
  double least_before = 0;
  for (std::size_t l = 0; l < left.size(); ++l) {
    const double least = next_row(left, l, right, before, last, row);
    // A swap reaches over one row: both have to be above the limit.
    if (least > limit && least_before > limit) return limit + 1;
    least_before = least;
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

bool have_same_digits(std::u32string_view left, std::u32string_view right) {
  std::size_t l = 0;
  std::size_t r = 0;
  while (true) {
    while (l < left.size() && !is_digit(left[l])) ++l;
    while (r < right.size() && !is_digit(right[r])) ++r;
    if (l == left.size() || r == right.size()) return l == left.size() && r == right.size();
    if (left[l++] != right[r++]) return false;
  }
}

}  // namespace tidtam::transforms
