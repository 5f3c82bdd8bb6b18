#include "pipeline/model/cell_fate.hpp"

#include <algorithm>
#include <map>

namespace tidtam::model {

namespace {
/// So many cells are named where the program has gone wrong; the counts tell the rest.
constexpr std::size_t kNamed = 5;
}  // namespace

std::string_view fate_word(CellFate fate) {
  constexpr std::array<std::string_view, kFates> kWords{"none",  "blank", "value",    "used",    "head",
                                                        "total", "note",  "unmapped", "returned"};
  return kWords[static_cast<std::size_t>(fate)];
}

std::string fates_text(std::span<const FateCounts> sheets) {
  std::map<std::string_view, std::uint64_t> counts;
  for (const FateCounts& sheet : sheets) {
    counts["cells"] += sheet.n_cells;
    for (const CellFate fate : kLastFates) counts[fate_word(fate)] += sheet.of(fate);
  }
  std::string text;
  for (const auto& [name, count] : counts) {
    if (count > 0) text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(count);
  }
  return text;
}

bool FateCounts::is_balanced() const {
  std::uint64_t n_settled = 0;
  for (const CellFate fate : kLastFates) n_settled += of(fate);
  return n_settled == n_cells && n_twice == 0;
}

CellFates::CellFates(const Sheet& sheet, std::size_t sheet_index)
    : sheet_(&sheet), sheet_index_(sheet_index), fates_(sheet.cells.size(), CellFate::none) {}

void CellFates::settle(const Cell& cell, CellFate fate) {
  CellFate& held = fates_[position_of(cell)];
  if (held == CellFate::none) {
    held = fate;
    return;
  }
  ++n_twice_;
  if (given_twice_.size() < kNamed) given_twice_.push_back(cell.ref);
}

std::vector<CellRef> CellFates::unsettled() const {
  std::vector<CellRef> places;
  for (std::size_t i = 0; i < fates_.size() && places.size() < kNamed; ++i) {
    if (fates_[i] == CellFate::none || fates_[i] == CellFate::value) places.push_back(sheet_->cells[i].ref);
  }
  return places;
}

std::uint64_t CellFates::n_cells() const {
  return fates_.size() - static_cast<std::uint64_t>(std::ranges::count(fates_, CellFate::blank));
}

FateCounts CellFates::counts() const {
  FateCounts counts;
  counts.sheet = sheet_->name;
  counts.n_twice = n_twice_;
  counts.given_twice = given_twice_;
  for (const CellFate fate : fates_) ++counts.by_fate[static_cast<std::size_t>(fate)];
  counts.n_cells = n_cells();
  if (!counts.is_balanced()) counts.unsettled = unsettled();
  return counts;
}

}  // namespace tidtam::model
