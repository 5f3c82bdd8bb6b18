#pragma once

#include <cstdint>
#include <vector>

#include "extractors/layouts/sheet_rows.hpp"

namespace tidtam::layouts {

/// Rows that a header has at most.
constexpr std::uint32_t kDeepestHeader = 4;

/// The rows that a header takes, and the columns looked at (both ends included).
struct HeaderBlock {
  std::uint32_t first_row = 0;
  std::uint32_t last_row = 0;
  std::uint16_t first_column = 0;
  std::uint16_t last_column = model::kMaxColumns - 1;
};

/// The head of one column: the cells that stand over it, from the top down, each once.
struct ColumnPath {
  std::uint16_t column = 0;
  std::vector<const model::Cell*> cells;
};

/// The paths of all columns that have a head. A cell stands over the columns of its merged range; a cell with a leaf
/// beneath it and no merged range stands over the empty cells to its right (and left) that have leaves too.
[[nodiscard]] std::vector<ColumnPath> header_paths(const SheetRows& rows, const HeaderBlock& block);

/// Last row of the block, merged ranges that reach further down included.
[[nodiscard]] std::uint32_t last_row_of(const SheetRows& rows, const HeaderBlock& block);

/// Whether one merged range covers this cell and others in its row.
[[nodiscard]] const model::CellRange* merged_range_at(const model::Sheet& sheet, model::CellRef ref);

}  // namespace tidtam::layouts
