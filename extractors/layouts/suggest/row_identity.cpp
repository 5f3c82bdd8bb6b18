#include "extractors/layouts/suggest/row_identity.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "extractors/layouts/suggest/column_kind.hpp"

namespace tidtam::layouts::suggest {

using model::FieldKind;

bool RowIdentity::may_name_rows(std::size_t field) const {
  const SuggestedField& one = suggestion_.fields[field];
  return !one.is_left_out && one.spec.kind != FieldKind::flag;
}

int RowIdentity::naming_score(std::size_t field) const {
  const FieldKind kind = suggestion_.fields[field].spec.kind;
  const ColumnEvidence& cells = sample_.columns[field].cells;
  if (is_measure(kind)) return 0;
  int score = 2;
  const bool is_full = cells.n_filled * 10 >= cells.n_rows * 9;
  if (kind == FieldKind::unit_name && is_full) score += 20;
  if (kind == FieldKind::name) score += 4;
  if (kind == FieldKind::text) score += 1;
  if (kind == FieldKind::date || kind == FieldKind::date_range) score -= 1;
  if (is_full) score += 3;
  if (cells.n_filled > 0 && cells.n_filled * 2 >= cells.n_rows && cells.values.size() * 10 >= cells.n_filled * 9)
    score += 3;
  return score;
}

std::size_t RowIdentity::naming_field() const {
  std::optional<std::size_t> best;
  for (std::size_t f = 0; f < suggestion_.fields.size(); ++f) {
    if (!may_name_rows(f)) continue;
    const auto rank = [&](std::size_t field) {
      return std::pair(naming_score(field), sample_.columns[field].cells.values.size());
    };
    if (!best || rank(f) > rank(*best)) best = f;
  }
  return best.value_or(0);
}

bool RowIdentity::tell_apart(const std::vector<std::size_t>& fields) const {
  std::set<std::string> keys;
  for (const model::Record& record : sample_.records) {
    std::string key;
    for (const std::size_t f : fields) {
      if (record.cells[f] != nullptr) key += model::shown_value(*record.cells[f]);
      key += '\n';
    }
    if (!keys.insert(std::move(key)).second) return false;
  }
  return true;
}

void RowIdentity::choose_key(std::size_t naming) {
  constexpr std::size_t kLongestKey = 4;
  std::vector<std::size_t> key{naming};
  std::vector<std::size_t> others;
  for (std::size_t f = 0; f < suggestion_.fields.size(); ++f) {
    const bool is_part = f != naming && may_name_rows(f) && !is_measure(suggestion_.fields[f].spec.kind);
    if (is_part && sample_.columns[f].cells.n_filled > 0) others.push_back(f);
  }
  std::ranges::stable_sort(others, [&](std::size_t a, std::size_t b) {
    return sample_.columns[a].cells.values.size() > sample_.columns[b].cells.values.size();
  });
  for (const std::size_t f : others) {
    if (key.size() >= kLongestKey || tell_apart(key)) break;
    key.push_back(f);
  }
  if (!tell_apart(key)) {
    suggestion_.remarks.push_back({"suggest_no_key", {}});
    return;
  }
  for (const std::size_t f : key) suggestion_.key.push_back(suggestion_.fields[f].spec.name);
}

void RowIdentity::choose_required(std::size_t naming, const std::vector<bool>& is_known) {
  constexpr int kMore = 2;
  suggestion_.fields[naming].spec.required = true;
  int n = 0;
  for (const bool known : {false, true}) {
    for (std::size_t f = 0; f < suggestion_.fields.size() && n < kMore; ++f) {
      SuggestedField& field = suggestion_.fields[f];
      const ColumnEvidence& cells = sample_.columns[f].cells;
      if (field.spec.required || field.is_left_out || cells.n_filled < cells.n_rows || is_known[f] != known) continue;
      field.spec.required = true;
      ++n;
    }
  }
}

}  // namespace tidtam::layouts::suggest
