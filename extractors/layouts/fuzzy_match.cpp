#include "extractors/layouts/fuzzy_match.hpp"

#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

namespace {

constexpr double kByLikeness = 0.85;
/// Below this a single edit makes another word: `ผอม` and `ผม`.
constexpr std::size_t kShortestMisspelling = 5;

std::size_t length_of(std::string_view key) {
  return static_cast<std::size_t>(
      std::ranges::count_if(key, [](char byte) { return !base::is_utf8_continuation(byte); }));
}

std::size_t count_of(std::string_view key, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = key.find(part); at != std::string_view::npos; at = key.find(part, at + part.size())) ++count;
  return count;
}

/// Digits with the letter before them (`ป6` is not `ม6`), and Roman numerals of quarters.
std::string figures_of(std::string_view key) {
  std::string figures;
  char32_t before = 0;
  bool in_digits = false;
  for (std::size_t at = 0; at < key.size();) {
    const char32_t c = base::decode_utf8(key, at);
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !in_digits) base::append_utf8(figures, before);
    if (is_digit || c == 'i' || c == 'v' || c == 'x' || c == 'y') base::append_utf8(figures, c);
    in_digits = is_digit;
    before = c;
  }
  return figures;
}

std::size_t months_of(std::string_view key) {
  static constexpr std::array<std::string_view, 12> kMonths{"มกราคม",  "กุมภาพันธ", "มีนาคม",    "เมษายน",
                                                            "พฤษภาคม", "มิถุนายน",  "กรกฎาคม",  "สิงหาคม",
                                                            "กันยายน",  "ตุลาคม",   "พฤศจิกายน", "ธันวาคม"};
  std::size_t months = 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (key.find(kMonths[i]) != std::string_view::npos) months |= std::size_t{1} << i;
  }
  return months;
}

using Distance = std::optional<std::size_t>;

void keep_nearer(Distance& nearest, Distance found) {
  if (found && (!nearest || *found < *nearest)) nearest = found;
}

Distance nearest_of(const HeaderWord& word, std::span<const Variant> variants, model::FieldKind kind) {
  Distance nearest;
  for (const HeaderReading& reading : word.header.readings) {
    if (!fits(reading.unit, kind)) continue;
    for (const Variant& variant : variants) {
      if (reading.key == variant.key) return 0;
      keep_nearer(nearest, likeness(reading.key, variant.key));
    }
  }
  return nearest;
}

/// The nearest that this column's head comes to the field's: as one text, or group to group and leaf to leaf.
Distance distance_of(const ColumnPath& path, const FieldHead& head, model::FieldKind kind, WordBook& words) {
  std::vector<const HeaderWord*> texts;
  std::string whole;
  for (const model::Cell* cell : path.cells) {
    const HeaderWord& word = words.word_of(*cell);
    if (word.header.is_unit_only) continue;
    texts.push_back(&word);
    whole += word.text + " ";
  }
  if (texts.empty()) return std::nullopt;
  Distance nearest = nearest_of(texts.size() == 1 ? *texts.front() : words.word_of(whole), head.headers, kind);
  if (texts.size() > 1) keep_nearer(nearest, nearest_of(*texts.back(), head.headers, kind));
  for (std::size_t group = 0; group + 1 < texts.size(); ++group) {
    const Distance below = nearest_of(*texts.back(), head.leaves, kind);
    if (!below) break;
    if (const Distance above = nearest_of(*texts[group], head.groups, kind)) keep_nearer(nearest, *above + *below);
  }
  return nearest;
}

bool is_nearest(std::span<const Distance> distances, std::size_t mine) {
  for (std::size_t i = 0; i < distances.size(); ++i) {
    if (i != mine && distances[i] && *distances[i] <= *distances[mine]) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> likeness(std::string_view key, std::string_view variant) {
  const std::size_t length = length_of(variant);
  if (length < kShortestMisspelling || length_of(key) < kShortestMisspelling) return std::nullopt;
  const auto distance = thai::bounded_edit_distance(key, variant, std::max<std::size_t>(1, length / 8));
  if (!distance) return std::nullopt;
  const bool says_the_same = figures_of(key) == figures_of(variant) && months_of(key) == months_of(variant) &&
                             count_of(key, "ไม") == count_of(variant, "ไม");
  return says_the_same ? distance : std::nullopt;
}

void match_by_likeness(std::span<const ColumnPath> paths, const LayoutSpec& layout, WordBook& words, HeadMatch& match) {
  std::vector<std::size_t> free;
  for (std::size_t p = 0; p < paths.size(); ++p) {
    if (!match.field_of_path[p] && !is_row_number(paths[p], words)) free.push_back(p);
  }
  if (free.empty() || match.n_matched() == layout.heads.size()) return;
  // Every field is measured, those found exactly too: a header as near to one of them is no misspelling of another.
  std::vector<std::vector<Distance>> of_field(layout.heads.size());
  for (std::size_t f = 0; f < layout.heads.size(); ++f) {
    for (const std::size_t p : free)
      of_field[f].push_back(distance_of(paths[p], layout.heads[f], layout.record.fields[f].kind, words));
  }
  for (std::size_t f = 0; f < layout.heads.size(); ++f) {
    if (match.path_of_field[f]) continue;
    for (std::size_t i = 0; i < free.size(); ++i) {
      if (!of_field[f][i] || !is_nearest(of_field[f], i)) continue;
      std::vector<Distance> of_column;
      for (const auto& distances : of_field) of_column.push_back(distances[i]);
      if (!is_nearest(of_column, f)) continue;
      match.take({free[i], f, kByLikeness});
      match.fuzzy.push_back(f);
      break;
    }
  }
}

}  // namespace tidtam::layouts
