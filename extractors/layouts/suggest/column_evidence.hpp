#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extractors/layouts/suggest/cell_shape.hpp"

namespace tidtam::layouts::suggest {

/// What stands beneath one head, counted over all rows of the table.
struct ColumnEvidence {
  std::size_t n_rows = 0;
  std::size_t n_filled = 0;                                 ///< cells that are not blank and not `missing`
  std::map<CellShape, std::vector<model::CellRef>> places;  ///< of the cells of each shape
  std::map<std::string, std::size_t> patterns;
  std::set<std::string> values;                 ///< for telling rows apart; never printed
  std::map<std::size_t, std::size_t> n_digits;  ///< whole numbers and codes by how long they are
  double greatest = 0;                          ///< of the numbers, without sign
  bool has_negative = false;
  std::size_t n_serials = 0;  ///< numbers that would be days from 1970 to 2100 under a date format

  void add(const model::Cell& cell, const ShapeReader& reader);
  /// Share of the filled cells that have one of these shapes; 0 where none is filled.
  [[nodiscard]] double share(std::initializer_list<CellShape> wanted) const;
  /// How long every whole number and code is; 0 where they differ.
  [[nodiscard]] std::size_t fixed_length() const { return n_digits.size() == 1 ? n_digits.begin()->first : 0; }
  /// The commonest patterns with their numbers, `9,999 ×31, 999 ×4`.
  [[nodiscard]] std::string patterns_text() const;
};

}  // namespace tidtam::layouts::suggest
