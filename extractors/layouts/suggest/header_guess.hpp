#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/layouts/header_grid.hpp"
#include "extractors/layouts/lexicon.hpp"

namespace tidtam::layouts::suggest {

/// Where the header of a sheet that no layout takes most likely stands.
struct HeaderGuess {
  HeaderBlock block;
  std::vector<ColumnPath> paths;
  double score = 0;                  ///< from 0 to about 1
  std::size_t n_figure_columns = 0;  ///< columns of figures that have one in the very first row beneath
  /// Beyond doubt, so that it may part one table from another.
  [[nodiscard]] bool is_evident() const { return score >= 0.5 && n_figure_columns > 0; }
};

/// Looks by shape alone for the header that begins within these positions: rows of words over the columns of a table,
/// merged ranges, figures beneath; at most four rows deep. Nothing where no two columns are headed.
[[nodiscard]] std::optional<HeaderGuess> guess_header(const SheetRows& rows, std::size_t first_position,
                                                      std::size_t end_position, WordBook& words);

}  // namespace tidtam::layouts::suggest
