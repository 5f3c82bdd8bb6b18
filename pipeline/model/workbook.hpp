#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/cell.hpp"

namespace tidtam::model {

enum class SheetVisibility : std::uint8_t { visible, hidden, very_hidden };

/// One sheet: its non-empty cells in row-major order, each address at most once.
struct Sheet {
  std::string name;
  SheetVisibility visibility = SheetVisibility::visible;
  std::vector<Cell> cells;
  std::vector<CellRange> merged;
  std::vector<std::uint32_t> hidden_rows;     ///< sorted
  std::vector<std::uint16_t> hidden_columns;  ///< sorted

  /// The cell at this address or nullptr. Logarithmic in the number of cells.
  [[nodiscard]] const Cell* at(CellRef ref) const;
  /// The cells of one row, in column order.
  [[nodiscard]] std::span<const Cell> row(std::uint32_t row_index) const;
};

/// A file read whole: sheets in workbook order, hidden ones too. Movable, not copyable, because cells point into it.
class Workbook {
 public:
  Workbook() = default;
  Workbook(Workbook&&) = default;
  Workbook& operator=(Workbook&&) = default;
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  std::vector<Sheet> sheets;

  /// Keeps a buffer (an inflated part, a decoded file) alive as long as the workbook; gives a view of it.
  std::string_view keep(std::unique_ptr<char[]> buffer, std::size_t size);
  /// Keeps a short string (an unescaped value) alive as long as the workbook. Bump-allocated.
  std::string_view keep(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> buffers_;
  std::size_t bump_used_ = 0;
  std::size_t bump_size_ = 0;
  char* bump_ = nullptr;
};

}  // namespace tidtam::model
