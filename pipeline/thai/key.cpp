#include "pipeline/thai/key.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/repair.hpp"

namespace tidtam::thai {

namespace {
constexpr bool is_passed_over(char32_t c) {
  switch (c) {
    case ' ':
    case '\n':
    case '.':
    case '-':
    case '(':
    case ')':
    case '[':
    case ']':
    case '"':
    case '\'':
    case '`':
    case 0xB4:  // ´
      return true;
    default:
      return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || (c >= 0x2018 && c <= 0x201F);
  }
}

/// Folded spellings, as they stand when the tone marks are gone.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kHeaderSpellings{
    {{"วิกฤติ", "วิกฤต"}, {"คำนวน", "คำนวณ"}, {"บูรณการ", "บูรณาการ"}, {"สภาวะ", "ภาวะ"}, {"%", "รอยละ"}}};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) points.push_back(base::decode_utf8(text, at));
  return points;
}
}  // namespace

std::string match_key(std::string_view text) {
  std::string buffer;
  const std::string_view mended = repaired(text, buffer);
  std::string key;
  key.reserve(mended.size());
  for (std::size_t at = 0; at < mended.size();) {
    const std::size_t begin = at;
    const char32_t c = base::decode_utf8(mended, at);
    if (is_passed_over(c)) continue;
    if (is_thai_digit(c)) {
      key.push_back(static_cast<char>('0' + (c - 0x0E50)));
    } else if (c >= 'A' && c <= 'Z') {
      key.push_back(static_cast<char>(c + ('a' - 'A')));
    } else {
      key.append(mended, begin, at - begin);
    }
  }
  // What was kept apart by a blank or a dot may now be a pair to repair ("เ เ"), so the key is mended once more.
  if (is_clean(key)) return key;
  return match_key(repair(key));
}

std::string header_key(std::string_view text) {
  const std::string key = match_key(text);
  std::string header;
  header.reserve(key.size());
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t begin = at;
    const char32_t c = base::decode_utf8(key, at);
    if ((c >= 0x0E47 && c <= 0x0E4E) || c == ':' || c == '*') continue;
    header.append(key, begin, at - begin);
  }
  for (const auto& [from, to] : kHeaderSpellings) replace_all(header, from, to);
  return header;
}

std::optional<std::size_t> bounded_edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const auto left = code_points(a);
  const auto right = code_points(b);
  const std::size_t longer = std::max(left.size(), right.size());
  if (longer - std::min(left.size(), right.size()) > limit) return std::nullopt;
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > limit) return std::nullopt;
  }
  if (row.back() > limit) return std::nullopt;
  return row.back();
}

}  // namespace tidtam::thai
