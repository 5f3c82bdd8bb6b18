#include "extractors/layouts/sheet_rows.hpp"

#include <algorithm>

#include "extractors/layouts/header_text.hpp"

namespace tidtam::layouts {

bool is_blank(const model::Cell& cell) {
  if (cell.type != model::CellType::text) return false;
  const bool begins_visibly =
      !cell.text().empty() && static_cast<unsigned char>(cell.text().front()) > ' ' && cell.text().front() != '\xC2';
  if (begins_visibly) return false;
  return !cell.has(model::kFormulaNoValue) && trimmed(cell.text()).empty();
}

SheetRows::SheetRows(const model::Sheet& sheet) : sheet_(sheet) {
  const std::span<const model::Cell> cells(sheet.cells);
  for (std::size_t begin = 0; begin < cells.size();) {
    std::size_t end = begin;
    bool has_content = false;
    for (; end < cells.size() && cells[end].ref.row == cells[begin].ref.row; ++end) {
      has_content = has_content || !is_blank(cells[end]);
    }
    if (has_content) rows_.push_back({cells[begin].ref.row, cells.subspan(begin, end - begin)});
    begin = end;
  }
}

std::size_t SheetRows::position_of(std::uint32_t row_index) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(rows_, row_index, {}, &Row::index) - rows_.begin());
}

}  // namespace tidtam::layouts
