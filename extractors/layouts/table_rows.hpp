#pragma once

#include <vector>

#include "extractors/layouts/header_search.hpp"
#include "extractors/layouts/options.hpp"
#include "pipeline/model/cell_fate.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts {

/// The rows of one table, and where it ends.
struct TableRows {
  std::vector<model::Record> records;
  std::vector<const model::Cell*> unread;  ///< texts that go on in a row merged with the one above: the first is read
  std::size_t end_position = 0;            ///< of SheetRows: the first row that is no longer looked at as the table's
};

/// Reads the rows beneath a header, until notes end the table, the sheet ends or the header of another table follows.
/// Settles the fates of the cells within the table's columns.
[[nodiscard]] TableRows read_table_rows(const SheetRows& rows, const LayoutSpec& layout, const HeaderFound& header,
                                        const std::vector<double>& names, const LayoutOptions& options, WordBook& words,
                                        model::CellFates& fates);

}  // namespace tidtam::layouts
