#include "transforms/submission/taken_rows.hpp"

#include <utility>

namespace tidtam::transforms {

std::string row_key(const TypedRecord& record, const model::RecordSpec& spec) {
  std::string key;
  for (const std::string& field : spec.key) {
    if (const auto ordinal = spec.ordinal_of(field)) key += model::to_text(record.values[*ordinal].datum) + '\n';
  }
  return key;
}

void TakenRows::note_repeated(const TypedBatch& batch, TypedRecord& record) {
  record.outcome = RowOutcome::left_out;
  const model::RecordSpec& spec = *batch.raw->spec;
  std::size_t at = spec.ordinal_of(spec.lineage_field).value_or(0);
  for (const std::string& field : spec.key) {
    const auto ordinal = spec.ordinal_of(field);
    if (!ordinal || !record.raw->cells[*ordinal]) continue;
    at = *ordinal;
    break;
  }
  const bool own_row = spec.grain == model::RecordGrain::row_unit;
  draft_.note(
      record, *batch.raw,
      {finding_at(*batch.raw, *record.raw, at, "DUP-01", own_row ? model::Severity::error : model::Severity::warning)});
}

bool TakenRows::take_unit(const TypedBatch& batch, TypedRecord& record, model::UnitIndex unit) {
  if (units_of_table_.insert(unit).second) return true;
  note_repeated(batch, record);
  return false;
}

bool TakenRows::take_row(const TypedBatch& batch, TypedRecord& record, const ProjectCodes& codes) {
  const model::RecordSpec& spec = *batch.raw->spec;
  std::string key;
  for (const std::string& field : spec.key) {
    if (field == "project_code") {
      key += codes.code_of(record, spec) + '\n';
    } else if (const auto ordinal = spec.ordinal_of(field)) {
      key += model::to_text(record.values[*ordinal].datum) + '\n';
    }
  }
  if (key.find_first_not_of('\n') == std::string::npos || keys_[spec.layout].insert(key).second) return true;
  note_repeated(batch, record);
  return false;
}

std::string TakenRows::value_key(const model::Fact& fact) const {
  std::string key;
  for (const char* column : {"unit_code", "indicator", "dimension", "period"}) {
    key += model::to_text(fact.data[*indicator_values_.ordinal_of(column)]) + '\n';
  }
  return key;
}

void TakenRows::add_unsaid_values(std::vector<model::Fact> facts) {
  for (model::Fact& fact : facts) {
    if (value_by_key_.emplace(value_key(fact), draft_.content().facts.size()).second) draft_.add(std::move(fact));
  }
}

void TakenRows::add_values(const TypedBatch& batch, TypedRecord& record, std::vector<model::Fact> facts) {
  std::vector<std::string> keys;
  for (const model::Fact& fact : facts) {
    const std::string& key = keys.emplace_back(value_key(fact));
    const auto known = value_by_key_.find(key);
    if (known == value_by_key_.end()) continue;
    if (batch.raw->spec->grain == model::RecordGrain::own_unit ||
        draft_.content().facts[known->second].data != fact.data) {
      note_repeated(batch, record);  // and nothing of the row counts, not even what it alone says
      return;
    }
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool is_new = value_by_key_.emplace(std::move(keys[i]), draft_.content().facts.size()).second;
    if (is_new) draft_.add(std::move(facts[i]));
  }
}

}  // namespace tidtam::transforms
