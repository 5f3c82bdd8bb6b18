#include "extractors/layouts/header_grid.hpp"

#include <algorithm>

namespace tidtam::layouts {

namespace {

/// A header has fewer columns; a stray cell far to the right must not make the grid huge.
constexpr std::uint16_t kWidestHeader = 512;

/// Which cell stands where in the block, by row and column from its corner.
class Grid {
 public:
  Grid(const SheetRows& rows, const HeaderBlock& block)
      : first_row_(block.first_row), first_column_(model::kMaxColumns) {
    height_ = block.last_row - block.first_row + 1;
    std::uint16_t last = 0;
    const auto stretch = [&](std::uint16_t column) {
      if (column < block.first_column || column > block.last_column) return;
      first_column_ = std::min(first_column_, column);
      last = std::max(last, column);
    };
    for (std::size_t p = rows.position_of(block.first_row); p < rows.size() && rows[p].index <= block.last_row; ++p) {
      for (const model::Cell& cell : rows[p].cells) {
        if (!is_blank(cell)) stretch(cell.ref.column);
      }
    }
    if (first_column_ > last) return;
    width_ = std::min<std::uint32_t>(last - first_column_ + 1U, kWidestHeader);
    cells_.assign(static_cast<std::size_t>(height_) * width_, nullptr);
    merged_.assign(cells_.size(), 0);
    place_cells(rows, block);
    place_merged(rows.sheet());
    for (std::uint32_t row = 0; row + 1 < height_; ++row) spread_by_hand(row);
  }

  [[nodiscard]] std::vector<ColumnPath> paths() const {
    std::vector<ColumnPath> paths;
    for (std::uint32_t column = 0; column < width_; ++column) {
      ColumnPath path;
      path.column = static_cast<std::uint16_t>(first_column_ + column);
      for (std::uint32_t row = 0; row < height_; ++row) {
        const model::Cell* cell = at(row, column);
        if (cell != nullptr && (path.cells.empty() || path.cells.back() != cell)) path.cells.push_back(cell);
      }
      if (!path.cells.empty()) paths.push_back(std::move(path));
    }
    return paths;
  }

 private:
  [[nodiscard]] const model::Cell* at(std::uint32_t row, std::uint32_t column) const {
    return cells_[row * width_ + column];
  }

  void place_cells(const SheetRows& rows, const HeaderBlock& block) {
    for (std::size_t p = rows.position_of(block.first_row); p < rows.size() && rows[p].index <= block.last_row; ++p) {
      for (const model::Cell& cell : rows[p].cells) {
        if (is_blank(cell) || cell.ref.column < first_column_ || cell.ref.column >= first_column_ + width_) continue;
        cells_[(cell.ref.row - first_row_) * width_ + (cell.ref.column - first_column_)] = &cell;
      }
    }
  }

  void place_merged(const model::Sheet& sheet) {
    for (const model::CellRange& range : sheet.merged) {
      if (range.last.row < first_row_ || range.first.row >= first_row_ + height_) continue;
      const model::Cell* anchor = sheet.at(range.first);
      if (anchor == nullptr || is_blank(*anchor)) continue;
      for (std::uint32_t row = std::max(range.first.row, first_row_);
           row <= range.last.row && row < first_row_ + height_; ++row) {
        for (std::uint32_t column = range.first.column; column <= range.last.column; ++column) {
          if (column < first_column_ || column >= first_column_ + width_) continue;
          const std::size_t place = (row - first_row_) * width_ + (column - first_column_);
          cells_[place] = anchor;
          merged_[place] = 1;
        }
      }
    }
  }

  [[nodiscard]] bool has_leaf(std::uint32_t row, std::uint32_t column) const {
    for (std::uint32_t below = row + 1; below < height_; ++below) {
      const model::Cell* cell = at(below, column);
      if (cell != nullptr && cell != at(row, column)) return true;
    }
    return false;
  }

  /// A column may join the group of its neighbour when it has a leaf, no head of its own and the same head above.
  [[nodiscard]] bool may_join(std::uint32_t row, std::uint32_t column, std::uint32_t group_column) const {
    if (at(row, column) != nullptr || !has_leaf(row, column)) return false;
    return row == 0 || at(row - 1, column) == at(row - 1, group_column);
  }

  void spread_by_hand(std::uint32_t row) {
    std::vector<std::uint32_t> parents;
    for (std::uint32_t column = 0; column < width_; ++column) {
      const std::size_t place = row * width_ + column;
      if (cells_[place] != nullptr && merged_[place] == 0 && has_leaf(row, column)) parents.push_back(column);
    }
    for (const std::uint32_t parent : parents) {
      for (std::uint32_t column = parent + 1; column < width_ && may_join(row, column, parent); ++column) {
        cells_[row * width_ + column] = at(row, parent);
      }
    }
    for (const std::uint32_t parent : parents) {
      for (std::uint32_t column = parent; column > 0 && may_join(row, column - 1, parent); --column) {
        cells_[row * width_ + column - 1] = at(row, parent);
      }
    }
  }

  std::uint32_t first_row_;
  std::uint32_t height_ = 0;
  std::uint16_t first_column_;
  std::uint32_t width_ = 0;
  std::vector<const model::Cell*> cells_;
  std::vector<char> merged_;
};

}  // namespace

std::vector<ColumnPath> header_paths(const SheetRows& rows, const HeaderBlock& block) {
  return Grid(rows, block).paths();
}

std::uint32_t last_row_of(const SheetRows& rows, const HeaderBlock& block) {
  std::uint32_t last = block.last_row;
  for (const model::CellRange& range : rows.sheet().merged) {
    const bool begins_inside = range.first.row >= block.first_row && range.first.row <= block.last_row;
    // A range that reaches far down is a frame or a mistake, no header.
    if (begins_inside && range.last.row <= block.last_row + 4) last = std::max(last, range.last.row);
  }
  return last;
}

const model::CellRange* merged_range_at(const model::Sheet& sheet, model::CellRef ref) {
  const auto at =
      std::ranges::find_if(sheet.merged, [&](const model::CellRange& range) { return range.contains(ref); });
  return at == sheet.merged.end() ? nullptr : &*at;
}

}  // namespace tidtam::layouts
