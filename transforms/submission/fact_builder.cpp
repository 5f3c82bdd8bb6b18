#include "transforms/submission/fact_builder.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "pipeline/base/error.hpp"
#include "pipeline/base/json.hpp"

namespace tidtam::transforms {

namespace {
/// Numbers as exports print them, so that decimals stay exact; all else as a string.
std::string json_of(const model::Datum& datum) {
  const bool is_text = std::holds_alternative<std::string>(datum) || std::holds_alternative<base::Date>(datum);
  const std::string text = model::to_text(datum);
  return is_text ? base::Json(text).dump(-1, ' ', false, base::Json::error_handler_t::replace) : text;
}

/// The words of the marked fields, separated by blanks; absent where none is.
model::Datum marked_words(const model::MarkList& list, const TypedRecord& record) {
  std::string words;
  for (const model::MarkList::Mark& mark : list.marks) {
    const auto* is_marked = std::get_if<std::int64_t>(&record.values[mark.field].datum);
    if (is_marked && *is_marked != 0) words += (words.empty() ? "" : " ") + mark.word;
  }
  return words.empty() ? model::Datum() : model::Datum(std::move(words));
}

/// Puts the fields into their columns. False where none of them says anything.
bool take_sources(std::span<const model::ColumnSource> sources, const TypedRecord& record, model::Fact& fact) {
  bool is_first = true;
  for (const model::ColumnSource& source : sources) {
    if (!record.has(source.field)) continue;
    set(fact, source.column, record.values[source.field].datum);
    if (const model::Cell* cell = record.raw->cells[source.field]; cell && std::exchange(is_first, false))
      fact.cell = cell->ref;
  }
  return std::ranges::any_of(sources, [&](const model::ColumnSource& source) { return record.has(source.field); });
}
}  // namespace

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
    const bool is_period = column.name == "period" || column.name == "round";  // rounds are called after their periods
    if (is_period && (quarter || whole)) datum = model::to_code(quarter ? *quarter : *whole);
    from_cover_.push_back(std::move(datum));
  }
  const auto json = std::ranges::find(table.columns, model::ColumnType::json, &model::ColumnSpec::type);
  if (json == table.columns.end()) return;
  attributes_ = static_cast<std::size_t>(json - table.columns.begin());
  find_attribute_fields();
}

void FactBuilder::find_attribute_fields() {
  for (std::size_t field = 0; field < record_->fields.size(); ++field) {
    const bool is_person = record_->fields[field].kind == model::FieldKind::person;
    if (!is_person && !table_->ordinal_of(record_->fields[field].name)) attribute_fields_.push_back(field);
  }
  std::ranges::sort(attribute_fields_, {}, [this](std::size_t field) { return record_->fields[field].name; });
}

model::Datum FactBuilder::attributes_of(const TypedRecord& record) const {
  std::string object;
  for (const std::size_t field : attribute_fields_) {
    if (!record.has(field)) continue;
    object += object.empty() ? "{" : ",";
    object += base::Json(record_->fields[field].name).dump() + ":" + json_of(record.values[field].datum);
  }
  if (object.empty()) return {};
  return object + "}";
}

model::Fact FactBuilder::fact_of(const TypedBatch& batch, const TypedRecord& record) const {
  model::Fact fact{table_, from_cover_, record_->layout, batch.raw->sheet, lineage_cell(*batch.raw, *record.raw)};
  for (std::size_t column = 0; column < field_of_column_.size(); ++column) {
    // What the cover says of unit and period is not overruled by a column of the same name.
    if (!model::is_absent(fact.data[column]) || !field_of_column_[column]) continue;
    fact.data[column] = record.values[*field_of_column_[column]].datum;
  }
  if (attributes_) fact.data[*attributes_] = attributes_of(record);
  for (const model::MarkList& list : record_->mark_lists) set(fact, list.column, marked_words(list, record));
  return fact;
}

model::Datum FactBuilder::series_value(std::string_view value) const {
  const auto column = table_->ordinal_of(record_->series.column);
  if (!column || table_->columns[*column].type != model::ColumnType::integer) return std::string(value);
  std::int64_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

std::vector<model::Fact> FactBuilder::facts_of(const TypedBatch& batch, const TypedRecord& record) const {
  model::Fact common = fact_of(batch, record);
  const model::RowSeries& series = record_->series;
  if (series.column.empty()) return {std::move(common)};
  std::vector<model::Fact> facts;
  for (const model::RowSeries::Member& member : series.members) {
    model::Fact fact = common;
    if (!take_sources(member.sources, record, fact)) continue;
    set(fact, series.column, series_value(member.value));
    facts.push_back(std::move(fact));
  }
  if (facts.empty() && take_sources(series.undivided, record, common)) facts.push_back(std::move(common));
  return facts;
}

void set(model::Fact& fact, std::string_view column, model::Datum datum) {
  const auto ordinal = fact.table->ordinal_of(column);
  TIDTAM_ASSERT(ordinal.has_value(), "columns set by name stand in tables.yaml");
  fact.data[*ordinal] = std::move(datum);
}

}  // namespace tidtam::transforms
