#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractors/layouts/suggest/words.hpp"
#include "pipeline/model/cell.hpp"

namespace tidtam::layouts::suggest {

/// What a cell looks like, before anybody knows what its column means.
enum class CellShape : std::uint8_t {
  missing,     ///< a dash, an error, a line of dots to write on
  integer,     ///< `1,204`
  satang,      ///< a number of at most two decimals: `1,204.50`
  decimal,     ///< other numbers
  percent,     ///< `85%`, or a number shown with a percent sign
  year,        ///< 2400 … 2699 alone
  code,        ///< digits with a leading zero or with letters: `P-014`
  date,        ///< one day
  date_range,  ///< from one day or month to another, a month, a quarter
  mark,        ///< `✓`
  person,      ///< begins with a title of persons
  unit,        ///< begins as names of schools and offices do
  identity,    ///< thirteen digits
  contact,     ///< a telephone number, an address of e-mail
  text,
};

/// Tells shapes; `words` must outlive it.
class ShapeReader {
 public:
  explicit ShapeReader(const Words& words) : words_(words) {}
  [[nodiscard]] CellShape shape_of(const model::Cell& cell) const;

 private:
  [[nodiscard]] bool is_person(std::string_view text) const;
  [[nodiscard]] bool is_unit(std::string_view text) const;

  const Words& words_;
};

/// The form of a value without the value: `9,999.99`, `d mmm yyyy`, `99999999`, `ก 9`; of a long text `…`. No letter of
/// the cell is in it.
[[nodiscard]] std::string pattern_of(const model::Cell& cell, CellShape shape);

}  // namespace tidtam::layouts::suggest
