#include "transforms/values/codes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/repair.hpp"
#include "transforms/values/numbers.hpp"

namespace tidtam::transforms {

namespace {
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

void note(CodeReading& reading, CodeDamage damage) {
  if (std::find(reading.undone.begin(), reading.undone.end(), damage) == reading.undone.end())
    reading.undone.push_back(damage);
}

/// `49010199.0`
void undo_point_zero(CodeReading& reading) {
  const std::size_t point = reading.code.find('.');
  if (point == std::string::npos || point == 0 || point + 1 == reading.code.size()) return;
  if (!is_all_digits(std::string_view(reading.code).substr(0, point))) return;
  if (reading.code.find_first_not_of('0', point + 1) != std::string::npos) return;
  reading.code.resize(point);
  note(reading, CodeDamage::point_zero);
}

/// `4.9010199E7` gives its digits back only while none of them is lost: as many places as the exponent. Of `3.30E+07`
/// nobody knows the code.
void undo_exponent(CodeReading& reading) {
  const std::size_t letter = reading.code.find('E');
  if (letter == std::string::npos || letter == 0) return;
  const bool looks_like_number =
      std::all_of(reading.code.begin(), reading.code.begin() + static_cast<std::ptrdiff_t>(letter),
                  [](char c) { return is_digit(c) || c == '.'; });
  const bool is_excels = reading.code.find('.') != std::string::npos || reading.code.find("E+") != std::string::npos;
  if (!looks_like_number || !is_excels) return;
  const NumberReading number = read_number(reading.code);
  if (!number.exact) return;
  const bool is_whole_code = number.exact->millionths == 0 && number.codes.empty();
  reading.code = is_whole_code ? fmt::format("{}", number.exact->whole) : std::string();
  if (is_whole_code) note(reading, CodeDamage::exponent);
}

void fit_length(CodeReading& reading, std::optional<std::size_t> length) {
  if (!length || !is_all_digits(reading.code) || reading.code.size() == *length) return;
  if (reading.code.size() < *length) {
    reading.code.insert(0, *length - reading.code.size(), '0');
    note(reading, CodeDamage::leading_zeros);
    return;
  }
  reading.code.clear();
  add_code(reading.codes, "COD-04");
}
}  // namespace

std::string_view code_damage_word(CodeDamage damage) {
  constexpr std::array<std::string_view, 6> kWords{"thai_digits", "blanks",   "apostrophe",
                                                   "point_zero",  "exponent", "leading_zeros"};
  return kWords[static_cast<std::size_t>(damage)];
}

CodeReading read_code(std::string_view text, std::optional<std::size_t> length) {
  CodeReading reading;
  std::string buffer;
  const std::string_view mended = thai::repaired(text, buffer);
  if (thai::holds_thai_digit(mended)) note(reading, CodeDamage::thai_digits);
  for (const char c : thai::to_ascii_digits(mended)) {
    if (c == ' ' || c == '\n') {
      note(reading, CodeDamage::blanks);
    } else if (c == '\'' || c == '`') {
      note(reading, CodeDamage::apostrophe);
    } else {
      reading.code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c);
    }
  }
  undo_exponent(reading);
  undo_point_zero(reading);
  if (reading.code.empty()) add_code(reading.codes, "COD-04");
  fit_length(reading, length);
  return reading;
}

CodeReading code_of_double(double number, std::optional<std::size_t> length) {
  CodeReading reading;
  // Beyond 2^53 a double no longer tells one code from the next.
  constexpr double kLargestExact = 9'007'199'254'740'992.0;
  if (!(number >= 0 && number <= kLargestExact) || std::floor(number) != number) {
    add_code(reading.codes, "COD-04");
    return reading;
  }
  reading.code = fmt::format("{}", static_cast<std::int64_t>(number));
  fit_length(reading, length);
  return reading;
}

}  // namespace tidtam::transforms
