#include "extractors/layouts/suggest/head_words.hpp"

#include <algorithm>

#include "pipeline/thai/key.hpp"

namespace tidtam::layouts::suggest {

namespace {

using enum CellShape;
using model::FieldKind;

constexpr double kNearlyAll = 0.8;

/// The keys of a head's texts, the lowest first, and at last of all of them together.
std::vector<std::string> keys_of_head(const std::vector<std::string>& head) {
  std::vector<std::string> keys;
  std::string all;
  for (const std::string& text : head) {
    keys.insert(keys.begin(), thai::header_key(text));
    all += text;
  }
  keys.push_back(thai::header_key(all));
  return keys;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_day(FieldKind kind) {
  return kind == FieldKind::date || kind == FieldKind::date_range;
}

/// The cells could hold days, years, quarters or terms. Four digits may be a year of another era.
bool may_hold(FieldKind kind, const ColumnEvidence& cells) {
  if (cells.share({integer, satang, decimal, CellShape::percent, year}) < kNearlyAll) return true;
  if (is_day(kind)) return cells.n_serials >= cells.n_filled;
  const bool is_year = kind == FieldKind::fiscal_year || kind == FieldKind::academic_year;
  if (is_year) return cells.share({year}) >= kNearlyAll || cells.fixed_length() == 4;
  return cells.share({integer}) >= kNearlyAll && cells.fixed_length() == 1;
}

/// Takes the word out of the key and says whether digits stood behind it.
bool take_out(const std::string& word, std::size_t at, std::string& key) {
  const bool names_one = std::any_of(key.begin() + static_cast<std::ptrdiff_t>(at), key.end(), is_digit);
  key.erase(at, word.size());
  return names_one;
}

/// The kind of a single key; words of time are passed over where they do not say what stands in the column.
std::optional<FieldKind> kind_of_key(std::string key, const ColumnEvidence& cells, const Words& words) {
  for (const auto& [kind, heads] : words.kinds) {
    for (const std::string& word : heads) {
      const std::size_t at = key.find(word);
      if (at == std::string::npos) continue;
      if (!is_period(kind) && !is_day(kind)) return kind;
      if (!take_out(word, at, key) && may_hold(kind, cells)) return kind;
    }
  }
  return std::nullopt;
}

/// A head of nothing but days: `วันที่` over the days of a month, which are numbers.
std::optional<FieldKind> day_of_head(const std::vector<std::string>& head, const Words& words) {
  for (const auto& [kind, heads] : words.kinds) {
    if (is_day(kind) && head_holds_one_of(head, heads)) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FieldKind> kind_by_words(const std::vector<std::string>& head, const ColumnEvidence& cells,
                                       const Words& words) {
  for (const std::string& key : keys_of_head(head)) {
    if (const auto kind = kind_of_key(key, cells, words)) return kind;
  }
  return day_of_head(head, words);
}

bool head_holds_one_of(const std::vector<std::string>& head, const std::vector<std::string>& words) {
  return std::ranges::any_of(keys_of_head(head), [&](const std::string& key) {
    return std::ranges::any_of(words, [&](const std::string& word) { return key.find(word) != std::string::npos; });
  });
}

bool is_period(FieldKind kind) {
  return kind == FieldKind::fiscal_year || kind == FieldKind::academic_year || kind == FieldKind::quarter ||
         kind == FieldKind::semester;
}

}  // namespace tidtam::layouts::suggest
