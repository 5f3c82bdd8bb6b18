#pragma once

#include "extractors/layouts/suggest/suggestion.hpp"
#include "extractors/layouts/suggest/table_sample.hpp"

namespace tidtam::layouts::suggest {

/// Decides what names a row, what tells rows apart and which columns a sheet of this layout must have: fills
/// `lineage_field`, `key` and `required` of a suggestion whose fields are those of the sample, one by one.
class RowIdentity {
 public:
  RowIdentity(const TableSample& sample, Suggestion& suggestion) : sample_(sample), suggestion_(suggestion) {}

  /// The field that names its rows best. Where nothing but personal columns could, the first of them is taken in.
  [[nodiscard]] std::size_t naming_field() const;
  void choose_key(std::size_t naming);
  /// The naming field and up to two more that are filled in every row; `is_known` says which heads other layouts have:
  /// those come last, so that no other layout meets the same demands.
  void choose_required(std::size_t naming, const std::vector<bool>& is_known);

 private:
  [[nodiscard]] bool may_name_rows(std::size_t field) const;
  [[nodiscard]] int naming_score(std::size_t field) const;
  [[nodiscard]] bool tell_apart(const std::vector<std::size_t>& fields) const;

  const TableSample& sample_;
  Suggestion& suggestion_;
};

}  // namespace tidtam::layouts::suggest
