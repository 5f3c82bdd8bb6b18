#include "pipeline/thai/key.hpp"

#include "pipeline/base/utf8.hpp"

namespace tidtam::thai {

namespace {
bool is_dropped(char32_t c) {
  constexpr std::u32string_view kDropped =
      U" \t\r\n\u00A0\u200B\u200C\u200D\uFEFF\u00AD.-()[]{}\"'`,\u2018\u2019\u201C\u201D\u2013\u2014";
  return kDropped.find(c) != std::u32string_view::npos;
}
bool is_tone(char32_t c) {
  return c >= 0x0E48 && c <= 0x0E4B;
}
}  // namespace

std::string match_key(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = base::decode_utf8(text, at);
    if (is_dropped(c)) continue;
    if (c >= 0x0E50 && c <= 0x0E59) c = U'0' + (c - 0x0E50);
    if (c >= U'A' && c <= U'Z') c += 32;
    const std::size_t n = points.size();
    if (c == 0x0E40 && n > 0 && points.back() == 0x0E40) {
      points.back() = 0x0E41;
    } else if (c == 0x0E32 && n > 0 && points.back() == 0x0E4D) {
      points.back() = 0x0E33;
    } else if (c == 0x0E32 && n > 1 && is_tone(points[n - 1]) && points[n - 2] == 0x0E4D) {
      points[n - 2] = points[n - 1];
      points[n - 1] = 0x0E33;
    } else if (is_tone(c) && n > 0 && points.back() == 0x0E33) {
      points.back() = c;
      points.push_back(0x0E33);
    } else if (!((c >= 0x0E47 && c <= 0x0E4E) && n > 0 && points.back() == c)) {
      points.push_back(c);
    }
  }
  std::string key;
  for (const char32_t c : points) base::append_utf8(key, c);
  return key;
}

}  // namespace tidtam::thai
