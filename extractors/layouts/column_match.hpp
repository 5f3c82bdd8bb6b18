#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/layouts/header_grid.hpp"
#include "extractors/layouts/lexicon.hpp"

namespace tidtam::layouts {

/// How well one column's head fits one field: 1 where it stands there word for word.
struct ColumnHit {
  std::size_t path = 0;
  std::size_t field = 0;
  double quality = 0;
};

/// One layout laid over one header.
struct HeadMatch {
  std::vector<std::optional<std::size_t>> path_of_field;
  std::vector<double> quality_of_field;
  std::vector<std::optional<std::size_t>> field_of_path;
  std::vector<ColumnHit> repeated;  ///< columns that a field would have had too, beside the one it took
  std::vector<std::size_t> fuzzy;   ///< fields found by likeness

  void take(const ColumnHit& hit);
  [[nodiscard]] std::size_t n_matched() const;
};

/// Text of a head as a whole: `จำนวนนักเรียน / ชาย`.
[[nodiscard]] std::string head_text(const ColumnPath& path);

/// The column is headed by a row number: `ที่`.
[[nodiscard]] bool is_row_number(const ColumnPath& path, WordBook& words);

/// The fields of every layout whose head a column's path bears, by exact key.
class PathReader {
 public:
  PathReader(std::span<const ColumnPath> paths, WordBook& words);
  [[nodiscard]] HeadMatch match_of(std::size_t layout) const;
  /// How many fields of each layout are headed here.
  [[nodiscard]] std::vector<std::size_t> fields_by_layout() const;

 private:
  struct Hit {
    std::uint16_t layout;
    ColumnHit column;
  };
  std::span<const ColumnPath> paths_;
  const Lexicon& lexicon_;
  std::vector<Hit> hits_;
};

}  // namespace tidtam::layouts
