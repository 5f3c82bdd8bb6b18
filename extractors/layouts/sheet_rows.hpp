#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/workbook.hpp"

namespace tidtam::layouts {

struct Row {
  std::uint32_t index = 0;
  std::span<const model::Cell> cells;  ///< in column order; some may be blank text
};

/// Whether there is nothing to see in the cell.
[[nodiscard]] bool is_blank(const model::Cell& cell);

/// The non-empty rows of a sheet.
class SheetRows {
 public:
  explicit SheetRows(const model::Sheet& sheet);

  [[nodiscard]] const model::Sheet& sheet() const { return sheet_; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] const Row& operator[](std::size_t position) const { return rows_[position]; }
  /// Position of the first row at or below this row index; size() when there is none.
  [[nodiscard]] std::size_t position_of(std::uint32_t row_index) const;

 private:
  const model::Sheet& sheet_;
  std::vector<Row> rows_;
};

}  // namespace tidtam::layouts
