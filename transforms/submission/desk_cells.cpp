#include "transforms/submission/desk_cells.hpp"

#include "pipeline/thai/key.hpp"

namespace tidtam::transforms {

namespace {
bool holds_text(const model::Cell* cell) {
  return cell && model::shown_value(*cell).find_first_not_of(" \n\t") != std::string::npos;
}
}  // namespace

bool is_answered(const model::Record& record, const model::RecordSpec& spec) {
  return spec.answer_field.empty() || holds_text(record.cells[*spec.ordinal_of(spec.answer_field)]);
}

bool lies_in_strange_folder(const model::SourceFile& source, const model::UnitTree& units) {
  return !source.scope_unit.empty() && units.find(source.scope_unit) == model::kNoUnit;
}

std::string desk_text(const TypedBatch& batch, const TypedRecord& record, std::string_view field) {
  const std::string* text = text_of(record, *batch.raw->spec, field);
  return text ? *text : std::string();
}

std::optional<base::Date> desk_day(const TypedBatch& batch, const TypedRecord& record, std::string_view field) {
  const auto ordinal = batch.raw->spec->ordinal_of(field);
  const auto* day = ordinal ? std::get_if<base::Date>(&record.values[*ordinal].datum) : nullptr;
  return day ? std::optional(*day) : std::nullopt;
}

bool is_filled(const TypedBatch& batch, const TypedRecord& record, std::string_view field) {
  const auto ordinal = batch.raw->spec->ordinal_of(field);
  return ordinal && holds_text(record.raw->cells[*ordinal]);
}

bool takes_back(const std::string& answer) {
  const std::string key = thai::match_key(answer);
  return key == "ยกเลิก" || key == "cancel";
}

model::Finding desk_finding(const TypedBatch& batch, const TypedRecord& record, std::string_view field,
                            std::string rule, model::Severity severity) {
  return finding_at(*batch.raw, *record.raw, batch.raw->spec->ordinal_of(field).value_or(0), std::move(rule), severity);
}

model::Fact desk_fact(const TypedBatch& batch, const TypedRecord& record, const model::TableSpec& table) {
  model::Fact fact{&table, {}, batch.raw->spec->layout, batch.raw->sheet, lineage_cell(*batch.raw, *record.raw)};
  fact.data.resize(table.columns.size());
  return fact;
}

model::Datum text_or_nothing(const std::string& text) {
  return text.empty() ? model::Datum() : model::Datum(text);
}

}  // namespace tidtam::transforms
