#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/layouts/column_match.hpp"
#include "extractors/layouts/header_grid.hpp"

namespace tidtam::layouts {

/// How well a sheet's name speaks for each layout: 1 its name, 0.5 a name that holds it, 0 another name.
[[nodiscard]] std::vector<double> name_scores(const Lexicon& lexicon, std::string_view sheet_name);

/// What speaks for a layout, each part from 0 to 1.
struct Score {
  double name = 0;      ///< the sheet is called so
  double required = 0;  ///< share of the required columns that are there
  double covered = 0;   ///< share of the sheet's columns that the layout explains
  double filled = 0;    ///< columns found, six or more being full marks
  /// Out of 100.
  [[nodiscard]] double total() const { return 20 * name + 40 * required + 30 * covered + 10 * filled; }
};

/// A header found, and the layout that it is of.
struct HeaderFound {
  std::size_t layout = 0;
  HeaderBlock block;
  std::vector<ColumnPath> paths;
  HeadMatch match;
  Score score;
  std::vector<std::size_t> rivals;                ///< layouts that fit about as well
  bool is_by_day = false;                         ///< another fits about as well, and is meant for other days
  std::vector<std::vector<std::size_t>> missing;  ///< required fields without a column; of each list one would do
};

/// Where to look, and for what.
struct HeaderQuest {
  std::size_t first_position = 0;  ///< of SheetRows
  std::size_t end_position = 0;
  std::vector<double> names;        ///< from name_scores
  std::optional<base::Date> day{};  ///< of the period that the sheet tells of; the latest forms where it is not known
};

/// Every layout of which something stands in this block, scored, those that would not be accepted too.
[[nodiscard]] std::vector<HeaderFound> scored_layouts(const SheetRows& rows, const HeaderBlock& block,
                                                      const HeaderQuest& quest, WordBook& words);
/// Rows of words; a single figure makes it a row of data, unless it is a year.
[[nodiscard]] bool may_be_header(const Row& row);

/// The first header within the positions: one table, or several side by side under the same rows. Empty when there is
/// none.
[[nodiscard]] std::vector<HeaderFound> find_headers(const SheetRows& rows, const HeaderQuest& quest, WordBook& words);

}  // namespace tidtam::layouts
