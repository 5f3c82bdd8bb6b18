#include "pipeline/thai/key.hpp"

#include <algorithm>
#include <vector>

#include "pipeline/base/utf8.hpp"

namespace tidtam::thai {

namespace {
bool is_dropped(char32_t c) {
  return c <= U' ' || c == U'.' || c == U'-' || c == U'(' || c == U')' || c == 0xA0 || c == 0xAD ||
         (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || c == 0x2013 || c == 0x2014;
}
bool is_tone(char32_t c) {
  return c >= 0x0E48 && c <= 0x0E4E;
}
bool is_above_or_below(char32_t c) {
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A);
}

std::u32string repaired(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = base::decode_utf8(text, at);
    if (is_dropped(c)) continue;
    if (c >= 0x0E50 && c <= 0x0E59) c = U'0' + (c - 0x0E50);
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c == 0x0E40 && !out.empty() && out.back() == 0x0E40) {
      out.back() = 0x0E41;
      continue;
    }
    if ((is_tone(c) || is_above_or_below(c)) && !out.empty() && out.back() == c) continue;
    if (is_above_or_below(c) && !out.empty() && is_tone(out.back())) {
      out.insert(out.end() - 1, c);
      continue;
    }
    if (c == 0x0E32) {
      if (!out.empty() && out.back() == 0x0E4D) {
        out.back() = 0x0E33;
        continue;
      }
      if (out.size() > 1 && is_tone(out.back()) && out[out.size() - 2] == 0x0E4D) {
        out[out.size() - 2] = out.back();
        out.back() = 0x0E33;
        continue;
      }
    }
    out.push_back(c);
  }
  return out;
}

std::string to_utf8(const std::u32string& text, bool (*dropped)(char32_t)) {
  std::string out;
  for (const char32_t c : text) {
    if (dropped == nullptr || !dropped(c)) base::append_utf8(out, c);
  }
  return out;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out.push_back(base::decode_utf8(text, at));
  return out;
}
}  // namespace

std::string match_key(std::string_view text) {
  return to_utf8(repaired(text), nullptr);
}

std::string header_key(std::string_view text) {
  return to_utf8(repaired(text), &is_tone);
}

std::optional<std::size_t> bounded_edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::u32string left = code_points(a);
  const std::u32string right = code_points(b);
  const std::size_t gap = left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (gap > limit) return std::nullopt;
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  if (row.back() > limit) return std::nullopt;
  return row.back();
}

}  // namespace tidtam::thai
