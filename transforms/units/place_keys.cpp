#include "transforms/units/place_keys.hpp"

#include <initializer_list>

#include "pipeline/thai/key.hpp"

namespace tidtam::transforms {

namespace {
/// The key of a place without the first of the words that it begins with; `short_word` goes only before a dot, since
/// names begin with its letter too.
std::string key_without(std::string_view raw, std::initializer_list<std::string_view> words,
                        std::string_view short_word) {
  std::string key = thai::match_key(raw);
  while (raw.starts_with(" ")) raw.remove_prefix(1);
  for (const std::string_view word : words) {
    if (key.size() > word.size() && key.starts_with(word)) return key.substr(word.size());
  }
  if (raw.starts_with(short_word) && raw.substr(short_word.size()).starts_with('.')) {
    return key.substr(short_word.size());
  }
  return key;
}
}  // namespace

std::string amphoe_key(std::string_view amphoe) {
  return key_without(amphoe, {"กิ่งอำเภอ", "อำเภอ", "เขต"}, "อ");
}

std::string province_key(std::string_view province) {
  return key_without(province, {"จังหวัด"}, "จ");
}

}  // namespace tidtam::transforms
