#include "pipeline/thai/key.hpp"

#include "pipeline/base/utf8.hpp"

namespace tidtam::thai {

namespace {
constexpr char32_t kNikhahit = U'\u0E4D';
constexpr char32_t kSaraAa = U'\u0E32';
constexpr char32_t kSaraAm = U'\u0E33';

bool is_passed_over(char32_t c) {
  if (c <= U' ' || c == U'\u00A0' || c == U'\u200B' || c == U'\uFEFF') return true;
  const bool is_word = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
  return c < 0x80 && !is_word;
}
}  // namespace

std::string match_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  bool after_nikhahit = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = base::decode_utf8(text, at);
    if (c >= U'๐' && c <= U'๙') c = U'0' + (c - U'๐');
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (is_passed_over(c)) continue;
    if (after_nikhahit) base::append_utf8(key, c == kSaraAa ? kSaraAm : kNikhahit);
    if (!(after_nikhahit && c == kSaraAa) && c != kNikhahit) base::append_utf8(key, c);
    after_nikhahit = c == kNikhahit;
  }
  if (after_nikhahit) base::append_utf8(key, kNikhahit);
  return key;
}

}  // namespace tidtam::thai
