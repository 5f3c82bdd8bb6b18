#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/csv.hpp"
#include "pipeline/base/date.hpp"

namespace tidtam::transforms {

/// Reads one CSV file of the catalogue row by row. The header row must name exactly the columns asked for, in any
/// order. All complaints are ConfigurationErrors that name file and line.
class ReferenceTable {
 public:
  ReferenceTable(const std::filesystem::path& path, std::initializer_list<std::string_view> columns);
  ReferenceTable(const ReferenceTable&) = delete;
  ReferenceTable& operator=(const ReferenceTable&) = delete;

  /// Goes to the next row; false at the end. Fails on a row with too few or too many fields.
  bool next();
  /// The field of the column at this place in the list given to the constructor. Moved out by take().
  [[nodiscard]] const std::string& at(std::size_t column) const { return fields_[place_[column]]; }
  [[nodiscard]] std::string take(std::size_t column) { return std::move(fields_[place_[column]]); }
  /// As at(), but fails when the field is empty.
  [[nodiscard]] const std::string& required(std::size_t column) const;
  [[nodiscard]] int integer(std::size_t column) const;
  [[nodiscard]] double number(std::size_t column) const;
  /// An ISO date, or nothing where the field is empty.
  [[nodiscard]] std::optional<base::Date> date(std::size_t column) const;
  [[noreturn]] void fail(std::string_view complaint) const;
  /// `file:line` of the row just read.
  [[nodiscard]] std::string where() const;

 private:
  std::string file_;
  std::string text_;
  base::CsvReader reader_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> place_;
  std::vector<std::string> fields_;
};

/// Whether something that holds from `valid_from` to `valid_to` (empty: open) holds on this day. ISO dates.
[[nodiscard]] bool holds_on(std::string_view valid_from, std::string_view valid_to, base::Date day);

}  // namespace tidtam::transforms
