#pragma once

#include <cstdint>
#include <vector>

#include "extractors/layouts/suggest/header_guess.hpp"
#include "pipeline/model/workbook.hpp"

namespace tidtam::layouts::suggest {

/// A part of a sheet with one table on it: the titles above, the header, the rows.
struct TableArea {
  model::Sheet sheet;  ///< its cells, at the addresses that they have on the whole sheet
  HeaderBlock block;   ///< where the header stands
};

/// Parts a sheet into its tables, from the top down and from left to right. Another table begins where, behind a gap or
/// a title, another header stands beyond doubt, or beside empty columns the row numbers or heads of the first one begin
/// anew; of tables side by side with the same heads the first alone is given. Nothing where no header is found within
/// `search_rows`.
[[nodiscard]] std::vector<TableArea> table_areas(const model::Sheet& sheet, std::uint32_t search_rows, WordBook& words);

}  // namespace tidtam::layouts::suggest
