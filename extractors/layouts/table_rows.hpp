#pragma once

#include <span>
#include <vector>

#include "extractors/layouts/header_search.hpp"
#include "extractors/layouts/options.hpp"
#include "pipeline/model/cell_fate.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts {

/// The rows of one table.
struct TableRows {
  std::vector<model::Record> records;
  std::vector<const model::Cell*> unread;  ///< texts that go on in a row merged with the one above: the first is read
};

/// Tables that stand side by side, and where they end together.
struct TableGroup {
  std::vector<TableRows> tables;  ///< in the order of their headers
  std::size_t end_position = 0;   ///< of SheetRows: the first row that is no longer looked at as theirs
};

/// Reads the rows beneath headers that stand side by side (mostly one), until the sheet ends or the header of another
/// table follows in any of their columns. Settles the fates of the cells within the tables' columns.
[[nodiscard]] TableGroup read_table_rows(const SheetRows& rows, std::span<const HeaderFound> headers,
                                         const std::vector<double>& names, const LayoutOptions& options,
                                         WordBook& words, model::CellFates& fates);

}  // namespace tidtam::layouts
