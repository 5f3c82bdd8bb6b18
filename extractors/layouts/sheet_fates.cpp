#include "extractors/layouts/sheet_fates.hpp"

#include <algorithm>

namespace tidtam::layouts {

namespace {
using model::CellFate;

bool is_within(const HeaderFound& header, const model::Cell& cell) {
  return cell.ref.column >= header.paths.front().column && cell.ref.column <= header.paths.back().column;
}
}  // namespace

model::CellFates fates_of(const model::Sheet& sheet, std::size_t sheet_index) {
  model::CellFates fates(sheet, sheet_index);
  for (const model::Cell& cell : sheet.cells) {
    if (is_blank(cell)) fates.settle(cell, CellFate::blank);
  }
  return fates;
}

void settle_head(const SheetRows& rows, const HeaderFound& header, model::CellFates& fates) {
  const std::uint32_t last = last_row_of(rows, header.block);
  for (std::size_t p = rows.position_of(header.block.first_row); p < rows.size() && rows[p].index <= last; ++p) {
    for (const model::Cell& cell : rows[p].cells) {
      if (is_within(header, cell) && fates.of(cell) != CellFate::blank) fates.settle(cell, CellFate::head);
    }
  }
}

void settle_beside(const SheetRows& rows, std::span<const HeaderFound> headers, RowSpan span, model::CellFates& fates) {
  for (std::size_t p = span.first; p < span.end; ++p) {
    for (const model::Cell& cell : rows[p].cells) {
      const bool is_in_table =
          std::ranges::any_of(headers, [&](const HeaderFound& header) { return is_within(header, cell); });
      if (!is_in_table) fates.change(cell, CellFate::none, CellFate::unmapped);
    }
  }
}

void set_aside(const SheetRows& rows, const HeaderFound& header, RowSpan span, model::CellFates& fates) {
  for (std::size_t p = span.first; p < span.end; ++p) {
    for (const model::Cell& cell : rows[p].cells) {
      if (!is_within(header, cell)) continue;
      fates.change(cell, CellFate::value, CellFate::unmapped);
      fates.change(cell, CellFate::total, CellFate::unmapped);
    }
  }
}

void settle_rest(const SheetRows& rows, RowSpan span, model::CellFate fate, model::CellFates& fates) {
  for (std::size_t p = span.first; p < span.end; ++p) {
    for (const model::Cell& cell : rows[p].cells) fates.change(cell, CellFate::none, fate);
  }
}

}  // namespace tidtam::layouts
