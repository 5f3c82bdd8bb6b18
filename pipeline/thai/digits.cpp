#include "pipeline/thai/digits.hpp"

namespace tidtam::thai {

namespace {
/// Thai digits are E0 B9 90 … E0 B9 99.
bool is_thai_digit_at(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '\xE0' || text[at + 1] != '\xB9') return false;
  const auto last = static_cast<unsigned char>(text[at + 2]);
  return last >= 0x90 && last <= 0x99;
}

std::size_t find_thai_digit(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\xE0', from); at != std::string_view::npos; at = text.find('\xE0', at + 1)) {
    if (is_thai_digit_at(text, at)) return at;
  }
  return std::string_view::npos;
}
}  // namespace

bool holds_thai_digit(std::string_view text) {
  return find_thai_digit(text, 0) != std::string_view::npos;
}

std::string to_ascii_digits(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  std::size_t from = 0;
  for (std::size_t at = find_thai_digit(text, 0); at != std::string_view::npos; at = find_thai_digit(text, from)) {
    folded.append(text, from, at - from);
    folded.push_back(static_cast<char>('0' + (static_cast<unsigned char>(text[at + 2]) - 0x90)));
    from = at + 3;
  }
  folded.append(text, from, std::string_view::npos);
  return folded;
}

}  // namespace tidtam::thai
