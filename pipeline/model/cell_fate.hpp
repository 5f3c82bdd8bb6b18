#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/cell.hpp"
#include "pipeline/model/workbook.hpp"

namespace tidtam::model {

/// What became of a non-blank cell of a sheet that was read. In the end each has exactly one of those from `used` on.
enum class CellFate : std::uint8_t {
  none,      ///< nobody has said yet
  blank,     ///< there is nothing to see in it
  value,     ///< it stands in a record, of which is not known yet whether it counts
  used,      ///< in a record that counts
  head,      ///< a header, a title or a label
  total,     ///< in a total row, which is checked and not loaded
  note,      ///< a note or a signature beneath a table
  unmapped,  ///< nobody asks for it: a column or sheet of no form, a question of the desk left open
  returned,  ///< in a file or row that goes back to its sender, or is left out and told of
};
constexpr std::size_t kFates = 9;
constexpr std::array<CellFate, 6> kLastFates{CellFate::used, CellFate::head,     CellFate::total,
                                             CellFate::note, CellFate::unmapped, CellFate::returned};
/// `used`, `head` …
[[nodiscard]] std::string_view fate_word(CellFate fate);

/// How many cells of a sheet had which fate. Where everything was thought of, the last fates add up to the cells.
struct FateCounts {
  std::string sheet;
  std::uint64_t n_cells = 0;  ///< that are not blank
  std::array<std::uint64_t, kFates> by_fate{};
  std::uint64_t n_twice = 0;         ///< cells that were given a second fate
  std::vector<CellRef> unsettled;    ///< the first few that have no last fate
  std::vector<CellRef> given_twice;  ///< the first few that were given a second one

  [[nodiscard]] std::uint64_t of(CellFate fate) const { return by_fate[static_cast<std::size_t>(fate)]; }
  [[nodiscard]] bool is_balanced() const;
};

/// The counts of all sheets as `cells=812 head=40 used=772`, sorted, zeros left out; empty without a sheet.
[[nodiscard]] std::string fates_text(std::span<const FateCounts> sheets);

/// The fates of one sheet's cells while they are being settled. The sheet outlives it.
class CellFates {
 public:
  CellFates(const Sheet& sheet, std::size_t sheet_index);

  [[nodiscard]] std::size_t sheet_index() const { return sheet_index_; }
  /// Cells that are not blank.
  [[nodiscard]] std::uint64_t n_cells() const;
  [[nodiscard]] CellFate of(const Cell& cell) const { return fates_[position_of(cell)]; }
  /// The cell's first fate. A second one does not replace it and is counted.
  void settle(const Cell& cell, CellFate fate);
  /// Another fate for a cell whose first was provisional.
  void change(const Cell& cell, CellFate fate) { fates_[position_of(cell)] = fate; }
  /// Gives `to` to the cell if it has `from`.
  void change(const Cell& cell, CellFate from, CellFate to) {
    CellFate& fate = fates_[position_of(cell)];
    if (fate == from) fate = to;
  }
  [[nodiscard]] FateCounts counts() const;

 private:
  [[nodiscard]] std::vector<CellRef> unsettled() const;
  [[nodiscard]] std::size_t position_of(const Cell& cell) const {
    return static_cast<std::size_t>(&cell - sheet_->cells.data());
  }

  const Sheet* sheet_;
  std::size_t sheet_index_;
  std::vector<CellFate> fates_;  ///< by the cell's place in the sheet; blank ones stay `none`
  std::vector<CellRef> given_twice_;
  std::uint64_t n_twice_ = 0;
};

}  // namespace tidtam::model
