#include "transforms/submission/fact_builder.hpp"

#include <utility>

#include "pipeline/base/error.hpp"

namespace tidtam::transforms {

FactBuilder::FactBuilder(const model::TableSpec& table, const model::RecordSpec& record, std::string unit_code,
                         const Cover& cover)
    : table_(&table), record_(&record) {
  const auto quarter = cover.period_of(model::PeriodKind::fiscal_quarter);
  const auto whole = cover.period();
  for (const model::ColumnSpec& column : table.columns) {
    field_of_column_.push_back(record.ordinal_of(column.name));
    model::Datum datum;
    if (column.name == "unit_code") datum = unit_code;
    if (column.name == "fiscal_year" && cover.fiscal_year) datum = std::int64_t{*cover.fiscal_year};
    if (column.name == "period" && (quarter || whole)) datum = model::to_code(quarter ? *quarter : *whole);
    from_cover_.push_back(std::move(datum));
  }
}

model::Fact FactBuilder::fact_of(const TypedBatch& batch, const TypedRecord& record) const {
  model::Fact fact{table_, from_cover_, record_->layout, batch.raw->sheet, lineage_cell(*batch.raw, *record.raw)};
  for (std::size_t column = 0; column < field_of_column_.size(); ++column) {
    // What the cover says of unit and period is not overruled by a column of the same name.
    if (!model::is_absent(fact.data[column]) || !field_of_column_[column]) continue;
    fact.data[column] = record.values[*field_of_column_[column]].datum;
  }
  return fact;
}

void set(model::Fact& fact, std::string_view column, model::Datum datum) {
  const auto ordinal = fact.table->ordinal_of(column);
  TIDTAM_ASSERT(ordinal.has_value(), "columns set by name stand in tables.yaml");
  fact.data[*ordinal] = std::move(datum);
}

}  // namespace tidtam::transforms
