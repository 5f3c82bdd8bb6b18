#include "extractors/layouts/suggest/column_evidence.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "extractors/layouts/header_text.hpp"
#include "extractors/layouts/sheet_rows.hpp"
#include "pipeline/thai/digits.hpp"

namespace tidtam::layouts::suggest {

namespace {

/// Digits and letters that count for the length of a code.
std::size_t length_of(std::string_view value) {
  return static_cast<std::size_t>(std::ranges::count_if(value, [](char c) { return c != ',' && c != ' '; }));
}

bool is_serial(const model::Cell& cell) {
  constexpr double kYear1970 = 25'569;
  constexpr double kYear2100 = 73'050;
  return cell.type == model::CellType::number && cell.number() >= kYear1970 && cell.number() <= kYear2100;
}

}  // namespace

void ColumnEvidence::add(const model::Cell& cell, const ShapeReader& reader) {
  if (is_blank(cell)) return;
  const CellShape shape = reader.shape_of(cell);
  places[shape].push_back(cell.ref);
  if (shape == CellShape::missing) return;
  ++n_filled;
  ++patterns[pattern_of(cell, shape)];
  const std::string value = thai::to_ascii_digits(trimmed(model::shown_value(cell)));
  values.insert(value);
  has_negative |= value.starts_with('-');
  greatest = std::max(greatest, std::fabs(cell.number()));
  n_serials += is_serial(cell) ? 1 : 0;
  const bool has_length = shape == CellShape::integer || shape == CellShape::code || shape == CellShape::identity;
  if (has_length) ++n_digits[length_of(value)];
}

double ColumnEvidence::share(std::initializer_list<CellShape> wanted) const {
  if (n_filled == 0) return 0;
  std::size_t n = 0;
  for (const CellShape shape : wanted) {
    const auto at = places.find(shape);
    n += at == places.end() ? 0 : at->second.size();
  }
  return static_cast<double>(n) / static_cast<double>(n_filled);
}

std::string ColumnEvidence::patterns_text() const {
  constexpr std::size_t kShown = 3;
  std::vector<std::pair<std::string, std::size_t>> ordered(patterns.begin(), patterns.end());
  std::ranges::stable_sort(ordered, [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(ordered.size(), kShown); ++i) {
    text += fmt::format("{}{} ×{}", i == 0 ? "" : ", ", ordered[i].first, ordered[i].second);
  }
  return text + (ordered.size() > kShown ? ", …" : "");
}

}  // namespace tidtam::layouts::suggest
