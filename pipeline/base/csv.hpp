#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidtam::base {

/// Appends one RFC 4180 field: quoted where it holds a comma, quote, CR or LF, or begins or ends with a blank.
void append_csv_field(std::string& line, std::string_view field);

/// Reads our own CSV files (UTF-8, comma, quotes doubled): catalogue data and exports, not what officers send.
/// The text given has to outlive the reader.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text);
  /// Fills `fields` with the next row; false at the end. Blank lines are passed over.
  bool read_row(std::vector<std::string>& fields);
  /// 1-based number of the line where the row just read began.
  [[nodiscard]] std::size_t line_number() const { return row_line_; }

 private:
  std::string_view rest_;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
};

}  // namespace tidtam::base
