#pragma once

#include <span>

#include "extractors/layouts/header_search.hpp"
#include "pipeline/model/cell_fate.hpp"

/// What becomes of the cells that stand in no row of a table. Those of its rows are settled where the rows are told
/// apart (table_rows.hpp), labels and their values where the labels are found.
namespace tidtam::layouts {

/// Blank cells have a fate from the beginning.
[[nodiscard]] model::CellFates fates_of(const model::Sheet& sheet, std::size_t sheet_index);

/// Cells of the header's rows within its columns.
void settle_head(const SheetRows& rows, const HeaderFound& header, model::CellFates& fates);

/// Where the rows that stand under the same heads begin and end, by position.
struct RowSpan {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// Cells of these rows left and right of the columns of all headers, and between them.
void settle_beside(const SheetRows& rows, std::span<const HeaderFound> headers, RowSpan span, model::CellFates& fates);

/// Values and totals of a table that is not read after all: two forms fit it about as well.
void set_aside(const SheetRows& rows, const HeaderFound& header, RowSpan span, model::CellFates& fates);

/// Cells of these rows that have none yet.
void settle_rest(const SheetRows& rows, RowSpan span, model::CellFate fate, model::CellFates& fates);

}  // namespace tidtam::layouts
