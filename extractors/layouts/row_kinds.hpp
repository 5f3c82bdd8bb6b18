#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/layouts/header_search.hpp"
#include "extractors/layouts/options.hpp"

namespace tidtam::layouts {

/// What a row beneath a header is.
enum class RowKind : std::uint8_t {
  data,
  total,      ///< `รวม`, to be verified and not loaded
  repeated,   ///< the header once more
  numbering,  ///< `(1) (2) (3)` beneath the header
  section,    ///< a heading across the table
  note,       ///< `หมายเหตุ`, `ที่มา`, a signature
  empty,      ///< nothing in the table's columns, or its row number alone
};

/// Tells the rows of one table apart.
class RowJudge {
 public:
  RowJudge(const model::Sheet& sheet, const LayoutSpec& layout, const HeaderFound& header,
           const LayoutOptions& options);
  [[nodiscard]] RowKind kind_of(const Row& row) const;
  /// Of a total row: its label says that it holds averages.
  [[nodiscard]] bool is_average(const Row& row) const;
  /// The field that this column holds, or nothing.
  [[nodiscard]] std::optional<std::size_t> field_at(std::uint16_t column) const;
  /// Cells of the row within the table's columns, blank ones left out.
  [[nodiscard]] std::size_t n_mapped(const Row& row) const;
  [[nodiscard]] bool is_row_number_column(std::uint16_t column) const;
  /// A cell that holds something, within the table's columns.
  [[nodiscard]] bool is_inside(const model::Cell& cell) const;

 private:
  [[nodiscard]] bool is_total(const Row& row) const;
  [[nodiscard]] bool is_total_label(const model::Cell& cell) const;
  [[nodiscard]] bool is_note(const model::Cell& cell) const;
  [[nodiscard]] bool is_repeated_header(const Row& row) const;
  [[nodiscard]] bool is_numbering(const Row& row) const;
  [[nodiscard]] bool is_section(const Row& row) const;

  const model::Sheet& sheet_;
  const LayoutSpec& layout_;
  std::uint16_t first_column_ = 0;
  std::uint16_t last_column_ = 0;
  std::vector<std::optional<std::size_t>> field_by_column_;
  std::vector<char> row_number_by_column_;
  std::vector<std::vector<std::string_view>> heads_by_column_;
  std::vector<std::string> totals_;
  std::vector<std::string> averages_;
  std::vector<std::string> total_beginnings_;
  std::vector<std::string> notes_;
  std::vector<std::string> row_numbers_;
};

}  // namespace tidtam::layouts
