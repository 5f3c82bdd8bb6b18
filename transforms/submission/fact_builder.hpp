#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/fact.hpp"
#include "transforms/submission/cover.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Arranges the typed records of one layout as rows of its unified table: fields go into the columns of their names,
/// and `unit_code`, `fiscal_year`, `period` and `round` come from the cover. Where the table has a column of type json,
/// it gets the fields that have no column of their own, as one object with its keys sorted and money in satang; names
/// of persons are left out, as no column was declared for them. A layout's series gives a row for each of its members,
/// its lists of marks a text each. What a table needs beyond that is in its own file (project_facts.hpp,
/// indicator_facts.hpp).
class FactBuilder {
 public:
  FactBuilder(const model::TableSpec& table, const model::RecordSpec& record, std::string unit_code,
              const Cover& cover);

  /// The one row of a record, its layout's series left aside.
  [[nodiscard]] model::Fact fact_of(const TypedBatch& batch, const TypedRecord& record) const;
  /// As fact_of, or the rows of the series: each stands at the first cell that it was made of.
  [[nodiscard]] std::vector<model::Fact> facts_of(const TypedBatch& batch, const TypedRecord& record) const;
  [[nodiscard]] const model::TableSpec& table() const { return *table_; }

 private:
  void find_attribute_fields();
  [[nodiscard]] model::Datum attributes_of(const TypedRecord& record) const;
  [[nodiscard]] model::Datum series_value(std::string_view value) const;

  const model::TableSpec* table_;
  const model::RecordSpec* record_;
  std::vector<std::optional<std::size_t>> field_of_column_;
  std::vector<model::Datum> from_cover_;
  std::optional<std::size_t> attributes_;      ///< the column of type json
  std::vector<std::size_t> attribute_fields_;  ///< ordinals of the fields that go into it, by their names
};

/// Sets a column by name. The column must exist.
void set(model::Fact& fact, std::string_view column, model::Datum datum);

}  // namespace tidtam::transforms
